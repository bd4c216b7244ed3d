//! Blocks, sentences and head data of the texts in `tests/cases/text`.
//!
//! The expectation names each block by its kind, with its sentences: the first behind the kind, each further one on a
//! line of its own behind a bar. Line breaks and runs of spaces inside a sentence are written as one space. Above the
//! blocks stand, where they are known, `published:`, `place:` and `outlet:`; below them each `warning:`, and
//! `language:` where it is not clearly English and not unsure.
//!
//! ```text
//! published: 2024-04-02
//! headline: Council votes on bridge
//! body: The council voted on Monday.
//!     | The bridge will be closed.
//! warning: not-english
//! ```
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

mod common;

use std::fmt::Write;

use nutgraf::text::{self, BlockKind, Certainty, Document};

#[test]
fn texts_are_laid_out_as_expected() {
    common::cases::check("text", |case| layout(&case.text));
}

#[test]
fn line_ends_of_other_systems_change_nothing() {
    for case in common::cases::read("text").iter().filter(|case| !case.text.contains('\r')) {
        let there = layout(&case.text);
        assert_eq!(layout(&case.text.replace('\n', "\r\n")), there, "{} with CRLF", case.name);
        assert_eq!(layout(&case.text.replace('\n', "\r")), there, "{} with CR", case.name);
    }
}

/// The layout of `text` in the notation of the cases.
fn layout(text: &str) -> String {
    let document = text::read(text);
    let mut lines = String::new();
    let head = document.head();
    if let Some((date, _)) = head.published {
        writeln!(lines, "published: {date}").unwrap();
    }
    if let Some(place) = head.place {
        writeln!(lines, "place: {}", document.words(place)).unwrap();
    }
    if let Some(outlet) = head.outlet {
        writeln!(lines, "outlet: {}", document.words(outlet)).unwrap();
    }
    write_blocks(&mut lines, &document);
    for warning in document.warnings() {
        writeln!(lines, "warning: {}", warning.code).unwrap();
    }
    let language = document.language();
    if language.code != "en" && language.certainty != Certainty::Unsure {
        writeln!(lines, "language: {}", language.code).unwrap();
    }
    lines
}

fn write_blocks(lines: &mut String, document: &Document<'_>) {
    let mut last = None;
    for sentence in document.sentences() {
        let words: Vec<&str> = document.words(sentence.span()).split_whitespace().collect();
        let words = words.join(" ");
        if last == Some(sentence.block()) {
            writeln!(lines, "    | {words}").unwrap();
        } else {
            let kind = match document.blocks()[sentence.block() as usize].kind() {
                BlockKind::Headline => "headline",
                BlockKind::Dateline => "dateline",
                BlockKind::Byline => "byline",
                BlockKind::Body => "body",
                BlockKind::Caption => "caption",
                BlockKind::Credit => "credit",
                BlockKind::Boilerplate => "boilerplate",
            };
            writeln!(lines, "{kind}: {words}").unwrap();
        }
        last = Some(sentence.block());
    }
}
