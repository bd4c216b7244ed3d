//! Days that have a name: holidays and days of observance.

use super::{calendar::weekday, cursor::Cursor, relative, rule::Rule};
use crate::EntityType::Date;

/// The rules, each with an example.
pub(super) const RULES: &[Rule] = &[
    // "Christmas Eve", "Thanksgiving", "last Easter"
    Rule {
        id: "date.holiday",
        entity_type: Date,
        subtype: Some("holiday"),
        confidence: 0.88,
        pattern: holiday,
    },
    // "International Women's Day"
    Rule {
        id: "date.day-of",
        entity_type: Date,
        subtype: Some("holiday"),
        confidence: 0.85,
        pattern: observance,
    },
];

/// Names of which the first word says it all, and the words that may follow it.
const NAMES: &[(&str, &[&str])] = &[
    ("christmas", &["day", "eve"]),
    ("thanksgiving", &["day"]),
    ("easter", &["sunday", "monday", "day"]),
    ("halloween", &[]),
    ("hanukkah", &[]),
    ("passover", &[]),
    ("ramadan", &[]),
    ("diwali", &[]),
    ("kwanzaa", &[]),
    ("juneteenth", &[]),
    ("eid", &[]),
];

/// Names of which every word is needed; apostrophes stand alone.
const PHRASES: &[&[&str]] = &[
    &["new", "year", "'s", "day"],
    &["new", "year", "'s", "eve"],
    &["new", "year", "’s", "day"],
    &["new", "year", "’s", "eve"],
    &["lunar", "new", "year"],
    &["chinese", "new", "year"],
    &["good", "friday"],
    &["black", "friday"],
    &["cyber", "monday"],
    &["ash", "wednesday"],
    &["palm", "sunday"],
    &["boxing", "day"],
    &["labor", "day"],
    &["labour", "day"],
    &["memorial", "day"],
    &["independence", "day"],
    &["inauguration", "day"],
    &["election", "day"],
    &["columbus", "day"],
    &["earth", "day"],
    &["flag", "day"],
    &["may", "day"],
    &["canada", "day"],
    &["australia", "day"],
    &["bastille", "day"],
    &["anzac", "day"],
    &["republic", "day"],
    &["constitution", "day"],
    &["remembrance", "day"],
    &["armistice", "day"],
    &["veterans", "day"],
    &["presidents", "day"],
    &["groundhog", "day"],
    &["super", "bowl", "sunday"],
    &["yom", "kippur"],
    &["rosh", "hashanah"],
    &["cinco", "de", "mayo"],
    &["martin", "luther", "king", "jr.", "day"],
    &["martin", "luther", "king", "day"],
    &["july", "fourth"],
    &["fourth", "of", "july"],
];

/// "Christmas Eve", "last Thanksgiving", "New Year's Day", "the Fourth of July"
fn holiday(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let start = at.maybe(relative::pointer).maybe(|at| at.one("the").filter(|at| at.word() == "fourth"));
    if !start.is_capitalised() {
        return None;
    }
    let phrase = PHRASES.iter().find_map(|words| start.all(words));
    phrase.or_else(|| possessive_day(start)).or_else(|| one_word(start))
}

/// "Halloween", "Easter Sunday", "Eid al-Fitr"
fn one_word(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let (_, more) = NAMES.iter().find(|(name, _)| *name == at.word())?;
    let end = at.step();
    if let Some(end) = end.one_of(more).or_else(|| eid_tail(end)) {
        return Some(end);
    }
    // "Easter Island", "Christmas Carol": the name of something else.
    let is_other = end.is_word() && end.is_capitalised() && weekday(end).is_none();
    (!is_other).then_some(end)
}

/// "al-Fitr", "-ul-Fitr"
fn eid_tail(at: Cursor<'_>) -> Option<Cursor<'_>> {
    at.maybe(Cursor::hyphen).one_of(&["al", "ul"])?.hyphen()?.one_of(&["fitr", "adha"])
}

/// "Mother's Day", "Veterans' Day", "St. Patrick's Day"
fn possessive_day(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let name = at.maybe(|at| at.one_of(&["st.", "saint"])).one_of(&[
        "mother",
        "father",
        "valentine",
        "patrick",
        "veterans",
        "presidents",
        "patriots",
        "president",
        "women",
        "andrew",
        "george",
        "david",
    ])?;
    let end = name.one_of(&["'s", "’s", "'", "’"])?;
    end.one("day").filter(|_| end.is_capitalised())
}

/// "International Women's Day", "World AIDS Day", "National Coming Out Day"
fn observance(at: Cursor<'_>) -> Option<Cursor<'_>> {
    // Longer names are rare; the bound keeps the look-ahead short.
    const LONGEST: usize = 5;
    let mut end = at.one_of(&["international", "world", "national"]).filter(|_| at.is_capitalised())?;
    for _ in 0..LONGEST {
        let is_name =
            end.is_capitalised() || matches!(end.word(), "'s" | "’s" | "of" | "for" | "the" | "'" | "’");
        if !is_name {
            return None;
        }
        if end.word() == "day" && end.is_capitalised() {
            return Some(end.step());
        }
        end = end.step();
    }
    None
}
