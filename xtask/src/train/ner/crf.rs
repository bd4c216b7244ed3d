//! The fitting of a linear-chain conditional random field (Lafferty, McCallum and Pereira, 2001).
//!
//! Labels that the data leave open are summed over, so that a text which knows only "place" teaches that much and
//! leaves to the others what kind of place. Where a teacher gave probabilities, the model's are drawn to them. The
//! weights are found by FTRL-Proximal (McMahan et al., "Ad click prediction", 2013), whose L1 term leaves most of them
//! at exactly zero.

use clap::Args;
use nutgraf::model::label::LABELS;

use super::examples::Examples;
use crate::train::{
    lattice::{Lattice, Row},
    numbers::Random,
};

/// How the tagger is trained.
#[derive(Debug, Clone, Args)]
pub(crate) struct Settings {
    /// Features that occur less often are left out.
    #[arg(long, default_value_t = 2)]
    pub(crate) min_count: u32,
    /// How often all texts are read.
    #[arg(long, default_value_t = 6)]
    pub(crate) epochs: usize,
    /// The size of the first steps.
    #[arg(long, default_value_t = 0.1)]
    pub(crate) rate: f32,
    /// What a weight costs by its size: the higher, the fewer weights are left.
    #[arg(long, default_value_t = 0.3)]
    pub(crate) l1: f32,
    /// What a weight costs by its square.
    #[arg(long, default_value_t = 0.5)]
    pub(crate) l2: f32,
    /// What share of a word's features is left out each time that it is read.
    #[arg(long, default_value_t = 0.2)]
    pub(crate) dropout: f32,
    /// How much of what was learnt from a teacher slows what is then learnt from people, as a share.
    #[arg(long, default_value_t = 0.1)]
    pub(crate) recall: f32,
    /// Features none of whose weights has so many steps (1/32) are left out of the first look: they are rare ones, mostly. The
    /// packed weights become a third, look-ups find more of the rest near the processor, and F1 changed by −0.3 and +0.1 on
    /// the two dev sets.
    #[arg(long, default_value_t = 5)]
    pub(crate) faintest: i8,
    /// Into how many parts the texts are cut, each read by a first look that was not trained on it.
    #[arg(long, default_value_t = 4)]
    pub(crate) folds: usize,
    /// The start of the random order of the texts.
    #[arg(long, default_value_t = 1)]
    pub(crate) seed: u64,
    /// Stops after the first look, for quick trials.
    #[arg(long)]
    pub(crate) first_look_only: bool,
}

/// The weights of a tagger before they are rounded.
pub(super) struct Weights {
    /// By the number of the feature.
    pub(super) emissions: Vec<Row>,
    /// From the first label to the second.
    pub(super) transitions: [Row; LABELS],
}

/// What FTRL keeps of a weight.
#[derive(Clone, Copy, Default)]
struct State {
    /// The sum of the gradients, less what keeps the weight near where it was.
    sum: f32,
    /// The sum of the squares of the gradients.
    squares: f32,
}

/// What FTRL keeps of the weights of a feature.
type States = [State; LABELS];

/// Smaller gradients change nothing that is seen.
const NEGLIGIBLE: f32 = 1e-3;

/// What is fitted to what.
pub(super) struct Problem<'a> {
    pub(super) examples: &'a Examples,
    /// The documents to learn from, by position.
    pub(super) documents: Vec<usize>,
    /// What the weights are added to, and stays as it is.
    pub(super) base: Option<&'a Base>,
}

/// Scores that were found before.
pub(super) struct Base {
    /// By token.
    pub(super) scores: Vec<Row>,
    pub(super) transitions: [Row; LABELS],
}

/// Weights that are being learnt.
#[derive(Clone)]
pub(super) struct Learner {
    emissions: Vec<Row>,
    emission_states: Vec<States>,
    transitions: [Row; LABELS],
    transition_states: [States; LABELS],
    random: Random,
}

impl Learner {
    /// Weights of zero for so many features.
    pub(super) fn new(features: usize, settings: &Settings) -> Self {
        Self {
            emissions: vec![[0.0; LABELS]; features],
            emission_states: vec![States::default(); features],
            transitions: [[0.0; LABELS]; LABELS],
            transition_states: [States::default(); LABELS],
            random: Random::new(settings.seed),
        }
    }

    /// Makes the next steps larger, as if only a `share` of what was read so far had been read.
    pub(super) fn forget(&mut self, share: f32, settings: &Settings) {
        for (row, states) in self.emissions.iter().zip(&mut self.emission_states) {
            let cells = row.iter().zip(states);
            cells.for_each(|(&weight, state)| state.forget(weight, share, settings, settings.l1));
        }
        for (row, states) in self.transitions.iter().zip(&mut self.transition_states) {
            let cells = row.iter().zip(states);
            cells.for_each(|(&weight, state)| state.forget(weight, share, settings, 0.0));
        }
    }

    /// Reads the texts of `problem` once, in random order; returns the mean loss of a token.
    pub(super) fn read(&mut self, problem: &Problem<'_>, settings: &Settings) -> f64 {
        let Problem { examples, documents, base } = problem;
        let mut lattice = Lattice::new();
        let mut order: Vec<usize> =
            documents.iter().flat_map(|&document| examples.documents[document].clone()).collect();
        let tokens: usize = order.iter().map(|&stretch| examples.stretches[stretch].len()).sum();
        self.random.shuffle(&mut order);
        let mut loss = 0.0;
        let (mut scores, mut features, mut ends, mut slopes) =
            (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let steps = base.map(|base| base.transitions);
        for stretch in order {
            let tokens = examples.stretches[stretch].clone();
            scores.clear();
            features.clear();
            ends.clear();
            for token in tokens.clone() {
                let start = features.len();
                features.extend(examples.features_of(token));
                if settings.dropout > 0.0 {
                    self.drop_some(&mut features, start, settings.dropout);
                }
                ends.push(features.len());
                let mut row = base.map_or([0.0; LABELS], |base| base.scores[token]);
                for &feature in &features[start..] {
                    let weights = &self.emissions[feature as usize];
                    row.iter_mut().zip(weights).for_each(|(score, weight)| *score += weight);
                }
                scores.push(row);
            }
            let targets = tokens.map(|token| examples.target(token));
            loss += f64::from(lattice.differentiate(
                &scores,
                targets,
                steps.as_ref().unwrap_or(&self.transitions),
            ));
            let mut start = 0;
            for (&end, gradient) in ends.iter().zip(&lattice.emission_gradients) {
                slopes.clear();
                slopes.extend(noticeable(gradient));
                if !slopes.is_empty() {
                    for &feature in &features[start..end] {
                        let states = &mut self.emission_states[feature as usize];
                        update(&mut self.emissions[feature as usize], states, &slopes, settings, settings.l1);
                    }
                }
                start = end;
            }
            if base.is_none() {
                let rows = self.transitions.iter_mut().zip(&mut self.transition_states);
                for ((row, states), gradient) in rows.zip(&lattice.transition_gradients) {
                    slopes.clear();
                    slopes.extend(noticeable(gradient));
                    update(row, states, &slopes, settings, 0.0);
                }
            }
        }
        loss / tokens.max(1) as f64
    }

    /// Reads the texts of `problem` as often as is set; calls `report` with each epoch and its mean loss.
    pub(super) fn fit(
        mut self,
        problem: &Problem<'_>,
        settings: &Settings,
        mut report: impl FnMut(usize, f64),
    ) -> Weights {
        for epoch in 1..=settings.epochs {
            report(epoch, self.read(problem, settings));
        }
        self.weights(settings)
    }

    /// Leaves out about a `share` of the features from `start` on.
    fn drop_some(&mut self, features: &mut Vec<u32>, start: usize, share: f32) {
        let mut kept = start;
        for position in start..features.len() {
            if self.random.share() >= share {
                features[kept] = features[position];
                kept += 1;
            }
        }
        features.truncate(kept);
    }

    /// The weights as they are now, for words that are read with all of their features.
    fn weights(self, settings: &Settings) -> Weights {
        let mut emissions = self.emissions;
        if settings.dropout > 0.0 {
            let share = 1.0 - settings.dropout;
            emissions.iter_mut().flatten().for_each(|weight| *weight *= share);
        }
        Weights { emissions, transitions: self.transitions }
    }
}

/// The labels whose gradient changes something, each with it.
fn noticeable(gradient: &Row) -> impl Iterator<Item = (usize, f32)> {
    gradient.iter().copied().enumerate().filter(|(_, gradient)| gradient.abs() >= NEGLIGIBLE)
}

/// Changes the weights of one feature by the gradients of some labels.
fn update(weights: &mut Row, states: &mut States, slopes: &[(usize, f32)], settings: &Settings, l1: f32) {
    for &(label, gradient) in slopes {
        let (State { sum, squares }, weight) = (&mut states[label], &mut weights[label]);
        let before = squares.sqrt();
        *squares += gradient * gradient;
        let after = squares.sqrt();
        *sum += gradient - (after - before) / settings.rate * *weight;
        *weight =
            if sum.abs() <= l1 { 0.0 } else { -(*sum - sum.signum() * l1) / stiffness(after, settings) };
    }
}

/// What the sum of gradients is divided by, where the root of their squares is `root`.
fn stiffness(root: f32, settings: &Settings) -> f32 {
    (1.0 + root) / settings.rate + settings.l2
}

impl State {
    /// Scales the squares, and changes the sum so that the weight stays as it is.
    fn forget(&mut self, weight: f32, share: f32, settings: &Settings, l1: f32) {
        self.squares *= share;
        if weight != 0.0 {
            self.sum = -weight * stiffness(self.squares.sqrt(), settings) - weight.signum() * l1;
        }
    }
}
