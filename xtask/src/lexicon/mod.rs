//! `cargo xtask lexicon`: writes the lists of names in `model/lexicon/names/` from the gazetteers.
//!
//! Only names that occur in news are kept: each word of an entry stands in the bulk sets with a capital. What the
//! lists hold are facts; where they come from is said at the head of each file and in docs/DATA.md.

mod congress;
mod factbook;
mod page;

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    fmt::Write as _,
    fs,
    io::Read as _,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use serde_json::Value;

use crate::data::bulk;
pub(crate) use factbook::Factbook;
pub(crate) use page::{Leader, Page};

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

/// What the unlabelled news has.
struct News {
    /// How often words stand with a capital.
    capitals: HashMap<String, u32>,
    /// How many stories each outlet has.
    stories: BTreeMap<String, u32>,
}

impl News {
    fn count(data: &Path) -> Result<Self> {
        let mut capitals = HashMap::new();
        let mut stories: BTreeMap<String, u32> = BTreeMap::new();
        bulk::each_story(data, |story| {
            for word in words(&story.text).filter(|word| word.starts_with(char::is_uppercase)) {
                if let Some(count) = capitals.get_mut(word) {
                    *count += 1;
                } else {
                    capitals.insert(word.to_owned(), 1);
                }
            }
            *stories.entry(story.source).or_default() += 1;
        })?;
        Ok(Self { capitals, stories })
    }

    /// The count of the word of `entry` that is least common; words in small letters do not count.
    fn rarest_word(&self, entry: &str) -> u32 {
        let capitals = words(entry).filter(|word| word.starts_with(char::is_uppercase));
        capitals.map(|word| self.capitals.get(word).copied().unwrap_or_default()).min().unwrap_or_default()
    }

    /// Those of `names` that the news has too seldom for the lists of the tagger.
    fn unnamed(&self, mut names: BTreeSet<String>, seldom: u32) -> BTreeSet<String> {
        names.retain(|name| self.rarest_word(name) < seldom);
        names
    }

    /// The outlets of several stories. Columnists, who begin with a first name, and institutes are left out.
    fn outlets(&self, first_names: &BTreeSet<String>, officials: &BTreeSet<String>) -> BTreeSet<String> {
        const NO_OUTLETS: [&str; 18] = [
            "Writer",
            "Institution",
            "Institute",
            "Center",
            "Foundation",
            "Watch",
            "Committee",
            "University",
            "School",
            "Project",
            "Founder",
            "Campaign",
            "Union",
            "Council",
            "Gallup",
            "Wikipedia",
            // Columnists whose first names the lists do not have.
            "Gingrich",
            "Cupp",
        ];
        let several = self.stories.iter().filter(|(_, stories)| **stories >= 3).map(|(source, _)| {
            let name = source.split([',', '(']).next().unwrap_or_default();
            let name = name.split(" - ").next().unwrap_or_default().trim();
            name.strip_prefix("The ").unwrap_or(name).to_owned()
        });
        let is_outlet = |name: &String| {
            let parts: Vec<&str> = words(name).collect();
            let is_person = (2..=3).contains(&parts.len())
                && first_names.contains(parts[0])
                && !parts.iter().any(|part| matches!(*part, "News" | "Jones" | "Times" | "American"));
            !is_person && !officials.contains(name) && !parts.iter().any(|part| NO_OUTLETS.contains(part))
        };
        several.filter(|name| is_name(name) && is_outlet(name)).collect()
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

pub(crate) fn text_of(path: &Path) -> Result<String> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(text.trim_start_matches('\u{feff}').to_owned())
}

pub(crate) fn json_of(path: &Path) -> Result<Value> {
    serde_json::from_str(&text_of(path)?).with_context(|| format!("{} is no JSON", path.display()))
}

/// A column of a table with commas, quotation marks around fields that hold one.
pub(crate) fn column(line: &str, index: usize) -> Option<String> {
    let mut fields = vec![String::new()];
    let mut quoted = false;
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => fields.push(String::new()),
            _ => fields.last_mut()?.push(c),
        }
    }
    fields.get(index).cloned()
}

/// Whether an entry can be a name: letters, and a capital first.
fn is_name(entry: &str) -> bool {
    entry.starts_with(char::is_uppercase)
        && entry.chars().count() > 1
        && !entry.contains(|c: char| c.is_ascii_digit())
}

/// Whether a name is one word in capitals.
fn is_acronym(name: &str) -> bool {
    words(name).count() == 1 && !name.contains(char::is_lowercase)
}

fn first_names(source: &Path) -> Result<BTreeSet<String>> {
    let all = text_of(&source.join("smashew_names/NamesDatabases/first names/all.txt"))?;
    let popular = text_of(&source.join("popular_names_by_country/common-forenames-by-country.csv"))?;
    let romanized = popular.lines().skip(1).filter_map(|line| column(line, 11));
    Ok(all.lines().map(|line| line.trim().to_owned()).chain(romanized).filter(|name| is_name(name)).collect())
}

fn surnames(source: &Path) -> Result<BTreeSet<String>> {
    let all = text_of(&source.join("smashew_names/NamesDatabases/surnames/all.txt"))?;
    let popular = text_of(&source.join("popular_names_by_country/common-surnames-by-country.csv"))?;
    let romanized = popular.lines().skip(1).filter_map(|line| column(line, 5));
    Ok(all.lines().map(|line| line.trim().to_owned()).chain(romanized).filter(|name| is_name(name)).collect())
}

/// The table of the cities of GeoNames.
pub(crate) fn geonames(source: &Path) -> Result<String> {
    let path = source.join("geonames/cities15000.txt.xz");
    let file = fs::File::open(&path).with_context(|| format!("cannot open {}", path.display()))?;
    let mut table = String::new();
    liblzma::read::XzDecoder::new(file).read_to_string(&mut table)?;
    Ok(table)
}

/// A city of GeoNames.
struct City {
    /// Its name, and the same without accents.
    names: [String; 2],
    /// The code of the country.
    country: String,
    population: u32,
    /// Whether news may name it without saying where it is.
    is_major: bool,
}

impl City {
    fn all(source: &Path) -> Result<Vec<Self>> {
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

    fn names(&self) -> impl Iterator<Item = String> {
        self.names.iter().filter(|name| is_name(name)).cloned()
    }
}

/// A name by its words alone.
fn name_key(name: &str) -> String {
    words(name).collect::<Vec<_>>().join(" ")
}

/// Major cities of whose names their country has a region. In the United States and Canada both are named as often.
fn city_regions(source: &Path, cities: &[City]) -> Result<BTreeSet<String>> {
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

fn regions(source: &Path) -> Result<BTreeSet<String>> {
    let json = json_of(&source.join("geonames_admin/admin1.json"))?;
    let names = json.as_array().into_iter().flatten().filter_map(|region| region["name"].as_str());
    Ok(names.filter(|name| is_name(name)).map(str::to_owned).collect())
}

fn countries(source: &Path, factbook: &Factbook) -> Result<BTreeSet<String>> {
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

fn demonyms(factbook: &Factbook) -> BTreeSet<String> {
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

fn companies(source: &Path) -> Result<BTreeSet<String>> {
    let sp500 = text_of(&source.join("sp500/data/constituents.csv"))?;
    let nasdaq = text_of(&source.join("nasdaq/data/nasdaq-listed.csv"))?;
    let shares =
        nasdaq.lines().filter(|line| line.contains("Common Stock") || line.contains("Ordinary Share"));
    let names = sp500.lines().skip(1).chain(shares).filter_map(|line| column(line, 1));
    Ok(names.map(|name| short_company(&name).to_owned()).filter(|name| is_name(name)).collect())
}

/// The name of a company without its share class and legal form.
pub(crate) fn short_company(name: &str) -> &str {
    let mut name = name.split(" - ").next().unwrap_or_default().split(" (").next().unwrap_or_default().trim();
    loop {
        let shorter = name.trim_end_matches([',', '.', ' ']);
        let last = shorter.rsplit([' ', ',']).next().unwrap_or_default();
        let is_form = matches!(
            last,
            "Inc"
                | "Corp"
                | "Corporation"
                | "Company"
                | "Co"
                | "Ltd"
                | "Limited"
                | "plc"
                | "PLC"
                | "Plc"
                | "N.V"
                | "S.A"
                | "SA"
                | "NV"
                | "AG"
                | "SE"
                | "LLC"
                | "L.P"
                | "LP"
                | "Holdings"
                | "Holding"
                | "Group"
                | "&"
                | "The"
                | "Incorporated"
                | "A/S"
                | "ASA"
        );
        if !is_form || last.len() == shorter.len() {
            return shorter;
        }
        name = &shorter[..shorter.len() - last.len()];
    }
}

fn universities(source: &Path) -> Result<BTreeSet<String>> {
    let json = json_of(&source.join("universities/world_universities_and_domains.json"))?;
    let names = json.as_array().into_iter().flatten().filter_map(|university| university["name"].as_str());
    Ok(names.filter(|name| is_name(name)).map(str::to_owned).collect())
}

#[cfg(test)]
mod tests {
    use super::{column, short_company};

    #[test]
    fn companies_lose_their_legal_form() {
        assert_eq!(short_company("American Airlines Group, Inc. - Common Stock"), "American Airlines");
        assert_eq!(short_company("Apple Inc."), "Apple");
        assert_eq!(short_company("Alphabet Inc. (Class A)"), "Alphabet");
        assert_eq!(short_company("Group"), "Group");
    }

    #[test]
    fn a_quoted_field_keeps_its_comma() {
        assert_eq!(column("A,\"B, Inc.\",C", 1).as_deref(), Some("B, Inc."));
    }
}
