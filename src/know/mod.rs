//! What the built-in lists know of the entities of an article, or nothing: silence over guessing.
//!
//! | file | what it does |
//! |---|---|
//! | `candidate` | what the name of a place may mean, and how likely it is without the article |
//! | `beside` | places that stand together: "Paris, Texas", "Birmingham in Alabama" |
//! | `context` | which countries and regions the article names for sure |
//! | `place` | which country, region or city a place is |
//! | `group` | the country whose people a group is |
//! | `person` | heads of state and government, politicians of the United States |
//! | `body` | listed companies, bodies of several states |
//! | `university` | which university one is |
//! | `spelling` | shouted names in ordinary letters |
//! | `why` | the reason, in parts and in words |
//!
//! The same name means many places. What the article names besides decides, then how many people live there; what
//! comes second is kept. A place that nothing supports is only taken where it is large, a person only where the
//! article says something of the office, the country or the state; a surname by itself names at most who leads a country.
//!
//! It knows the document, its mentions, entities and their kinds; it knows nothing of JavaScript.

mod beside;
mod body;
mod candidate;
mod context;
mod group;
mod person;
mod place;
mod spelling;
mod university;
mod why;

pub use spelling::spelled;
pub use why::{Why, reason};

use crate::{
    EntityType, Model,
    kind::Kind,
    link::Entity,
    model::almanac::{Almanac, Entry},
    resolve::Mention,
    text::Document,
};
use context::Context;

/// What is known of an entity.
#[derive(Debug, Clone, PartialEq)]
pub struct Knowledge {
    /// What it is in the almanac.
    pub entry: Entry,
    /// How the entity belongs to it.
    pub relation: Relation,
    /// Why it is this one.
    pub why: Why,
    /// What else of the name it could be, the likeliest.
    pub other: Option<Entry>,
}

/// How an entity belongs to what is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// It is what is known.
    Is,
    /// It belongs to it: "Chinese" to China.
    Of,
}

/// What an article says, for all that look things up.
struct Reading<'a> {
    document: &'a Document<'a>,
    almanac: &'a Almanac,
    mentions: &'a [Mention],
    entities: &'a [Entity],
    kinds: &'a [Kind],
}

impl Reading<'_> {
    /// What the entity at `position` is, its subtype as far as it is known.
    fn kind(&self, position: usize) -> Option<Kind> {
        self.kinds.get(position).copied()
    }
}

/// Looks up each of `entities`, in their order; `kinds` says what they are, `mentions` are those that they count.
///
/// Takes time in proportion to the entities and mentions.
#[must_use]
pub fn know(
    document: &Document<'_>,
    model: &Model,
    mentions: &[Mention],
    entities: &[Entity],
    kinds: &[Kind],
) -> Vec<Option<Knowledge>> {
    let reading = Reading { document, almanac: model.almanac(), mentions, entities, kinds };
    let places = place::Places::read(&reading);
    let context = Context::read(&reading, &places);
    let mut known: Vec<Option<Knowledge>> = (0..entities.len())
        .map(|position| match reading.kind(position)?.entity_type {
            EntityType::Place => places.decide(&reading, &context, position),
            EntityType::Group => group::known(&reading, &context, position),
            EntityType::Organization => {
                body::known(&reading, position).or_else(|| university::known(&reading, &context, position))
            }
            _ => None,
        })
        .collect();
    let context = context.with(&reading, &known);
    for (position, slot) in known.iter_mut().enumerate() {
        if reading.kind(position).is_some_and(|kind| kind.entity_type == EntityType::Person) {
            *slot = person::known(&reading, &context, position);
        }
    }
    known
}

/// The kinds of entities with the finer types of the places that are known: where "Georgia" is a region, it is no country.
///
/// A territory stays a region, though it has a code like a country.
#[must_use]
pub fn refined(kinds: &[Kind], known: &[Option<Knowledge>]) -> Vec<Kind> {
    let rows = kinds.iter().zip(known);
    rows.map(|(kind, known)| {
        let subtype = match known.as_ref().map(|known| known.entry) {
            Some(Entry::Country(_)) if kind.subtype != Some("region") => Some("country"),
            Some(Entry::Region(_)) => Some("region"),
            Some(Entry::City(_)) => Some("city"),
            _ => kind.subtype,
        };
        if kind.entity_type == EntityType::Place { Kind { subtype, ..*kind } } else { *kind }
    })
    .collect()
}
