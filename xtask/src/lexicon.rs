//! `cargo xtask lexicon`: writes the lists of names in `model/lexicon/names/` from the gazetteers.
//!
//! Only names that occur in news are kept: each word of an entry stands in the bulk sets with a capital. What the
//! lists hold are facts; where they come from is said at the head of each file and in docs/DATA.md.

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
    let news = Capitals::count(data)?;
    let lists = [
        List {
            name: "first-name",
            about: "Given names. Source: smashew/NameDatabases (public domain), popular names by country (CC0).",
            entries: first_names(&source)?,
            seldom: 6,
        },
        List {
            name: "surname",
            about: "Family names. Source: smashew/NameDatabases (public domain), popular names by country (CC0).",
            entries: surnames(&source)?,
            seldom: 5,
        },
        List {
            name: "city",
            about: "Cities of more than 15,000 people. Source: GeoNames (CC BY 4.0).",
            entries: cities(&source)?,
            seldom: 3,
        },
        List {
            name: "region",
            about: "First-level administrative regions. Source: GeoNames (CC BY 4.0).",
            entries: regions(&source)?,
            seldom: 5,
        },
        List {
            name: "country",
            about: "Countries and territories. Source: Countries List by Annexare (MIT), World Factbook (CC0).",
            entries: countries(&source)?,
            seldom: 0,
        },
        List {
            name: "demonym",
            about: "What the people of a country and its things are called. Source: World Factbook (CC0).",
            entries: demonyms(&source)?,
            seldom: 2,
        },
        List {
            name: "company",
            about: "Listed companies without their legal form. Source: S&P 500 and NASDAQ listings (PDDL).",
            entries: companies(&source)?,
            seldom: 3,
        },
        List {
            name: "university",
            about: "Universities. Source: Hipo university domains list (MIT).",
            entries: universities(&source)?,
            seldom: 2,
        },
    ];
    for list in lists {
        list.write(&news)?;
    }
    Ok(())
}

struct List {
    name: &'static str,
    about: &'static str,
    entries: BTreeSet<String>,
    /// Entries with a word that stands in the news less often are left out.
    seldom: u32,
}

impl List {
    fn write(self, news: &Capitals) -> Result<()> {
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

/// How often words stand in the news with a capital.
struct Capitals(HashMap<String, u32>);

impl Capitals {
    fn count(data: &Path) -> Result<Self> {
        let mut counts = HashMap::new();
        bulk::each_story(data, |story| {
            for word in words(&story.text).filter(|word| word.starts_with(char::is_uppercase)) {
                if let Some(count) = counts.get_mut(word) {
                    *count += 1;
                } else {
                    counts.insert(word.to_owned(), 1);
                }
            }
        })?;
        Ok(Self(counts))
    }

    /// The count of the word of `entry` that is least common; words in small letters do not count.
    fn rarest_word(&self, entry: &str) -> u32 {
        let capitals = words(entry).filter(|word| word.starts_with(char::is_uppercase));
        capitals.map(|word| self.0.get(word).copied().unwrap_or_default()).min().unwrap_or_default()
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn text_of(path: &Path) -> Result<String> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(text.trim_start_matches('\u{feff}').to_owned())
}

fn json_of(path: &Path) -> Result<Value> {
    serde_json::from_str(&text_of(path)?).with_context(|| format!("{} is no JSON", path.display()))
}

/// A column of a table with commas, quotation marks around fields that hold one.
fn column(line: &str, index: usize) -> Option<String> {
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

fn cities(source: &Path) -> Result<BTreeSet<String>> {
    let path = source.join("geonames/cities15000.txt.xz");
    let file = fs::File::open(&path).with_context(|| format!("cannot open {}", path.display()))?;
    let mut table = String::new();
    liblzma::read::XzDecoder::new(file).read_to_string(&mut table)?;
    let names = table.lines().flat_map(|line| line.split('\t').skip(1).take(2));
    Ok(names.filter(|name| is_name(name)).map(str::to_owned).collect())
}

fn regions(source: &Path) -> Result<BTreeSet<String>> {
    let json = json_of(&source.join("geonames_admin/admin1.json"))?;
    let names = json.as_array().into_iter().flatten().filter_map(|region| region["name"].as_str());
    Ok(names.filter(|name| is_name(name)).map(str::to_owned).collect())
}

fn countries(source: &Path) -> Result<BTreeSet<String>> {
    let json = json_of(&source.join("annexare_countries/dist/countries.min.json"))?;
    let listed = json.as_object().into_iter().flat_map(|countries| countries.values());
    let mut names: BTreeSet<String> =
        listed.filter_map(|country| country["name"].as_str()).map(str::to_owned).collect();
    for country in factbook(source)? {
        for form in ["conventional short form", "conventional long form"] {
            names.extend(country["Government"]["Country name"][form]["text"].as_str().map(plain));
        }
    }
    // What newspapers write.
    names.extend(
        ["U.S.", "US", "USA", "U.S.A.", "America", "U.K.", "UK", "Britain", "UAE", "Russia"]
            .map(str::to_owned),
    );
    names.retain(|name| is_name(name) && name != "None");
    Ok(names)
}

fn demonyms(source: &Path) -> Result<BTreeSet<String>> {
    let mut names = BTreeSet::new();
    for country in factbook(source)? {
        for form in ["noun", "adjective"] {
            let text = country["People and Society"]["Nationality"][form]["text"]
                .as_str()
                .map(plain)
                .unwrap_or_default();
            for name in text.split([',', ';']).flat_map(|part| part.split(" or ")) {
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
        }
    }
    Ok(names)
}

/// The pages of the World Factbook, by file name.
fn factbook(source: &Path) -> Result<Vec<Value>> {
    let path = source.join("world_factbook.tar.xz");
    let file = fs::File::open(&path).with_context(|| format!("cannot open {}", path.display()))?;
    let mut archive = tar::Archive::new(liblzma::read::XzDecoder::new(file));
    let mut pages = BTreeMap::new();
    for entry in archive.entries()? {
        let mut entry = entry?;
        let path = entry.path()?.into_owned();
        if path.extension().is_some_and(|extension| extension == "json") {
            let mut text = String::new();
            entry.read_to_string(&mut text)?;
            pages.insert(path, serde_json::from_str(&text)?);
        }
    }
    Ok(pages.into_values().collect())
}

/// A text of the Factbook without its notes and marks.
fn plain(text: &str) -> String {
    let text = text.split(['<', ';']).next().unwrap_or_default();
    text.strip_prefix("the ").unwrap_or(text).trim().to_owned()
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
fn short_company(name: &str) -> &str {
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
