//! From features to scores.

use std::ops::Range;

use super::{
    decode::{OUTSIDE, Scores},
    features::Observed,
    second::SecondLook,
};
use crate::model::tagger::{ROW, TaggerWeights};

/// The scores of each word of one sentence of `observed` by the first look, added to `out`.
pub fn first(
    weights: &TaggerWeights,
    observed: &Observed<'_>,
    sentence: &Range<usize>,
    out: &mut Vec<Scores>,
) {
    // Many words of news are far from any capital; to tell them at once saves all work on their features.
    let has_capitals = observed.has_capital(sentence);
    let mut rows = Vec::new();
    for place in sentence.clone() {
        if has_capitals && observed.is_plain(sentence, place) {
            out.push(OUTSIDE);
        } else {
            // All places first, then all rows: look-ups that do not wait for each other overlap.
            rows.clear();
            observed.features(sentence, place, |feature| rows.extend(weights.position(feature)));
            out.push(sum(weights, &rows));
        }
    }
}

/// The sum of some rows. In sixteen bits, of which two hundred and fifty rows cannot run out, vector units add twice as many
/// at a time as in thirty-two.
fn sum(weights: &TaggerWeights, rows: &[u32]) -> Scores {
    let mut sums = [0_i16; ROW];
    for row in rows.iter().filter_map(|&position| weights.row_at(position)) {
        for (sum, &weight) in sums.iter_mut().zip(row) {
            *sum = sum.saturating_add(i16::from(weight));
        }
    }
    sums.map(i32::from)
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
