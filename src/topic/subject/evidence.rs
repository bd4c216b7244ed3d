//! The sentences that speak for a subject.

use std::collections::BTreeMap;

use super::{feature::Occurrence, score::Vector};
use crate::model::subjects::SubjectWeights;

/// The most sentences that are shown for a subject.
const MOST: usize = 3;
/// A sentence that adds less than this share of what the best one adds is not shown.
const LEAST: f32 = 0.4;

/// For each of `wanted`, positions of subjects, the positions of the sentences that add most to its score, best first.
pub(super) fn sentences(
    wanted: &[usize],
    occurrences: &[Occurrence],
    vector: &Vector,
    model: &SubjectWeights,
) -> Vec<Vec<u32>> {
    let mut added: Vec<BTreeMap<u32, f32>> = vec![BTreeMap::new(); wanted.len()];
    let by_feature = occurrences.chunk_by(|a, b| a.feature == b.feature);
    for (same, &(feature, value)) in by_feature.zip(&vector.values) {
        let count: f32 = same.iter().map(|occurrence| occurrence.weight).sum();
        for (subject, weight) in model.weights(feature) {
            let Some(sums) = wanted
                .iter()
                .position(|&other| other == subject)
                .and_then(|position| added.get_mut(position))
            else {
                continue;
            };
            for occurrence in same {
                if let Some(sentence) = occurrence.sentence {
                    *sums.entry(sentence).or_default() += weight * value * occurrence.weight / count;
                }
            }
        }
    }
    added.into_iter().map(best).collect()
}

/// The sentences of `sums` that add most, best first; none that takes away.
fn best(sums: BTreeMap<u32, f32>) -> Vec<u32> {
    let mut sums: Vec<(u32, f32)> = sums.into_iter().filter(|(_, sum)| *sum > 0.0).collect();
    // The sort is stable: among equals the first in the text stays first.
    sums.sort_by(|a, b| b.1.total_cmp(&a.1));
    let least = sums.first().map_or(0.0, |(_, best)| best * LEAST);
    sums.into_iter().take(MOST).filter(|(_, sum)| *sum >= least).map(|(sentence, _)| sentence).collect()
}
