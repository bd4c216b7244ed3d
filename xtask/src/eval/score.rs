//! Precision, recall and F1 of names: exact span, exact type, the measure of CoNLL's `conlleval`.

use std::{collections::BTreeMap, fmt::Write as _, ops::AddAssign};

/// A name as it is scored: where it stands and what it is.
pub(crate) type Scored = (usize, usize, &'static str);

/// What was right, what was wrongly named, and what was missed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) right: usize,
    pub(crate) spurious: usize,
    pub(crate) missed: usize,
}

impl Counts {
    /// The share of the names given that are right, in hundredths.
    pub(crate) fn precision(self) -> f64 {
        hundredths(self.right, self.right + self.spurious)
    }

    /// The share of the names there are that were given, in hundredths.
    pub(crate) fn recall(self) -> f64 {
        hundredths(self.right, self.right + self.missed)
    }

    /// The harmonic mean of precision and recall, in hundredths.
    pub(crate) fn f1(self) -> f64 {
        hundredths(2 * self.right, 2 * self.right + self.spurious + self.missed)
    }
}

fn hundredths(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { 100.0 * part as f64 / whole as f64 }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.right += other.right;
        self.spurious += other.spurious;
        self.missed += other.missed;
    }
}

/// The counts of every type.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Score {
    pub(crate) by_type: BTreeMap<&'static str, Counts>,
}

impl Score {
    /// Adds one stretch of text: the names in it and those that were given, each once.
    pub(crate) fn add(&mut self, gold: &[Scored], given: &[Scored]) {
        for name in given {
            let counts = self.by_type.entry(name.2).or_default();
            if gold.contains(name) {
                counts.right += 1;
            } else {
                counts.spurious += 1;
            }
        }
        for name in gold.iter().filter(|name| !given.contains(name)) {
            self.by_type.entry(name.2).or_default().missed += 1;
        }
    }

    /// The counts of all types together.
    pub(crate) fn total(&self) -> Counts {
        self.by_type.values().fold(Counts::default(), |mut total, &counts| {
            total += counts;
            total
        })
    }
}

impl Score {
    /// A Markdown table, a row a type.
    pub(crate) fn markdown(&self) -> String {
        let mut table =
            String::from("| type | precision | recall | F1 | names |\n|---|---:|---:|---:|---:|\n");
        let rows = self.by_type.iter().map(|(&name, &counts)| (name, counts)).chain([("all", self.total())]);
        for (name, counts) in rows {
            let (precision, recall, f1) = (counts.precision(), counts.recall(), counts.f1());
            let names = counts.right + counts.missed;
            // Writing to a string cannot fail.
            let _ = writeln!(table, "| {name} | {precision:.1} | {recall:.1} | {f1:.1} | {names} |");
        }
        table
    }
}

/// How sure the reader was, and how often it was right.
#[derive(Debug, Clone, Default)]
pub(crate) struct Reliability {
    /// For each tenth of confidence: the sum of the confidences, how many were right, how many there are.
    tenths: [(f64, usize, usize); 10],
}

impl Reliability {
    /// Adds a name that was given with `confidence`.
    pub(crate) fn add(&mut self, confidence: f64, is_right: bool) {
        let tenth = ((confidence * 10.0) as usize).min(9);
        let (sum, right, all) = &mut self.tenths[tenth];
        *sum += confidence;
        *right += usize::from(is_right);
        *all += 1;
    }

    /// The expected calibration error (Naeini, Cooper and Hauskrecht, 2015): the mean distance between confidence and
    /// the share that is right, weighted by how many names there are.
    pub(crate) fn error(&self) -> f64 {
        let total: usize = self.tenths.iter().map(|tenth| tenth.2).sum();
        let distance: f64 = self.tenths.iter().map(|(sum, right, _)| (sum - *right as f64).abs()).sum();
        distance / total.max(1) as f64
    }

    /// A Markdown table, a row for each tenth of confidence.
    pub(crate) fn markdown(&self) -> String {
        let mut table = String::from("| confidence | mean | right | names |\n|---|---:|---:|---:|\n");
        for (tenth, &(sum, right, all)) in self.tenths.iter().enumerate().filter(|(_, tenth)| tenth.2 > 0) {
            let (low, mean, share) = (tenth as f64 / 10.0, sum / all as f64, right as f64 / all as f64);
            let _ = writeln!(table, "| {low:.1}–{:.1} | {mean:.2} | {share:.2} | {all} |", low + 0.1);
        }
        table
    }
}

#[cfg(test)]
mod tests {
    use super::{Counts, Reliability, Score};

    /// Counted by hand: of four names two are given as they are, one with another type, one is missed, and one is
    /// given that is none.
    #[test]
    fn agrees_with_counting_by_hand() {
        let mut score = Score::default();
        score.add(
            &[(0, 2, "PER"), (4, 5, "LOC"), (7, 9, "ORG")],
            &[(0, 2, "PER"), (4, 5, "LOC"), (7, 9, "LOC")],
        );
        score.add(&[(1, 2, "PER")], &[(3, 4, "PER")]);
        assert_eq!(score.by_type["PER"], Counts { right: 1, spurious: 1, missed: 1 });
        assert_eq!(score.by_type["LOC"], Counts { right: 1, spurious: 1, missed: 0 });
        assert_eq!(score.by_type["ORG"], Counts { right: 0, spurious: 0, missed: 1 });
        let total = score.total();
        assert_eq!(total, Counts { right: 2, spurious: 2, missed: 2 });
        assert!((total.precision() - 50.0).abs() < 1e-9);
        assert!((total.f1() - 50.0).abs() < 1e-9);
    }

    #[test]
    fn a_name_with_a_wrong_border_is_wrong_twice() {
        let mut score = Score::default();
        score.add(&[(0, 2, "PER")], &[(0, 1, "PER")]);
        assert_eq!(score.total(), Counts { right: 0, spurious: 1, missed: 1 });
    }

    #[test]
    fn confidence_that_is_right_has_no_error() {
        let mut reliability = Reliability::default();
        for n in 0..10 {
            reliability.add(0.75, n % 4 != 0);
        }
        // Seven of ten are right, and 0.75 was said.
        assert!((reliability.error() - 0.05).abs() < 1e-9);
        assert!(reliability.markdown().contains("| 0.7–0.8 | 0.75 | 0.70 | 10 |"));
    }

    #[test]
    fn nothing_given_is_no_division_by_zero() {
        assert!(Score::default().total().f1().abs() < 1e-9);
    }
}
