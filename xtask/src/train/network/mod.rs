//! `cargo xtask train network`: a convolutional tagger with a memory of the document.

mod fit;
mod layers;
mod pass;
mod texts;
mod weights;

use std::{path::Path, time::Instant};

use anyhow::Result;
use rayon::prelude::*;

use self::weights::Shape;
pub(crate) use self::{
    fit::Settings,
    pass::Pass,
    texts::{Text, Vocabulary},
    weights::Weights,
};
use super::{ner as linear, numbers::Random, vectors};
use crate::data::ner;

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
    super::write_part(name, &fitted.bytes())
}
