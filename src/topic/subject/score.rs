//! How much an article is about each subject.

use super::feature::Occurrence;
use crate::model::subjects::SubjectWeights;

/// Added to the squares of an article's features, so that two words of a short text are no certainty.
const SHORTNESS: f32 = 1.5;

/// The least that the words of an article add to the score of a subject that it has: a few words that say nothing are not about
/// what news is most often about.
const LEAST: f32 = 0.4;

/// Features with how much each counts in an article.
#[derive(Debug, Clone, PartialEq)]
pub struct Vector {
    /// Features, ascending, with their values.
    pub values: Vec<(u32, f32)>,
}

impl Vector {
    /// The vector of `occurrences`, which are sorted by feature: a word that occurs often says little more than one that
    /// occurs twice; its length is at most one, less for a short text.
    #[must_use]
    pub fn new(occurrences: &[Occurrence]) -> Self {
        let same = occurrences.chunk_by(|a, b| a.feature == b.feature);
        Self::of_counts(same.filter_map(|same| {
            Some((same.first()?.feature, same.iter().map(|occurrence| occurrence.weight).sum()))
        }))
    }

    /// The vector of features, ascending, with how much each counts in the article.
    #[must_use]
    pub fn of_counts(counts: impl Iterator<Item = (u32, f32)>) -> Self {
        let mut values: Vec<(u32, f32)> =
            counts.map(|(feature, count)| (feature, count / (count + 1.0))).collect();
        let squares: f32 = values.iter().map(|(_, value)| value * value).sum();
        let length = (squares + SHORTNESS).sqrt();
        for (_, value) in &mut values {
            *value /= length;
        }
        Self { values }
    }
}

/// For each subject of `model` the score of an article with these features: sums of weights, any number.
#[must_use]
pub fn sums(vector: &Vector, model: &SubjectWeights) -> Vec<f32> {
    let mut sums: Vec<f32> = model.subjects().iter().map(|subject| subject.bias).collect();
    for &(feature, value) in &vector.values {
        for (subject, weight) in model.weights(feature) {
            if let Some(sum) = sums.get_mut(subject) {
                *sum += weight * value;
            }
        }
    }
    sums
}

/// From 0 to 1 and rising, as the logistic function is, without its exponential.
#[must_use]
pub fn squash(sum: f32) -> f32 {
    0.5 + 0.5 * sum / (1.0 + sum.abs())
}

/// For each subject the share of articles with such a score that are about it; a part never has more than its parent.
#[must_use]
pub fn shares(sums: &[f32], model: &SubjectWeights) -> Vec<f32> {
    let mut shares: Vec<f32> = Vec::with_capacity(sums.len());
    for (subject, &sum) in model.subjects().iter().zip(sums) {
        let is_spoken_for = sum - subject.bias >= LEAST;
        let share = if is_spoken_for { subject.calibration.apply(squash(sum)) } else { 0.0 };
        let parent = subject.parent.and_then(|parent| shares.get(parent).copied());
        shares.push(parent.map_or(share, |parent| share.min(parent)));
    }
    shares
}
