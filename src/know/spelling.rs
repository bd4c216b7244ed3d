//! Names that the article has in capitals only, as the lists write them: "SAN FRANCISCO" of a dateline is San Francisco.
//!
//! The text keeps its capitals, and so do names that no list has: they may be acronyms.

use super::{Knowledge, Relation};
use crate::{EntityType, fold::name_key, link::Entity, model::almanac::Almanac};

/// Names with fewer letters are acronyms as often as not.
const LEAST: usize = 4;

/// `entities` with the names that are shouted and that `known` or the places of `almanac` have in ordinary letters.
#[must_use]
pub fn spelled(entities: Vec<Entity>, known: &[Option<Knowledge>], almanac: &Almanac) -> Vec<Entity> {
    let known = known.iter().map(Option::as_ref).chain(std::iter::repeat(None));
    let rows = entities.into_iter().zip(known);
    rows.map(|(entity, known)| match ordinary(&entity, known, almanac) {
        Some(name) => Entity { name, ..entity },
        None => entity,
    })
    .collect()
}

/// The name of `entity` in ordinary letters, where it is in capitals and a list has it.
fn ordinary(entity: &Entity, known: Option<&Knowledge>, almanac: &Almanac) -> Option<String> {
    let is_shouted = entity.name.chars().filter(|c| c.is_alphabetic()).count() >= LEAST
        && !entity.name.contains(char::is_lowercase)
        // "U.S.S.R." is none, "ST. LOUIS" is a name.
        && (entity.name.contains(' ') || !entity.name.contains('.'));
    if !is_shouted {
        return None;
    }
    let known = known.filter(|known| matches!(known.relation, Relation::Is)).map(|known| known.entry);
    // Whichever Springfield it is, so it is written.
    let is_place = entity.entity_type == EntityType::Place;
    let places = is_place.then(|| almanac.named(&entity.name)).into_iter().flatten();
    let mut entries = known.into_iter().chain(places);
    entries.find_map(|entry| almanac.names(entry).find_map(|name| cased(&entity.name, name)))
}

/// `shouted` with small letters where `listed` has them, where both are one name. "ZURICH" takes no accent from Zürich.
fn cased(shouted: &str, listed: &str) -> Option<String> {
    let is_same = listed.contains(char::is_lowercase)
        && shouted.chars().count() == listed.chars().count()
        && name_key(shouted) == name_key(listed);
    let small = |(own, other): (char, char)| {
        if other.is_lowercase() { own.to_lowercase().collect() } else { own.to_string() }
    };
    is_same.then(|| shouted.chars().zip(listed.chars()).map(small).collect())
}

#[cfg(test)]
mod tests {
    use super::spelled;
    use crate::{
        EntityType,
        link::{Entity, SalienceParts},
        model::{
            almanac::{Almanac, City, Country, Parts, Region},
            pack::Reader,
        },
    };

    fn entity(name: &str, entity_type: EntityType) -> Entity {
        Entity {
            entity_type,
            name: name.to_owned(),
            aliases: Vec::new(),
            mentions: vec![0],
            salience: 0.0,
            salience_parts: SalienceParts::default(),
            open: Vec::new(),
            acting: Vec::new(),
            compare_key: String::new(),
            roles: Vec::new(),
            maker: None,
        }
    }

    #[test]
    fn what_the_lists_have_in_small_letters_is_written_so() {
        let parts = Parts {
            countries: vec![Country { label: "Quilland".to_owned(), ..Country::default() }],
            regions: vec![Region::default()],
            cities: vec![City { names: vec!["Port Órrin".to_owned(), "Tan".to_owned()], ..City::default() }],
            records: Vec::new(),
        };
        let mut bytes = Vec::new();
        parts.write(&mut bytes);
        let almanac = Almanac::read(&mut Reader::new(&bytes)).unwrap();
        let check = |name, entity_type, expected| {
            let spelled = spelled(vec![entity(name, entity_type)], &[None], &almanac);
            assert_eq!(spelled[0].name, expected);
        };
        check("PORT ORRIN", EntityType::Place, "Port Orrin");
        check("QUILLAND", EntityType::Place, "Quilland");
        check("QUILLAND", EntityType::Organization, "QUILLAND");
        check("TAN", EntityType::Place, "TAN");
        check("NORBY", EntityType::Place, "NORBY");
    }
}
