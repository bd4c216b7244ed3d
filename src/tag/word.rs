//! What the tagger sees of a word by itself.

use super::HYPHEN;
use crate::{
    hash::{self, Hasher},
    lexicon::HashedWords,
    model::{
        Lexicon,
        clusters::ClusterPath,
        gazetteer::{Gazetteer, MAX_TOKENS},
    },
};

/// How much of a word is looked at; the rest of a longer one says nothing about names.
const MAX_CHARS: usize = 48;

/// The letters of a word, as far as upper and lower case go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Case {
    /// No letter that has case.
    #[default]
    None,
    /// All small.
    Lower,
    /// The first letter is a capital and a small one follows.
    Capitalized,
    /// All capitals, at least two.
    Upper,
    /// One capital by itself.
    Single,
    /// Small first, capitals later: "iPhone".
    Mixed,
}

impl Case {
    /// Whether the word begins with a capital.
    pub(super) const fn is_capital(self) -> bool {
        matches!(self, Self::Capitalized | Self::Upper | Self::Single)
    }
}

impl Word<'_> {
    /// Whether there is a capital anywhere in the word.
    pub(super) fn has_capital(&self) -> bool {
        self.case.is_capital() || self.case == Case::Mixed
    }
}

/// One word of a document, with all that does not depend on its neighbours but the lists.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Word<'text> {
    pub(super) text: &'text str,
    /// The word as it is.
    pub(super) exact: u32,
    /// The word in small letters.
    pub(super) lower: u32,
    /// Its shape: X for capitals, x for small letters, d for digits, runs cut to two.
    pub(super) shape: u32,
    /// Its last three letters.
    pub(super) suffix: u32,
    pub(super) case: Case,
    pub(super) clusters: ClusterPath,
    /// The hash under which the clusters know the word; 0 where they do not.
    pub(super) known: u32,
    /// Whether the sentence is in capitals.
    pub(super) shouted: bool,
    /// Whether it is a small word that is no part of names.
    pub(super) is_outside: bool,
    /// Four bits a list: first, inside, last, only token of an entry.
    pub(super) lists: u64,
    /// How many words of the run of capitalized words that it is in stand before it and after it; `None` outside.
    pub(super) run: Option<(u8, u8)>,
    /// What kind of line its sentence is; see [`kind_of_line`].
    pub(super) line: Line,
}

/// What kind of line a sentence is: how long, how many of its words are numbers, and how many have small letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Line {
    length: u8,
    numbers: u8,
    small: u8,
}

impl Line {
    /// One number for each kind.
    pub(super) fn code(self) -> u32 {
        u32::from(self.length) * 16 + u32::from(self.numbers) * 4 + u32::from(self.small)
    }

    /// Whether it is no running text: a row of a table, a list of names, a score.
    pub(super) const fn is_row(self) -> bool {
        self.small == 0 || self.numbers >= 2
    }
}

/// The words of one sentence, looked up in the lexicon.
pub(super) fn read_sentence<'text>(
    words: impl Iterator<Item = &'text str>,
    lexicon: &Lexicon,
    out: &mut Vec<Word<'text>>,
) {
    let start = out.len();
    out.extend(words.map(read));
    let Some(sentence) = out.get_mut(start..) else { return };
    let shouted = is_shouted(sentence);
    for word in &mut *sentence {
        word.shouted = shouted;
        (word.known, word.clusters) = clusters(word, shouted, lexicon).unwrap_or_default();
        // Of rare words nobody knows what they may be part of.
        word.is_outside = word.case == Case::Lower && word.known != 0 && !INSIDE.contains(word.lower);
    }
    mark_lists(sentence, shouted, &lexicon.gazetteer);
    mark_hyphened(sentence);
    mark_runs(sentence);
    let line = kind_of_line(sentence);
    for word in sentence {
        word.line = line;
    }
}

/// The small words that stand inside names; made by `cargo xtask train inside`.
static INSIDE: HashedWords = HashedWords::new(include_str!("../../model/lexicon/tag/inside_names.txt"));

/// Any word may stand beside a hyphen in a name: "Tarn-listed", "ex-Soviet".
fn mark_hyphened(sentence: &mut [Word<'_>]) {
    for place in 0..sentence.len() {
        if sentence.get(place).is_some_and(|word| word.text == HYPHEN) {
            let beside = sentence.get_mut(place.saturating_sub(1)..).unwrap_or_default();
            beside.iter_mut().take(3).for_each(|word| word.is_outside = false);
        }
    }
}

/// Small words that join the parts of a name.
const JOINTS: [&str; 10] = ["of", "de", "la", "del", "al", "bin", "van", "von", "for", HYPHEN];

/// Marks the runs of words with capitals, joints included.
fn mark_runs(sentence: &mut [Word<'_>]) {
    let mut start = 0;
    while start < sentence.len() {
        let mut end = start;
        for (place, word) in sentence.iter().enumerate().skip(start) {
            if word.has_capital() {
                end = place + 1;
            } else if place > end || end == start || !JOINTS.contains(&word.text) {
                break;
            }
        }
        let run = sentence.get_mut(start..end).unwrap_or_default();
        let last = run.len().saturating_sub(1);
        for (place, word) in run.iter_mut().enumerate() {
            word.run = Some((place.min(255) as u8, (last - place).min(255) as u8));
        }
        start = end.max(start + 1);
    }
}

/// Tells running text from rows of tables, lists and headlines.
fn kind_of_line(sentence: &[Word<'_>]) -> Line {
    let count = |fits: &dyn Fn(&Word<'_>) -> bool| sentence.iter().filter(|word| fits(word)).count();
    let numbers = count(&|word| word.text.starts_with(|c: char| c.is_ascii_digit()));
    let small = count(&|word| word.case == Case::Lower);
    let length = [2, 4, 8, 14, 25].iter().take_while(|&&limit| sentence.len() > limit).count();
    let share = |count: usize| (4 * count).div_ceil(sentence.len().max(1)).min(3);
    Line { length: length as u8, numbers: share(numbers) as u8, small: share(small) as u8 }
}

/// Whether a sentence is in capitals, so that a capital says nothing.
fn is_shouted(sentence: &[Word<'_>]) -> bool {
    let upper = sentence.iter().filter(|word| word.case == Case::Upper).count();
    let lower = sentence.iter().filter(|word| matches!(word.case, Case::Lower | Case::Capitalized)).count();
    upper >= 2 && upper > 2 * lower
}

fn read(text: &str) -> Word<'_> {
    let (mut exact, mut lower, mut shape) = (Hasher::default(), Hasher::default(), Hasher::default());
    let mut run = (' ', 0);
    let (mut first, mut upper, mut small) = (None, 0, 0);
    for c in text.chars().take(MAX_CHARS) {
        exact.char(c);
        lowercase(c, |c| lower.char(c));
        let class = class(c);
        upper += u32::from(class == 'X');
        small += u32::from(class == 'x');
        first = first.or(Some(class));
        run = if run.0 == class { (class, run.1 + 1) } else { (class, 1) };
        if run.1 <= 2 {
            shape.char(class);
        }
    }
    let case = match (first, upper, small) {
        (_, 0, 0) => Case::None,
        (_, 0, _) => Case::Lower,
        (_, 1, 0) => Case::Single,
        (_, _, 0) => Case::Upper,
        (Some('X'), ..) => Case::Capitalized,
        _ => Case::Mixed,
    };
    Word {
        text,
        exact: exact.finish(),
        lower: lower.finish(),
        shape: shape.finish(),
        suffix: suffix(text, 3),
        case,
        ..Word::default()
    }
}

/// What a character is in the shape of a word.
fn class(c: char) -> char {
    if c.is_uppercase() {
        'X'
    } else if c.is_lowercase() {
        'x'
    } else if c.is_numeric() {
        'd'
    } else {
        c
    }
}

/// The shape of a word, as people can read it.
pub(super) fn shape(text: &str) -> String {
    let mut shape = String::new();
    for class in text.chars().take(MAX_CHARS).map(class) {
        if !shape.ends_with(&[class, class].iter().collect::<String>()) {
            shape.push(class);
        }
    }
    shape
}

/// Calls `emit` with the small form of `c`; without a table look-up for ASCII.
fn lowercase(c: char, mut emit: impl FnMut(char)) {
    if c.is_ascii() {
        emit(c.to_ascii_lowercase());
    } else {
        c.to_lowercase().for_each(emit);
    }
}

/// The hash of the first `count` characters.
pub(super) fn prefix(text: &str, count: usize) -> u32 {
    let mut hasher = Hasher::default();
    text.chars().take(count).for_each(|c| hasher.char(c));
    hasher.finish()
}

/// The hash of the last `count` characters, last one first.
pub(super) fn suffix(text: &str, count: usize) -> u32 {
    let mut hasher = Hasher::default();
    text.chars().rev().take(count).for_each(|c| hasher.char(c));
    hasher.finish()
}

/// The clusters of a word and the hash under which they know it: as it is, else in the forms that it may have in
/// running text.
fn clusters(word: &Word<'_>, shouted: bool, lexicon: &Lexicon) -> Option<(u32, ClusterPath)> {
    let find = |form| {
        let hash = normal(word.text, form);
        Some((hash, lexicon.clusters.get(hash)?))
    };
    let [as_is, capitalized, lower] =
        [Form::AsIs, Form::Capitalized, Form::Lower].map(|form| move || find(form));
    if shouted && word.case == Case::Upper {
        capitalized().or_else(lower).or_else(as_is)
    } else if word.case == Case::Lower {
        as_is()
    } else {
        as_is().or_else(capitalized).or_else(lower)
    }
}

/// A way to write a word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    AsIs,
    Lower,
    Capitalized,
}

/// The hash under which a word stands in the clusters: digits as 0, so that numbers of one shape share an entry.
fn normal(text: &str, form: Form) -> u32 {
    let mut hasher = Hasher::default();
    for (position, c) in text.chars().take(MAX_CHARS).enumerate() {
        let keep = form == Form::AsIs || (form == Form::Capitalized && position == 0);
        if c.is_ascii_digit() {
            hasher.char('0');
        } else if keep {
            hasher.char(c);
        } else {
            lowercase(c, |c| hasher.char(c));
        }
    }
    hasher.finish()
}

/// Marks the words that stand in an entry of a list.
fn mark_lists(sentence: &mut [Word<'_>], shouted: bool, gazetteer: &Gazetteer) {
    let keys: Vec<u32> = sentence
        .iter()
        .map(|word| {
            if shouted && word.case == Case::Upper {
                normal(word.text, Form::Capitalized)
            } else {
                word.exact
            }
        })
        .collect();
    for start in 0..keys.len() {
        // Entries begin with a capital or a digit; only the lists of common words do not, and they are short.
        let ahead = keys.get(start..keys.len().min(start + MAX_TOKENS)).unwrap_or_default();
        gazetteer.matches(ahead.iter().copied(), |list, len| {
            let inside = sentence.get_mut(start..start + len).unwrap_or_default();
            for (step, word) in inside.iter_mut().enumerate() {
                let place = match (step == 0, step + 1 == len) {
                    (true, true) => 3,
                    (true, false) => 0,
                    (false, true) => 2,
                    (false, false) => 1,
                };
                word.lists |= 1 << (list * 4 + place);
            }
        });
    }
}

/// The word that stands before and after a sentence.
pub(super) fn boundary() -> Word<'static> {
    let mark = hash::word("\n");
    Word { exact: mark, lower: mark, shape: mark, suffix: mark, ..Word::default() }
}

#[cfg(test)]
mod tests {
    use super::{Case, INSIDE, read, read_sentence, shape};
    use crate::hash;

    #[test]
    fn the_list_of_inside_words_is_well_formed() {
        INSIDE.assert_well_formed();
    }

    #[test]
    fn case_is_told_from_the_letters() {
        for (word, case) in [
            ("the", Case::Lower),
            ("Paris", Case::Capitalized),
            ("McDonald", Case::Capitalized),
            ("NATO", Case::Upper),
            ("A", Case::Single),
            ("iPhone", Case::Mixed),
            ("2024", Case::None),
            ("G20", Case::Single),
        ] {
            assert_eq!(read(word).case, case, "{word}");
        }
    }

    #[cfg(feature = "embedded-model")]
    #[test]
    fn known_small_words_that_are_in_no_names_are_outside() {
        let model = crate::Model::embedded().unwrap();
        for (sentence, outside) in [
            ("Reporters said the Bank of Tarn, 2024", &["said"][..]),
            ("Noor said the Tarn ‐ said deal was brokered by Zugl", &["said", "was"]),
            ("Noor qwyxtle Tarn", &[]),
        ] {
            let mut words = Vec::new();
            read_sentence(sentence.split(' '), model.lexicon(), &mut words);
            let found: Vec<&str> =
                words.iter().filter(|word| word.is_outside).map(|word| word.text).collect();
            assert_eq!(found, outside, "{sentence}");
        }
    }

    #[test]
    fn shapes_cut_runs_to_two() {
        for (word, written) in
            [("Paris", "Xxx"), ("McDonald's", "XxXxx'x"), ("1996-7", "dd-d"), ("...", "..")]
        {
            assert_eq!(shape(word), written);
            assert_eq!(read(word).shape, hash::word(written), "{word}");
        }
        assert_eq!(read("Paris").shape, read("London").shape);
        assert_ne!(read("Paris").shape, read("PARIS").shape);
        assert_eq!(read("1996").shape, read("12").shape);
    }
}
