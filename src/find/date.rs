//! Dates that the calendar fixes: days, months, years and longer.
//!
//! "the end of November" is one date, and so is "Thursday, June 6, 2019". A preposition stays outside: "in January"
//! is "January". Dates counted from the day of writing ("last year") are in [`super::relative`], lengths of time in
//! [`super::duration`].

use std::sync::LazyLock;

use regex::Regex;

use super::{
    calendar::{
        day_of_month, is_between, is_month_name, is_ordinal, is_ordinal_figure, is_period, is_preposition,
        is_preposition_of_time, is_season, month, part_of, short_weekday, weekday, year,
    },
    cursor::Cursor,
    number::{self, is_digits},
    relative,
    rule::Rule,
};
use crate::EntityType::Date;

/// The rules, each with an example.
pub(super) const RULES: &[Rule] = &[
    // "2024-04-02", "02/04/2024"
    Rule { id: "date.iso", entity_type: Date, subtype: Some("day"), confidence: 0.97, pattern: iso },
    // "Nov. 14, 2022", "Thursday, June 6", "July 30 to Aug. 2"
    Rule {
        id: "date.month-day",
        entity_type: Date,
        subtype: Some("day"),
        confidence: 0.97,
        pattern: month_day,
    },
    // "2 August 2021", "the 4th of July"
    Rule {
        id: "date.day-month",
        entity_type: Date,
        subtype: Some("day"),
        confidence: 0.96,
        pattern: day_month,
    },
    // "on the 11th"
    Rule { id: "date.day", entity_type: Date, subtype: Some("day"), confidence: 0.6, pattern: lone_day },
    // "Tuesday", "late next Friday", "Monday through Thursday"
    Rule {
        id: "date.weekday",
        entity_type: Date,
        subtype: Some("day"),
        confidence: 0.96,
        pattern: weekday_rule,
    },
    // "July 2022", "November of last year"
    Rule {
        id: "date.month-year",
        entity_type: Date,
        subtype: Some("month"),
        confidence: 0.97,
        pattern: month_year,
    },
    // "in May", "early September"
    Rule {
        id: "date.month",
        entity_type: Date,
        subtype: Some("month"),
        confidence: 0.93,
        pattern: sure_month,
    },
    // "by May", which may as well be a person
    Rule {
        id: "date.month-or-name",
        entity_type: Date,
        subtype: Some("month"),
        confidence: 0.55,
        pattern: doubtful_month,
    },
    // "last fall", "the summer of 2020"
    Rule { id: "date.season", entity_type: Date, subtype: Some("season"), confidence: 0.9, pattern: season },
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
    // "the end of the month", "the first half of 2020"
    Rule { id: "date.part", entity_type: Date, subtype: Some("range"), confidence: 0.9, pattern: part },
];

/// "2024-04-02", "2024-04-02T09:30:00Z", "02/04/2024", "2.4.2024"
fn iso(at: Cursor<'_>) -> Option<Cursor<'_>> {
    static SHAPE: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(
            r"^(?:[12][0-9]{3}-[01][0-9]-[0-3][0-9](?:[Tt][0-9:.]+[Zz]?)?|[0-3]?[0-9]([/.-])[0-3]?[0-9][/.-](?:19|20)[0-9]{2})",
        )
        .ok()
    });
    at.is_number().then_some(())?;
    // A token as long as a date, before the costlier look.
    (8..=26).contains(&at.word().len()).then_some(())?;
    at.shape(SHAPE.as_ref()?)
}

/// ", 2022", "2022", "of 2022", "of last year"
fn year_behind(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let of_year = || at.one("of").and_then(|at| year(at).or_else(|| relative::year(at)));
    year(at.maybe(|at| at.one(","))).or_else(of_year)
}

/// "Thursday, ", "Sat. "
fn weekday_in_front(at: Cursor<'_>) -> Option<Cursor<'_>> {
    Some(weekday(at).or_else(|| short_weekday(at))?.maybe(|at| at.one(",")))
}

/// "6", "18-21", "15 and 16"
fn days(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let is_days = |word: &str| {
        word.split_once('-').is_some_and(|(low, high)| is_between(low, 1, 31) && is_between(high, 1, 31))
    };
    let first = day_of_month(at).or_else(|| at.when(is_days))?;
    let joint = first.one_of(&["and", "to", "or"]).or_else(|| first.dash());
    // "July 15 and 16 people" counts people: the second day needs a stop behind it.
    let second = joint.and_then(day_of_month).filter(|at| !at.is_word() || is_preposition(at.word()));
    Some(second.unwrap_or(first))
}

/// "Nov. 14, 2022", "Thursday, June 6", "July 30-Aug. 2", "March 23-24, 2021"
pub(super) fn month_day(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let one = |at| Some(days(month(at)?)?.maybe(year_behind));
    let first = one(at.maybe(weekday_in_front))?;
    let joint = first.one_of(&["to", "through", "until"]).or_else(|| first.dash());
    Some(joint.and_then(one).unwrap_or(first))
}

/// "2 August", "21st of March", "Friday 22 July 2022", "1-3 June"
pub(super) fn day_month(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let start = at.maybe(weekday_in_front).maybe(|at| at.one("the"));
    let fourth = start.one("fourth").filter(|at| at.word() == "of");
    let end = month(fourth.or_else(|| days(start))?.maybe(|at| at.one("of")))?;
    // "June 5 March": the day belongs to the month in front.
    let belongs_in_front = is_month_name(at.before());
    (!belongs_in_front).then(|| end.maybe(year_behind))
}

/// "on the 11th": an ordinal that no noun follows.
fn lone_day(at: Cursor<'_>) -> Option<Cursor<'_>> {
    matches!(at.before(), "on" | "until" | "by").then_some(())?;
    let start = at.one("the")?;
    let end = day_of_month(start)?;
    (is_ordinal_figure(start.word()) && !end.is_word() && !end.is_number()).then_some(end)
}

/// "late next Friday", "Tuesday", "Monday through Thursday", "Monday of next week"
fn weekday_rule(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let start =
        at.maybe(|at| at.one_of(&["earlier", "later"]).or_else(|| part_of(at))).maybe(relative::pointer);
    let end = weekday(start)?;
    if is_part_of_name(start, end) {
        return None;
    }
    let joint = end.one_of(&["to", "through", "until"]).or_else(|| end.dash());
    let range = joint.and_then(weekday);
    let of_week = || end.one("of").and_then(relative::period);
    Some(range.or_else(of_week).unwrap_or(end))
}

/// "Super Tuesday", "The Sunday Times": a name of which the weekday is a part.
fn is_part_of_name(start: Cursor<'_>, end: Cursor<'_>) -> bool {
    let opens = matches!(start.before(), "super" | "bloody" | "fat" | "giving" | "ruby");
    let closes = end.is_capitalised()
        && matches!(
            end.word(),
            "times" | "telegraph" | "mirror" | "mail" | "post" | "herald" | "express" | "night" | "agreement"
        );
    opens || (closes && !matches!(start.before(), "on" | "since" | "until"))
}

/// "July 2022", "July, 2022", "early July of 2022", "November of last year", "January to March 2020"
fn month_year(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let first = month(at.maybe(part_of))?;
    let joint = first.one_of(&["to", "through", "and"]).or_else(|| first.dash());
    joint.and_then(month).and_then(year_behind).or_else(|| year_behind(first))
}

/// "in May", "September": a month that stands alone and is nothing else.
fn sure_month(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let start = at.maybe(part_of).maybe(relative::pointer);
    let end = month(start)?;
    let name = start.word();
    if !is_month_name(name) && !name.ends_with('.') {
        return None;
    }
    let is_led = at.tokens_to(start) > 0 || is_preposition_of_time(at.before());
    let is_name_like = matches!(name, "may" | "march" | "april" | "june" | "august" | "jan.");
    let is_in_name = is_name_like
        && (is_capitalised_word(end) || (at.back().is_some_and(is_capitalised_word) && at.before() != "the"));
    let is_sure = match name {
        // "the May election", but not "the March on Washington".
        "may" | "march" => is_led || (at.before() == "the" && is_plain_noun(end)),
        _ => is_led || !is_in_name,
    };
    is_sure.then(|| month_range(end))
}

/// "by May", "from March": a month or a person or a parade.
fn doubtful_month(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let end = at.one_of(&["may", "march"])?;
    let follows_month = || at.back().and_then(Cursor::back).is_some_and(|at| is_month_name(at.word()));
    let is_led = is_preposition(at.before())
        || matches!(at.before(), "ended" | "ending" | "last")
        || (at.before() == "and" && follows_month());
    let is_march_for = at.word() == "march" && matches!(end.word(), "on" | "for" | "against");
    (at.is_capitalised() && !is_march_for && is_led && !is_capitalised_word(end)).then(|| month_range(end))
}

/// The end of "January to March" where a month stands before `end`.
fn month_range(end: Cursor<'_>) -> Cursor<'_> {
    end.maybe(|at| month(at.one_of(&["to", "through", "/"]).or_else(|| at.dash())?))
}

fn is_capitalised_word(at: Cursor<'_>) -> bool {
    at.is_word() && at.is_capitalised()
}

/// Whether what follows can be a noun that a month describes.
fn is_plain_noun(at: Cursor<'_>) -> bool {
    at.is_word()
        && !at.is_capitalised()
        && !matches!(at.word(), "on" | "for" | "of" | "to" | "against" | "and")
}

/// "last fall", "the summer of 2020", "early spring", "in winter"
fn season(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let start = at.maybe(|at| at.one("the")).maybe(part_of).maybe(relative::pointer);
    let is_led = at.tokens_to(start) > 0 && start.before() != "the";
    let end = start.when(is_season)?;
    if let Some(end) = year_behind(end) {
        return Some(end);
    }
    if is_led {
        // "early fall of the government"
        return (end.word() != "of").then_some(end);
    }
    let is_open = !end.is_word() || matches!(end.word(), "and" | "or" | "when" | "but" | "as" | "with");
    let is_in = matches!(at.before(), "in" | "during" | "by" | "until" | "over" | "since" | "through");
    // "in the fall" is as often a drop as a season.
    (is_in && is_open && start.word() != "fall").then_some(end)
}

/// "2024", "the year 2020", "fiscal year 2021", "mid-2019", "the 1998 season"
fn lone_year(at: Cursor<'_>) -> Option<Cursor<'_>> {
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
fn year_range(at: Cursor<'_>) -> Option<Cursor<'_>> {
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
fn decade(at: Cursor<'_>) -> Option<Cursor<'_>> {
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
fn century(at: Cursor<'_>) -> Option<Cursor<'_>> {
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
fn quarter(at: Cursor<'_>) -> Option<Cursor<'_>> {
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

/// "the end of the month", "year-end", "the beginning of November 2020", "the first half of the year"
fn part(at: Cursor<'_>) -> Option<Cursor<'_>> {
    if let Some(end) =
        at.one_of(&["year", "month", "week"]).and_then(Cursor::hyphen).and_then(|at| at.one("end"))
    {
        return Some(end);
    }
    let start = at.maybe(|at| at.one("the")).maybe(|at| at.one("very"));
    let end = part_word(start)?.one("of")?;
    let whole = RULES
        .iter()
        .filter(|rule| rule.id != "date.part" && rule.id != "date.quarter")
        .filter_map(|rule| (rule.pattern)(end))
        .chain(relative::period(end))
        .max_by_key(|whole| end.tokens_to(*whole))?;
    Some(whole)
}

/// "end", "early part", "first half", "first three months"
fn part_word(at: Cursor<'_>) -> Option<Cursor<'_>> {
    match at.word() {
        "end" | "beginning" | "start" | "middle" | "close" | "rest" | "remainder" | "turn" | "course"
        | "balance" => Some(at.step()),
        "early" | "late" | "later" | "latter" | "closing" | "opening" | "better" | "final" | "first"
        | "second" | "last" => {
            let is_part =
                |word: &str| matches!(word, "part" | "half" | "third" | "stages") || is_period(word);
            // "the first half" before "the first three months": a half reads as a number.
            at.step().when(is_part).or_else(|| number::number(at.step())?.when(is_part))
        }
        _ => None,
    }
}
