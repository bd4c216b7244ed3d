//! From features to scores.

use std::ops::Range;

use super::{
    decode::{OUTSIDE, Scores},
    features::{Observed, WINDOW},
    second::SecondLook,
    word::Word,
};
use crate::model::tagger::{ROW, TaggerWeights};

/// Scores words by the first look.
#[derive(Debug)]
pub struct Scorer<'a> {
    weights: &'a TaggerWeights,
    /// What was last added up in each place for the words of its number.
    known: Vec<Known>,
    /// Where the weights of the features of a word stand.
    rows: Vec<u32>,
}

/// Sums of weights. In sixteen bits, of which two hundred and fifty rows cannot run out, vector units add twice as many at
/// a time as in thirty-two.
type Sums = [i16; ROW];

/// The words of a document come again and again, and half of their features look at them alone.
const KNOWN: usize = 512;

/// The sums of a word at each position of the window, once they were asked for.
#[derive(Debug, Clone, Copy, Default)]
struct Known {
    /// What the features look at; see [`Scorer::add_alone`].
    key: (u32, u64, u32),
    sums: [Option<Sums>; WINDOW],
}

impl<'a> Scorer<'a> {
    /// A scorer with `weights`.
    #[must_use]
    pub fn new(weights: &'a TaggerWeights) -> Self {
        Self { weights, known: vec![Known::default(); KNOWN], rows: Vec::new() }
    }

    /// Adds the scores of each word of one sentence of `observed` to `out`.
    pub fn score(&mut self, observed: &Observed<'_>, sentence: &Range<usize>, out: &mut Vec<Scores>) {
        // Many words of news are far from any capital; to tell them at once saves all work on their features.
        let has_capitals = observed.has_capital(sentence);
        for place in sentence.clone() {
            if has_capitals && observed.is_plain(sentence, place) {
                out.push(OUTSIDE);
                continue;
            }
            let mut sums = [0; ROW];
            for (step, word) in observed.window(sentence, place).into_iter().enumerate() {
                self.add_alone(step, word, &mut sums);
            }
            // All places first, then all rows: look-ups that do not wait for each other overlap.
            self.rows.clear();
            observed.joint_features(sentence, place, |feature| {
                self.rows.extend(self.weights.position(feature));
            });
            add_rows(self.weights, &self.rows, &mut sums);
            out.push(sums.map(i32::from));
        }
    }

    /// Adds what `word` weighs by itself at the position `step` of the window.
    fn add_alone(&mut self, step: usize, word: &Word<'_>, sums: &mut Sums) {
        // The clusters follow from the word and from whether its sentence is in capitals.
        let key = (word.exact, word.lists, u32::from(word.shouted) + 1);
        let Some(known) = self.known.get_mut(word.exact as usize % KNOWN) else { return };
        if known.key != key {
            *known = Known { key, ..Known::default() };
        }
        let Some(slot) = known.sums.get_mut(step) else { return };
        let own = slot.get_or_insert_with(|| {
            self.rows.clear();
            Observed::features_alone(step as u32, word, |feature| {
                self.rows.extend(self.weights.position(feature));
            });
            let mut own = [0; ROW];
            add_rows(self.weights, &self.rows, &mut own);
            own
        });
        for (sum, own) in sums.iter_mut().zip(own) {
            *sum = sum.saturating_add(*own);
        }
    }
}

/// Adds the rows at some positions.
fn add_rows(weights: &TaggerWeights, rows: &[u32], sums: &mut Sums) {
    for row in rows.iter().filter_map(|&position| weights.row_at(position)) {
        for (sum, &weight) in sums.iter_mut().zip(row) {
            *sum = sum.saturating_add(i16::from(weight));
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
