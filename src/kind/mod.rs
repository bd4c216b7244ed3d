//! What each entity is more exactly: a bank, a river, a film, a law.
//!
//! The tagger tells people, organizations, places, groups, products and the rest apart. This stage gives each entity
//! one of the [`SUBTYPES`], and among groups, products and the rest, which the tagger confuses, the type as well:
//! [`Event`](EntityType::Event), [`Work`](EntityType::Work) and [`Law`](EntityType::Law) come from here.
//!
//! | file | what it does |
//! |---|---|
//! | `vocabulary` | the kinds that there are |
//! | `cue` | the word lists of `model/lexicon/types/`, which give each word its kinds with weights |
//! | `name` | what a name says by itself: lists, its head, its first words |
//! | `context` | what the words around its mentions say |
//! | `place` | what the places beside a place say: "Tarn, Ohio", "Ohio, Georgia and Texas" |
//! | `tally` | adds it all up; decides, or leaves open what is ambiguous |
//!
//! All mentions of an entity are weighed together, and of its names the clearest decides: "Amazon.com Inc" says what
//! the "Amazon" beside it is. Lists are evidence and not verdicts: "Washington" and "Georgia" are in several, and what
//! stands beside them decides, or nothing does.
//!
//! # Subtypes
//! | type | subtypes |
//! |---|---|
//! | person | politician, family |
//! | organization | company, bank, government (ministries, agencies, authorities), parliament (and its committees), court, military, police, party, militant (armed groups and gangs), international (bodies of several states), university, school, research, hospital, media, team, sport (leagues and federations), union, religious, association |
//! | place | country, region (states, provinces, parts of the world), city, facility (buildings, roads, parks), water, land (islands, mountains, deserts) |
//! | group | nationality, religion, political, ethnic |
//! | event | war, attack, disaster, election, tournament, conference, festival, protest |
//! | work | book, film, series, song, newspaper, game |
//! | law | act, treaty, constitution, case |
//! | product | vehicle, aircraft, ship, spacecraft, weapon, device, software, drug, food |
//! | other | award, disease, language, measure, program |
//!
//! It knows the document, its mentions and entities; it knows nothing of how they were found or of JavaScript.

mod context;
mod cue;
mod name;
mod place;
mod tally;
mod vocabulary;

pub use name::key_of;
pub use vocabulary::{Kind, SUBTYPES};

use tally::Tally;

use crate::{EntityType, Model, link::Entity, resolve::Mention, text::Document};

/// What a finder's or the tagger's word on the subtype of one mention is worth.
const PROPOSED: u32 = 4;
/// What a country or region behind the comma says for a city: "Tarn, Ohio".
const LOCATED: u32 = 4;

/// Tells what each of `entities` is, in their order; `mentions` are those that the entities count.
///
/// Takes time in proportion to the mentions. The type of a person, organization or place is never changed.
#[must_use]
pub fn kinds(document: &Document<'_>, model: &Model, mentions: &[Mention], entities: &[Entity]) -> Vec<Kind> {
    entities.iter().map(|entity| kind(document, model, mentions, entity)).collect()
}

/// What each of `mentions` is, in their order: what its entity is, and amounts and times by themselves.
#[must_use]
pub fn of_mentions(mentions: &[Mention], entities: &[Entity], kinds: &[Kind]) -> Vec<Kind> {
    let own = |mention: &Mention| Kind { entity_type: mention.entity_type, subtype: mention.subtype };
    let mut all: Vec<Kind> = mentions.iter().map(own).collect();
    for (entity, kind) in entities.iter().zip(kinds) {
        for &mention in &entity.mentions {
            if let Some(own) = all.get_mut(mention as usize) {
                *own = *kind;
            }
        }
    }
    all
}

fn kind(document: &Document<'_>, model: &Model, mentions: &[Mention], entity: &Entity) -> Kind {
    let tagged = entity.entity_type;
    let mut tally = Tally::new(tagged);
    for name in std::iter::once(&entity.name).chain(&entity.aliases) {
        tally.add_name(name::votes(name, tagged, model.names()));
    }
    // "United States" is a country whatever stands beside it, and it stands in many places.
    if tally.is_settled() {
        return tally.decide();
    }
    for &position in &entity.mentions {
        let Some(mention) = mentions.get(position as usize) else { continue };
        if mention.subtype.is_some() {
            let proposed = Kind { entity_type: mention.entity_type, subtype: mention.subtype };
            tally.add_context((proposed, PROPOSED));
        }
        context::weigh(document, mention, &mut tally);
        if tagged == EntityType::Place {
            place::weigh(document, model.names(), mentions, position as usize, &mut tally);
        }
    }
    tally.decide()
}
