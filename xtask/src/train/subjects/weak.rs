//! What the listed words say of a text before anything is learnt, and what a model makes of that.

use super::{Settings, texts::Text};
use crate::data::subjects::Catalogue;

/// What is taken to be known of a text and a subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Belief {
    Yes,
    No,
    Unknown,
}

/// For each feature of the vocabulary the subjects that it was listed for, and how rare it is.
pub(super) struct Listed<'a> {
    pub(super) seeds: &'a [Vec<usize>],
    pub(super) rarity: &'a [f32],
}

/// What the listed words of a text say of each subject; `has_class` where it is of a set that gives each text a class.
pub(super) fn by_words(
    values: &[(u32, f32)],
    has_class: bool,
    listed: &Listed<'_>,
    catalogue: &Catalogue,
    settings: &Settings,
) -> Vec<Belief> {
    let mut sums = vec![0.0_f32; catalogue.subjects.len()];
    for &(feature, count) in values {
        for &subject in &listed.seeds[feature as usize] {
            sums[subject] += count / (count + 1.0) * listed.rarity[feature as usize];
        }
    }
    let top: f32 =
        sums.iter().zip(&catalogue.subjects).filter(|(_, s)| s.parent.is_none()).map(|(sum, _)| sum).sum();
    // A text with next to no listed words is about nothing in particular; but one with a class is about something.
    let is_telling = top >= settings.least || !has_class;
    let mut beliefs: Vec<Belief> = Vec::with_capacity(sums.len());
    for (position, subject) in catalogue.subjects.iter().enumerate() {
        let sum = sums[position];
        beliefs.push(match subject.parent {
            None if sum >= settings.least && sum >= settings.share * top => Belief::Yes,
            None if is_telling && sum <= settings.none * top => Belief::No,
            Some(parent) if beliefs[parent] == Belief::No => Belief::No,
            Some(parent) if sum >= settings.least && sum >= settings.part_share * sums[parent] => {
                if beliefs[parent] == Belief::Yes { Belief::Yes } else { Belief::Unknown }
            }
            Some(parent) if sum <= settings.part_none * sums[parent] => Belief::No,
            None | Some(_) => Belief::Unknown,
        });
    }
    beliefs
}

/// What is believed of `text` after a model gave it `shares`: its label, then the model where it is sure and the listed words do
/// not say the opposite.
pub(super) fn by_model(words: &[Belief], shares: &[f32], settings: &Settings) -> Vec<Belief> {
    let beliefs = words.iter().zip(shares).map(|(&belief, &share)| match belief {
        Belief::Yes if share < settings.sure_no => Belief::Unknown,
        Belief::No if share > settings.sure_yes => Belief::Unknown,
        Belief::Unknown if share > settings.sure_yes => Belief::Yes,
        Belief::Unknown if share < settings.sure_no => Belief::No,
        belief => belief,
    });
    beliefs.collect()
}

/// The goals of the regression for a text: how surely it has each subject, and how much that counts; `judged_counts` where people
/// read the text.
pub(super) fn goals(
    text: &Text,
    beliefs: &[Belief],
    catalogue: &Catalogue,
    judged_counts: f32,
) -> Vec<(f32, f32)> {
    let mut goals: Vec<(f32, f32)> = beliefs
        .iter()
        .map(|belief| match belief {
            Belief::Yes => (1.0, 1.0),
            Belief::No => (0.0, 1.0),
            Belief::Unknown => (0.0, 0.0),
        })
        .collect();
    if text.is_judged {
        for (subject, goal) in goals.iter_mut().enumerate() {
            let top = catalogue.subjects[subject].parent.unwrap_or(subject);
            if !text.given.contains(&top) {
                *goal = (0.0, if top == subject { judged_counts } else { 1.0 });
            }
        }
    }
    for &subject in &text.given {
        goals[subject] = (1.0, if text.is_judged { judged_counts } else { 1.0 });
        if let Some(parent) = catalogue.subjects[subject].parent {
            goals[parent] = (1.0, 1.0);
        }
    }
    goals
}
