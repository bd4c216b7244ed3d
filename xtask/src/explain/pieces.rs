//! The hashes of features turned back into what they were made of.
//!
//! A hash cannot be read backwards, but few things can be behind it: small numbers, the parts of the words near by, and
//! two or three of those put together. They are hashed again until one fits. So a template can be added to the tagger
//! without a word here.

use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};

use nutgraf::{
    hash::{self, pair},
    tag::features::Observed,
};

/// One thing that a feature was made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// A position, a count, a label, the number of a list or a cluster.
    Number(u32),
    /// A part of a word.
    Part(String),
}

/// What can be behind a hash.
type Known = HashMap<u32, Vec<Piece>>;

/// What can be behind the features of one document.
pub(super) struct Pieces<'a, 'text> {
    observed: &'a Observed<'text>,
    /// What does not depend on the place.
    everywhere: Known,
}

/// Numbers below this are tried wherever numbers stand; only the last of two may be as large as a cluster's.
const FEW: u32 = 32;
/// Above the number of any cluster.
const MANY: u32 = 4096;
/// How far the window of the features reaches.
const REACH: usize = 2;

impl<'a, 'text> Pieces<'a, 'text> {
    /// Collects what can be behind the features of `observed`.
    pub(super) fn new(observed: &'a Observed<'text>) -> Self {
        let mut everywhere = Known::new();
        let numbers = |numbers: &[u32]| numbers.iter().copied().map(Piece::Number).collect::<Vec<_>>();
        for a in 0..FEW {
            for b in 0..FEW {
                for c in 0..FEW {
                    everywhere.insert(pair(a, pair(b, c)), numbers(&[a, b, c]));
                    everywhere.insert(pair(pair(a, b), c), numbers(&[a, b, c]));
                }
            }
            for b in 0..MANY {
                everywhere.insert(pair(a, b), numbers(&[a, b]));
            }
        }
        everywhere.extend((0..MANY).map(|a| (a, numbers(&[a]))));
        let mut shapes = HashMap::new();
        for place in 0..observed.sentences().last().map_or(0, |sentence| sentence.end) {
            for part in observed.parts(place) {
                if part.text.starts_with("written like") {
                    shapes.insert(part.hash, part.text.clone());
                }
                everywhere.entry(part.hash).or_insert_with(|| vec![Piece::Part(part.text)]);
            }
        }
        for (hash, edge) in edges() {
            everywhere.entry(hash).or_insert_with(|| vec![Piece::Part(edge.to_owned())]);
            shapes.insert(hash, edge.to_owned());
        }
        for (a, before) in &shapes {
            for (b, after) in &shapes {
                let both = vec![Piece::Part(before.clone()), Piece::Part(after.clone())];
                everywhere.entry(pair(*a, *b)).or_insert(both);
            }
        }
        Self { observed, everywhere }
    }

    /// What is behind each of `fillings`, which are features of the word at `place` of `sentence`; nothing where it was
    /// not found.
    pub(super) fn find(&self, fillings: &[u32], sentence: &Range<usize>, place: usize) -> Vec<Vec<Piece>> {
        let mut found = Known::new();
        let mut wanted: HashSet<u32> = HashSet::new();
        for &filling in fillings {
            match self.everywhere.get(&filling) {
                Some(pieces) => drop(found.insert(filling, pieces.clone())),
                None => drop(wanted.insert(filling)),
            }
        }
        if !wanted.is_empty() {
            search(&wanted, &self.near(sentence, place), &mut found);
        }
        fillings.iter().map(|filling| found.get(filling).cloned().unwrap_or_default()).collect()
    }

    /// The single pieces that can be in the features of a word.
    fn near(&self, sentence: &Range<usize>, place: usize) -> Vec<(u32, Piece)> {
        let window = place.saturating_sub(REACH).max(sentence.start)..(place + REACH + 1).min(sentence.end);
        let clusters = window.clone().flat_map(|place| self.observed.clusters(place)).map(u32::from);
        let numbers = (0..4).chain(clusters).map(|number| (number, Piece::Number(number)));
        let parts = window.flat_map(|place| self.observed.parts(place));
        let mut near: Vec<(u32, Piece)> = parts.map(|part| (part.hash, Piece::Part(part.text))).collect();
        near.extend(numbers);
        near.extend(edges().map(|(hash, edge)| (hash, Piece::Part(edge.to_owned()))));
        near.sort_by_key(|piece| piece.0);
        near.dedup_by_key(|piece| piece.0);
        near
    }
}

/// Puts two and three of the pieces together and keeps what is `wanted`.
fn search(wanted: &HashSet<u32>, near: &[(u32, Piece)], found: &mut Known) {
    for (a, first) in near {
        for (b, second) in near {
            let two = pair(*a, *b);
            if wanted.contains(&two) {
                found.entry(two).or_insert_with(|| vec![first.clone(), second.clone()]);
            }
        }
    }
    if wanted.iter().all(|filling| found.contains_key(filling)) {
        return;
    }
    for (a, first) in near {
        for (b, second) in near {
            let two = pair(*a, *b);
            for (c, third) in near {
                let (before, after) = (pair(*c, two), pair(two, *c));
                if wanted.contains(&before) {
                    found.entry(before).or_insert_with(|| vec![third.clone(), first.clone(), second.clone()]);
                }
                if wanted.contains(&after) {
                    found.entry(after).or_insert_with(|| vec![first.clone(), second.clone(), third.clone()]);
                }
            }
        }
    }
}

/// What stands before and after a sentence, and outside the text.
fn edges() -> [(u32, &'static str); 2] {
    [(hash::word("\n"), "the edge of the sentence"), (0, "nothing")]
}
