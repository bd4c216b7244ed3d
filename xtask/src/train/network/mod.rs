//! `cargo xtask train network`: a convolutional tagger with a memory of the document.

mod fit;
mod layers;
mod pass;
mod quantize;
mod texts;
mod weights;

use std::{ops::Range, path::Path, time::Instant};

use anyhow::Result;
use nutgraf::{
    Model,
    model::{Lexicon, tagger::ROW},
    tag::decode::{Decoder, Scores},
};
use rayon::prelude::*;

use self::weights::Shape;
pub(crate) use self::{
    fit::Settings,
    pass::Pass,
    texts::{Text, Vocabulary},
    weights::Weights,
};
use super::{lattice::Row, ner as linear, numbers::Random, vectors};
use crate::{
    data::{ner::Document, silver},
    eval::{
        ner::{
            development_sets,
            four_types::{gold, of_name},
        },
        score::Score,
    },
};

/// What makes a network small enough to pack: no word vectors, since clusters and letter sequences carry most of what
/// those say, and narrower layers.
pub(crate) const STUDENT: [&str; 4] = ["--word=0", "--hidden=96", "--last=64", "--epochs=3"];

/// Trains a network on the sets in `data` and writes its part under `name`.
pub(crate) fn run(data: &Path, name: &str, silver: Option<&Path>, settings: &Settings) -> Result<()> {
    let start = Instant::now();
    let step = |what: &str| println!("{:>6.1} s  {what}", start.elapsed().as_secs_f32());
    let lexicon = linear::lexicon()?;
    let vectors = vectors::read(vectors::NEAR)?;
    let vocabulary = Vocabulary::new(&vectors);
    let documents = linear::training_documents(data, settings.seed)?;
    let mut texts: Vec<Text> =
        documents.par_iter().map(|document| Text::labelled(document, &lexicon, &vocabulary)).collect();
    let gold = texts.len();
    if let Some(silver) = silver {
        let documents = silver::read(silver)?;
        texts.par_extend(documents.par_iter().map(|document| Text::taught(document, &lexicon, &vocabulary)));
    }
    step(&format!(
        "{gold} texts with names, {} texts, {} words",
        texts.len(),
        texts.iter().map(Text::len).sum::<usize>()
    ));
    let shape =
        Shape { word: settings.word, part: settings.part, hidden: settings.hidden, last: settings.last };
    let mut weights = Weights::new(shape, &vectors, &mut Random::new(settings.seed));
    let report = |epoch, loss| step(&format!("epoch {epoch}: loss {loss:.4}"));
    if texts.len() > gold {
        // What people marked is read three times as often as what a teacher guessed.
        let mut order: Vec<&Text> = texts[gold..].iter().collect();
        (0..3).for_each(|_| order.extend(&texts[..gold]));
        let once = Settings { epochs: 1, ..settings.clone() };
        weights = fit::fit(&mut weights, &order, &once, report);
    }
    let rest =
        Settings { rate: settings.rate * if texts.len() > gold { 0.2 } else { 1.0 }, ..settings.clone() };
    let fitted = fit::fit(&mut weights, &texts[..gold].iter().collect::<Vec<_>>(), &rest, report);
    for set in development_sets(data)? {
        let f1 = measured(&fitted, &set.documents, &lexicon, &vocabulary).total().f1();
        step(&format!("the network alone: F1 {f1:.2} on the words of {}", set.name));
    }
    super::write_part(name, &fitted.bytes())?;
    if settings.word == 0 { round(name) } else { Ok(()) }
}

/// How right the network is by itself, on words as they are marked.
fn measured(weights: &Weights, documents: &[Document], lexicon: &Lexicon, vocabulary: &Vocabulary) -> Score {
    let steps = weights.steps().map(|row| row.map(|step| in_units(step) as i16));
    let readings: Vec<_> = documents
        .par_iter()
        .map(|document| {
            let text = Text::labelled(document, lexicon, vocabulary);
            let pass = Pass::new(weights, &text, None);
            let mut decoder = Decoder::with(&steps, linear::UNIT);
            let mut names = |sentence: &Range<usize>| {
                let scores: Vec<Scores> = pass.scores(sentence).iter().map(padded).collect();
                decoder.names(&scores)
            };
            text.sentences.iter().map(&mut names).collect::<Vec<_>>()
        })
        .collect();
    let mut score = Score::default();
    for (document, readings) in documents.iter().zip(&readings) {
        for (sentence, names) in document.sentences.iter().zip(readings) {
            let given: Vec<_> =
                names.iter().map(|name| (name.start, name.end, of_name(name.name_type))).collect();
            score.add(&gold(sentence), &given);
        }
    }
    score
}

/// A row of scores as the decoder takes it.
pub(crate) fn padded(row: &Row) -> Scores {
    let mut scores = [0; ROW];
    scores.iter_mut().zip(row).for_each(|(score, &value)| *score = in_units(value));
    scores
}

/// A score in the unit of the linear tagger.
fn in_units(score: f32) -> i32 {
    (score / linear::UNIT).round() as i32
}

/// Rounds the weights in the part called `name` and writes the part of the model that the pack takes.
fn round(name: &str) -> Result<()> {
    let mut bytes = Vec::new();
    quantize::quantize(&Weights::read(name)?)?.write(&mut bytes);
    println!("{}: {} bytes", Model::NETWORK, bytes.len());
    super::write_part(Model::NETWORK, &bytes)
}
