//! Years, and what is made of them or of parts of them: ranges, decades, centuries, quarters.

use super::{
    calendar::{is_between, is_ordinal, is_preposition, part_of, year},
    cursor::Cursor,
    date::{is_capitalised_word, year_behind},
    number::{self, is_digits},
    relative,
    rule::Rule,
};
use crate::EntityType::Date;

/// The rules, each with an example.
pub(super) const RULES: &[Rule] = &[
    // "2024", "fiscal 2021", "mid-2019"
    Rule { id: "date.year", entity_type: Date, subtype: Some("year"), confidence: 0.9, pattern: lone_year },
    // "2015-2019", "2020/21", "2018 to 2020"
    Rule {
        id: "date.range",
        entity_type: Date,
        subtype: Some("range"),
        confidence: 0.93,
        pattern: year_range,
    },
    // "the 1990s", "the late '80s"
    Rule { id: "date.decade", entity_type: Date, subtype: Some("decade"), confidence: 0.9, pattern: decade },
    // "the 19th century"
    Rule {
        id: "date.century",
        entity_type: Date,
        subtype: Some("century"),
        confidence: 0.93,
        pattern: century,
    },
    // "the third quarter of 2021", "Q3 2023"
    Rule {
        id: "date.quarter",
        entity_type: Date,
        subtype: Some("quarter"),
        confidence: 0.88,
        pattern: quarter,
    },
];

/// "2024", "the year 2020", "fiscal year 2021", "mid-2019", "the 1998 season"
pub(super) fn lone_year(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let start = at.maybe(part_of).maybe(year_word);
    let end = year(start)?;
    let is_led = at.tokens_to(start) > 0;
    // "(1951)", "in 1951"
    let is_expected = is_led
        || is_preposition(at.before())
        || matches!(at.before(), "(" | "the" | "and" | "a" | "its" | "his" | "her" | "their" | "our");
    let is_recent = is_between(start.word(), 1900, 2100) && !start.word().ends_with("000");
    // "the 1607 delegates", but "the 2016 elections"
    let counts = !is_recent && end.is_word() && end.word().ends_with('s') && end.word().len() > 3;
    if counts || is_measured(end) || is_labelled(at) {
        return None;
    }
    (is_expected || is_recent).then_some(end)
}

/// "fiscal year", "the year", "calendar", "FY"
fn year_word(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let start = at.maybe(|at| at.one("the"));
    let kind = start.one_of(&["fiscal", "calendar", "financial"]);
    kind.unwrap_or(start).one("year").or(kind).or_else(|| at.one("fy"))
}

/// Whether the figures in front count something: "2000 people", "1500-meter".
fn is_measured(end: Cursor<'_>) -> bool {
    end.hyphen().is_some_and(|at| !matches!(at.word(), "era" | "style" | "level" | "levels" | "vintage"))
        || end.word() == "%"
        || number::is_scale(end.word())
        || matches!(
            end.word(),
            "people"
                | "men"
                | "women"
                | "children"
                | "troops"
                | "soldiers"
                | "votes"
                | "dollars"
                | "euros"
                | "times"
                | "miles"
                | "feet"
                | "meters"
                | "metres"
                | "kilometers"
                | "kilometres"
                | "km"
                | "acres"
                | "tons"
                | "tonnes"
                | "points"
                | "percent"
                | "hours"
                | "jobs"
                | "years"
                | "days"
                | "members"
                | "students"
                | "GMT"
                | "hrs"
        )
}

/// Whether the figures that follow are an amount or the number of a thing: "$2020", "No. 2020", "about 1900".
fn is_labelled(at: Cursor<'_>) -> bool {
    (at.is_glued() && !matches!(at.before(), "(" | "[" | "-" | "–" | "—" | "/" | "\"" | "“" | "‘" | "'"))
        || matches!(
            at.before(),
            "$" | "£"
                | "€"
                | "no."
                | "#"
                | "flight"
                | "route"
                | "highway"
                | "page"
                | "room"
                | "rs"
                | "rs."
                | "usd"
        )
        || at.before().ends_with('$')
}

/// "2015-2019", "2020/21", "2015–2019", "2018 to 2020"
pub(super) fn year_range(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let start = at.maybe(year_word);
    if start.is_number() && start.word().len() > 4 {
        return (is_year_pair(start.word()) && !is_measured(start.step())).then(|| start.step());
    }
    let first = year(start)?;
    let joint = first.one_of(&["to", "through"]).or_else(|| first.dash()).or_else(|| first.one("-"))?;
    let short = || joint.when(|word| word.len() == 2 && is_digits(word)).filter(|_| joint.is_glued());
    let end = year(joint).or_else(short)?;
    // "from 1500 to 2000 people"
    (!is_measured(end) && !is_labelled(at)).then_some(end)
}

/// "2015-2019", "2020/21": the second year is later, or the next two figures.
fn is_year_pair(word: &str) -> bool {
    let Some((first, second)) = word.split_once(['-', '/']) else { return false };
    first.len() == 4
        && is_between(first, 1500, 2100)
        && is_digits(second)
        && match second.len() {
            2 => first.get(2..).is_some_and(|tail| tail < second || second == "00"),
            4 => first < second && is_between(second, 1500, 2100),
            _ => false,
        }
}

/// "the 1990s", "the late '80s", "mid-2000s", "the 60s", "the sixties"
pub(super) fn decade(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let start = at.maybe(|at| at.one("the")).maybe(part_of);
    let quoted = start.one_of(&["'", "’", "‘"]);
    if let Some(end) = quoted.unwrap_or(start).when(|word| is_decade(word, quoted.is_some())) {
        let is_led = quoted.is_some() || start.word().len() == 5 || at.tokens_to(start) > 0;
        let is_age = matches!(at.before(), "his" | "her" | "their" | "my" | "your" | "our");
        return (is_led || is_age).then_some(end);
    }
    // "1990's", "the '90's"
    let short = || quoted.and_then(|at| at.when(|word| is_between(word, 10, 90)));
    let full = year(start).filter(|_| start.word().ends_with('0')).or_else(short);
    if let Some(end) = full.and_then(|at| at.one_of(&["'", "’"])).and_then(|at| at.one("s")) {
        return Some(end);
    }
    let is_spelled = matches!(
        start.word(),
        "twenties" | "thirties" | "forties" | "fifties" | "sixties" | "seventies" | "eighties" | "nineties"
    );
    (is_spelled && at.word() == "the").then(|| start.step())
}

/// "1990s"; "90s" where `may_be_short` or in the tens.
fn is_decade(word: &str, may_be_short: bool) -> bool {
    let Some(digits) = word.strip_suffix('s') else { return false };
    digits.ends_with('0')
        && is_digits(digits)
        && match digits.len() {
            4 => is_between(digits, 1000, 2100),
            2 => may_be_short || is_between(digits, 20, 90),
            _ => false,
        }
}

/// "the 19th century", "early 20th-century", "the XIX century", "the turn of the century"
pub(super) fn century(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let start = at.maybe(|at| at.one("the")).maybe(part_of);
    let is_roman =
        |word: &str| !word.is_empty() && word.bytes().all(|byte| matches!(byte, b'x' | b'v' | b'i'));
    let is_named = |word: &str| is_ordinal(word) || matches!(word, "nineteenth" | "twentieth");
    let first = start.when(|word| is_named(word) || is_roman(word))?;
    // "the 16th and 17th centuries"
    let number = first.maybe(|at| at.one_of(&["and", "or", "to"])?.when(is_named));
    let middle = number.maybe(|at| at.hyphen()?.one("first"));
    let written = middle.maybe(Cursor::hyphen);
    let end = written.one_of(&["century", "centuries"])?;
    // "20th Century Fox"
    (!(written.is_capitalised() && is_capitalised_word(end)))
        .then(|| end.maybe(|at| at.one_of(&["bc", "bce", "ad", "ce", "b.c."])))
}

/// "the third quarter of 2021", "Q3 2023", "first-quarter", "the second half of the year"
pub(super) fn quarter(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let short = at.when(|word| {
        matches!(word, "q1" | "q2" | "q3" | "q4" | "1q" | "2q" | "3q" | "4q" | "h1" | "h2" | "1h" | "2h")
    });
    if let Some(end) = short {
        let is_half = at.word().contains('h');
        let dated = year_behind(end);
        // "H1" alone is a visa or a heading.
        return dated.or_else(|| (!is_half).then_some(end));
    }
    let start = at.maybe(|at| at.one("the"));
    let number = start.maybe(|at| at.one("fiscal")).when(|word| {
        matches!(word, "first" | "second" | "third" | "fourth" | "1st" | "2nd" | "3rd" | "4th")
    })?;
    let end = number.maybe(Cursor::hyphen).maybe(|at| at.one("fiscal")).one("quarter")?;
    // "a fourth quarter of the pie" has no article of its own and no year behind.
    Some(end.maybe(|at| year_behind(at).or_else(|| relative::period(at.one("of")?))))
}
