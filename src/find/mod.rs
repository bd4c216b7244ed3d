//! Candidates from rules: dates, times, money, percentages and quantities.
//!
//! Each finder is one file and proposes [`Candidate`]s with the id of the rule; it decides nothing about overlaps.
//! It knows nothing of names, entities or JavaScript.

use crate::{candidate::Candidate, text::Document};

/// Proposes every expression of time and amount in `document`, finder by finder.
#[must_use]
pub fn find(document: &Document<'_>) -> Vec<Candidate> {
    let _ = document;
    Vec::new()
}
