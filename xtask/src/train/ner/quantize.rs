//! From weights to integers.

use nutgraf::model::{
    label::LABELS,
    tagger::{ROW, TaggerWeights, Transitions},
};

use super::{crf::Weights, examples::Examples};

/// What one step of a weight is in natural logarithms of odds. Eight bits reach to ±4, which is
/// enough for all but a few.
pub(in crate::train) const UNIT: f32 = 1.0 / 32.0;

/// Weights of fewer steps become zero. It makes the packed weights 37 % smaller and changed F1 by 0.1 to 0.3.
const SMALLEST: f32 = 2.0;

/// Features none of whose weights has so many steps are left out of the first look: they are rare ones, mostly. The packed
/// weights are a third, look-ups find more of the rest near the processor, and F1 changed by −0.3 and +0.1 on the two dev sets.
const FAINTEST: i8 = 5;

/// Rounds the weights of the first look.
pub(super) fn first_look(examples: &Examples, weights: &Weights) -> TaggerWeights {
    rounded(examples, weights, FAINTEST)
}

/// Rounds the weights of the second look, whose features are few.
pub(super) fn second_look(examples: &Examples, weights: &Weights) -> TaggerWeights {
    rounded(examples, weights, 1)
}

/// Rounds the weights; features all of whose weights are less than `faintest` are left out.
fn rounded(examples: &Examples, weights: &Weights, faintest: i8) -> TaggerWeights {
    let in_steps = |weight: f32, limit: f32| {
        let steps = (weight / UNIT).round();
        if steps.abs() < SMALLEST { 0.0 } else { steps.clamp(-limit, limit) }
    };
    let mut features: Vec<(u32, [i8; ROW])> = examples
        .keys()
        .iter()
        .zip(&weights.emissions)
        .map(|(&key, row)| {
            let mut cells = [0; ROW];
            cells.iter_mut().zip(row).for_each(|(cell, &weight)| *cell = in_steps(weight, 127.0) as i8);
            (key, cells)
        })
        .filter(|(_, cells)| cells.iter().any(|&cell| cell.abs() >= faintest))
        .collect();
    features.sort_unstable_by_key(|feature| feature.0);
    let mut transitions: Transitions = [[0; LABELS]; LABELS];
    for (cell, &weight) in transitions.iter_mut().flatten().zip(weights.transitions.iter().flatten()) {
        *cell = in_steps(weight, 32_000.0) as i16;
    }
    TaggerWeights::new(&features, transitions, UNIT)
}
