//! What is wrong, by kind.

use std::{collections::BTreeMap, fmt::Write as _};

use super::{
    four_types::FOUR,
    reading::{Given, Reading},
};
use crate::eval::score::Scored;

/// How a name is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// It was marked, and we have nothing there.
    Missed,
    /// We have it, and nothing is marked there.
    Spurious,
    /// The type is right; the borders only overlap.
    Boundary,
    /// The borders are right; the type is not.
    Type,
    /// Borders and type are wrong, and something is marked there.
    Both,
}

impl Kind {
    /// All kinds, in the order of tables.
    const ALL: [Self; 5] = [Self::Missed, Self::Spurious, Self::Boundary, Self::Type, Self::Both];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Missed => "missed",
            Self::Spurious => "spurious",
            Self::Boundary => "boundary",
            Self::Type => "type",
            Self::Both => "both",
        }
    }
}

/// One wrong name.
#[derive(Debug)]
pub(crate) struct Error<'a> {
    pub(crate) kind: Kind,
    pub(crate) reading: &'a Reading<'a>,
    /// The name that is marked, where there is one.
    pub(crate) gold: Option<Scored>,
    /// The name that we have, where there is one.
    pub(crate) given: Option<&'a Given>,
    /// How sure we were of what is wrong, 0 to 1: the confidence of our name, or the probability that the tagger gives
    /// to there being none.
    pub(crate) certainty: f64,
}

impl Error<'_> {
    /// The type under which it is counted: the one that is marked, ours where nothing is.
    fn type_name(&self) -> &'static str {
        self.gold.or(self.given.map(|given| given.name)).map_or("MISC", |name| name.2)
    }
}

/// The errors of a sentence: each of our names that is wrong, beside the marked name that it shares most words with, and
/// each marked name that nothing of ours touches.
pub(crate) fn errors<'a>(reading: &'a Reading<'a>) -> Vec<Error<'a>> {
    let mut errors = Vec::new();
    for given in reading.on_text.iter().filter(|given| !reading.gold.contains(&given.name)) {
        let rival = reading.gold.iter().filter(|gold| shared(gold, &given.name) > 0);
        let gold = rival.max_by_key(|gold| shared(gold, &given.name)).copied();
        let kind = match gold {
            None => Kind::Spurious,
            Some(gold) if (gold.0, gold.1) == (given.name.0, given.name.1) => Kind::Type,
            Some(gold) if gold.2 == given.name.2 => Kind::Boundary,
            Some(_) => Kind::Both,
        };
        errors.push(Error { kind, reading, gold, given: Some(given), certainty: given.confidence });
    }
    for &gold in &reading.gold {
        if reading.on_text.iter().any(|given| shared(&gold, &given.name) > 0) {
            continue;
        }
        let words = reading.outside.get(gold.0..gold.1).unwrap_or_default();
        let certainty = words.iter().copied().fold(1.0, f32::min);
        errors.push(Error {
            kind: Kind::Missed,
            reading,
            gold: Some(gold),
            given: None,
            certainty: f64::from(certainty),
        });
    }
    errors
}

/// How many words two names share.
fn shared(a: &Scored, b: &Scored) -> usize {
    a.1.min(b.1).saturating_sub(a.0.max(b.0))
}

/// The number of errors of each kind by type, as a Markdown table.
pub(crate) fn by_kind(errors: &[Error<'_>]) -> String {
    let mut counts: BTreeMap<(&str, Kind), usize> = BTreeMap::new();
    for error in errors {
        *counts.entry((error.type_name(), error.kind)).or_default() += 1;
    }
    let header: Vec<&str> = Kind::ALL.iter().map(|kind| kind.name()).collect();
    let mut table = format!("| type | {} | all |\n|---|{}\n", header.join(" | "), "---:|".repeat(6));
    for row in FOUR.into_iter().chain(["all"]) {
        let of = |kind: Kind| -> usize {
            FOUR.iter()
                .filter(|name| row == "all" || **name == row)
                .filter_map(|name| counts.get(&(*name, kind)))
                .sum()
        };
        let cells: Vec<usize> = Kind::ALL.into_iter().map(of).collect();
        let shown: Vec<String> = cells.iter().map(ToString::to_string).collect();
        // Writing to a string cannot fail.
        let _ = writeln!(table, "| {row} | {} | {} |", shown.join(" | "), cells.iter().sum::<usize>());
    }
    table
}

/// Which types we gave to names with the right borders, as a Markdown table: a row for each type that is marked.
pub(crate) fn confusion<'a>(readings: impl Iterator<Item = &'a Reading<'a>>) -> String {
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for reading in readings {
        for gold in &reading.gold {
            let same = |given: &&Given| (given.name.0, given.name.1) == (gold.0, gold.1);
            if let Some(given) = reading.on_text.iter().find(same) {
                *counts.entry((gold.2, given.name.2)).or_default() += 1;
            }
        }
    }
    let mut table = format!("| marked | {} |\n|---|{}\n", FOUR.join(" | "), "---:|".repeat(4));
    for marked in FOUR {
        let cells = FOUR.map(|given| counts.get(&(marked, given)).copied().unwrap_or_default().to_string());
        let _ = writeln!(table, "| {marked} | {} |", cells.join(" | "));
    }
    table
}

#[cfg(test)]
pub(super) mod tests {
    use super::{Error, Kind, by_kind, confusion, errors};
    use crate::{
        data::ner::Sentence,
        eval::ner::reading::{Given, Reading},
    };

    /// A sentence of ten words with one error of each kind, and a name that is right.
    pub(in super::super) fn sentence() -> Sentence {
        let words = ["Noor", "of", "Acme", "saw", "Lima", "and", "Ada", "Quill", "in", "May"];
        Sentence { words: words.map(str::to_owned).to_vec(), names: Vec::new(), ..Sentence::default() }
    }

    pub(in super::super) fn reading(sentence: &Sentence) -> Reading<'_> {
        let given = |start, end, name, confidence| Given {
            name: (start, end, name),
            confidence,
            source: "tagger".to_owned(),
        };
        Reading {
            sentence,
            gold: vec![(0, 1, "PER"), (2, 3, "ORG"), (4, 5, "LOC"), (6, 8, "PER")],
            on_text: vec![
                given(0, 1, "PER", 0.99),
                given(4, 5, "ORG", 0.6),
                given(6, 7, "PER", 0.7),
                given(7, 8, "LOC", 0.4),
                given(9, 10, "PER", 0.9),
            ],
            on_words: Vec::new(),
            outside: vec![0.0, 1.0, 0.95, 1.0, 0.0, 1.0, 0.0, 0.0, 1.0, 0.1],
        }
    }

    #[test]
    fn each_error_has_its_kind() {
        let sentence = sentence();
        let reading = reading(&sentence);
        let found: Vec<(Kind, f64)> =
            errors(&reading).iter().map(|error| (error.kind, (error.certainty * 100.0).round())).collect();
        assert_eq!(
            found,
            [
                (Kind::Type, 60.0),
                (Kind::Boundary, 70.0),
                (Kind::Both, 40.0),
                (Kind::Spurious, 90.0),
                (Kind::Missed, 95.0)
            ]
        );
    }

    #[test]
    fn the_tables_count_them() {
        let sentence = sentence();
        let reading = reading(&sentence);
        let errors: Vec<Error<'_>> = errors(&reading);
        let table = by_kind(&errors);
        assert!(table.contains("| LOC | 0 | 0 | 0 | 1 | 0 | 1 |"), "{table}");
        assert!(table.contains("| PER | 0 | 1 | 1 | 0 | 1 | 3 |"), "{table}");
        assert!(table.contains("| all | 1 | 1 | 1 | 1 | 1 | 5 |"), "{table}");
        let table = confusion([&reading].into_iter());
        assert!(table.contains("| LOC | 0 | 0 | 1 | 0 |"), "{table}");
        assert!(table.contains("| PER | 0 | 0 | 0 | 1 |"), "{table}");
    }
}
