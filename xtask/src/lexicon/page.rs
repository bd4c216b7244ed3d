//! One page of the World Factbook: a country.

use std::collections::BTreeSet;

use nutgraf::model::almanac::Point;
use serde_json::Value;

use super::factbook::{is_office, text, title_case};

/// The page of a country.
#[derive(Clone, Copy)]
pub(crate) struct Page<'a> {
    id: &'a str,
    page: &'a Value,
}

/// A head of state or government.
pub(crate) struct Leader {
    /// The name in the usual letters.
    pub(crate) name: String,
    /// The office, as the page has it.
    pub(crate) office: String,
    /// Since when, as the page has it.
    pub(crate) since: Option<String>,
    /// The words before the surname, the surname, and those behind it.
    parts: [Vec<String>; 3],
}

impl<'a> Page<'a> {
    pub(super) const fn new(id: &'a str, page: &'a Value) -> Self {
        Self { id, page }
    }

    /// The code of the country in the Factbook, which is not ISO's.
    pub(crate) const fn id(&self) -> &'a str {
        self.id
    }

    /// The ISO code, which most countries have on the internet too.
    pub(super) fn code(&self) -> Option<String> {
        match self.id {
            "uk" => return Some("GB".to_owned()),
            "fr" => return Some("FR".to_owned()),
            _ => {}
        }
        let code = text(self.page, &["Communications", "Internet country code"])?;
        let code = code.trim().strip_prefix('.')?.get(..2)?;
        code.bytes().all(|byte| byte.is_ascii_lowercase()).then(|| code.to_uppercase())
    }

    /// The short and the long name. The page of the West Bank names only a part of what has its code.
    pub(crate) fn names(&self) -> Vec<String> {
        if self.id == "we" {
            return Vec::new();
        }
        let forms = ["conventional short form", "conventional long form"];
        let names =
            forms.into_iter().filter_map(|form| text(self.page, &["Government", "Country name", form]));
        let names = names.map(|name| {
            let name = name.split(['<', ';', '(']).next().unwrap_or_default().trim();
            name.strip_prefix("the ").unwrap_or(name).to_owned()
        });
        let is_name = |name: &String| {
            name.starts_with(char::is_uppercase) && !name.contains(',') && !name.starts_with("The ")
        };
        names.filter(is_name).collect()
    }

    /// What its people are called: texts that the caller takes apart.
    pub(crate) fn nationalities(&self) -> Vec<String> {
        let forms = ["noun", "adjective"].into_iter();
        forms.filter_map(|form| text(self.page, &["People and Society", "Nationality", form])).collect()
    }

    /// About its middle.
    pub(crate) fn point(&self) -> Option<Point> {
        let text = text(self.page, &["Geography", "Geographic coordinates"])?;
        let text = text.replace([',', ':'], " ");
        let words: Vec<&str> = text.split_whitespace().collect();
        let angle = |at: usize| -> Option<(i16, &str)> {
            let (degrees, minutes): (i16, i16) =
                (words.get(at)?.parse().ok()?, words.get(at + 1)?.parse().ok()?);
            Some((degrees * 100 + minutes * 100 / 60, words.get(at + 2)?))
        };
        (0..words.len()).find_map(|at| {
            let ((north, pole), (east, side)) = (angle(at)?, angle(at + 3)?);
            Some(Point {
                north: if pole == "S" { -north } else { north },
                east: if side == "W" { -east } else { east },
            })
        })
    }

    /// How many people live there.
    pub(crate) fn population(&self) -> Option<u32> {
        let population = ["People and Society", "Population"];
        let text = text(self.page, &[population[0], population[1], "total"])
            .or_else(|| text(self.page, &population))?;
        text.split_whitespace().next()?.replace(',', "").parse().ok()
    }

    /// The heads of state and of government, each the first that is named.
    pub(crate) fn leaders(&self) -> Vec<Leader> {
        let offices = ["chief of state", "head of government"].into_iter();
        offices
            .filter_map(|office| {
                leader(&text(self.page, &["Government", "Executive branch", office])?, office)
            })
            .collect()
    }
}

impl Leader {
    /// Shorter names: a given name with the surname, or the first two words where the surname is first.
    pub(crate) fn short_names(&self) -> Vec<String> {
        let [given, surname, rest] = &self.parts;
        let surname = surname.join(" ");
        let mut names: Vec<String> = given.iter().map(|given| format!("{given} {surname}")).collect();
        if given.is_empty() && rest.len() > 1 {
            names.push(format!("{surname} {}", rest[0]));
        }
        if !given.is_empty() && !rest.is_empty() {
            names.push(format!("{} {surname}", given.join(" ")));
        }
        // "J. Pierre" and "Salman bin" are no names.
        let is_whole = |name: &str| {
            let (first, last) = name.split_once(' ').unwrap_or((name, ""));
            first.starts_with(char::is_uppercase) && first.len() > 2 && last.starts_with(char::is_uppercase)
        };
        names.retain(|name| *name != self.name && is_whole(name) && !name.ends_with(" Al"));
        let mut known = BTreeSet::new();
        names.retain(|name| known.insert(name.clone()));
        names
    }
}

/// Reads "President Ada QUILL Tarn (since 1 May 2020); represented by …": the surname stands in capitals.
fn leader(text: &str, office: &str) -> Option<Leader> {
    let text = text.split([';', '\n']).next()?;
    let since = text.split_once("(since ").and_then(|(_, since)| Some(since.split_once(')')?.0.to_owned()));
    let text = without_brackets(text);
    let text = text.split("represented by").next()?;
    let words: Vec<&str> = text.split_whitespace().collect();
    let surname = words.iter().position(|word| is_surname(word))?;
    let before = words.get(..surname)?;
    let is_given = |word: &&&str| {
        word.starts_with(char::is_uppercase)
            && !is_office(word)
            && !TITLES.contains(*word)
            && !word.ends_with(',')
            && word.len() > 1
    };
    let given = before.iter().rev().take_while(is_given).count();
    let (title, given) = before.split_at(before.len() - given);
    let behind = words.get(surname..)?;
    let capitals = behind.iter().take_while(|word| is_surname(word) || is_particle(word)).count();
    let (surname, rest) = behind.split_at(capitals);
    // A name ends with a mark or before a word in small letters.
    let rest = rest.iter().take_while(|word| {
        (word.starts_with(char::is_uppercase) || is_particle(word))
            && !behind[..capitals].last().is_some_and(|word| word.ends_with(','))
    });
    let cased = |words: &[&str]| -> Vec<String> {
        words.iter().map(|word| title_case(word.trim_matches([',', '"']))).collect()
    };
    let rest: Vec<&str> = rest.copied().collect();
    let given: Vec<&str> = given.iter().filter(|word| !word.starts_with('"')).copied().collect();
    // The first word is no number: "XI Jinping", but "OTIS VII".
    let usual = |(at, word): (usize, &&str)| {
        let word = word.trim_matches([',', '"']);
        let is_numeral = word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
        match word.char_indices().nth(1) {
            Some((second, _)) if is_capitals(word) && !(at > 0 && is_numeral) => {
                format!("{}{}", &word[..second], title_case(&word[second..]).to_lowercase())
            }
            _ if is_numeral => word.to_owned(),
            // "al-SISI"
            _ => word.split('-').map(title_case).collect::<Vec<_>>().join("-"),
        }
    };
    let surname: Vec<String> = surname.iter().enumerate().map(usual).collect();
    let parts = [cased(&given), surname, cased(&rest)];
    let name = parts.concat().join(" ");
    let title = title.iter().filter(|word| !word.is_empty()).copied().collect::<Vec<_>>().join(" ");
    let office = if title.is_empty() { office.to_owned() } else { title };
    (2..=6).contains(&name.split(' ').count()).then_some(Leader { name, office, since, parts })
}

/// Words of titles and offices that stand right before names here and nowhere else.
const TITLES: &[&str] = &[
    "Affairs",
    "Assembly",
    "Confederation",
    "Council",
    "Ministers",
    "Polynesia",
    "Presidency",
    "Secretary",
    "Sir",
    "Spain",
    "State",
    "Swiss",
    "Taoiseach",
];

fn is_surname(word: &str) -> bool {
    // "Hoseini-KHAMENEI", "SASSOU-Nguesso".
    word.split('-').any(is_capitals)
}

fn is_capitals(word: &str) -> bool {
    word.chars().filter(|c| c.is_alphabetic()).count() > 1
        && !word.contains(char::is_lowercase)
        && !word.ends_with('.')
}

/// Whether a word in small letters may stand in a name.
fn is_particle(word: &str) -> bool {
    matches!(word, "al" | "bin" | "de" | "da" | "dos" | "e" | "el" | "von" | "van" | "der" | "abd")
        || word.starts_with("al-")
}

fn without_brackets(text: &str) -> String {
    let mut depth = 0_i32;
    let outside = |c: &char| {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => {
                depth -= 1;
                return false;
            }
            _ => {}
        }
        depth <= 0
    };
    text.chars().filter(outside).collect()
}

#[cfg(test)]
mod tests {
    use super::leader;

    #[test]
    fn leaders_have_name_office_and_date() {
        let found =
            leader("President Ada Jane QUILL Tarn (since 1 May 2020); represented by Sir Otis MARSH", "")
                .unwrap();
        assert_eq!((found.name.as_str(), found.office.as_str()), ("Ada Jane Quill Tarn", "President"));
        assert_eq!(found.since.as_deref(), Some("1 May 2020"));
        assert_eq!(found.short_names(), ["Ada Quill", "Jane Quill", "Ada Jane Quill"]);
        let king = leader("King OTIS VII (since 1 May 2020)", "").unwrap();
        assert_eq!((king.name.as_str(), king.office.as_str()), ("Otis VII", "King"));
        let long =
            leader("Council Chair of the Halden Army (HA) General Abd al-MARSH (since 2021)", "").unwrap();
        assert_eq!(
            (long.name.as_str(), long.office.as_str()),
            ("Abd al-Marsh", "Council Chair of the Halden Army General")
        );
        assert!(leader("vacant", "").is_none());
    }
}
