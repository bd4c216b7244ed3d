//! `cargo xtask train subjects`: what words and pairs of words say of the subjects of an article.
//!
//! Few texts are labelled with subjects, and those with one each. So it begins with words that people listed
//! (`model/lexicon/subjects`): a text with many of them has the subject, one with none has it not, and of the rest nothing
//! is known. One logistic regression for each subject learns from that, from the labels of the sets and from the
//! definitions of IPTC; then texts that it is sure of are learnt from too, and so on (self-training; Yarowsky, 1995).
//! The features with the largest weights are kept, in eight bits.

mod fit;
mod texts;
mod weak;

use std::{collections::HashMap, path::Path};

use anyhow::{Context, Result};
use clap::Args;
use nutgraf::{
    Model,
    model::{
        calibration::Calibration,
        subjects::{Subject, SubjectWeights},
    },
    topic::subject::{Vector, squash, sums},
};
use rayon::prelude::*;

use self::{
    fit::{Example, Weights, fit, logistic},
    texts::Text,
    weak::{Belief, Listed},
};
use super::{
    calibrate::{Found, line},
    write_part,
};
use crate::{
    data::subjects::Catalogue,
    eval::subjects::{Answer, table},
    pack,
};

pub(crate) use texts::is_held_out;

/// The fewest texts of a group when lines are fitted to what is believed, and to what people said.
const GROUPS: (usize, usize) = (20, 40);
/// A line is kept as its values at so many places.
const PLACES: u16 = 20;
/// Features of more of the texts than this share say nothing.
const COMMON: f32 = 0.3;

/// What can be tried.
#[derive(Debug, Clone, Args)]
pub(crate) struct Settings {
    /// How often the texts are read in a round.
    #[arg(long, default_value_t = 4)]
    epochs: usize,
    /// How often the model labels the texts that the listed words leave open.
    #[arg(long, default_value_t = 2)]
    rounds: usize,
    /// How many features are kept.
    #[arg(long, default_value_t = 14_000)]
    features: usize,
    /// In how many texts a feature must be.
    #[arg(long, default_value_t = 40)]
    common: u32,
    /// Weights below so many steps are left out.
    #[arg(long, default_value_t = 16)]
    faint: i8,
    /// How much the listed words of a subject must weigh for a text to have it.
    #[arg(long, default_value_t = 8.0)]
    least: f32,
    /// The same as a share of all listed words of the text.
    #[arg(long, default_value_t = 0.2)]
    share: f32,
    /// The share up to which the text has it not.
    #[arg(long, default_value_t = 0.06)]
    none: f32,
    /// For a part of a subject, the shares of the words of that subject.
    #[arg(long, default_value_t = 0.35)]
    part_share: f32,
    #[arg(long, default_value_t = 0.08)]
    part_none: f32,
    /// From where on the model is believed.
    #[arg(long, default_value_t = 0.75)]
    sure_yes: f32,
    #[arg(long, default_value_t = 0.15)]
    sure_no: f32,
}

/// Learns from what is below `data` and packs it.
pub(crate) fn run(data: &Path, settings: &Settings) -> Result<()> {
    let catalogue = Catalogue::read(data)?;
    let texts = texts::read(data, &catalogue)?;
    let all = Vocabulary::of(&texts.training, &catalogue, settings.common);
    println!(
        "{} texts, {} subjects, {} features",
        texts.training.len(),
        catalogue.subjects.len(),
        all.hashes.len()
    );
    let listed = Listed { seeds: &all.seeds(&catalogue), rarity: &all.rarity };
    let by_words: Vec<Vec<Belief>> = texts
        .training
        .par_iter()
        .map(|text| weak::by_words(&all.counts(text), &listed, &catalogue, settings))
        .collect();
    let (beliefs, weights) = learn(&texts.training, &by_words, &all, &catalogue, settings);
    let kept = all.best(&weights, settings.features);
    let weights = fit(
        &examples(&texts.training, &beliefs, &kept, &catalogue),
        kept.hashes.len(),
        catalogue.subjects.len(),
        settings.epochs,
    );
    let features = packed(&kept, &weights, settings.faint);
    let step = step(&weights);
    let subjects = subjects(&catalogue, &weights);
    let raw = SubjectWeights::new(subjects, &features, step).context("the subjects do not fit together")?;
    let subjects = calibrated(&raw, &texts, &beliefs, &kept, &catalogue)?;
    let model = SubjectWeights::new(subjects, &features, step).context("the subjects do not fit together")?;
    let answers: Vec<Answer> = texts
        .tuning
        .iter()
        .map(|text| Answer {
            shares: nutgraf::topic::subject::shares(&sums(&kept.vector(text), &model), &model),
            right: text.given.clone(),
        })
        .collect();
    println!("{}", table(&answers, &catalogue));
    let mut bytes = Vec::new();
    model.write(&features, &mut bytes);
    write_part(Model::SUBJECTS, &bytes)?;
    pack::run(&pack::Options::only(Model::SUBJECTS))
}

/// The features that texts are described by.
struct Vocabulary {
    /// Ascending.
    hashes: Vec<u32>,
    positions: HashMap<u32, u32>,
    /// For each how rare it is: the logarithm of one over its share of the texts.
    rarity: Vec<f32>,
}

impl Vocabulary {
    /// The features of `texts` that at least `common` of them have, and listed ones that fewer have.
    fn of(texts: &[Text], catalogue: &Catalogue, common: u32) -> Self {
        let mut counts: HashMap<u32, u32> = HashMap::new();
        for (feature, _) in texts.iter().flat_map(|text| &text.counts) {
            *counts.entry(*feature).or_default() += 1;
        }
        let most = COMMON * texts.len() as f32;
        let mut kept: Vec<(u32, u32)> = counts
            .into_iter()
            .filter(|(feature, count)| {
                let is_listed = catalogue.seeds.contains_key(feature);
                (*count >= common || (is_listed && *count > 2)) && (*count as f32) < most
            })
            .collect();
        kept.sort_unstable();
        let rarity = kept.iter().map(|(_, count)| (texts.len() as f32 / *count as f32).ln()).collect();
        Self::new(kept.into_iter().map(|(feature, _)| feature).collect(), rarity)
    }

    fn new(hashes: Vec<u32>, rarity: Vec<f32>) -> Self {
        let positions = hashes.iter().enumerate().map(|(position, &hash)| (hash, position as u32)).collect();
        Self { hashes, positions, rarity }
    }

    /// The features of a text that are known, with how much each counts.
    fn counts(&self, text: &Text) -> Vec<(u32, f32)> {
        text.counts.iter().filter_map(|(hash, count)| Some((*self.positions.get(hash)?, *count))).collect()
    }

    fn vector(&self, text: &Text) -> Vector {
        Vector::of_counts(self.counts(text).into_iter())
    }

    /// For each feature the subjects that it is listed for.
    fn seeds(&self, catalogue: &Catalogue) -> Vec<Vec<usize>> {
        self.hashes.iter().map(|hash| catalogue.seeds.get(hash).cloned().unwrap_or_default()).collect()
    }

    /// The `most` features with the largest weights.
    fn best(&self, weights: &Weights, most: usize) -> Self {
        let rows = weights.rows.chunks(weights.subjects);
        let largest = rows.map(|row| row.iter().fold(0.0_f32, |most, weight| most.max(weight.abs())));
        let mut order: Vec<(f32, usize)> =
            largest.enumerate().map(|(position, weight)| (weight, position)).collect();
        order.sort_by(|a, b| b.0.total_cmp(&a.0));
        let mut kept: Vec<usize> = order.into_iter().take(most).map(|(_, position)| position).collect();
        kept.sort_unstable();
        let hashes = kept.iter().map(|&position| self.hashes[position]).collect();
        Self::new(hashes, kept.iter().map(|&position| self.rarity[position]).collect())
    }
}

/// What is believed of each text in the end, and the weights that were learnt from that.
fn learn(
    texts: &[Text],
    by_words: &[Vec<Belief>],
    vocabulary: &Vocabulary,
    catalogue: &Catalogue,
    settings: &Settings,
) -> (Vec<Vec<Belief>>, Weights) {
    let mut beliefs = by_words.to_vec();
    let mut round = 0;
    loop {
        let examples = examples(texts, &beliefs, vocabulary, catalogue);
        let weights = fit(&examples, vocabulary.hashes.len(), catalogue.subjects.len(), settings.epochs);
        if round == settings.rounds {
            return (beliefs, weights);
        }
        beliefs = examples
            .par_iter()
            .zip(by_words)
            .map(|(example, words)| {
                let shares: Vec<f32> = weights.sums(&example.values).into_iter().map(logistic).collect();
                weak::by_model(words, &shares, settings)
            })
            .collect();
        round += 1;
    }
}

fn examples(
    texts: &[Text],
    beliefs: &[Vec<Belief>],
    vocabulary: &Vocabulary,
    catalogue: &Catalogue,
) -> Vec<Example> {
    texts
        .par_iter()
        .zip(beliefs)
        .map(|(text, beliefs)| Example {
            values: vocabulary.vector(text).values,
            goals: weak::goals(text, beliefs, catalogue),
        })
        .collect()
}

/// What one step of a packed weight is worth: the largest has 127.
fn step(weights: &Weights) -> f32 {
    weights.rows.iter().fold(f32::MIN_POSITIVE, |most, weight| most.max(weight.abs())) / 127.0
}

/// Each feature with its weights of at least `faint` steps.
fn packed(vocabulary: &Vocabulary, weights: &Weights, faint: i8) -> Vec<(u32, Vec<(u8, i8)>)> {
    let step = step(weights);
    let rows = weights.rows.chunks(weights.subjects).map(|row| {
        let own =
            row.iter().enumerate().map(|(subject, weight)| (subject as u8, (weight / step).round() as i8));
        own.filter(|(_, steps)| steps.abs() >= faint).collect()
    });
    vocabulary.hashes.iter().copied().zip(rows).collect()
}

fn subjects(catalogue: &Catalogue, weights: &Weights) -> Vec<Subject> {
    let subjects = catalogue.subjects.iter().zip(&weights.bias);
    subjects
        .map(|(subject, &bias)| Subject {
            id: subject.id,
            label: subject.label.clone(),
            parent: subject.parent,
            bias,
            calibration: Calibration::default(),
        })
        .collect()
}

/// The subjects of `model` with what their scores are worth: for each a line through what is believed of the texts that
/// were learnt from, then one line for all through what people said of others.
fn calibrated(
    model: &SubjectWeights,
    texts: &texts::Texts,
    beliefs: &[Vec<Belief>],
    vocabulary: &Vocabulary,
    catalogue: &Catalogue,
) -> Result<Vec<Subject>> {
    let squashed =
        |text: &Text| -> Vec<f32> { sums(&vocabulary.vector(text), model).into_iter().map(squash).collect() };
    let believing = texts.training.par_iter().zip(beliefs);
    let scores: Vec<_> =
        believing.map(|(text, beliefs)| (squashed(text), weak::goals(text, beliefs, catalogue))).collect();
    let believed: Vec<Calibration> = (0..catalogue.subjects.len())
        .map(|subject| {
            let known = scores.iter().filter(|(_, goals)| goals[subject].1 > 0.0);
            let found: Vec<Found> =
                known.map(|(scores, goals)| (f64::from(scores[subject]), goals[subject].0 > 0.5)).collect();
            line(found.iter(), GROUPS.0).unwrap_or_default()
        })
        .collect();
    let mut said: Vec<Found> = Vec::new();
    for text in &texts.tuning {
        for (position, score) in squashed(text).into_iter().enumerate().take(catalogue.names.len()) {
            said.push((f64::from(believed[position].apply(score)), text.given.contains(&position)));
        }
    }
    let all = line(said.iter(), GROUPS.1).context("too few articles to calibrate on")?;
    let composed = |line: &Calibration| {
        let points = (0..=PLACES).map(|place| {
            let score = f32::from(place) / f32::from(PLACES);
            (score, all.apply(line.apply(score)))
        });
        Calibration::new(&points.collect::<Vec<_>>()).context("a line falls")
    };
    model
        .subjects()
        .iter()
        .zip(&believed)
        .map(|(subject, line)| Ok(Subject { calibration: composed(line)?, ..subject.clone() }))
        .collect()
}
