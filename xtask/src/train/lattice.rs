//! Sums and best paths over the labellings of a sentence: the linear-chain conditional random field of Lafferty,
//! McCallum and Pereira (2001).

use nutgraf::model::label::{LABELS, Label};

/// One number for each label.
pub(crate) type Row = [f32; LABELS];
/// What it gains to go from one label (the first index) to another.
pub(crate) type Transitions = [Row; LABELS];

/// What a sentence should be labelled as.
#[derive(Clone, Copy)]
pub(crate) enum Target<'a> {
    /// The labels that each word may have, a bit a label. Those left open are summed over.
    Allowed(&'a [u32]),
    /// The share of each label at each word, as a teacher sees it.
    Shares(&'a [Row]),
}

/// The steps that the labels allow.
pub(crate) struct Lattice {
    steps: Vec<(usize, usize)>,
    can_start: u32,
    can_end: u32,
}

/// The shares of the labels of one sentence.
struct Sums {
    forward: Vec<Row>,
    backward: Vec<Row>,
    odds: Vec<Row>,
    scales: Vec<f32>,
    log_total: f32,
}

impl Lattice {
    pub(crate) fn new() -> Self {
        let bits = |test: fn(Label) -> bool| {
            Label::all().filter(|&label| test(label)).fold(0, |bits, label| bits | 1 << label.index())
        };
        let steps = Label::all().flat_map(|from| {
            Label::all().filter(move |&to| from.can_precede(to)).map(move |to| (from.index(), to.index()))
        });
        Self { steps: steps.collect(), can_start: bits(Label::can_start), can_end: bits(Label::can_end) }
    }

    /// The share of the labellings that each label has at each word.
    pub(crate) fn shares(&self, scores: &[Row], transitions: &Transitions) -> Vec<Row> {
        let odds = exponential(transitions);
        let sums = self.sums(scores, &odds, |_| u32::MAX);
        (0..scores.len()).map(|place| sums.shares(place)).collect()
    }

    /// The loss of one sentence; adds its gradients times `factor`.
    pub(crate) fn gradient(
        &self,
        scores: &[Row],
        transitions: &Transitions,
        target: Target<'_>,
        factor: f32,
        emissions: &mut [Row],
        steps: &mut Transitions,
    ) -> f32 {
        let odds = exponential(transitions);
        let free = self.sums(scores, &odds, |_| u32::MAX);
        let mut add = |place: usize, row: &Row, factor: f32| {
            emissions[place].iter_mut().zip(row).for_each(|(cell, share)| *cell += factor * share);
        };
        for place in 0..scores.len() {
            add(place, &free.shares(place), factor);
        }
        match target {
            Target::Allowed(allowed) => {
                let bound = self.sums(scores, &odds, |place| allowed[place]);
                for place in 0..scores.len() {
                    add(place, &bound.shares(place), -factor);
                }
                self.add_steps(&free, &odds, factor, steps);
                self.add_steps(&bound, &odds, -factor, steps);
                factor * (free.log_total - bound.log_total)
            }
            // A teacher's shares say nothing of steps, which are learnt from what people marked.
            Target::Shares(shares) => {
                let mut loss = 0.0;
                for (place, share) in shares.iter().enumerate() {
                    add(place, share, -factor);
                    let own = free.shares(place);
                    loss -= share.iter().zip(own).map(|(share, own)| share * own.max(1e-9).ln()).sum::<f32>();
                }
                factor * loss
            }
        }
    }

    /// The best labelling.
    pub(crate) fn best(&self, scores: &[Row], transitions: &Transitions) -> Vec<Label> {
        let mut back: Vec<[usize; LABELS]> = Vec::new();
        let mut row = [f32::MIN; LABELS];
        for (place, score) in scores.iter().enumerate() {
            let mut next = [f32::MIN; LABELS];
            let mut from_where = [0; LABELS];
            if place == 0 {
                for label in (0..LABELS).filter(|label| self.can_start & (1 << label) != 0) {
                    next[label] = score[label];
                }
            } else {
                for &(from, to) in &self.steps {
                    let value = row[from] + transitions[from][to] + score[to];
                    if row[from] > f32::MIN && value > next[to] {
                        (next[to], from_where[to]) = (value, from);
                    }
                }
            }
            row = next;
            back.push(from_where);
        }
        let ends = (0..LABELS).filter(|label| self.can_end & (1 << label) != 0);
        let mut label = ends.max_by(|&a, &b| row[a].total_cmp(&row[b])).unwrap_or(0);
        let mut labels: Vec<Label> = Vec::with_capacity(scores.len());
        for from_where in back.iter().rev() {
            labels.extend(Label::from_index(label));
            label = from_where[label];
        }
        labels.reverse();
        labels
    }

    fn sums(&self, scores: &[Row], odds: &Transitions, allowed: impl Fn(usize) -> u32) -> Sums {
        let mut sums = Sums {
            forward: Vec::with_capacity(scores.len()),
            backward: Vec::with_capacity(scores.len()),
            odds: Vec::with_capacity(scores.len()),
            scales: Vec::with_capacity(scores.len()),
            log_total: 0.0,
        };
        for (place, row) in scores.iter().enumerate() {
            let mut bits = allowed(place);
            if place == 0 {
                bits &= self.can_start;
            }
            if place + 1 == scores.len() {
                bits &= self.can_end;
            }
            let top = row.iter().copied().fold(f32::MIN, f32::max);
            let mut own = [0.0; LABELS];
            for (label, cell) in own.iter_mut().enumerate().filter(|(label, _)| bits & (1 << label) != 0) {
                *cell = (row[label] - top).max(-60.0).exp();
            }
            let mut forward = own;
            if let Some(before) = sums.forward.last() {
                let mut reached = [0.0; LABELS];
                for &(from, to) in &self.steps {
                    reached[to] += before[from] * odds[from][to];
                }
                forward.iter_mut().zip(reached).for_each(|(cell, reached)| *cell *= reached);
            }
            let scale = 1.0 / forward.iter().sum::<f32>().max(f32::MIN_POSITIVE);
            forward.iter_mut().for_each(|cell| *cell *= scale);
            sums.log_total += top - scale.ln();
            sums.odds.push(own);
            sums.forward.push(forward);
            sums.scales.push(scale);
        }
        let mut row = [1.0; LABELS];
        sums.backward.push(row);
        for place in (1..scores.len()).rev() {
            let mut weighted = sums.odds[place];
            weighted.iter_mut().zip(row).for_each(|(cell, after)| *cell *= after * sums.scales[place]);
            row = [0.0; LABELS];
            for &(from, to) in &self.steps {
                row[from] += odds[from][to] * weighted[to];
            }
            sums.backward.push(row);
        }
        sums.backward.reverse();
        sums
    }

    fn add_steps(&self, sums: &Sums, odds: &Transitions, factor: f32, to_rows: &mut Transitions) {
        for place in 1..sums.odds.len() {
            let before = &sums.forward[place - 1];
            let mut after = sums.odds[place];
            let backward = &sums.backward[place];
            after.iter_mut().zip(backward).for_each(|(cell, row)| *cell *= row * sums.scales[place] * factor);
            for &(from, to) in &self.steps {
                to_rows[from][to] += before[from] * odds[from][to] * after[to];
            }
        }
    }
}

impl Sums {
    fn shares(&self, place: usize) -> Row {
        let mut shares = self.forward[place];
        shares.iter_mut().zip(&self.backward[place]).for_each(|(share, backward)| *share *= backward);
        shares
    }
}

fn exponential(transitions: &Transitions) -> Transitions {
    transitions.map(|row| row.map(f32::exp))
}

#[cfg(test)]
mod tests {
    use nutgraf::model::label::LABELS;

    use super::{Lattice, Row, Target, Transitions};

    /// The gradient is what the loss changes by, tried one score at a time.
    #[test]
    fn gradients_are_slopes() {
        let lattice = Lattice::new();
        let mut scores: Vec<Row> = (0..3)
            .map(|place| std::array::from_fn(|label| ((place * 31 + label * 7) % 11) as f32 / 5.0))
            .collect();
        let transitions: Transitions =
            std::array::from_fn(|from| std::array::from_fn(|to| ((from * 5 + to * 3) % 7) as f32 / 9.0));
        let allowed = [1, 1 << 4 | 1 << 8, 1];
        let loss = |scores: &[Row]| {
            let mut emissions = vec![[0.0; LABELS]; 3];
            let target = Target::Allowed(&allowed);
            let loss = lattice.gradient(
                scores,
                &transitions,
                target,
                1.0,
                &mut emissions,
                &mut [[0.0; LABELS]; LABELS],
            );
            (loss, emissions)
        };
        let (before, emissions) = loss(&scores);
        for (place, label) in [(0, 0), (1, 4), (1, 9), (2, 0)] {
            scores[place][label] += 0.01;
            let slope = (loss(&scores).0 - before) / 0.01;
            scores[place][label] -= 0.01;
            assert!((slope - emissions[place][label]).abs() < 0.02, "{slope} {}", emissions[place][label]);
        }
    }
}
