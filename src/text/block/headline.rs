//! Titles, and headings between paragraphs.

use crate::text::run::{Run, is_capitalized, is_closer, is_finished, is_opener, is_stop};

/// The most tokens of a title.
const MAX_TITLE: usize = 36;

/// The most tokens of a heading between paragraphs.
const MAX_HEADING: usize = 12;

/// The fewest tokens of the paragraph below a heading.
const MIN_PROSE: usize = 15;

/// Whether the run, at the head of an article and with more below it, is its title or the line under the title.
pub(super) fn is_title(run: Run<'_>, is_first: bool) -> bool {
    let end = run.words().rev().find(|word| !is_closer(word)).unwrap_or_default();
    let is_question = is_first && matches!(end, "?" | "!");
    run.len() <= MAX_TITLE
        && has_letters(run)
        && (!is_finished(run) || is_question)
        && !matches!(end, ":" | "," | ";")
        && !run.words().any(|word| word == ".")
}

/// Whether the run, between paragraphs of the body, is a heading over `next`.
pub(super) fn is_heading(run: Run<'_>, next: Run<'_>) -> bool {
    let first = run.word(0);
    let begins_well = is_capitalized(first) || first.starts_with(|c: char| c.is_ascii_digit());
    let end = run.last();
    run.len() <= MAX_HEADING
        && begins_well
        && has_letters(run)
        && !is_opener(first)
        // In a transcript the speaker's name and a colon stand before a question.
        && (!is_stop(end) || (end == "?" && !run.words().any(|word| word == ":")))
        && !is_closer(end)
        && !matches!(end, ":" | "," | ";" | "-" | "–" | "—")
        && !run.words().any(|word| word == ".")
        && next.len() >= MIN_PROSE
        && is_finished(next)
}

fn has_letters(run: Run<'_>) -> bool {
    run.words().any(|word| word.chars().any(char::is_alphabetic))
}
