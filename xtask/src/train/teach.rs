//! `cargo xtask train silver`: bulk news, labelled by a committee of the tagger as it is packed and of networks.
//!
//! What they are unsure of is kept as probabilities, so that a new tagger that learns from it is not made surer than its
//! teachers were.

use std::path::Path;

use anyhow::Result;
use nutgraf::{
    Model,
    model::label::{LABELS, Label},
    tag::{
        self, Looks,
        decode::{Decoder, Scores},
        features::Observed,
        name::Name,
    },
    text,
};
use rayon::prelude::*;

use super::{
    network::{self, Pass, Text, Vocabulary, Weights},
    numbers::Random,
    vectors,
};
use crate::{
    data::{bulk, ner, silver},
    eval::{
        ner::{
            development_sets,
            four_types::{gold, of_name},
        },
        score::{Score, Scored},
    },
};

/// Only so many words of a story are read: names are new at its beginning, and come again later.
const MAX_WORDS: usize = 600;
/// Labels with less of a share are left out.
const LEAST: f32 = 1.0 / 255.0;

/// Prints how right the tagger of `model` and the networks called `names` are together on the sets for tuning, labels a
/// random choice of about `count` stories of the bulk news below `data`, and writes them to `path`.
pub(crate) fn run(data: &Path, names: &[String], count: usize, path: &Path, model: &Model) -> Result<()> {
    let committee = Committee::new(model, names)?;
    for set in development_sets(data)? {
        let readings: Vec<_> = set.documents.par_iter().map(|document| committee.names(document)).collect();
        let mut score = Score::default();
        for (document, readings) in set.documents.iter().zip(&readings) {
            for (sentence, given) in document.sentences.iter().zip(readings) {
                score.add(&gold(sentence), given);
            }
        }
        println!("{}: F1 {:.2}", set.name, score.total().f1());
    }
    let documents: Vec<silver::Document> =
        stories(data, count)?.into_par_iter().map(|document| committee.label(document)).collect();
    let words =
        documents.iter().flat_map(|document| &document.sentences).map(|sentence| sentence.words.len());
    println!("{} stories, {} words", documents.len(), words.sum::<usize>());
    silver::write(path, &documents)
}

/// A random choice of about `count` stories, as sentences of words without labels.
fn stories(data: &Path, count: usize) -> Result<Vec<silver::Document>> {
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

/// Taggers of both kinds, whose scores are added up: where one is sure and the other is not, the sure one decides.
struct Committee<'a> {
    model: &'a Model,
    networks: Vec<Weights>,
    vocabulary: Vocabulary,
}

impl<'a> Committee<'a> {
    /// The linear tagger of `model` and the networks in the parts called `names`.
    fn new(model: &'a Model, names: &[String]) -> Result<Self> {
        let vocabulary = Vocabulary::new(&vectors::read(vectors::NEAR)?);
        let networks = names.iter().map(|name| Weights::read(name)).collect::<Result<_>>()?;
        Ok(Self { model, networks, vocabulary })
    }

    /// The sums of the scores of the words of each sentence of a document.
    fn scores(&self, document: &[Vec<&str>]) -> Vec<Vec<Scores>> {
        let observed =
            Observed::new(document.iter().map(|words| words.iter().copied()), self.model.lexicon());
        let linear = Looks::linear(&observed, self.model).scores;
        let mut sums: Vec<Vec<Scores>> =
            observed.sentences().iter().map(|sentence| linear[sentence.clone()].to_vec()).collect();
        let text = Text::read(document, self.model.lexicon(), &self.vocabulary);
        for network in &self.networks {
            let pass = Pass::new(network, &text, None);
            for (rows, range) in sums.iter_mut().zip(&text.sentences) {
                for (row, more) in rows.iter_mut().zip(pass.scores(range)) {
                    row.iter_mut().zip(network::padded(&more)).for_each(|(cell, more)| *cell += more);
                }
            }
        }
        sums
    }

    /// What decodes the sums.
    fn decoder(&self) -> Decoder {
        let (mut steps, unit) = (*self.model.tagger().transitions(), self.model.tagger().unit());
        for network in &self.networks {
            for (step, more) in steps.as_flattened_mut().iter_mut().zip(network.steps().as_flattened()) {
                *step += (more / unit).round() as i16;
            }
        }
        Decoder::with(&steps, unit / (1 + self.networks.len()) as f32)
    }

    /// Fills the shares of a document.
    fn label(&self, mut document: silver::Document) -> silver::Document {
        let scores = self.scores(&words_of(document.sentences.iter().map(|sentence| &sentence.words)));
        let mut decoder = self.decoder();
        for (sentence, scores) in document.sentences.iter_mut().zip(&scores) {
            sentence.shares = decoder.marginals(scores).iter().map(sparse).collect();
        }
        document
    }

    /// The names in each sentence of a document, as they are scored.
    fn names(&self, document: &ner::Document) -> Vec<Vec<Scored>> {
        let scores = self.scores(&words_of(document.sentences.iter().map(|sentence| &sentence.words)));
        let mut decoder = self.decoder();
        let given = |name: Name| (name.start, name.end, of_name(name.name_type));
        scores.iter().map(|scores| decoder.names(scores).into_iter().map(given).collect()).collect()
    }
}

fn words_of<'a>(sentences: impl Iterator<Item = &'a Vec<String>>) -> Vec<Vec<&'a str>> {
    sentences.map(|words| words.iter().map(String::as_str).collect()).collect()
}

/// The labels that have a share worth keeping; none where it is all outside.
fn sparse(row: &[f32; LABELS]) -> silver::Shares {
    if row[Label::OUTSIDE.index()] > 1.0 - LEAST {
        return Vec::new();
    }
    Label::all().map(|label| (label, row[label.index()])).filter(|&(_, share)| share >= LEAST).collect()
}
