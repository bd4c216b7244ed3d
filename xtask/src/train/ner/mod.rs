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

#[cfg(test)]
mod tests {
    use nutgraf::{
        model::{
            Lexicon,
            label::{LABELS, Label},
            tagger::ROW,
        },
        tag::{decode::Decoder, features::Observed, score::Scorer},
    };

    use super::{Settings, crf, examples::Examples, quantize::quantize};
    use crate::data::ner::{self, Document, Sentence};

    /// A few invented sentences; names stand in brackets with their CoNLL type.
    fn documents() -> Vec<Document> {
        let sentence = |marked: &[(&str, &str)]| {
            let mut sentence = Sentence::default();
            for &(word, tag) in marked {
                let start = sentence.words.len();
                sentence.words.push(word.to_owned());
                if let Some(types) = (ner::CONLL.types)(tag) {
                    sentence.names.push(ner::GoldName { start, end: start + 1, types });
                }
            }
            sentence
        };
        vec![Document {
            sentences: vec![
                sentence(&[("Noor", "PER"), ("flew", ""), ("to", ""), ("Lima", "LOC"), (".", "")]),
                sentence(&[("Acme", "ORG"), ("hired", ""), ("Noor", "PER"), (".", "")]),
                sentence(&[("Peruvian", "MISC"), ("cooks", ""), ("left", ""), ("Lima", "LOC"), (".", "")]),
            ],
        }]
    }

    /// The trainer's sums over its numbered features are the reader's sums over hashed ones, and the reader finds
    /// again what the trainer was taught.
    #[test]
    fn trainer_and_reader_score_alike() {
        let (documents, lexicon) = (documents(), Lexicon::default());
        let settings = Settings { min_count: 1, epochs: 30, rate: 0.3, l1: 0.01, l2: 0.01, seed: 1 };
        let examples = Examples::new(&documents, &lexicon, settings.min_count);
        let weights = quantize(&examples, &crf::fit(&examples, &settings, |_, _| {}));

        let words = documents[0].sentences.iter().map(|sentence| sentence.words.iter().map(String::as_str));
        let observed = Observed::new(words, &lexicon);
        let (mut scorer, mut decoder) = (Scorer::new(&weights), Decoder::new(&weights));
        for (sentence, range) in documents[0].sentences.iter().zip(observed.sentences()) {
            let rows = scorer.sentence(&observed, range);
            for (place, row) in range.clone().zip(rows) {
                let mut sums = [0; ROW];
                for &feature in examples.features_of(place) {
                    if let Some(row) = weights.row(examples.keys()[feature as usize]) {
                        sums.iter_mut().zip(row).for_each(|(sum, &weight)| *sum += i32::from(weight));
                    }
                }
                assert_eq!(*row, sums, "{}", sentence.words[place - range.start]);
            }
            let labels = decoder.viterbi(rows);
            for (place, label) in labels.iter().enumerate() {
                let allowed = examples.allowed(range.start + place);
                assert!(allowed & (1 << label.index()) != 0, "{label:?} for {}", sentence.words[place]);
            }
            assert!(LABELS > 1 && labels.iter().any(|&label| label != Label::OUTSIDE));
        }
    }

    #[test]
    fn training_twice_gives_the_same_weights() {
        let (documents, lexicon) = (documents(), Lexicon::default());
        let settings = Settings { min_count: 1, epochs: 3, rate: 0.1, l1: 0.0, l2: 0.1, seed: 7 };
        let bytes = || {
            let examples = Examples::new(&documents, &lexicon, settings.min_count);
            let mut bytes = Vec::new();
            quantize(&examples, &crf::fit(&examples, &settings, |_, _| {})).write(&mut bytes);
            bytes
        };
        assert_eq!(bytes(), bytes());
    }
}
