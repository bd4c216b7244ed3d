//! `cargo xtask train chunker`: which words are in noun phrases.
//!
//! An averaged perceptron (Collins 2002) over the features of `topic::chunk`, read from left to right as articles are.
//! It learns from the parts of speech and dependencies of GUM: nouns and names are nouns, adjectives and participles that
//! stand before what they modify are modifiers, the rest is outside. Prints the accuracy on each fifth text, kept
//! out of a first training, then trains on all of them.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use nutgraf::{
    Model,
    model::{
        Lexicon,
        chunker::{CHUNKS, ChunkWeights, SLOTS},
        clusters::WordClusters,
        pack::Pack,
    },
    text,
    topic::{
        self,
        chunk::{Chunk, FEATURES, Look, best, features, look},
    },
};

use super::numbers::Random;
use crate::data::gum;

/// How often all sentences are read.
const EPOCHS: usize = 5;
/// Each text of this distance is kept out of the first training.
const HELD_OUT: usize = 5;
/// What a weight of one is in the pack.
const STEP: f64 = 8.0;

/// Words as they are seen, each with its label.
struct Sentence {
    looks: Vec<Look>,
    labels: Vec<Chunk>,
}

/// Trains on the texts below `data` and writes the part of the model.
pub(crate) fn run(data: &Path) -> Result<()> {
    let path = crate::pack::model_path();
    let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let clusters = Lexicon::from_pack(&Pack::read(&bytes)?)?.clusters;
    let texts: Vec<Vec<Sentence>> =
        gum::files(data)?.iter().map(|(_, lines)| sentences(lines, &clusters)).collect();
    let (mut seen, mut kept_out) = (Vec::new(), Vec::new());
    for (position, text) in texts.iter().enumerate() {
        if position % HELD_OUT == 0 { &mut kept_out } else { &mut seen }.extend(text);
    }
    let accuracy = accuracy(&kept_out, &fit(&seen)?);
    println!("{} sentences kept out: {:.2} % of the words are right", kept_out.len(), 100.0 * accuracy);
    let mut part = Vec::new();
    fit(&texts.iter().flatten().collect::<Vec<&Sentence>>())?.write(&mut part);
    super::write_part(Model::CHUNKER, &part)
}

/// The sentences of a text in CoNLL-U.
fn sentences(lines: &str, clusters: &WordClusters) -> Vec<Sentence> {
    lines.split("\n\n").filter_map(|lines| sentence(lines, clusters)).collect()
}

/// A sentence, its words cut as the words of articles are.
fn sentence(lines: &str, clusters: &WordClusters) -> Option<Sentence> {
    let mut plain = String::new();
    // The label of each byte of the text.
    let mut labels: Vec<Chunk> = Vec::new();
    for line in lines.lines().filter(|line| !line.starts_with('#')) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [id, form, _, part, _, _, head, relation, _, notes] = columns[..] else { continue };
        // Words that are written as one, "don't", come once more with a range of numbers.
        let Ok(id) = id.parse::<u32>() else { continue };
        plain.push_str(form);
        labels.resize(plain.len(), label(part, relation, head.parse().is_ok_and(|head: u32| head > id)));
        if !notes.contains("SpaceAfter=No") {
            plain.push(' ');
            labels.push(Chunk::Outside);
        }
    }
    let document = text::read(&plain);
    let words: Vec<_> =
        document.sentences().iter().flat_map(|sentence| topic::words(&document, sentence)).collect();
    (!words.is_empty()).then(|| Sentence {
        looks: words
            .iter()
            .map(|&span| document.words(span))
            .map(|word| look(word, &word.to_lowercase(), clusters))
            .collect(),
        // A compound is what its last word is.
        labels: words.iter().map(|span| labels[span.end() as usize - 1]).collect(),
    })
}

/// What a word with this part of speech and relation is; `is_before` says whether what it depends on comes later.
fn label(part: &str, relation: &str, is_before: bool) -> Chunk {
    let relation = relation.split(':').next().unwrap_or_default();
    match (part, relation) {
        ("NOUN" | "PROPN", _) | ("VERB", "compound") => Chunk::Noun,
        ("ADJ" | "VERB", "amod") if is_before => Chunk::Modifier,
        ("ADJ", "compound") => Chunk::Modifier,
        _ => Chunk::Outside,
    }
}

/// Learns from `sentences`; the same sentences give the same weights.
fn fit(sentences: &[&Sentence]) -> Result<ChunkWeights> {
    let mut weights = vec![[0.0_f64; CHUNKS]; SLOTS];
    // The sum of all weights that there were, without keeping them: each change counts for the time that is left.
    let mut early = vec![[0.0_f64; CHUNKS]; SLOTS];
    let mut time = 1.0;
    let mut order: Vec<usize> = (0..sentences.len()).collect();
    let mut random = Random::new(1);
    for _ in 0..EPOCHS {
        random.shuffle(&mut order);
        for &position in &order {
            let Sentence { looks, labels } = sentences[position];
            let mut before = [Chunk::Outside; 2];
            for (position, &right) in labels.iter().enumerate() {
                let slots = features(looks, position, before).map(|feature| feature as usize % SLOTS);
                let found = strongest(&slots, &weights);
                if found != right {
                    for slot in slots {
                        for (chunk, sign) in [(right, 1.0), (found, -1.0)] {
                            weights[slot][chunk as usize] += sign;
                            early[slot][chunk as usize] += sign * time;
                        }
                    }
                }
                time += 1.0;
                before = [found, before[0]];
            }
        }
    }
    let mean = |weight: f64, early: f64| ((weight - early / time) * STEP).round().clamp(-127.0, 127.0) as i8;
    let rows = weights.iter().zip(&early);
    let rows = rows.map(|(row, early)| std::array::from_fn(|chunk| mean(row[chunk], early[chunk])));
    ChunkWeights::new(rows.collect()).context("as many rows as slots")
}

/// The label with the largest sum, among equals the first.
fn strongest(slots: &[usize; FEATURES], weights: &[[f64; CHUNKS]]) -> Chunk {
    let sum = |chunk: Chunk| slots.iter().map(|&slot| weights[slot][chunk as usize]).sum::<f64>();
    let [first, rest @ ..] = Chunk::ALL;
    rest.into_iter().fold(first, |best, chunk| if sum(chunk) > sum(best) { chunk } else { best })
}

/// The share of the words that get their label.
fn accuracy(sentences: &[&Sentence], weights: &ChunkWeights) -> f64 {
    let (mut right, mut all) = (0_u32, 0_u32);
    for Sentence { looks, labels } in sentences {
        let mut before = [Chunk::Outside; 2];
        for (position, label) in labels.iter().enumerate() {
            let found = best(&features(looks, position, before), weights);
            right += u32::from(found == *label);
            all += 1;
            before = [found, before[0]];
        }
    }
    f64::from(right) / f64::from(all.max(1))
}
