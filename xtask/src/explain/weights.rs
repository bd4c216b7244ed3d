//! What each feature of a word weighs for one label against another.

use std::ops::Range;

use nutgraf::{
    Model,
    model::{label::Label, tagger::TaggerWeights},
    tag::{describe::Ingredients, features::Observed, second::SecondLook},
};

/// A feature of a word with its say.
pub(super) struct Weighed {
    /// What it is made of.
    pub(super) made: Ingredients,
    /// How much it speaks for the first label against the second, in natural logarithms of odds.
    pub(super) weight: f32,
    /// Whether the second look has it.
    pub(super) is_second: bool,
}

/// The features of the word at `place` of `sentence`, in both looks, and what they say for `labels.0` against `labels.1`.
pub(super) fn weigh(
    observed: &Observed<'_>,
    second: &SecondLook<'_, '_>,
    model: &Model,
    sentence: &Range<usize>,
    place: usize,
    labels: (Label, Label),
) -> Vec<Weighed> {
    let say = |weights: &TaggerWeights, feature| {
        let row = weights.row(feature)?;
        let steps = i32::from(row[labels.0.index()]) - i32::from(row[labels.1.index()]);
        Some(steps as f32 * weights.unit())
    };
    let mut weighed = Vec::new();
    observed.described(sentence, place, |made| {
        let weight = say(model.tagger(), made.feature).unwrap_or_default();
        weighed.push(Weighed { made, weight, is_second: false });
    });
    second.described(sentence, place, |made| {
        let weight = say(model.second_look(), made.feature).unwrap_or_default();
        weighed.push(Weighed { made, weight, is_second: true });
    });
    weighed
}
