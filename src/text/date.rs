//! Days of the calendar, as articles write when they were published.

use std::fmt;

use super::run::Run;

/// A day of the Gregorian calendar, from the year 1700 to 2199.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    // Invariant: the day exists.
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The day of these numbers, where there is one.
    #[must_use]
    pub const fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let days = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
            2 => 28,
            _ => return None,
        };
        if day == 0 || day > days || year < 1700 || year > 2199 {
            return None;
        }
        Some(Self { year, month, day })
    }

    /// The day that `text` writes as YYYY-MM-DD, with nothing before or behind it.
    #[must_use]
    pub fn from_iso(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let mut number = |digits: usize| {
            let part = parts.next()?;
            let is_number = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
            if is_number { part.parse::<u16>().ok() } else { None }
        };
        let (year, month, day) = (number(4)?, number(2)?, number(2)?);
        if parts.next().is_some() { None } else { Self::new(year, month as u8, day as u8) }
    }

    /// The year.
    #[must_use]
    pub const fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12.
    #[must_use]
    pub const fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, from 1.
    #[must_use]
    pub const fn day(self) -> u8 {
        self.day
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// The date with a year that begins at `position`, and one past its last token.
///
/// Knows "2024-04-02", "April 2, 2024", "2 Apr 2024" and, where only one reading is a date, "4/22/2024"; a day of
/// the week may stand before each.
pub(super) fn full_date(run: Run<'_>, position: usize) -> Option<(Date, usize)> {
    let mut at = position;
    if is_weekday(run.word(at)) {
        at += 1;
        at += usize::from(matches!(run.word(at), "," | "."));
    }
    numeric(run.word(at)).map(|date| (date, at + 1)).or_else(|| written(run, at))
}

/// A month and a day such as "April 2" or "2 April", with or without a year: one past its last token.
pub(super) fn month_and_day(run: Run<'_>, position: usize) -> Option<usize> {
    if let Some((_, end)) = full_date(run, position) {
        return Some(end);
    }
    let (first, second) = (run.word(position), run.word(position + 1));
    let fits = (month(first).is_some() && day_of_month(second).is_some())
        || (day_of_month(first).is_some() && month(second).is_some());
    fits.then_some(position + 2)
}

/// A date in digits.
fn numeric(word: &str) -> Option<Date> {
    // A time of day may be glued on: "2024-04-02T10:15".
    let iso = word
        .get(..10)
        .filter(|_| word.get(10..).is_some_and(|rest| rest.is_empty() || rest.starts_with('T')));
    if let Some(date) = iso.and_then(Date::from_iso) {
        return Some(date);
    }
    let mut numbers = word.split(['/', '.']).map(|part| part.parse::<u16>().ok());
    let (Some(Some(a)), Some(Some(b)), Some(Some(c)), None) =
        (numbers.next(), numbers.next(), numbers.next(), numbers.next())
    else {
        return None;
    };
    let date =
        |year, month: u16, day: u16| Date::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    if a > 31 {
        return date(a, b, c);
    }
    // America puts the month first and most others the day; a date that can be read both ways is not read.
    match (date(c, a, b), date(c, b, a)) {
        (Some(date), None) | (None, Some(date)) => Some(date),
        (Some(one), Some(other)) if one == other => Some(one),
        _ => None,
    }
}

/// "April 2, 2024" and "2 April 2024".
fn written(run: Run<'_>, at: usize) -> Option<(Date, usize)> {
    let (first, second) = (run.word(at), run.word(at + 1));
    let (month, day) = match (month(first), month(second)) {
        (Some(month), _) => (month, day_of_month(second)?),
        (None, Some(month)) => (month, day_of_month(first)?),
        _ => return None,
    };
    let year_at = at + 2 + usize::from(matches!(run.word(at + 2), "," | "."));
    let year = run.word(year_at);
    let year = if year.len() == 4 { year.parse().ok()? } else { return None };
    Some((Date::new(year, month, day)?, year_at + 1))
}

fn day_of_month(word: &str) -> Option<u8> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let is_ordinal = matches!(word.get(digits.len()..), Some("" | "st" | "nd" | "rd" | "th"));
    digits.parse().ok().filter(|day| is_ordinal && (1..=31).contains(day))
}

/// The number of the month of this name, whole or shortened, with or without a stop.
pub(super) fn month(word: &str) -> Option<u8> {
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let name = word.trim_end_matches('.').to_ascii_lowercase();
    if name.len() < 3 || name.len() > 9 {
        return None;
    }
    let fits = |full: &&str| {
        **full == name || full.get(..3) == Some(name.as_str()) || (name == "sept" && full.starts_with("sept"))
    };
    NAMES.iter().position(fits).map(|position| position as u8 + 1)
}

/// Whether this is the name of a day of the week, whole or shortened.
pub(super) fn is_weekday(word: &str) -> bool {
    const NAMES: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let name = word.trim_end_matches('.').to_ascii_lowercase();
    name.len() >= 3 && name.len() <= 9 && NAMES.iter().any(|full| full.starts_with(&name))
}

#[cfg(test)]
mod tests {
    use super::{Date, full_date};
    use crate::text::{run::Run, tokenize};

    /// Asserts that `text` is the date `iso` as a whole, or none where `iso` is empty.
    fn check(text: &str, iso: &str) {
        let tokens = tokenize(text);
        let found = full_date(Run::new(text, &tokens), 0);
        let whole = found.filter(|&(_, end)| end == tokens.len());
        assert_eq!(whole.map(|(date, _)| date.to_string()).unwrap_or_default(), iso, "in {text:?}");
    }

    #[test]
    fn dates_are_read_in_the_forms_that_news_uses() {
        check("2024-04-02", "2024-04-02");
        check("2024-04-02T10:15:00Z", "2024-04-02");
        check("2024/04/02", "2024-04-02");
        check("April 2, 2024", "2024-04-02");
        check("Sept. 2 2024", "2024-09-02");
        check("Tuesday, 2nd April 2024", "2024-04-02");
        check("TUE 2 APR 2024", "2024-04-02");
        check("4/22/2024", "2024-04-22");
        check("22.4.2024", "2024-04-22");
        check("29 February 2024", "2024-02-29");
    }

    #[test]
    fn what_is_no_day_or_could_be_two_is_not_read() {
        check("4/2/2024", "");
        check("29 February 2023", "");
        check("2024-13-01", "");
        check("April 2", "");
        check("May 2024", "");
    }

    #[test]
    fn only_whole_iso_dates_are_accepted() {
        assert_eq!(Date::from_iso("2024-04-02").map(|date| date.to_string()).as_deref(), Some("2024-04-02"));
        for wrong in
            ["", "2024-4-2", "2024-04-02 ", "2024-04-31", "+024-04-02", "2024-04-02-01", "２０２４-04-02"]
        {
            assert_eq!(Date::from_iso(wrong), None, "{wrong:?}");
        }
    }
}
