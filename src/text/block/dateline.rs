//! Where, when and for whom an article was written.
//!
//! Two forms: lines of their own at the head ("Washington", "CNN", "date 2024-04-02", "Published: April 2, 2024"),
//! and the words before the first sentence ("WASHINGTON (Reuters) - ").

use super::known;
use crate::text::{
    TokenKind,
    date::{full_date, is_weekday, month, month_and_day},
    head::Head,
    run::{Run, is_all_caps, is_capitalized, is_closer, is_opener},
};

/// The most tokens of a metadata line; longer lines are prose.
const MAX_LINE: usize = 24;

/// The most tokens of a dateline before a sentence.
const MAX_LEAD: usize = 20;

/// What metadata lines begin with, in lower case, the longest first, and whether they say when the article first appeared.
const LABELS: &[(&[&str], bool)] = &[
    (&["publication", "date"], true),
    (&["date", "published"], true),
    (&["first", "published"], true),
    (&["originally", "published"], true),
    (&["last", "updated"], false),
    (&["last", "modified"], false),
    (&["date"], true),
    (&["dated"], true),
    (&["published"], true),
    (&["posted"], true),
    (&["created"], true),
    (&["updated"], false),
    (&["update"], false),
    (&["modified"], false),
];

/// What a line of the head says, where it is nothing but metadata: town, outlet, date, time of day, dashes.
pub(super) fn line(run: Run<'_>) -> Option<Head> {
    if run.len() > MAX_LINE {
        return None;
    }
    labelled_date(run).or_else(|| labelled_source(run)).or_else(|| bare(run))
}

/// "Published: April 2, 2024 9:30 AM EDT", "Updated at 1:45 p.m. ET".
fn labelled_date(run: Run<'_>) -> Option<Head> {
    let fits = |label: &[&str]| {
        label.iter().enumerate().all(|(position, word)| run.word(position).eq_ignore_ascii_case(word))
    };
    let &(label, is_first) = LABELS.iter().find(|(label, _)| fits(label))?;
    let mut at = label.len();
    while matches!(run.word(at), ":" | "at" | "on" | "At" | "On" | "|" | "-" | "–" | ",") {
        at += 1;
    }
    let mut head = Head::default();
    let mut has_number = false;
    while at < run.len() {
        if let Some((date, end)) = full_date(run, at) {
            if is_first && head.published.is_none() {
                head.published = Some((date, run.slice(at..end).span()));
            }
            has_number = true;
            at = end;
        } else if let Some(end) = month_and_day(run, at) {
            has_number = true;
            at = end;
        } else if is_time(run, at) {
            has_number |= run.kind(at) == Some(TokenKind::Number);
            at += 1;
        } else {
            return None;
        }
    }
    has_number.then_some(head)
}

/// "Source: Reuters".
fn labelled_source(run: Run<'_>) -> Option<Head> {
    let is_label = ["source", "outlet", "publication", "publisher"]
        .iter()
        .any(|label| run.word(0).eq_ignore_ascii_case(label));
    let name = run.from(2);
    let is_name =
        is_label && run.word(1) == ":" && (1..=6).contains(&name.len()) && name.words().all(is_capitalized);
    is_name.then(|| Head { outlet: Some(name.span()), ..Head::default() })
}

/// A line without a label that consists of a town, an outlet, a date, a time of day or several of these.
fn bare(run: Run<'_>) -> Option<Head> {
    let mut head = Head::default();
    let mut at = 0;
    let mut has_content = false;
    while at < run.len() {
        if let Some((date, end)) = full_date(run, at) {
            head.published = head.published.or(Some((date, run.slice(at..end).span())));
            at = end;
        } else if let Some(end) = month_and_day(run, at) {
            at = end;
        } else if head.outlet.is_none()
            && let Some(end) = known::outlet(run, at)
        {
            head.outlet = Some(run.slice(at..end).span());
            at = end;
        } else if head.place.is_none()
            && let Some(end) = known::place(run, at)
        {
            head.place = Some(run.slice(at..end).span());
            at = end;
            // "Kabul, Afghanistan": what follows a comma is the state or country.
            if run.word(at) == "," && is_capitalized(run.word(at + 1)) && at + 2 == run.len() {
                at += 2;
            }
        } else if matches!(
            run.word(at),
            "," | "|" | "(" | ")" | "-" | "--" | "–" | "—" | "•" | "·" | "/" | ":"
        ) {
            at += 1;
            continue;
        } else if has_content && is_time(run, at) {
            at += 1;
        } else {
            return None;
        }
        has_content = true;
    }
    // A line with a date alone must not be a number in disguise; `full_date` wants a year and a month.
    has_content.then_some(head)
}

/// Whether this token can stand beside a date: the time of day, the zone, the day of the week.
fn is_time(run: Run<'_>, position: usize) -> bool {
    let word = run.word(position);
    run.kind(position) == Some(TokenKind::Number)
        || is_weekday(word)
        || matches!(word, "," | "." | ":" | "|" | "-" | "–" | "(" | ")" | "•" | "·" | "+" | "/")
        || matches!(
            word.trim_end_matches('.').to_ascii_lowercase().as_str(),
            "a.m"
                | "p.m"
                | "am"
                | "pm"
                | "noon"
                | "midnight"
                | "at"
                | "on"
                | "et"
                | "est"
                | "edt"
                | "ct"
                | "cst"
                | "cdt"
                | "mt"
                | "mst"
                | "mdt"
                | "pt"
                | "pst"
                | "pdt"
                | "gmt"
                | "bst"
                | "utc"
                | "cet"
                | "cest"
                | "ist"
                | "hkt"
                | "jst"
                | "z"
                | "updated"
                | "published"
                | "hours"
                | "ago"
                | "min"
                | "read"
                | "hrs"
                | "local"
                | "time"
        )
}

/// The dateline before the first sentence of a paragraph: what it says, and how many tokens it has.
///
/// "WASHINGTON (Reuters) - ", "PARIS/ROME, May 3 (AP) — ", "(CNN) -- ", "FARGO, N.D. — ". Without an agency a dash has to
/// follow that is no hyphen, and the town has to be a known one or to come with its state, so that "UPDATE - …" and
/// titles in capitals are left alone.
pub(super) fn lead(run: Run<'_>) -> Option<(Head, usize)> {
    let mut head = Head::default();
    let (place_end, is_known) = towns(run);
    let mut at = place_end;
    if place_end > 0 {
        head.place = Some(run.slice(0..place_end).span());
    }
    let mut has_region = false;
    let mut has_date = false;
    while run.word(at) == "," || (at == place_end && place_end > 0 && month(run.word(at)).is_some()) {
        let next = at + usize::from(run.word(at) == ",");
        if let Some(end) = month_and_day(run, next) {
            if let Some((date, end)) = full_date(run, next) {
                head.published = Some((date, run.slice(next..end).span()));
            }
            has_date = true;
            at = end;
        } else {
            let words = run
                .from(next)
                .words()
                .take(3)
                .take_while(|word| is_capitalized(word) && !is_opener(word))
                .count();
            if words == 0 || has_region {
                return None;
            }
            has_region = true;
            at = next + words;
        }
    }
    let agency = agency(run, at);
    if let Some((span_end, end)) = agency {
        head.outlet = Some(run.slice(at + 1..span_end).span());
        at = end;
    }
    let dash = run.word(at);
    let is_dash = matches!(dash, "-" | "--" | "–" | "—" | "―" | ":");
    at += usize::from(is_dash);
    let is_dateline = if agency.is_some() {
        is_dash || (is_known && is_capitalized(run.word(at)))
    } else {
        let is_long_dash = is_dash && !matches!(dash, "-" | ":");
        // A town in small letters before a dash may be the subject of the sentence.
        let is_set_apart = is_all_caps(run.word(0));
        is_long_dash && is_set_apart && (is_known || has_region || (has_date && place_end > 0))
    };
    let rest = run.from(at);
    let reads_on = rest.len() >= 3 && !rest.words().take(6).all(|word| !word.chars().any(char::is_lowercase));
    (is_dateline && at <= MAX_LEAD && reads_on).then_some((head, at))
}

/// How many tokens the towns at the start of the run have, with a stroke between each two, and whether all are known ones.
fn towns(run: Run<'_>) -> (usize, bool) {
    let mut end = place_len(run);
    let mut is_known = end > 0 && known::place(run, 0) == Some(end);
    while end > 0 && run.word(end) == "/" {
        let next = run.from(end + 1);
        let len = place_len(next);
        if len == 0 {
            break;
        }
        is_known &= known::place(next, 0) == Some(len);
        end += 1 + len;
    }
    (end, is_known)
}

/// How many tokens the town at the start of the run has: a known one, or up to four words in capitals, or up to
/// three that begin with one and stand before a comma or a bracket.
fn place_len(run: Run<'_>) -> usize {
    if let Some(end) = known::place(run, 0) {
        return end;
    }
    let caps = run.words().take(5).take_while(|word| is_all_caps(word)).count();
    if (1..=4).contains(&caps) {
        return caps;
    }
    let capitalized = run.words().take(4).take_while(|word| is_capitalized(word)).count();
    if capitalized <= 3 && matches!(run.word(capitalized), "," | "(") { capitalized } else { 0 }
}

/// The agency in brackets at `position`: one past its name, and one past the closing bracket.
fn agency(run: Run<'_>, position: usize) -> Option<(usize, usize)> {
    if run.word(position) != "(" {
        return None;
    }
    let end = known::outlet(run, position + 1)?;
    (is_closer(run.word(end))).then_some((end, end + 1))
}
