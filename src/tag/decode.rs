//! From scores to names: the best labelling of a sentence, and how sure each name in it is.

use super::{
    exp::exp,
    name::{Name, spans},
};
use crate::model::{
    label::{LABELS, Label, NameType, Place},
    tagger::{ROW, TaggerWeights, Transitions},
};

/// The scores of the labels of one token; those behind [`LABELS`] are zero.
pub type Scores = [i32; ROW];

/// The scores of a word that is surely outside every name.
pub const OUTSIDE: Scores = {
    let mut scores = [0; ROW];
    scores[0] = SURE;
    scores
};

/// The least score of what is sure: far above what weights of eight bits can add up to.
const SURE: i32 = 1 << 20;

/// The scores of a word that surely has this label.
#[must_use]
pub fn surely(label: Label) -> Scores {
    let mut scores = [0; ROW];
    if let Some(score) = scores.get_mut(label.index()) {
        *score = SURE;
    }
    scores
}

/// Whether a word of these scores has one label for sure.
#[must_use]
pub fn is_sure(scores: &Scores) -> bool {
    scores.iter().any(|&score| score >= SURE)
}

/// How far below the best label of a token another may score and still be looked at, in natural logarithms: lower ones
/// have a share of less than one in two thousand, and to leave them out saves most of the work.
const BEAM: f32 = 8.0;

/// The score of what cannot be; far from the limits, so that adding to it cannot wrap.
const NEVER: i32 = i32::MIN / 4;

/// A number for each label; as wide as a mask has bits, so that a bit's position is always inside.
type Column<T> = [T; 32];
const _: () = assert!(LABELS <= 32 && ROW == 32, "a label needs a bit");

/// A set of labels, a bit each.
#[derive(Debug, Clone, Copy)]
struct Labels(u32);

impl Labels {
    fn of(labels: impl Iterator<Item = Label>) -> Self {
        Self(labels.fold(0, |bits, label| bits | 1 << label.index()))
    }

    const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// The positions of the labels, ascending.
    fn positions(self) -> impl Iterator<Item = usize> + Clone {
        let mut bits = self.0;
        std::iter::from_fn(move || {
            let position = bits.trailing_zeros();
            bits &= bits.wrapping_sub(1);
            (position < 32).then_some(position as usize)
        })
    }
}

#[expect(clippy::indexing_slicing, reason = "the position is cut to five bits, and a column has 32 cells")]
const fn at<T: Copy>(column: &Column<T>, position: usize) -> T {
    column[position & 31]
}

#[expect(clippy::indexing_slicing, reason = "the position is cut to five bits, and a column has 32 cells")]
const fn set<T: Copy>(column: &mut Column<T>, position: usize, value: T) {
    column[position & 31] = value;
}

/// What is known of one token of the sentence.
#[derive(Debug, Clone, Copy)]
struct Token {
    /// The labels that are near the best.
    open: Labels,
    /// The score of the best path up to each label, and the label before it on that path.
    best: Column<i32>,
    back: Column<u8>,
}

/// The shares of the paths that lead to and from each label of a token; see [`Decoder::forward_backward`].
#[derive(Debug, Clone, Copy)]
struct Shares {
    odds: Column<f32>,
    forward: Column<f32>,
    backward: Column<f32>,
    scale: f32,
}

impl Shares {
    /// The share of all paths that go through a label.
    const fn of(&self, label: usize) -> f32 {
        at(&self.forward, label) * at(&self.backward, label)
    }

    /// Whether some label has at least this share.
    fn has_over(&self, share: f32) -> bool {
        (0..LABELS).any(|label| self.of(label) >= share)
    }
}

/// The stretches of a sentence that have to be decoded, with their first positions: what lies between words that are surely
/// outside, and one of these on either side where there is one, since every path goes through it.
fn stretches(scores: &[Scores]) -> impl Iterator<Item = (usize, &[Scores])> {
    let is_open = |row: &Scores| row.first().is_some_and(|&outside| outside < SURE);
    let mut end = 0;
    std::iter::from_fn(move || {
        let first = end + scores.get(end..)?.iter().position(is_open)?;
        let rest = scores.get(first..)?;
        let len = rest.iter().position(|row| !is_open(row)).map_or(rest.len(), |len| len + 1);
        end = first + len;
        let start = first.saturating_sub(1);
        Some((start, scores.get(start..end)?))
    })
}

/// Decodes sentences; made once per document, since it holds the working space.
#[derive(Debug)]
pub struct Decoder {
    /// For each label, those that it can follow.
    before: Column<Labels>,
    /// For each label, those that can follow.
    after: Column<Labels>,
    /// What each step scores, by the label that it leads to.
    steps: Vec<Column<i32>>,
    /// `exp` of the same, by the label that it leads to.
    step_odds: Vec<Column<f32>>,
    first: Labels,
    last: Labels,
    unit: f32,
    tokens: Vec<Token>,
    shares: Vec<Shares>,
}

impl Decoder {
    /// A decoder for the transitions of `weights`.
    #[must_use]
    pub fn new(weights: &TaggerWeights) -> Self {
        Self::with(weights.transitions(), weights.unit())
    }

    /// A decoder for `transitions` in steps of `unit` natural logarithms.
    #[must_use]
    pub fn with(transitions: &Transitions, unit: f32) -> Self {
        let (mut before, mut after) = ([Labels(0); 32], [Labels(0); 32]);
        let (mut steps, mut step_odds) = (Vec::new(), Vec::new());
        for to in Label::all() {
            set(&mut before, to.index(), Labels::of(Label::all().filter(|from| from.can_precede(to))));
            set(&mut after, to.index(), Labels::of(Label::all().filter(|next| to.can_precede(*next))));
            let (mut scores, mut odds) = ([NEVER; 32], [0.0; 32]);
            for (from, row) in transitions.iter().enumerate() {
                let score = row.get(to.index()).copied().map_or(NEVER, i32::from);
                set(&mut scores, from, score);
                set(&mut odds, from, exp(score as f32 * unit));
            }
            steps.push(scores);
            step_odds.push(odds);
        }
        Self {
            before,
            after,
            steps,
            step_odds,
            first: Labels::of(Label::all().filter(|label| label.can_start())),
            last: Labels::of(Label::all().filter(|label| label.can_end())),
            unit,
            tokens: Vec::new(),
            shares: Vec::new(),
        }
    }

    /// The names of the best labelling of a sentence, given the scores of its tokens.
    pub fn names(&mut self, scores: &[Scores]) -> Vec<Name> {
        let mut names = Vec::new();
        for (start, stretch) in stretches(scores) {
            let found = spans(&self.best_path(stretch));
            if !found.is_empty() {
                self.forward_backward(stretch);
                names.extend(found.into_iter().map(|name| self.weighed(name).moved(start)));
            }
        }
        names
    }

    /// The same, and the tokens of which no label has at least the share `clear`.
    pub fn names_and_doubts(&mut self, scores: &[Scores], clear: f32) -> (Vec<Name>, Vec<usize>) {
        let (mut names, mut doubts) = (Vec::new(), Vec::new());
        for (start, stretch) in stretches(scores) {
            let found = spans(&self.best_path(stretch));
            self.forward_backward(stretch);
            names.extend(found.into_iter().map(|name| self.weighed(name).moved(start)));
            let unclear = (start..).zip(&self.shares).filter(|(_, shares)| !shares.has_over(clear));
            doubts.extend(unclear.map(|(position, _)| position));
        }
        (names, doubts)
    }

    /// The name with its probabilities, after [`Self::forward_backward`].
    fn weighed(&self, mut name: Name) -> Name {
        for (share, name_type) in name.shares.iter_mut().zip(NameType::ALL) {
            *share = self.probability(name.start, name.end, name_type);
        }
        name.probability = name.share(name.name_type);
        name
    }

    /// The probability of each label of each token, given the scores of the tokens of a sentence.
    pub fn marginals(&mut self, scores: &[Scores]) -> Vec<[f32; LABELS]> {
        let mut outside = [0.0; LABELS];
        outside[0] = 1.0;
        let mut marginals = vec![outside; scores.len()];
        for (start, stretch) in stretches(scores) {
            self.best_path(stretch);
            self.forward_backward(stretch);
            for (shares, marginals) in self.shares.iter().zip(marginals.iter_mut().skip(start)) {
                *marginals = std::array::from_fn(|label| shares.of(label).clamp(0.0, 1.0));
            }
        }
        marginals
    }

    /// The best labelling of a sentence.
    pub fn viterbi(&mut self, scores: &[Scores]) -> Vec<Label> {
        let mut labels = vec![Label::OUTSIDE; scores.len()];
        for (start, stretch) in stretches(scores) {
            let found = self.best_path(stretch);
            labels.iter_mut().skip(start).zip(found).for_each(|(label, found)| *label = found);
        }
        labels
    }

    /// The best labelling of a stretch (Viterbi, 1967).
    fn best_path(&mut self, scores: &[Scores]) -> Vec<Label> {
        self.tokens.clear();
        for (position, row) in scores.iter().enumerate() {
            let open = self.open(row, position == 0, position + 1 == scores.len());
            let mut token = Token { open, best: [NEVER; 32], back: [0; 32] };
            for to in open.positions() {
                let (from, best) = match (self.tokens.last(), self.steps.get(to)) {
                    (Some(previous), Some(steps)) => {
                        let from = at(&self.before, to).and(previous.open);
                        first_best(
                            from.positions().map(|from| (from, at(&previous.best, from) + at(steps, from))),
                        )
                    }
                    _ => (0, 0),
                };
                set(&mut token.best, to, (best + at(row, to)).max(NEVER));
                set(&mut token.back, to, from as u8);
            }
            self.tokens.push(token);
        }
        let mut labels = Vec::with_capacity(scores.len());
        let mut current = self.tokens.last().map_or(0, |token| {
            let ends = token.open.positions().map(|label| (label, at(&token.best, label)));
            first_best(ends).0
        });
        for token in self.tokens.iter().rev() {
            labels.push(Label::from_index(current).unwrap_or_default());
            current = usize::from(at(&token.back, current));
        }
        labels.reverse();
        labels
    }

    /// The labels of a token that are near its best. Outside is always among them, so that there is a path through
    /// every sentence.
    fn open(&self, scores: &Scores, is_first: bool, is_last: bool) -> Labels {
        let best = scores.iter().take(LABELS).copied().max().unwrap_or_default();
        let floor = best - (BEAM / self.unit) as i32;
        let near =
            Label::all().zip(scores).filter(|&(label, &score)| score >= floor || label == Label::OUTSIDE);
        let mut open = Labels::of(near.map(|(label, _)| label));
        if is_first {
            open = open.and(self.first);
        }
        if is_last {
            open = open.and(self.last);
        }
        open
    }

    /// Fills the shares of the labels. The forward shares of each token are scaled to the sum 1 and the backward shares
    /// by the same factors, so that forward times backward is the share of all paths that go through a label.
    fn forward_backward(&mut self, scores: &[Scores]) {
        self.shares.clear();
        let mut previous: Option<(Labels, Column<f32>)> = None;
        for (token, row) in self.tokens.iter().zip(scores) {
            let best = token.open.positions().map(|label| at(row, label)).max().unwrap_or_default();
            let (mut odds, mut forward) = ([0.0; 32], [0.0; 32]);
            let mut sum = 0.0;
            for to in token.open.positions() {
                let own = exp((at(row, to) - best) as f32 * self.unit);
                let ways = match (&previous, self.step_odds.get(to)) {
                    (Some((open, forward)), Some(steps)) => {
                        let from = at(&self.before, to).and(*open);
                        from.positions().map(|from| at(forward, from) * at(steps, from)).sum()
                    }
                    _ => 1.0,
                };
                set(&mut odds, to, own);
                set(&mut forward, to, own * ways);
                sum += own * ways;
            }
            let scale = if sum > 0.0 { 1.0 / sum } else { 0.0 };
            for share in &mut forward {
                *share *= scale;
            }
            previous = Some((token.open, forward));
            self.shares.push(Shares { odds, forward, backward: [0.0; 32], scale });
        }
        let step_odds = &self.step_odds;
        let mut next: Option<(Labels, Column<f32>)> = None;
        for (token, shares) in self.tokens.iter().zip(&mut self.shares).rev() {
            let mut gains = [0.0; 32];
            for from in token.open.positions() {
                let backward = next.as_ref().map_or(1.0, |(open, gains)| {
                    let to = at(&self.after, from).and(*open);
                    to.positions().map(|to| odds(step_odds, from, to) * at(gains, to)).sum()
                });
                set(&mut shares.backward, from, backward);
                set(&mut gains, from, at(&shares.odds, from) * backward * shares.scale);
            }
            next = Some((token.open, gains));
        }
    }

    /// The share of all paths that have a name of this type from `start` to `end`.
    fn probability(&self, start: usize, end: usize, name_type: NameType) -> f32 {
        let mut share = 0.0;
        let mut last = None;
        for (position, shares) in self.shares.iter().enumerate().take(end).skip(start) {
            let label = Label::new(Place::within(position - start, end - start), name_type).index();
            share = match last {
                None => at(&shares.forward, label),
                Some((before, _)) => {
                    share * odds(&self.step_odds, before, label) * at(&shares.odds, label) * shares.scale
                }
            };
            // Most types are far from the best at some token.
            if share <= 0.0 {
                return 0.0;
            }
            last = Some((label, shares));
        }
        let rest = last.map_or(0.0, |(label, shares)| at(&shares.backward, label));
        (share * rest).clamp(0.0, 1.0)
    }
}

/// The odds of a step, from columns by the label that it leads to.
fn odds(step_odds: &[Column<f32>], from: usize, to: usize) -> f32 {
    step_odds.get(to).map_or(0.0, |steps| at(steps, from))
}

/// The place with the highest score, and the score; the first of equals, on every platform.
fn first_best(places: impl Iterator<Item = (usize, i32)>) -> (usize, i32) {
    places.fold((0, NEVER), |best, next| if next.1 > best.1 { next } else { best })
}

#[cfg(test)]
mod tests {
    use super::{Decoder, LABELS, Label, NameType, OUTSIDE, ROW, Scores, TaggerWeights, spans};

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
                for (name_type, &probability) in NameType::ALL.iter().zip(&name.shares) {
                    let with = all.iter().filter(|(labels, _)| {
                        spans(labels).iter().any(|other| {
                            (other.start, other.end, other.name_type) == (name.start, name.end, *name_type)
                        })
                    });
                    let share: f64 = with.map(|(_, score)| odds(*score)).sum::<f64>() / total;
                    assert!((share - f64::from(probability)).abs() < 1e-3, "{share} {name_type:?} {name:?}");
                }
            }
            for (position, marginals) in decoder.marginals(&scores).iter().enumerate() {
                for label in Label::all() {
                    let with = all.iter().filter(|(labels, _)| labels[position] == label);
                    let share: f64 = with.map(|(_, score)| odds(*score)).sum::<f64>() / total;
                    let found = f64::from(marginals[label.index()]);
                    assert!((share - found).abs() < 1e-3, "{share} {found} {label:?} at {position}");
                }
            }
        }
    }

    #[test]
    fn stretches_decode_as_the_whole_sentence_does() {
        let weights = weights();
        let (mut decoder, mut whole) = (Decoder::new(&weights), Decoder::new(&weights));
        for sure in [Vec::<usize>::new(), vec![0], vec![8], vec![3, 4], vec![0, 2, 3, 8], (0..9).collect()] {
            let mut scores = scores(9, 5);
            for place in &sure {
                scores[*place] = OUTSIDE;
            }
            assert_eq!(decoder.viterbi(&scores), whole.best_path(&scores), "{sure:?}");
            whole.forward_backward(&scores);
            for (place, marginals) in decoder.marginals(&scores).iter().enumerate() {
                for (label, share) in marginals.iter().enumerate() {
                    assert!((share - whole.shares[place].of(label)).abs() < 1e-4, "{sure:?} {place} {label}");
                }
            }
        }
    }

    #[test]
    fn no_tokens_have_no_names() {
        assert!(Decoder::new(&weights()).names(&[]).is_empty());
    }
}
