//! Logistic regression, one for each subject, all in one pass; and where a set gives each text one class, a softmax between the
//! subjects.
//!
//! A word that few texts have is learnt from those with like words too: beside its own weights it has those of its place in the
//! space of topical vectors. Both are sums of what its occurrences add, so in the end they are one weight.

use std::ops::Range;

use rayon::prelude::*;

use super::{softmax::softmax, texts::Class};
use crate::train::numbers::add_scaled;

/// A text as the regression sees it.
#[derive(Clone)]
pub(super) struct Example {
    /// Features with their values.
    pub(super) values: Vec<(u32, f32)>,
    /// The same of its opening, where it has one.
    pub(super) opening: Vec<(u32, f32)>,
    /// For each subject how surely the text has it, 0 to 1, and how much that counts; nothing where it is unknown.
    pub(super) goals: Vec<(f32, f32)>,
    /// What the label of a set with classes says.
    pub(super) class: Option<Class>,
    /// Whether annotators read it, so that all goals of the first level are what they said.
    pub(super) is_judged: bool,
}

/// What is fitted, and how.
pub(super) struct Plan<'a> {
    /// How many subjects are of the first level; they stand first, and classes are among them.
    pub(super) tops: usize,
    /// For each feature how far its weights move: rare ones say more.
    pub(super) paces: &'a [f32],
    /// For each feature its place in the space of topical vectors; empty for what is no word.
    pub(super) places: &'a [Vec<f32>],
    /// For each subject the sum from which on more texts have it than not.
    pub(super) middles: &'a [f32],
    /// How often the examples are read.
    pub(super) epochs: usize,
    /// How much the classes of texts count, where a goal counts one.
    pub(super) class_counts: f32,
}

/// Weights of features for subjects, and what each subject has without any.
#[derive(Clone)]
pub(super) struct Weights {
    pub(super) subjects: usize,
    /// For each feature the weights of all subjects.
    pub(super) rows: Vec<f32>,
    pub(super) bias: Vec<f32>,
}

/// The first step of a weight; later ones shrink with what its gradients add up to (AdaGrad; Duchi, Hazan and Singer, 2011).
const RATE: f32 = 0.2;
/// What each update takes off a weight, as a share.
const DECAY: f32 = 2e-5;
/// Goals that an answer is nearer to than this teach nothing; to skip them saves half of the time.
const NEAR: f32 = 0.01;

impl Weights {
    /// The sums of one text.
    pub(super) fn sums(&self, values: &[(u32, f32)]) -> Vec<f32> {
        let mut sums = self.bias.clone();
        for &(feature, value) in values {
            add_scaled(&mut sums, self.row(feature), value);
        }
        sums
    }

    /// The weights of a feature.
    fn row(&self, feature: u32) -> &[f32] {
        &self.rows[feature as usize * self.subjects..(feature as usize + 1) * self.subjects]
    }
}

/// The weights of the directions of a space of topical vectors.
struct Space<'a> {
    places: &'a [Vec<f32>],
    subjects: usize,
    /// For each direction the weights of all subjects.
    rows: Vec<f32>,
    squares: Vec<f32>,
}

impl<'a> Space<'a> {
    fn new(places: &'a [Vec<f32>], subjects: usize) -> Self {
        let cells = places.iter().map(Vec::len).max().unwrap_or_default() * subjects;
        Self { places, subjects, rows: vec![0.0; cells], squares: vec![1e-3; cells] }
    }

    /// Adds to `sums` what the place of a text says.
    fn add(&self, place: &[f32], sums: &mut [f32]) {
        for (row, &cell) in self.rows.chunks_exact(self.subjects).zip(place) {
            add_scaled(sums, row, cell);
        }
    }

    /// Moves the weights by the gradients of a text at `place`.
    fn learn(&mut self, place: &[f32], gradients: &[f32]) {
        let rows =
            self.rows.chunks_exact_mut(self.subjects).zip(self.squares.chunks_exact_mut(self.subjects));
        for ((row, squares), &cell) in rows.zip(place) {
            step(row, squares, gradients, cell, RATE);
        }
    }

    /// Adds to the weights of each feature what its place says.
    fn fold(&self, rows: &mut [f32]) {
        for (row, place) in rows.chunks_exact_mut(self.subjects).zip(self.places) {
            self.add(place, row);
        }
    }
}

/// Where a text with these features stands, whose words have `places` in a space of so many directions.
fn place(values: &[(u32, f32)], places: &[Vec<f32>], directions: usize) -> Vec<f32> {
    let mut place = vec![0.0; directions];
    for &(feature, value) in values {
        add_scaled(&mut place, &places[feature as usize], value);
    }
    place
}

/// Moves the weights `row` of something that counts `value` in a text against its `gradients`.
fn step(row: &mut [f32], squares: &mut [f32], gradients: &[f32], value: f32, rate: f32) {
    for ((weight, square), &gradient) in row.iter_mut().zip(squares).zip(gradients) {
        let slope = gradient * value;
        *square += slope * slope;
        *weight -= rate * slope / square.sqrt() + DECAY * *weight;
    }
}

/// So many parts of subjects are fitted together: subjects that have no class in common do not depend on each other.
const TOGETHER: usize = 24;

/// Fits weights to `examples`.
pub(super) fn fit(examples: &[Example], plan: &Plan<'_>) -> Weights {
    let subjects = plan.middles.len();
    let parts = (plan.tops..subjects).step_by(TOGETHER).map(|first| first..subjects.min(first + TOGETHER));
    let groups: Vec<Range<usize>> = std::iter::once(0..plan.tops).chain(parts).collect();
    let directions = plan.places.iter().map(Vec::len).max().unwrap_or_default();
    let place = |example: &Example| place(&example.values, plan.places, directions);
    let places: Vec<Vec<f32>> = examples.par_iter().map(place).collect();
    let fit = |group| fit_group(examples, &places, plan, group);
    let fitted: Vec<Weights> = groups.into_par_iter().map(fit).collect();
    let mut rows = Vec::with_capacity(plan.paces.len() * subjects);
    for feature in 0..plan.paces.len() {
        rows.extend(fitted.iter().flat_map(|group| group.row(feature as u32)));
    }
    Weights { subjects, rows, bias: fitted.into_iter().flat_map(|group| group.bias).collect() }
}

/// Fits the weights of a `group` of subjects.
fn fit_group(examples: &[Example], places: &[Vec<f32>], plan: &Plan<'_>, group: Range<usize>) -> Weights {
    let (features, subjects) = (plan.paces.len(), group.len());
    let mut weights = Weights { subjects, rows: vec![0.0; features * subjects], bias: vec![-1.0; subjects] };
    let mut squares = vec![1e-3_f32; features * subjects];
    let mut bias_squares = vec![1.0_f32; subjects];
    let mut space = Space::new(plan.places, subjects);
    for epoch in 0..plan.epochs {
        for position in 0..examples.len() {
            // A walk that meets all, in another order each time, the same on every machine.
            let position = (position * 7919 + epoch * 104_729) % examples.len();
            let (example, place) = (&examples[position], &places[position]);
            let mut sums = weights.sums(&example.values);
            space.add(place, &mut sums);
            let mut gradients: Vec<f32> = sums
                .iter()
                .zip(&example.goals[group.clone()])
                .map(|(&sum, &(goal, counts))| {
                    let distance = logistic(sum) - goal;
                    if distance.abs() < NEAR { 0.0 } else { distance * counts }
                })
                .collect();
            let class = example.class.as_ref().filter(|class| group.start == 0 && !class.subjects.is_empty());
            if let Some(class) = class {
                let above: Vec<f32> =
                    sums.iter().zip(plan.middles).map(|(sum, middle)| sum - middle).collect();
                // It says only which subject leads: a story of business may be about science as well; it is more about the economy.
                let (is_right, is_rival) =
                    (|at| class.subjects.contains(&at), |at| class.rivals.contains(&at));
                softmax(&above, is_right, is_rival, plan.class_counts, &mut gradients);
            }
            if gradients.iter().all(|gradient| *gradient == 0.0) {
                continue;
            }
            for (subject, &gradient) in gradients.iter().enumerate() {
                bias_squares[subject] += gradient * gradient;
                weights.bias[subject] -= 0.1 * gradient / bias_squares[subject].sqrt();
            }
            for &(feature, value) in &example.values {
                let row = feature as usize * subjects..(feature as usize + 1) * subjects;
                let rate = RATE * plan.paces[feature as usize];
                step(&mut weights.rows[row.clone()], &mut squares[row], &gradients, value, rate);
            }
            space.learn(place, &gradients);
        }
    }
    space.fold(&mut weights.rows);
    weights
}

/// The logistic function.
pub(super) fn logistic(sum: f32) -> f32 {
    1.0 / (1.0 + (-sum).exp())
}

#[cfg(test)]
mod tests {
    use super::{Class, Example, Plan, Weights, fit, logistic};

    fn fitted(examples: &[Example], features: usize) -> Weights {
        let places = vec![Vec::new(); features];
        let plan = Plan {
            tops: 2,
            paces: &vec![3.0; features],
            places: &places,
            middles: &[0.0; 2],
            epochs: 5,
            class_counts: 1.0,
        };
        fit(examples, &plan)
    }

    #[test]
    fn learns_which_word_speaks_for_which_subject() {
        let example = |feature: u32, subject: usize| Example {
            values: vec![(feature, 0.7), (2, 0.7)],
            opening: Vec::new(),
            goals: (0..2).map(|other| (f32::from(u8::from(other == subject)), 1.0)).collect(),
            class: None,
            is_judged: false,
        };
        let examples: Vec<Example> = (0..50).flat_map(|_| [example(0, 0), example(1, 1)]).collect();
        let weights = fitted(&examples, 3);
        let shares = |feature| weights.sums(&[(feature, 0.7), (2, 0.7)]).into_iter().map(logistic);
        assert!(shares(0).zip(shares(1)).enumerate().all(|(subject, (first, second))| {
            if subject == 0 { first > 0.8 && second < 0.2 } else { first < 0.2 && second > 0.8 }
        }));
    }

    #[test]
    fn a_class_says_which_subject_leads() {
        let example = |feature: u32, subject: usize| Example {
            values: vec![(feature, 1.0)],
            opening: Vec::new(),
            goals: vec![(0.0, 0.0); 2],
            class: Some(Class { set: "", subjects: vec![subject], rivals: vec![1 - subject] }),
            is_judged: false,
        };
        let examples: Vec<Example> = (0..50).flat_map(|_| [example(0, 0), example(1, 1)]).collect();
        let weights = fitted(&examples, 2);
        for feature in [0, 1] {
            let sums = weights.sums(&[(feature, 1.0)]);
            assert!(sums[feature as usize] > sums[1 - feature as usize] + 1.0, "{sums:?}");
        }
    }

    #[test]
    fn a_word_that_no_text_has_is_known_by_its_company() {
        let example = |feature: u32, subject: usize| Example {
            values: vec![(feature, 0.7)],
            opening: Vec::new(),
            goals: (0..2).map(|other| (f32::from(u8::from(other == subject)), 1.0)).collect(),
            class: None,
            is_judged: false,
        };
        let examples: Vec<Example> = (0..50).flat_map(|_| [example(0, 0), example(1, 1)]).collect();
        // The last two stand where the first two do, and one more nowhere.
        let places = [vec![1.0, 0.0], vec![0.0, 1.0], Vec::new(), vec![1.0, 0.0], vec![0.0, 1.0]];
        let plan = Plan {
            tops: 2,
            paces: &[3.0; 5],
            places: &places,
            middles: &[0.0; 2],
            epochs: 5,
            class_counts: 1.0,
        };
        let weights = fit(&examples, &plan);
        assert!(weights.row(3)[0] > 0.2 && weights.row(3)[1] < -0.1, "{:?}", weights.row(3));
        assert!(weights.row(4)[0] < -0.1 && weights.row(4)[1] > 0.2, "{:?}", weights.row(4));
        assert_eq!(weights.row(2), [0.0, 0.0]);
    }

    #[test]
    fn what_is_unknown_teaches_nothing() {
        let example = Example {
            values: vec![(0, 1.0)],
            opening: Vec::new(),
            goals: vec![(1.0, 0.0); 2],
            class: None,
            is_judged: false,
        };
        let weights = fitted(&[example], 1);
        assert_eq!((weights.rows[0], weights.bias[0]), (0.0, -1.0));
    }
}
