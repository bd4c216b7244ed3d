//! The sentences that speak for a subject.

use std::collections::BTreeMap;

use super::{feature::Occurrence, score::Vector};
use crate::{Span, model::subjects::SubjectWeights};

/// The most sentences that are shown for a subject.
const MOST: usize = 3;
/// A sentence that adds less than this share of what the best one adds is not shown.
const LEAST: f32 = 0.4;
/// Added to the bytes of a sentence, so that a few words are no better evidence than a statement.
const SHORTEST: f32 = 100.0;

/// For each of `wanted`, positions of subjects, the sentences that add most to its score, best first.
///
/// `read` are the sentences that occurrences count. What a word adds to a subject of the first level, as the one that leads, is what it
/// adds beyond the average of these: in a short text the words may speak against all, and least against the one that it is about. What a sentence
/// adds is divided by the root of its length: else the longest would speak for everything.
pub(super) fn sentences(
    wanted: &[usize],
    read: &[Span],
    occurrences: &[Occurrence],
    vector: &Vector,
    model: &SubjectWeights,
) -> Vec<Vec<Span>> {
    let mut added: Vec<BTreeMap<u32, f32>> = vec![BTreeMap::new(); wanted.len()];
    let by_feature = occurrences.chunk_by(|a, b| a.feature == b.feature);
    for (same, &(feature, value)) in by_feature.zip(&vector.values) {
        let count: f32 = same.iter().map(|occurrence| occurrence.weight).sum();
        let average = model.leads(feature).sum::<f32>() / model.tops().max(1) as f32;
        for (&subject, sums) in wanted.iter().zip(&mut added) {
            let beyond = model.leads(feature).nth(subject).map(|weight| weight - average);
            let weight = beyond.unwrap_or_else(|| model.weight(feature, subject));
            for occurrence in same {
                if let Some(sentence) = occurrence.sentence {
                    *sums.entry(sentence).or_default() += weight * value * occurrence.weight / count;
                }
            }
        }
    }
    added.into_iter().map(|sums| best(sums, read)).collect()
}

/// The sentences of `sums` that add most, best first; none that takes away.
fn best(sums: BTreeMap<u32, f32>, read: &[Span]) -> Vec<Span> {
    let mut sums: Vec<(Span, f32)> = sums
        .into_iter()
        .filter(|(_, sum)| *sum > 0.0)
        .filter_map(|(sentence, sum)| {
            let span = *read.get(sentence as usize)?;
            Some((span, sum / (span.len() as f32 + SHORTEST).sqrt()))
        })
        .collect();
    // The sort is stable: among equals the first in the text stays first.
    sums.sort_by(|a, b| b.1.total_cmp(&a.1));
    let least = sums.first().map_or(0.0, |(_, best)| best * LEAST);
    sums.into_iter().take(MOST).filter(|(_, sum)| *sum >= least).map(|(sentence, _)| sentence).collect()
}
