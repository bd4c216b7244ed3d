//! Labelled texts beside what we make of them.
//!
//! Two ways are read. *Words*: the tagger gets the words and sentences as they are marked. *Text*: the words,
//! joined by spaces, a line a sentence, go through the whole of `analyze`, as an article does, and its mentions are
//! laid back over the words.

use nutgraf::{
    Article, Model, analyze,
    model::label::Label,
    tag::{Decoders, Looks, features::Observed, names},
};
use rayon::prelude::*;

use super::four_types::{gold, of_entity, of_name};
use crate::{
    data::ner::{Document, Sentence},
    eval::score::{Score, Scored},
};

/// A name that we gave.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Given {
    /// Its words and its type.
    pub(crate) name: Scored,
    pub(crate) confidence: f64,
    /// What decided, as the contract says it.
    pub(crate) source: String,
}

/// One sentence with the names in it.
#[derive(Debug)]
pub(crate) struct Reading<'a> {
    pub(crate) sentence: &'a Sentence,
    /// The names that people marked.
    pub(crate) gold: Vec<Scored>,
    /// The names that the whole of `analyze` finds in the text.
    pub(crate) on_text: Vec<Given>,
    /// The names that the tagger finds in the words.
    pub(crate) on_words: Vec<Scored>,
    /// For each word the probability that the tagger gives to its being outside every name.
    pub(crate) outside: Vec<f32>,
}

/// Reads all sentences of `documents`, in order; those of a document stand together.
pub(crate) fn read<'a>(documents: &'a [Document], model: &Model) -> Vec<Vec<Reading<'a>>> {
    documents.par_iter().map(|document| read_one(document, model)).collect()
}

fn read_one<'a>(document: &'a Document, model: &Model) -> Vec<Reading<'a>> {
    let words = document.sentences.iter().map(|sentence| sentence.words.iter().map(String::as_str));
    let observed = Observed::new(words, model.lexicon());
    let looks = Looks::new(&observed, model);
    let mut decoders = Decoders::new(model);
    let sentences =
        document.sentences.iter().zip(observed.sentences()).zip(on_text(document, model)).zip(&looks.quick);
    let readings = sentences.map(|(((sentence, places), on_text), quick)| {
        let decoder = decoders.of(!quick.is_clear);
        let scores = &looks.scores[places.clone()];
        let names = decoder.names(scores);
        let marginals = decoder.marginals(scores);
        Reading {
            sentence,
            gold: gold(sentence),
            on_text,
            on_words: names.iter().map(|name| (name.start, name.end, of_name(name.name_type))).collect(),
            outside: marginals.iter().map(|labels| labels[Label::OUTSIDE.index()]).collect(),
        }
    });
    readings.collect()
}

/// The names of each sentence of the document as a text.
fn on_text(document: &Document, model: &Model) -> Vec<Vec<Given>> {
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
    let mut mentions = analysis.mentions.iter().filter(|mention| mention.entity_type.is_name()).peekable();
    let sentences = places.iter().map(|places| {
        let end = places.last().map_or(0, |place| place.1);
        let mut given = Vec::new();
        while let Some(mention) = mentions.next_if(|mention| (mention.start as usize) < end) {
            let first = places.partition_point(|place| place.1 <= mention.start as usize);
            let last = places.partition_point(|place| place.0 < mention.end as usize);
            given.push(Given {
                name: (first, last, of_entity(mention.entity_type)),
                confidence: mention.confidence,
                source: mention.source.clone(),
            });
        }
        given
    });
    sentences.collect()
}

/// The scores of the tagger alone, on words as they are marked.
pub(crate) fn on_words(documents: &[Document], model: &Model) -> Score {
    let readings: Vec<_> = documents
        .par_iter()
        .map(|document| {
            let words = document.sentences.iter().map(|sentence| sentence.words.iter().map(String::as_str));
            names(words, model)
        })
        .collect();
    let mut score = Score::default();
    for (document, readings) in documents.iter().zip(readings) {
        for (sentence, names) in document.sentences.iter().zip(readings) {
            let given: Vec<Scored> =
                names.iter().map(|name| (name.start, name.end, of_name(name.name_type))).collect();
            score.add(&gold(sentence), &given);
        }
    }
    score
}
