//! The four types of CoNLL-2003: groups, products and all others are MISC, facilities are LOC.

use nutgraf::{EntityType, model::label::NameType};

use crate::data::ner::{Sentence, TypeSet};
use crate::eval::score::Scored;

/// All four, in the order of tables.
pub(crate) const FOUR: [&str; 4] = ["LOC", "MISC", "ORG", "PER"];

/// The names that people marked in a sentence.
pub(crate) fn gold(sentence: &Sentence) -> Vec<Scored> {
    sentence.names.iter().map(|name| (name.start, name.end, of_set(name.types))).collect()
}

pub(crate) const fn of_name(name_type: NameType) -> &'static str {
    match name_type {
        NameType::Person => "PER",
        NameType::Organization => "ORG",
        NameType::Location | NameType::Facility => "LOC",
        NameType::Group | NameType::Product | NameType::Other => "MISC",
    }
}

pub(crate) const fn of_entity(entity_type: EntityType) -> &'static str {
    match entity_type {
        EntityType::Person => "PER",
        EntityType::Organization => "ORG",
        EntityType::Place => "LOC",
        _ => "MISC",
    }
}

fn of_set(types: TypeSet) -> &'static str {
    types.iter().next().map_or("MISC", of_name)
}
