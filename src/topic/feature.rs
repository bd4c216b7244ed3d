//! What is measured of a phrase, in steps.
//!
//! Each feature is a small number, the step that a measure reached. The ranking has a weight for each step of each
//! feature, so that it can bend as it likes and each weight can be read.

use super::{
    keyphrase::Linked,
    phrase::{NO_STEM, Phrase},
    unit::{Part, Stem, Unit, Units},
};
use crate::{EntityType, Span, link::Entity, resolve::Mention};

/// The features: name, the part of the score that it belongs to, and its number of steps.
pub const FEATURES: [(&str, &str, usize); 17] = [
    // How often it occurs, apart for each length.
    ("count", "frequency", 32),
    // How often its words occur, in the mean and the least of them.
    ("words", "frequency", 8),
    ("least-word", "frequency", 8),
    // The sentence where it occurs first, and the share of the text from there to where it occurs last.
    ("first", "position", 10),
    ("reach", "spread", 6),
    // How rare its words are in news, in the mean and the least of them.
    ("rarity", "rarity", 11),
    ("commonest", "rarity", 6),
    ("headline", "headline", 2),
    // What name it is or has in it, and how much the article is about what it names.
    ("kind", "name", 11),
    ("salience", "name", 7),
    // Its number of words; whether it begins with an adjective or is joined by "of" or "and"; whether it has general
    // nouns; how often it is all of its noun phrase; whether it is another name of several words, or a settled term and of
    // which grade.
    ("length", "form", 4),
    ("build", "form", 3),
    ("general", "form", 4),
    ("whole", "form", 5),
    ("term", "form", 7),
    // How far phrases of several words that begin with its first word are what stories are about, and those that end with
    // its last; 5 where that is part of a name, and for single words.
    ("beginning", "form", 6),
    ("end", "form", 6),
];

/// What stands for the edge of a phrase that is part of a name, or a single word.
const NO_EDGE: u8 = 5;

/// The step of each of the [`FEATURES`].
pub type Steps = [u8; FEATURES.len()];

/// What features need besides the phrase.
#[derive(Debug, Clone, Copy)]
pub(super) struct Surroundings<'a> {
    pub(super) units: &'a Units,
    pub(super) linked: Linked<'a>,
    /// For each mention the position of its entity.
    pub(super) entity_of: &'a [Option<usize>],
    /// Where the text says what people are, in text order.
    pub(super) roles: &'a [Span],
}

impl Surroundings<'_> {
    /// The entity that `phrase` begins with a name of.
    pub(super) fn entity(&self, phrase: &Phrase) -> Option<usize> {
        let name = self.units.words.get(phrase.first)?.name?;
        self.entity_of.get(name as usize).copied().flatten()
    }
}

/// Where the text says what the people among `entities` are, in text order.
pub(super) fn roles(entities: &[Entity]) -> Vec<Span> {
    let mut roles: Vec<Span> = entities.iter().flat_map(|entity| &entity.roles).copied().collect();
    roles.sort_unstable_by_key(|role| role.start());
    roles
}

/// Whether `phrase` stands nowhere but where the text says what people are: "the foreign minister of Tarn".
pub(super) fn is_role(phrase: &Phrase, around: &Surroundings<'_>) -> bool {
    let words = around.units.words.get(phrase.first..phrase.first + phrase.len).unwrap_or_default();
    let [Some(first), Some(last)] = [words.first(), words.last()] else { return false };
    let later = around.roles.partition_point(|role| role.start() <= first.span.start());
    let role = later.checked_sub(1).and_then(|index| around.roles.get(index));
    let is_inside = role.is_some_and(|role| last.span.end() <= role.end());
    let next = around.units.words.get(phrase.first + phrase.len);
    // A role is listed where it stands first.
    let listed = is_inside && next.is_none_or(|next| !next.is_person);
    phrase.before_person + u32::from(listed) == phrase.count
}

/// The steps of `phrase`; `in_title` says whether a title apart from the text has its words.
pub(super) fn steps(phrase: &Phrase, around: &Surroundings<'_>, in_title: bool) -> Steps {
    let Surroundings { units, linked, .. } = *around;
    let words = units.words.get(phrase.first..phrase.first + phrase.len).unwrap_or_default();
    let stems: Vec<&Stem> = stems_of(phrase, units).filter(|stem| !stem.is_joint()).collect();
    let count = stems.len().max(1) as f32;
    let mean = |of: fn(&Stem) -> f32| stems.iter().map(|stem| of(stem)).sum::<f32>() / count;
    let least = |of: fn(&Stem) -> u32| stems.iter().map(|stem| of(stem)).min().unwrap_or(0) as f32;

    let length = (phrase.len - 1).min(3) as u8;
    let [begin, end] = phrase.reach;
    let reach = (end - begin) as f32 / units.sentences.max(1) as f32;
    let named = words.first().and_then(|unit| linked.mentions.get(unit.name? as usize));
    let has_name = words.iter().any(|unit| unit.name.is_some());
    let entity =
        around.entity(phrase).and_then(|entity| linked.entities.get(entity)).filter(|_| phrase.is_name);
    let [beginning, end_word] = edges(phrase, units);
    let word_counts = [1.5, 2.5, 3.5, 4.5, 6.5, 9.5, 14.5];
    [
        length * 8 + step(phrase.count as f32, &[2.0, 3.0, 4.0, 5.0, 7.0, 10.0]),
        step(mean(|stem| stem.count as f32), &word_counts),
        step(least(|stem| stem.count), &word_counts),
        step(begin as f32, &[1.0, 2.0, 3.0, 4.0, 6.0, 9.0, 13.0, 20.0, 32.0]),
        step(reach, &[0.001, 0.15, 0.35, 0.6, 0.8]),
        step(mean(|stem| f32::from(stem.rarity)), &[0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0, 4.5, 5.0]),
        step(least(|stem| u32::from(stem.rarity)), &[1.0, 2.0, 3.0, 4.0, 5.0]),
        u8::from(phrase.in_headline || in_title),
        kind(phrase, named, has_name),
        entity.map_or(0, |entity| 1 + step(entity.salience, &[0.2, 0.3, 0.4, 0.5, 0.6])),
        length,
        build(words, phrase.is_topical()),
        general(&stems),
        step(phrase.whole as f32 / phrase.count as f32, &[0.01, 0.3, 0.6, 0.95]),
        phrase.term.map_or(u8::from(phrase.is_name && phrase.len > 1), |grade| 2 + grade),
        beginning.unwrap_or(NO_EDGE),
        end_word.unwrap_or(NO_EDGE),
    ]
}

/// Whether a phrase is or begins with the name of a place or a group: "China", "Chinese officials".
pub(super) fn says_where(phrase: &Phrase, around: &Surroundings<'_>) -> bool {
    let name = around.units.words.get(phrase.first).and_then(|unit| unit.name);
    let mention = name.and_then(|name| around.linked.mentions.get(name as usize));
    let is_where = |mention: &Mention| matches!(mention.entity_type, EntityType::Place | EntityType::Group);
    mention.is_some_and(is_where)
}

/// Whether the words are nouns, begin with an adjective, or are joined. What is settled is as good joined as described:
/// "peace and stability".
fn build(words: &[Unit], is_topical: bool) -> u8 {
    if words.iter().any(|unit| unit.part == Part::Join && unit.name.is_none()) {
        return if is_topical { 1 } else { 2 };
    }
    u8::from(words.first().is_some_and(|unit| unit.part == Part::Modifier))
}

/// The stems of the words of a phrase.
pub(super) fn stems_of<'a>(phrase: &'a Phrase, units: &'a Units) -> impl Iterator<Item = &'a Stem> {
    let words = phrase.key.iter().take_while(|&&stem| stem != NO_STEM);
    words.filter_map(|&stem| units.stems.get(stem as usize))
}

/// How far phrases that begin as this one of several words does are what stories are about, and those that end so; none for a part of
/// a name.
pub(super) fn edges(phrase: &Phrase, units: &Units) -> [Option<u8>; 2] {
    let words = units.words.get(phrase.first..phrase.first + phrase.len).unwrap_or_default();
    let [first, .., last] = words else { return [None; 2] };
    let telling = |word: &Unit| {
        let stem = units.stems.get(word.stem as usize).filter(|_| word.name.is_none());
        stem.map(|stem| stem.telling)
    };
    // In "set of rules" both words end a phrase.
    let is_joined = words.iter().any(|word| word.part == Part::Join);
    let beginning = telling(first).map(|[as_first, as_last]| if is_joined { as_last } else { as_first });
    [beginning, telling(last).map(|[_, as_last]| as_last)]
}

/// How many of `cuts`, which ascend, `value` reaches.
fn step(value: f32, cuts: &[f32]) -> u8 {
    cuts.iter().filter(|&&cut| value >= cut).count() as u8
}

/// Whether no word, the first, the last or all are general nouns.
fn general(stems: &[&Stem]) -> u8 {
    let (Some(first), Some(last)) = (stems.first(), stems.last()) else { return 0 };
    match (stems.iter().all(|stem| stem.is_general), last.is_general, first.is_general) {
        (true, ..) => 2,
        (_, true, _) => 1,
        (_, _, true) => 3,
        _ => 0,
    }
}

/// What name a phrase is, begins with or has in it; `first` is the name that it begins with.
fn kind(phrase: &Phrase, first: Option<&Mention>, has_name: bool) -> u8 {
    match first.map(|mention| mention.entity_type) {
        Some(EntityType::Organization) if phrase.is_name => 1,
        Some(EntityType::Place) if phrase.is_name => 2,
        Some(EntityType::Group) if phrase.is_name => 3,
        Some(EntityType::Event) if phrase.is_name => 4,
        Some(EntityType::Person) if phrase.is_name => 10,
        Some(_) if phrase.is_name => 5,
        Some(EntityType::Person) => 6,
        // "Chinese" in "Chinese officials" says where, not what.
        Some(EntityType::Place | EntityType::Group) => 7,
        _ if has_name => 8,
        _ if phrase.names * 2 > phrase.count => 9,
        _ => 0,
    }
}
