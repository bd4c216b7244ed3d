//! `cargo xtask train ranking`: the weights of the ranking of keyphrases.
//!
//! Logistic regression over the steps of the features of `topic::feature`: a phrase is right where it equals one that
//! an expert chose. Fitted by AdaGrad (Duchi, Hazan and Singer, 2011) with an L2 term, in a fixed order, so that the
//! same stories give the same file. What the weights are worth on stories that they were not fitted to,
//! `cargo xtask eval keyphrases` measures. Writes `model/lexicon/topic/ranking.txt`.

use std::{collections::BTreeSet, fmt::Write as _, path::Path};

use anyhow::{Context, Result};
use nutgraf::{
    Model,
    link::{self, Entity},
    resolve::{self, Mention},
    tag,
    text::{self, Document},
    topic::{FEATURES, Linked, Ranking, Steps, candidates},
};
use rayon::prelude::*;

use super::numbers::Random;
use crate::{
    data::keyphrase::{self, Story},
    eval::keyphrase::stemmed,
};

/// How often all phrases are read.
const EPOCHS: usize = 12;
/// The size of the first steps.
const RATE: f32 = 0.15;
/// What a weight costs by its square, for all phrases together.
const L2: f32 = 6.0;
/// How many phrases are read between two changes of the weights.
const BATCH: usize = 64;
/// What is not fitted. The stories have no headlines, so they cannot teach what being in one is worth. The grades of
/// settled terms follow what is fitted (-28, -9, -22, -40, 30, -27, 48), made to ascend, and readers want topical ones more
/// than those experts; those of the words at the edges (-49, -24, -4, -6, 32 and -2, -22, -33, 22, -32) do as well, with less
/// of a difference between what is told and told well.
const CHOSEN: [(&str, &[i32]); 4] = [
    ("headline", &[0, 60]),
    ("term", &[-25, -5, -70, 20, 40, 60, 80]),
    ("beginning", &[-50, -20, 0, 5, 15, 0]),
    ("end", &[-50, -20, 0, 5, 15, 0]),
];
/// The set that experts chose the keyphrases of.
pub(crate) const EXPERTS: &str = "duc-100";

const HEADER: &str = "\
# How much each step of each feature of a phrase speaks for it as a keyphrase, in hundredths of a natural logarithm of
# odds; `src/topic/feature.rs` says what the steps are. `base` is what every phrase begins with.
# Fitted by `cargo xtask train ranking`; not for editing by hand.
";

/// A story up to the entities, with its candidates.
pub(crate) struct Reading<'a> {
    pub(crate) document: Document<'a>,
    mentions: Vec<Mention>,
    entities: Vec<Entity>,
    /// The chosen phrases, stemmed.
    pub(crate) gold: BTreeSet<String>,
    /// What was measured of each candidate, and whether it was chosen.
    candidates: Vec<(Steps, bool)>,
}

impl<'a> Reading<'a> {
    pub(crate) fn new(story: &'a Story, model: &Model) -> Self {
        let document = text::read(&story.text);
        let mut found = tag::tag(&document, model);
        found.extend(nutgraf::find::find(&document));
        let mentions = resolve::resolve(&document, found);
        let (mentions, entities) = link::link(&document, None, mentions);
        let gold: BTreeSet<String> = story.gold.iter().map(|phrase| stemmed(phrase)).collect();
        let linked = Linked { mentions: &mentions, entities: &entities };
        let candidates = candidates(&document, model, None, linked)
            .into_iter()
            .map(|candidate| (candidate.steps, gold.contains(&stemmed(&candidate.text))))
            .collect();
        Self { document, mentions, entities, gold, candidates }
    }

    pub(crate) fn linked(&self) -> Linked<'_> {
        Linked { mentions: &self.mentions, entities: &self.entities }
    }
}

/// Fits the ranking to the stories below `data` and writes it.
pub(crate) fn run(data: &Path) -> Result<()> {
    let model = crate::pack::model()?;
    let stories = keyphrase::read(&data.join("keyphrase").join(format!("{EXPERTS}.jsonl")))?;
    let readings: Vec<Reading> = stories.par_iter().map(|story| Reading::new(story, &model)).collect();
    let chosen: usize = readings.iter().map(|reading| reading.gold.len()).sum();
    let all: usize = readings.iter().map(|reading| reading.candidates.len()).sum();
    let right = readings.iter().flat_map(|reading| &reading.candidates).filter(|(_, is_right)| *is_right);
    println!("{all} candidates; {} are among the {chosen} phrases that were chosen", right.count());
    let ranking = fit(&readings.iter().collect::<Vec<_>>());
    let path = crate::root().join("model/lexicon/topic/ranking.txt");
    std::fs::write(&path, format!("{HEADER}{}", lines(&ranking)))
        .with_context(|| format!("cannot write {}", path.display()))
}

/// The ranking as its list has it, sorted by name.
fn lines(ranking: &Ranking) -> String {
    let mut features: Vec<(&str, &[i32])> = FEATURES
        .iter()
        .zip(&ranking.steps)
        .map(|((name, ..), weights)| (*name, weights.as_slice()))
        .collect();
    let base = [ranking.base];
    features.push(("base", &base));
    features.sort_unstable();
    features.iter().fold(String::new(), |mut lines, (name, weights)| {
        let weights: Vec<String> = weights.iter().map(ToString::to_string).collect();
        // Writing to a string cannot fail.
        let _ = writeln!(lines, "{name}\t{}", weights.join(" "));
        lines
    })
}

/// The weights of a feature, moved from what those experts chose towards what a reader wants. They looked at the first
/// lines most, and hardly at settled terms further down; a reader wants what the whole article is about.
fn leaned(name: &str, mut weights: Vec<i32>) -> Vec<i32> {
    match (name, weights.as_mut_slice()) {
        // A sea or a treaty is worth more than a mere place, of which only few are kept; to be little of the article is
        // no fault of theirs.
        // "Chinese coast" says where, not what.
        ("kind", [_, _, place, _, _, _, _, at_place, ..]) => {
            *place = (*place).max(0);
            *at_place -= 60;
        }
        ("length", [_, _, three, _]) => *three += 40,
        ("salience", [_, little, less, ..]) => {
            *little /= 4;
            *less /= 2;
        }
        ("first", weights) => weights.iter_mut().for_each(|weight| *weight /= 2),
        ("build", [.., is_joined]) => *is_joined /= 2,
        _ => {}
    }
    weights
}

/// The weights of a feature that is not fitted.
fn chosen(name: &str) -> Option<&'static [i32]> {
    CHOSEN.iter().find(|(feature, _)| *feature == name).map(|(_, weights)| *weights)
}

/// The weights that fit the candidates of `readings` best.
pub(crate) fn fit(readings: &[&Reading]) -> Ranking {
    let mut phrases: Vec<&(Steps, bool)> = readings.iter().flat_map(|reading| &reading.candidates).collect();
    // One row for all features, each at its place, and the base behind them.
    let mut places = Vec::new();
    let mut size = 0;
    for (.., steps) in FEATURES {
        places.push(size);
        size += steps;
    }
    let slots = |steps: &Steps| -> Vec<usize> {
        let fitted = places.iter().zip(steps).zip(FEATURES).filter(|(_, (name, ..))| chosen(name).is_none());
        fitted.map(|((place, &step), _)| place + usize::from(step)).chain([size]).collect()
    };
    // What is chosen takes part in the sums, so that the others fit to it.
    let known = |steps: &Steps| -> f32 {
        let chosen =
            steps.iter().zip(FEATURES).filter_map(|(&step, (name, ..))| chosen(name)?.get(usize::from(step)));
        chosen.sum::<i32>() as f32 / 100.0
    };
    let mut weights = vec![0.0_f32; size + 1];
    let mut squares = vec![1e-3_f32; size + 1];
    let mut random = Random::new(1);
    let decay = L2 * BATCH as f32 / phrases.len().max(1) as f32;
    for _ in 0..EPOCHS {
        random.shuffle(&mut phrases);
        for batch in phrases.chunks(BATCH) {
            let mut slopes = vec![0.0_f32; size + 1];
            for (steps, is_right) in batch {
                let slots = slots(steps);
                let sum = known(steps) + slots.iter().map(|&slot| weights[slot]).sum::<f32>();
                let slope = 1.0 / (1.0 + (-sum).exp()) - f32::from(u8::from(*is_right));
                slots.iter().for_each(|&slot| slopes[slot] += slope);
            }
            for (slot, slope) in slopes.iter().enumerate().filter(|(_, slope)| **slope != 0.0) {
                let slope = slope + if slot < size { decay * weights[slot] } else { 0.0 };
                squares[slot] += slope * slope;
                weights[slot] -= RATE * slope / squares[slot].sqrt();
            }
        }
    }
    let rounded = |weight: &f32| (100.0 * weight).round() as i32;
    let steps = places.iter().zip(FEATURES).map(|(&place, (name, _, steps))| {
        let fitted = || leaned(name, weights[place..place + steps].iter().map(rounded).collect());
        chosen(name).map_or_else(fitted, <[i32]>::to_vec)
    });
    Ranking { base: rounded(&weights[size]), steps: steps.collect() }
}
