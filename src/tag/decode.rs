//! From scores to names: the best labelling of a sentence, and how sure each name in it is.

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

/// A legal step from one label to the next.
#[derive(Debug, Clone, Copy)]
struct Arc {
    from: u8,
    to: u8,
    score: i32,
    /// `exp` of the score.
    odds: f32,
}

/// Decodes sentences; made once per document, since it holds the arcs and the working space.
#[derive(Debug)]
pub struct Decoder {
    arcs: Vec<Arc>,
    unit: f32,
    best: Vec<[i32; LABELS]>,
    back: Vec<[u8; LABELS]>,
    forward: Vec<[f32; LABELS]>,
    backward: Vec<[f32; LABELS]>,
    odds: Vec<[f32; LABELS]>,
}

/// The score of what cannot be; far from the limits, so that adding to it cannot wrap.
const NEVER: i32 = i32::MIN / 4;

impl Decoder {
    /// A decoder for the transitions of `weights`.
    #[must_use]
    pub fn new(weights: &TaggerWeights) -> Self {
        let unit = weights.unit();
        let mut arcs = Vec::new();
        for (from, row) in Label::all().zip(weights.transitions()) {
            for (to, &score) in Label::all().zip(row) {
                if from.can_precede(to) {
                    let score = i32::from(score);
                    let odds = exp(score as f32 * unit);
                    arcs.push(Arc { from: from.index() as u8, to: to.index() as u8, score, odds });
                }
            }
        }
        Self {
            arcs,
            unit,
            best: Vec::new(),
            back: Vec::new(),
            forward: Vec::new(),
            backward: Vec::new(),
            odds: Vec::new(),
        }
    }

    /// The names of the best labelling of a sentence, given the scores of its tokens.
    pub fn names(&mut self, scores: &[Scores]) -> Vec<Name> {
        let labels = self.viterbi(scores);
        let mut names = spans(&labels);
        if !names.is_empty() {
            self.forward_backward(scores);
            for name in &mut names {
                name.probability = self.probability(name);
            }
        }
        names
    }

    /// The best labelling (Viterbi).
    pub fn viterbi(&mut self, scores: &[Scores]) -> Vec<Label> {
        self.best.clear();
        self.back.clear();
        for token in scores {
            let mut best = [NEVER; LABELS];
            let mut back = [0; LABELS];
            if let Some(previous) = self.best.last() {
                for arc in &self.arcs {
                    let score = get(previous, arc.from) + arc.score;
                    if let (Some(best), Some(back)) =
                        (best.get_mut(usize::from(arc.to)), back.get_mut(usize::from(arc.to)))
                        && score > *best
                    {
                        *best = score;
                        *back = arc.from;
                    }
                }
            } else {
                for (label, best) in Label::all().zip(&mut best) {
                    *best = if label.can_start() { 0 } else { NEVER };
                }
            }
            for (best, score) in best.iter_mut().zip(token) {
                *best = (*best + score).max(NEVER);
            }
            self.best.push(best);
            self.back.push(back);
        }
        let ends = self.best.last().into_iter().flat_map(|best| Label::all().zip(best));
        // The first of equals wins, on every platform.
        let end = ends.filter(|(label, _)| label.can_end()).fold(
            None,
            |end: Option<(Label, i32)>, (label, &score)| {
                if end.is_some_and(|(_, best)| best >= score) { end } else { Some((label, score)) }
            },
        );
        let mut labels = Vec::with_capacity(scores.len());
        let mut current = end.map(|(label, _)| label);
        for back in self.back.iter().rev() {
            let Some(label) = current else { break };
            labels.push(label);
            current = back.get(label.index()).and_then(|&from| Label::from_index(usize::from(from)));
        }
        labels.reverse();
        labels
    }

    /// Fills `forward`, `backward` and `odds`, each token's forward row scaled to the sum 1 and the backward rows
    /// by the same amounts.
    fn forward_backward(&mut self, scores: &[Scores]) {
        self.odds.clear();
        self.odds.extend(scores.iter().map(|token| {
            let labels = token.iter().take(LABELS);
            let top = labels.clone().copied().max().unwrap_or_default();
            let mut odds = [0.0; LABELS];
            for (odds, &score) in odds.iter_mut().zip(labels) {
                *odds = exp((score - top) as f32 * self.unit);
            }
            odds
        }));
        self.forward.clear();
        for odds in &self.odds {
            let mut row = [0.0; LABELS];
            if let Some(previous) = self.forward.last() {
                for arc in &self.arcs {
                    add(&mut row, arc.to, get(previous, arc.from) * arc.odds);
                }
            } else {
                for (label, cell) in Label::all().zip(&mut row) {
                    *cell = f32::from(u8::from(label.can_start()));
                }
            }
            for (cell, odds) in row.iter_mut().zip(odds) {
                *cell *= odds;
            }
            normalize(&mut row);
            self.forward.push(row);
        }
        self.backward.clear();
        let mut last = [0.0; LABELS];
        for (label, cell) in Label::all().zip(&mut last) {
            *cell = f32::from(u8::from(label.can_end()));
        }
        self.backward.push(last);
        for odds in self.odds.iter().skip(1).rev() {
            let mut row = [0.0; LABELS];
            if let Some(next) = self.backward.last() {
                for arc in &self.arcs {
                    add(&mut row, arc.from, arc.odds * get(odds, arc.to) * get(next, arc.to));
                }
            }
            normalize(&mut row);
            self.backward.push(row);
        }
        self.backward.reverse();
    }

    /// The share of all labellings, weighted by their odds, that have just this name.
    ///
    /// The rows are scaled token by token, so the share is taken against all labellings over the same tokens: the
    /// product over the name's path divided by the sum over every path between the same two tokens.
    fn probability(&self, name: &Name) -> f32 {
        let (first, last) = (name.start, name.end.saturating_sub(1));
        let (Some(forward), Some(backward)) = (self.forward.get(first), self.backward.get(last)) else {
            return 0.0;
        };
        let labels = |place: usize| {
            let place = match (place == first, place == last) {
                (true, true) => Place::Unit,
                (true, false) => Place::Begin,
                (false, true) => Place::Last,
                (false, false) => Place::Inside,
            };
            Label::new(place, name.name_type).index() as u8
        };
        // Both numbers below are scaled by the same `norm` at each step.
        let mut path = get(forward, labels(first));
        let mut all = *forward;
        for place in first + 1..name.end {
            let Some(odds) = self.odds.get(place) else { return 0.0 };
            let mut row = [0.0; LABELS];
            let mut step = 0.0;
            for arc in &self.arcs {
                let gain = arc.odds * get(odds, arc.to);
                add(&mut row, arc.to, get(&all, arc.from) * gain);
                if arc.from == labels(place - 1) && arc.to == labels(place) {
                    step = gain;
                }
            }
            path *= step;
            let norm = normalize(&mut row);
            path *= norm;
            all = row;
        }
        let total: f32 = all.iter().zip(backward).map(|(a, b)| a * b).sum();
        if total > 0.0 { (path * get(backward, labels(last)) / total).clamp(0.0, 1.0) } else { 0.0 }
    }
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

fn get<T: Copy + Default>(row: &[T; LABELS], label: u8) -> T {
    row.get(usize::from(label)).copied().unwrap_or_default()
}

fn add(row: &mut [f32; LABELS], label: u8, value: f32) {
    if let Some(cell) = row.get_mut(usize::from(label)) {
        *cell += value;
    }
}

/// Scales `row` to the sum 1 and returns the factor.
fn normalize(row: &mut [f32; LABELS]) -> f32 {
    let sum: f32 = row.iter().sum();
    let factor = if sum > 0.0 { 1.0 / sum } else { 0.0 };
    for cell in row {
        *cell *= factor;
    }
    factor
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
