//! What is known of an entity, as plain data.

use super::{Fact, Knowledge, Known};
use crate::{
    know::{self, Relation},
    link,
    model::almanac::{Almanac, Entry, Point},
    text::Document,
};

/// What is known of an entity, for JavaScript.
pub(super) fn knowledge(
    known: &know::Knowledge,
    almanac: &Almanac,
    document: &Document<'_>,
    entities: &[link::Entity],
) -> Option<Knowledge> {
    let Known { id, label } = named(almanac, known.entry)?;
    let fact = |name: &str, value: &str| Fact { name: name.to_owned(), value: value.to_owned() };
    let country_code = |at: Option<u32>| at.and_then(|at| almanac.country(at)).map(|it| it.code.clone());
    let (kind, country, point, population, facts) = match known.entry {
        Entry::Country(at) => {
            let country = almanac.country(at)?;
            let capital = Some(&country.capital).filter(|capital| !capital.is_empty());
            let facts = capital.map(|capital| fact("capital", capital)).into_iter().collect();
            ("country", Some(at), Some(country.point), country.population, facts)
        }
        Entry::Region(at) => {
            let region = almanac.region(at)?;
            ("region", Some(region.country), Some(region.point), 0, Vec::new())
        }
        Entry::City(at) => {
            let city = almanac.city(at)?;
            let region = almanac.region(city.region)?;
            let facts = Some(region).filter(|region| !region.label.is_empty());
            let facts = facts.map(|region| fact("region", &region.label)).into_iter().collect();
            ("city", Some(region.country), Some(city.point), city.population, facts)
        }
        Entry::Record(at) => {
            let record = almanac.record(at)?;
            let kind = ["leader", "politician", "company", "international", "university"]
                .into_iter()
                .find(|kind| *kind == record.kind)?;
            (
                kind,
                record.country,
                None,
                0,
                record.facts.iter().map(|(name, value)| fact(name, value)).collect(),
            )
        }
    };
    Some(Knowledge {
        id,
        label,
        kind,
        relation: match known.relation {
            Relation::Is => "is",
            Relation::Of => "of",
        },
        country: country_code(country),
        latitude: point.map(|Point { north, .. }| degrees(north)),
        longitude: point.map(|Point { east, .. }| degrees(east)),
        population: Some(population).filter(|&population| population > 0),
        facts,
        why: know::reason(&known.why, document, entities),
        evidence: known.why.evidence().to_vec(),
        other: known.other.and_then(|other| {
            let Known { id, label } = named(almanac, other)?;
            Some(Known { id, label: format!("{label}{}", apart(almanac, other)) })
        }),
    })
}

/// The id and the label of an entry.
fn named(almanac: &Almanac, entry: Entry) -> Option<Known> {
    let known = |id: String, label: &str| Some(Known { id, label: label.to_owned() });
    match entry {
        Entry::Country(at) => {
            let country = almanac.country(at)?;
            known(format!("iso:{}", country.code), &country.label)
        }
        Entry::Region(at) => {
            let region = almanac.region(at)?;
            known(
                format!("geonames:{}.{}", almanac.country(region.country)?.code, region.code),
                &region.label,
            )
        }
        Entry::City(at) => {
            let city = almanac.city(at)?;
            known(format!("geonames:{}", city.id), city.names.first()?)
        }
        Entry::Record(at) => {
            let record = almanac.record(at)?;
            known(record.id.clone(), &record.label)
        }
    }
}

/// What tells an entry from others of its name: ", Texas, United States".
fn apart(almanac: &Almanac, entry: Entry) -> String {
    let country = |at: u32| almanac.country(at).map(|country| country.label.as_str());
    let wholes = match entry {
        Entry::Region(at) => [None, almanac.region(at).and_then(|region| country(region.country))],
        Entry::City(at) => {
            let region = almanac.city(at).and_then(|city| almanac.region(city.region));
            [region.map(|region| region.label.as_str()), region.and_then(|region| country(region.country))]
        }
        Entry::Country(_) | Entry::Record(_) => [None, None],
    };
    let wholes = wholes.into_iter().flatten().filter(|whole| !whole.is_empty());
    wholes.flat_map(|whole| [", ", whole]).collect()
}

fn degrees(hundredths: i16) -> f64 {
    f64::from(hundredths) / 100.0
}
