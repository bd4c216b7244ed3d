//! The country whose people a group is.

use super::{Knowledge, Reading, Relation, Why, context::Context};
use crate::{
    link::Entity,
    model::almanac::{Almanac, Entry},
};

/// How many times the people of all others a country must have to be meant without support: "Dominican".
const DOMINANT: u32 = 10;

/// The country of the group at `position`: "Chinese" belongs to China, and is not the same.
pub(super) fn known(reading: &Reading<'_>, context: &Context, position: usize) -> Option<Knowledge> {
    if matches!(reading.kind(position)?.subtype, Some("religion" | "political")) {
        return None;
    }
    let countries = countries(reading.almanac, reading.entities.get(position)?);
    let belonging = |country: u32, why: Why| {
        let other = countries.iter().find(|other| **other != country).copied().map(Entry::Country);
        Some(Knowledge { entry: Entry::Country(country), relation: Relation::Of, why, other })
    };
    if let Some(country) = dominant(reading.almanac, countries) {
        return belonging(country, Why::People);
    }
    let mut supported = countries.iter().filter_map(|&country| {
        let names: Vec<u32> = context.for_country(country, position).take(2).collect();
        (!names.is_empty()).then_some((country, names))
    });
    match (supported.next(), supported.next()) {
        (Some((country, names)), None) => belonging(country, Why::Named(names)),
        _ => None,
    }
}

/// The country of a group, where it could be no other.
pub(super) fn country(almanac: &Almanac, group: &Entity) -> Option<u32> {
    dominant(almanac, countries(almanac, group))
}

fn countries<'a>(almanac: &'a Almanac, group: &Entity) -> &'a [u32] {
    let names = std::iter::once(&group.name).chain(&group.aliases);
    names.map(|name| almanac.countries_of(name)).find(|found| !found.is_empty()).unwrap_or_default()
}

fn dominant(almanac: &Almanac, countries: &[u32]) -> Option<u32> {
    let people = |country: u32| almanac.country(country).map_or(0, |country| country.population);
    let best = *countries.iter().max_by_key(|country| people(**country))?;
    let is_small = |other: &u32| *other == best || people(*other).saturating_mul(DOMINANT) <= people(best);
    countries.iter().all(is_small).then_some(best)
}
