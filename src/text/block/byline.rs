//! Who wrote an article.

use super::known;
use crate::{
    fold::fold,
    lexicon::WordList,
    text::{
        TokenKind,
        date::{is_weekday, month},
        run::{Run, is_capitalized, is_finished},
    },
};

static NICKNAMES: WordList = WordList::new(include_str!("../../../model/lexicon/link/nicknames.txt"));
static GIVEN: WordList = WordList::new(include_str!("../../../model/lexicon/link/given_genders.txt"));

/// The most tokens of a byline.
const MAX_TOKENS: usize = 32;

/// What stands before the name, in lower case.
const LABELS: &[&[&str]] = &[
    &["written", "by"],
    &["story", "by"],
    &["report", "by"],
    &["words", "by"],
    &["analysis", "by"],
    &["opinion", "by"],
    &["by"],
];

/// Small words inside names and between them.
const JOINTS: &[&str] = &[
    "and", "&", ",", "-", "de", "da", "del", "der", "den", "di", "dos", "du", "la", "le", "van", "von",
    "bin", "al", "el", "ter", "'s",
];

/// Whether a line of the head is a byline: "By Jane Doe, Staff Writer", "Jane Doe, CNN".
pub(super) fn matches(run: Run<'_>) -> bool {
    if run.len() > MAX_TOKENS || run.last() == "." {
        return false;
    }
    let label = LABELS.iter().find(|label| {
        label.iter().enumerate().all(|(position, word)| run.word(position).eq_ignore_ascii_case(word))
    });
    match label {
        Some(label) => is_signed(run.from(label.len())),
        None => is_name_with_outlet(run) || is_name_with_job(run),
    }
}

/// What those who write for an outlet are called, in lower case.
const JOBS: &[&str] =
    &["columnist", "contributor", "correspondent", "editor", "journalist", "reporter", "staff", "writer"];
/// The most words of such a job: "Chief Foreign Affairs Correspondent".
const MAX_JOB: usize = 5;

/// "Jane Doe, Staff Writer", "Jane Doe | Senior Reporter".
fn is_name_with_job(run: Run<'_>) -> bool {
    let Some(comma) = run.words().position(|word| matches!(word, "," | "|")) else { return false };
    let job = run.from(comma + 1);
    is_name(run.slice(0..comma))
        && (1..=MAX_JOB).contains(&job.len())
        && job.words().all(is_capitalized)
        && JOBS.contains(&job.last().to_ascii_lowercase().as_str())
}

/// The fewest tokens of a first paragraph.
const MIN_LEAD: usize = 12;

/// Whether the run, a name alone on a line, begins with a common given name, and `next` is prose that does not tell of
/// who has it.
pub(super) fn is_stranger(run: Run<'_>, next: Run<'_>) -> bool {
    let given = fold(run.word(0));
    (GIVEN.contains(&given) || NICKNAMES.contains(&given))
        && next.len() >= MIN_LEAD
        && is_finished(next)
        && !next.words().any(|word| word == run.last())
}

/// Whether the run could be somebody's name: two to four words that begin with capitals, and nothing else.
pub(super) fn is_name(run: Run<'_>) -> bool {
    let parts = run.words().filter(|word| is_capitalized(word)).count();
    (2..=4).contains(&parts)
        && is_capitalized(run.word(0))
        && (0..run.len()).all(|position| {
            let word = run.word(position);
            is_name_part(run, position) || matches!(word, "-" | "de" | "da" | "van" | "von" | "bin" | "al")
        })
}

/// Whether a word can be part of a name; days and months date a text ("By Tuesday Morning").
fn is_name_part(run: Run<'_>, position: usize) -> bool {
    let word = run.word(position);
    let is_article = matches!(
        word.to_ascii_lowercase().as_str(),
        "a" | "an"
            | "any"
            | "the"
            | "this"
            | "that"
            | "its"
            | "his"
            | "her"
            | "my"
            | "our"
            | "their"
            | "your"
            | "no"
            | "how"
            | "why"
    );
    run.kind(position) == Some(TokenKind::Word)
        && is_capitalized(word)
        && !is_article
        && !is_weekday(word)
        && (month(word).is_none() || position > 0)
}

/// Whether the run, which follows "By", begins with a name and has after it only further names, a role or an outlet.
fn is_signed(run: Run<'_>) -> bool {
    if known::outlet(run, 0).is_some() {
        return true;
    }
    let name = (0..run.len())
        .take_while(|&position| {
            is_name_part(run, position)
                || matches!(run.word(position), "-" | "de" | "da" | "van" | "von" | "bin" | "al")
        })
        .count();
    if name < 2 {
        return false;
    }
    // What follows the name: another name, "for The Paper", a handle in brackets, or a role behind a comma.
    match run.word(name) {
        "" | "," | "|" | "(" | "/" | "•" | "·" | ";" => true,
        "and" | "&" | "with" | "for" | "in" => {
            let rest = run.from(name + 1);
            !rest.is_empty() && rest.words().all(|word| is_capitalized(word) || JOINTS.contains(&word))
        }
        _ => false,
    }
}

/// "Jane Doe, CNN"; "Jane Doe and John Roe, Reuters".
fn is_name_with_outlet(run: Run<'_>) -> bool {
    let Some(comma) = run.words().rposition(|word| matches!(word, "," | "|")) else { return false };
    let names = run.slice(0..comma);
    known::outlet(run, comma + 1) == Some(run.len())
        && (2..=12).contains(&names.len())
        && is_name_part(run, 0)
        && is_name_part(run, 1)
        && names.words().all(|word| is_capitalized(word) || JOINTS.contains(&word))
}
