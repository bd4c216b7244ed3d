//! Labelled texts as numbers.

use std::{
    cmp::Reverse,
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
    ops::Range,
};

use nutgraf::{
    model::label::{Label, Place},
    tag::features::Observed,
};
use rayon::prelude::*;

use crate::{
    data::{ner, silver},
    train::lattice::{Allowed, Target},
};

/// The tokens of all training texts with their features and labels.
///
/// Words that the reader takes for outside without a look (see [`Observed::is_plain`]) are left out, and a sentence is
/// cut where they stand.
#[derive(Default)]
pub(super) struct Examples {
    /// The feature behind each number; the most frequent first, so that their weights lie side by side.
    keys: Vec<u32>,
    /// Where the features of each token begin in `features`, and one more for the end.
    starts: Vec<usize>,
    features: Vec<u32>,
    targets: Vec<Target>,
    /// The tokens of each stretch of a sentence.
    pub(super) stretches: Vec<Range<usize>>,
    /// The stretches of each document.
    pub(super) documents: Vec<Range<usize>>,
}

/// One document with its features before they are numbered.
#[derive(Default)]
pub(super) struct Described {
    keys: Vec<u32>,
    /// How many features each token has.
    counts: Vec<u32>,
    targets: Vec<Target>,
    /// Where each token stands in the document.
    pub(super) places: Vec<usize>,
    stretches: Vec<Range<usize>>,
}

impl Described {
    /// Describes a document for the first look.
    pub(super) fn first(observed: &Observed<'_>, targets: Vec<Target>) -> Self {
        Self::new(observed, targets, |sentence, place, emit| observed.features(sentence, place, emit))
    }

    /// Describes a document; `targets` are those of all its words, and `features` calls back with the features of the
    /// word at a place of a sentence.
    pub(super) fn new(
        observed: &Observed<'_>,
        targets: Vec<Target>,
        features: impl Fn(&Range<usize>, usize, &mut dyn FnMut(u32)),
    ) -> Self {
        let mut described = Self::default();
        let mut targets: Vec<Option<Target>> = targets.into_iter().map(Some).collect();
        for sentence in observed.sentences() {
            let has_capitals = observed.has_capital(sentence);
            let mut start = described.places.len();
            for place in sentence.clone() {
                if has_capitals && observed.is_plain(sentence, place) {
                    described.close(start);
                    start = described.places.len();
                    continue;
                }
                let before = described.keys.len();
                features(sentence, place, &mut |feature| described.keys.push(feature));
                described.counts.push((described.keys.len() - before) as u32);
                described.targets.push(targets[place].take().unwrap_or(Target::Labels(OUTSIDE)));
                described.places.push(place);
            }
            described.close(start);
        }
        described
    }

    /// Ends the stretch that began at token `start`. Where a name goes on in words left out nothing is learnt.
    fn close(&mut self, start: usize) {
        let stretch = start..self.places.len();
        let ends = self.targets[stretch.clone()].first().zip(self.targets.last());
        let Some((first, last)) = ends else { return };
        let fits = |target: &Target, can_stand: fn(Label) -> bool| match target {
            Target::Labels(allowed) => {
                Label::all().any(|label| allowed & (1 << label.index()) != 0 && can_stand(label))
            }
            Target::Shares(_) => true,
        };
        if !fits(first, Label::can_start) || !fits(last, Label::can_end) {
            self.targets[stretch.clone()].fill(Target::Labels(Allowed::MAX));
        }
        self.stretches.push(stretch);
    }
}

const OUTSIDE: Allowed = 1 << Label::OUTSIDE.index();

/// The targets of all words of a text that people labelled.
pub(in crate::train) fn gold(document: &ner::Document) -> Vec<Target> {
    document.sentences.iter().flat_map(allowed_labels).map(Target::Labels).collect()
}

/// The targets of all words of a text that a teacher labelled.
pub(in crate::train) fn taught(document: &silver::Document) -> Vec<Target> {
    let shares = document.sentences.iter().flat_map(|sentence| &sentence.shares);
    shares.map(|shares| Target::Shares(shares.clone().into_boxed_slice())).collect()
}

/// Features are hashes already.
#[derive(Default)]
struct Identity(u64);

impl Hasher for Identity {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|&byte| self.0 = self.0 << 8 | u64::from(byte));
    }

    fn write_u32(&mut self, key: u32) {
        self.0 = u64::from(key) << 32 | u64::from(key);
    }
}

type ByKey = HashMap<u32, u32, BuildHasherDefault<Identity>>;

impl Examples {
    /// Numbers the features of all documents; those that occur fewer than `min_count` times are left out.
    pub(super) fn new(described: Vec<Described>, min_count: u32) -> Self {
        let mut counts = ByKey::default();
        for &key in described.iter().flat_map(|document| &document.keys) {
            *counts.entry(key).or_default() += 1;
        }
        let mut order: Vec<(u32, u32)> = counts
            .into_iter()
            .filter(|&(_, count)| count >= min_count)
            .map(|(key, count)| (count, key))
            .collect();
        order.par_sort_unstable_by_key(|&(count, key)| (Reverse(count), key));
        let keys: Vec<u32> = order.into_iter().map(|(_, key)| key).collect();
        let numbers: ByKey = keys.iter().enumerate().map(|(number, &key)| (key, number as u32)).collect();

        let mut examples = Self { keys, starts: vec![0], ..Self::default() };
        for document in described {
            let first_token = examples.tokens();
            let first_stretch = examples.stretches.len();
            let mut keys = document.keys.iter();
            for (count, target) in document.counts.into_iter().zip(document.targets) {
                examples
                    .features
                    .extend(keys.by_ref().take(count as usize).filter_map(|key| numbers.get(key)));
                examples.starts.push(examples.features.len());
                examples.targets.push(target);
            }
            let shifted =
                document.stretches.iter().map(|range| first_token + range.start..first_token + range.end);
            examples.stretches.extend(shifted);
            examples.documents.push(first_stretch..examples.stretches.len());
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

    /// The feature behind each number; the most frequent first, so that their weights lie side by side.
    pub(super) fn keys(&self) -> &[u32] {
        &self.keys
    }

    /// The numbers of the features of a token.
    pub(super) fn features_of(&self, token: usize) -> &[u32] {
        &self.features[self.starts[token]..self.starts[token + 1]]
    }

    /// What a token is to be labelled.
    pub(super) fn target(&self, token: usize) -> &Target {
        &self.targets[token]
    }
}

/// The labels that each word of a sentence may have.
fn allowed_labels(sentence: &ner::Sentence) -> Vec<Allowed> {
    let unmarked =
        sentence.unmarked.iter().flat_map(|name_type| Place::ALL.map(|place| Label::new(place, name_type)));
    let outside = unmarked.fold(OUTSIDE, |bits, label| bits | 1 << label.index());
    let mut allowed = vec![outside; sentence.words.len()];
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
