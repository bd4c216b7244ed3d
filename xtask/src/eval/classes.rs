//! How well subjects tell the classes of a set apart that gives each text one.
//!
//! Seventeen subjects are no four classes, so there are two answers: the class whose own subject has the largest share, and the
//! one that a table gives, learnt on the texts that may be learnt from: for each class a weight for each subject's score. The
//! table knows no words, so it tells what the subjects carry and nothing else.

use std::{collections::BTreeMap, fmt::Write as _};

use nutgraf::{Model, topic::subject::squash};
use rayon::prelude::*;

use super::subjects::read;
use crate::data::subjects::{Catalogue, Labelled};

/// What a score from 0 to 1 adds to a share where classes exclude each other.
const NEARLY: f32 = 0.1;
/// How often the table is made better, how far each time, and what its squared weights cost.
const STEPS: usize = 400;
const RATE: f64 = 4.0;
const COST: f64 = 1e-4;

/// The names of the classes of `texts`, in order.
fn labels(texts: &[Labelled]) -> Vec<&str> {
    let mut labels: Vec<&str> = texts.iter().map(|text| text.label.as_str()).collect();
    labels.sort_unstable();
    labels.dedup();
    labels
}

/// The share of `texts` for which the class with the largest share is right, and what was taken for what.
pub(super) fn by_share(texts: &[Labelled], set: &str, catalogue: &Catalogue, model: &Model) -> String {
    let labels = labels(texts);
    let mapped = |label: &str| catalogue.of_label(set, label).first().copied();
    let taken: Vec<&str> = labels.iter().copied().filter(|label| mapped(label).is_some()).collect();
    // What no other class has is of the class that stands for the rest of the world.
    let rest = labels.iter().copied().find(|label| mapped(label).is_none());
    let answers: Vec<&str> = texts
        .par_iter()
        .map(|text| {
            let (shares, sums) = read(Some(&text.title), &text.text, model);
            let of = |subject: usize| {
                let label = taken.iter().copied().find(|label| mapped(label) == Some(subject));
                // Among equal shares, as there are at the ends of the lines, the larger score decides.
                Some((label.or(rest)?, shares[subject] + NEARLY * squash(sums[subject])))
            };
            let best = (0..catalogue.names.len()).filter_map(of).max_by(|a, b| a.1.total_cmp(&b.1));
            best.map_or("", |(label, _)| label)
        })
        .collect();
    confusions(texts, &labels, &answers)
}

/// The same by a table that is learnt from `known`, which is printed too.
pub(super) fn by_table(
    texts: &[Labelled],
    known: &[Labelled],
    catalogue: &Catalogue,
    model: &Model,
) -> String {
    let labels = labels(texts);
    let table = Table::learn(&scores(known, catalogue, model), known, &labels);
    let answers: Vec<&str> =
        scores(texts, catalogue, model).iter().map(|scores| labels[table.best(scores)]).collect();
    let mut report = confusions(texts, &labels, &answers);
    let _ = write!(report, "\nThe table:\n\n| |");
    let names = catalogue.names.iter().map(String::as_str).chain(["base"]);
    for label in &labels {
        let _ = write!(report, " {label} |");
    }
    let _ = write!(report, "\n|---|{}\n", "---:|".repeat(labels.len()));
    for (subject, name) in names.enumerate() {
        let _ = write!(report, "| {name} |");
        for weights in &table.weights {
            let _ = write!(report, " {:.1} |", weights[subject]);
        }
        report.push('\n');
    }
    report
}

/// For each text the squashed score of each subject of the first level, and a one.
fn scores(texts: &[Labelled], catalogue: &Catalogue, model: &Model) -> Vec<Vec<f64>> {
    let of = |text: &Labelled| {
        let (_, sums) = read(Some(&text.title), &text.text, model);
        let scores = sums.into_iter().take(catalogue.names.len()).map(|sum| f64::from(squash(sum)));
        scores.chain([1.0]).collect()
    };
    texts.par_iter().map(of).collect()
}

/// For each class a weight for each score: logistic regression over classes that exclude each other.
struct Table {
    weights: Vec<Vec<f64>>,
}

impl Table {
    fn learn(scores: &[Vec<f64>], texts: &[Labelled], labels: &[&str]) -> Self {
        let width = scores.first().map_or(0, Vec::len);
        let mut table = Self { weights: vec![vec![0.0; width]; labels.len()] };
        for _ in 0..STEPS {
            let mut slopes = vec![vec![0.0; width]; labels.len()];
            for (scores, text) in scores.iter().zip(texts) {
                let sums = table.sums(scores);
                let most = sums.iter().copied().fold(f64::MIN, f64::max);
                let powers: Vec<f64> = sums.iter().map(|sum| (sum - most).exp()).collect();
                let all: f64 = powers.iter().sum();
                for ((slopes, power), label) in slopes.iter_mut().zip(powers).zip(labels) {
                    let distance = power / all - f64::from(u8::from(*label == text.label));
                    slopes.iter_mut().zip(scores).for_each(|(slope, score)| *slope += distance * score);
                }
            }
            for (weights, slopes) in table.weights.iter_mut().zip(slopes) {
                for (weight, slope) in weights.iter_mut().zip(slopes) {
                    *weight -= RATE * (slope / texts.len() as f64 + COST * *weight);
                }
            }
        }
        table
    }

    fn sums(&self, scores: &[f64]) -> Vec<f64> {
        let sum = |weights: &Vec<f64>| weights.iter().zip(scores).map(|(weight, score)| weight * score).sum();
        self.weights.iter().map(sum).collect()
    }

    /// The position of the class that `scores` speak for most.
    fn best(&self, scores: &[f64]) -> usize {
        let sums = self.sums(scores).into_iter().enumerate();
        sums.max_by(|a, b| a.1.total_cmp(&b.1)).map_or(0, |(class, _)| class)
    }
}

/// The share of right answers, and what was taken for what.
fn confusions(texts: &[Labelled], labels: &[&str], answers: &[&str]) -> String {
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for (text, answer) in texts.iter().zip(answers) {
        *counts.entry((&text.label, answer)).or_default() += 1;
    }
    let count = |label, answer| counts.get(&(label, answer)).copied().unwrap_or_default();
    let right: usize = labels.iter().map(|&label| count(label, label)).sum();
    let mut table =
        format!("{:.1} % of {} texts.\n\n| |", 100.0 * right as f64 / texts.len() as f64, texts.len());
    for label in labels {
        let _ = write!(table, " {label} |");
    }
    let _ = write!(table, "\n|---|{}\n", "---:|".repeat(labels.len()));
    for &label in labels {
        let _ = write!(table, "| {label} |");
        for &answer in labels {
            let _ = write!(table, " {} |", count(label, answer));
        }
        table.push('\n');
    }
    table
}

#[cfg(test)]
mod tests {
    use super::Table;
    use crate::data::subjects::Labelled;

    #[test]
    fn a_table_learns_which_score_speaks_for_which_class() {
        let text = |label: &str| Labelled { title: String::new(), text: String::new(), label: label.into() };
        // The first score tells the classes apart, the second says nothing.
        let scores = vec![vec![0.9, 0.5, 1.0], vec![0.2, 0.5, 1.0], vec![0.8, 0.4, 1.0], vec![0.1, 0.6, 1.0]];
        let texts = vec![text("a"), text("b"), text("a"), text("b")];
        let table = Table::learn(&scores, &texts, &["a", "b"]);
        assert_eq!((table.best(&[0.7, 0.5, 1.0]), table.best(&[0.3, 0.5, 1.0])), (0, 1));
    }
}
