//! Labelled texts as numbers.

use std::{collections::HashMap, ops::Range};

use nutgraf::{
    model::label::{LABELS, Label, Place},
    tag::features::Observed,
};

use crate::data::ner::{Document, Sentence};

/// The labels that a token may have, a bit each. Where the data cannot tell two types apart, both are allowed.
pub(super) type Allowed = u32;
const _: () = assert!(LABELS <= 32, "a label needs a bit");

/// The tokens of all training texts with their features and labels.
pub(super) struct Examples {
    /// The feature behind each number, ascending.
    keys: Vec<u32>,
    /// Where the features of each token begin in `features`, and one more for the end.
    starts: Vec<usize>,
    features: Vec<u32>,
    allowed: Vec<Allowed>,
    /// The tokens of each sentence.
    pub(super) sentences: Vec<Range<usize>>,
    /// The sentences of each document.
    pub(super) documents: Vec<Range<usize>>,
}

/// One document with its features before they are numbered.
pub(super) struct Described {
    keys: Vec<u32>,
    /// How many features each token has.
    counts: Vec<usize>,
    allowed: Vec<Allowed>,
    sentences: Vec<Range<usize>>,
}

impl Described {
    /// Describes a document; `features` calls back with the features of the word at a place of a sentence.
    pub(super) fn new(
        document: &Document,
        observed: &Observed<'_>,
        features: impl Fn(&Range<usize>, usize, &mut dyn FnMut(u32)),
    ) -> Self {
        let mut described = Self {
            keys: Vec::new(),
            counts: Vec::new(),
            allowed: Vec::new(),
            sentences: observed.sentences().to_vec(),
        };
        for (sentence, range) in document.sentences.iter().zip(observed.sentences()) {
            for place in range.clone() {
                let before = described.keys.len();
                features(range, place, &mut |feature| described.keys.push(feature));
                described.counts.push(described.keys.len() - before);
            }
            described.allowed.extend(allowed_labels(sentence));
        }
        described
    }
}

impl Examples {
    /// Numbers the features of all documents; those that occur fewer than `min_count` times are left out.
    pub(super) fn new(described: Vec<Described>, min_count: u32) -> Self {
        let mut counts: HashMap<u32, u32> = HashMap::new();
        for &key in described.iter().flat_map(|document| &document.keys) {
            *counts.entry(key).or_default() += 1;
        }
        let mut keys: Vec<u32> =
            counts.into_iter().filter(|&(_, count)| count >= min_count).map(|(key, _)| key).collect();
        keys.sort_unstable();
        let numbers: HashMap<u32, u32> =
            keys.iter().enumerate().map(|(number, &key)| (key, number as u32)).collect();

        let mut examples = Self {
            keys,
            starts: vec![0],
            features: Vec::new(),
            allowed: Vec::new(),
            sentences: Vec::new(),
            documents: Vec::new(),
        };
        for document in described {
            let first_token = examples.tokens();
            let first_sentence = examples.sentences.len();
            let mut keys = document.keys.iter();
            for (count, allowed) in document.counts.into_iter().zip(document.allowed) {
                examples.features.extend(keys.by_ref().take(count).filter_map(|key| numbers.get(key)));
                examples.starts.push(examples.features.len());
                examples.allowed.push(allowed);
            }
            let shifted =
                document.sentences.iter().map(|range| first_token + range.start..first_token + range.end);
            examples.sentences.extend(shifted);
            examples.documents.push(first_sentence..examples.sentences.len());
        }
        examples
    }

    pub(super) fn tokens(&self) -> usize {
        self.starts.len() - 1
    }

    /// How many different features there are.
    pub(super) fn features(&self) -> usize {
        self.keys.len()
    }

    /// The feature behind each number, ascending.
    pub(super) fn keys(&self) -> &[u32] {
        &self.keys
    }

    /// The numbers of the features of a token.
    pub(super) fn features_of(&self, token: usize) -> &[u32] {
        &self.features[self.starts[token]..self.starts[token + 1]]
    }

    /// The labels that a token may have.
    pub(super) fn allowed(&self, token: usize) -> Allowed {
        self.allowed[token]
    }
}

/// The labels that each word of a sentence may have.
pub(in crate::train) fn allowed_labels(sentence: &Sentence) -> Vec<Allowed> {
    let mut allowed = vec![1 << Label::OUTSIDE.index(); sentence.words.len()];
    for name in &sentence.names {
        for (position, slot) in allowed.iter_mut().enumerate().take(name.end).skip(name.start) {
            let place = match (position == name.start, position + 1 == name.end) {
                (true, true) => Place::Unit,
                (true, false) => Place::Begin,
                (false, true) => Place::Last,
                (false, false) => Place::Inside,
            };
            *slot =
                name.types.iter().fold(0, |bits, name_type| bits | 1 << Label::new(place, name_type).index());
        }
    }
    allowed
}
