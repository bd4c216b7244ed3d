//! What the whole document says of a word: seen clearly once, it helps where it is not clear.

use super::word::{Case, Word};

/// How many occurrences of a word are remembered by place; more add work, not evidence.
const MAX_PLACES: usize = 5;

/// All occurrences of one word, whatever its case.
#[derive(Debug, Clone, Copy)]
pub(super) struct Occurrences {
    lower: u32,
    /// How often the word is written small.
    pub(super) small: u32,
    /// How often it is written with a capital where a small letter could stand: not first in a sentence.
    pub(super) capital: u32,
    places: [u32; MAX_PLACES],
    count: u32,
}

impl Occurrences {
    /// The first places of the word in the document other than `place`.
    pub(super) fn others(&self, place: usize) -> impl Iterator<Item = usize> {
        let known = self.places.iter().take(self.count as usize);
        known.map(|&other| other as usize).filter(move |&other| other != place).take(MAX_PLACES - 1)
    }
}

/// The words of a document by what they are, not by where they stand.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// Sorted by `lower`.
    words: Vec<Occurrences>,
}

impl Memory {
    /// Reads the words of a document; `is_initial` tells the first words of sentences.
    pub(super) fn new(words: &[Word<'_>], is_initial: impl Fn(usize) -> bool) -> Self {
        let mut order: Vec<(u32, u32)> = words
            .iter()
            .enumerate()
            .filter(|(_, word)| word.case != Case::None)
            .map(|(place, word)| (word.lower, place as u32))
            .collect();
        order.sort_unstable();
        let groups = order.chunk_by(|a, b| a.0 == b.0).filter_map(|group| {
            let lower = group.first()?.0;
            let mut seen = Occurrences { lower, small: 0, capital: 0, places: [0; MAX_PLACES], count: 0 };
            for (slot, &(_, place)) in seen.places.iter_mut().zip(group) {
                *slot = place;
                seen.count += 1;
            }
            for &(_, place) in group {
                let case = words.get(place as usize).map_or(Case::None, |word| word.case);
                seen.small += u32::from(case == Case::Lower);
                seen.capital += u32::from(case.is_capital() && !is_initial(place as usize));
            }
            Some(seen)
        });
        Self { words: groups.collect() }
    }

    /// What the document has of a word.
    pub(super) fn get(&self, word: &Word<'_>) -> Option<&Occurrences> {
        self.at(self.position(word)?)
    }

    /// What the document has of the word with this number.
    pub(super) fn at(&self, position: usize) -> Option<&Occurrences> {
        self.words.get(position)
    }

    /// The number of a word among the different words of the document.
    pub(super) fn position(&self, word: &Word<'_>) -> Option<usize> {
        self.words.binary_search_by_key(&word.lower, |seen| seen.lower).ok()
    }

    /// How many different words there are.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }
}
