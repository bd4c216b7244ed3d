//! Times of day: "9:30 p.m. ET", "Monday evening", "tonight".
//!
//! A part of a day is a time even where a date tells the day: "Monday evening" and "the night of Nov. 14" are one
//! time each, as in `OntoNotes`. Lengths of time are in [`super::duration`].

use std::sync::LazyLock;

use regex::Regex;

use super::{
    calendar::{is_between, is_part_of_day, is_preposition, weekday},
    cursor::Cursor,
    date,
    number::approximator,
    relative,
    rule::Rule,
};
use crate::EntityType::Time;

/// The rules, each with an example.
pub(super) const RULES: &[Rule] = &[
    // "9:30pm", "10 a.m. Monday", "21:00 GMT", "five o'clock"
    Rule { id: "time.clock", entity_type: Time, subtype: Some("clock"), confidence: 0.96, pattern: clock },
    // "at 9:30": could be a score, were it not for the preposition
    Rule {
        id: "time.clock-bare",
        entity_type: Time,
        subtype: Some("clock"),
        confidence: 0.8,
        pattern: bare_clock,
    },
    // "noon", "just before midnight"
    Rule { id: "time.noon", entity_type: Time, subtype: Some("clock"), confidence: 0.9, pattern: noon },
    // "Monday evening", "early this morning", "last night"
    Rule {
        id: "time.part-of-day",
        entity_type: Time,
        subtype: Some("part-of-day"),
        confidence: 0.94,
        pattern: part_of_day,
    },
    // "in the afternoon", "the early hours of Sunday"
    Rule {
        id: "time.part-of-any-day",
        entity_type: Time,
        subtype: Some("part-of-day"),
        confidence: 0.8,
        pattern: part_of_any_day,
    },
    // "tonight", "overnight"
    Rule {
        id: "time.tonight",
        entity_type: Time,
        subtype: Some("part-of-day"),
        confidence: 0.9,
        pattern: tonight,
    },
];

/// "9:30pm", "9 a.m.", "7.30 p.m. ET", "10 a.m. Monday", "21:00 GMT", "five o'clock"
fn clock(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let start = at.maybe(approximator);
    // "between 9 and 10 a.m."
    let open_range = || {
        let first = start.when(|word| is_between(word, 1, 12))?;
        let joint = first.one_of(&["to", "or"]).or_else(|| first.dash());
        half_day(joint.or_else(|| first.one("and").filter(|_| at.before() == "between"))?)
    };
    let hour =
        start.is_number().then(|| half_day(start)).flatten().or_else(open_range).or_else(|| o_clock(start));
    if let Some(hour) = hour {
        let range = hour.dash().or_else(|| hour.one_of(&["to", "and"])).and_then(half_day);
        let zoned = range.unwrap_or(hour).maybe(zone);
        return Some(zoned.maybe(|at| weekday(at.maybe(|at| at.one(",")))));
    }
    // Without a half of the day only the zone makes it a time.
    zone(figures(start)?)
}

/// "9:30pm", "9 p.m.", "2-3 p.m."
fn half_day(at: Cursor<'_>) -> Option<Cursor<'_>> {
    static SHAPE: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(
            r"^[0-2]?[0-9](?:[:.][0-5][0-9])?(?:-[0-2]?[0-9](?:[:.][0-5][0-9])?)? ?[AaPp](?:\. ?[Mm](?:\.|(?-u:\b))| ?[Mm](?-u:\b))",
        )
        .ok()
    });
    let word = at.word();
    let is_near = word.ends_with('m')
        || matches!(at.step().word(), "am" | "pm" | "a.m." | "p.m." | "a" | "p" | "p.m" | "a.m");
    (at.is_number() && is_near).then_some(())?;
    at.shape(SHAPE.as_ref()?)
}

/// "five o'clock"
fn o_clock(at: Cursor<'_>) -> Option<Cursor<'_>> {
    at.step().one_of(&["o'clock", "o’clock"]).filter(|_| at.is_number() || at.is_word())
}

/// "9:30", "21:00", "0930"
fn figures(at: Cursor<'_>) -> Option<Cursor<'_>> {
    static SHAPE: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"^(?:[01]?[0-9]|2[0-4])[:.]?[0-5][0-9](?::[0-5][0-9])?").ok());
    (at.is_number() && (3..=8).contains(&at.word().len())).then_some(())?;
    at.shape(SHAPE.as_ref()?)
}

/// "ET", "GMT", "Eastern Time", "local time"
fn zone(at: Cursor<'_>) -> Option<Cursor<'_>> {
    if let Some(end) = at.one_of(&["local", "eastern", "central", "pacific", "beijing", "london"]) {
        let named = end.maybe(|at| at.one_of(&["standard", "daylight"])).one("time");
        return named
            .or_else(|| (at.word() == "eastern" && at.is_capitalised() && !end.is_word()).then_some(end));
    }
    let is_upper = !at.as_written().contains(char::is_lowercase);
    let end = at.one_of(&[
        "et", "est", "edt", "ct", "cst", "cdt", "mt", "mst", "mdt", "pt", "pst", "pdt", "gmt", "utc", "bst",
        "cet", "cest", "eet", "ist", "jst", "aest", "sast", "eat", "wat", "e.t.", "e.d.t.",
    ])?;
    is_upper.then_some(end)
}

/// "at 9:30"
fn bare_clock(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let end = figures(at.maybe(approximator).is_number().then_some(at)?.maybe(approximator))?;
    let is_led =
        matches!(at.before(), "at" | "by" | "until" | "till" | "from" | "since" | "before" | "after");
    (is_led && end.before().contains(':') && !matches!(end.word(), "%")).then_some(end)
}

/// "noon", "midnight", "dawn"
fn noon(at: Cursor<'_>) -> Option<Cursor<'_>> {
    if let Some(end) = at.one_of(&["noon", "midnight", "midday"]) {
        // "Midnight Oil"
        let is_name = at.is_capitalised() && end.is_capitalised() && weekday(end).is_none();
        return (!is_name && end.hyphen().is_none()).then(|| end.maybe(zone).maybe(weekday));
    }
    matches!(at.before(), "at" | "before" | "until" | "by" | "since").then_some(())?;
    at.one_of(&["dawn", "dusk", "sunrise", "sunset", "nightfall"])
}

/// "tonight", "overnight"
fn tonight(at: Cursor<'_>) -> Option<Cursor<'_>> {
    // "World News Tonight"
    let end = at.one_of(&["tonight", "overnight"])?;
    let is_name =
        at.is_capitalised() && (at.back().is_some_and(Cursor::is_capitalised) || end.is_capitalised());
    (!is_name).then_some(end)
}

/// "Monday evening", "late Tuesday night", "early this morning", "last night", "yesterday afternoon"
fn part_of_day(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let start = at.maybe(|at| {
        at.one_of(&["early", "late", "mid", "earlier", "later"]).map(|at| at.maybe(Cursor::hyphen))
    });
    let day = weekday(start)
        .or_else(|| start.one_of(&["yesterday", "tomorrow", "this", "that", "last", "every", "each", "one"]))
        .or_else(|| relative::pointer(start).map(|at| at.maybe(weekday)))
        .or_else(|| start.all(&["the", "same"]))?;
    let end = day.maybe(|at| at.one_of(&["early", "late"])).maybe(|at| at.one("-")).when(is_part_of_day)?;
    // "Saturday Night Live", "Friday Night Lights"
    let is_name = end.is_word() && end.is_capitalised() && end.back().is_some_and(Cursor::is_capitalised);
    (!is_name).then_some(end)
}

/// "in the afternoon", "the night of Nov. 14", "the early hours of Sunday", "the early morning hours"
fn part_of_any_day(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let start = at.one("the")?;
    let early = start.maybe(|at| {
        at.one_of(&["early", "late", "wee", "small", "overnight"]).map(|at| at.maybe(Cursor::hyphen))
    });
    let part = early.when(is_part_of_day).map(|at| at.maybe(|at| at.one("hours")));
    let hours = || early.one("hours").filter(|_| at.tokens_to(early) > 1);
    let end = part.or_else(hours)?;
    let of_day = end.one("of").and_then(|at| {
        part_of_day(at)
            .or_else(|| date::month_day(at))
            .or_else(|| date::day_month(at))
            .or_else(|| weekday(at))
    });
    if of_day.is_some() {
        return of_day;
    }
    let is_led =
        matches!(at.before(), "in" | "during" | "into" | "through" | "throughout" | "late" | "overnight");
    // "in the evening standings"
    let is_open =
        !end.is_word() || is_preposition(end.word()) || matches!(end.word(), "and" | "on" | "when" | "as");
    (is_led && is_open).then_some(end)
}
