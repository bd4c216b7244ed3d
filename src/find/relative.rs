//! Dates and times counted from the day of writing: "last year", "the past 24 hours", "later this week".
//!
//! The words that point are shared with dates: "last" in "last Tuesday" is a [`pointer`]. "daily", "annual" and
//! their like describe rather than date, and are not found.

use super::{
    calendar::{is_clock_unit, is_part_of_day, is_period, is_plural_period, part_of},
    cursor::Cursor,
    number,
    rule::Rule,
};
use crate::EntityType::{Date, Time};

/// The rules for dates, each with an example.
pub(super) const RULES: &[Rule] = &[
    // "today", "the day before yesterday"
    Rule {
        id: "date.today",
        entity_type: Date,
        subtype: Some("relative"),
        confidence: 0.95,
        pattern: day_word,
    },
    // "later this week", "the past two years", "the coming weeks and months"
    Rule {
        id: "date.relative",
        entity_type: Date,
        subtype: Some("relative"),
        confidence: 0.93,
        pattern: dated_period,
    },
    // "later in the year"
    Rule {
        id: "date.relative-part",
        entity_type: Date,
        subtype: Some("relative"),
        confidence: 0.85,
        pattern: later_in,
    },
    // "the third day", "a second straight week"
    Rule {
        id: "date.ordinal",
        entity_type: Date,
        subtype: Some("relative"),
        confidence: 0.6,
        pattern: ordinal,
    },
    // "every year", "each week"
    Rule { id: "date.every", entity_type: Date, subtype: Some("relative"), confidence: 0.8, pattern: every },
];

/// The rules for times, each with an example.
pub(super) const TIME_RULES: &[Rule] = &[
    // "the past 24 hours", "the next few minutes"
    Rule {
        id: "time.relative",
        entity_type: Time,
        subtype: Some("relative"),
        confidence: 0.9,
        pattern: clock_period,
    },
];

/// "last", "next", "this past", "the following": what a weekday, a month or a season is pointed at with.
pub(super) fn pointer(at: Cursor<'_>) -> Option<Cursor<'_>> {
    match at.word() {
        "last" | "next" | "every" | "each" | "that" => Some(at.step()),
        "this" => Some(at.step().maybe(|at| at.one_of(&["past", "coming"]))),
        "the" => at.step().one_of(&["following", "previous", "next", "coming", "past", "preceding"]),
        _ => None,
    }
}

/// "last year", "the fiscal year", "that year": a year that another date leans on.
pub(super) fn year(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let end = period(at)?;
    matches!(end.before(), "year" | "decade" | "century").then_some(end)
}

/// "the month", "this week", "last year", "the next decade", "his first year": a stretch in which a date stands.
pub(super) fn period(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let start = at
        .one_of(&["the", "this", "last", "next", "that", "each", "every"])?
        .maybe(|at| at.one_of(&["same", "current", "following", "previous", "next", "last", "past"]));
    described_period(start)
}

/// "year", "fiscal year", "school year"
fn described_period(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let kind = at.one_of(&[
        "fiscal",
        "school",
        "academic",
        "calendar",
        "financial",
        "business",
        "working",
        "election",
    ]);
    kind.unwrap_or(at).when(is_period)
}

/// "today", "tomorrow", "the day after tomorrow", "these days"
fn day_word(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let start = at.maybe(|at| at.all(&["the", "day"])?.one_of(&["before", "after"]));
    let end = start.one_of(&["today", "yesterday", "tomorrow"]).or_else(|| at.all(&["these", "days"]))?;
    // "USA Today", "Russia Today": after a name's word a capital is part of the name.
    let follows_name =
        at.is_capitalised() && matches!(at.before(), "usa" | "russia" | "india" | "psychology");
    (!follows_name).then_some(end)
}

/// "later this week", "the past two years", "the same day", "recent months", "the coming weeks and months"
fn dated_period(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let start = at.maybe(|at| at.one_of(&["earlier", "later", "sometime"])).maybe(part_of);
    pointed(start, is_period)
}

/// "the past 24 hours", "the last few minutes"
fn clock_period(at: Cursor<'_>) -> Option<Cursor<'_>> {
    pointed(at, is_clock_unit)
}

/// A pointing word, a number if any, and a unit.
fn pointed(at: Cursor<'_>, is_unit: impl Fn(&str) -> bool) -> Option<Cursor<'_>> {
    let end = match at.word() {
        "this" | "that" | "these" | "those" | "last" | "next" | "past" | "coming" | "recent" | "current"
        | "previous" | "following" | "upcoming" | "preceding" => pointing(at)?,
        // "the" alone points at nothing.
        "the" => pointing(at.step())?,
        "a" => at.step().one_of(&["recent", "previous"])?,
        _ => return None,
    };
    // "the latest quarter": without its number it reads as half of a half.
    let counted = number::amount(end).map(|at| at.maybe(Cursor::hyphen));
    let unit = counted
        .into_iter()
        .chain([end])
        .map(described)
        .find(|unit| is_unit(unit.word()) || is_season(*unit, end))?;
    // "at the last minute" is no time.
    if counted.is_none() && matches!(unit.word(), "minute" | "second") {
        return None;
    }
    let end = unit.step();
    let is_bare_past =
        matches!(at.word(), "past" | "coming" | "recent" | "upcoming" | "previous" | "following");
    // "coming year" without an article is a verb and its object more often than not.
    if is_bare_past && !unit.word().ends_with('s') {
        return None;
    }
    Some(end.maybe(|at| at.one_of(&["and", "or"])?.when(|word| is_unit(word) && word.ends_with('s'))))
}

/// The place behind "full", "fiscal" and their like.
fn described(at: Cursor<'_>) -> Cursor<'_> {
    at.maybe(|at| {
        at.one_of(&["fiscal", "school", "academic", "calendar", "full", "business", "consecutive", "trading"])
    })
}

/// "last season": dated only where a word points at it.
fn is_season(unit: Cursor<'_>, pointed: Cursor<'_>) -> bool {
    unit.word() == "season" && matches!(pointed.before(), "last" | "next" | "this" | "previous")
}

/// "last", "very next", "same", "past"
fn pointing(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let end = at.maybe(|at| at.one("very")).one_of(&[
        "this",
        "that",
        "these",
        "those",
        "last",
        "next",
        "past",
        "coming",
        "recent",
        "current",
        "previous",
        "following",
        "upcoming",
        "preceding",
        "same",
        "final",
        "latest",
    ])?;
    Some(end.maybe(|at| at.one_of(&["past", "coming", "same", "last", "next"])))
}

/// "later in the day", "earlier in the month", "late in the year"
fn later_in(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let start = at.one_of(&["earlier", "later", "early", "late"])?;
    start.all(&["in", "the"]).or_else(|| start.one("that"))?.when(is_period)
}

/// "the third day", "a second straight week", "the fourth consecutive month"
fn ordinal(at: Cursor<'_>) -> Option<Cursor<'_>> {
    // "her first two years"
    let first = at.maybe(|at| at.one("the")).one("first").and_then(number::number);
    if let Some(end) = first.and_then(|at| at.when(is_plural_period)) {
        return Some(end);
    }
    let start = at.one_of(&["the", "a", "its", "their"])?;
    let number = start.when(super::calendar::is_ordinal)?;
    number.maybe(|at| at.one_of(&["straight", "consecutive", "full", "successive"])).when(is_singular_period)
}

/// A period of which there can be a first and a second; a quarter is a date of its own.
fn is_singular_period(word: &str) -> bool {
    is_period(word) && !is_plural_period(word) && !matches!(word, "quarter" | "century")
}

/// "every year", "each week", "every two weeks", "every other day", "all day"
fn every(at: Cursor<'_>) -> Option<Cursor<'_>> {
    if at.word() == "all" {
        return at.step().one_of(&["day", "week", "year"]);
    }
    let start = at.one_of(&["every", "each"])?;
    let end = start.maybe(|at| at.one_of(&["other", "single"])).maybe(number::number).when(is_period)?;
    (!is_part_of_day(end.word())).then_some(end)
}
