//! Heads of state and government, and politicians of the United States.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use anyhow::Result;
use nutgraf::{
    fold::name_key,
    model::almanac::{Country, Record},
};

use super::list;
use crate::lexicon::{Factbook, Leader, text_of};

/// Presidents and their deputies whose last term ended earlier are history, and share their names with many.
const SINCE: &str = "1945";

/// Heads of state and government as the World Factbook names them; who holds both offices, or those of several countries,
/// once, for the country of most people.
pub(super) fn leaders(factbook: &Factbook, countries: &[Country]) -> Result<Vec<Record>> {
    let spellings = list("leader_names.txt")?;
    let mut found: BTreeMap<String, (u32, Leader, Record)> = BTreeMap::new();
    for (code, page) in factbook.by_code() {
        let Some(at) = countries.iter().position(|country| country.code == code) else { continue };
        // The other list has more to say of these.
        if code == "US" {
            continue;
        }
        let population = countries[at].population;
        for leader in page.leaders() {
            let key = name_key(&leader.name);
            if found.get(&key).is_some_and(|(other, _, _)| *other >= population) {
                continue;
            }
            let mut facts = vec![("office".to_owned(), leader.office.clone())];
            facts.extend(leader.since.as_ref().map(|since| ("since".to_owned(), since.clone())));
            let mut names = leader.short_names();
            let other = spellings.iter().filter(|(_, name)| name_key(name) == key);
            names.extend(other.map(|(spelling, _)| spelling.clone()));
            let record = Record {
                kind: "leader".to_owned(),
                id: format!("factbook:{}/{}", page.id(), key.replace(' ', "-")),
                label: leader.name.clone(),
                names,
                country: Some(at as u32),
                facts,
            };
            found.insert(key, (population, leader, record));
        }
    }
    for (spelling, name) in &spellings {
        anyhow::ensure!(
            found.contains_key(&name_key(name)),
            "leader_names.txt: {spelling}: no leader is called {name}"
        );
    }
    Ok(found.into_values().map(|(_, _, record)| record).collect())
}

/// Members of the Congress of the United States, and its presidents and vice presidents since [`SINCE`].
pub(super) fn politicians(source: &Path, country: u32) -> Result<Vec<Record>> {
    let mut records = Vec::new();
    let mut known = BTreeSet::new();
    for file in ["executive.yaml", "legislators-current.yaml"] {
        let text = text_of(&source.join("us_congress").join(file))?;
        let found = text.split("- id:\n").skip(1).filter_map(|record| politician(record, country));
        records.extend(found.filter(|record| known.insert(record.id.clone())));
    }
    Ok(records)
}

/// Reads one record.
fn politician(record: &str, country: u32) -> Option<Record> {
    let terms = record.split("\n  terms:").nth(1)?;
    let term = terms.rsplit("\n  - type:").next()?;
    let kind = term.lines().next()?.trim();
    if value(term, "end:")?.as_str() < SINCE {
        return None;
    }
    let (head, id) = (record.split("\n  terms:").next()?, ["bioguide", "govtrack"]);
    let id =
        id.iter().find_map(|source| Some(format!("{source}:{}", value(head, &format!("{source}:"))?)))?;
    let (first, last) = (value(head, "first:")?, value(head, "last:")?);
    let middle = value(head, "middle:").map(|middle| format!("{first} {middle} {last}"));
    let nickname = value(head, "nickname:").map(|nickname| format!("{nickname} {last}"));
    let full = value(head, "official_full:");
    // The Official name is how they sign: "Bernard Sanders" is known as "Bernie Sanders".
    let short = format!("{first} {last}");
    let label = full.clone().or_else(|| nickname.clone()).unwrap_or_else(|| short.clone());
    let mut seen = BTreeSet::from([name_key(&label)]);
    let names = [Some(short), nickname, middle].into_iter().flatten();
    let names = names.filter(|name| seen.insert(name_key(name))).collect();
    let office = match kind {
        "sen" => "Senator",
        "rep" => "Representative",
        "prez" => "President",
        _ => "Vice President",
    };
    let mut facts = vec![("office".to_owned(), office.to_owned())];
    let pairs = [("party", "party:"), ("state", "state:"), ("since", "start:"), ("until", "end:")];
    facts.extend(pairs.into_iter().filter_map(|(name, key)| Some((name.to_owned(), value(term, key)?))));
    Some(Record { kind: "politician".to_owned(), id, label, names, country: Some(country), facts })
}

/// The value behind `key` in the first line that begins with it.
fn value(lines: &str, key: &str) -> Option<String> {
    let line = lines.lines().find_map(|line| line.trim_start().strip_prefix(key));
    line.map(|value| value.trim().trim_matches(['\'', '"']).to_owned()).filter(|value| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::politician;

    #[test]
    fn a_record_gives_names_office_and_party() {
        let record = "    bioguide: Q000001\n  name:\n    first: Adelaide\n    nickname: Ada\n    last: Quill\n    \
                      official_full: Adelaide R. Quill\n  terms:\n  - type: rep\n    start: '2001-01-03'\n    end: \
                      '2003-01-03'\n    state: OH\n    party: Democrat\n  - type: sen\n    start: '2021-01-03'\n    end: \
                      '2027-01-03'\n    state: OH\n    party: Independent\n";
        let found = politician(record, 7).unwrap();
        assert_eq!((found.id.as_str(), found.label.as_str()), ("bioguide:Q000001", "Adelaide R. Quill"));
        assert_eq!(found.names, ["Adelaide Quill", "Ada Quill"]);
        let fact = |name: &str| found.facts.iter().find(|(other, _)| other == name).unwrap().1.as_str();
        assert_eq!((fact("office"), fact("party"), fact("state")), ("Senator", "Independent", "OH"));
        assert!(politician(&record.replace("2027", "1801"), 7).is_none());
    }
}
