//! Dates that the calendar fixes: days, weekdays, months, seasons, and their beginnings and ends.
//!
//! "the end of November" is one date, and so is "Thursday, June 6, 2019". A preposition stays outside: "in January"
//! is "January". Years and longer are in [`super::year`], dates counted from the day of writing ("last year") in
//! [`super::relative`], lengths of time in [`super::duration`].

use std::sync::LazyLock;

use regex::Regex;

use super::{
    calendar::{
        day_of_month, is_between, is_month_name, is_ordinal_figure, is_period, is_preposition,
        is_preposition_of_time, is_season, month, part_of, short_weekday, weekday, year,
    },
    cursor::Cursor,
    number, relative,
    rule::{Pattern, Rule},
    year,
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
pub(super) fn year_behind(at: Cursor<'_>) -> Option<Cursor<'_>> {
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

pub(super) fn is_capitalised_word(at: Cursor<'_>) -> bool {
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

/// "the end of the month", "year-end", "the beginning of November 2020", "the first half of the year"
fn part(at: Cursor<'_>) -> Option<Cursor<'_>> {
    if let Some(end) =
        at.one_of(&["year", "month", "week"]).and_then(Cursor::hyphen).and_then(|at| at.one("end"))
    {
        return Some(end);
    }
    let start = at.maybe(|at| at.one("the")).maybe(|at| at.one("very"));
    let end = part_word(start)?.one("of")?;
    WHOLES.iter().filter_map(|whole| whole(end)).max_by_key(|whole| end.tokens_to(*whole))
}

/// What can have an end and a beginning.
const WHOLES: &[Pattern] = &[
    relative::period,
    month_day,
    day_month,
    weekday_rule,
    month_year,
    sure_month,
    doubtful_month,
    season,
    year::lone_year,
    year::year_range,
    year::decade,
    year::century,
    year::quarter,
];

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
