//! What the name of a place may mean, and how likely that is without the article.

use crate::{
    fold::name_key,
    link::Entity,
    model::almanac::{Almanac, Entry, Point},
};

/// How many readings of one name are weighed: there are dozens of San Josés, and the last are small.
const MAX_READINGS: usize = 24;

/// Points for a capital.
const CAPITAL: i32 = 12;
/// Points for a country: it is named more than anything in it.
const COUNTRY: i32 = 4;
/// Points that a region lacks: it is named less than a city with as many people.
const REGION: i32 = -8;
/// Points that what lies in another of its name lacks, or a region around a city of its name.
const NAMESAKE: i32 = -12;

/// What may stand behind the name of a region.
const REGION_NOUNS: &[&str] = &[
    "county",
    "department",
    "district",
    "governorate",
    "oblast",
    "prefecture",
    "province",
    "region",
    "republic",
    "state",
    "territory",
    "voivodeship",
];

/// A reading of a name.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Candidate {
    pub(super) entry: Entry,
    /// The position of its country.
    pub(super) country: u32,
    /// The position of its region, or its own.
    pub(super) region: Option<u32>,
    pub(super) point: Point,
    pub(super) population: u32,
    /// Whether it is the capital of its country.
    pub(super) is_capital: bool,
    /// How likely it is: four points for each doubling of its people, and what speaks for its kind.
    pub(super) prior: i32,
}

impl Candidate {
    /// Whether `self` lies in `other`.
    pub(super) fn lies_in(&self, other: &Self) -> bool {
        match (self.entry, other.entry) {
            (Entry::City(_) | Entry::Region(_), Entry::Country(country)) => self.country == country,
            (Entry::City(_), Entry::Region(region)) => self.region == Some(region),
            _ => false,
        }
    }

    /// Whether the two are one in the eyes of a reader: one lies in the other, or next to it.
    pub(super) fn is_near(&self, other: &Self) -> bool {
        let is_close = |a: i16, b: i16| i32::from(a).abs_diff(i32::from(b)) < 50;
        self.lies_in(other)
            || other.lies_in(self)
            || is_close(self.point.north, other.point.north) && is_close(self.point.east, other.point.east)
    }
}

/// What `entity` may be, in a fixed order; its fullest name counts, or else the name that its variants are linked under.
pub(super) fn candidates(almanac: &Almanac, entity: &Entity) -> Vec<Candidate> {
    let linked = entity.compare_key.split_once(':').map_or("", |(_, name)| name);
    let name = entity.name.as_str();
    // "Paris, Texas" as one name: the caller sees to what it lies in.
    let head = name.split_once(", ").map_or(name, |(head, _)| head);
    // "Ga." is no town, and New York the state is not the city.
    let is_linked_first = name.ends_with('.') || linked.ends_with(" state");
    let names = if is_linked_first { [linked, head] } else { [head, linked] };
    let aliases = entity.aliases.iter().map(String::as_str);
    let mut found: Vec<Candidate> = names
        .into_iter()
        .chain(aliases)
        .map(|name| of_name(almanac, name))
        .find(|found| !found.is_empty())
        .unwrap_or_default();
    compare(&mut found);
    found
}

/// The places called `name`.
pub(super) fn of_name(almanac: &Almanac, name: &str) -> Vec<Candidate> {
    let mut found: Vec<Candidate> =
        almanac.named(name).filter_map(|entry| candidate(almanac, entry)).take(MAX_READINGS).collect();
    if found.is_empty()
        && let Some((head, noun)) = name_key(name).rsplit_once(' ')
        && REGION_NOUNS.contains(&noun)
    {
        // "Donetsk region", "Sichuan Province".
        let regions = almanac.named(head).filter(|entry| matches!(entry, Entry::Region(_)));
        found = regions.filter_map(|entry| candidate(almanac, entry)).take(MAX_READINGS).collect();
    }
    found
}

fn candidate(almanac: &Almanac, entry: Entry) -> Option<Candidate> {
    match entry {
        Entry::Country(at) => {
            let country = almanac.country(at)?;
            Some(Candidate {
                entry,
                country: at,
                region: None,
                point: country.point,
                population: country.population,
                is_capital: false,
                prior: size(country.population) + COUNTRY,
            })
        }
        Entry::Region(at) => {
            let region = almanac.region(at)?;
            Some(Candidate {
                entry,
                country: region.country,
                region: Some(at),
                point: region.point,
                population: region.population,
                is_capital: false,
                prior: size(region.population) + REGION,
            })
        }
        Entry::City(at) => {
            let city = almanac.city(at)?;
            let country = almanac.region(city.region)?.country;
            let is_capital = almanac.country(country)?.capital == *city.names.first()?;
            Some(Candidate {
                entry,
                country,
                region: Some(city.region),
                point: city.point,
                population: city.population,
                is_capital,
                prior: size(city.population) + if is_capital { CAPITAL } else { 0 },
            })
        }
        Entry::Record(_) => None,
    }
}

/// Takes points from the lesser of namesakes that lie in each other: Singapore is the state, New York the city.
fn compare(found: &mut [Candidate]) {
    let all = found.to_vec();
    for candidate in found {
        let loses = match candidate.entry {
            Entry::Country(_) | Entry::Record(_) => false,
            Entry::Region(_) => all.iter().any(|other| candidate.lies_in(other) || other.lies_in(candidate)),
            Entry::City(_) => {
                all.iter().any(|other| matches!(other.entry, Entry::Country(_)) && candidate.lies_in(other))
            }
        };
        if loses {
            candidate.prior += NAMESAKE;
        }
    }
}

/// Four times the logarithm of `population` to the base of two, as near as its first three bits tell.
fn size(population: u32) -> i32 {
    let Some(power) = population.checked_ilog2() else { return 0 };
    let quarter = if power < 2 { 0 } else { population >> (power - 2) & 3 };
    (power * 4 + quarter) as i32
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn a_doubling_is_four_points() {
        for population in [4, 1_000, 15_600, 2_138_551] {
            assert_eq!(size(population * 2) - size(population), 4);
        }
        assert_eq!((size(0), size(1)), (0, 0));
        assert!(size(1_500) > size(1_000) && size(1_500) < size(2_000));
    }
}
