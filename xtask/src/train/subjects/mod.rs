//! `cargo xtask train subjects`: what words, their parts and pairs of them say of the subjects of an article.
//!
//! Few texts are labelled with subjects, and those with one each. So it begins with words that people listed
//! (`model/lexicon/subjects`): a text with many of them has the subject, one with none has it not, and of the rest nothing
//! is known. One logistic regression for each subject learns from that, from the labels of the sets and from the
//! definitions of IPTC; then texts that it is sure of are learnt from too, and so on (self-training; Yarowsky, 1995).
//! The features with the largest weights are kept, in eight bits.

mod fit;
mod texts;
mod weak;

use std::{collections::HashMap, ops::Range, path::Path};

use anyhow::{Context, Result};
use clap::Args;
use nutgraf::{
    Model,
    model::{
        calibration::Calibration,
        subjects::{Feature, Steps, Subject, SubjectWeights},
    },
    topic::subject::{SHOWN, Vector, leader, shares, squash, sums},
};
use rayon::prelude::*;

use self::{
    fit::{Example, Plan, Weights, fit, logistic},
    texts::Text,
    weak::{Belief, Listed},
};
use super::{
    calibrate::{Found, line},
    vectors::{self, Vectors},
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
/// A subject's bias is moved by no more than this.
const FARTHEST: f32 = 3.0;
/// A feature that is as rare as this moves at the common pace.
const RARITY: f32 = 4.0;
/// How far the logarithms of odds of subjects are apart, before anything is known.
const SPREAD: f64 = 0.7;
/// What the weight of a part of a subject counts where features are chosen. Parts have fewer texts and so larger weights, but the
/// subjects themselves are what everybody sees.
const PART_COUNTS: f32 = 0.4;
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
    #[arg(long, default_value_t = 30_000)]
    features: usize,
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
    /// How much it counts whether people say that a text has a subject.
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
    /// Holds back a fifth of what is learnt from of the sets with classes, measures on it, and packs nothing.
    #[arg(long)]
    trial: bool,
}

/// Learns from what is below `data` and packs it.
pub(crate) fn run(data: &Path, settings: &Settings) -> Result<()> {
    let catalogue = Catalogue::read(data)?;
    let texts = texts::read(data, &catalogue, settings.trial)?;
    let space = vectors::read(vectors::TOPICAL)?;
    let all = Vocabulary::of(&texts.training, &catalogue, &space, settings);
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
        .map(|text| weak::by_words(&all.counts(text), text.class.is_some(), &listed, &catalogue, settings))
        .collect();
    let (beliefs, weights, last) = learn(&texts.training, &by_words, &all, &catalogue, settings);
    let tops = catalogue.names.len();
    let kept = all.best(&weights, tops, settings.features);
    let examples = examples(&texts.training, &beliefs, &kept, &catalogue, settings);
    let mut weights = fit(&examples, &kept.plan(tops, &last, settings));
    // As they were learnt with: to measure the middles once more would move the subjects against each other.
    move_by(&last, &mut weights);
    let steps = Steps {
        tops: step(&weights, 0..tops, settings.levels),
        parts: step(&weights, tops..catalogue.subjects.len(), i8::MAX),
    };
    let features = packed(&kept, &weights, steps, tops, settings.part_faint);
    let subjects = subjects(&catalogue, &weights);
    let model = |subjects, lead| {
        SubjectWeights::new(subjects, &features, steps, lead).context("the subjects do not fit together")
    };
    let raw = model(subjects, Calibration::default())?;
    let subjects = calibrated(&raw, &texts, &examples, &kept, &catalogue)?;
    let lead = lead_of(&raw, &examples, &texts.tuning, &kept, &kept.plan(tops, &last, settings))?;
    let model = model(subjects, lead)?;
    let answers: Vec<Answer> = texts
        .tuning
        .iter()
        .map(|text| Answer {
            shares: shares(&sums(&kept.vector(text), &model), &model),
            right: text.given.clone(),
        })
        .collect();
    println!("{}", table(&answers, &catalogue));
    if settings.trial {
        tried(&texts.trial, &kept, &model);
        return Ok(());
    }
    let mut bytes = Vec::new();
    model.write(&features, &mut bytes);
    write_part(Model::SUBJECTS, &bytes)?;
    pack::run(&pack::Options::only(Model::SUBJECTS))
}

/// Prints for each set for how many of the texts that were held back the first subject that is shown, of those that stand for a
/// class, is of theirs; and for how many the largest sum of these is.
fn tried(trial: &[(&str, Vec<Text>)], vocabulary: &Vocabulary, model: &SubjectWeights) {
    for (set, texts) in trial {
        let (mut shown, mut largest) = (0, 0);
        for text in texts {
            let Some(class) = &text.class else { continue };
            let sums = sums(&vocabulary.vector(text), model);
            let shares = shares(&sums, model);
            let of_classes = || class.subjects.iter().chain(&class.rivals);
            let by_sum = |a: &&usize, b: &&usize| sums[**a].total_cmp(&sums[**b]);
            let is_right =
                |subject: Option<&usize>| subject.is_some_and(|subject| class.subjects.contains(subject));
            let first = of_classes()
                .filter(|subject| shares[**subject] >= SHOWN)
                .max_by(|a, b| shares[**a].total_cmp(&shares[**b]).then(by_sum(a, b)));
            shown += usize::from(is_right(first));
            largest += usize::from(is_right(of_classes().max_by(by_sum)));
        }
        let percent = |count: usize| 100.0 * count as f64 / texts.len() as f64;
        println!(
            "{set}: {:.1} % of {} texts as shown, {:.1} % by sums",
            percent(shown),
            texts.len(),
            percent(largest)
        );
    }
}

/// The features that texts are described by.
struct Vocabulary {
    /// Ascending.
    hashes: Vec<u32>,
    positions: HashMap<u32, u32>,
    /// For each how rare it is: the logarithm of one over its share of the texts.
    rarity: Vec<f32>,
    paces: Vec<f32>,
    /// For each its place in the space of topical vectors, further out where it is rarer; empty for what is no word.
    in_space: Vec<Vec<f32>>,
}

impl Vocabulary {
    /// The features that enough of `texts` have, or of those with classes, and listed ones that fewer have.
    fn of(texts: &[Text], catalogue: &Catalogue, space: &Vectors, settings: &Settings) -> Self {
        let mut counts: HashMap<u32, u32> = HashMap::new();
        let mut class_counts: HashMap<u32, u32> = HashMap::new();
        for text in texts {
            for (feature, _) in &text.counts {
                *counts.entry(*feature).or_default() += 1;
                if text.class.is_some() {
                    *class_counts.entry(*feature).or_default() += 1;
                }
            }
        }
        let most = COMMON * texts.len() as f32;
        let mut kept: Vec<(u32, u32)> = counts
            .into_iter()
            .filter(|(feature, count)| {
                let is_listed = catalogue.seeds.contains_key(feature);
                let in_classes = class_counts.get(feature).copied().unwrap_or_default();
                let is_common = *count >= settings.common || in_classes >= settings.class_common;
                (is_common || (is_listed && *count > 2)) && (*count as f32) < most
            })
            .collect();
        kept.sort_unstable();
        let rarity: Vec<f32> =
            kept.iter().map(|(_, count)| (texts.len() as f32 / *count as f32).ln()).collect();
        let place = |((hash, _), rarity): (&(u32, u32), &f32)| {
            let row = space.get(*hash).unwrap_or_default();
            row.iter().map(|cell| settings.space * rarity / RARITY * cell).collect()
        };
        let places = kept.iter().zip(&rarity).map(place).collect();
        Self::new(kept.into_iter().map(|(feature, _)| feature).collect(), rarity, places)
    }

    fn new(hashes: Vec<u32>, rarity: Vec<f32>, in_space: Vec<Vec<f32>>) -> Self {
        let positions = hashes.iter().enumerate().map(|(position, &hash)| (hash, position as u32)).collect();
        let paces = rarity.iter().map(|rarity| rarity / RARITY).collect();
        Self { hashes, positions, rarity, paces, in_space }
    }

    /// How weights of these features are fitted.
    fn plan<'a>(&'a self, tops: usize, middles: &'a [f32], settings: &Settings) -> Plan<'a> {
        Plan {
            tops,
            paces: &self.paces,
            places: &self.in_space,
            middles,
            epochs: settings.epochs,
            class_counts: settings.class_counts,
        }
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

    /// The `most` features with the largest weights; those of subjects behind the `first` ones count less.
    fn best(&self, weights: &Weights, first: usize, most: usize) -> Self {
        let rows = weights.rows.chunks(weights.subjects);
        let counts = |subject: usize| if subject < first { 1.0 } else { PART_COUNTS };
        let largest = rows.map(|row| {
            let weights = row.iter().enumerate();
            weights.fold(0.0_f32, |most, (subject, weight)| most.max(counts(subject) * weight.abs()))
        });
        let mut order: Vec<(f32, usize)> =
            largest.enumerate().map(|(position, weight)| (weight, position)).collect();
        order.sort_by(|a, b| b.0.total_cmp(&a.0));
        let mut kept: Vec<usize> = order.into_iter().take(most).map(|(_, position)| position).collect();
        kept.sort_unstable();
        let hashes = kept.iter().map(|&position| self.hashes[position]).collect();
        let rarity = kept.iter().map(|&position| self.rarity[position]).collect();
        Self::new(hashes, rarity, kept.iter().map(|&position| self.in_space[position].clone()).collect())
    }
}

/// What is believed of each text in the end, the weights that were learnt from that, and the middles that they were learnt with.
fn learn(
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

/// For each subject the sum from which on more examples have it than not; the parts behind the `first` ones are not compared with
/// others and have zero.
fn middles_of(examples: &[Example], weights: &Weights, first: usize) -> Vec<f32> {
    let squashed = |example: &Example| weights.sums(&example.values).into_iter().map(squash).collect();
    let squashed: Vec<Vec<f32>> = examples.par_iter().map(squashed).collect();
    let middle = |subject: usize| {
        let line = line_of(examples, &squashed, subject, |example| example.class.is_none())?;
        let mut places = (0..=400_u16).map(|place| f32::from(place) / 400.0);
        let place = 2.0 * places.find(|&place| line.apply(place) >= 0.5)? - 1.0;
        // What squashes to it.
        Some((place / (1.0 - place.abs()).max(f32::EPSILON)).clamp(-FARTHEST, FARTHEST))
    };
    let middles = (0..weights.subjects).into_par_iter();
    middles.map(|subject| if subject < first { middle(subject).unwrap_or_default() } else { 0.0 }).collect()
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
            values: vocabulary.vector(text).values,
            goals: weak::goals(text, beliefs, catalogue, settings.judged_counts),
            class: text.class.clone(),
        })
        .collect()
}

/// What one step of a packed weight for one of these `subjects` is worth: the largest has so many `levels`.
fn step(weights: &Weights, subjects: Range<usize>, levels: i8) -> f32 {
    let own = weights.rows.chunks(weights.subjects).flat_map(|row| &row[subjects.clone()]);
    own.fold(f32::MIN_POSITIVE, |most, weight| most.max(weight.abs())) / f32::from(levels)
}

/// Each feature with its weights for the `tops` subjects of the first level and those of at least `part_faint` steps for parts.
fn packed(
    vocabulary: &Vocabulary,
    weights: &Weights,
    steps: Steps,
    tops: usize,
    part_faint: i8,
) -> Vec<Feature> {
    let in_steps = |weight: f32, step: f32| (weight / step).round() as i8;
    let rows = vocabulary.hashes.iter().zip(weights.rows.chunks(weights.subjects));
    rows.map(|(&hash, row)| {
        let (of_tops, of_parts) = row.split_at(tops);
        let parts = of_parts.iter().enumerate();
        let parts = parts.map(|(part, &weight)| ((tops + part) as u8, in_steps(weight, steps.parts)));
        Feature {
            hash,
            tops: of_tops.iter().map(|&weight| in_steps(weight, steps.tops)).collect(),
            parts: parts.filter(|(_, weight)| weight.abs() >= part_faint).collect(),
        }
    })
    .collect()
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
/// were learnt from, then one line for all through what people said of others, then how far these say a subject more or less
/// often than that.
fn calibrated(
    model: &SubjectWeights,
    texts: &texts::Texts,
    examples: &[Example],
    vocabulary: &Vocabulary,
    catalogue: &Catalogue,
) -> Result<Vec<Subject>> {
    let squashed = |vector: &Vector| -> Vec<f32> { sums(vector, model).into_iter().map(squash).collect() };
    let learnt: Vec<Vec<f32>> =
        examples.par_iter().map(|example| squashed(&Vector { values: example.values.clone() })).collect();
    let believed: Vec<Calibration> = (0..catalogue.subjects.len())
        .map(|subject| line_of(examples, &learnt, subject, |_| true).unwrap_or_default())
        .collect();
    let tops = catalogue.names.len();
    let mut said: Vec<Vec<Found>> = vec![Vec::new(); tops];
    for text in &texts.tuning {
        let scores = squashed(&vocabulary.vector(text));
        for (position, score) in scores.into_iter().enumerate().take(tops) {
            said[position].push((f64::from(believed[position].apply(score)), text.given.contains(&position)));
        }
    }
    let all = line(said.iter().flatten(), GROUPS.1).context("too few articles to calibrate on")?;
    let odds: Vec<f64> = said.iter().map(|said| odds_of(said, &all)).collect();
    let composed = |line: &Calibration, odds: f64| {
        let points = (0..=PLACES).map(|place| {
            let score = f32::from(place) / f32::from(PLACES);
            (score, moved(all.apply(line.apply(score)), odds))
        });
        Calibration::new(&points.collect::<Vec<_>>()).context("a line falls")
    };
    model
        .subjects()
        .iter()
        .zip(&believed)
        .enumerate()
        .map(|(position, (subject, line))| {
            let odds = odds.get(position).copied().unwrap_or(1.0);
            Ok(Subject { calibration: composed(line, odds)?, ..subject.clone() })
        })
        .collect()
}

/// By how much the odds of a subject are more than `all` says, by what people `said` of it; near one where they said little.
fn odds_of(said: &[Found], all: &Calibration) -> f64 {
    let mut logarithm = 0.0_f64;
    // Newton's method, with a normal prior around no change.
    for _ in 0..20 {
        let (mut slope, mut curve) = (logarithm / (SPREAD * SPREAD), 1.0 / (SPREAD * SPREAD));
        for &(share, is_right) in said {
            let share = f64::from(moved(all.apply(share as f32), logarithm.exp()));
            slope += share - f64::from(u8::from(is_right));
            curve += share * (1.0 - share);
        }
        logarithm -= (slope / curve).clamp(-1.0, 1.0);
    }
    logarithm.exp()
}

/// A share whose odds are multiplied.
fn moved(share: f32, odds: f64) -> f32 {
    let share = f64::from(share);
    (share * odds / (share * odds + 1.0 - share)) as f32
}

/// What the lead of a subject over the others is worth: a line through every fifth text with a class, with weights that were fitted
/// without these, and through the articles for tuning.
fn lead_of(
    model: &SubjectWeights,
    examples: &[Example],
    tuning: &[Text],
    vocabulary: &Vocabulary,
    plan: &Plan<'_>,
) -> Result<Calibration> {
    // Parts of subjects never lead.
    let tops = model.subjects().iter().take_while(|subject| subject.parent.is_none()).count();
    let plan = Plan { middles: &plan.middles[..tops], ..*plan };
    let mut classes = 0;
    let (held, learnt): (Vec<Example>, Vec<Example>) = examples
        .iter()
        .map(|example| Example { goals: example.goals[..tops].to_vec(), ..example.clone() })
        .partition(|example| {
            classes += usize::from(example.class.is_some());
            example.class.is_some() && classes % 5 == 0
        });
    let mut weights = fit(&learnt, &plan);
    move_by(plan.middles, &mut weights);
    let lead = |values: &[(u32, f32)]| leader(&weights.sums(values), model);
    let of_classes = held.iter().filter_map(|example| {
        let (leader, lead) = lead(&example.values)?;
        Some((f64::from(squash(lead)), example.class.as_ref()?.subjects.contains(&leader)))
    });
    let of_tuning = tuning.iter().filter_map(|text| {
        let (leader, lead) = lead(&vocabulary.vector(text).values)?;
        Some((f64::from(squash(lead)), text.given.contains(&leader)))
    });
    let found: Vec<Found> = of_classes.chain(of_tuning).collect();
    line(found.iter(), GROUPS.1).context("too few texts to say what a lead is worth")
}

/// The line from squashed sums to shares of a subject, through what is known of it in those of `examples` that are `taken`.
fn line_of(
    examples: &[Example],
    squashed: &[Vec<f32>],
    subject: usize,
    taken: impl Fn(&Example) -> bool,
) -> Option<Calibration> {
    let known = examples.iter().zip(squashed);
    let known = known.filter(|(example, _)| example.goals[subject].1 > 0.0 && taken(example));
    let found: Vec<Found> =
        known.map(|(example, scores)| (f64::from(scores[subject]), example.goals[subject].0 > 0.5)).collect();
    line(found.iter(), GROUPS.0)
}
