//! Countries, regions and cities.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use anyhow::{Context, Result};
use nutgraf::{
    fold::name_key,
    model::almanac::{City, Country, Parts, Point, Region},
};
use serde_json::Value;

use super::{is_same, list};
use crate::lexicon::{self, Factbook, Page, geonames, json_of, peoples_of};

/// Cities with fewer people are kept where the news at hand has their names.
const NAMED_BELOW: u32 = 25_000;
/// Parts of cities with fewer people are no cities of their own.
const PART_BELOW: u32 = 100_000;

/// A row of GeoNames.
struct Row {
    id: u32,
    name: String,
    country: String,
    region: String,
    feature: String,
    point: Point,
    population: u32,
}

/// All places, and no records.
pub(super) fn parts(source: &Path, factbook: &Factbook) -> Result<Parts> {
    let rows = rows(source)?;
    let countries = countries(source, factbook, &rows)?;
    let position: BTreeMap<&str, u32> =
        countries.iter().zip(0..).map(|(country, at)| (country.code.as_str(), at)).collect();
    let labels = region_labels(source)?;
    let mut regions: Vec<Region> = Vec::new();
    let mut region_of: BTreeMap<(&str, &str), u32> = BTreeMap::new();
    let mut cities = Vec::new();
    let mut sorted: Vec<&Row> = rows.iter().collect();
    sorted.sort_by_key(|row| (&row.country, &row.region, row.id));
    for row in sorted {
        let Some(&country) = position.get(row.country.as_str()) else { continue };
        let region = *region_of.entry((&row.country, &row.region)).or_insert_with(|| {
            let label = labels.get(&format!("{}.{}", row.country, row.region)).cloned();
            regions.push(Region {
                country,
                code: row.region.clone(),
                label: label.unwrap_or_default(),
                ..Region::default()
            });
            regions.len() as u32 - 1
        });
        let names = vec![row.name.clone()];
        cities.push(City { id: row.id, region, names, point: row.point, population: row.population });
    }
    let mut parts = Parts { countries, regions, cities, records: Vec::new() };
    name_cities(&mut parts)?;
    Ok(parts)
}

/// The cities of GeoNames that are kept.
fn rows(source: &Path) -> Result<Vec<Row>> {
    let known: BTreeSet<String> =
        lexicon::read(&lexicon::folder().join("names/city.txt"))?.iter().map(|name| name_key(name)).collect();
    let mut rows: Vec<Row> = geonames(source)?.lines().filter_map(row).collect();
    rows.retain(|row| {
        let is_part = matches!(row.feature.as_str(), "PPLX" | "PPLL" | "PPLQ" | "PPLH" | "PPLW" | "PPLF");
        let is_capital = row.feature == "PPLC";
        let is_large = row.population >= if is_part { PART_BELOW } else { NAMED_BELOW };
        let is_named = row.population >= 15_000 && !is_part && known.contains(&name_key(&row.name));
        is_capital || is_large || is_named
    });
    Ok(rows)
}

/// Reads a line; columns in the order of GeoNames.
fn row(line: &str) -> Option<Row> {
    let columns: Vec<&str> = line.split('\t').collect();
    let column = |index: usize| columns.get(index).copied();
    let hundredths = |index: usize| Some((column(index)?.parse::<f64>().ok()? * 100.0).round() as i16);
    Some(Row {
        id: column(0)?.parse().ok()?,
        name: plain(column(1)?, column(2)?).to_owned(),
        country: column(8)?.to_owned(),
        region: column(10)?.to_owned(),
        feature: column(7)?.to_owned(),
        point: Point { north: hundredths(4)?, east: hundredths(5)? },
        population: column(14)?.parse().ok()?,
    })
}

/// The name of a city as English texts have it: without the marks of a transliteration from another script.
fn plain<'a>(name: &'a str, ascii: &'a str) -> &'a str {
    let is_mark = |c: char| {
        matches!(
            c,
            'ā' | 'ī'
                | 'ū'
                | 'ē'
                | 'ō'
                | 'ŏ'
                | 'ĕ'
                | 'ĭ'
                | 'ŭ'
                | 'Ā'
                | 'Ī'
                | 'Ū'
                | 'Ē'
                | 'Ō'
                | '‘'
                | 'ʻ'
                | 'ʼ'
                | '`'
        ) || ('\u{1e00}'..='\u{1e9f}').contains(&c)
            || ('\u{300}'..='\u{36f}').contains(&c)
    };
    if name.contains(is_mark) && !ascii.is_empty() { ascii } else { name }
}

fn countries(source: &Path, factbook: &Factbook, rows: &[Row]) -> Result<Vec<Country>> {
    let listed = json_of(&source.join("annexare_countries/dist/countries.min.json"))?;
    let listed: BTreeMap<&String, &Value> = listed.as_object().into_iter().flatten().collect();
    let pages = factbook.by_code();
    let variants = lexicon::read(&lexicon::folder().join("link/place_variants.txt"))?;
    let other_names = list("country_names.txt")?;
    let demonyms = list("demonyms.txt")?;
    let mut countries = Vec::new();
    for (code, country) in listed {
        let page = pages.get(code.as_str());
        let capital = rows.iter().find(|row| row.feature == "PPLC" && row.country == *code);
        let largest = || rows.iter().filter(|row| row.country == *code).max_by_key(|row| row.population);
        let Some(point) = page
            .and_then(Page::point)
            .or_else(|| capital.map(|capital| capital.point))
            .or_else(|| largest().map(|city| city.point))
        else {
            continue;
        };
        let label = country["name"].as_str().context("a country without a name")?;
        let label = label.split(" (").next().unwrap_or(label);
        let mut names: Vec<String> = page.map(Page::names).unwrap_or_default();
        names.extend(other_names.iter().filter(|(_, other)| other == code).map(|(name, _)| name.clone()));
        for (name, common) in variants.iter().filter_map(|line| line.split_once('\t')) {
            // Two countries are linked under "congo".
            if common == "congo" {
                continue;
            }
            if is_same(common, label) || names.iter().any(|known| is_same(known, common)) {
                names.push(name.to_owned());
                names.push(common.to_owned());
            }
        }
        let mut people: BTreeSet<String> = page
            .map(Page::nationalities)
            .unwrap_or_default()
            .iter()
            .flat_map(|text| peoples_of(text))
            .filter(|name| {
                !name.contains('(') && name.len() > 2 && !names.iter().any(|other| is_same(name, other))
            })
            .collect();
        people.extend(demonyms.iter().filter(|(_, other)| other == code).map(|(name, _)| name.clone()));
        let given = country["capital"].as_str().unwrap_or_default();
        countries.push(Country {
            code: code.clone(),
            label: label.to_owned(),
            names: distinct(names, label),
            demonyms: distinct(people.into_iter().collect(), ""),
            capital: capital.map_or_else(|| given.to_owned(), |row| row.name.clone()),
            point,
            population: page.and_then(Page::population).unwrap_or_default(),
        });
    }
    Ok(countries)
}

/// `names` without those that are asked for like one before them, or like `label`.
fn distinct(names: Vec<String>, label: &str) -> Vec<String> {
    let mut known = BTreeSet::from([name_key(label)]);
    names.into_iter().filter(|name| known.insert(name_key(name))).collect()
}

/// The names of regions by country and code: "US.GA".
fn region_labels(source: &Path) -> Result<BTreeMap<String, String>> {
    let json = json_of(&source.join("geonames_admin/admin1.json"))?;
    let pairs = json.as_array().into_iter().flatten().filter_map(|region| {
        Some((region["code"].as_str()?.to_owned(), region["name"].as_str()?.to_owned()))
    });
    Ok(pairs.collect())
}

/// Gives cities the names that they have in English, and the variants that names are linked under.
fn name_cities(parts: &mut Parts) -> Result<()> {
    let mut largest: BTreeMap<(u32, String), usize> = BTreeMap::new();
    for (at, city) in parts.cities.iter().enumerate() {
        let country = parts.regions.get(city.region as usize).context("a city without a region")?.country;
        let slot = largest.entry((country, name_key(&city.names[0]))).or_insert(at);
        if parts.cities[*slot].population < city.population {
            *slot = at;
        }
    }
    for (english, city) in list("city_names.txt")? {
        let (code, name) = city.split_once(' ').with_context(|| format!("no country for {english}"))?;
        let country = parts.countries.iter().position(|country| country.code == code);
        let country = country.with_context(|| format!("no country {code}"))? as u32;
        let at = largest.get(&(country, name_key(name)));
        let at = *at.with_context(|| format!("city_names.txt: GeoNames has no {name} in {code}"))?;
        parts.cities[at].names.push(english);
    }
    Ok(())
}
