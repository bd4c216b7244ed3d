//! What the world is known to hold: countries, their regions, cities, people in office, companies, bodies of states.
//!
//! ```text
//! countries   counted text, a line each: code, name, other names, demonyms, capital, latitude, longitude, population
//! regions     counted text, a line each: country, code, name, latitude, longitude, how many cities follow for it
//! cities      counted text, a line each: name, other names
//!             u32 count, then for each city: its GeoNames id as the gap to the one before in its region (varint),
//!             then for all: how far north and east it lies of the middle of its region (signed varints),
//!             then for all: the number of people, one byte (`population`)
//! records     counted text, a line each: kind, id, name, other names, country, facts
//! ```
//! Fields stand between tabs, several names between `|`, facts are `name=value`. Latitudes and longitudes are in
//! hundredths of a degree. Cities stand in the order of their regions, and in a region in that of their ids.

mod columns;
mod lines;

use std::collections::BTreeMap;

use super::pack::{Reader, put_counted};
use crate::{fold::name_key, hash};

/// What separates several names in a field.
pub const SEVERAL: char = '|';

/// A point on the globe, in hundredths of a degree north and east.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Point {
    /// -9000 to 9000.
    pub north: i16,
    /// -18000 to 18000.
    pub east: i16,
}

/// A country or a territory with a code of its own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Country {
    /// ISO 3166-1 alpha-2.
    pub code: String,
    /// Its usual name.
    pub label: String,
    /// Its other names.
    pub names: Vec<String>,
    /// What its people and things are called.
    pub demonyms: Vec<String>,
    /// The name of its capital, empty where it has none.
    pub capital: String,
    /// About its middle.
    pub point: Point,
    /// How many people live there.
    pub population: u32,
}

/// A first-level region of a country.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Region {
    /// The position of its country.
    pub country: u32,
    /// Its code in `GeoNames`, without that of the country.
    pub code: String,
    /// Its name; empty where only its cities are known.
    pub label: String,
    /// The middle of its cities.
    pub point: Point,
    /// How many people live in its cities.
    pub population: u32,
}

/// A city of more than 15,000 people, or a capital.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct City {
    /// Its number in `GeoNames`.
    pub id: u32,
    /// The position of its region.
    pub region: u32,
    /// Its name, then its other names.
    pub names: Vec<String>,
    /// Where it is.
    pub point: Point,
    /// How many people live there: to 5,000 below 100,000, to two digits above.
    pub population: u32,
}

/// Someone or something that is no place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Record {
    /// leader, politician, company, international or university.
    pub kind: String,
    /// Its id with the source, as "bioguide:C000127".
    pub id: String,
    /// Its usual name.
    pub label: String,
    /// Its other names.
    pub names: Vec<String>,
    /// The position of its country.
    pub country: Option<u32>,
    /// What else is known: names and values.
    pub facts: Vec<(String, String)>,
}

/// One thing in the almanac.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Entry {
    /// The country at this position.
    Country(u32),
    /// The region at this position.
    Region(u32),
    /// The city at this position.
    City(u32),
    /// The record at this position.
    Record(u32),
}

impl Entry {
    /// The entry as a number: its kind in the two highest of 32 bits, so that entries keep their order.
    fn packed(self) -> u64 {
        let (kind, at) = match self {
            Self::Country(at) => (0, at),
            Self::Region(at) => (1, at),
            Self::City(at) => (2, at),
            Self::Record(at) => (3, at),
        };
        kind << 30 | u64::from(at)
    }

    /// The entry in the lower half of `packed`.
    const fn unpacked(packed: u64) -> Self {
        let at = packed as u32 & 0x3fff_ffff;
        match packed as u32 >> 30 {
            0 => Self::Country(at),
            1 => Self::Region(at),
            2 => Self::City(at),
            _ => Self::Record(at),
        }
    }
}

/// All that is known, and under which names.
#[derive(Debug, Clone, Default)]
pub struct Almanac {
    countries: Vec<Country>,
    regions: Vec<Region>,
    cities: Cities,
    /// Lines, read when they are asked for: to read all at once was a third of the time of loading.
    records: String,
    /// Where each line of `records` begins.
    record_starts: Vec<u32>,
    /// Hashes of folded names above what they may mean, in order.
    index: Vec<u64>,
    /// Folded demonyms with their countries.
    demonyms: BTreeMap<String, Vec<u32>>,
    /// Folded last words of the names of presidents and foreign leaders, with their records.
    surnames: BTreeMap<String, Vec<u32>>,
}

/// The cities in columns: there are many, and few are asked for.
#[derive(Debug, Clone, Default)]
struct Cities {
    /// Lines of names, tabs between those of one city.
    names: String,
    /// Where each line begins.
    starts: Vec<u32>,
    ids: Vec<u32>,
    regions: Vec<u32>,
    points: Vec<Point>,
    populations: Vec<u8>,
}

impl Almanac {
    /// Reads what [`Parts::write`] wrote; none where it is damaged.
    #[must_use]
    pub fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let mut text = || std::str::from_utf8(reader.counted()?).ok();
        let countries: Vec<Country> = text()?.lines().map(lines::country).collect::<Option<_>>()?;
        let by_code: BTreeMap<&str, u32> =
            countries.iter().zip(0..).map(|(country, at)| (country.code.as_str(), at)).collect();
        let regions: Vec<(Region, u32)> =
            text()?.lines().map(|line| lines::region(line, &by_code)).collect::<Option<_>>()?;
        let names = text()?.to_owned();
        let mut cities = columns::read(reader, names, &regions)?;
        let records = std::str::from_utf8(reader.counted()?).ok()?;
        if !records.lines().all(|line| lines::is_record(line, &by_code)) {
            return None;
        }
        let (records, record_starts) = (records.to_owned(), starts(records));
        let mut regions: Vec<Region> = regions.into_iter().map(|(region, _)| region).collect();
        for (region, code) in cities.regions.iter().zip(&cities.populations) {
            let region = regions.get_mut(*region as usize)?;
            region.population = region.population.saturating_add(columns::population(*code));
        }
        cities.names.shrink_to_fit();
        let mut almanac = Self { countries, regions, cities, records, record_starts, ..Self::default() };
        almanac.index();
        reader.is_at_end().then_some(almanac)
    }

    /// Makes the index.
    fn index(&mut self) {
        let mut index: Vec<u64> = Vec::with_capacity(self.cities.ids.len() + 12_000);
        // Numbers sort faster than pairs of a number and an entry.
        let mut add = |name: &str, entry: Entry| index.push(u64::from(key_hash(name)) << 32 | entry.packed());
        for (country, at) in self.countries.iter().zip(0..) {
            std::iter::once(&country.label)
                .chain(&country.names)
                .for_each(|name| add(name, Entry::Country(at)));
            for demonym in &country.demonyms {
                self.demonyms.entry(name_key(demonym)).or_default().push(at);
            }
        }
        for (region, at) in self.regions.iter().zip(0..).filter(|(region, _)| !region.label.is_empty()) {
            add(&region.label, Entry::Region(at));
        }
        for (line, at) in self.cities.names.lines().zip(0..) {
            line.split('\t').for_each(|name| add(name, Entry::City(at)));
        }
        for (line, at) in self.records.lines().zip(0..) {
            lines::record_names(line).for_each(|name| add(name, Entry::Record(at)));
            if let Some(surname) = lines::surname_of_leader(line) {
                self.surnames.entry(name_key(surname)).or_default().push(at);
            }
        }
        index.sort_unstable();
        index.dedup();
        self.index = index;
    }

    /// What `name` may mean, in a fixed order; spelling differences of [`name_key`] do not count.
    pub fn named(&self, name: &str) -> impl Iterator<Item = Entry> {
        let key = name_key(name);
        let wanted = hash::word(&key);
        let start = self.index.partition_point(|packed| ((packed >> 32) as u32) < wanted);
        let hits = self.index.get(start..).unwrap_or_default().iter();
        hits.take_while(move |packed| (**packed >> 32) as u32 == wanted)
            .map(|packed| Entry::unpacked(*packed))
            .filter(move |entry| !key.is_empty() && self.names(*entry).any(|name| name_key(name) == key))
    }

    /// The names of `entry`, the usual one first.
    #[must_use]
    pub fn names(&self, entry: Entry) -> Box<dyn Iterator<Item = &str> + '_> {
        match entry {
            Entry::Country(at) => Box::new(self.country(at).into_iter().flat_map(|country| {
                std::iter::once(country.label.as_str()).chain(country.names.iter().map(String::as_str))
            })),
            Entry::Region(at) => Box::new(self.region(at).into_iter().map(|region| region.label.as_str())),
            Entry::City(at) => Box::new(line_at(&self.cities.names, &self.cities.starts, at).split('\t')),
            Entry::Record(at) => {
                Box::new(lines::record_names(line_at(&self.records, &self.record_starts, at)))
            }
        }
    }

    /// The records of presidents of the United States and of leaders elsewhere whose names end with `surname`.
    #[must_use]
    pub fn leaders_called(&self, surname: &str) -> &[u32] {
        self.surnames.get(&name_key(surname)).map_or(&[], Vec::as_slice)
    }

    /// The countries whose people or things are called `demonym`.
    #[must_use]
    pub fn countries_of(&self, demonym: &str) -> &[u32] {
        let key = name_key(demonym);
        let singular = || key.strip_suffix('s').and_then(|key| self.demonyms.get(key));
        self.demonyms.get(&key).or_else(singular).map_or(&[], Vec::as_slice)
    }

    /// The country at `position`.
    #[must_use]
    pub fn country(&self, position: u32) -> Option<&Country> {
        self.countries.get(position as usize)
    }

    /// The position of the country with this code.
    #[must_use]
    pub fn country_coded(&self, code: &str) -> Option<u32> {
        self.countries.iter().position(|country| country.code == code).map(|position| position as u32)
    }

    /// The region at `position`.
    #[must_use]
    pub fn region(&self, position: u32) -> Option<&Region> {
        self.regions.get(position as usize)
    }

    /// The city at `position`.
    #[must_use]
    pub fn city(&self, position: u32) -> Option<City> {
        let (at, cities) = (position as usize, &self.cities);
        Some(City {
            id: *cities.ids.get(at)?,
            region: *cities.regions.get(at)?,
            names: line_at(&cities.names, &cities.starts, position).split('\t').map(str::to_owned).collect(),
            point: *cities.points.get(at)?,
            population: columns::population(*cities.populations.get(at)?),
        })
    }

    /// The record at `position`.
    #[must_use]
    pub fn record(&self, position: u32) -> Option<Record> {
        let line = line_at(&self.records, &self.record_starts, position);
        lines::record(line, |code| self.country_coded(code))
    }

    /// How many countries, regions, cities and records there are.
    #[must_use]
    pub fn len(&self) -> [usize; 4] {
        [self.countries.len(), self.regions.len(), self.cities.ids.len(), self.record_starts.len()]
    }
}

/// The hash of the folded `name`. Most names are plain, and need not be folded into new strings: that was most of the time
/// of loading.
fn key_hash(name: &str) -> u32 {
    let is_plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b' ')
        && !name.starts_with(' ')
        && !name.ends_with(' ')
        && !name.contains("  ")
        && !name.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("the "));
    if !is_plain {
        return hash::word(&name_key(name));
    }
    let mut hasher = hash::Hasher::default();
    name.bytes().for_each(|byte| hasher.byte(byte.to_ascii_lowercase()));
    hasher.finish()
}

/// Where each line of `text` begins.
fn starts(text: &str) -> Vec<u32> {
    let mut start = 0;
    let mut starts = Vec::new();
    for line in text.lines() {
        starts.push(start);
        start += line.len() as u32 + 1;
    }
    starts
}

/// The line of `text` at `position`, empty where there is none.
fn line_at<'a>(text: &'a str, starts: &[u32], position: u32) -> &'a str {
    let start = starts.get(position as usize).map_or(text.len(), |start| *start as usize);
    let rest = text.get(start..).unwrap_or_default();
    rest.split('\n').next().unwrap_or_default()
}

/// What an almanac is made of.
#[derive(Debug, Clone, Default)]
pub struct Parts {
    /// The countries.
    pub countries: Vec<Country>,
    /// The regions; their middles and numbers of people are worked out from the cities.
    pub regions: Vec<Region>,
    /// The cities.
    pub cities: Vec<City>,
    /// All that is no place.
    pub records: Vec<Record>,
}

impl Parts {
    /// Writes a section that [`Almanac::read`] reads. Names must hold no tab, line break or `|`; regions of cities and
    /// countries of regions and records must be there.
    pub fn write(&self, bytes: &mut Vec<u8>) {
        let mut cities: Vec<&City> = self.cities.iter().collect();
        cities.sort_by_key(|city| (city.region, city.id));
        let mut regions: Vec<(Region, u32)> = self.regions.iter().map(|region| (region.clone(), 0)).collect();
        for group in cities.chunk_by(|a, b| a.region == b.region) {
            let at = group.first().map(|city| city.region as usize);
            if let Some((region, count)) = at.and_then(|at| regions.get_mut(at)) {
                region.point = columns::middle(group);
                *count = group.len() as u32;
            }
        }
        let code =
            |position: u32| self.countries.get(position as usize).map_or("", |country| country.code.as_str());
        let countries: Vec<String> = self.countries.iter().map(lines::of_country).collect();
        put_counted(bytes, countries.join("\n").as_bytes());
        let lines: Vec<String> = regions
            .iter()
            .map(|(region, cities)| lines::of_region(region, code(region.country), *cities))
            .collect();
        put_counted(bytes, lines.join("\n").as_bytes());
        let names: Vec<String> = cities.iter().map(|city| city.names.join("\t")).collect();
        put_counted(bytes, names.join("\n").as_bytes());
        columns::write(bytes, &cities, &regions);
        let records: Vec<String> = self
            .records
            .iter()
            .map(|record| lines::of_record(record, record.country.map_or("", code)))
            .collect();
        put_counted(bytes, records.join("\n").as_bytes());
    }
}

#[cfg(test)]
mod tests;
