//! Which desk of a newsroom would run a text, from texts whose labels say just that.
//!
//! A set that gives each text one class says nothing of what else the text is about, and annotators who say that do not say what an
//! editor files it under. To learn both with one weight a word makes either worse: so the desks have weights of their own, which are
//! added to those of their subjects where it is asked which leads.

use super::{
    batch::Batch,
    fit::{Example, Weights},
    softmax::softmax,
};
use crate::data::subjects::Catalogue;

/// How much the squares of the weights count.
const DECAY: f64 = 0.1;
/// By how much less often texts are about nothing in particular than among those that are learnt from, as a logarithm of odds: who
/// pastes a text mostly pastes news.
const NOTHING: f32 = 0.5;

/// The weights of the desks, and at last of no desk, which are added to those of their subjects where it is asked which leads.
pub(super) fn fit(examples: &[Example], weights: &Weights, paces: &[f32], catalogue: &Catalogue) -> Weights {
    let told: Vec<&Example> = examples.iter().filter(|example| example.class.is_some()).collect();
    let known: Vec<Vec<f32>> = told.iter().map(|example| weights.sums(&example.values)).collect();
    let (desk_of, nothing) = (&catalogue.desks, catalogue.desk_names.len());
    let texts = told.iter().map(|example| example.values.as_slice()).collect();
    let batch = Batch { texts, paces, columns: nothing + 1, decay: DECAY };
    let mut desks = batch.fit(|text, sums, gradients| {
        let Some(class) = &told[text].class else { return 0.0 };
        let leads = desk_of.iter().zip(&known[text]).map(|(&desk, known)| known + sums[desk]);
        let leads: Vec<f32> = leads.chain([sums[nothing]]).collect();
        let last = leads.len() - 1;
        let is_nothing = class.subjects.is_empty();
        let is_right = |at| if at == last { is_nothing } else { class.subjects.contains(&at) };
        let is_rival = |at| if at == last { !is_nothing } else { class.rivals.contains(&at) };
        let mut slopes = vec![0.0; leads.len()];
        let loss = softmax(&leads, is_right, is_rival, 1.0, &mut slopes);
        for (&desk, slope) in desk_of.iter().chain([&nothing]).zip(slopes) {
            gradients[desk] += slope;
        }
        loss
    });
    desks.bias[nothing] -= NOTHING;
    desks
}
