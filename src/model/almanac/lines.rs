//! The lines of the almanac that are text.

use std::collections::BTreeMap;

use super::{Country, Point, Record, Region, SEVERAL};

/// Reads the line of a country.
pub(super) fn country(line: &str) -> Option<Country> {
    let [code, label, names, demonyms, capital, north, east, population] = fields(line)?;
    Some(Country {
        code: code.to_owned(),
        label: label.to_owned(),
        names: several(names),
        demonyms: several(demonyms),
        capital: capital.to_owned(),
        point: point(north, east)?,
        population: population.parse().ok()?,
    })
}

/// The line of a country.
pub(super) fn of_country(country: &Country) -> String {
    let Country { code, label, names, demonyms, capital, point, population } = country;
    let (names, demonyms) = (join(names), join(demonyms));
    let Point { north, east } = point;
    format!("{code}\t{label}\t{names}\t{demonyms}\t{capital}\t{north}\t{east}\t{population}")
}

/// Reads the line of a region, and how many cities it has.
pub(super) fn region(line: &str, countries: &BTreeMap<&str, u32>) -> Option<(Region, u32)> {
    let [country, code, label, north, east, cities] = fields(line)?;
    let region = Region {
        country: *countries.get(country)?,
        code: code.to_owned(),
        label: label.to_owned(),
        point: point(north, east)?,
        population: 0,
    };
    Some((region, cities.parse().ok()?))
}

/// The line of a region of the country with this code.
pub(super) fn of_region(region: &Region, country: &str, cities: u32) -> String {
    let Region { code, label, point, .. } = region;
    let Point { north, east } = point;
    format!("{country}\t{code}\t{label}\t{north}\t{east}\t{cities}")
}

/// Whether `line` is one of a record: [`record`] then reads it.
pub(super) fn is_record(line: &str, countries: &BTreeMap<&str, u32>) -> bool {
    fields::<6>(line).is_some_and(|[.., country, facts]| {
        let are_facts = facts.split(SEVERAL).all(|fact| fact.is_empty() || fact.contains('='));
        (country.is_empty() || countries.contains_key(country)) && are_facts
    })
}

/// The names in the line of a record, the usual one first.
pub(super) fn record_names(line: &str) -> impl Iterator<Item = &str> {
    let [_, _, label, names, ..] = fields::<6>(line).unwrap_or_default();
    std::iter::once(label).chain(names.split(SEVERAL)).filter(|name| !name.is_empty())
}

/// The last word of the name in the line of a record, where that is a president of the United States or leads another
/// country.
pub(super) fn surname_of_leader(line: &str) -> Option<&str> {
    let [kind, _, label, _, _, facts] = fields(line)?;
    let is_leader = kind == "leader" || (kind == "politician" && facts.starts_with("office=President|"));
    label.rsplit(' ').next().filter(|_| is_leader)
}

/// Reads the line of a record; `country` finds one by its code.
pub(super) fn record(line: &str, country_of: impl Fn(&str) -> Option<u32>) -> Option<Record> {
    let [kind, id, label, names, country, facts] = fields(line)?;
    let fact = |fact: &String| fact.split_once('=').map(|(name, value)| (name.to_owned(), value.to_owned()));
    Some(Record {
        kind: kind.to_owned(),
        id: id.to_owned(),
        label: label.to_owned(),
        names: several(names),
        country: if country.is_empty() { None } else { Some(country_of(country)?) },
        facts: several(facts).iter().map(fact).collect::<Option<_>>()?,
    })
}

/// The line of a record of the country with this code, empty where it has none.
pub(super) fn of_record(record: &Record, country: &str) -> String {
    let Record { kind, id, label, names, facts, .. } = record;
    let names = join(names);
    let facts: Vec<String> = facts.iter().map(|(name, value)| format!("{name}={value}")).collect();
    format!("{kind}\t{id}\t{label}\t{names}\t{country}\t{}", join(&facts))
}

/// The fields of a line, none where there are more or fewer.
fn fields<const N: usize>(line: &str) -> Option<[&str; N]> {
    let mut fields = line.split('\t');
    let mut found = [""; N];
    for slot in &mut found {
        *slot = fields.next()?;
    }
    fields.next().is_none().then_some(found)
}

fn several(field: &str) -> Vec<String> {
    field.split(SEVERAL).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

fn join(names: &[String]) -> String {
    names.join(&SEVERAL.to_string())
}

fn point(north: &str, east: &str) -> Option<Point> {
    let (north, east) = (north.parse().ok()?, east.parse().ok()?);
    let is_on_globe = (-9_000..=9_000).contains(&north) && (-18_000..=18_000).contains(&east);
    is_on_globe.then_some(Point { north, east })
}
