//! `cargo xtask eval ner`: the names of labelled texts.
//!
//! Two ways are measured. *Words*: the tagger gets the words and sentences as they are marked. *Text*: the words,
//! joined by spaces, a line a sentence, go through the whole of `analyze`, as an article does, and its mentions are
//! laid back over the words.

use std::path::{Path, PathBuf};

use anyhow::Result;
use nutgraf::{Article, EntityType, Model, analyze, model::label::NameType, tag::names};
use rayon::prelude::*;

use super::score::{Reliability, Score, Scored};
use crate::{
    data::ner::{self, Document, TypeSet},
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

/// Prints the scores of `model` on `files` and on the sets for tuning below `data`; puts the latter into
/// docs/EVALUATION.md.
pub(crate) fn run(data: Option<&Path>, files: &[PathBuf], model: &Model) -> Result<()> {
    for file in files {
        let set = Set { name: file.display().to_string(), documents: ner::read(file, ner::ANY)? };
        println!("{}", scores_of(&set, model));
    }
    if let Some(data) = data {
        let report: String = development_sets(data)?.iter().map(|set| scores_of(set, model)).collect();
        println!("{report}");
        evaluation::put("cargo xtask eval ner --data DATA", "Names", &report)?;
    }
    Ok(())
}

fn scores_of(set: &Set, model: &Model) -> String {
    let (text, reliability) = on_text(&set.documents, model);
    let words = on_words(&set.documents, model).total();
    format!(
        "### {}\n\n{}\nGiven the words as they are marked, the tagger alone reaches F1 {:.1} (precision {:.1}, recall {:.1}).\n\n\
         Expected calibration error {:.3}:\n\n{}\n",
        set.name,
        text.markdown(),
        words.f1(),
        words.precision(),
        words.recall(),
        reliability.error(),
        reliability.markdown()
    )
}

/// The scores on words as they are marked.
pub(crate) fn on_words(documents: &[Document], model: &Model) -> Score {
    let readings = documents.par_iter().map(|document| {
        let words = document.sentences.iter().map(|sentence| sentence.words.iter().map(String::as_str));
        let pairs = document.sentences.iter().zip(names(words, model)).map(|(sentence, names)| {
            let given: Vec<Scored> =
                names.iter().map(|name| (name.start, name.end, four_types(name.name_type))).collect();
            (gold(sentence), given)
        });
        pairs.collect::<Vec<_>>()
    });
    total(&readings.collect::<Vec<_>>())
}

/// The scores of the whole of `analyze` on the words as text, and how far its confidence can be trusted.
pub(crate) fn on_text(documents: &[Document], model: &Model) -> (Score, Reliability) {
    let readings = documents.par_iter().map(|document| {
        let mut text = String::new();
        // The span in the text of each word of each sentence; the words may hold characters of several bytes.
        let mut places: Vec<Vec<(usize, usize)>> = Vec::new();
        let mut length = 0;
        for sentence in &document.sentences {
            let mut spans = Vec::new();
            for (position, word) in sentence.words.iter().enumerate() {
                if position > 0 {
                    text.push(' ');
                    length += 1;
                }
                text.push_str(word);
                let end = length + word.encode_utf16().count();
                spans.push((length, end));
                length = end;
            }
            text.push('\n');
            length += 1;
            places.push(spans);
        }
        let analysis = analyze(&Article::new(&text), model);
        let mut mentions =
            analysis.mentions.iter().filter(|mention| mention.entity_type.is_name()).peekable();
        let sentences = document.sentences.iter().zip(places);
        let pairs = sentences.map(|(sentence, places)| {
            let end = places.last().map_or(0, |place| place.1);
            let (gold, mut given, mut sure) = (gold(sentence), Vec::new(), Vec::new());
            while let Some(mention) = mentions.next_if(|mention| (mention.start as usize) < end) {
                let first = places.partition_point(|place| place.1 <= mention.start as usize);
                let last = places.partition_point(|place| place.0 < mention.end as usize);
                let name = (first, last, four_entity_types(mention.entity_type));
                sure.push((mention.confidence, gold.contains(&name)));
                given.push(name);
            }
            (gold, given, sure)
        });
        pairs.collect::<Vec<_>>()
    });
    let (mut score, mut reliability) = (Score::default(), Reliability::default());
    for (gold, given, sure) in readings.collect::<Vec<_>>().iter().flatten() {
        score.add(gold, given);
        for &(confidence, is_right) in sure {
            reliability.add(confidence, is_right);
        }
    }
    (score, reliability)
}

fn total(readings: &[Vec<(Vec<Scored>, Vec<Scored>)>]) -> Score {
    let mut score = Score::default();
    for (gold, given) in readings.iter().flatten() {
        score.add(gold, given);
    }
    score
}

pub(crate) fn gold(sentence: &ner::Sentence) -> Vec<Scored> {
    sentence.names.iter().map(|name| (name.start, name.end, four_types_of(name.types))).collect()
}

/// The four types of CoNLL-2003: groups, products and all others are MISC, facilities are LOC.
pub(crate) const fn four_types(name_type: NameType) -> &'static str {
    match name_type {
        NameType::Person => "PER",
        NameType::Organization => "ORG",
        NameType::Location | NameType::Facility => "LOC",
        NameType::Group | NameType::Product | NameType::Other => "MISC",
    }
}

fn four_types_of(types: TypeSet) -> &'static str {
    types.iter().next().map_or("MISC", four_types)
}

const fn four_entity_types(entity_type: EntityType) -> &'static str {
    match entity_type {
        EntityType::Person => "PER",
        EntityType::Organization => "ORG",
        EntityType::Place => "LOC",
        _ => "MISC",
    }
}
