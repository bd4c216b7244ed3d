//! `cargo xtask lexicon`: writes the lists of names in `model/lexicon/names/` from the gazetteers.
//!
//! Only names that occur in news are kept: each word of an entry stands in the bulk sets with a capital. What the
//! lists hold are facts; where they come from is said at the head of each file and in docs/DATA.md.

mod body;
mod congress;
mod factbook;
mod news;
mod page;
mod person;
mod place;
mod source;

use std::{
    collections::BTreeSet,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

pub(crate) use body::short_company;
use body::{companies, universities};
pub(crate) use factbook::Factbook;
use news::News;
pub(crate) use page::{Leader, Page};
use person::{first_names, surnames};
use place::{City, city_regions, countries, demonyms, regions};
pub(crate) use place::{geonames, peoples_of};
use source::is_acronym;
pub(crate) use source::{column, json_of, text_of};

/// How often each word of a city's or a region's name must stand in the news for the tagger to be told of it.
const CITY_SELDOM: u32 = 3;
const REGION_SELDOM: u32 = 5;

/// The folder with the lists.
pub(crate) fn folder() -> PathBuf {
    crate::root().join("model/lexicon")
}

/// The entries of a list: its lines without comments.
pub(crate) fn read(path: &Path) -> Result<Vec<String>> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let entries = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    Ok(entries.map(str::to_owned).collect())
}

/// Writes every list.
pub(crate) fn run(data: &Path) -> Result<()> {
    let source = data.join("gazetteers");
    let news = News::count(data)?;
    let factbook = Factbook::read(&source)?;
    let cities = City::all(&source)?;
    let countries = countries(&source, &factbook)?;
    let lists = [
        known_names(&source, &factbook, &cities, &countries)?,
        places(&source, &factbook, &cities, &countries, &news)?,
        bodies(&source, &factbook, &countries, &news)?,
    ];
    for list in lists.into_iter().flatten() {
        list.write(&news)?;
    }
    Ok(())
}

/// The lists that the tagger was trained with.
fn known_names(
    source: &Path,
    factbook: &Factbook,
    cities: &[City],
    countries: &BTreeSet<String>,
) -> Result<Vec<List>> {
    Ok(vec![
        List {
            name: "first-name",
            about: "Given names. Source: smashew/NameDatabases (public domain), popular names by country (CC0).",
            entries: first_names(source)?,
            seldom: 6,
        },
        List {
            name: "surname",
            about: "Family names. Source: smashew/NameDatabases (public domain), popular names by country (CC0).",
            entries: surnames(source)?,
            seldom: 5,
        },
        List {
            name: "city",
            about: "Cities of more than 15,000 people. Source: GeoNames (CC BY 4.0).",
            entries: cities.iter().flat_map(City::names).collect(),
            seldom: CITY_SELDOM,
        },
        List {
            name: "region",
            about: "First-level administrative regions. Source: GeoNames (CC BY 4.0).",
            entries: regions(source)?,
            seldom: REGION_SELDOM,
        },
        List {
            name: "country",
            about: "Countries and territories. Source: Countries List by Annexare (MIT), World Factbook (CC0).",
            entries: countries.clone(),
            seldom: 0,
        },
        List {
            name: "demonym",
            about: "What the people of a country and its things are called. Source: World Factbook (CC0).",
            entries: demonyms(factbook),
            seldom: 2,
        },
        List {
            name: "company",
            about: "Listed companies without their legal form. Source: S&P 500 and NASDAQ listings (PDDL).",
            entries: companies(source)?,
            seldom: 3,
        },
        List {
            name: "university",
            about: "Universities. Source: Hipo university domains list (MIT).",
            entries: universities(source)?,
            seldom: 2,
        },
    ])
}

/// Places, for their finer types.
fn places(
    source: &Path,
    factbook: &Factbook,
    cities: &[City],
    countries: &BTreeSet<String>,
    news: &News,
) -> Result<Vec<List>> {
    let large = cities.iter().filter(|city| city.population > 50_000).flat_map(City::names).collect();
    Ok(vec![
        List {
            name: "major-city",
            about: "Capitals and cities of more than 300,000 people. Source: GeoNames (CC BY 4.0).",
            entries: cities.iter().filter(|city| city.is_major).flat_map(City::names).collect(),
            seldom: 3,
        },
        List {
            name: "world-city",
            about: "Cities of more than 50,000 people that the news at hand does not name. Source: GeoNames (CC BY 4.0).",
            entries: news.unnamed(large, CITY_SELDOM),
            seldom: 0,
        },
        List {
            name: "world-region",
            about: "First-level administrative regions that the news at hand does not name. Source: GeoNames (CC BY 4.0).",
            entries: news.unnamed(regions(source)?, REGION_SELDOM),
            seldom: 0,
        },
        List {
            name: "city-region",
            about: "Cities that their region is named after, where the name means the city. Source: GeoNames (CC BY 4.0).",
            entries: city_regions(source, cities)?.difference(countries).cloned().collect(),
            seldom: 3,
        },
        List {
            name: "territory",
            about: "Territories that depend on a country. Source: World Factbook (CC0).",
            entries: factbook.territories(),
            seldom: 0,
        },
        List {
            name: "water",
            about: "Rivers and lakes. Source: World Factbook (CC0).",
            entries: factbook.waters(),
            seldom: 3,
        },
        List {
            name: "peak",
            about: "The highest mountains of countries. Source: World Factbook (CC0).",
            entries: factbook.peaks(),
            seldom: 3,
        },
    ])
}

/// Peoples, parties and other bodies, and who holds office, for their finer types.
fn bodies(
    source: &Path,
    factbook: &Factbook,
    countries: &BTreeSet<String>,
    news: &News,
) -> Result<Vec<List>> {
    let mut officials = factbook.leaders();
    officials.extend(congress::officials(source)?);
    let (acronyms, parties): (BTreeSet<String>, BTreeSet<String>) =
        factbook.parties().into_iter().partition(|name| is_acronym(name));
    Ok(vec![
        List {
            name: "people",
            about: "Peoples and ethnic groups. Source: World Factbook (CC0).",
            entries: factbook.ethnic_groups().difference(countries).cloned().collect(),
            seldom: 3,
        },
        List {
            name: "party",
            about: "Political parties. Source: World Factbook (CC0).",
            entries: parties,
            seldom: 2,
        },
        List {
            name: "party-acronym",
            about: "Acronyms of political parties. Source: World Factbook (CC0).",
            entries: acronyms,
            seldom: 2,
        },
        List {
            name: "international",
            about: "Acronyms of international organizations. Source: World Factbook (CC0).",
            entries: factbook.international(),
            seldom: 1,
        },
        List {
            name: "parliament",
            about: "Parliaments and their chambers. Source: World Factbook (CC0).",
            entries: factbook.parliaments(),
            seldom: 2,
        },
        List {
            name: "official",
            about: "Heads of state and government, members of the Congress of the United States since 1980. Source: World Factbook (CC0), unitedstates/congress-legislators (CC0).",
            entries: officials.clone(),
            seldom: 1,
        },
        List {
            name: "outlet",
            about: "News outlets: the sources of the unlabelled news. Facts, edited by rule in `xtask`.",
            entries: news.outlets(&first_names(source)?, &officials),
            seldom: 3,
        },
    ])
}

struct List {
    name: &'static str,
    about: &'static str,
    entries: BTreeSet<String>,
    /// Entries with a word that stands in the news less often are left out.
    seldom: u32,
}

impl List {
    fn write(self, news: &News) -> Result<()> {
        let mut text = format!("# {}\n# Made by `cargo xtask lexicon`; do not edit by hand.\n", self.about);
        let mut count = 0;
        for entry in self.entries.iter().filter(|entry| news.rarest_word(entry) >= self.seldom) {
            writeln!(text, "{entry}")?;
            count += 1;
        }
        let path = folder().join("names").join(self.name).with_extension("txt");
        println!("{count:>6} {}", self.name);
        fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))
    }
}
