//! Weights that are fitted to few texts, all of them at once.
//!
//! The regression of `fit` reads tens of thousands of texts a few times. What people said is of fewer texts, and worth to be fitted as
//! well as can be: by the least of the losses, with a share of the squares of the weights added, so that what little is known stays small.

use rayon::prelude::*;

use super::fit::Weights;
use crate::train::{lbfgs::minimize, numbers::add_scaled};

/// The most steps downhill.
const STEPS: usize = 80;
/// The texts are read in so many parts side by side; a fixed number, so that the sums are the same on every machine.
const PARTS: usize = 8;
/// Nothing speaks against a large bias but that it should have a least.
const BIAS_DECAY: f64 = 0.01;

/// What is fitted, and how.
pub(super) struct Batch<'a> {
    /// The features of each text, with their values.
    pub(super) texts: Vec<&'a [(u32, f32)]>,
    /// For each feature how far its weights move: rare ones say more.
    pub(super) paces: &'a [f32],
    /// How many weights a feature gets.
    pub(super) columns: usize,
    /// How much the squares of weights count.
    pub(super) decay: f64,
}

impl Batch<'_> {
    /// The weights of the least loss. `loss` gets the position of a text and its sums, adds to a row of zeros how the loss changes with
    /// each of these, and gives the loss.
    pub(super) fn fit(&self, loss: impl Fn(usize, &[f32], &mut [f32]) -> f32 + Sync) -> Weights {
        let cells = self.paces.len() * self.columns;
        let found = minimize(vec![0.0; cells + self.columns], STEPS, |place, slopes| {
            let weights = self.weights(place);
            let part = self.texts.len().div_ceil(PARTS).max(1);
            let starts: Vec<usize> = (0..self.texts.len()).step_by(part).collect();
            let parts: Vec<(f64, Vec<f32>)> = starts
                .into_par_iter()
                .map(|start| self.slopes_of(start..self.texts.len().min(start + part), &weights, &loss))
                .collect();
            let mut value = 0.0;
            for (loss, own) in &parts {
                value += loss;
                slopes.iter_mut().zip(own).for_each(|(slope, own)| *slope += f64::from(*own));
            }
            for (position, (slope, weight)) in slopes.iter_mut().zip(place).enumerate() {
                let decay = if position < cells { self.decay } else { BIAS_DECAY };
                *slope += decay * weight;
                value += decay / 2.0 * weight * weight;
            }
            value
        });
        self.weights(&found)
    }

    /// The weights that stand for a place, in which rare features have longer ways behind them than they seem.
    fn weights(&self, place: &[f64]) -> Weights {
        let (rows, bias) = place.split_at(self.paces.len() * self.columns);
        let rows = rows.chunks_exact(self.columns).zip(self.paces);
        Weights {
            subjects: self.columns,
            rows: rows.flat_map(|(row, pace)| row.iter().map(move |weight| *weight as f32 * pace)).collect(),
            bias: bias.iter().map(|weight| *weight as f32).collect(),
        }
    }

    /// The loss of some texts, and its slopes.
    fn slopes_of(
        &self,
        texts: std::ops::Range<usize>,
        weights: &Weights,
        loss: &(impl Fn(usize, &[f32], &mut [f32]) -> f32 + Sync),
    ) -> (f64, Vec<f32>) {
        let cells = self.paces.len() * self.columns;
        let mut slopes = vec![0.0; cells + self.columns];
        let mut sum = 0.0;
        for text in texts {
            let mut gradients = vec![0.0; self.columns];
            sum += f64::from(loss(text, &weights.sums(self.texts[text]), &mut gradients));
            if gradients.iter().all(|gradient| *gradient == 0.0) {
                continue;
            }
            for &(feature, value) in self.texts[text] {
                let start = feature as usize * self.columns;
                let row = &mut slopes[start..start + self.columns];
                add_scaled(row, &gradients, value * self.paces[feature as usize]);
            }
            add_scaled(&mut slopes[cells..], &gradients, 1.0);
        }
        (sum, slopes)
    }
}

#[cfg(test)]
mod tests {
    use super::Batch;
    use crate::train::subjects::softmax::softmax;

    #[test]
    fn a_word_learns_the_class_of_its_texts() {
        let texts: [&[(u32, f32)]; 3] = [&[(0, 1.0)], &[(1, 1.0)], &[(0, 0.5), (1, 0.5)]];
        let batch = Batch { texts: texts.to_vec(), paces: &[1.0, 2.0], columns: 2, decay: 0.1 };
        let weights = batch.fit(|text, sums, gradients| {
            let counts = if text == 2 { 0.0 } else { 1.0 };
            softmax(sums, |at| at == text, |_| true, counts, gradients)
        });
        let sums = |feature| weights.sums(&[(feature, 1.0)]);
        assert!(sums(0)[0] > sums(0)[1] + 1.0 && sums(1)[1] > sums(1)[0] + 1.0);
        // The pace of the second feature is the larger one.
        assert!(weights.rows[3] > weights.rows[0]);
    }
}
