//! What the network is told of each word: its vector, its letter sequences, and flags.

use std::ops::Range;

use crate::{
    hash::Hasher,
    model::network::{FLAGS, GRAMS},
    tag::{features::Observed, word::Word},
};

/// How many letter sequences of a word are looked at.
const MAX_GRAMS: usize = 20;
/// How many kinds of shape are told apart.
const SHAPES: u32 = 512;
/// How many cluster numbers there are at each level, one for "not known" included.
const CLUSTERS: [u32; 4] = [65, 257, 1025, 3073];

/// Where each kind of flag begins.
mod flag {
    use super::{CLUSTERS, SHAPES};

    pub(super) const CASE: u32 = SHAPES;
    pub(super) const LISTS: u32 = CASE + 8;
    pub(super) const INITIAL: u32 = LISTS + 64;
    pub(super) const SHOUTED: u32 = INITIAL + 1;
    pub(super) const SHORT: u32 = SHOUTED + 1;
    pub(super) const ALL_CAPITALIZED: u32 = SHORT + 1;
    pub(super) const COUNTS: u32 = ALL_CAPITALIZED + 1;
    pub(super) const CLUSTER: u32 = COUNTS + 12;
    pub(super) const END: u32 = CLUSTER + CLUSTERS[0] + CLUSTERS[1] + CLUSTERS[2] + CLUSTERS[3];
}

const _: () = assert!(flag::END as usize == FLAGS, "every flag has a row");

/// What is told of one word.
#[derive(Debug, Clone, Default)]
pub struct Input {
    /// The hash under which the clusters know the word; 0 where they do not.
    pub word: u32,
    /// The rows of its letter sequences.
    pub grams: Vec<u32>,
    /// What is true of it, ascending.
    pub flags: Vec<u32>,
    /// The number of the word among the different words of the document, whatever their case.
    pub form: Option<usize>,
}

/// Reads the words of one sentence.
#[derive(Debug)]
pub struct InputReader<'a, 'text> {
    observed: &'a Observed<'text>,
    sentence: Range<usize>,
    is_headline: bool,
}

impl<'a, 'text> InputReader<'a, 'text> {
    /// A reader of the words at the places of `sentence`.
    #[must_use]
    pub fn new(observed: &'a Observed<'text>, sentence: &Range<usize>) -> Self {
        Self { observed, sentence: sentence.clone(), is_headline: is_headline(observed, sentence) }
    }

    /// The places of the sentence.
    #[must_use]
    pub const fn sentence(&self) -> &Range<usize> {
        &self.sentence
    }

    /// Fills `input` with what is told of the word at `place`.
    pub fn read(&self, place: usize, input: &mut Input) {
        input.grams.clear();
        input.flags.clear();
        let Some(word) = self.observed.word(place) else { return };
        input.word = word.known;
        grams(word.text, &mut input.grams);
        let flags = &mut input.flags;
        flags.push(word.shape % SHAPES);
        flags.push(flag::CASE + word.case as u32);
        let mut bits = word.lists;
        while bits != 0 {
            flags.push(flag::LISTS + bits.trailing_zeros());
            bits &= bits - 1;
        }
        let facts = [
            (place == self.sentence.start, flag::INITIAL),
            (word.shouted, flag::SHOUTED),
            (self.sentence.len() < 8, flag::SHORT),
            (self.is_headline, flag::ALL_CAPITALIZED),
        ];
        flags.extend(facts.into_iter().filter(|fact| fact.0).map(|fact| fact.1));
        input.form = None;
        if let Some((form, seen)) = self.observed.occurrences(place) {
            input.form = Some(form);
            flags.push(flag::COUNTS + seen.small.min(2) * 4 + seen.capital.min(3));
        }
        let mut start = flag::CLUSTER;
        for (cluster, size) in word.clusters.into_iter().zip(CLUSTERS) {
            flags.push(start + u32::from(cluster).min(size - 1));
            start += size;
        }
    }
}

/// Whether nearly all words of letters in `sentence` begin with a capital.
fn is_headline(observed: &Observed<'_>, sentence: &Range<usize>) -> bool {
    let words = || sentence.clone().filter_map(|place| observed.word(place));
    let capital = words().filter(|word| word.has_capital()).count();
    let small = words().filter(|word| is_long_and_small(word)).count();
    capital >= 3 && small * 4 <= capital
}

fn is_long_and_small(word: &Word<'_>) -> bool {
    !word.has_capital() && word.text.len() > 3
}

/// The rows of the letter sequences of a word: the word, its beginnings and ends of two to five letters, and what is
/// inside by threes; small letters.
fn grams(text: &str, out: &mut Vec<u32>) {
    let letters: Vec<char> = text
        .chars()
        .take(24)
        .flat_map(char::to_lowercase)
        .map(|c| if c.is_ascii_digit() { '0' } else { c })
        .collect();
    let mut put = |kind: u8, letters: &[char]| {
        if out.len() < MAX_GRAMS {
            let mut hasher = Hasher::default();
            hasher.byte(kind);
            for &c in letters {
                hasher.char(c);
            }
            out.push(hasher.finish() % GRAMS as u32);
        }
    };
    put(0, &letters);
    for count in 2..=5.min(letters.len()) {
        put(1, letters.get(..count).unwrap_or_default());
        put(2, letters.get(letters.len() - count..).unwrap_or_default());
    }
    for three in letters.windows(3) {
        put(3, three);
    }
}
