//! What a rule is, and how the rules of a finder are run.

use super::cursor::Cursor;
use crate::{
    EntityType,
    candidate::{Candidate, Source, TypeShares},
};

/// From the place where a pattern begins to the place where it ends, where it matches.
pub(super) type Pattern = for<'a> fn(Cursor<'a>) -> Option<Cursor<'a>>;

/// One way in which something is written.
pub(super) struct Rule {
    /// Finder and name, as in "date.iso"; part of the contract, so that a reader can ask why.
    pub(super) id: &'static str,
    /// What it finds.
    pub(super) entity_type: EntityType,
    /// The finer type; the vocabulary stands in the docs of [`crate::find`].
    pub(super) subtype: Option<&'static str>,
    /// The share of its finds that are expected to be right.
    pub(super) confidence: f32,
    /// How it is written.
    pub(super) pattern: Pattern,
}

impl Rule {
    /// What the rule proposes where it matches from `start` to `end`.
    pub(super) fn candidate(&self, start: Cursor<'_>, end: Cursor<'_>) -> Candidate {
        Candidate {
            span: start.span_to(end),
            entity_type: self.entity_type,
            subtype: self.subtype,
            confidence: self.confidence,
            shares: TypeShares::only(self.entity_type, self.confidence),
            source: Source::Rule(self.id),
        }
    }
}

/// The rule that matches most tokens at this place, the first among equals, and where it ends.
pub(super) fn longest<'r, 'a>(rules: &[&'r [Rule]], at: Cursor<'a>) -> Option<(&'r Rule, Cursor<'a>)> {
    let mut best: Option<(&Rule, Cursor<'_>)> = None;
    for rule in rules.iter().copied().flatten() {
        let Some(end) = (rule.pattern)(at) else { continue };
        if at.tokens_to(end) > best.map_or(0, |(_, best)| at.tokens_to(best)) {
            best = Some((rule, end));
        }
    }
    best
}
