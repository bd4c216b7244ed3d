//! Who made a picture, and who helped with a report.

use super::known;
use crate::text::{
    TokenKind,
    run::{Run, is_capitalized, is_closer, is_stop},
};

/// What a credit is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Credit {
    /// A picture; what stands before it is a caption.
    Picture,
    /// The report itself.
    Report,
}

/// The most tokens of a picture's credit.
const MAX_PICTURE: usize = 16;

/// The most bytes of a list of those who helped.
const MAX_REPORT: usize = 700;

/// What a credit of a picture begins with, in lower case; a colon or "by" follows.
const PICTURE_LABELS: &[&str] = &[
    "photo",
    "photos",
    "photograph",
    "photographs",
    "photo credit",
    "photo illustration",
    "picture",
    "image credit",
    "credit",
    "illustration",
    "feature photo credit",
];

/// What a credit of a report begins with, in lower case.
const REPORT_LABELS: &[&str] = &[
    "reporting by ",
    "additional reporting by ",
    "writing by ",
    "editing by ",
    "edited by ",
    "compiled by ",
    "with reporting by ",
    "reporting and writing by ",
    "translated by ",
    "contributing: ",
];

/// Words without capitals in a credit of a report.
const SMALL_IN_CREDITS: &[&str] = &[
    "by",
    "and",
    "in",
    "at",
    "from",
    "with",
    "for",
    "of",
    "reporting",
    "writing",
    "editing",
    "additional",
    "de",
    "van",
    "von",
    "al",
    "the",
    "bin",
    "la",
];

/// What the run as a whole credits, if it is a credit.
pub(super) fn matches(run: Run<'_>) -> Option<Credit> {
    if is_report(run) { Some(Credit::Report) } else { is_picture(run).then_some(Credit::Picture) }
}

/// Whether the run ends with a picture's credit that nothing sets apart from the words before it:
/// "A fair in Columbia, Md. Jane Doe/Getty Images".
pub(super) fn ends_with_picture(run: Run<'_>) -> bool {
    let run = without_file(run);
    let names = run.words().rev().take(MAX_PICTURE).take_while(|word| is_credit_word(word)).count();
    let tail = run.from(run.len() - names);
    is_joined_to_agency(tail)
}

/// "CNN's Jane Doe contributed to this report.", "(Reporting by Jane Doe; Editing by John Roe)".
fn is_report(run: Run<'_>) -> bool {
    let text = run.text();
    if text.len() > MAX_REPORT {
        return false;
    }
    let lower = text.to_ascii_lowercase();
    let plain = lower
        .trim_start_matches(|c: char| !c.is_alphanumeric())
        .trim_end_matches(|c: char| !c.is_alphanumeric());
    let helped = ["contributed to this ", "contributed reporting"].iter().any(|phrase| {
        plain.rfind(phrase).is_some_and(|at| {
            let tail = plain.get(at + phrase.len()..).unwrap_or_default();
            tail.len() <= 80
                && (phrase.ends_with("reporting")
                    || ["report", "story", "article", "column", "post"]
                        .iter()
                        .any(|kind| tail.starts_with(kind)))
        })
    });
    // People in the news contribute too; a credit quotes nobody.
    if helped && !text.contains(['"', '“', '”']) {
        return true;
    }
    if !REPORT_LABELS.iter().any(|label| plain.starts_with(label)) {
        return false;
    }
    // In brackets nothing else begins like that, and names may have small letters: "(Reporting by Lee Min-ho)".
    let is_bracketed = text.starts_with('(') && text.trim_end_matches('.').ends_with(')');
    is_bracketed
        || run
            .words()
            .filter(|word| word.chars().any(char::is_alphabetic))
            .skip(1)
            .all(|word| is_capitalized(word) || SMALL_IN_CREDITS.contains(&word))
}

/// "Photo: Jane Doe", "(AP Photo/Jane Doe)", "Jane Doe / AFP via Getty Images file", "REUTERS/Jane Doe".
fn is_picture(run: Run<'_>) -> bool {
    let mut run = run;
    while matches!(run.word(0), "(" | "[" | "|" | "•" | "-" | "–" | "—") {
        run = run.from(1);
    }
    while is_closer(run.last()) || run.last() == "." {
        run = run.slice(0..run.len() - 1);
    }
    if run.is_empty() || run.len() > MAX_PICTURE {
        return false;
    }
    let inner = without_file(run);
    has_picture_label(run)
        || known::is_picture_agency(inner)
        || (inner.words().all(is_credit_word) && (begins_with_agency(inner) || is_joined_to_agency(inner)))
}

/// "Photo by Jane Doe", "Photograph: Jane Doe for The Paper".
fn has_picture_label(run: Run<'_>) -> bool {
    (1..=3).any(|words| {
        let label = run.slice(0..words).text().to_ascii_lowercase();
        let mark = run.word(words);
        let rest = run.from(words + 1);
        PICTURE_LABELS.contains(&label.as_str())
            // "Photos: 5 days in June" leads to a gallery.
            && ((mark == ":" && label != "photos") || mark.eq_ignore_ascii_case("by"))
            && !rest.is_empty()
            && !rest.words().any(is_stop)
            // "Photo by photo, the team …" goes on in small letters.
            && (mark == ":" || rest.words().all(is_credit_word))
    })
}

/// "REUTERS/Jane Doe", "AP Photo/Jane Doe".
fn begins_with_agency(run: Run<'_>) -> bool {
    run.words().position(|word| word == "/").is_some_and(|slash| known::is_credited(run.slice(0..slash)))
}

/// "Jane Doe/Getty Images", "Jane Doe / AFP via Getty Images", "Jane Doe | Getty Images".
fn is_joined_to_agency(run: Run<'_>) -> bool {
    let Some(joint) = run.words().rposition(|word| matches!(word, "/" | "|" | "via")) else { return false };
    let agency = run.from(joint + 1);
    if run.word(joint) == "|" {
        // Titles of pages end with "| CNN"; pictures are the only thing that a picture agency is named for.
        known::is_picture_agency(agency)
    } else {
        joint > 0 && known::is_credited(agency)
    }
}

/// The run without the word that says that the picture comes from the archive.
fn without_file(mut run: Run<'_>) -> Run<'_> {
    loop {
        let end = run.len();
        let is_file = run.last().eq_ignore_ascii_case("file")
            || (run.last().eq_ignore_ascii_case("photo")
                && run.word(end.wrapping_sub(2)).eq_ignore_ascii_case("file"));
        if !is_file && !matches!(run.last(), "," | "/" | ")") {
            return run;
        }
        run = run.slice(0..end - 1);
    }
}

/// Whether a word can stand in a credit: part of a name, or what joins names.
fn is_credit_word(word: &str) -> bool {
    is_capitalized(word)
        || matches!(
            word,
            "/" | "|"
                | ","
                | "-"
                | "via"
                | "and"
                | "for"
                | "the"
                | "of"
                | "de"
                | "van"
                | "von"
                | "la"
                | "'"
                | "&"
                | "file"
                | "iStock"
                | "iStockphoto"
        )
        || super::super::tokenize(word).first().is_some_and(|token| token.kind() == TokenKind::Address)
}
