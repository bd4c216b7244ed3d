//! What the World Factbook (CC0) says of countries: a page is a JSON file a country, most of it short prose.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    io::Read as _,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use serde_json::Value;

use super::{
    page::Page,
    source::{is_acronym, is_name, words},
};

/// The pages, in the order of their file names.
pub(crate) struct Factbook {
    pages: Vec<Value>,
    /// For each page the name of its file: the code of the country in the Factbook.
    ids: Vec<String>,
}

impl Factbook {
    /// Reads the archive below `source`.
    pub(crate) fn read(source: &Path) -> Result<Self> {
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
        let stem = |path: &PathBuf| path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        Ok(Self { ids: pages.keys().map(stem).collect(), pages: pages.into_values().collect() })
    }

    /// The pages by the ISO code of their country. Pages of what has no code are left out, and that of Gaza, which
    /// shares its code with the West Bank.
    pub(crate) fn by_code(&self) -> BTreeMap<String, Page<'_>> {
        let pages = self.ids.iter().zip(&self.pages).filter(|(id, _)| *id != "gz");
        pages
            .filter_map(|(id, page)| {
                let page = Page::new(id, page);
                Some((page.code()?, page))
            })
            .collect()
    }

    /// The texts at `path` of all pages, freed of marks.
    fn texts(&self, path: &[&str]) -> Vec<String> {
        self.pages.iter().filter_map(|page| text(page, path)).collect()
    }

    /// The short and long names of countries and territories.
    pub(super) fn countries(&self) -> impl Iterator<Item = String> {
        let forms = ["conventional short form", "conventional long form"];
        forms.into_iter().flat_map(|form| self.texts(&["Government", "Country name", form])).map(|name| {
            let name = name.split(['<', ';']).next().unwrap_or_default();
            name.strip_prefix("the ").unwrap_or(name).trim().to_owned()
        })
    }

    /// What depends on a country: territories overseas, special regions, and the two without a state of their own.
    pub(super) fn territories(&self) -> BTreeSet<String> {
        let depends = |page: &&Value| {
            page["Government"]["Dependency status"].is_object()
                || !page["Government"]["Government type"].is_object()
        };
        let names = self
            .pages
            .iter()
            .filter(depends)
            .filter_map(|page| text(page, &["Government", "Country name", "conventional short form"]));
        names.flat_map(|names| list(&names, &[',', ';'])).collect()
    }

    /// What people of each country are called, as nouns and adjectives.
    pub(super) fn nationalities(&self) -> impl Iterator<Item = String> {
        ["noun", "adjective"]
            .into_iter()
            .flat_map(|form| self.texts(&["People and Society", "Nationality", form]))
    }

    /// Peoples of several countries or of a part of one.
    pub(super) fn ethnic_groups(&self) -> BTreeSet<String> {
        let texts = self.texts(&["People and Society", "Ethnic groups"]);
        let names = texts.iter().flat_map(|text| list(text, &[',', ';', '/']));
        let no_people: BTreeSet<String> = self.countries().collect();
        let is_people = |name: &String| words(name).count() <= 2 && !name.contains(['-', '~', '.', '\'']);
        names.filter(|name| is_people(name) && !no_people.contains(name)).collect()
    }

    /// Parties and coalitions, with the acronyms that stand behind "or".
    pub(super) fn parties(&self) -> BTreeSet<String> {
        let seats = ["Legislative branch", "Legislative branch - lower chamber"];
        let texts = self.texts(&["Government", "Political parties"]).into_iter().chain(
            seats
                .into_iter()
                .flat_map(|part| self.texts(&["Government", part, "parties elected and seats per party"])),
        );
        let mut parties = BTreeSet::new();
        for text in texts {
            for line in text.split(['\n', ';']).map(|line| line.split(" note").next().unwrap_or_default()) {
                for name in list(line, &[',']).into_iter().flat_map(|name| split_or(&name)) {
                    // Two letters are too often something else.
                    if !is_acronym(&name) || name.len() > 2 {
                        parties.insert(name);
                    }
                }
            }
        }
        parties
    }

    /// The acronyms of the international organizations that countries are members of.
    pub(super) fn international(&self) -> BTreeSet<String> {
        let texts = self.texts(&["Government", "International organization participation"]);
        texts
            .iter()
            .flat_map(|text| list(text, &[',', ';']))
            .filter(|name| words(name).count() <= 3)
            .collect()
    }

    /// Heads of state and of government, in the usual letters: the pages have surnames in capitals.
    pub(super) fn leaders(&self) -> BTreeSet<String> {
        let offices = ["chief of state", "head of government"];
        let texts =
            offices.into_iter().flat_map(|office| self.texts(&["Government", "Executive branch", office]));
        let people = texts.flat_map(|text| text.split([';', ',']).map(person).collect::<Vec<_>>());
        let is_person = |name: &String| {
            is_name(name)
                && (2..=4).contains(&words(name).count())
                && !name.contains([')', '['])
                && !name.contains(" of ")
        };
        people.filter(is_person).collect()
    }

    /// Parliaments and their chambers, in English and in the language of the country.
    pub(super) fn parliaments(&self) -> BTreeSet<String> {
        let parts = [
            ("Legislative branch", "legislature name"),
            ("Legislative branch - lower chamber", "chamber name"),
            ("Legislative branch - upper chamber", "chamber name"),
        ];
        let texts = parts.into_iter().flat_map(|(part, name)| self.texts(&["Government", part, name]));
        let both = texts.flat_map(|text| {
            text.split(['(', ')', '/']).map(|name| name.trim().to_owned()).collect::<Vec<_>>()
        });
        both.filter(|name| is_name(name) && name != "Council" && !name.contains(" or ")).collect()
    }

    /// Rivers and lakes.
    pub(super) fn waters(&self) -> BTreeSet<String> {
        let geography = |path: &[&str]| -> Vec<String> {
            let path: Vec<&str> = ["Geography"].iter().chain(path).copied().collect();
            self.texts(&path).iter().flat_map(|text| list(text, &[';', '/', '\n'])).collect()
        };
        let mut names = geography(&["Major rivers (by length in km)"]);
        for kind in ["fresh water lake(s)", "salt water lake(s)"] {
            names.extend(geography(&["Major lakes (area sq km)", kind]));
        }
        let bare = names.into_iter().map(|name| {
            let name = name.split(" - ").next().unwrap_or_default();
            let end = ["river", "mouth", "source"].iter().filter_map(|word| name.find(word)).min();
            name[..end.unwrap_or(name.len())].trim_matches([' ', '-', '–', '*']).to_owned()
        });
        bare.filter(|name| is_name(name)).collect()
    }

    /// The highest mountain of each country.
    pub(super) fn peaks(&self) -> BTreeSet<String> {
        let texts = self.texts(&["Geography", "Elevation", "highest point"]);
        let names = texts.iter().flat_map(|text| {
            let end = text.find(|c: char| c.is_ascii_digit() || c == '(').unwrap_or(text.len());
            list(&text[..end], &[';'])
        });
        names.filter(|name| words(name).count() <= 3 && !name.contains(" on ")).collect()
    }
}

/// The text at `path`, with line breaks for the marks of them and without other marks and entities.
pub(super) fn text(page: &Value, path: &[&str]) -> Option<String> {
    let text = path.iter().fold(page, |page, part| &page[*part])["text"].as_str()?;
    let text = text.replace("<br>", "\n").replace("<p>", "\n");
    let mut plain = String::new();
    let mut in_mark = false;
    for c in text.chars() {
        match c {
            '<' => in_mark = true,
            '>' if in_mark => in_mark = false,
            _ if in_mark => {}
            _ => plain.push(c),
        }
    }
    Some(without_entities(&plain))
}

/// `text` with the letters that "&eacute;" and its like stand for; others become spaces.
fn without_entities(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        plain.push_str(before);
        let Some((name, behind)) = after.split_once(';').filter(|(name, _)| name.len() <= 8) else {
            plain.push('&');
            rest = after;
            continue;
        };
        plain.push_str(letter(name));
        rest = behind;
    }
    plain.push_str(rest);
    plain
}

fn letter(entity: &str) -> &'static str {
    match entity {
        "aacute" => "á",
        "agrave" => "à",
        "acirc" => "â",
        "atilde" => "ã",
        "auml" => "ä",
        "aring" => "å",
        "ccedil" => "ç",
        "eacute" => "é",
        "egrave" => "è",
        "ecirc" => "ê",
        "iacute" => "í",
        "icirc" => "î",
        "ntilde" => "ñ",
        "oacute" => "ó",
        "ocirc" => "ô",
        "otilde" => "õ",
        "ouml" => "ö",
        "oslash" => "ø",
        "uacute" => "ú",
        "uuml" => "ü",
        "Aring" => "Å",
        "Eacute" => "É",
        "Iacute" => "Í",
        "Ntilde" => "Ñ",
        "Oacute" => "Ó",
        "Uacute" => "Ú",
        "Aacute" => "Á",
        "Ouml" => "Ö",
        "rsquo" | "lsquo" => "’",
        "amp" => "&",
        _ => " ",
    }
}

/// The names in `text` between `marks`: without brackets and what is in them, percentages and full stops.
fn list(text: &str, marks: &[char]) -> Vec<String> {
    let mut bare = String::new();
    let mut depth = 0;
    for c in text.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = (depth - 1).max(0),
            _ if depth == 0 => bare.push(c),
            _ => {}
        }
    }
    let names = bare.split(|c: char| marks.contains(&c) || c == '\n').map(|name| {
        let end = name.find(|c: char| c.is_ascii_digit() || c == '<').unwrap_or(name.len());
        // "G-20" and "Alliance '90" keep their digits: what is cut is a share behind a space.
        let name = if name[..end].ends_with(' ') { &name[..end] } else { name };
        name.split_whitespace().collect::<Vec<_>>().join(" ").trim_matches(['.', ':', '*', ' ']).to_owned()
    });
    names.filter(|name| name.starts_with(char::is_uppercase) && name.chars().count() > 1).collect()
}

/// "National Rally or RN" are two names.
fn split_or(name: &str) -> Vec<String> {
    name.split(" or ").map(|name| name.trim().to_owned()).filter(|name| is_name(name)).collect()
}

/// "President William RUTO (since …)" without office and dates, in the usual letters.
fn person(text: &str) -> String {
    let text = text.split('(').next().unwrap_or_default();
    let words: Vec<&str> = text.split_whitespace().collect();
    let name: Vec<String> =
        words.iter().skip_while(|word| is_office(word)).map(|word| title_case(word)).collect();
    name.join(" ")
}

/// Whether `word` stands in an office or title before a name.
pub(super) fn is_office(word: &str) -> bool {
    matches!(
        word.trim_end_matches('.'),
        "President"
            | "Prime"
            | "Minister"
            | "Chancellor"
            | "King"
            | "Queen"
            | "Premier"
            | "Governor"
            | "General"
            | "Interim"
            | "Acting"
            | "Taliban"
            | "Leader"
            | "Sultan"
            | "Amir"
            | "Emir"
            | "Sheikh"
            | "Crown"
            | "Prince"
            | "Pope"
            | "Captain"
            | "Regent"
            | "Co-prince"
            | "Grand"
            | "Duke"
            | "Gen"
            | "Sr"
            | "Lt"
            | "Col"
            | "Field"
            | "Marshal"
            | "State"
            | "Administrator"
            | "of"
            | "the"
            | "Vice"
            | "Chief"
            | "Executive"
            | "Transition"
            | "Transitional"
            | "Supreme"
            | "Ayatollah"
            | "Council"
            | "Chairman"
            | "represented"
            | "by"
    )
}

pub(super) fn title_case(word: &str) -> String {
    if word.contains(char::is_lowercase) || word.chars().count() < 3 {
        return word.to_owned();
    }
    let mut is_first = true;
    let mut cased = String::new();
    for c in word.chars() {
        if is_first {
            cased.push(c);
        } else {
            cased.extend(c.to_lowercase());
        }
        is_first = !c.is_alphanumeric();
    }
    cased
}

#[cfg(test)]
mod tests {
    use super::{list, person, split_or, without_entities};

    #[test]
    fn lists_lose_shares_and_brackets() {
        assert_eq!(list("Tarn 42%, Quill (a note, long) 9.8%, other 5%", &[',']), ["Tarn", "Quill"]);
        assert_eq!(list("G-20, ADB (nonregional member)", &[',']), ["G-20", "ADB"]);
        assert_eq!(split_or("Harbor Rally or HR"), ["Harbor Rally", "HR"]);
    }

    #[test]
    fn leaders_lose_office_and_capitals() {
        assert_eq!(person("President Ada QUILL-TARN (since 1 May 2020)"), "Ada Quill-Tarn");
        assert_eq!(person("Prime Minister Otis J. MARSH"), "Otis J. Marsh");
        assert_eq!(without_entities("Jos&eacute; &nbsp;A &amp; B"), "José  A & B");
    }
}
