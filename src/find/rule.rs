//! What a rule is, and how the rules of a finder are run.

use super::cursor::Cursor;
use crate::{
    EntityType,
    candidate::{Candidate, Source},
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

/// Proposes what `rules` find in the sentence that begins at `start`.
///
/// The rules of one finder compete: the leftmost match wins, among those the longest, among those the rule that
/// stands first. Rules of different finders do not know of each other.
pub(super) fn apply(rules: &[&[Rule]], start: Cursor<'_>, found: &mut Vec<Candidate>) {
    let mut at = start;
    while !at.is_end() {
        let Some((rule, end)) = longest(rules, at) else {
            at = at.step();
            continue;
        };
        found.push(Candidate {
            span: at.span_to(end),
            entity_type: rule.entity_type,
            subtype: rule.subtype,
            confidence: rule.confidence,
            source: Source::Rule(rule.id),
        });
        at = end;
    }
}

/// The rule that matches most tokens at this place, and where it ends.
fn longest<'r, 'a>(rules: &[&'r [Rule]], at: Cursor<'a>) -> Option<(&'r Rule, Cursor<'a>)> {
    let mut best: Option<(&Rule, Cursor<'_>)> = None;
    for rule in rules.iter().copied().flatten() {
        let Some(end) = (rule.pattern)(at) else { continue };
        if at.tokens_to(end) > best.map_or(0, |(_, best)| at.tokens_to(best)) {
            best = Some((rule, end));
        }
    }
    best
}
