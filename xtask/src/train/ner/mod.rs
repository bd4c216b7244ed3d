//! `cargo xtask train ner`: the weights of the tagger, from texts with labelled names.
//!
//! The texts are described by the feature extractor that articles are read with ([`examples`]), a linear-chain
//! conditional random field is fitted to the labels ([`crf`]), and its weights are rounded to integers
//! ([`quantize`]). Every step gives the same result in every run with the same seed.

mod crf;
mod examples;
mod quantize;

use std::{fs, path::Path, time::Instant};

use anyhow::Result;
use nutgraf::{
    Model,
    model::{
        Lexicon,
        clusters::WordClusters,
        pack::{Pack, Reader},
    },
};

use crate::{
    data::ner::{self, Document},
    pack,
};
pub(crate) use crf::Settings;

/// Trains the tagger on the sets in `data` and writes the part.
pub(crate) fn run(data: &Path, settings: &Settings) -> Result<()> {
    let start = Instant::now();
    let step = |what: &str| println!("{:>6.1} s  {what}", start.elapsed().as_secs_f32());
    let lexicon = lexicon()?;
    let documents = training_documents(data)?;
    step(&format!("{} documents", documents.len()));
    let examples = examples::Examples::new(&documents, &lexicon, settings.min_count);
    step(&format!("{} tokens, {} features", examples.tokens(), examples.features()));
    let weights =
        crf::fit(&examples, settings, |epoch, loss| step(&format!("epoch {epoch}: loss {loss:.4} a token")));
    let weights = quantize::quantize(&examples, &weights);
    let mut bytes = Vec::new();
    weights.write(&mut bytes);
    super::write_part(Model::TAGGER, &bytes)?;
    step(&format!("{} features kept, {} bytes", weights.len(), bytes.len()));
    Ok(())
}

/// The texts that the tagger learns from.
fn training_documents(data: &Path) -> Result<Vec<Document>> {
    let mut documents = ner::read(&data.join("ner/conll2003/eng.train"), ner::CONLL)?;
    documents.extend(ner::read(&data.join("ner/worldwide/train.tsv"), ner::WORLDWIDE)?);
    Ok(documents)
}

/// The clusters as they are in the pack or were trained since, and the lists as they are in their files.
fn lexicon() -> Result<Lexicon> {
    let old = fs::read(pack::model_path())?;
    let clusters = pack::part(Lexicon::CLUSTERS, &Pack::read(&old)?)?;
    let clusters = WordClusters::read(&mut Reader::new(&clusters));
    let clusters = clusters
        .ok_or_else(|| anyhow::anyhow!("the clusters are damaged; run `cargo xtask train clusters`"))?;
    Ok(Lexicon { clusters, gazetteer: pack::gazetteer()? })
}
