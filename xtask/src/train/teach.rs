//! `cargo xtask train silver`: bulk news, labelled by a committee of the tagger as it is packed and of networks.
//!
//! What they are unsure of is kept as probabilities, so that a new tagger that learns from it is not made surer than its
//! teachers were.

use std::path::Path;

use anyhow::Result;
use nutgraf::{
    Model,
    model::label::{Label, Place},
    tag::{self, FirstLook, decode::Scores, features::Observed, score, second::SecondLook},
    text,
};
use rayon::prelude::*;

use super::{
    lattice::{Lattice, Row, Transitions},
    network::{Pass, Text, Vocabulary, Weights},
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

/// As high as a score needs to be to count as certain; the first look gives more to words far from any capital.
const CERTAIN: f32 = 20.0;
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
pub(super) struct Committee<'a> {
    model: &'a Model,
    networks: Vec<Weights>,
    vocabulary: Vocabulary,
    lattice: Lattice,
}

impl<'a> Committee<'a> {
    /// The tagger of `model` and the networks in the parts called `names`.
    pub(super) fn new(model: &'a Model, names: &[String]) -> Result<Self> {
        let vocabulary = Vocabulary::new(&vectors::read()?);
        let networks = names.iter().map(|name| Weights::read(name)).collect::<Result<_>>()?;
        Ok(Self { model, networks, vocabulary, lattice: Lattice::new() })
    }

    /// The scores of the words of each sentence of a document, and the transitions.
    fn scores(&self, document: &[Vec<&str>]) -> (Vec<Vec<Row>>, Transitions) {
        let model = self.model;
        let observed = Observed::new(document.iter().map(|words| words.iter().copied()), model.lexicon());
        let FirstLook { mut scores, labels } = FirstLook::new(&observed, model.tagger());
        let look = SecondLook::new(&observed, labels);
        let unit = model.tagger().unit();
        let mut steps: Transitions =
            model.tagger().transitions().map(|row| row.map(|step| unit * f32::from(step)));
        let mut rows: Vec<Vec<Row>> = Vec::new();
        for range in observed.sentences() {
            let scores = &mut scores[range.clone()];
            score::second(model.second_look(), &look, range, scores);
            let row = |row: &Scores| std::array::from_fn(|label| (row[label] as f32 * unit).min(CERTAIN));
            rows.push(scores.iter().map(row).collect());
        }
        let text = Text::read(document, model.lexicon(), &self.vocabulary);
        for network in &self.networks {
            let pass = Pass::new(network, &text, None);
            for (rows, range) in rows.iter_mut().zip(&text.sentences) {
                for (row, more) in rows.iter_mut().zip(pass.scores(range)) {
                    row.iter_mut().zip(more).for_each(|(cell, more)| *cell += more);
                }
            }
            for (row, more) in steps.iter_mut().zip(network.steps()) {
                row.iter_mut().zip(more).for_each(|(cell, more)| *cell += more);
            }
        }
        let share = 1.0 / (1.0 + self.networks.len() as f32);
        rows.iter_mut().flatten().chain(&mut steps).flatten().for_each(|cell| *cell *= share);
        (rows, steps)
    }

    /// Fills the shares of a document.
    fn label(&self, mut document: silver::Document) -> silver::Document {
        let words: Vec<Vec<&str>> =
            document.sentences.iter().map(|s| s.words.iter().map(String::as_str).collect()).collect();
        let (rows, steps) = self.scores(&words);
        let shares: Vec<Vec<_>> =
            rows.iter().map(|rows| self.lattice.shares(rows, &steps).iter().map(sparse).collect()).collect();
        for (sentence, shares) in document.sentences.iter_mut().zip(shares) {
            sentence.shares = shares;
        }
        document
    }

    /// The names in a document, as they are scored.
    pub(super) fn names(&self, document: &ner::Document) -> Vec<Vec<Scored>> {
        let words: Vec<Vec<&str>> =
            document.sentences.iter().map(|s| s.words.iter().map(String::as_str).collect()).collect();
        let (rows, steps) = self.scores(&words);
        rows.iter().map(|rows| names(&self.lattice.best(rows, &steps))).collect()
    }
}

/// The names in a labelling, as they are scored.
pub(super) fn names(labels: &[Label]) -> Vec<Scored> {
    let mut start = 0;
    let mut names = Vec::new();
    for (place, label) in labels.iter().enumerate() {
        let Some((position, name_type)) = label.name() else { continue };
        if matches!(position, Place::Begin | Place::Unit) {
            start = place;
        }
        if matches!(position, Place::Last | Place::Unit) {
            names.push((start, place + 1, of_name(name_type)));
        }
    }
    names
}

/// The labels that have a share worth keeping; none where it is all outside.
fn sparse(row: &Row) -> silver::Shares {
    if row[Label::OUTSIDE.index()] > 1.0 - LEAST {
        return Vec::new();
    }
    Label::all().map(|label| (label, row[label.index()])).filter(|&(_, share)| share >= LEAST).collect()
}
