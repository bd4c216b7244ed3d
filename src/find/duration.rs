//! Lengths of time, with or without where they are counted from: "two months", "three years ago", "45 minutes".
//!
//! Lengths of a day or more are dates, shorter ones are times, as in `OntoNotes`. Ages are dates too: "72-year-old".

use super::{
    calendar::{is_clock_unit, is_month_name, is_period, is_plural_clock_unit, is_plural_period},
    cursor::Cursor,
    number::{self, amount, approximator},
    rule::Rule,
};
use crate::EntityType::{Date, Time};

/// The rules for dates, each with an example.
pub(super) const RULES: &[Rule] = &[
    // "72-year-old", "72 years old", "aged 72"
    Rule { id: "date.age", entity_type: Date, subtype: Some("age"), confidence: 0.93, pattern: age },
    // ", 45," behind a name
    Rule {
        id: "date.age-apposed",
        entity_type: Date,
        subtype: Some("age"),
        confidence: 0.75,
        pattern: apposed_age,
    },
    // "three years ago", "decades later"
    Rule { id: "date.ago", entity_type: Date, subtype: Some("relative"), confidence: 0.94, pattern: ago },
    // "two months", "six-month", "a year and a half"
    Rule {
        id: "date.duration",
        entity_type: Date,
        subtype: Some("duration"),
        confidence: 0.92,
        pattern: duration,
    },
    // "a year", "an entire week"
    Rule {
        id: "date.duration-one",
        entity_type: Date,
        subtype: Some("duration"),
        confidence: 0.75,
        pattern: one_period,
    },
    // "for decades", "years-long"
    Rule {
        id: "date.duration-bare",
        entity_type: Date,
        subtype: Some("duration"),
        confidence: 0.7,
        pattern: bare,
    },
];

/// The rules for times, each with an example.
pub(super) const TIME_RULES: &[Rule] = &[
    // "an hour ago", "minutes later"
    Rule {
        id: "time.ago",
        entity_type: Time,
        subtype: Some("relative"),
        confidence: 0.93,
        pattern: clock_ago,
    },
    // "45 minutes", "one-hour, 45-minute", "half an hour"
    Rule {
        id: "time.duration",
        entity_type: Time,
        subtype: Some("duration"),
        confidence: 0.93,
        pattern: clock_duration,
    },
    // "an hour"
    Rule {
        id: "time.duration-one",
        entity_type: Time,
        subtype: Some("duration"),
        confidence: 0.75,
        pattern: one_hour,
    },
    // "for hours"
    Rule {
        id: "time.duration-bare",
        entity_type: Time,
        subtype: Some("duration"),
        confidence: 0.7,
        pattern: bare_hours,
    },
];

/// "two months", "two-month", "another three full years", "two years and three months"
fn duration(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let first = counted(at, is_period)?;
    Some(first.maybe(|at| counted(joint(at), is_period)))
}

/// "45 minutes", "two hours and 30 minutes", "one-hour, 45-minute"
fn clock_duration(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let first = counted(at, is_clock_unit)?;
    Some(first.maybe(|at| counted(joint(at), is_clock_unit)))
}

/// What joins the parts of one length; without it "two hours 30 minutes" is one too.
fn joint(at: Cursor<'_>) -> Cursor<'_> {
    at.maybe(|at| at.one(",")).maybe(|at| at.one("and"))
}

/// A number and a unit of time.
fn counted(at: Cursor<'_>, is_unit: impl Fn(&str) -> bool) -> Option<Cursor<'_>> {
    let start = at.maybe(|at| at.one_of(&["another", "the"]).filter(|_| at.word() == "another"));
    let number = amount(start)?;
    let hyphen = number.hyphen();
    if hyphen.is_some() && number::is_softened_by_preposition(start) {
        return None;
    }
    let described = hyphen.unwrap_or(number).maybe(|at| {
        at.one_of(&[
            "full",
            "more",
            "consecutive",
            "straight",
            "business",
            "working",
            "calendar",
            "additional",
            "whole",
            "long",
            "extra",
            "fiscal",
            "other",
            "successive",
            "trading",
        ])
    });
    let is_one = matches!(number.before(), "one" | "1" | "half" | "a" | "an" | "quarter");
    let end = described.when(&is_unit)?;
    // Without a hyphen more than one unit takes the plural: not "the two week" but "the two weeks".
    let fits =
        hyphen.is_some() || is_one || described.word().ends_with('s') || described.word() == "millennia";
    // "the second quarter": the quarters of a year are no lengths.
    let is_quarter = described.word() == "quarter";
    (fits && !is_quarter).then(|| end.maybe(and_a_half))
}

/// "a year and a half"
fn and_a_half(at: Cursor<'_>) -> Option<Cursor<'_>> {
    at.all(&["and", "a", "half"])
}

/// "three years ago", "a week earlier", "decades later", "two days before"
fn ago(at: Cursor<'_>) -> Option<Cursor<'_>> {
    counted_from(at, is_period)
}

/// "an hour ago", "minutes later"
fn clock_ago(at: Cursor<'_>) -> Option<Cursor<'_>> {
    counted_from(at, |word| is_clock_unit(word) || matches!(word, "moment" | "moments"))
}

/// A length of time and the word that says from where it is counted.
fn counted_from(at: Cursor<'_>, is_unit: impl Fn(&str) -> bool) -> Option<Cursor<'_>> {
    // "the day before"
    let before = || at.one("the")?.when(&is_unit)?.one_of(&["before", "earlier"]).filter(|at| !at.is_word());
    if let Some(end) = before() {
        return Some(end);
    }
    let length = counted(at, &is_unit)
        .or_else(|| one_unit(at, &is_unit))
        // "years ago", "the year-ago loss"
        .or_else(|| at.maybe(|at| at.one_of(&["just", "many"])).when(&is_unit))?;
    let tail = length.maybe(Cursor::hyphen).one_of(&["ago", "earlier", "later", "prior", "hence"]);
    tail.or_else(|| length.all(&["from", "now"])).or_else(|| length.one("before").filter(|at| !at.is_word()))
}

/// "a year", "an entire week"
fn one_period(at: Cursor<'_>) -> Option<Cursor<'_>> {
    one_unit(at, is_period)
}

/// "an hour", "a full minute"
fn one_hour(at: Cursor<'_>) -> Option<Cursor<'_>> {
    // "a second" is an ordinal more often than a length.
    let is_idiom = matches!(at.before(), "wait" | "just") && at.word() == "a";
    one_unit(at, |word| matches!(word, "hour" | "minute")).filter(|_| !is_idiom)
}

fn one_unit(at: Cursor<'_>, is_unit: impl Fn(&str) -> bool) -> Option<Cursor<'_>> {
    let article = at.maybe(approximator).one_of(&["a", "an", "another"])?;
    let described =
        article.maybe(|at| at.one_of(&["full", "whole", "entire", "single", "calendar", "fiscal"]));
    let end = described.when(|word| is_unit(word) && !word.ends_with('s') && word != "quarter")?;
    // "a week-long trip" is one length, "a year-end bonus" none.
    if let Some(behind) = end.hyphen() {
        return behind.one("long").or_else(|| behind.one_of(&["earlier", "ago"]).map(|_| end));
    }
    Some(end.maybe(and_a_half))
}

/// "for decades", "years of war", "years-long", "decades-old", "yearlong"
fn bare(at: Cursor<'_>) -> Option<Cursor<'_>> {
    if let Some(end) = at.one_of(&["yearlong", "monthlong", "weeklong", "daylong"]) {
        return Some(end);
    }
    let compound = at.when(is_period).and_then(Cursor::hyphen).and_then(|at| at.one_of(&["long", "old"]));
    compound.or_else(|| led(at)?.when(is_plural_period))
}

/// "for hours", "hours-long"
fn bare_hours(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let compound = at.when(is_clock_unit).and_then(Cursor::hyphen).and_then(|at| at.one("long"));
    // "in minutes of the meeting" are written, "after hours" is when the shops are closed.
    let is_idiom = matches!((at.before(), at.step().word()), ("in", "of")) || at.before() == "after";
    compound.or_else(|| led(at)?.when(is_plural_clock_unit).filter(|_| !is_idiom))
}

/// The same place, where the word before it leads to a length of time.
fn led(at: Cursor<'_>) -> Option<Cursor<'_>> {
    matches!(
        at.before(),
        "for"
            | "in"
            | "over"
            | "within"
            | "after"
            | "spent"
            | "spend"
            | "took"
            | "take"
            | "takes"
            | "lasted"
            | "last"
    )
    .then_some(at)
}

/// "72-year-old", "72-year-olds", "72 years old", "72 years of age", "aged 72", "age 65"
fn age(at: Cursor<'_>) -> Option<Cursor<'_>> {
    if let Some(number) = at.one_of(&["aged", "age", "ages"]) {
        let end = amount(number)?;
        let is_age = number.is_number() || end.before() != "of";
        // "age 5 million"
        return (is_age && !number::is_scale(end.before())).then_some(end);
    }
    let number = amount(at)?;
    let unit = number.maybe(Cursor::hyphen);
    let end = unit.one_of(&["year", "years", "month", "months", "week", "weeks", "day", "days"])?;
    end.maybe(Cursor::hyphen).one_of(&["old", "olds"]).or_else(|| end.all(&["of", "age"]))
}

/// ", 45," behind a capitalised word: the age of a person.
fn apposed_age(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let comma = at.back().filter(|at| at.word() == ",")?;
    let name = comma.back()?;
    let is_name =
        name.is_word() && name.is_capitalised() && name.word().len() > 1 && !is_month_name(name.word());
    let is_age = |word: &str| super::calendar::is_between(word, 2, 110);
    let end = at.when(is_age).filter(|at| matches!(at.word(), "," | "." | ";"))?;
    // A list of numbers goes on with a number.
    let goes_on = end.step().is_number() || end.step().is_capitalised();
    let is_open = end.word() == "," && !goes_on;
    (is_name && is_open).then_some(end)
}
