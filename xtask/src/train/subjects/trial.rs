//! How right a model is on texts that it did not learn from, each part of the sets held back in turn.

use std::{fmt::Write as _, iter::Sum};

use anyhow::Result;
use nutgraf::topic::subject::{SHOWN, Scores, shares};

use super::{
    Learnt, Trainer,
    texts::{self, All, Text},
};
use crate::evaluation;

/// Tries all parts and puts the figures into docs/EVALUATION.md.
pub(super) fn cross_validate(all: &All, trainer: &Trainer<'_>) -> Result<()> {
    let tried: Vec<Tried> = (0..texts::PARTS).map(|part| run(all, part, trainer)).collect::<Result<_>>()?;
    let report = format!("### Each part held back in turn\n\n{}", table(&tried));
    println!("{report}");
    evaluation::put("cargo xtask train subjects --data DATA --cross-validate", "Subjects", &report)
}

/// Learns without a `part` of five and reads it.
pub(super) fn run(all: &All, part: usize, trainer: &Trainer<'_>) -> Result<Tried> {
    let texts = all.without(part, trainer.catalogue);
    let learnt = trainer.learn(&texts)?;
    let sets = texts
        .held
        .iter()
        .map(|(set, texts)| (*set, texts.iter().filter_map(|text| learnt.asked(text)).sum()));
    Ok(Tried { part, sets: sets.collect() })
}

/// How a part was read.
pub(super) struct Tried {
    part: usize,
    /// For each set how right its texts were.
    sets: Vec<(&'static str, Right)>,
}

/// How many of some texts were right.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Right {
    /// By the first subject that is shown, of those that stand for a class. Of texts about nothing none should be shown.
    shown: usize,
    /// By the largest score, shown or not.
    largest: usize,
    texts: usize,
}

impl Sum for Right {
    fn sum<I: Iterator<Item = Self>>(each: I) -> Self {
        each.fold(Self::default(), |all, own| Self {
            shown: all.shown + own.shown,
            largest: all.largest + own.largest,
            texts: all.texts + own.texts,
        })
    }
}

impl Right {
    /// The shares that were right, in percent.
    fn row(self) -> String {
        let percent = |count: usize| 100.0 * count as f64 / self.texts as f64;
        format!("{:.1} | {:.1} | {}", percent(self.shown), percent(self.largest), self.texts)
    }
}

impl Learnt {
    /// Whether what a text with a class is about is right.
    fn asked(&self, text: &Text) -> Option<Right> {
        let class = text.class.as_ref()?;
        let scores = Scores::of(&self.vocabulary.vector(&text.counts), &self.model);
        let shares = shares(&scores, &self.model);
        if class.subjects.is_empty() {
            let is_silent = shares.iter().all(|share| *share < SHOWN);
            let leads_none = scores.leader().is_none();
            return Some(Right { shown: is_silent.into(), largest: leads_none.into(), texts: 1 });
        }
        let of_classes = || class.subjects.iter().chain(&class.rivals);
        let by_lead = |a: &&usize, b: &&usize| scores.leads[**a].total_cmp(&scores.leads[**b]);
        let is_right =
            |subject: Option<&usize>| subject.is_some_and(|subject| class.subjects.contains(subject));
        let first = of_classes()
            .filter(|subject| shares[**subject] >= SHOWN)
            .max_by(|a, b| shares[**a].total_cmp(&shares[**b]).then(by_lead(a, b)));
        let largest = of_classes().max_by(by_lead);
        Some(Right { shown: is_right(first).into(), largest: is_right(largest).into(), texts: 1 })
    }
}

/// The figures of each part, and of all of them together where there are several.
pub(super) fn table(tried: &[Tried]) -> String {
    let mut table = String::from(
        "| set | held back | right as shown, % | by the largest score, % | texts |\n|---|---|---:|---:|---:|\n",
    );
    let Some(first) = tried.first() else { return table };
    for (position, (set, _)) in first.sets.iter().enumerate() {
        let mut row = |held: &str, right: Right| {
            // Writing to a string cannot fail.
            let _ = writeln!(table, "| {set} | {held} | {} |", right.row());
        };
        tried.iter().for_each(|tried| row(&format!("part {}", tried.part), tried.sets[position].1));
        if tried.len() > 1 {
            row("each in turn", tried.iter().map(|tried| tried.sets[position].1).sum());
        }
    }
    table
}

#[cfg(test)]
mod tests {
    use super::{Right, Tried, table};

    #[test]
    fn parts_of_different_size_are_added_up_as_texts() {
        let tried = |part, shown, texts| Tried {
            part,
            sets: vec![("a set", Right { shown, largest: texts, texts })],
        };
        let table = table(&[tried(0, 1, 4), tried(1, 4, 4)]);
        assert!(table.contains("| a set | part 0 | 25.0 | 100.0 | 4 |"), "{table}");
        assert!(table.ends_with("| a set | each in turn | 62.5 | 100.0 | 8 |\n"), "{table}");
    }
}
