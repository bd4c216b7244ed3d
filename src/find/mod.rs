//! Candidates from rules and lists: dates, times, money, percentages, quantities, and a few kinds of names that a
//! list or the head of the article knows better than a tagger.
//!
//! Each finder is one file and proposes [`Candidate`]s with the id of the rule; it decides nothing about overlaps
//! with other finders. It knows nothing of models, entities or JavaScript.
//!
//! # What is marked
//! The spans follow `OntoNotes` in spirit:
//! - Words that soften a number belong to it ("more than 20 miles"), and so does the article of a stretch of time
//!   ("the past year"), but not that of a noun ("a \[$20 million\] fine"), and no preposition ("in \[January\]").
//! - A day or longer is a date, also as a length ("two months") and as an age ("72-year-old"); shorter is a time. A
//!   part of a day is a time, its day included ("Monday evening").
//! - A quantity is measured, not counted: "20 miles", but not "20 people".
//! - Words that only describe a rhythm ("daily", "annual") and currencies without a number are not marked.
//! - What may be something else ("may", "March", "Sun") needs evidence beside it.
//!
//! # Subtypes
//! | type | subtypes |
//! |---|---|
//! | date | day, month, season, quarter, year, decade, century, range, holiday, relative, duration, age |
//! | time | clock, part-of-day, relative, duration |
//! | money | none |
//! | percent | share, points |
//! | quantity | length, area, volume, mass, speed, energy, data, temperature, magnitude |
//!
//! # Confidence
//! Each rule has one fixed value: an estimate made by reading what it finds in news, until it is calibrated.

mod calendar;
mod cursor;
mod date;
mod duration;
mod head;
mod holiday;
mod institution;
mod joined;
mod money;
mod number;
mod opener;
mod percent;
mod quantity;
mod relative;
mod rule;
mod time;
mod year;

use crate::{candidate::Candidate, text::Document};
use cursor::{Cursor, Passage};
use rule::Rule;

/// The finders. In each the leftmost match wins, among those the longest; finders do not know of each other.
const FINDERS: &[&[&[Rule]]] = &[
    &[date::RULES, year::RULES, holiday::RULES, relative::RULES, duration::RULES],
    &[time::RULES, relative::TIME_RULES, duration::TIME_RULES],
    &[money::RULES],
    &[percent::RULES],
    &[quantity::RULES],
];

/// Proposes what rules and lists find in `document`: expressions of time and amount, sentence by sentence and finder by
/// finder, then institutions, names that small words join and what the head names.
///
/// Every span begins and ends with a token and stays inside one sentence.
#[must_use]
pub fn find(document: &Document<'_>) -> Vec<Candidate> {
    let mut found = find_where(document, opener::may_open);
    institution::find(document, &mut found);
    joined::find(document, &mut found);
    head::find(document, &mut found);
    found
}

/// Proposes the expressions that begin at a token for which `may_open` holds.
fn find_where(document: &Document<'_>, may_open: fn(Cursor<'_>) -> bool) -> Vec<Candidate> {
    // ASCII lower case keeps every offset, so one copy serves all comparisons.
    let lower = document.text().to_ascii_lowercase();
    let mut found = Vec::new();
    for sentence in document.sentences() {
        let tokens = document.tokens_of(sentence);
        let passage = Passage::new(document.text(), &lower, tokens, may_open, number::read_amount);
        let mut at = passage.start();
        // For each finder where its last find ended: the finds of one finder do not overlap.
        let mut ends = [at; FINDERS.len()];
        while !at.is_end() {
            if at.may_open() {
                for (finder, end) in FINDERS.iter().zip(&mut ends) {
                    let is_free = at.tokens_to(*end) == 0;
                    if let Some((rule, rule_end)) = is_free.then(|| rule::longest(finder, at)).flatten() {
                        found.push(rule.candidate(at, rule_end));
                        *end = rule_end;
                    }
                }
            }
            at = at.step();
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use super::{find_where, opener};
    use crate::text;

    #[test]
    fn the_openers_keep_no_rule_from_its_words() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/find");
        for file in fs::read_dir(folder).unwrap() {
            let cases = fs::read_to_string(file.unwrap().path()).unwrap();
            let document = text::read(&cases);
            let quick = find_where(&document, opener::may_open);
            assert_eq!(quick, find_where(&document, |_| true), "the second finds more");
        }
    }
}
