//! Texts made at random, for as long as `NUTGRAF_SMOKE_SECONDS` says (2 by default): none may panic, break the contract, or
//! be read in two ways.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

mod common;

use std::time::{Duration, Instant};

use nutgraf::{Article, Model, analyze};
use proptest::{
    prelude::*,
    sample::select,
    strategy::ValueTree,
    test_runner::{Config, RngAlgorithm, RngSeed, TestRunner},
};

const SEEDS: [&str; 2] =
    [include_str!("../seeds/000_4826a167a596511a.txt"), include_str!("../seeds/003_9a019d5550923093.txt")];

const SOUP: &[&str] = &[
    "<p>",
    "</p>",
    "<div class=\"x\">",
    "<script>alert(1)</script>",
    "<!--",
    "-->",
    "&amp;",
    "&nbsp;",
    "<b",
    "\n",
    " ",
    "<a href='https://a.example'>",
    "</a>",
    "Joe Biden",
    "said",
    "on Tuesday",
    "$5 million",
    "12%",
    ".",
    "<br/>",
    "]]>",
];

/// A text of any kind.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "\\PC{0,300}",
        prop::collection::vec(select(SOUP), 0..80).prop_map(|pieces| pieces.concat()),
        mutated_seed(),
    ]
}

/// A stretch of a sample article with pieces cut out, doubled and put in.
fn mutated_seed() -> impl Strategy<Value = String> {
    let edits = prop::collection::vec(
        (any::<prop::sample::Index>(), 0..120_usize, "\\PC{0,6}|[ .\n\"']{1,4}"),
        0..12,
    );
    (select(&SEEDS[..]), any::<prop::sample::Index>(), 0..4000_usize, edits).prop_map(
        |(seed, start, len, edits)| {
            let mut chars: Vec<char> = seed.chars().collect();
            let start = start.index(chars.len());
            chars = chars[start..(start + len).min(chars.len())].to_vec();
            for (place, cut, insert) in edits {
                let place = place.index(chars.len() + 1);
                let end = (place + cut).min(chars.len());
                // An even cut is left out, an odd one repeated.
                let repeated: Vec<char> = if cut % 2 == 0 { Vec::new() } else { chars[place..end].repeat(2) };
                chars.splice(place..end, insert.chars().chain(repeated));
            }
            chars.into_iter().collect()
        },
    )
}

#[test]
fn random_texts_keep_the_contract() {
    let seconds =
        std::env::var("NUTGRAF_SMOKE_SECONDS").ok().and_then(|seconds| seconds.parse().ok()).unwrap_or(2);
    let model = Model::embedded().unwrap();
    // The same texts in every run, so that a failure can be seen again; more time reads further.
    let config =
        Config { rng_algorithm: RngAlgorithm::ChaCha, rng_seed: RngSeed::Fixed(7), ..Config::default() };
    let mut runner = TestRunner::new(config);
    let start = Instant::now();
    let mut texts = 0;
    while start.elapsed() < Duration::from_secs(seconds) {
        let text = text().new_tree(&mut runner).unwrap().current();
        let title: String = text.chars().rev().take(40).collect();
        let article = Article { title: Some(&title), published: Some(&title), ..Article::new(&text) };
        let outcome = std::panic::catch_unwind(|| {
            let analysis = analyze(&article, &model);
            common::invariants::check(&text, &analysis);
            assert_eq!(analysis, analyze(&article, &model), "two readings differ");
        });
        assert!(outcome.is_ok(), "this text fails: {text:?}");
        texts += 1;
    }
    assert!(texts > 0);
}
