//! Sums over all labellings of a sentence, and the gradients that follow from them.

use nutgraf::model::label::{LABELS, Label};

/// The labels that a word may have, a bit each. Where the data cannot tell two types apart, both are allowed.
pub(crate) type Allowed = u32;
const _: () = assert!(LABELS <= 32, "a label needs a bit");

/// What a word is to be labelled.
#[derive(Debug, Clone)]
pub(crate) enum Target {
    /// One of these labels, by people.
    Labels(Allowed),
    /// These labels with these probabilities, by a teacher; none where it is surely outside.
    Shares(Box<[(Label, f32)]>),
}

/// One number for each label.
pub(crate) type Row = [f32; LABELS];

/// Labels with lower odds against the best of a token are not followed.
const FAINT: f32 = 1e-7;

/// Every label, a bit each.
const ALL: Allowed = Allowed::MAX >> (Allowed::BITS - LABELS as u32);

/// The positions of the bits that are set.
fn positions(mut bits: u32) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let position = bits.trailing_zeros() as usize;
        bits &= bits.wrapping_sub(1);
        (position < 32).then_some(position)
    })
}

/// The working space for one sentence: sums over paths, gradients.
pub(crate) struct Lattice {
    legal: Legal,
    free: Sums,
    bound: Sums,
    pub(crate) emission_gradients: Vec<Row>,
    pub(crate) transition_gradients: [Row; LABELS],
}

/// Which labels can stand where, a bit each.
struct Legal {
    /// For each label those that it can follow, and those that can follow it.
    before: [u32; LABELS],
    after: [u32; LABELS],
    first: u32,
    last: u32,
}

impl Legal {
    /// `exp` of the transitions that can be.
    fn odds(&self, transitions: &[Row; LABELS]) -> [Row; LABELS] {
        let mut odds = [[0.0; LABELS]; LABELS];
        for (from, row) in odds.iter_mut().enumerate() {
            positions(self.after[from]).for_each(|to| row[to] = transitions[from][to].exp());
        }
        odds
    }
}

impl Lattice {
    pub(crate) fn new() -> Self {
        let set = |fits: &dyn Fn(Label) -> bool| {
            Label::all().filter(|&label| fits(label)).fold(0, |bits, label| bits | 1 << label.index())
        };
        let mut legal = Legal {
            before: [0; LABELS],
            after: [0; LABELS],
            first: set(&Label::can_start),
            last: set(&Label::can_end),
        };
        for label in Label::all() {
            legal.before[label.index()] = set(&|from| from.can_precede(label));
            legal.after[label.index()] = set(&|to| label.can_precede(to));
        }
        Self {
            legal,
            free: Sums::default(),
            bound: Sums::default(),
            emission_gradients: Vec::new(),
            transition_gradients: [[0.0; LABELS]; LABELS],
        }
    }

    /// Fills the gradients of the loss of one stretch of words, and returns the loss. Where people labelled it, that is
    /// minus the logarithm of the share of all labellings that the allowed ones have; where a teacher did, the
    /// cross-entropy of the labels of each word.
    pub(crate) fn differentiate<'a>(
        &mut self,
        scores: &[Row],
        targets: impl Iterator<Item = &'a Target>,
        transitions: &[Row; LABELS],
    ) -> f32 {
        let odds = self.legal.odds(transitions);
        self.free.run(scores, &odds, &self.legal, None);
        self.emission_gradients.clear();
        self.emission_gradients.extend((0..scores.len()).map(|position| self.free.shares(position)));
        self.transition_gradients = [[0.0; LABELS]; LABELS];
        for position in 1..scores.len() {
            self.free.add_steps(position, &odds, &self.legal, 1.0, &mut self.transition_gradients);
        }

        let (mut allowed, mut taught) = (Vec::new(), Vec::new());
        for target in targets {
            match target {
                Target::Labels(labels) => allowed.push(*labels),
                Target::Shares(shares) => taught.push(&**shares),
            }
        }
        if taught.is_empty() {
            self.toward_labels(scores, &odds, &allowed)
        } else {
            self.toward_shares(&taught)
        }
    }

    /// Takes from the gradients what the allowed labellings have.
    fn toward_labels(&mut self, scores: &[Row], odds: &[Row; LABELS], allowed: &[Allowed]) -> f32 {
        self.bound.run(scores, odds, &self.legal, Some(allowed));
        for (position, gradient) in self.emission_gradients.iter_mut().enumerate() {
            let bound = self.bound.shares(position);
            gradient.iter_mut().zip(bound).for_each(|(gradient, bound)| *gradient -= bound);
            self.bound.add_steps(position, odds, &self.legal, -1.0, &mut self.transition_gradients);
        }
        self.free.log_total - self.bound.log_total
    }

    /// Takes from the gradients what a teacher gave. What it held of pairs of labels is not known; it is taken to be the
    /// product of what it held of each, as far as the pair can be.
    fn toward_shares(&mut self, taught: &[&[(Label, f32)]]) -> f32 {
        let mut loss = 0.0;
        let mut before: Option<Row> = None;
        for (gradient, shares) in self.emission_gradients.iter_mut().zip(taught) {
            let mut row = [0.0; LABELS];
            shares.iter().for_each(|&(label, share)| row[label.index()] += share);
            let total: f32 = row.iter().sum();
            if total > 0.0 {
                row.iter_mut().for_each(|share| *share /= total);
            } else {
                row[Label::OUTSIDE.index()] = 1.0;
            }
            for (gradient, share) in gradient.iter_mut().zip(row) {
                if share > 0.0 {
                    loss -= share * gradient.max(FAINT).ln();
                }
                *gradient -= share;
            }
            if let Some(before) = before {
                subtract_pairs(&before, &row, &self.legal, &mut self.transition_gradients);
            }
            before = Some(row);
        }
        loss
    }
}

/// Takes from `pairs` the products of two rows of shares, scaled so that those of the legal pairs add up to one.
fn subtract_pairs(before: &Row, after: &Row, legal: &Legal, pairs: &mut [Row; LABELS]) {
    let products = |from: usize| positions(legal.after[from]).map(move |to| (to, before[from] * after[to]));
    let present = || (0..LABELS).filter(|&from| before[from] > 0.0);
    let total: f32 = present().flat_map(products).map(|(_, product)| product).sum();
    if total > FAINT {
        for from in present() {
            products(from).for_each(|(to, product)| pairs[from][to] -= product / total);
        }
    }
}

/// Sums over all paths through a sentence, forward and backward, each token's row scaled to the sum 1.
#[derive(Default)]
struct Sums {
    /// The labels that are followed at each token, a bit each.
    open: Vec<u32>,
    odds: Vec<Row>,
    forward: Vec<Row>,
    backward: Vec<Row>,
    scales: Vec<f32>,
    log_total: f32,
}

impl Sums {
    /// Sums over the paths through `allowed` labels, or over all that are not faint.
    fn run(&mut self, scores: &[Row], steps: &[Row; LABELS], legal: &Legal, allowed: Option<&[Allowed]>) {
        self.open.clear();
        self.odds.clear();
        self.forward.clear();
        self.backward.clear();
        self.scales.clear();
        self.log_total = 0.0;
        let last = scores.len().saturating_sub(1);
        for (position, row) in scores.iter().enumerate() {
            let mut bits = ALL & allowed.map_or(ALL, |allowed| allowed[position]);
            if position == 0 {
                bits &= legal.first;
            }
            if position == last {
                bits &= legal.last;
            }
            let top = positions(bits).map(|label| row[label]).fold(f32::MIN, f32::max);
            let (mut odds, mut forward, mut open, mut sum) = ([0.0; LABELS], [0.0; LABELS], 0, 0.0);
            for label in positions(bits) {
                let mut own = (row[label] - top).exp();
                if own < FAINT {
                    if allowed.is_none() && label != Label::OUTSIDE.index() {
                        continue;
                    }
                    own = own.max(f32::MIN_POSITIVE / FAINT);
                }
                let ways = match (self.forward.last(), self.open.last()) {
                    (Some(forward), Some(before)) => positions(legal.before[label] & before)
                        .map(|from| forward[from] * steps[from][label])
                        .sum(),
                    _ => 1.0,
                };
                open |= 1 << label;
                odds[label] = own;
                forward[label] = own * ways;
                sum += own * ways;
            }
            let scale = 1.0 / sum.max(f32::MIN_POSITIVE);
            forward.iter_mut().for_each(|cell| *cell *= scale);
            self.log_total += top - scale.ln();
            self.open.push(open);
            self.odds.push(odds);
            self.forward.push(forward);
            self.scales.push(scale);
        }
        let mut row = [1.0; LABELS];
        self.backward.push(row);
        for position in (1..scores.len()).rev() {
            let odds = &self.odds[position];
            let mut sums = [0.0; LABELS];
            for from in positions(self.open[position - 1]) {
                let ways = positions(legal.after[from] & self.open[position]);
                sums[from] =
                    ways.map(|to| steps[from][to] * odds[to] * row[to]).sum::<f32>() * self.scales[position];
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
        legal: &Legal,
        factor: f32,
        to_rows: &mut [Row; LABELS],
    ) {
        let Some(before) = position.checked_sub(1) else { return };
        let scale = self.scales[position] * factor;
        for from in positions(self.open[before]) {
            for to in positions(legal.after[from] & self.open[position]) {
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
    use super::{LABELS, Label, Lattice, Row, Target};

    /// Scores of `len` tokens, as good as random.
    fn scores(len: usize) -> Vec<Row> {
        (0..len)
            .map(|token| std::array::from_fn(|label| ((token * 31 + label * 17) % 13) as f32 / 5.0))
            .collect()
    }

    /// A teacher who holds what the model holds has nothing to teach.
    #[test]
    fn what_the_model_holds_already_has_no_gradient() {
        let (mut lattice, scores, transitions) = (Lattice::new(), scores(1), [[0.0; LABELS]; LABELS]);
        let unsure = [Target::Labels(u32::MAX)];
        assert!(lattice.differentiate(&scores, unsure.iter(), &transitions).abs() < 1e-4);
        let shares = lattice.free.shares(0);
        let shares = Label::all().map(|label| (label, shares[label.index()])).collect();
        lattice.differentiate(&scores, [Target::Shares(shares)].iter(), &transitions);
        for gradient in lattice.emission_gradients[0] {
            assert!(gradient.abs() < 1e-5, "{gradient}");
        }
    }

    /// The gradient is the slope of the loss.
    #[test]
    fn gradients_are_slopes() {
        let transitions: [Row; LABELS] =
            std::array::from_fn(|from| std::array::from_fn(|to| ((from * 7 + to * 13) % 11) as f32 / 9.0));
        let (mut lattice, scores) = (Lattice::new(), scores(3));
        let label = |index: usize| Label::from_index(index).unwrap();
        let people = [Target::Labels(0b1_0001), Target::Labels(1), Target::Labels(1 << 4 | 1 << 8)];
        let teacher: [Target; 3] = std::array::from_fn(|position| {
            Target::Shares(Box::new([(label(0), 0.25), (label(4 + 4 * position), 0.75)]))
        });
        for (targets, is_exact) in [(people, true), (teacher, false)] {
            lattice.differentiate(&scores, targets.iter(), &transitions);
            let gradient = lattice.emission_gradients[1];
            let total: f32 = gradient.iter().sum();
            assert!(total.abs() < 1e-4, "{total}");
            for changed in [0, 4, 8].into_iter().filter(|_| is_exact) {
                let mut loss = |change: f32| {
                    let mut scores = scores.clone();
                    scores[1][changed] += change;
                    lattice.differentiate(&scores, targets.iter(), &transitions)
                };
                let slope = (loss(0.01) - loss(-0.01)) / 0.02;
                assert!((slope - gradient[changed]).abs() < 2e-3, "{slope} and {}", gradient[changed]);
            }
        }
    }
}
