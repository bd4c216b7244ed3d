//! Which countries and regions an article names for sure.

use std::collections::{BTreeMap, BTreeSet};

use super::{Knowledge, Reading, group, place::Places};
use crate::{EntityType, fold::name_key, model::almanac::Entry};

/// Where the government of the United States is named, its capital is meant more likely than the state in the west.
const FEDERAL: &[&str] = &[
    "white house",
    "capitol",
    "capitol hill",
    "us capitol",
    "congress",
    "us congress",
    "senate",
    "us senate",
    "house of representatives",
    "us house of representatives",
    "supreme court",
    "us supreme court",
    "pentagon",
    "state department",
    "justice department",
    "fbi",
    "cia",
];

/// What politicians of the United States sit in or belong to.
const CHAMBERS: &[&str] = &[
    "congress",
    "us congress",
    "senate",
    "us senate",
    "house of representatives",
    "us house of representatives",
    "house",
    "us house",
    "capitol hill",
    "capitol",
    "us capitol",
    "white house",
    "oval office",
    "democrat",
    "democrats",
    "democratic party",
    "republican",
    "republicans",
    "republican party",
    "gop",
    "house democrats",
    "house republicans",
    "senate democrats",
    "senate republicans",
];

/// Which entities speak for a country or a region.
#[derive(Debug, Clone, Default)]
pub(super) struct Context {
    countries: BTreeMap<u32, BTreeSet<u32>>,
    regions: BTreeMap<u32, BTreeSet<u32>>,
    /// The most salient entity of [`CHAMBERS`].
    chamber: Option<u32>,
}

impl Context {
    /// What the places that are sure, the peoples and the government of the United States speak for.
    pub(super) fn read(reading: &Reading<'_>, places: &Places) -> Self {
        let mut context = Self::default();
        let almanac = reading.almanac;
        let home = almanac.country_coded("US");
        let capital = home.and_then(|home| {
            let named = almanac.named("District of Columbia");
            let mut regions = named.filter_map(|entry| match entry {
                Entry::Region(at) => Some(at),
                _ => None,
            });
            regions.find(|&at| almanac.region(at).is_some_and(|region| region.country == home))
        });
        for (position, entity) in reading.entities.iter().enumerate() {
            let key = name_key(&entity.name);
            if entity.entity_type != EntityType::Person && CHAMBERS.contains(&key.as_str()) {
                context.chamber = context.chamber.or(Some(position as u32));
            }
            if let Some((country, region)) = places.sure(reading, position) {
                // Beside Washington the state the capital is as likely as alone.
                let is_namesake = entity.compare_key.ends_with(" state");
                context.add(position, Some(country), region.filter(|_| !is_namesake));
            }
            match reading.kind(position).map(|kind| kind.entity_type) {
                Some(EntityType::Group) => {
                    context.add(position, group::country(almanac, entity), None);
                }
                Some(EntityType::Organization | EntityType::Place) if FEDERAL.contains(&key.as_str()) => {
                    context.add(position, home, capital);
                }
                _ => {}
            }
        }
        context
    }

    /// The same with the countries and regions of what is known by now.
    pub(super) fn with(mut self, reading: &Reading<'_>, known: &[Option<Knowledge>]) -> Self {
        for (position, known) in known.iter().enumerate() {
            let Some(known) = known else { continue };
            let almanac = reading.almanac;
            let (country, region) = match known.entry {
                Entry::Country(at) => (Some(at), None),
                Entry::Region(at) => (almanac.region(at).map(|region| region.country), Some(at)),
                Entry::City(at) => {
                    let region = almanac.city(at).map(|city| city.region);
                    (region.and_then(|at| Some(almanac.region(at)?.country)), region)
                }
                Entry::Record(_) => (None, None),
            };
            self.add(position, country, region);
        }
        self
    }

    /// The most salient entity that politicians of the United States sit in or belong to.
    pub(super) const fn chamber(&self) -> Option<u32> {
        self.chamber
    }

    fn add(&mut self, position: usize, country: Option<u32>, region: Option<u32>) {
        for (map, key) in [(&mut self.countries, country), (&mut self.regions, region)] {
            if let Some(key) = key {
                map.entry(key).or_default().insert(position as u32);
            }
        }
    }

    /// The entities that speak for the country, without `own`; the most salient first.
    pub(super) fn for_country(&self, country: u32, own: usize) -> impl Iterator<Item = u32> + '_ {
        others(self.countries.get(&country), own)
    }

    /// The entities that speak for the region, without `own`; the most salient first.
    pub(super) fn for_region(&self, region: Option<u32>, own: usize) -> impl Iterator<Item = u32> + '_ {
        others(region.and_then(|region| self.regions.get(&region)), own)
    }
}

fn others(entities: Option<&BTreeSet<u32>>, own: usize) -> impl Iterator<Item = u32> + '_ {
    entities.into_iter().flatten().copied().filter(move |&entity| entity as usize != own)
}
