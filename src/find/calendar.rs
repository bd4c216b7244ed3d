//! The words of the calendar and the smallest patterns over them, shared by dates and times.

use super::{cursor::Cursor, number::is_digits};

/// A month: "July", "Nov.", "Sept"; with a capital letter where its name is a word too.
pub(super) fn month(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let word = at.word().trim_end_matches('.');
    if is_month_name(word) {
        let is_word = matches!(word, "march" | "may" | "august");
        return (at.is_capitalised() || !is_word).then(|| at.step());
    }
    if !is_month_abbreviation(word) || !at.is_capitalised() {
        return None;
    }
    // Where the stop is a token of its own it belongs to the month only if the date goes on.
    Some(at.step().maybe(|at| at.one(".").filter(|at| at.is_number())))
}

pub(super) fn is_month_name(word: &str) -> bool {
    matches!(
        word,
        "january"
            | "february"
            | "march"
            | "april"
            | "may"
            | "june"
            | "july"
            | "august"
            | "september"
            | "october"
            | "november"
            | "december"
    )
}

fn is_month_abbreviation(word: &str) -> bool {
    matches!(
        word,
        "jan" | "feb" | "mar" | "apr" | "jun" | "jul" | "aug" | "sep" | "sept" | "oct" | "nov" | "dec"
    )
}

/// A day of the week: "Tuesday", "Fridays".
pub(super) fn weekday(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let word = at.word();
    let is_weekday = matches!(
        word.strip_suffix('s').unwrap_or(word),
        "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday"
    );
    is_weekday.then(|| at.step())
}

/// A shortened day of the week: "Tues.", "Sun". Many are words of their own, so they count only beside a date.
pub(super) fn short_weekday(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let is_short = matches!(
        at.word().trim_end_matches('.'),
        "mon" | "tue" | "tues" | "wed" | "weds" | "thu" | "thur" | "thurs" | "fri" | "sat" | "sun"
    );
    (is_short && at.is_capitalised()).then(|| at.step().maybe(|at| at.one(".")))
}

pub(super) fn is_season(word: &str) -> bool {
    matches!(word, "spring" | "summer" | "fall" | "autumn" | "winter")
}

/// A day of the month: "3", "03", "3rd".
pub(super) fn day_of_month(at: Cursor<'_>) -> Option<Cursor<'_>> {
    at.is_number().then_some(())?;
    at.when(|word| {
        let digits = ["st", "nd", "rd", "th"].iter().find_map(|suffix| word.strip_suffix(suffix));
        is_between(digits.unwrap_or(word), 1, 31)
    })
}

/// "3rd", "21st"
pub(super) fn is_ordinal_figure(word: &str) -> bool {
    ["st", "nd", "rd", "th"].iter().filter_map(|suffix| word.strip_suffix(suffix)).any(is_digits)
}

pub(super) fn is_ordinal(word: &str) -> bool {
    matches!(
        word,
        "first"
            | "second"
            | "third"
            | "fourth"
            | "fifth"
            | "sixth"
            | "seventh"
            | "eighth"
            | "ninth"
            | "tenth"
            | "eleventh"
            | "twelfth"
    ) || is_ordinal_figure(word)
}

/// Whether `word` is one of the figures from `low` to `high`, at most four digits long.
pub(super) fn is_between(word: &str, low: u32, high: u32) -> bool {
    word.len() <= 4 && is_digits(word) && word.parse().is_ok_and(|value: u32| (low..=high).contains(&value))
}

/// Four figures that can be a year: "1066", "2024".
pub(super) fn year(at: Cursor<'_>) -> Option<Cursor<'_>> {
    at.when(|word| word.len() == 4 && is_between(word, 1000, 2100))
}

/// The name of a stretch of a day or more, in the singular or the plural.
pub(super) fn is_period(word: &str) -> bool {
    is_plural_period(word)
        || matches!(
            word,
            "day"
                | "week"
                | "weekend"
                | "weekday"
                | "fortnight"
                | "month"
                | "quarter"
                | "semester"
                | "year"
                | "decade"
                | "century"
                | "millennium"
        )
}

pub(super) fn is_plural_period(word: &str) -> bool {
    matches!(
        word,
        "days"
            | "weeks"
            | "weekends"
            | "weekdays"
            | "fortnights"
            | "months"
            | "quarters"
            | "semesters"
            | "years"
            | "decades"
            | "centuries"
            | "millennia"
    )
}

/// The name of a stretch shorter than a day, in the singular or the plural.
pub(super) fn is_clock_unit(word: &str) -> bool {
    is_plural_clock_unit(word) || matches!(word, "hour" | "minute" | "second" | "millisecond")
}

pub(super) fn is_plural_clock_unit(word: &str) -> bool {
    matches!(word, "hours" | "minutes" | "seconds" | "milliseconds")
}

/// A part of the day, in the singular or the plural.
pub(super) fn is_part_of_day(word: &str) -> bool {
    matches!(
        word,
        "morning" | "mornings" | "afternoon" | "afternoons" | "evening" | "evenings" | "night" | "nights"
    )
}

/// "early", "late", "mid-": which part of the stretch that follows.
pub(super) fn part_of(at: Cursor<'_>) -> Option<Cursor<'_>> {
    match at.word() {
        "early" | "late" | "mid" => Some(at.step().maybe(Cursor::hyphen)),
        _ => None,
    }
}

/// The prepositions that a date or a time follows and a person's name seldom does.
pub(super) fn is_preposition_of_time(word: &str) -> bool {
    matches!(word, "in" | "since" | "until" | "till" | "during" | "throughout" | "through" | "circa")
}

/// The prepositions that dates follow, and names too.
pub(super) fn is_preposition(word: &str) -> bool {
    is_preposition_of_time(word)
        || matches!(word, "by" | "from" | "of" | "after" | "before" | "between" | "to" | "around" | "for")
}
