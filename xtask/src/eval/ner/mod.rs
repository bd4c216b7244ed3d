//! `cargo xtask eval ner`: the names of labelled texts.
//!
//! | file | what it does |
//! |---|---|
//! | `reading` | reads labelled texts, as words and as text |
//! | `four_types` | the types that are compared |
//! | `errors` | what is wrong, by kind |
//! | `headlines` | what is lost in headlines |
//! | `worst` | the errors that we were surest of, for people |

mod errors;
pub(crate) mod four_types;
mod headlines;
pub(crate) mod reading;
mod worst;

use std::path::{Path, PathBuf};

use anyhow::Result;
use nutgraf::Model;
use reading::Reading;

use super::score::{Reliability, Score};
use crate::{
    data::ner::{self, Document},
    evaluation,
};

/// A labelled set for tuning.
pub(crate) struct Set {
    pub(crate) name: String,
    pub(crate) documents: Vec<Document>,
}

/// Reads the sets for tuning below `data`.
pub(crate) fn development_sets(data: &Path) -> Result<Vec<Set>> {
    Ok(vec![
        Set {
            name: "CoNLL-2003 testa".to_owned(),
            documents: ner::read(&data.join("ner/conll2003/eng.testa"), ner::CONLL)?,
        },
        Set {
            name: "Worldwide dev".to_owned(),
            documents: ner::read(&data.join("ner/worldwide/dev.tsv"), ner::WORLDWIDE)?,
        },
    ])
}

/// Prints the scores of `model` on `files` and on the sets for tuning below `data`, with the `worst` errors of each; puts
/// the scores of the latter into docs/EVALUATION.md, and no text.
pub(crate) fn run(data: Option<&Path>, files: &[PathBuf], worst: usize, model: &Model) -> Result<()> {
    for file in files {
        let set = Set { name: file.display().to_string(), documents: ner::read(file, ner::ANY)? };
        report_on(&set, worst, model);
    }
    if let Some(data) = data {
        let sets = development_sets(data)?;
        let mut report: String = sets.iter().map(|set| report_on(set, worst, model)).collect();
        report.push_str(&headlines::report(&sets, model));
        evaluation::put("cargo xtask eval ner --data DATA", "Names", &report)?;
    }
    Ok(())
}

/// Prints all on one set and returns what is no text.
fn report_on(set: &Set, count: usize, model: &Model) -> String {
    let documents = reading::read(&set.documents, model);
    let readings: Vec<&Reading<'_>> = documents.iter().flatten().collect();
    let errors: Vec<errors::Error<'_>> =
        readings.iter().flat_map(|&reading| errors::errors(reading)).collect();
    let (mut text, mut words, mut reliability) = (Score::default(), Score::default(), Reliability::default());
    for reading in &readings {
        text.add(&reading.gold, &reading.on_text.iter().map(|given| given.name).collect::<Vec<_>>());
        words.add(&reading.gold, &reading.on_words);
        for given in &reading.on_text {
            reliability.add(given.confidence, reading.gold.contains(&given.name));
        }
    }
    let words = words.total();
    let report = format!(
        "### {}\n\n{}\nGiven the words as they are marked, the tagger alone reaches F1 {:.1} (precision {:.1}, recall {:.1}).\n\n\
         Errors by the type that is marked, or ours where nothing is:\n\n{}\n\
         Types of names with the right borders:\n\n{}\n\
         Expected calibration error {:.3}:\n\n{}\n",
        set.name,
        text.markdown(),
        words.f1(),
        words.precision(),
        words.recall(),
        errors::by_kind(&errors),
        errors::confusion(readings.iter().copied()),
        reliability.error(),
        reliability.markdown()
    );
    println!("{report}");
    if count > 0 {
        println!("The errors that we were surest of:\n\n{}", worst::worst(&errors, count));
    }
    report
}
