//! What the finders find: the sentences of `tests/cases/find`, and what holds for any text.

#![expect(clippy::panic, clippy::indexing_slicing, reason = "a test may panic")]

#[path = "common/marked.rs"]
mod marked;

use std::{fs, path::Path};

use nutgraf::{find, resolve, text};
use proptest::prelude::*;

/// The sentence as the finders mark it.
fn mark(case: &marked::Case) -> String {
    let document = text::read(&case.text);
    let mentions = resolve::resolve(&document, find::find(&document));
    marked::render(case, &mentions)
}

#[test]
fn the_sentences_are_marked_as_written() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/find");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    assert!(!files.is_empty());
    let mut wrong = Vec::new();
    for file in &files {
        for case in marked::cases(&fs::read_to_string(file).unwrap()) {
            let found = mark(&case);
            if found != case.marked {
                let name = file.file_name().unwrap_or_default().display();
                wrong.push(format!("{name}\n  expected {}\n     found {found}", case.marked));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Asserts what every candidate has to fulfil.
fn check_candidates(input: &str) -> Result<(), TestCaseError> {
    let document = text::read(input);
    for candidate in find::find(&document) {
        let span = candidate.span;
        prop_assert!(!span.of(input).is_empty(), "{span:?} is empty or cuts a character");
        prop_assert!((0.0..=1.0).contains(&candidate.confidence));
        let sentence = document.sentence_at(span.start()).map(|index| &document.sentences()[index]);
        prop_assert!(
            sentence.is_some_and(|sentence| sentence.span().contains(span)),
            "{span:?} leaves its sentence"
        );
        let tokens = document.tokens_in(document.token_range(span));
        prop_assert_eq!(tokens.first().map(|token| token.span().start()), Some(span.start()));
        prop_assert_eq!(tokens.last().map(|token| token.span().end()), Some(span.end()));
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_text_is_searched(input in any::<String>()) {
        check_candidates(&input)?;
    }

    // Words that rules look for, in any order: nearer to news than random characters.
    #[test]
    fn any_order_of_words_is_searched(
        words in prop::collection::vec(
            prop::sample::select(vec![
                "the", "last", "two", "and a half", "million", "$", "€20", "1.5bn", "dollars", "May", "March", "3",
                "2024", "-", "–", "of", "end", "year", "years", "ago", "Tuesday", "evening", "9:30", "p.m.", "%",
                "percent", "points", "miles", "square", "to", "about", "more than", "'90s", "early", ",", ".", "\n",
                "\u{200b}", "½", "١٢", "K", "Ⅳ", "İ",
            ]),
            0..24,
        ),
        gap in prop::sample::select(vec![" ", "", "\u{a0}", "  "]),
    ) {
        check_candidates(&words.join(gap))?;
    }
}

#[test]
fn a_text_of_one_word_takes_no_longer_than_others() {
    // Deep recursion or a second look at the rest of the text would not end in reasonable time.
    const TIMES: usize = 20_000;
    for word in [
        "minus ",
        "about ",
        "hundreds of ",
        "million ",
        "five-",
        "the last ",
        "1, ",
        "R1,",
        "July 4 to ",
        "$",
    ] {
        let input = word.repeat(TIMES);
        let document = text::read(&input);
        let mentions = resolve::resolve(&document, find::find(&document));
        assert!(mentions.len() <= TIMES, "{word:?}");
    }
}
