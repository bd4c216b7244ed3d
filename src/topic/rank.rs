//! How well a phrase says what the article is about.

use super::{
    phrase::{NO_STEM, Phrase},
    unit::{RAREST, Stem, Units},
};

/// What the parts of the score weigh.
#[derive(Debug, Clone, Copy)]
pub(super) struct Weights {
    /// By the number of words, from one.
    len: [f32; 5],
    /// This many occurrences of a word give half of what any number can give.
    half_count: f32,
    /// What the rarest words get beyond the commonest, which get 1.
    rarity: f32,
    /// What recurrence of the whole phrase adds at most.
    recurrence: f32,
    /// What the first sentence adds.
    position: f32,
    /// This many sentences down half of that is left.
    half_position: f32,
    /// What is left of a phrase that never stands alone.
    fragment: f32,
    /// What a headline adds.
    headline: f32,
    /// What is left of the name of a place or a group that is only a part of the phrase.
    place: f32,
    /// What is left of a general noun.
    general: f32,
    /// What a settled term adds.
    term: f32,
}

/// Found by trying values in turn on stories whose keyphrases experts chose (`cargo xtask eval keyphrases`), then moved
/// a little away from the first lines, where those experts looked most, towards terms, names and what recurs: a reader
/// wants what the whole article is about.
pub(super) const WEIGHTS: Weights = Weights {
    len: [0.33, 1.0, 1.1, 0.65, 0.6],
    half_count: 9.0,
    rarity: 1.5,
    recurrence: 1.5,
    position: 2.0,
    half_position: 4.0,
    fragment: 0.2,
    headline: 0.3,
    place: 0.4,
    general: 0.5,
    term: 1.0,
};

/// Scores `phrase`; only the order and the ratios of scores mean something.
pub(super) fn score(phrase: &Phrase, units: &Units, in_title: bool, weights: &Weights) -> f32 {
    let stems = phrase.key.iter().take_while(|&&stem| stem != NO_STEM);
    let words = stems.filter_map(|&stem| units.stems.get(stem as usize)).map(|stem| {
        // A name or a term is one thing, whatever its words are elsewhere.
        if phrase.len > 1 && (phrase.is_name || phrase.is_term) {
            return word(stem, phrase.is_name, weights);
        }
        // "Chinese" in "Chinese officials" says where, not what.
        let is_where = stem.places * 2 > stem.count;
        let share =
            if is_where { weights.place } else { 1.0 } * if stem.is_general { weights.general } else { 1.0 };
        word(stem, false, weights) * share
    });
    let (sum, count) = words.fold((0.0, 0.0), |(sum, count), word| (sum + word, count + 1.0));
    let count: f32 = count;
    let again = (phrase.count - 1) as f32;
    let place = units.units.get(phrase.first).map_or(0, |unit| unit.sentence) as f32;
    let whole = phrase.whole as f32 / phrase.count as f32;
    let len = weights.len.get(phrase.len - 1).copied().unwrap_or(0.5);
    let flag = |is: bool, weight: f32| if is { 1.0 + weight } else { 1.0 };
    sum / count.max(1.0)
        * len
        * (1.0 + weights.recurrence * again / (again + 1.0))
        * (1.0 + weights.position * weights.half_position / (weights.half_position + place))
        * (weights.fragment + (1.0 - weights.fragment) * whole)
        * flag(phrase.in_headline || in_title, weights.headline)
        * flag(phrase.is_term, weights.term)
}

/// What speaks for `phrase`, with shares that add up to 1, the largest first; none is 0.
pub(super) fn parts(
    phrase: &Phrase,
    units: &Units,
    in_title: bool,
    weights: &Weights,
) -> Vec<(&'static str, f32)> {
    let stems = || phrase.key.iter().take_while(|&&stem| stem != NO_STEM);
    let stems = || stems().filter_map(|&stem| units.stems.get(stem as usize));
    let mean = |sum: f32| sum / phrase.len as f32;
    let again = (phrase.count - 1) as f32;
    let place = units.units.get(phrase.first).map_or(0, |unit| unit.sentence) as f32;
    let mut parts = vec![
        (
            "frequency",
            mean(stems().map(|stem| stem.count as f32 / (stem.count as f32 + weights.half_count)).sum())
                + weights.recurrence * again / (again + 1.0),
        ),
        ("position", weights.position * weights.half_position / (weights.half_position + place)),
        (
            "rarity",
            weights.rarity * mean(stems().map(|stem| f32::from(stem.rarity) / f32::from(RAREST)).sum()),
        ),
        ("headline", if phrase.in_headline || in_title { weights.headline } else { 0.0 }),
        ("form", if phrase.is_term { weights.term } else { 0.0 }),
    ];
    let sum: f32 = parts.iter().map(|(_, part)| part).sum();
    parts.retain(|(_, part)| *part > 0.0);
    parts.iter_mut().for_each(|(_, part)| *part /= sum);
    parts.sort_by(|a, b| b.1.total_cmp(&a.1));
    parts
}

/// What one word says: the more, the rarer it is in news and the oftener it is here.
///
/// A word of a name counts as rare: "House" in "White House" is no house.
fn word(stem: &Stem, in_name: bool, weights: &Weights) -> f32 {
    let count = stem.count as f32;
    let rarity = if in_name { 1.0 } else { f32::from(stem.rarity) / f32::from(RAREST) };
    (1.0 + weights.rarity * rarity) * count / (count + weights.half_count)
}
