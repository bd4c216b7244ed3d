//! What holds for the layers of any text.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

use nutgraf::{Span, text};
use proptest::{prelude::*, sample::select};

/// Asserts the promises of the text stage about `text`.
fn check(text: &str) {
    let document = text::read(text);

    // Lossless: tokens stand in order on character boundaries, and only invisible characters stand between them.
    let mut end = 0;
    let mut rebuilt = String::new();
    for token in document.tokens() {
        let span = token.span();
        assert!(span.start() >= end && !span.is_empty());
        let gap = &text[end as usize..span.start() as usize];
        assert!(gap.chars().all(is_invisible), "{gap:?} is in no token");
        let words = &text[span.start() as usize..span.end() as usize];
        assert!(!words.chars().any(char::is_whitespace), "{words:?} is two tokens");
        rebuilt += gap;
        rebuilt += words;
        end = span.end();
    }
    let gap = &text[end as usize..];
    assert!(gap.chars().all(is_invisible), "{gap:?} is in no token");
    rebuilt += gap;
    assert_eq!(rebuilt, text);

    // Sentences partition the tokens.
    let mut token = 0;
    for sentence in document.sentences() {
        let tokens = sentence.tokens();
        assert_eq!(tokens.start, token, "sentences leave a token out or share one");
        assert!((1..=text::MAX_SENTENCE_TOKENS).contains(&tokens.len()));
        let run = document.tokens_of(sentence);
        assert_eq!(sentence.span(), Span::covering(run[0].span(), run[run.len() - 1].span()));
        token = tokens.end;
    }
    assert_eq!(token as usize, document.tokens().len());

    // Blocks partition the sentences.
    let mut sentences = document.sentences().iter().peekable();
    for (position, block) in document.blocks().iter().enumerate() {
        let first = sentences.next().expect("a block without a sentence");
        let mut last = first;
        while let Some(sentence) = sentences.next_if(|sentence| sentence.block() as usize == position) {
            last = sentence;
        }
        assert_eq!(first.block() as usize, position);
        assert_eq!(block.span(), Span::covering(first.span(), last.span()));
    }
    assert!(sentences.next().is_none(), "a sentence without a block");

    for span in
        [document.head().place, document.head().outlet, document.head().published.map(|(_, span)| span)]
    {
        assert!(span.is_none_or(|span| !span.of(text).is_empty()), "a span of the head that does not fit");
    }
    for warning in document.warnings() {
        assert!(warning.span.is_none_or(|span| !span.of(text).is_empty()), "{warning:?} does not fit");
    }
}

/// Whether a character may stand between tokens.
fn is_invisible(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{ad}')
}

/// Pieces that meet rules of the stage, next to each other in any order.
const PIECES: &[&str] = &[
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\u{2028}",
    "\u{c}",
    " ",
    "  ",
    "\t",
    "\u{a0}",
    "\u{200b}",
    "\u{feff}",
    "\u{202e}",
    "\0",
    "\u{1b}",
    "\u{85}",
    ".",
    ". .",
    "...",
    "…",
    "!",
    "?",
    "?!",
    ",",
    ";",
    ":",
    "-",
    "--",
    "–",
    "—",
    "|",
    "/",
    "•",
    "*",
    "(",
    ")",
    "[",
    "]",
    "\"",
    "'",
    "“",
    "”",
    "‘",
    "’",
    "Mr.",
    "U.S.",
    "Sen.",
    "J.",
    "Calif.",
    "a.m.",
    "No. 5",
    "etc.",
    "'s",
    "n't",
    "word",
    "Word",
    "WORD",
    "the",
    "The",
    "I",
    "1",
    "2024-04-02",
    "April 2, 2024",
    "3.5",
    "$1,000",
    "date",
    "Published:",
    "WASHINGTON",
    "(Reuters)",
    "(AP)",
    "CNN",
    "By",
    "Jane Doe",
    "Photo:",
    "Getty Images",
    "AP Photo/",
    "contributed to this report",
    "(Reporting by Jane Doe)",
    "ADVERTISEMENT",
    "Read more:",
    "FILE PHOTO:",
    "© 2024",
    "https://a.example/b",
    "www.",
    "@joe",
    "#news",
    "pic.twitter.com/x",
    "é",
    "e\u{301}",
    "\u{301}",
    "ß",
    "İ",
    "ǆ",
    "中",
    "文。",
    "العربية",
    "שלום",
    "हिन्दी",
    "👩\u{200d}👩",
    "🇺🇸",
    "𝒳",
    "\u{fffd}",
    "\u{d7ff}",
    "\u{e000}",
    "\u{10ffff}",
    "\u{fffe}",
];

proptest! {
    #[test]
    fn any_characters(text in any::<String>()) {
        check(&text);
    }

    #[test]
    fn pieces_that_rules_look_for(pieces in prop::collection::vec(select(PIECES), 0..60), space in any::<bool>()) {
        check(&pieces.join(if space { " " } else { "" }));
    }

    #[test]
    fn lines_of_words(text in "([A-Za-z]{1,9}[ .,]{0,2}){0,40}(\n{0,2}([A-Za-z]{1,9} ){3,14}){0,12}") {
        check(&text);
    }

    #[test]
    fn any_bytes_decode_or_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        if let Ok((text, _)) = text::encoding::decode(&bytes) {
            check(&text);
        }
    }

    #[test]
    fn utf8_and_utf16_decode_to_what_was_encoded(text in "[a-zé“”\n]{4,80}") {
        let decode = |bytes: Vec<u8>| text::encoding::decode(&bytes).map(|(text, _)| text);
        let units = || text.encode_utf16();
        prop_assert_eq!(decode(text.clone().into_bytes()), Ok(text.clone()));
        let mark = |bytes: [u8; 2]| bytes.into_iter();
        prop_assert_eq!(decode(mark([0xff, 0xfe]).chain(units().flat_map(u16::to_le_bytes)).collect()), Ok(text.clone()));
        prop_assert_eq!(decode(mark([0xfe, 0xff]).chain(units().flat_map(u16::to_be_bytes)).collect()), Ok(text.clone()));
    }
}

#[test]
fn one_kind_of_character_without_end_takes_linear_time() {
    // Quadratic work on a megabyte would take minutes.
    for piece in [
        "a", " ", ".", "!", "\"", "(", ")", "\n", "a\n", "A. ", "a.b", "'", "-", "1.", "@", "#1", "http://",
        "h", "No. ", "! (", "é", "中", "\"A", ".\"", "Photo: ",
    ] {
        let text = piece.repeat(1_000_000 / piece.len());
        let document = text::read(&text);
        assert!(
            document.sentences().iter().all(|sentence| sentence.tokens().len() <= text::MAX_SENTENCE_TOKENS)
        );
    }
}

#[test]
fn what_lies_beyond_the_limit_is_left_alone_and_said() {
    let mut text = "word ".repeat(text::MAX_BYTES / 5);
    text += "é and more";
    let document = text::read(&text);
    assert!(document.tokens().last().is_some_and(|token| token.span().end() as usize <= text::MAX_BYTES));
    let warning = document.warnings().iter().find(|warning| warning.code == "too-long").unwrap();
    let span = warning.span.unwrap();
    assert_eq!(span.end() as usize, text.len());
    assert!(text.is_char_boundary(span.start() as usize));
}
