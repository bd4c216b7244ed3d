//! `cargo xtask train silver`: bulk news, labelled by the tagger as it is packed.
//!
//! What it is unsure of is kept as probabilities, so that a new tagger that learns from it is not made surer than its
//! teacher was. Any other teacher can write the same file; see [`silver`].

use std::path::Path;

use anyhow::Result;
use nutgraf::{
    Model,
    model::label::Label,
    tag::{self, FirstLook, features::Observed, score, second::SecondLook},
    text,
};
use rayon::prelude::*;

use super::{
    lattice::{Lattice, Row},
    looks::transitions,
};
use crate::{
    data::{bulk, silver},
    train::numbers::Random,
};

/// Only so many words of a story are read: names are new at its beginning, and come again later.
const MAX_WORDS: usize = 600;
/// Labels with less of a share are left out.
const LEAST: f32 = 1.0 / 255.0;

/// Labels a random choice of about `count` stories of the bulk news below `data` and writes them to `path`.
pub(crate) fn run(data: &Path, count: usize, path: &Path, model: &Model) -> Result<()> {
    let documents: Vec<silver::Document> =
        stories(data, count)?.into_par_iter().map(|document| label(document, model)).collect();
    let words =
        documents.iter().flat_map(|document| &document.sentences).map(|sentence| sentence.words.len());
    println!("{} stories, {} words", documents.len(), words.sum::<usize>());
    silver::write(path, &documents)
}

/// A random choice of about `count` stories, as sentences of words without labels.
pub(crate) fn stories(data: &Path, count: usize) -> Result<Vec<silver::Document>> {
    let mut all = 0;
    bulk::each_story(data, |_| all += 1)?;
    let (mut random, mut chosen) = (Random::new(1), Vec::new());
    bulk::each_story(data, |story| {
        if random.below(all) < count {
            chosen.push(story);
        }
    })?;
    Ok(chosen.into_par_iter().map(|story| sentences(&format!("{}\n\n{}", story.title, story.text))).collect())
}

/// The first sentences of a text.
fn sentences(text: &str) -> silver::Document {
    let document = text::read(text);
    let mut read = silver::Document::default();
    let mut words = 0;
    for sentence in document.sentences() {
        words += document.tokens_of(sentence).len();
        if words > MAX_WORDS {
            break;
        }
        let words = tag::words(&document, sentence).map(str::to_owned).collect();
        read.sentences.push(silver::Sentence { words, shares: Vec::new() });
    }
    read
}

/// Fills the shares of a document.
fn label(mut document: silver::Document, model: &Model) -> silver::Document {
    let words = document.sentences.iter().map(|sentence| sentence.words.iter().map(String::as_str));
    let observed = Observed::new(words, model.lexicon());
    let FirstLook { mut scores, labels } = FirstLook::new(&observed, model.tagger());
    let look = SecondLook::new(&observed, labels);
    let mut lattice = Lattice::new();
    let (transitions, unit) = (transitions(model.tagger()), model.tagger().unit());
    let mut shares = Vec::new();
    for range in observed.sentences() {
        let scores = &mut scores[range.clone()];
        score::second(model.second_look(), &look, range, scores);
        let rows: Vec<Row> =
            scores.iter().map(|row| std::array::from_fn(|label| row[label] as f32 * unit)).collect();
        shares.push(lattice.shares(&rows, &transitions).iter().map(sparse).collect::<Vec<_>>());
    }
    for (sentence, shares) in document.sentences.iter_mut().zip(shares) {
        sentence.shares = shares;
    }
    document
}

/// The labels that have a share worth keeping; none where it is all outside.
fn sparse(row: &Row) -> silver::Shares {
    if row[Label::OUTSIDE.index()] > 1.0 - LEAST {
        return Vec::new();
    }
    Label::all().map(|label| (label, row[label.index()])).filter(|&(_, share)| share >= LEAST).collect()
}
