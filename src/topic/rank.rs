//! How well a phrase says what the article is about.
//!
//! The chance that an expert would choose it, by a logistic model over the [`FEATURES`]: the weights of its steps
//! are added up. They were fitted by `cargo xtask train ranking` and stand in `model/lexicon/topic/ranking.txt`, in
//! hundredths of a natural logarithm of odds.

use std::sync::OnceLock;

use super::feature::{FEATURES, Steps};
use crate::lexicon::WordList;

static RANKING: WordList = WordList::new(include_str!("../../model/lexicon/topic/ranking.txt"));

/// The weight of each step of each feature, and what every phrase begins with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranking {
    /// The weight of every phrase, in hundredths of a natural logarithm of odds.
    pub base: i32,
    /// For each of the [`FEATURES`] the weights of its steps.
    pub steps: Vec<Vec<i32>>,
}

impl Ranking {
    /// The weights that were fitted.
    #[must_use]
    pub fn fitted() -> &'static Self {
        static FITTED: OnceLock<Ranking> = OnceLock::new();
        FITTED.get_or_init(|| Self::read(&RANKING))
    }

    /// Reads a list; a feature that it does not have weighs nothing.
    fn read(list: &WordList) -> Self {
        let numbers = |key: &str| -> Vec<i32> {
            let values = list.get(key).unwrap_or_default().split(' ');
            values.filter_map(|value| value.parse().ok()).collect()
        };
        Self {
            base: numbers("base").first().copied().unwrap_or(0),
            steps: FEATURES.iter().map(|(name, ..)| numbers(name)).collect(),
        }
    }

    /// The chance that an expert would choose a phrase of these `steps`, 0 to 1.
    pub(super) fn chance(&self, steps: &Steps) -> f32 {
        let weights = self.steps.iter().zip(steps).map(|(weights, &step)| weight(weights, step));
        logistic((self.base + weights.sum::<i32>()) as f32 / 100.0)
    }

    /// What speaks for a phrase of these `steps`, with shares that add up to 1, the largest first; none is 0.
    ///
    /// A feature speaks for it by as much as its step weighs more than the least that such a phrase could have.
    pub(super) fn parts(&self, steps: &Steps) -> Vec<(&'static str, f32)> {
        let mut parts: Vec<(&'static str, f32)> = Vec::new();
        for (((_, name, _), weights), &step) in FEATURES.iter().zip(&self.steps).zip(steps) {
            let gain = (weight(weights, step) - weights.iter().copied().min().unwrap_or(0)) as f32;
            match parts.iter_mut().find(|part| part.0 == *name) {
                Some(part) => part.1 += gain,
                None => parts.push((name, gain)),
            }
        }
        let sum: f32 = parts.iter().map(|(_, gain)| gain).sum();
        parts.retain(|(_, gain)| *gain > 0.0);
        for (_, gain) in &mut parts {
            *gain /= sum;
        }
        // The sort is stable: equal parts stay in the order of the features.
        parts.sort_by(|a, b| b.1.total_cmp(&a.1));
        parts
    }
}

fn weight(weights: &[i32], step: u8) -> i32 {
    weights.get(usize::from(step)).copied().unwrap_or(0)
}

/// 1 / (1 + e^-x) with nothing but arithmetic, so that it is the same everywhere; off by less than 0.02.
fn logistic(x: f32) -> f32 {
    // (1 + x/16)^16 is near e^x.
    let mut power = 1.0 + x.abs() / 16.0;
    for _ in 0..4 {
        power *= power;
    }
    let share = 1.0 / (1.0 + power);
    if x < 0.0 { share } else { 1.0 - share }
}

#[cfg(test)]
mod tests {
    use super::{FEATURES, RANKING, Ranking, logistic};
    use crate::lexicon::assert_well_formed;

    #[test]
    fn each_step_has_a_weight() {
        assert_well_formed(&RANKING);
        for (weights, (name, _, steps)) in Ranking::fitted().steps.iter().zip(FEATURES) {
            assert_eq!(weights.len(), steps, "of `{name}`");
        }
    }

    #[test]
    fn the_logistic_is_near_the_library() {
        for x in -60..=60 {
            let x = x as f32 / 10.0;
            assert!((logistic(x) - 1.0 / (1.0 + (-x).exp())).abs() < 0.02, "at {x}");
            assert!(logistic(x) > logistic(x - 0.1), "at {x}");
        }
    }
}
