//! Logistic regression, one for each subject, all in one pass; and where a set gives each text one class, a softmax between the
//! subjects.

use super::texts::Class;

/// A text as the regression sees it.
#[derive(Clone)]
pub(super) struct Example {
    /// Features with their values.
    pub(super) values: Vec<(u32, f32)>,
    /// For each subject how surely the text has it, 0 to 1, and how much that counts; nothing where it is unknown.
    pub(super) goals: Vec<(f32, f32)>,
    /// What the label of a set with classes says.
    pub(super) class: Option<Class>,
}

/// What is fitted, and how.
pub(super) struct Plan<'a> {
    /// For each feature how far its weights move: rare ones say more.
    pub(super) paces: &'a [f32],
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
            let start = feature as usize * self.subjects;
            let row = &self.rows[start..start + self.subjects];
            sums.iter_mut().zip(row).for_each(|(sum, weight)| *sum += weight * value);
        }
        sums
    }
}

/// Fits weights to `examples`.
pub(super) fn fit(examples: &[Example], plan: &Plan<'_>) -> Weights {
    let (features, subjects) = (plan.paces.len(), plan.middles.len());
    let mut weights = Weights { subjects, rows: vec![0.0; features * subjects], bias: vec![-1.0; subjects] };
    let mut squares = vec![1e-3_f32; features * subjects];
    let mut bias_squares = vec![1.0_f32; subjects];
    for epoch in 0..plan.epochs {
        for position in 0..examples.len() {
            // A walk that meets all, in another order each time, the same on every machine.
            let example = &examples[(position * 7919 + epoch * 104_729) % examples.len()];
            let sums = weights.sums(&example.values);
            let mut gradients: Vec<f32> = sums
                .iter()
                .zip(&example.goals)
                .map(|(&sum, &(goal, counts))| {
                    let distance = logistic(sum) - goal;
                    if distance.abs() < NEAR { 0.0 } else { distance * counts }
                })
                .collect();
            if let Some(class) = &example.class {
                let above: Vec<f32> =
                    sums.iter().zip(plan.middles).map(|(sum, middle)| sum - middle).collect();
                class_gradients(class, &above, plan.class_counts, &mut gradients);
            }
            for (subject, &gradient) in gradients.iter().enumerate() {
                bias_squares[subject] += gradient * gradient;
                weights.bias[subject] -= 0.1 * gradient / bias_squares[subject].sqrt();
            }
            for &(feature, value) in &example.values {
                let start = feature as usize * subjects;
                let rate = RATE * plan.paces[feature as usize];
                let row = &mut weights.rows[start..start + subjects];
                let squares = &mut squares[start..start + subjects];
                for ((weight, square), &gradient) in row.iter_mut().zip(squares).zip(&gradients) {
                    let slope = gradient * value;
                    *square += slope * slope;
                    *weight -= rate * slope / square.sqrt() + DECAY * *weight;
                }
            }
        }
    }
    weights
}

/// Adds the gradients of a softmax over the subjects of a class and their rivals: together the first should have all of it.
///
/// That says only which subject leads. A story of business may be about science as well; it is more about the economy.
fn class_gradients(class: &Class, sums: &[f32], counts: f32, gradients: &mut [f32]) {
    let all = || class.subjects.iter().chain(&class.rivals).copied();
    let largest = all().map(|subject| sums[subject]).fold(f32::MIN, f32::max);
    let share = |subject: usize| (sums[subject] - largest).exp();
    let total: f32 = all().map(share).sum();
    // With rivals far ahead it may come out as nothing.
    let right: f32 = class.subjects.iter().copied().map(share).sum::<f32>().max(f32::MIN_POSITIVE);
    for &subject in &class.subjects {
        gradients[subject] += counts * (share(subject) / total - share(subject) / right);
    }
    for &subject in &class.rivals {
        gradients[subject] += counts * share(subject) / total;
    }
}

/// The logistic function.
pub(super) fn logistic(sum: f32) -> f32 {
    1.0 / (1.0 + (-sum).exp())
}

#[cfg(test)]
mod tests {
    use super::{Class, Example, Plan, Weights, fit, logistic};

    fn fitted(examples: &[Example], features: usize) -> Weights {
        let plan = Plan { paces: &vec![3.0; features], middles: &[0.0; 2], epochs: 5, class_counts: 1.0 };
        fit(examples, &plan)
    }

    #[test]
    fn learns_which_word_speaks_for_which_subject() {
        let example = |feature: u32, subject: usize| Example {
            values: vec![(feature, 0.7), (2, 0.7)],
            goals: (0..2).map(|other| (f32::from(u8::from(other == subject)), 1.0)).collect(),
            class: None,
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
            goals: vec![(0.0, 0.0); 2],
            class: Some(Class { subjects: vec![subject], rivals: vec![1 - subject] }),
        };
        let examples: Vec<Example> = (0..50).flat_map(|_| [example(0, 0), example(1, 1)]).collect();
        let weights = fitted(&examples, 2);
        for feature in [0, 1] {
            let sums = weights.sums(&[(feature, 1.0)]);
            assert!(sums[feature as usize] > sums[1 - feature as usize] + 1.0, "{sums:?}");
        }
    }

    #[test]
    fn what_is_unknown_teaches_nothing() {
        let example = Example { values: vec![(0, 1.0)], goals: vec![(1.0, 0.0); 2], class: None };
        let weights = fitted(&[example], 1);
        assert_eq!((weights.rows[0], weights.bias[0]), (0.0, -1.0));
    }
}
