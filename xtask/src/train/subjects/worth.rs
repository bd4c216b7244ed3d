//! What scores are worth: lines from them to the share of texts that have the subject.

use anyhow::{Context, Result};
use nutgraf::{
    model::{
        calibration::Calibration,
        subjects::{Subject, SubjectWeights},
    },
    topic::subject::{Scores, Vector, squash},
};
use rayon::prelude::*;

use super::{
    desk,
    fit::{Example, Plan, Weights, fit, logistic},
    move_by,
    texts::Text,
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
        let score = places.find(|&place| line.apply(place) >= 0.5)?;
        Some(unsquash(score).clamp(-FARTHEST, FARTHEST))
    };
    let middles = (0..weights.subjects).into_par_iter();
    middles.map(|subject| if subject < first { middle(subject).unwrap_or_default() } else { 0.0 }).collect()
}

/// A text that nothing was learnt from, with what it scores and what people said of it.
pub(super) struct Measured {
    scores: Scores,
    /// The subjects of the first level that annotators gave it; none where they did not read it.
    given: Option<Vec<usize>>,
    /// The subjects that lead it, by what people said of it.
    right: Vec<usize>,
}

/// Every fifth text with a class and the articles for tuning, read with weights that were fitted without them.
pub(super) fn measured(
    catalogue: &Catalogue,
    examples: &[Example],
    tuning: &[Text],
    vocabulary: &Vocabulary,
    plan: &Plan<'_>,
) -> Vec<Measured> {
    // Parts of subjects never lead.
    let tops = catalogue.names.len();
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
    let desks = desk::fit(&learnt, &weights, plan.paces, catalogue);
    let scores = |values: &[(u32, f32)]| {
        let (sums, of_desks) = (weights.sums(values), desks.sums(values));
        let leads = sums.iter().zip(&catalogue.desks).map(|(sum, &desk)| sum + of_desks[desk]).collect();
        Scores { leads, nothing: of_desks[catalogue.desk_names.len()], sums }
    };
    let has = |goal: &(f32, f32)| goal.0 > 0.5;
    let right = |example: &Example| example.class.as_ref().map_or(Vec::new(), |class| class.subjects.clone());
    let of_classes = held.iter().map(|example| {
        let given = (0..tops).filter(|&subject| has(&example.goals[subject])).collect();
        let given = Some(given).filter(|_| example.is_judged);
        Measured { scores: scores(&example.values), given, right: right(example) }
    });
    let of_tuning = tuning.iter().map(|text| Measured {
        scores: scores(&vocabulary.vector(&text.counts).values),
        given: Some(text.given.clone()),
        right: text.given.clone(),
    });
    // Of an opening nobody said all of its subjects.
    let with_opening = held.iter().filter(|example| !example.opening.is_empty());
    let of_openings = with_opening.map(|example| Measured {
        scores: scores(&example.opening),
        given: None,
        right: right(example),
    });
    of_classes.chain(of_tuning).chain(of_openings).collect()
}

/// The subjects of `model` with what their scores are worth. For those of the first level a logistic function, as they were learnt
/// with, then one line for all through what people said of texts that were `measured`, then how far these say a subject more or less
/// often than that. For parts a line through what is believed of the texts that were learnt from comes first.
pub(super) fn calibrated(
    model: &SubjectWeights,
    examples: &[Example],
    measured: &[Measured],
    middles: &[f32],
) -> Result<Vec<Subject>> {
    let mut said: Vec<Vec<Found>> = vec![Vec::new(); model.tops()];
    // Where nothing in particular leads, no subject has a share.
    for text in measured.iter().filter(|text| text.scores.leader().is_some()) {
        let Some(given) = &text.given else { continue };
        for (subject, said) in said.iter_mut().enumerate() {
            let share = logistic(text.scores.sums[subject] + middles[subject]);
            said.push((f64::from(share), given.contains(&subject)));
        }
    }
    let all = line(said.iter().flatten(), GROUPS.1).context("too few articles to calibrate on")?;
    let learnt: Vec<Vec<f32>> = examples
        .par_iter()
        .map(|example| Scores::of(&Vector { values: example.values.clone() }, model).sums)
        .map(|sums| sums.into_iter().map(squash).collect())
        .collect();
    let composed = |worth: &dyn Fn(f32) -> f32, odds: f64| {
        let points = (0..=PLACES).map(|place| {
            let score = f32::from(place) / f32::from(PLACES);
            (score, moved(all.apply(worth(score)), odds))
        });
        Calibration::new(&points.collect::<Vec<_>>()).context("a line falls")
    };
    let subjects = model.subjects().iter().enumerate();
    subjects
        .map(|(position, subject)| {
            let calibration = if let Some(said) = said.get(position) {
                composed(&|score| logistic(unsquash(score) + middles[position]), odds_of(said, &all))
            } else {
                let believed = line_of(examples, &learnt, position, |_| true).unwrap_or_default();
                composed(&|score| believed.apply(score), 1.0)
            };
            Ok(Subject { calibration: calibration?, ..subject.clone() })
        })
        .collect()
}

/// What the lead of a subject over the others is worth: a line through the texts that were `measured`.
pub(super) fn lead_of(measured: &[Measured]) -> Result<Calibration> {
    let found = measured.iter().filter_map(|text| {
        let (leader, lead) = text.scores.leader()?;
        Some((f64::from(squash(lead)), text.right.contains(&leader)))
    });
    line(found.collect::<Vec<Found>>().iter(), GROUPS.1).context("too few texts to say what a lead is worth")
}

/// What [`squash`] makes a score of.
fn unsquash(score: f32) -> f32 {
    let place = 2.0 * score - 1.0;
    place / (1.0 - place.abs()).max(f32::EPSILON)
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
