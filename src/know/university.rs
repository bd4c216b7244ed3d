//! Which university one is, and so in which country.

use super::{Knowledge, Reading, Relation, Why, context::Context};
use crate::{
    fold::name_key,
    model::almanac::{Entry, Record},
};

/// How many of the entities that speak for the country are given as evidence.
const MOST_EVIDENCE: usize = 2;

/// What the organization at `position` is where its finer type is university: the only one of its name, or the only one in
/// a country that the article names.
pub(super) fn known(reading: &Reading<'_>, context: &Context, position: usize) -> Option<Knowledge> {
    if reading.kind(position)?.subtype != Some("university") {
        return None;
    }
    let entity = reading.entities.get(position)?;
    let linked = entity.compare_key.split_once(':').map_or("", |(_, name)| name);
    let names = [entity.name.as_str(), linked].into_iter().chain(entity.aliases.iter().map(String::as_str));
    let mut found =
        names.flat_map(wordings).map(|name| called(reading, &name)).find(|found| !found.is_empty())?;
    let evidence = |record: &Record| -> Vec<u32> {
        let country = record.country.into_iter();
        country.flat_map(|country| context.for_country(country, position)).take(MOST_EVIDENCE).collect()
    };
    if let [(entry, _)] = found.as_slice() {
        return Some(Knowledge { entry: *entry, relation: Relation::Is, why: Why::Only, other: None });
    }
    let others: Vec<Entry> = found.iter().map(|(entry, _)| *entry).collect();
    found.retain(|(_, record)| !evidence(record).is_empty());
    let [(entry, record)] = found.as_slice() else { return None };
    let other = others.into_iter().find(|other| other != entry);
    Some(Knowledge { entry: *entry, relation: Relation::Is, why: Why::Named(evidence(record)), other })
}

/// The universities called `name`.
fn called(reading: &Reading<'_>, name: &str) -> Vec<(Entry, Record)> {
    let records = reading.almanac.named(name).filter_map(|entry| match entry {
        Entry::Record(at) => Some((entry, reading.almanac.record(at)?)),
        _ => None,
    });
    records.filter(|(_, record)| record.kind == "university").collect()
}

/// How else a university may be called: "Quill", "Quill University", "University of Quill". A college is none of them.
fn wordings(name: &str) -> Vec<String> {
    let key = name_key(name);
    if key.split(' ').any(|word| matches!(word, "college" | "institute" | "school" | "academy")) {
        return vec![key];
    }
    let place = key.strip_prefix("university of ").or_else(|| key.strip_suffix(" university"));
    let place = place.unwrap_or(&key);
    let (before, behind) = (format!("university of {place}"), format!("{place} university"));
    vec![key, behind, before]
}
