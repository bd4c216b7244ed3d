//! What was odd about the input, and what to do about it.

use super::{Language, MAX_BYTES, Token};
use crate::Span;

/// Something odd about the input. Nothing of it keeps a text from being read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// What it is, for programs: lower-case words joined by hyphens.
    pub code: &'static str,
    /// What it is and what to do, for people.
    pub message: String,
    /// Where it is first seen, if it is in one place.
    pub span: Option<Span>,
}

/// Words that appear where UTF-8 was read as windows-1252: the apostrophe, quotation marks, dashes and an accent.
const MISREAD: &[&str] = &["â€™", "â€œ", "â€“", "â€”", "Ã©", "Ã¨", "Ã¼"];

/// One control character in this many bytes is clutter from a copied page; more are no text.
const CLUTTER: usize = 200;

/// What is odd about a text, in a fixed order.
pub(super) fn inspect(text: &str, tokens: &[Token], language: Language) -> Vec<Warning> {
    [
        empty(tokens),
        too_long(text),
        not_english(language),
        replacement_characters(text),
        control_characters(text),
        misread_characters(text),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn warning(code: &'static str, message: impl Into<String>) -> Warning {
    Warning { code, message: message.into(), span: None }
}

fn empty(tokens: &[Token]) -> Option<Warning> {
    tokens.is_empty().then(|| warning("empty", "There is no text to read. Paste an article or open a file."))
}

fn too_long(text: &str) -> Option<Warning> {
    let end = text.floor_char_boundary(MAX_BYTES);
    (end < text.len()).then(|| Warning {
        span: Some(Span::new(end as u32, u32::try_from(text.len()).unwrap_or(u32::MAX))),
        ..warning(
            "too-long",
            format!(
                "Only the first {} MB were read. Split the text and read the rest by itself.",
                MAX_BYTES / (1024 * 1024)
            ),
        )
    })
}

fn not_english(language: Language) -> Option<Warning> {
    language.is_foreign().then(|| {
        let code = language.code;
        warning(
            "not-english",
            format!(
                "This does not look like English (it looks like “{code}”). Only English is read well: names and \
                 phrases may be wrong or missing. Check each of them, or read an English version."
            ),
        )
    })
}

fn replacement_characters(text: &str) -> Option<Warning> {
    let start = text.find('\u{fffd}')?;
    let count = text.matches('\u{fffd}').count();
    Some(Warning {
        span: Some(Span::new(start as u32, (start + '\u{fffd}'.len_utf8()) as u32)),
        ..warning(
            "replacement-characters",
            format!(
                "{count} {} could not be decoded and stand as “\u{fffd}”. Open the original file again, or copy the \
                 text once more.",
                if count == 1 { "character" } else { "characters" }
            ),
        )
    })
}

fn control_characters(text: &str) -> Option<Warning> {
    let is_odd = |c: char| c.is_control() && !c.is_whitespace();
    let count = text.chars().filter(|&c| is_odd(c)).count();
    let start = text.find(is_odd).filter(|_| count * CLUTTER > text.len() || text.contains('\0'))?;
    let len = text.get(start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    Some(Warning {
        span: Some(Span::new(start as u32, (start + len) as u32)),
        ..warning(
            "control-characters",
            format!(
                "The text has {count} control characters, so it may not be text. If it came from a PDF, Word or \
                 picture file, open the file instead of pasting it."
            ),
        )
    })
}

fn misread_characters(text: &str) -> Option<Warning> {
    let mut places = MISREAD.iter().filter_map(|words| text.find(words).map(|start| (start, words.len())));
    let (start, len) = places.clone().min()?;
    // One alone may be meant.
    let is_clear =
        places.nth(1).is_some() || MISREAD.iter().any(|words| text.matches(words).nth(1).is_some());
    is_clear.then(|| Warning {
        span: Some(Span::new(start as u32, (start + len) as u32)),
        ..warning(
            "misread-characters",
            "Some characters are garbled: the text is UTF-8 that was opened as something else. Open the original \
             file here, or copy the text once more.",
        )
    })
}
