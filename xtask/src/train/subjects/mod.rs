//! `cargo xtask train subjects`: what words, their parts and pairs of them say of the subjects of an article.
//!
//! Few texts are labelled with all of their subjects (`xtask/data/subjects.tsv`); the sets have one label each. So it begins with
//! words that were listed (`model/lexicon/subjects`): a text with many of them has the subject, one with none has it not, and of the
//! rest nothing is known. One logistic regression for each subject learns from that, from both kinds of labels and from the
//! definitions of IPTC; then texts that it is sure of are learnt from too, and so on (self-training; Yarowsky, 1995).
//! The features with the largest weights are kept, in few steps.

mod batch;
mod bayes;
mod choice;
mod desk;
mod fit;
mod reader;
mod softmax;
mod texts;
mod trial;
mod vocabulary;
mod weak;
mod worth;

use std::{ops::Range, path::Path};

use anyhow::{Context, Result};
use clap::Args;
use nutgraf::{
    Model,
    model::{
        calibration::Calibration,
        subjects::{Feature, Steps, Subject, SubjectWeights},
    },
    topic::subject::{Scores, shares},
};
use rayon::prelude::*;

use self::{
    fit::{Example, Weights, fit, logistic},
    texts::{Text, Texts},
    vocabulary::Vocabulary,
    weak::{Belief, Listed},
    worth::{calibrated, lead_of, measured, middles_of},
};
use super::{
    vectors::{self, Vectors},
    write_part,
};
use crate::{
    data::subjects::Catalogue,
    eval::subjects::{Answer, table},
    pack,
};

pub(crate) use texts::is_held_out;

/// What can be tried.
#[derive(Debug, Clone, Args)]
pub(crate) struct Settings {
    /// How often the texts are read in a round.
    #[arg(long, default_value_t = 4)]
    epochs: usize,
    /// How often the model labels the texts that the listed words leave open.
    #[arg(long, default_value_t = 2)]
    rounds: usize,
    /// How many features are kept that say most of subjects.
    #[arg(long, default_value_t = 33_500)]
    features: usize,
    /// And of the others, how many that say most of desks.
    #[arg(long, default_value_t = 7_500)]
    desk_features: usize,
    /// In how many texts a feature must be.
    #[arg(long, default_value_t = 40)]
    common: u32,
    /// Or in how many texts of the sets with classes.
    #[arg(long, default_value_t = 4)]
    class_common: u32,
    /// How much the class of a text counts, where what is believed of one subject counts one.
    #[arg(long, default_value_t = 10.0)]
    class_counts: f32,
    /// How far words are spread out in the space of topical vectors, beside what each of them learns for itself.
    #[arg(long, default_value_t = 1.5)]
    space: f32,
    /// How much it counts whether annotators say that a text has a subject.
    #[arg(long, default_value_t = 3.0)]
    judged_counts: f32,
    /// The largest weight for a subject of the first level is so many steps.
    #[arg(long, default_value_t = 32)]
    levels: i8,
    /// Weights for parts of subjects below so many steps are left out, where the largest is 127.
    #[arg(long, default_value_t = 36)]
    part_faint: i8,
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
    /// Holds back each part of five of AG News and of the texts about nothing in turn, and what MasakhaNEWS has for tuning, and puts what
    /// comes of that into docs/EVALUATION.md; packs nothing.
    #[arg(long)]
    cross_validate: bool,
    /// Holds back no more than this part, prints what comes of that, and packs nothing.
    #[arg(long, value_parser = clap::value_parser!(u8).range(0..texts::PARTS as i64))]
    trial: Option<u8>,
}

/// Learns from what is below `data` and packs it, or tries what comes of it.
pub(crate) fn run(data: &Path, settings: &Settings) -> Result<()> {
    let catalogue = Catalogue::read(data)?;
    let all = texts::All::read(data, &catalogue)?;
    let trainer = Trainer { catalogue: &catalogue, space: vectors::read(vectors::TOPICAL)?, settings };
    if settings.cross_validate {
        return trial::cross_validate(&all, &trainer);
    }
    if let Some(part) = settings.trial {
        let tried = trial::run(&all, part.into(), &trainer)?;
        println!("{}", trial::table(&[tried]));
        return Ok(());
    }
    let Learnt { features, model, .. } = trainer.learn(&all.reported(&catalogue))?;
    let mut bytes = Vec::new();
    model.write(&features, &mut bytes);
    write_part(Model::SUBJECTS, &bytes)?;
    pack::run(&pack::Options::only(Model::SUBJECTS))
}

/// What it takes to learn, beside texts.
struct Trainer<'a> {
    catalogue: &'a Catalogue,
    space: Vectors,
    settings: &'a Settings,
}

/// What was learnt.
struct Learnt {
    vocabulary: Vocabulary,
    features: Vec<Feature>,
    model: SubjectWeights,
}

impl Trainer<'_> {
    /// Learns from `texts`, and prints how well the articles for tuning are read then.
    fn learn(&self, texts: &Texts) -> Result<Learnt> {
        let &Self { catalogue, ref space, settings } = self;
        let all = Vocabulary::of(&texts.training, catalogue, space, settings);
        println!(
            "{} texts, {} subjects, {} features",
            texts.training.len(),
            catalogue.subjects.len(),
            all.hashes.len()
        );
        let listed = Listed { seeds: &all.seeds(catalogue), rarity: &all.rarity };
        let by_words: Vec<Vec<Belief>> = texts
            .training
            .par_iter()
            .map(|text| {
                let known = all.known(&text.counts);
                weak::by_words(&known, text.class.is_some(), &listed, catalogue, settings)
            })
            .collect();
        let (beliefs, weights, last) = taught(&texts.training, &by_words, &all, catalogue, settings);
        let tops = catalogue.names.len();
        let kept = choice::kept(&all, &weights, &texts.training, catalogue, settings);
        let examples = examples(&texts.training, &beliefs, &kept, catalogue, settings);
        let mut weights = fit(&examples, &kept.plan(tops, &last, settings));
        // As they were learnt with: to measure the middles once more would move the subjects against each other.
        move_by(&last, &mut weights);
        let desks = desk::fit(&examples, &weights, kept.paces(), catalogue);
        let steps = Steps {
            tops: step(&weights, 0..tops, settings.levels),
            desks: step(&desks, 0..desks.subjects, settings.levels),
            parts: step(&weights, tops..catalogue.subjects.len(), i8::MAX),
        };
        let features = packed(&kept, &weights, &desks, steps, tops, settings.part_faint);
        let subjects = subjects(catalogue, &weights);
        let model = |subjects, lead| {
            let model = SubjectWeights::new(subjects, desks.bias.clone(), &features, steps, lead);
            model.context("the subjects do not fit together")
        };
        let raw = model(subjects, Calibration::default())?;
        let measured =
            measured(catalogue, &examples, &texts.tuning, &kept, &kept.plan(tops, &last, settings));
        let model = model(calibrated(&raw, &examples, &measured, &last)?, lead_of(&measured)?)?;
        let answers: Vec<Answer> = texts
            .tuning
            .iter()
            .map(|text| Answer {
                shares: shares(&Scores::of(&kept.vector(&text.counts), &model), &model),
                right: text.given.clone(),
            })
            .collect();
        println!("{}", table(&answers, catalogue));
        Ok(Learnt { vocabulary: kept, features, model })
    }
}

/// What is believed of each text in the end, the weights that were learnt from that, and the middles that they were learnt with.
fn taught(
    texts: &[Text],
    by_words: &[Vec<Belief>],
    vocabulary: &Vocabulary,
    catalogue: &Catalogue,
    settings: &Settings,
) -> (Vec<Vec<Belief>>, Weights, Vec<f32>) {
    let mut beliefs = by_words.to_vec();
    let mut middles = vec![0.0; catalogue.subjects.len()];
    let mut round = 0;
    loop {
        let examples = examples(texts, &beliefs, vocabulary, catalogue, settings);
        let weights = fit(&examples, &vocabulary.plan(catalogue.names.len(), &middles, settings));
        if round == settings.rounds {
            return (beliefs, weights, middles);
        }
        middles = middles_of(&examples, &weights, catalogue.names.len());
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

/// Moves the biases so that what was a subject's middle is zero.
fn move_by(middles: &[f32], weights: &mut Weights) {
    weights.bias.iter_mut().zip(middles).for_each(|(bias, middle)| *bias -= middle);
}

fn examples(
    texts: &[Text],
    beliefs: &[Vec<Belief>],
    vocabulary: &Vocabulary,
    catalogue: &Catalogue,
    settings: &Settings,
) -> Vec<Example> {
    texts
        .par_iter()
        .zip(beliefs)
        .map(|(text, beliefs)| Example {
            values: vocabulary.vector(&text.counts).values,
            opening: vocabulary.vector(&text.opening).values,
            goals: weak::goals(text, beliefs, catalogue, settings.judged_counts),
            class: text.class.clone(),
            is_judged: text.is_judged,
        })
        .collect()
}

/// What one step of a packed weight for one of these `subjects` is worth: the largest has so many `levels`.
fn step(weights: &Weights, subjects: Range<usize>, levels: i8) -> f32 {
    let own = weights.rows.chunks(weights.subjects).flat_map(|row| &row[subjects.clone()]);
    own.fold(f32::MIN_POSITIVE, |most, weight| most.max(weight.abs())) / f32::from(levels)
}

/// Each feature with its weights for the `tops` subjects of the first level, for `desks`, and those of at least `part_faint` steps for parts.
fn packed(
    vocabulary: &Vocabulary,
    weights: &Weights,
    desks: &Weights,
    steps: Steps,
    tops: usize,
    part_faint: i8,
) -> Vec<Feature> {
    let in_steps = |weight: f32, step: f32| (weight / step).round() as i8;
    let desks = desks.rows.chunks(desks.subjects);
    let rows = vocabulary.hashes.iter().zip(weights.rows.chunks(weights.subjects)).zip(desks);
    rows.map(|((&hash, row), desks)| {
        let (of_tops, of_parts) = row.split_at(tops);
        let parts = of_parts.iter().enumerate();
        let parts = parts.map(|(part, &weight)| ((tops + part) as u8, in_steps(weight, steps.parts)));
        Feature {
            hash,
            tops: of_tops.iter().map(|&weight| in_steps(weight, steps.tops)).collect(),
            desks: desks.iter().map(|&weight| in_steps(weight, steps.desks)).collect(),
            parts: parts.filter(|(_, weight)| weight.abs() >= part_faint).collect(),
        }
    })
    .collect()
}

fn subjects(catalogue: &Catalogue, weights: &Weights) -> Vec<Subject> {
    let subjects = catalogue.subjects.iter().enumerate().zip(&weights.bias);
    subjects
        .map(|((position, subject), &bias)| Subject {
            desk: catalogue.desks[subject.parent.unwrap_or(position)] as u8,
            id: subject.id,
            label: subject.label.clone(),
            parent: subject.parent,
            bias,
            calibration: Calibration::default(),
        })
        .collect()
}
