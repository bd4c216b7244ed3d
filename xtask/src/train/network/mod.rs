//! `cargo xtask train network`: a convolutional tagger with a memory of the document.

mod fit;
mod layers;
mod pass;
mod texts;
mod weights;

use std::{path::Path, time::Instant};

use anyhow::Result;
use nutgraf::model::Lexicon;
use rayon::prelude::*;

use self::{
    pass::{Pass, transitions},
    texts::{Text, Vocabulary},
    weights::{Shape, Weights, name},
};
pub(crate) use fit::Settings;

use super::{lattice::Lattice, ner as linear, numbers::Random, vectors};
use crate::{
    data::ner,
    eval::{
        ner::{development_sets, four_types, gold},
        score::Score,
    },
};

/// Trains a network on the sets in `data` and writes its part under `name`.
pub(crate) fn run(data: &Path, name: &str, settings: &Settings) -> Result<()> {
    let start = Instant::now();
    let step = |what: &str| println!("{:>6.1} s  {what}", start.elapsed().as_secs_f32());
    let lexicon = linear::lexicon()?;
    let vectors = vectors::read()?;
    let vocabulary = Vocabulary::new(&vectors);
    let mut texts = Vec::new();
    let sets = [("conll2003/eng.train", ner::CONLL), ("worldwide/train.tsv", ner::WORLDWIDE)];
    for (style, (path, format)) in sets.into_iter().enumerate() {
        let mut documents = ner::read(&data.join("ner").join(path), format)?;
        linear::add_copies(&mut documents, settings.seed);
        texts.par_extend(
            documents
                .par_iter()
                .map(|document| Text::labelled(document, Some(style as u32), &lexicon, &vocabulary)),
        );
    }
    step(&format!("{} texts, {} words", texts.len(), texts.iter().map(Text::len).sum::<usize>()));
    let shape =
        Shape { word: settings.word, part: settings.part, hidden: settings.hidden, last: settings.last };
    let mut weights = Weights::new(shape, &vectors, &mut Random::new(settings.seed));
    let fitted = fit::fit(&mut weights, &texts, settings, |epoch, loss| {
        step(&format!("epoch {epoch}: loss {loss:.4}"));
    });
    super::write_part(name, &fitted.bytes())?;
    for set in development_sets(data)? {
        for style in [None, Some(0), Some(1)] {
            let score = evaluate(&fitted, &set.documents, style, &lexicon, &vocabulary);
            println!("{} {style:?}: {:.2}", set.name, score.total().f1());
        }
    }
    Ok(())
}

fn evaluate(
    weights: &Weights,
    documents: &[ner::Document],
    style: Option<u32>,
    lexicon: &Lexicon,
    vocabulary: &Vocabulary,
) -> Score {
    let lattice = Lattice::new();
    let readings: Vec<Vec<_>> = documents
        .par_iter()
        .map(|document| {
            let words: Vec<Vec<&str>> =
                document.sentences.iter().map(|s| s.words.iter().map(String::as_str).collect()).collect();
            let mut text = Text::read(&words, lexicon, vocabulary);
            text.style = style;
            let pass = Pass::new(weights, &text, None);
            let steps = transitions(&weights.dense[name::SECOND_STEPS]);
            let sentences = text.sentences.iter().zip(&document.sentences);
            sentences
                .map(|(range, sentence)| {
                    let labels = lattice.best(&pass.scores(range), &steps);
                    (gold(sentence), names(&labels))
                })
                .collect()
        })
        .collect();
    let mut score = Score::default();
    for (gold, given) in readings.iter().flatten() {
        score.add(gold, given);
    }
    score
}

fn names(labels: &[nutgraf::model::label::Label]) -> Vec<crate::eval::score::Scored> {
    use nutgraf::model::label::Place;
    let mut start = 0;
    let mut names = Vec::new();
    for (place, label) in labels.iter().enumerate() {
        let Some((position, name_type)) = label.name() else { continue };
        if matches!(position, Place::Begin | Place::Unit) {
            start = place;
        }
        if matches!(position, Place::Last | Place::Unit) {
            names.push((start, place + 1, four_types(name_type)));
        }
    }
    names
}
