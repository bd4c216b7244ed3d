//! `cargo xtask train ner`: the weights of the tagger, from texts with labelled names.
//!
//! The texts are described by the feature extractor that articles are read with ([`examples`]), a linear-chain
//! conditional random field is fitted to the labels ([`crf`], with copies in other letter cases, [`augment`]), and its weights are rounded to integers
//! ([`quantize`]). The second look learns from what first looks make of texts that they were not trained on ([`looks`]).
//! Every step gives the same result in every run with the same seed.

mod augment;
mod crf;
mod examples;
mod looks;
mod quantize;

use std::{fs, path::Path, time::Instant};

use anyhow::Result;
use nutgraf::{
    Model,
    model::{
        Lexicon,
        clusters::WordClusters,
        names::NameLists,
        pack::{Pack, PackWriter, Reader},
        tagger::TaggerWeights,
    },
};

use crate::{
    data::{
        ner::{self, Document},
        silver,
    },
    eval::ner::{development_sets, reading::on_words},
    pack,
};
pub(crate) use augment::as_headlines;
pub(crate) use crf::Settings;
pub(super) use examples::{gold, taught};
pub(super) use quantize::UNIT;

/// Trains the tagger on the sets in `data`, and before on what a teacher labelled in the file `silver`; writes the parts
/// of both looks.
pub(crate) fn run(data: &Path, silver: Option<&Path>, settings: &Settings) -> Result<()> {
    let start = Instant::now();
    let step = |what: &str| println!("{:>6.1} s  {what}", start.elapsed().as_secs_f32());
    let lexicon = lexicon()?;
    let documents = training_documents(data, settings.seed)?;
    step(&format!("{} documents", documents.len()));
    let silver = silver.map_or_else(|| Ok(Vec::new()), silver::read)?;
    let training = looks::Training::new(&documents, &silver, &lexicon, settings, step);
    let first = training
        .first_look(|epoch, loss| step(&format!("first look, epoch {epoch}: loss {loss:.4} a token")));
    write(Model::TAGGER, &first)?;
    let nothing = TaggerWeights::new(&[], *first.transitions(), first.unit());
    let sets = development_sets(data)?;
    let measure = |what: &str, second: &TaggerWeights| -> Result<()> {
        let model = unpacked(&lexicon, &first, second)?;
        for set in &sets {
            let f1 = on_words(&set.documents, &model).total().f1();
            step(&format!("{what}: F1 {f1:.2} on the words of {}", set.name));
        }
        Ok(())
    };
    measure("first look", &nothing)?;
    if !settings.first_look_only {
        let second = training.second_look(&first, step);
        write(Model::SECOND_LOOK, &second)?;
        measure("both looks", &second)?;
    }
    Ok(())
}

/// A model of parts that are not packed.
fn unpacked(lexicon: &Lexicon, first: &TaggerWeights, second: &TaggerWeights) -> Result<Model> {
    let mut writer = PackWriter::new("");
    let section = |write: &dyn Fn(&mut Vec<u8>)| {
        let mut bytes = Vec::new();
        write(&mut bytes);
        bytes
    };
    writer.section(Lexicon::CLUSTERS, section(&|bytes| lexicon.clusters.write(bytes)));
    writer.section(Model::TAGGER, section(&|bytes| first.write(bytes)));
    writer.section(Model::SECOND_LOOK, section(&|bytes| second.write(bytes)));
    writer.section(Lexicon::LISTS, section(&|bytes| lexicon.gazetteer.write(bytes)));
    writer.section(Model::NAMES, section(&|bytes| NameLists::default().write(bytes)));
    let packed = fs::read(pack::model_path())?;
    writer.section(Model::CHUNKER, pack::part(Model::CHUNKER, &Pack::read(&packed)?)?);
    Ok(Model::from_bytes(&writer.finish())?)
}

fn write(section: &str, weights: &TaggerWeights) -> Result<()> {
    let mut bytes = Vec::new();
    weights.write(&mut bytes);
    println!("{section}: {} features kept, {} bytes", weights.len(), bytes.len());
    super::write_part(section, &bytes)
}

/// What the tagger learns from: news first, then sets with other types or of other kinds of text.
const SETS: [(&str, ner::Format); 9] = [
    ("conll2003/eng.train", ner::CONLL),
    ("worldwide/train.tsv", ner::WORLDWIDE),
    ("wnut17/train.conll", ner::WNUT),
    ("wnut17/dev.conll", ner::WNUT),
    ("uner/ewt-dev.iob2", ner::UNIVERSAL),
    ("uner/ewt-test.iob2", ner::UNIVERSAL),
    ("uner/en_pud-ud-test.iob2", ner::UNIVERSAL),
    ("crossner-politics/train.txt", ner::POLITICS),
    ("crossner-politics/dev.txt", ner::POLITICS),
];

/// A longer text is a set without borders between its texts.
const MAX_SENTENCES: usize = 400;

/// The texts that people marked.
pub(super) fn marked_documents(data: &Path) -> Result<Vec<Document>> {
    let mut documents = Vec::new();
    for (path, format) in SETS {
        documents.extend(ner::read(&data.join("ner").join(path), format)?.into_iter().flat_map(pieces));
    }
    Ok(documents)
}

/// The texts that the tagger learns from, with copies in other cases.
pub(super) fn training_documents(data: &Path, seed: u64) -> Result<Vec<Document>> {
    let mut documents = marked_documents(data)?;
    for (group, document) in documents.iter_mut().enumerate() {
        document.group = group;
    }
    augment::add_copies(&mut documents, seed);
    augment::join_clitics(&mut documents, seed);
    Ok(documents)
}

/// The texts of a document; of a set without borders each sentence, since they have nothing to do with each other.
fn pieces(document: Document) -> Vec<Document> {
    if document.sentences.len() <= MAX_SENTENCES {
        return vec![document];
    }
    document.sentences.into_iter().map(|sentence| Document { sentences: vec![sentence], group: 0 }).collect()
}

/// The clusters as they are in the pack or were trained since, and the lists as they are in their files.
pub(super) fn lexicon() -> Result<Lexicon> {
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
            label::{Label, NameType, Place},
            tagger::ROW,
        },
        tag::{FirstLook, decode::OUTSIDE, features::Observed},
    };

    use super::{Settings, looks::Training};
    use crate::{
        data::{
            ner::{self, Document, Sentence},
            silver,
        },
        train::lattice::Target,
    };

    /// A few invented sentences, each word with its CoNLL type or none.
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
        let document = Document {
            sentences: vec![
                sentence(&[("Noor", "PER"), ("flew", ""), ("to", ""), ("Lima", "LOC"), (".", "")]),
                sentence(&[("Acme", "ORG"), ("hired", ""), ("Noor", "PER"), (".", "")]),
                sentence(&[("Peruvian", "MISC"), ("cooks", ""), ("left", ""), ("Lima", "LOC"), (".", "")]),
            ],
            group: 0,
        };
        (0..4).map(|group| Document { group, ..document.clone() }).collect()
    }

    fn settings() -> Settings {
        Settings {
            min_count: 1,
            epochs: 20,
            rate: 0.3,
            l1: 0.01,
            l2: 0.01,
            dropout: 0.1,
            recall: 0.1,
            folds: 2,
            seed: 1,
            faintest: 1,
            first_look_only: false,
        }
    }

    /// The trainer's sums over its numbered features are the reader's sums over hashed ones, and the reader finds
    /// again what the trainer was taught.
    #[test]
    fn trainer_and_reader_score_alike() {
        let (documents, lexicon, settings) = (documents(), Lexicon::default(), settings());
        let training = Training::new(&documents, &[], &lexicon, &settings, |_| {});
        let weights = training.first_look(|_, _| {});
        let sentences = &documents[0].sentences;
        let observed = Observed::new(sentences.iter().map(|s| s.words.iter().map(String::as_str)), &lexicon);
        let look = FirstLook::new(&observed, &weights);
        let looked_at = look.scores.iter().zip(&look.labels).filter(|(scores, _)| **scores != OUTSIDE);
        let mut compared = 0;
        for (token, (scores, label)) in looked_at.enumerate() {
            let mut sums = [0; ROW];
            for &feature in training.examples.features_of(token) {
                if let Some(row) = weights.row(training.examples.keys()[feature as usize]) {
                    sums.iter_mut().zip(row).for_each(|(sum, &weight)| *sum += i32::from(weight));
                }
            }
            assert_eq!(*scores, sums, "token {token}");
            let Target::Labels(allowed) = training.examples.target(token) else {
                panic!("people labelled it")
            };
            assert!(allowed & (1 << label.index()) != 0, "{label:?} for token {token}");
            compared += 1;
        }
        assert!(compared > 5);
        assert!(look.labels.iter().any(|&label| label != Label::OUTSIDE));
    }

    /// What only a teacher labelled is learnt as unsure as the teacher was.
    #[test]
    fn a_teacher_is_believed_as_far_as_it_is_sure() {
        let label = |name_type| Label::new(Place::Unit, name_type);
        let shares = vec![(label(NameType::Person), 0.7), (label(NameType::Location), 0.3)];
        let sentence = silver::Sentence {
            words: ["Jordan", "is", "here", "today"].map(str::to_owned).to_vec(),
            shares: vec![shares, Vec::new(), Vec::new(), Vec::new()],
        };
        let silver = vec![silver::Document { sentences: vec![sentence] }; 300];
        let (lexicon, settings) =
            (Lexicon::default(), Settings { epochs: 0, rate: 0.05, dropout: 0.0, ..settings() });
        let training = Training::new(&[], &silver, &lexicon, &settings, |_| {});
        let weights = training.first_look(|_, _| {});
        let observed = Observed::new([["Jordan", "is", "here", "today"]], &lexicon);
        let look = FirstLook::new(&observed, &weights);
        assert_eq!(look.labels[0], label(NameType::Person));
        let score = |name_type| look.scores[0][label(name_type).index()] as f32 * weights.unit();
        let odds = (score(NameType::Person) - score(NameType::Location)).exp();
        // 0.7 to 0.3 is 2.3, but the small weights of many features are each rounded.
        assert!((1.5..8.0).contains(&odds), "{odds}");
        assert!(score(NameType::Location) > score(NameType::Organization) + 1.0);
    }

    #[test]
    fn training_twice_gives_the_same_weights() {
        let (documents, lexicon, settings) = (documents(), Lexicon::default(), settings());
        let bytes = || {
            let training = Training::new(&documents, &[], &lexicon, &settings, |_| {});
            let first = training.first_look(|_, _| {});
            let mut bytes = Vec::new();
            first.write(&mut bytes);
            training.second_look(&first, |_| {}).write(&mut bytes);
            bytes
        };
        assert_eq!(bytes(), bytes());
    }
}
