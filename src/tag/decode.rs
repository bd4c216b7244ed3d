//! From scores to names: the best labelling of a sentence, and how sure each name in it is.

use std::ops::Range;

use crate::model::{
    label::{LABELS, Label, NameType, Place},
    tagger::{ROW, TaggerWeights},
};

/// The scores of the labels of one token; those behind [`LABELS`] are zero.
pub type Scores = [i32; ROW];

/// A name in a sentence.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Name {
    /// The position of its first token in the sentence.
    pub start: usize,
    /// One past the position of its last token.
    pub end: usize,
    /// What it is.
    pub name_type: NameType,
    /// The probability that the model gives to just this name, 0 to 1.
    pub probability: f32,
}

/// The score of what cannot be; far from the limits, so that adding to it cannot wrap.
const NEVER: i32 = i32::MIN / 4;

/// How far below the best label of a token another may score and still be looked at, in natural logarithms. What
/// lies lower has a share of less than one in a hundred thousand; to leave it out saves nine tenths of the work, since
/// most tokens are clearly outside every name.
const BEAM: f32 = 12.0;

/// A label that a token may well have, with the sums over the paths that lead through it.
#[derive(Debug, Clone, Copy)]
struct Cell {
    label: Label,
    /// The score of the label itself, and `exp` of its distance to the token's best.
    score: i32,
    odds: f32,
    /// The score of the best path up to here, and the cell before this one on it.
    best: i32,
    back: usize,
    /// The shares of the paths up to here and from here on; see [`Decoder::forward_backward`].
    forward: f32,
    backward: f32,
}

/// Decodes sentences; made once per document, since it holds the working space.
#[derive(Debug)]
pub struct Decoder<'model> {
    weights: &'model TaggerWeights,
    /// For each label, the labels that can follow, a bit each.
    followers: [u32; LABELS],
    /// `exp` of the transitions.
    steps: Vec<[f32; LABELS]>,
    cells: Vec<Cell>,
    /// The cells of each token.
    tokens: Vec<Range<usize>>,
    /// What the forward shares of each token were multiplied by.
    scales: Vec<f32>,
}

impl<'model> Decoder<'model> {
    /// A decoder for the transitions of `weights`.
    #[must_use]
    pub fn new(weights: &'model TaggerWeights) -> Self {
        let mut followers = [0; LABELS];
        for (from, bits) in Label::all().zip(&mut followers) {
            *bits =
                Label::all().filter(|&to| from.can_precede(to)).fold(0, |bits, to| bits | 1 << to.index());
        }
        let odds = |score: &i16| exp(f32::from(*score) * weights.unit());
        let steps =
            weights.transitions().iter().map(|row| std::array::from_fn(|to| row.get(to).map_or(0.0, odds)));
        Self {
            weights,
            followers,
            steps: steps.collect(),
            cells: Vec::new(),
            tokens: Vec::new(),
            scales: Vec::new(),
        }
    }

    /// The names of the best labelling of a sentence, given the scores of its tokens.
    pub fn names(&mut self, scores: &[Scores]) -> Vec<Name> {
        let labels = self.viterbi(scores);
        let mut names = spans(&labels);
        if !names.is_empty() {
            self.forward_backward();
            for name in &mut names {
                name.probability = self.probability(name, &labels);
            }
        }
        names
    }

    /// The best labelling (Viterbi, 1967).
    pub fn viterbi(&mut self, scores: &[Scores]) -> Vec<Label> {
        self.cells.clear();
        self.tokens.clear();
        for (position, token) in scores.iter().enumerate() {
            let before = self.tokens.last().cloned().unwrap_or(0..0);
            let start = self.cells.len();
            self.open(token, position == 0, position + 1 == scores.len());
            for place in start..self.cells.len() {
                self.reach(place, before.clone());
            }
            self.tokens.push(start..self.cells.len());
        }
        let ends = self.tokens.last().cloned().unwrap_or(0..0);
        let mut labels = Vec::with_capacity(scores.len());
        let mut current =
            first_best(ends.filter_map(|place| Some((place, self.cells.get(place)?.best)))).map(|end| end.0);
        for _ in scores {
            let Some(cell) = current.and_then(|place| self.cells.get(place)) else { break };
            labels.push(cell.label);
            current = Some(cell.back);
        }
        labels.reverse();
        labels
    }

    /// Adds the cells of a token: the labels that are near the best. Outside is always among them, so that there is
    /// a path through every sentence.
    fn open(&mut self, scores: &Scores, is_first: bool, is_last: bool) {
        let best = scores.iter().take(LABELS).copied().max().unwrap_or_default();
        let floor = best - (BEAM / self.weights.unit()) as i32;
        for (label, &score) in Label::all().zip(scores) {
            let stands = (!is_first || label.can_start()) && (!is_last || label.can_end());
            if stands && (score >= floor || label == Label::OUTSIDE) {
                let odds = exp((score - best) as f32 * self.weights.unit());
                self.cells.push(Cell {
                    label,
                    score,
                    odds,
                    best: score,
                    back: 0,
                    forward: 0.0,
                    backward: 0.0,
                });
            }
        }
    }

    /// Finds the best way to the cell at `place` from the cells of the token before.
    fn reach(&mut self, place: usize, before: Range<usize>) {
        let Some(&Cell { label, score, .. }) = self.cells.get(place) else { return };
        if before.is_empty() {
            return;
        }
        let ways = before.filter_map(|from| {
            let cell = self.cells.get(from)?;
            let step = self.step(cell.label, label)?;
            Some((from, cell.best + step))
        });
        let (back, best) = first_best(ways).unwrap_or((0, NEVER));
        if let Some(cell) = self.cells.get_mut(place) {
            (cell.back, cell.best) = (back, (best + score).max(NEVER));
        }
    }

    /// The score of going from one label to another; `None` where that cannot be.
    fn step(&self, from: Label, to: Label) -> Option<i32> {
        let follows = self.followers.get(from.index())? & (1 << to.index()) != 0;
        let score = self.weights.transitions().get(from.index())?.get(to.index())?;
        follows.then_some(i32::from(*score))
    }

    /// The odds of going from one label to another; 0 where that cannot be.
    fn step_odds(&self, from: Label, to: Label) -> f32 {
        let follows = self.followers.get(from.index()).is_some_and(|bits| bits & (1 << to.index()) != 0);
        let odds = self.steps.get(from.index()).and_then(|row| row.get(to.index()));
        if follows { odds.copied().unwrap_or_default() } else { 0.0 }
    }

    /// Fills the shares of the cells. The forward shares of each token are scaled to the sum 1 and the backward
    /// shares by the same factors, so that forward times backward is the share of all paths that go through a cell.
    fn forward_backward(&mut self) {
        self.scales.clear();
        let mut before = 0..0;
        for token in &self.tokens {
            let mut sum = 0.0;
            for place in token.clone() {
                let Some(&Cell { label, odds, .. }) = self.cells.get(place) else { continue };
                let cells = self.cells.get(before.clone()).unwrap_or_default();
                let ways: f32 =
                    cells.iter().map(|cell| cell.forward * self.step_odds(cell.label, label)).sum();
                let forward = odds * if before.is_empty() { 1.0 } else { ways };
                sum += forward;
                if let Some(cell) = self.cells.get_mut(place) {
                    cell.forward = forward;
                }
            }
            let scale = if sum > 0.0 { 1.0 / sum } else { 0.0 };
            for cell in self.cells.get_mut(token.clone()).unwrap_or_default() {
                cell.forward *= scale;
            }
            self.scales.push(scale);
            before = token.clone();
        }
        let mut after: Option<(Range<usize>, f32)> = None;
        for (token, &scale) in self.tokens.iter().zip(&self.scales).rev() {
            for place in token.clone() {
                let Some(label) = self.cells.get(place).map(|cell| cell.label) else { continue };
                let backward = after.as_ref().map_or(1.0, |(after, scale)| {
                    let cells = self.cells.get(after.clone()).unwrap_or_default();
                    let ways = cells
                        .iter()
                        .map(|cell| self.step_odds(label, cell.label) * cell.odds * cell.backward);
                    ways.sum::<f32>() * scale
                });
                if let Some(cell) = self.cells.get_mut(place) {
                    cell.backward = backward;
                }
            }
            after = Some((token.clone(), scale));
        }
    }

    /// The share of all paths that have just this name, which is part of the labelling `labels`.
    fn probability(&self, name: &Name, labels: &[Label]) -> f32 {
        let cell = |position: usize| {
            let cells = self.cells.get(self.tokens.get(position)?.clone())?;
            cells.iter().find(|cell| Some(&cell.label) == labels.get(position))
        };
        let (Some(first), Some(last)) = (cell(name.start), cell(name.end.saturating_sub(1))) else {
            return 0.0;
        };
        let mut share = first.forward;
        let mut before = first;
        for position in name.start + 1..name.end {
            let (Some(next), Some(scale)) = (cell(position), self.scales.get(position)) else { return 0.0 };
            share *= self.step_odds(before.label, next.label) * next.odds * scale;
            before = next;
        }
        (share * last.backward).clamp(0.0, 1.0)
    }
}

/// The place with the highest score, and the score; the first of equals, on every platform.
fn first_best(places: impl Iterator<Item = (usize, i32)>) -> Option<(usize, i32)> {
    places.fold(None, |best: Option<(usize, i32)>, next| match best {
        Some(best) if best.1 >= next.1 => Some(best),
        _ => Some(next),
    })
}

/// The names that a labelling spells out.
#[must_use]
pub fn spans(labels: &[Label]) -> Vec<Name> {
    let mut names = Vec::new();
    let mut begin = 0;
    for (position, label) in labels.iter().enumerate() {
        let Some((place, name_type)) = label.name() else { continue };
        if matches!(place, Place::Begin | Place::Unit) {
            begin = position;
        }
        if matches!(place, Place::Last | Place::Unit) {
            names.push(Name { start: begin, end: position + 1, name_type, probability: 0.0 });
        }
    }
    names
}

/// e to the power of `x`, to about six digits, the same on every platform: the library's differs between them.
fn exp(x: f32) -> f32 {
    let exponent = (x * std::f32::consts::LOG2_E).clamp(-120.0, 120.0);
    let whole = exponent.floor();
    let rest = (exponent - whole) * std::f32::consts::LN_2;
    // The Taylor series on [0, ln 2].
    let series = [1.0 / 720.0, 1.0 / 120.0, 1.0 / 24.0, 1.0 / 6.0, 0.5, 1.0, 1.0];
    let fraction = series.iter().fold(0.0, |sum, term| sum * rest + term);
    f32::from_bits(((whole as i32 + 127) as u32) << 23) * fraction
}

#[cfg(test)]
mod tests {
    use super::{Decoder, LABELS, Label, NameType, Place, ROW, Scores, TaggerWeights, exp, spans};

    #[test]
    fn exp_is_near_the_library() {
        for step in -80..40 {
            let x = step as f32 / 4.0;
            assert!((exp(x) / x.exp() - 1.0).abs() < 1e-5, "{x}");
        }
    }

    /// Scores of `len` tokens from a fixed sequence of pseudo-random numbers.
    fn scores(len: usize, mut seed: u32) -> Vec<Scores> {
        let mut random = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 24) as i32 / 8
        };
        (0..len)
            .map(|_| {
                let mut row = [0; ROW];
                row.iter_mut().take(LABELS).for_each(|score| *score = random());
                row
            })
            .collect()
    }

    fn weights() -> TaggerWeights {
        let mut transitions = [[0; LABELS]; LABELS];
        for (from, row) in transitions.iter_mut().enumerate() {
            for (to, score) in row.iter_mut().enumerate() {
                *score = ((from * 7 + to * 13) % 11) as i16 - 5;
            }
        }
        TaggerWeights::new(&[], transitions, 0.1)
    }

    /// All legal labellings of `len` tokens with their scores.
    fn labellings(scores: &[Scores], weights: &TaggerWeights) -> Vec<(Vec<Label>, i32)> {
        let mut all = vec![(Vec::new(), 0)];
        for token in scores {
            all = all
                .iter()
                .flat_map(|(labels, score): &(Vec<Label>, i32)| {
                    Label::all().filter_map(move |label| {
                        let step = match labels.last() {
                            None => label.can_start().then_some(0),
                            Some(last) => last
                                .can_precede(label)
                                .then(|| i32::from(weights.transitions()[last.index()][label.index()])),
                        }?;
                        let labels = labels.iter().copied().chain([label]).collect();
                        Some((labels, score + step + token[label.index()]))
                    })
                })
                .collect();
        }
        all.retain(|(labels, _)| labels.last().is_none_or(|last| last.can_end()));
        all
    }

    #[test]
    fn agrees_with_trying_every_labelling() {
        let weights = weights();
        let mut decoder = Decoder::new(&weights);
        for seed in 0..20 {
            let scores = scores(3, seed);
            let all = labellings(&scores, &weights);
            let best = all.iter().map(|(_, score)| *score).max().unwrap();
            let labels = decoder.viterbi(&scores);
            assert!(all.iter().any(|(other, score)| *other == labels && *score == best), "seed {seed}");

            let odds = |score: i32| (f64::from(score) * 0.1).exp();
            let total: f64 = all.iter().map(|(_, score)| odds(*score)).sum();
            for name in decoder.names(&scores) {
                let with = all.iter().filter(|(labels, _)| {
                    spans(labels).iter().any(|other| {
                        (other.start, other.end, other.name_type) == (name.start, name.end, name.name_type)
                    })
                });
                let share: f64 = with.map(|(_, score)| odds(*score)).sum::<f64>() / total;
                assert!((share - f64::from(name.probability)).abs() < 1e-4, "{share} {name:?}");
            }
        }
    }

    #[test]
    fn no_tokens_have_no_names() {
        assert!(Decoder::new(&weights()).names(&[]).is_empty());
    }

    #[test]
    fn spans_begin_and_end_with_their_labels() {
        let labels = [
            Label::new(Place::Begin, NameType::Person),
            Label::new(Place::Last, NameType::Person),
            Label::OUTSIDE,
            Label::new(Place::Unit, NameType::Location),
        ];
        let found: Vec<_> = spans(&labels).iter().map(|name| (name.start, name.end)).collect();
        assert_eq!(found, [(0, 2), (3, 4)]);
    }
}
