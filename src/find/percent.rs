//! Shares in hundredths, and the points by which they differ: "12%", "5 to 10 percent", "50 basis points".

use super::{
    cursor::Cursor,
    number::{amount, figure},
    rule::Rule,
};
use crate::EntityType::Percent;

/// The rules, each with an example.
pub(super) const RULES: &[Rule] = &[
    // "12%", "5%-10%", "more than 0.3%"
    Rule {
        id: "percent.sign",
        entity_type: Percent,
        subtype: Some("share"),
        confidence: 0.98,
        pattern: signed,
    },
    // "12 percent", "half a per cent"
    Rule {
        id: "percent.word",
        entity_type: Percent,
        subtype: Some("share"),
        confidence: 0.98,
        pattern: worded,
    },
    // "two percentage points", "50 basis points"
    Rule {
        id: "percent.points",
        entity_type: Percent,
        subtype: Some("points"),
        confidence: 0.96,
        pattern: points,
    },
];

/// "12%", "5% to 10%", "5%-10%"
fn signed(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let is_between = at.before() == "between";
    let first = amount(at)?.one_of(&["%", "٪"])?;
    let joint = first
        .one_of(&["to", "or"])
        .or_else(|| first.dash())
        .or_else(|| first.one("and").filter(|_| is_between));
    Some(joint.and_then(figure).and_then(|at| at.one("%")).unwrap_or(first))
}

/// "12 percent", "12 per cent", "a 12-percent", "10 pct"
fn worded(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let first = percent(amount(at)?)?;
    // "10 percent to 12 percent"
    let second = first.one_of(&["to", "or"]).and_then(amount).and_then(percent);
    Some(second.unwrap_or(first))
}

/// "percent", "-percent", "per cent"
fn percent(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let unit = at.maybe(Cursor::hyphen);
    unit.one_of(&["percent", "pct", "pct."]).or_else(|| unit.all(&["per", "cent"]))
}

/// "two percentage points", "a half percentage point", "50 basis points", "10-percentage-point", "a percentage point"
fn points(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let number = amount(at).or_else(|| at.one("a"))?.maybe(|at| at.one("full"));
    let kind = number.maybe(Cursor::hyphen).one_of(&["percentage", "basis", "percent"])?;
    kind.maybe(Cursor::hyphen).one_of(&["point", "points"])
}
