//! The one place where overlaps are decided.
//!
//! Candidates are taken in this order, each where its words are still free. A line counts where the lines above
//! leave a tie.
//!
//! | order | first comes | because | for instance |
//! |---|---|---|---|
//! | 1 | what is as likely right as wrong, or likelier | a guess must not hide what is sure | "Tuesday" before a doubtful person "Xi Tuesday" |
//! | 2 | what lies in no other such candidate | the longer reading explains all of the words | the film studio "20th Century Fox" before its century, the name "Theresa May" before the month, the holiday "Christmas Day" before a person "Christmas", the time "Monday evening" before its day |
//! | 3 | the higher confidence | one reading of the same words, or of words that cross | the month in "in May" before a doubtful person |
//! | 4 | names, then times and amounts | a name needs to be learnt, a rule matches blindly | "May" as a person as sure as a month |
//! | 5 | the longer | it says more | |
//! | 6 | what was proposed first | | |
//!
//! What comes late gets what is left: where a long candidate loses its place, those inside it may still win theirs.
//! So every candidate that is dropped overlaps a mention.

use std::cmp::Reverse;

mod trust;

use crate::{
    EntityType, Span,
    candidate::{Candidate, Source, TypeShares},
    text::Document,
};

/// Below this a candidate is likelier wrong than right.
const CREDIBLE: f32 = 0.5;

/// A stretch of text that names or states something. Mentions never overlap.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub entity_type: EntityType,
    /// The finer type, from the vocabulary of the wire contract.
    pub subtype: Option<&'static str>,
    /// The calibrated share of such mentions that are right, 0 to 1.
    pub confidence: f32,
    /// How sure its proposer was of each type of name for these words.
    pub shares: TypeShares,
    /// What decided.
    pub source: Source,
    /// The position of its sentence in the document.
    pub sentence: u32,
}

/// Chooses among `candidates`, which may overlap, and returns mentions in text order, which do not.
///
/// Candidates that are empty or outside every sentence are dropped. Takes n log n steps.
#[must_use]
pub fn resolve(document: &Document<'_>, candidates: Vec<Candidate>) -> Vec<Mention> {
    let mut taken = std::collections::BTreeMap::new();
    for candidate in in_order(candidates) {
        if candidate.span.is_empty() {
            continue;
        }
        // Spans that are taken do not overlap, so the last one that begins before this one's end is the only rival.
        let rival = taken.range(..candidate.span.end()).next_back();
        let is_free = rival.is_none_or(|(_, mention): (_, &Mention)| !mention.span.overlaps(candidate.span));
        let Some(sentence) = document.sentence_at(candidate.span.start()).filter(|_| is_free) else {
            continue;
        };
        let (confidence, shares) = trust::confidence(&candidate, document);
        let mention = Mention {
            span: candidate.span,
            entity_type: candidate.entity_type,
            subtype: candidate.subtype,
            confidence,
            shares,
            source: candidate.source,
            sentence: sentence as u32,
        };
        taken.insert(candidate.span.start(), mention);
    }
    taken.into_values().collect()
}

/// The candidates in the order of the table above.
fn in_order(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    // By start, the longest first: what holds a candidate stands before it. The sort is stable.
    candidates.sort_by_key(|candidate| (candidate.span.start(), Reverse(candidate.span.end())));
    let mut reach = Span::default();
    let mut ranked: Vec<(bool, bool, Candidate)> = Vec::with_capacity(candidates.len());
    for candidate in candidates {
        let is_doubtful = candidate.confidence < CREDIBLE;
        // `reach` is the credible span so far that ends last. A span as long as another lies in no other.
        let is_inside = reach.contains(candidate.span) && reach != candidate.span;
        if !is_doubtful && candidate.span.end() > reach.end() {
            reach = candidate.span;
        }
        ranked.push((is_doubtful, is_inside, candidate));
    }
    ranked.sort_by(|(a_doubtful, a_inside, a), (b_doubtful, b_inside, b)| {
        a_doubtful
            .cmp(b_doubtful)
            .then(a_inside.cmp(b_inside))
            .then(b.confidence.total_cmp(&a.confidence))
            .then(b.entity_type.is_name().cmp(&a.entity_type.is_name()))
            .then(b.span.len().cmp(&a.span.len()))
    });
    ranked.into_iter().map(|(_, _, candidate)| candidate).collect()
}
