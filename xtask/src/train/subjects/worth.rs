//! What scores are worth: lines from them to the share of texts that have the subject.

use anyhow::{Context, Result};
use nutgraf::{
    model::{
        calibration::Calibration,
        subjects::{Subject, SubjectWeights},
    },
    topic::subject::{Vector, leader, squash, sums},
};
use rayon::prelude::*;

use super::{
    fit::{Example, Plan, Weights, fit},
    move_by,
    texts::{Text, Texts},
    vocabulary::Vocabulary,
};
use crate::{
    data::subjects::Catalogue,
    train::calibrate::{Found, line},
};

/// The fewest texts of a group when lines are fitted to what is believed, and to what annotators said.
const GROUPS: (usize, usize) = (20, 40);
/// A subject's bias is moved by no more than this.
const FARTHEST: f32 = 3.0;
/// How far the logarithms of odds of subjects are apart, before anything is known.
const SPREAD: f64 = 0.7;
/// A line is kept as its values at so many places.
const PLACES: u16 = 20;

/// For each subject the sum from which on more examples have it than not; the parts behind the `first` ones are not compared with
/// others and have zero.
pub(super) fn middles_of(examples: &[Example], weights: &Weights, first: usize) -> Vec<f32> {
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

/// The subjects of `model` with what their scores are worth: for each a line through what is believed of the texts that
/// were learnt from, then one line for all through what people said of others, then how far these say a subject more or less
/// often than that.
pub(super) fn calibrated(
    model: &SubjectWeights,
    texts: &Texts,
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
pub(super) fn lead_of(
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
