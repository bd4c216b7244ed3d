//! From features to scores.

use std::ops::Range;

use super::{decode::Scores, features::Observed};
use crate::model::tagger::{ROW, TaggerWeights};

/// Scores sentences; made once per document, since it holds the working space.
#[derive(Debug)]
pub struct Scorer<'model> {
    weights: &'model TaggerWeights,
    scores: Vec<Scores>,
}

impl<'model> Scorer<'model> {
    /// A scorer with these weights.
    #[must_use]
    pub const fn new(weights: &'model TaggerWeights) -> Self {
        Self { weights, scores: Vec::new() }
    }

    /// The scores of each token of one sentence of `observed`.
    pub fn sentence(&mut self, observed: &Observed<'_>, sentence: &Range<usize>) -> &[Scores] {
        self.scores.clear();
        for place in sentence.clone() {
            let mut scores = [0; ROW];
            observed.features(sentence, place, |feature| {
                if let Some(row) = self.weights.row(feature) {
                    for (score, &weight) in scores.iter_mut().zip(row) {
                        *score += i32::from(weight);
                    }
                }
            });
            self.scores.push(scores);
        }
        &self.scores
    }
}
