//! Listed companies, universities, and bodies of several states.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use anyhow::{Context, Result};
use nutgraf::{
    fold::name_key,
    model::almanac::{Record, SEVERAL},
};

use super::list;
use crate::lexicon::{self, column, json_of, short_company, text_of};

/// Companies of the S&P 500, and of those listed on NASDAQ the ones that the news at hand names.
pub(super) fn companies(source: &Path) -> Result<Vec<Record>> {
    let sp500 = text_of(&source.join("sp500/data/constituents.csv"))?;
    let nasdaq = text_of(&source.join("nasdaq/data/nasdaq-listed.csv"))?;
    let named: BTreeSet<String> = lexicon::read(&lexicon::folder().join("names/company.txt"))?
        .iter()
        .map(|name| name_key(name))
        .collect();
    let mut companies: BTreeMap<String, Record> = BTreeMap::new();
    for line in sp500.lines().skip(1) {
        let (symbol, name) = (column(line, 0), column(line, 1));
        let (symbol, name) = symbol.zip(name).context("a line of the S&P 500 without a name")?;
        let facts =
            [("index", Some("S&P 500".to_owned())), ("sector", column(line, 2)), ("seat", column(line, 4))];
        add(&mut companies, &symbol, &name, facts);
    }
    let shares =
        nasdaq.lines().filter(|line| line.contains("Common Stock") || line.contains("Ordinary Share"));
    for line in shares {
        let Some((symbol, name)) = column(line, 0).zip(column(line, 1)) else { continue };
        // "News", "Wise" and "Pool" are companies too: of one word only those that the larger list has are taken.
        let key = name_key(short_company(&name));
        if named.contains(&key) && key.contains(' ') {
            add(&mut companies, &symbol, &name, [("exchange", Some("NASDAQ".to_owned()))]);
        }
    }
    Ok(companies.into_values().collect())
}

/// Adds a company under its short name; one that is listed twice keeps what came first.
fn add<const N: usize>(
    companies: &mut BTreeMap<String, Record>,
    symbol: &str,
    name: &str,
    facts: [(&str, Option<String>); N],
) {
    let label = short_company(name).to_owned();
    let facts =
        facts.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?.replace('|', " "))));
    companies.entry(name_key(&label)).or_insert_with(|| Record {
        kind: "company".to_owned(),
        id: format!("ticker:{symbol}"),
        label,
        facts: facts.collect(),
        ..Record::default()
    });
}

/// The universities that the news at hand names, each name once in a country.
pub(super) fn universities(source: &Path, codes: &BTreeMap<String, u32>) -> Result<Vec<Record>> {
    let json = json_of(&source.join("universities/world_universities_and_domains.json"))?;
    let named: BTreeSet<String> = lexicon::read(&lexicon::folder().join("names/university.txt"))?
        .iter()
        .map(|name| name_key(name))
        .collect();
    let mut universities: BTreeMap<(String, u32), Record> = BTreeMap::new();
    for row in json.as_array().into_iter().flatten() {
        let label = row["name"].as_str().unwrap_or_default().trim();
        let (Some(site), key) = (row["domains"][0].as_str(), name_key(label)) else { continue };
        let Some(country) = row["alpha_two_code"].as_str().and_then(|code| codes.get(code)) else { continue };
        // "University of Tarn | Old" is a note of the list.
        if !named.contains(&key) || label.contains(SEVERAL) {
            continue;
        }
        let region = row["state-province"].as_str().map(str::trim).filter(|region| !region.is_empty());
        let facts = region.map(|region| ("region".to_owned(), region.to_owned()));
        universities.entry((key, *country)).or_insert_with(|| Record {
            kind: "university".to_owned(),
            id: format!("domain:{site}"),
            label: label.to_owned(),
            country: Some(*country),
            facts: facts.into_iter().collect(),
            ..Record::default()
        });
    }
    Ok(universities.into_values().collect())
}

/// The bodies of `international.txt`, which the World Factbook has as acronyms only.
pub(super) fn international(codes: &BTreeMap<String, u32>) -> Result<Vec<Record>> {
    let read = |(acronym, rest): (String, String)| {
        let mut fields = rest.split('\t');
        let mut names = fields.next().unwrap_or_default().split('|').map(str::to_owned);
        let label = names.next().unwrap_or_default();
        let (country, seat) = fields.next().unwrap_or_default().split_once(' ').unwrap_or_default();
        let is_spoken = acronym.starts_with('-');
        let id = acronym.trim_start_matches('-').to_owned();
        let names = names.chain((!is_spoken).then(|| id.clone()));
        // The seat is where a body works; it belongs to no country.
        anyhow::ensure!(country.is_empty() || codes.contains_key(country), "{acronym}: no country {country}");
        let facts = (!seat.is_empty()).then(|| ("seat".to_owned(), format!("{seat}, {country}")));
        Ok(Record {
            kind: "international".to_owned(),
            id: format!("factbook:{id}"),
            names: names.collect(),
            label,
            country: None,
            facts: facts.into_iter().collect(),
        })
    };
    list("international.txt")?.into_iter().map(read).collect()
}
