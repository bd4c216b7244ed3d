//! The two sample articles: blocks and head data.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

use nutgraf::{Article, Model, analyze, text, text::BlockKind, wire::PublishedSource};

const CALL: &str = include_str!("../seeds/000_4826a167a596511a.txt");
const BACKGROUND: &str = include_str!("../seeds/003_9a019d5550923093.txt");

/// The words of all blocks of `kind`.
fn blocks(text: &str, kind: BlockKind) -> Vec<&str> {
    let document = text::read(text);
    let of_kind = document.blocks().iter().filter(|block| block.kind() == kind);
    of_kind.map(|block| block.span().of(text)).collect()
}

#[test]
fn the_first_says_when_where_and_for_whom_it_was_written() {
    let document = text::read(CALL);
    let head = document.head();
    assert_eq!(
        head.published.map(|(date, span)| (date.to_string(), span.of(CALL))),
        Some(("2024-04-02".to_owned(), "2024-04-02"))
    );
    assert_eq!(head.outlet.map(|span| span.of(CALL)), Some("CNN"));
    assert_eq!(head.place.map(|span| span.of(CALL)), Some("Washington"));
    assert_eq!(blocks(CALL, BlockKind::Dateline), ["date 2024-04-02", "Washington", "CNN", "–"]);
    assert_eq!(
        blocks(CALL, BlockKind::Credit),
        ["CNN's Sam Fossum and Arlette Saenz contributed to this report."]
    );
    assert_eq!(blocks(CALL, BlockKind::Body).len(), document.blocks().len() - 5);
}

#[test]
fn the_second_has_a_title_a_picture_and_a_tail() {
    assert_eq!(
        blocks(BACKGROUND, BlockKind::Headline),
        ["Biden and Xi Jinping discuss Russia-Ukraine war, Taiwan, election security and counternarcotics"]
    );
    assert_eq!(
        blocks(BACKGROUND, BlockKind::Caption),
        [
            "Xi Jinping and Joe Biden at the G20 Summit in Bali",
            "Xi Jinping and Joe Biden at the G20 Summit in Bali, on Nov. 14, 2022."
        ]
    );
    assert_eq!(blocks(BACKGROUND, BlockKind::Credit), ["Saul Loeb / AFP via Getty Images file"]);
    assert_eq!(
        blocks(BACKGROUND, BlockKind::Boilerplate),
        [
            "Source link",
            "Discover more from thedailytrends",
            "Subscribe now to keep reading and get access to the full archive.",
            "Continue reading"
        ]
    );
    let body = blocks(BACKGROUND, BlockKind::Body);
    assert_eq!(body.len(), text::read(BACKGROUND).blocks().len() - 8);
    assert!(body.last().unwrap().ends_with("we will not sit idly by.”"));
}

#[test]
fn both_are_clearly_english_and_without_warnings() {
    for seed in [CALL, BACKGROUND] {
        let document = text::read(seed);
        assert_eq!((document.language().code, document.language().certainty), ("en", text::Certainty::Clear));
        assert_eq!(document.warnings(), []);
    }
}

#[test]
fn the_day_of_publication_is_given_or_read() {
    let model = Model::embedded().unwrap();
    let published = |text, published| {
        let analysis = analyze(&Article { published, ..Article::new(text) }, &model);
        let codes: Vec<&str> = analysis.warnings.iter().map(|warning| warning.code).collect();
        (analysis.published.map(|published| (published.date, published.source)), codes)
    };
    let read = Some(("2024-04-02".to_owned(), PublishedSource::Dateline));
    assert_eq!(published(CALL, None), (read.clone(), vec![]));
    assert_eq!(
        published(CALL, Some("2024-04-03")),
        (Some(("2024-04-03".to_owned(), PublishedSource::Given)), vec![])
    );
    assert_eq!(published(CALL, Some("2 April")), (read, vec!["bad-date"]));
    assert_eq!(published(BACKGROUND, None), (None, vec![]));
}
