//! The fitting of a linear-chain conditional random field (Lafferty, McCallum and Pereira, 2001).
//!
//! Labels that the data leave open are summed over, so that a text which knows only "place" teaches that much and
//! leaves to the others what kind of place. The weights are found by FTRL-Proximal (McMahan et al., "Ad click
//! prediction", 2013), whose L1 term leaves most of them at exactly zero.

use std::ops::Range;

use clap::Args;
use nutgraf::model::label::{LABELS, Label};

use super::examples::{Allowed, Examples};
use crate::train::numbers::Random;

/// How the tagger is trained.
#[derive(Debug, Clone, Args)]
pub(crate) struct Settings {
    /// Features that occur less often are left out.
    #[arg(long, default_value_t = 2)]
    pub(crate) min_count: u32,
    /// How often all texts are read.
    #[arg(long, default_value_t = 5)]
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
    /// Into how many parts the texts are cut, each read by a first look that was not trained on it.
    #[arg(long, default_value_t = 4)]
    pub(crate) folds: usize,
    /// The start of the random order of the texts.
    #[arg(long, default_value_t = 1)]
    pub(crate) seed: u64,
}

/// One number for each label.
pub(super) type Row = [f32; LABELS];

/// The weights of a tagger before they are rounded.
pub(super) struct Weights {
    /// By the number of the feature.
    pub(super) emissions: Vec<Row>,
    /// From the first label to the second.
    pub(super) transitions: [Row; LABELS],
}

/// What FTRL keeps of a weight: the sum of gradients and of their squares.
#[derive(Clone, Copy)]
struct State {
    sum: Row,
    squares: Row,
}

const FRESH: State = State { sum: [0.0; LABELS], squares: [0.0; LABELS] };
/// Smaller gradients change nothing that is seen.
const NEGLIGIBLE: f32 = 1e-4;

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

/// Fits weights; calls `report` with each epoch and its mean loss.
pub(super) fn fit(problem: &Problem<'_>, settings: &Settings, mut report: impl FnMut(usize, f64)) -> Weights {
    let Problem { examples, documents, base } = problem;
    let mut weights = Weights {
        emissions: vec![[0.0; LABELS]; examples.features()],
        transitions: base.map_or([[0.0; LABELS]; LABELS], |base| base.transitions),
    };
    let mut emission_states = vec![FRESH; examples.features()];
    let mut transition_states = [FRESH; LABELS];
    let mut lattice = Lattice::new();
    let mut order: Vec<usize> =
        documents.iter().flat_map(|&document| examples.documents[document].clone()).collect();
    let tokens: usize = order.iter().map(|&sentence| examples.sentences[sentence].len()).sum();
    let mut random = Random::new(settings.seed);
    for epoch in 1..=settings.epochs {
        random.shuffle(&mut order);
        let mut loss = 0.0;
        for &sentence in &order {
            let tokens = &examples.sentences[sentence];
            loss += f64::from(lattice.differentiate(problem, tokens, &weights));
            for (row, gradient) in tokens.clone().zip(&lattice.emission_gradients) {
                for &feature in examples.features_of(row) {
                    let (row, state) =
                        (&mut weights.emissions[feature as usize], &mut emission_states[feature as usize]);
                    update(row, state, gradient, settings, settings.l1);
                }
            }
            if base.is_none() {
                let rows = weights.transitions.iter_mut().zip(&mut transition_states);
                for ((row, state), gradient) in rows.zip(&lattice.transition_gradients) {
                    update(row, state, gradient, settings, 0.0);
                }
            }
        }
        report(epoch, loss / tokens as f64);
    }
    weights
}

fn update(weights: &mut Row, state: &mut State, gradient: &Row, settings: &Settings, l1: f32) {
    for (label, &gradient) in gradient.iter().enumerate() {
        if gradient.abs() < NEGLIGIBLE {
            continue;
        }
        let (sum, squares, weight) = (&mut state.sum[label], &mut state.squares[label], &mut weights[label]);
        let before = squares.sqrt();
        *squares += gradient * gradient;
        let after = squares.sqrt();
        *sum += gradient - (after - before) / settings.rate * *weight;
        *weight = if sum.abs() <= l1 {
            0.0
        } else {
            -(*sum - sum.signum() * l1) / ((1.0 + after) / settings.rate + settings.l2)
        };
    }
}

/// The working space for one sentence: scores, sums over paths, gradients.
struct Lattice {
    /// For each label those that can follow.
    next: Vec<Vec<usize>>,
    scores: Vec<Row>,
    free: Sums,
    bound: Sums,
    emission_gradients: Vec<Row>,
    transition_gradients: [Row; LABELS],
}

impl Lattice {
    fn new() -> Self {
        let next = Label::all()
            .map(|from| Label::all().filter(|&to| from.can_precede(to)).map(Label::index).collect())
            .collect();
        Self {
            next,
            scores: Vec::new(),
            free: Sums::default(),
            bound: Sums::default(),
            emission_gradients: Vec::new(),
            transition_gradients: [[0.0; LABELS]; LABELS],
        }
    }

    /// Fills the gradients of the loss of one sentence, and returns the loss: minus the logarithm of the share of
    /// all labellings that the allowed ones have.
    fn differentiate(&mut self, problem: &Problem<'_>, tokens: &Range<usize>, weights: &Weights) -> f32 {
        let examples = problem.examples;
        self.scores.clear();
        for token in tokens.clone() {
            let mut scores = problem.base.map_or([0.0; LABELS], |base| base.scores[token]);
            for &feature in examples.features_of(token) {
                let row = &weights.emissions[feature as usize];
                scores.iter_mut().zip(row).for_each(|(score, weight)| *score += weight);
            }
            self.scores.push(scores);
        }
        let odds = weights.transitions.map(|row| row.map(f32::exp));
        self.free.run(&self.scores, &odds, &self.next, |_| Allowed::MAX);
        self.bound.run(&self.scores, &odds, &self.next, |position| examples.allowed(tokens.start + position));

        self.emission_gradients.clear();
        self.transition_gradients = [[0.0; LABELS]; LABELS];
        for position in 0..self.scores.len() {
            let (free, bound) = (self.free.shares(position), self.bound.shares(position));
            let mut gradient = free;
            gradient.iter_mut().zip(bound).for_each(|(free, bound)| *free -= bound);
            self.emission_gradients.push(gradient);
            self.free.add_steps(position, &odds, &self.next, 1.0, &mut self.transition_gradients);
            self.bound.add_steps(position, &odds, &self.next, -1.0, &mut self.transition_gradients);
        }
        self.free.log_total - self.bound.log_total
    }
}

/// Sums over all paths through a sentence, forward and backward, each token's row scaled to the sum 1.
#[derive(Default)]
struct Sums {
    odds: Vec<Row>,
    forward: Vec<Row>,
    backward: Vec<Row>,
    scales: Vec<f32>,
    log_total: f32,
}

impl Sums {
    fn run(
        &mut self,
        scores: &[Row],
        steps: &[Row; LABELS],
        next: &[Vec<usize>],
        allowed: impl Fn(usize) -> Allowed,
    ) {
        self.odds.clear();
        self.forward.clear();
        self.backward.clear();
        self.scales.clear();
        self.log_total = 0.0;
        let last = scores.len().saturating_sub(1);
        for (position, row) in scores.iter().enumerate() {
            let mut bits = allowed(position);
            for label in Label::all() {
                let stands = (position > 0 || label.can_start()) && (position < last || label.can_end());
                bits &= !(u32::from(!stands) << label.index());
            }
            let top = row.iter().copied().fold(f32::MIN, f32::max);
            let mut odds = [0.0; LABELS];
            for (label, odds) in odds.iter_mut().enumerate() {
                if bits & (1 << label) != 0 {
                    *odds = (row[label] - top).exp();
                }
            }
            let mut forward = odds;
            if let Some(before) = self.forward.last() {
                let mut sums = [0.0; LABELS];
                for (from, nexts) in next.iter().enumerate().filter(|(from, _)| before[*from] > 0.0) {
                    for &to in nexts {
                        sums[to] += before[from] * steps[from][to];
                    }
                }
                forward.iter_mut().zip(sums).for_each(|(cell, sum)| *cell *= sum);
            }
            let sum: f32 = forward.iter().sum();
            let scale = 1.0 / sum.max(f32::MIN_POSITIVE);
            forward.iter_mut().for_each(|cell| *cell *= scale);
            self.log_total += top - scale.ln();
            self.odds.push(odds);
            self.forward.push(forward);
            self.scales.push(scale);
        }
        let mut row = [1.0; LABELS];
        self.backward.push(row);
        for position in (1..scores.len()).rev() {
            let odds = &self.odds[position];
            let mut sums = [0.0; LABELS];
            for (from, nexts) in next.iter().enumerate() {
                sums[from] = nexts.iter().map(|&to| steps[from][to] * odds[to] * row[to]).sum::<f32>()
                    * self.scales[position];
            }
            row = sums;
            self.backward.push(row);
        }
        self.backward.reverse();
    }

    /// The share of the paths that have each label at `position`.
    fn shares(&self, position: usize) -> Row {
        let mut shares = self.forward[position];
        shares.iter_mut().zip(&self.backward[position]).for_each(|(share, backward)| *share *= backward);
        shares
    }

    /// Adds `factor` times the share of the paths that take each step into `position`.
    fn add_steps(
        &self,
        position: usize,
        steps: &[Row; LABELS],
        next: &[Vec<usize>],
        factor: f32,
        to_rows: &mut [Row; LABELS],
    ) {
        let Some(before) = position.checked_sub(1) else { return };
        let scale = self.scales[position] * factor;
        for (from, nexts) in next.iter().enumerate().filter(|(from, _)| self.forward[before][*from] > 0.0) {
            for &to in nexts {
                let share = self.forward[before][from]
                    * steps[from][to]
                    * self.odds[position][to]
                    * self.backward[position][to];
                to_rows[from][to] += share * scale;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{LABELS, Label, Row, Sums};

    #[test]
    fn shares_of_a_token_add_up_to_one() {
        let next: Vec<Vec<usize>> = Label::all()
            .map(|from| Label::all().filter(|&to| from.can_precede(to)).map(Label::index).collect())
            .collect();
        let scores: Vec<Row> = (0..5)
            .map(|token| std::array::from_fn(|label| ((token * 31 + label * 17) % 13) as f32 / 5.0))
            .collect();
        let mut sums = Sums::default();
        sums.run(&scores, &[[1.0; LABELS]; LABELS], &next, |_| u32::MAX);
        for position in 0..scores.len() {
            let total: f32 = sums.shares(position).iter().sum();
            assert!((total - 1.0).abs() < 1e-4, "{total}");
        }
    }
}
