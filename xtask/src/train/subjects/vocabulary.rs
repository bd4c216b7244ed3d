//! The features that texts are described by.

use std::collections::HashMap;

use nutgraf::topic::subject::Vector;

use super::{Settings, fit::Plan, texts::Text};
use crate::{data::subjects::Catalogue, train::vectors::Vectors};

/// A feature that is as rare as this moves at the common pace.
const RARITY: f32 = 4.0;
/// Features of more of the texts than this share say nothing.
const COMMON: f32 = 0.3;

/// The features, each with what is known of it before anything is learnt.
pub(super) struct Vocabulary {
    /// Ascending.
    pub(super) hashes: Vec<u32>,
    positions: HashMap<u32, u32>,
    /// For each how rare it is: the logarithm of one over its share of the texts.
    pub(super) rarity: Vec<f32>,
    paces: Vec<f32>,
    /// For each its place in the space of topical vectors, further out where it is rarer; empty for what is no word.
    in_space: Vec<Vec<f32>>,
}

impl Vocabulary {
    /// The features that enough of `texts` have, or of those with classes, and listed ones that fewer have.
    pub(super) fn of(texts: &[Text], catalogue: &Catalogue, space: &Vectors, settings: &Settings) -> Self {
        let mut counts: HashMap<u32, u32> = HashMap::new();
        let mut class_counts: HashMap<u32, u32> = HashMap::new();
        for text in texts {
            for (feature, _) in &text.counts {
                *counts.entry(*feature).or_default() += 1;
                if text.class.is_some() {
                    *class_counts.entry(*feature).or_default() += 1;
                }
            }
        }
        let most = COMMON * texts.len() as f32;
        let mut kept: Vec<(u32, u32)> = counts
            .into_iter()
            .filter(|(feature, count)| {
                let is_listed = catalogue.seeds.contains_key(feature);
                let in_classes = class_counts.get(feature).copied().unwrap_or_default();
                let is_common = *count >= settings.common || in_classes >= settings.class_common;
                (is_common || (is_listed && *count > 2)) && (*count as f32) < most
            })
            .collect();
        kept.sort_unstable();
        let rarity: Vec<f32> =
            kept.iter().map(|(_, count)| (texts.len() as f32 / *count as f32).ln()).collect();
        let place = |((hash, _), rarity): (&(u32, u32), &f32)| {
            let row = space.get(*hash).unwrap_or_default();
            row.iter().map(|cell| settings.space * rarity / RARITY * cell).collect()
        };
        let places = kept.iter().zip(&rarity).map(place).collect();
        Self::new(kept.into_iter().map(|(feature, _)| feature).collect(), rarity, places)
    }

    fn new(hashes: Vec<u32>, rarity: Vec<f32>, in_space: Vec<Vec<f32>>) -> Self {
        let positions = hashes.iter().enumerate().map(|(position, &hash)| (hash, position as u32)).collect();
        let paces = rarity.iter().map(|rarity| rarity / RARITY).collect();
        Self { hashes, positions, rarity, paces, in_space }
    }

    /// For each feature how far its weights move.
    pub(super) fn paces(&self) -> &[f32] {
        &self.paces
    }

    /// How weights of these features are fitted.
    pub(super) fn plan<'a>(&'a self, tops: usize, middles: &'a [f32], settings: &Settings) -> Plan<'a> {
        Plan {
            tops,
            paces: &self.paces,
            places: &self.in_space,
            middles,
            epochs: settings.epochs,
            class_counts: settings.class_counts,
        }
    }

    /// Those of `counts`, which are by hash, that are known.
    pub(super) fn known(&self, counts: &[(u32, f32)]) -> Vec<(u32, f32)> {
        counts.iter().filter_map(|(hash, count)| Some((*self.positions.get(hash)?, *count))).collect()
    }

    /// What the features of a text with these `counts` are worth.
    pub(super) fn vector(&self, counts: &[(u32, f32)]) -> Vector {
        Vector::of_counts(self.known(counts).into_iter())
    }

    /// For each feature the subjects that it is listed for.
    pub(super) fn seeds(&self, catalogue: &Catalogue) -> Vec<Vec<usize>> {
        self.hashes.iter().map(|hash| catalogue.seeds.get(hash).cloned().unwrap_or_default()).collect()
    }

    /// Those at `positions`, which ascend.
    pub(super) fn only(&self, positions: &[usize]) -> Self {
        let hashes = positions.iter().map(|&position| self.hashes[position]).collect();
        let rarity = positions.iter().map(|&position| self.rarity[position]).collect();
        Self::new(hashes, rarity, positions.iter().map(|&position| self.in_space[position].clone()).collect())
    }
}
