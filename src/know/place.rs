//! Which country, region or city a place is.

use super::{
    Knowledge, Reading, Relation, Why,
    beside::pairs,
    candidate::{Candidate, candidates, of_name},
    context::Context,
};
use crate::{
    EntityType,
    fold::name_key,
    model::almanac::{Almanac, Entry},
};

/// Points for the place that stands beside it and that it lies in, or that lies in it.
const BESIDE: i32 = 80;
/// The same where the two may be parts of a list.
const LISTED: i32 = 8;
/// Points for one other place of the region, and for several.
const REGION: [i32; 2] = [20, 24];
/// Points for one other place or people of the country, for two or three, and for more: for countries and regions, and
/// for cities. That an article is about a country says little of which city of a common name is meant.
const COUNTRY: [i32; 3] = [8, 12, 24];
const COUNTRY_OF_CITY: [i32; 3] = [8, 12, 12];
/// Points for being what the finer type says, and against being something else.
const SUBTYPE: i32 = 4;
/// How far the first must lie before the second: a doubling of the people.
const MARGIN: i32 = 4;
/// How far one that nothing supports must lie before one that the article supports: sixteen times the people.
const OUTWEIGHED: i32 = 16;
/// How far one reading must lie before all others to be sure without the article: eleven times the people.
const SURE: i32 = 14;
/// Smaller places must be supported by the article: there are many of the name that no list has.
const LARGE_CITY: u32 = 300_000;
const LARGE_REGION: u32 = 1_000_000;
/// Cities smaller than this need support from their region where towns were named after each other.
const TOWN: u32 = 100_000;
/// Countries whose towns were named after each other, and whose regions news names without the country.
const NAMED_ALIKE: [&str; 4] = ["US", "CA", "AU", "NZ"];

/// Words of regions that say nothing by themselves: "Central", "Northern Region".
const DIRECTIONS: &[&str] = &[
    "north",
    "south",
    "east",
    "west",
    "northern",
    "southern",
    "eastern",
    "western",
    "central",
    "northeast",
    "northwest",
    "southeast",
    "southwest",
    "north east",
    "north west",
    "south east",
    "south west",
    "upper",
    "lower",
    "capital",
    "centre",
    "center",
    "coast",
    "coastal",
    "islands",
    "national",
    "federal",
    "district",
    "region",
    "province",
];

/// The readings of all places of an article.
pub(super) struct Places {
    /// For each entity its readings; none for what is no place.
    candidates: Vec<Vec<Candidate>>,
    /// For each entity the readings that stand beside others: the reading, the points, the other entity.
    beside: Vec<Vec<(Entry, i32, u32)>>,
    /// For each entity whether the text says that it lies in a region where the lists have nothing of its name.
    is_elsewhere: Vec<bool>,
}

impl Places {
    /// Looks up all places.
    pub(super) fn read(reading: &Reading<'_>) -> Self {
        let entities = reading.entities.iter().enumerate();
        let candidates: Vec<Vec<Candidate>> = entities
            .map(|(position, entity)| {
                let Some(kind) = reading.kind(position).filter(|kind| kind.entity_type == EntityType::Place)
                else {
                    return Vec::new();
                };
                let mut found = candidates(reading.almanac, entity);
                // An island may be a country; a river, a mountain or a bridge is in no list.
                if matches!(kind.subtype, Some("facility" | "water" | "land")) {
                    found.retain(|candidate| matches!(candidate.entry, Entry::Country(_)));
                }
                found
            })
            .collect();
        let mut places = Self {
            beside: vec![Vec::new(); candidates.len()],
            is_elsewhere: vec![false; candidates.len()],
            candidates,
        };
        for pair in pairs(reading) {
            let points = if pair.is_list { LISTED } else { BESIDE };
            let is_joined = places.join(pair.inner, pair.outer, points);
            let is_region = |one: &Candidate| matches!(one.entry, Entry::Region(_));
            let outer = places.candidates.get(pair.outer).map(Vec::as_slice).unwrap_or_default();
            if !is_joined
                && !pair.is_list
                && outer.iter().any(is_region)
                && let Some(is_elsewhere) = places.is_elsewhere.get_mut(pair.inner)
            {
                *is_elsewhere = true;
            }
        }
        places.join_names(reading);
        places
    }

    /// Notes the readings of `inner` that lie in readings of `outer`, on both sides; false where none does.
    fn join(&mut self, inner: usize, outer: usize, points: i32) -> bool {
        let of = |position: usize| self.candidates.get(position).map(Vec::as_slice).unwrap_or_default();
        let mut found = Vec::new();
        for one in of(inner) {
            for other in of(outer).iter().filter(|other| one.lies_in(other)) {
                found.push((inner, (one.entry, points, outer as u32)));
                found.push((outer, (other.entry, points, inner as u32)));
            }
        }
        let is_joined = !found.is_empty();
        for (position, row) in found {
            if let Some(rows) = self.beside.get_mut(position) {
                rows.push(row);
            }
        }
        is_joined
    }

    /// Notes the readings of "Paris, Texas", found as one name, that lie in what stands behind the comma.
    fn join_names(&mut self, reading: &Reading<'_>) {
        let rows = reading.entities.iter().zip(&self.candidates).zip(&mut self.beside);
        for (position, (((entity, candidates), beside), is_elsewhere)) in
            rows.zip(&mut self.is_elsewhere).enumerate()
        {
            let Some((_, area)) = entity.name.split_once(", ") else { continue };
            let areas = of_name(reading.almanac, area);
            for candidate in candidates.iter().filter(|one| areas.iter().any(|area| one.lies_in(area))) {
                beside.push((candidate.entry, BESIDE, position as u32));
            }
            *is_elsewhere = beside.is_empty();
        }
    }

    /// The country and region of the place at `position` where they are sure without the rest of the article.
    pub(super) fn sure(&self, reading: &Reading<'_>, position: usize) -> Option<(u32, Option<u32>)> {
        let candidates = self.candidates.get(position)?;
        let beside = self.beside.get(position)?;
        let mut joined = beside.iter().filter(|(_, points, _)| *points == BESIDE).map(|(entry, ..)| entry);
        let found = match joined.next() {
            Some(entry) if joined.all(|other| other == entry) => {
                candidates.iter().find(|one| one.entry == *entry)?
            }
            Some(_) => return None,
            None => {
                let best = candidates.iter().max_by_key(|one| one.prior)?;
                let is_alone = |other: &Candidate| {
                    other.entry == best.entry || best.is_near(other) || other.prior + SURE <= best.prior
                };
                let is_large = match best.entry {
                    Entry::City(_) => best.population >= LARGE_CITY,
                    Entry::Region(_) => {
                        best.population >= LARGE_REGION || is_named_alike(reading.almanac, best.country)
                    }
                    _ => true,
                };
                (is_large && candidates.iter().all(is_alone)).then_some(best)?
            }
        };
        Some((found.country, found.region))
    }

    /// What the place at `position` is, with all that the article names.
    pub(super) fn decide(
        &self,
        reading: &Reading<'_>,
        context: &Context,
        position: usize,
    ) -> Option<Knowledge> {
        let candidates = self.candidates.get(position)?;
        let subtype = reading.kind(position)?.subtype;
        let mut scored: Vec<(i32, &Candidate)> = candidates
            .iter()
            .map(|one| {
                let beside: i32 =
                    self.beside(position, one.entry).map(|(points, _)| points).max().unwrap_or(0);
                (one.prior + beside + support(context, one, position) + fit(subtype, one.entry), one)
            })
            .collect();
        // Stable: of equals the first in the order of the almanac.
        scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        let ((score, best), rest) = scored.split_first().map(|(first, rest)| (*first, rest))?;
        let rival = rest.iter().find(|(_, other)| !best.is_near(other));
        let lead = rival.map(|(second, _)| score - second);
        let is_open = rival.is_some_and(|(_, other)| {
            self.is_lone(context, position, best) && support(context, other, position) > 0
        });
        if lead.is_some_and(|lead| lead < if is_open { OUTWEIGHED } else { MARGIN })
            || self.is_elsewhere.get(position) == Some(&true)
                && self.beside(position, best.entry).next().is_none()
        {
            return None;
        }
        let why = self.why(reading.almanac, context, position, best, lead)?;
        let other = rival.or_else(|| rest.first()).map(|(_, other)| other.entry);
        if subtype == Some("region")
            && let Some(region) = region_called(reading.almanac, best)
        {
            return Some(Knowledge { entry: region, relation: Relation::Is, why, other: Some(best.entry) });
        }
        Some(Knowledge { entry: best.entry, relation: Relation::Is, why, other })
    }

    /// Whether nothing in the article speaks for `candidate`.
    fn is_lone(&self, context: &Context, position: usize, candidate: &Candidate) -> bool {
        support(context, candidate, position) == 0 && self.beside(position, candidate.entry).next().is_none()
    }

    /// The points and the entities of what stands beside the reading `entry` of the place at `position`.
    fn beside(&self, position: usize, entry: Entry) -> impl Iterator<Item = (i32, u32)> + '_ {
        let rows = self.beside.get(position).into_iter().flatten();
        rows.filter(move |(other, ..)| *other == entry).map(|(_, points, entity)| (*points, *entity))
    }

    /// Why the place at `position` is `best`; none where nothing supports what needs support.
    fn why(
        &self,
        almanac: &Almanac,
        context: &Context,
        position: usize,
        best: &Candidate,
        lead: Option<i32>,
    ) -> Option<Why> {
        if let Some((_, entity)) = self.beside(position, best.entry).find(|(points, _)| *points == BESIDE) {
            return Some(Why::Beside(entity));
        }
        let region: Vec<u32> = context.for_region(best.region, position).take(2).collect();
        let country: Vec<u32> = context.for_country(best.country, position).take(2).collect();
        let compatriots = self.candidates.get(position)?.iter().filter(|other| {
            other.country == best.country && other.entry != best.entry && !best.is_near(other)
        });
        let is_first_at_home =
            compatriots.map(|other| other.prior).all(|prior| prior + 2 * MARGIN <= best.prior);
        let is_named_alike = is_named_alike(almanac, best.country);
        let is_town = best.population < TOWN && is_named_alike;
        let is_supported = !region.is_empty() || !country.is_empty() && is_first_at_home && !is_town;
        let needs_support = match best.entry {
            Entry::City(_) => best.population < LARGE_CITY && !best.is_capital,
            Entry::Region(at) => {
                best.population < LARGE_REGION && !is_named_alike
                    || almanac.region(at).is_none_or(|region| is_vague(&region.label))
            }
            Entry::Country(_) | Entry::Record(_) => false,
        };
        if needs_support && !is_supported {
            return None;
        }
        Some(match lead {
            _ if !region.is_empty() && !matches!(best.entry, Entry::Region(_)) => Why::Named(region),
            None if !needs_support => Why::Only,
            _ if !region.is_empty() => Why::Named(region),
            _ if !country.is_empty() => Why::Named(country),
            None => Why::Only,
            Some(lead) => Why::Largest { by_far: lead >= 2 * MARGIN },
        })
    }
}

/// What the rest of the article says for a reading of the place at `position`.
fn support(context: &Context, candidate: &Candidate, position: usize) -> i32 {
    let region = match context.for_region(candidate.region, position).take(3).count() {
        0 => 0,
        1 | 2 => REGION[0],
        _ => REGION[1],
    };
    let of_country = if matches!(candidate.entry, Entry::City(_)) { COUNTRY_OF_CITY } else { COUNTRY };
    let country = match context.for_country(candidate.country, position).take(4).count() {
        0 => 0,
        1 => of_country[0],
        2 | 3 => of_country[1],
        _ => of_country[2],
    };
    region + country
}

/// What the finer type says for a reading. It rests on lists too, so it says little.
fn fit(subtype: Option<&str>, entry: Entry) -> i32 {
    match (subtype, entry) {
        (Some("city"), Entry::City(_))
        | (Some("region"), Entry::Region(_))
        | (Some("country"), Entry::Country(_)) => SUBTYPE,
        (Some("city" | "region" | "country"), _) => -SUBTYPE,
        _ => 0,
    }
}

/// The region around a city that is called like it with more words: "Gaza" is more often the strip than the city in it.
fn region_called(almanac: &Almanac, city: &Candidate) -> Option<Entry> {
    let (Entry::City(at), Some(region)) = (city.entry, city.region) else { return None };
    let (city, label) = (almanac.city(at)?, &almanac.region(region)?.label);
    let rest = name_key(label);
    let is_called = rest.strip_prefix(&name_key(city.names.first()?))?.starts_with(' ');
    is_called.then_some(Entry::Region(region))
}

/// Whether the country is one of [`NAMED_ALIKE`].
fn is_named_alike(almanac: &Almanac, country: u32) -> bool {
    almanac.country(country).is_some_and(|country| NAMED_ALIKE.contains(&country.code.as_str()))
}

/// Whether the name of a region is nothing but a direction or a kind.
fn is_vague(label: &str) -> bool {
    name_key(label).split(' ').all(|word| DIRECTIONS.contains(&word))
}
