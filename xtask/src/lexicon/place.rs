//! Cities, regions, countries and their people.

use std::{collections::BTreeSet, fs, io::Read as _, path::Path};

use anyhow::{Context, Result};

use super::{
    factbook::Factbook,
    source::{is_name, json_of, words},
};

/// The table of the cities of GeoNames.
pub(crate) fn geonames(source: &Path) -> Result<String> {
    let path = source.join("geonames/cities15000.txt.xz");
    let file = fs::File::open(&path).with_context(|| format!("cannot open {}", path.display()))?;
    let mut table = String::new();
    liblzma::read::XzDecoder::new(file).read_to_string(&mut table)?;
    Ok(table)
}

/// A city of GeoNames.
pub(super) struct City {
    /// Its name, and the same without accents.
    names: [String; 2],
    /// The code of the country.
    country: String,
    pub(super) population: u32,
    /// Whether news may name it without saying where it is.
    pub(super) is_major: bool,
}

impl City {
    pub(super) fn all(source: &Path) -> Result<Vec<Self>> {
        Ok(geonames(source)?.lines().filter_map(Self::of).collect())
    }

    /// Reads a line; columns in the order of GeoNames.
    fn of(line: &str) -> Option<Self> {
        let columns: Vec<&str> = line.split('\t').collect();
        let column = |index: usize| columns.get(index).copied();
        let population: u32 = column(14)?.parse().ok()?;
        Some(Self {
            names: [column(1)?.to_owned(), column(2)?.to_owned()],
            country: column(8)?.to_owned(),
            population,
            is_major: population > 300_000 || column(7)? == "PPLC",
        })
    }

    pub(super) fn names(&self) -> impl Iterator<Item = String> {
        self.names.iter().filter(|name| is_name(name)).cloned()
    }
}

/// A name by its words alone.
fn name_key(name: &str) -> String {
    words(name).collect::<Vec<_>>().join(" ")
}

/// Major cities of whose names their country has a region. In the United States and Canada both are named as often.
pub(super) fn city_regions(source: &Path, cities: &[City]) -> Result<BTreeSet<String>> {
    let json = json_of(&source.join("geonames_admin/admin1.json"))?;
    let regions: BTreeSet<(&str, String)> = json
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|region| Some((region["code"].as_str()?.get(..2)?, name_key(region["name"].as_str()?))))
        .collect();
    let is_main = |city: &&City| {
        let is_both =
            city.names.iter().any(|name| regions.contains(&(city.country.as_str(), name_key(name))));
        city.is_major && is_both && !matches!(city.country.as_str(), "US" | "CA")
    };
    Ok(cities.iter().filter(is_main).flat_map(City::names).collect())
}

pub(super) fn regions(source: &Path) -> Result<BTreeSet<String>> {
    let json = json_of(&source.join("geonames_admin/admin1.json"))?;
    let names = json.as_array().into_iter().flatten().filter_map(|region| region["name"].as_str());
    Ok(names.filter(|name| is_name(name)).map(str::to_owned).collect())
}

pub(super) fn countries(source: &Path, factbook: &Factbook) -> Result<BTreeSet<String>> {
    let json = json_of(&source.join("annexare_countries/dist/countries.min.json"))?;
    let listed = json.as_object().into_iter().flat_map(|countries| countries.values());
    let mut names: BTreeSet<String> =
        listed.filter_map(|country| country["name"].as_str()).map(str::to_owned).collect();
    names.extend(factbook.countries());
    // What newspapers write.
    names.extend(
        ["U.S.", "US", "USA", "U.S.A.", "America", "U.K.", "UK", "Britain", "UAE", "Russia"]
            .map(str::to_owned),
    );
    names.retain(|name| is_name(name) && name != "None");
    Ok(names)
}

pub(super) fn demonyms(factbook: &Factbook) -> BTreeSet<String> {
    factbook.nationalities().flat_map(|text| peoples_of(&text)).collect()
}

/// What `text` calls the people of a country: "Tarnian(s)" is one name and its plural.
pub(crate) fn peoples_of(text: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let text = text.split(['<', ';', '\n']).next().unwrap_or_default();
    for name in text.split(',').flat_map(|part| part.split(" or ")) {
        let name = name.split_once(" (").map_or(name, |(name, _)| name).trim();
        let plural = name.ends_with("(s)");
        let name = name.trim_end_matches("(s)");
        if is_name(name) && words(name).count() <= 2 {
            names.insert(name.to_owned());
            if plural {
                names.insert(format!("{name}s"));
            }
        }
    }
    names
}
