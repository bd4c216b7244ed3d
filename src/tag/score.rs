//! From features to scores.

use std::ops::Range;

use super::{decode::Scores, features::Observed, second::SecondLook};
use crate::model::tagger::{ROW, TaggerWeights};

/// The scores of a word that is surely outside every name: far above what weights of eight bits can add up to.
pub const OUTSIDE: Scores = {
    let mut scores = [0; ROW];
    scores[0] = 1 << 20;
    scores
};

/// The scores of each word of one sentence of `observed` by the first look, added to `out`.
pub fn first(
    weights: &TaggerWeights,
    observed: &Observed<'_>,
    sentence: &Range<usize>,
    out: &mut Vec<Scores>,
) {
    // Many words of news are far from any capital; to tell them at once saves all work on their features.
    let has_capitals = observed.has_capital(sentence);
    for place in sentence.clone() {
        if has_capitals && observed.is_plain(sentence, place) {
            out.push(OUTSIDE);
        } else {
            let mut scores = [0; ROW];
            observed.features(sentence, place, |feature| add(weights, feature, &mut scores));
            out.push(scores);
        }
    }
}

/// Adds to `scores`, those of the first look at one sentence, what the second look at it weighs.
pub fn second(
    weights: &TaggerWeights,
    look: &SecondLook<'_, '_>,
    sentence: &Range<usize>,
    scores: &mut [Scores],
) {
    for (place, scores) in sentence.clone().zip(scores).filter(|(_, scores)| **scores != OUTSIDE) {
        look.features(sentence, place, |feature| add(weights, feature, scores));
    }
}

#[inline]
fn add(weights: &TaggerWeights, feature: u32, scores: &mut Scores) {
    if let Some(row) = weights.row(feature) {
        for (score, &weight) in scores.iter_mut().zip(row) {
            *score += i32::from(weight);
        }
    }
}
