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
    if settings.epochs == 0 {
        let bytes = std::fs::read(super::part_path(name))?;
        anyhow::ensure!(weights.load(&bytes), "{name} is of another shape");
    }
    let fitted = fit::fit(&mut weights, &texts, settings, |epoch, loss| {
        step(&format!("epoch {epoch}: loss {loss:.4}"));
    });
    super::write_part(name, &fitted.bytes())?;
    let model = crate::pack::model()?;
    for set in development_sets(data)? {
        for (linear, network) in [(1.0, 0.0), (0.0, 1.0), (0.5, 0.5), (0.35, 0.65)] {
            let score = evaluate(&fitted, &set.documents, &model, (linear, network), &vocabulary);
            println!("{} linear {linear} network {network}: {:.2}", set.name, score.total().f1());
        }
    }
    Ok(())
}

fn evaluate(
    weights: &Weights,
    documents: &[ner::Document],
    model: &nutgraf::Model,
    (of_linear, of_network): (f32, f32),
    vocabulary: &Vocabulary,
) -> Score {
    use nutgraf::{
        model::label::LABELS,
        tag::{FirstLook, features::Observed, score, second::SecondLook},
    };
    let lattice = Lattice::new();
    let readings: Vec<Vec<_>> = documents
        .par_iter()
        .map(|document| {
            let words: Vec<Vec<&str>> =
                document.sentences.iter().map(|s| s.words.iter().map(String::as_str).collect()).collect();
            let text = Text::read(&words, model.lexicon(), vocabulary);
            let pass = Pass::new(weights, &text, None);
            let network_steps = transitions(&weights.dense[name::SECOND_STEPS]);
            let observed = Observed::new(words.iter().map(|s| s.iter().copied()), model.lexicon());
            let FirstLook { mut scores, labels } = FirstLook::new(&observed, model.tagger());
            let look = SecondLook::new(&observed, labels);
            let unit = model.tagger().unit();
            let steps = std::array::from_fn(|from| {
                std::array::from_fn(|to| {
                    of_linear * unit * f32::from(model.tagger().transitions()[from][to])
                        + of_network * network_steps[from][to]
                })
            });
            let sentences = text.sentences.iter().zip(observed.sentences()).zip(&document.sentences);
            sentences
                .map(|((range, places), sentence)| {
                    let linear = &mut scores[places.clone()];
                    score::second(model.second_look(), &look, places, linear);
                    let rows: Vec<[f32; LABELS]> = pass
                        .scores(range)
                        .iter()
                        .zip(linear)
                        .map(|(network, linear)| {
                            std::array::from_fn(|label| {
                                of_network * network[label]
                                    + of_linear * (unit * linear[label] as f32).min(20.0)
                            })
                        })
                        .collect();
                    (gold(sentence), names(&lattice.best(&rows, &steps)))
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
