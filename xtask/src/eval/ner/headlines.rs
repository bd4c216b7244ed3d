//! How much is lost where sentences are written as headlines are.

use std::fmt::Write as _;

use nutgraf::Model;

use super::{Set, reading};
use crate::{data::ner::Document, eval::score::Score, train::ner::as_headlines};

/// How many sentences of each text become headlines.
const HEADLINES: usize = 2;

/// F1 on the first sentences of the texts of `sets`, as they are and as headlines, by the whole of `analyze`.
pub(super) fn report(sets: &[Set], model: &Model) -> String {
    let mut report = format!(
        "### Headlines\n\nThe first {HEADLINES} sentences of each text, as they are and with a capital for every word but the small ones:\n\n\
         | set | as they are | as headlines |\n|---|---:|---:|\n"
    );
    for set in sets {
        let headlines: Vec<Document> =
            set.documents.iter().map(|document| as_headlines(document, HEADLINES)).collect();
        let [plain, raised] =
            [&set.documents, &headlines].map(|documents| first_sentences(documents, model).total().f1());
        // Writing to a string cannot fail.
        let _ = writeln!(report, "| {} | {plain:.1} | {raised:.1} |", set.name);
    }
    println!("{report}");
    report
}

/// The score on the first sentences of `documents`.
fn first_sentences(documents: &[Document], model: &Model) -> Score {
    let mut score = Score::default();
    for readings in reading::read(documents, model) {
        for reading in readings.iter().take(HEADLINES) {
            score.add(&reading.gold, &reading.on_text.iter().map(|given| given.name).collect::<Vec<_>>());
        }
    }
    score
}
