//! Keyphrases: texts with phrases that must and must not come out, and what holds for any text.

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]

#[path = "common/linked.rs"]
mod linked;

use std::{collections::BTreeSet, path::Path, sync::LazyLock};

use linked::{cases, mentions, show};
use nutgraf::{
    Article, Model, analyze, link,
    resolve::Mention,
    text::{self, Document},
    topic::{self, Keyphrase, Linked},
};
use proptest::prelude::*;

static MODEL: LazyLock<Model> = LazyLock::new(|| Model::embedded().unwrap());

/// The keyphrases of `document`, whose names are `mentions`.
fn keyphrases(document: &Document<'_>, title: Option<&str>, mentions: &[Mention]) -> Vec<Keyphrase> {
    let (mentions, entities) = link::link(document, title, mentions.to_vec());
    let words = topic::read(document, &MODEL, &mentions);
    topic::keyphrases(document, &words, title, Linked { mentions: &mentions, entities: &entities })
}

#[test]
fn expected_phrases_come_out() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/keyphrase");
    let mut wrong = Vec::new();
    for file in std::fs::read_dir(folder).unwrap() {
        for case in cases(&std::fs::read_to_string(file.unwrap().path()).unwrap()) {
            let document = text::read(&case.text);
            let mentions = mentions(&document, &case.marks);
            let found = keyphrases(&document, case.title.as_deref(), &mentions);
            let all: Vec<(String, usize)> =
                found.iter().map(|phrase| (phrase.text.to_lowercase(), phrase.occurrences.len())).collect();
            for line in case.expected.lines() {
                let is_right = match line.split_at(2) {
                    ("+ ", rest) => {
                        let (phrase, count) = rest.rsplit_once(' ').expect("a count behind the phrase");
                        all.contains(&(phrase.to_owned(), count.parse().expect("a number")))
                    }
                    ("- ", words) => !all.iter().any(|(phrase, _)| phrase.contains(words)),
                    _ => panic!("a line that begins with neither + nor -: {line}"),
                };
                if !is_right {
                    wrong.push(format!("{}: {line}\n    of {all:?}", case.heading));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The keyphrases of a sample article in lower case.
fn keyphrases_of_seed(name: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds").join(name);
    let text = std::fs::read_to_string(path).unwrap();
    let analysis = analyze(&Article::new(&text), &MODEL);
    analysis.keyphrases.into_iter().map(|phrase| phrase.text.to_lowercase()).collect()
}

#[test]
fn the_samples_are_filed_as_an_editor_would() {
    let first = keyphrases_of_seed("000_4826a167a596511a.txt");
    let second = keyphrases_of_seed("003_9a019d5550923093.txt");
    for phrase in ["south china sea", "artificial intelligence", "peace and stability"] {
        assert!(first.iter().any(|found| found == phrase), "{phrase} in {first:?}");
        assert!(second.iter().any(|found| found == phrase), "{phrase} in {second:?}");
    }
    assert!(second.iter().any(|found| found == "defense industrial base"), "{second:?}");
    for words in ["said", "last year", "subscribe", "source link", "getty", "joe biden", "xi jinping"] {
        assert!(
            !first.iter().chain(&second).any(|found| found.contains(words)),
            "{words} in {first:?} {second:?}"
        );
    }
}

#[test]
fn a_short_text_has_few() {
    let text = "The harbor toll will rise. Shipping companies oppose it, and the council of the town waits.";
    let document = text::read(text);
    let found = keyphrases(&document, None, &[]);
    assert!((1..=2).contains(&found.len()), "{found:?}");
    assert!(keyphrases(&text::read(""), None, &[]).is_empty());
}

#[test]
fn articles_share_the_key_of_a_phrase() {
    let key = |text: &str| {
        let found = keyphrases(&text::read(text), None, &[]);
        found.first().map(|phrase| phrase.key.clone())
    };
    let one = key("The harbor tolls rise. Harbor tolls are high, and harbor tolls pay for the breakwater.");
    assert_eq!(one.as_deref(), Some("harbor toll"));
    assert_eq!(one, key("A HARBOR TOLL costs. The harbor toll is new. The harbor toll is a tax."));
}

#[test]
fn the_phrase_of_the_title_is_best() {
    let text = "They spoke of the herring quota and the ferry strike. Nobody liked the herring quota or the ferry strike.";
    let document = text::read(text);
    for (title, phrase) in [("Ferry strikes end", "ferry strike"), ("Herring quotas end", "herring quota")] {
        let found = keyphrases(&document, Some(title), &[]);
        assert_eq!(found.first().map(|best| best.text.as_str()), Some(phrase), "under {title:?}");
    }
}

proptest! {
    #[test]
    fn occurrences_are_words_of_the_text(text in "(([Tt]he |of |and |[a-c]{2,5}s? |X[a-c]{2,4} |\\. |, |- |.{0,3} |\n)){0,80}") {
        let document = text::read(&text);
        let found = keyphrases(&document, Some(&text), &[]);
        prop_assert!(found.len() <= 15);
        prop_assert!(found.first().is_none_or(|best| (best.score - 1.0).abs() < 1e-6));
        prop_assert!(found.is_sorted_by(|a, b| a.score >= b.score));
        let mut texts = BTreeSet::new();
        for phrase in &found {
            prop_assert!(texts.insert(phrase.text.to_lowercase()), "{} stands twice", phrase.text);
            prop_assert!(!phrase.occurrences.is_empty());
            prop_assert!((phrase.parts.iter().map(|(_, share)| share).sum::<f32>() - 1.0).abs() < 1e-4);
            prop_assert!(phrase.parts.iter().all(|(_, share)| *share > 0.0));
            prop_assert!(phrase.parts.is_sorted_by(|a, b| a.1 >= b.1));
            prop_assert!(phrase.occurrences.windows(2).all(|pair| pair[0].start() < pair[1].start()));
            for &span in &phrase.occurrences {
                prop_assert!(!document.words(span).is_empty(), "{span:?} does not fit the text");
            }
        }
        // The same text once more gives the same.
        prop_assert_eq!(found, keyphrases(&text::read(&text), Some(&text), &[]));
    }
}

#[test]
fn the_cases_of_linking_have_keyphrases_without_people() {
    let file = include_str!("cases/link/persons.txt");
    for case in cases(file) {
        let document = text::read(&case.text);
        let mentions = mentions(&document, &case.marks);
        let people = show(&link::link(&document, None, mentions.clone()).1);
        for phrase in keyphrases(&document, None, &mentions) {
            let name = format!("person {}", phrase.text);
            assert!(!people.lines().any(|line| line.ends_with(&name)), "{name} in {}", case.heading);
        }
    }
}
