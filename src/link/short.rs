//! How names are shortened.

use super::name;
use crate::lexicon::WordList;

static FAMILY_FIRST: WordList = WordList::new(include_str!("../../model/lexicon/link/family_first.txt"));
static PLACE_NOUNS: WordList = WordList::new(include_str!("../../model/lexicon/link/place_nouns.txt"));
static GENERIC: WordList = WordList::new(include_str!("../../model/lexicon/link/generic_names.txt"));

/// A name that another one may be shortened to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ShortForm {
    /// The key of the short name.
    pub(super) key: String,
    /// How it is made.
    pub(super) kind: ShortKind,
}

/// How a short name is made, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum ShortKind {
    /// The text itself says so: "National Security Council (NSC)".
    Defined,
    /// The end of a person's name, a family name that stands first, or first and last name without the middle.
    Surname,
    /// First letters: "NSC". Holds only for what is written without lower-case letters.
    Acronym,
    /// The start or the end of an organization's name: "Harvard" for "Harvard University". Holds only where it is
    /// unambiguous.
    Part,
    /// A given name. Holds only where it is unambiguous and is nobody's surname.
    Given,
    /// The noun that a name is built on: "the Senate" for "U.S. Senate". Holds only where it is unambiguous and
    /// somewhere behind "the".
    Head,
}

/// Surnames, given names, and full names without the middle or with initials.
pub(super) fn person(parts: &[String]) -> Vec<ShortForm> {
    let [first, middle @ .., last] = parts else { return Vec::new() };
    let surname = |key: String| ShortForm { key, kind: ShortKind::Surname };
    let mut forms: Vec<ShortForm> =
        (1..parts.len()).filter_map(|at| parts.get(at..)).map(|tail| surname(tail.join(" "))).collect();
    let kind = if FAMILY_FIRST.contains(first) { ShortKind::Surname } else { ShortKind::Given };
    forms.push(ShortForm { key: first.clone(), kind });
    forms.push(surname(format!("{} {last}", initial(first))));
    if !middle.is_empty() {
        forms.push(surname(format!("{first} {last}")));
        let initials: Vec<&str> = middle.iter().map(|part| initial(part)).collect();
        forms.push(surname(format!("{first} {} {last}", initials.join(" "))));
    }
    forms
}

/// Where what a name says more about its head begins: "[of] Tolls".
fn link_in(parts: &[String]) -> Option<usize> {
    parts.iter().position(|part| matches!(part.as_str(), "of" | "for" | "in" | "on" | "at"))
}

/// Whether the name `key` ends with what a building or an institution is called: "white house", "tarn hospital".
pub(super) fn is_institution(key: &str) -> bool {
    key.rsplit_once(' ').is_some_and(|(_, noun)| {
        // Not "city" and "bay": teams are called by those.
        matches!(
            noun,
            "airport"
                | "center"
                | "centre"
                | "court"
                | "gallery"
                | "house"
                | "library"
                | "museum"
                | "palace"
                | "prison"
                | "theater"
                | "theatre"
                | "zoo"
        ) || OWN_NAMED.contains(&noun)
    })
}

/// Whether `word` is a family name that stands before the given name.
pub(super) fn is_family_first(word: &str) -> bool {
    FAMILY_FIRST.contains(word)
}

/// Acronyms, the first word where it alone can name something, ends of several words, the start before "of", the head;
/// of what `is_registered` as a company every start of several words.
pub(super) fn organization(parts: &[String], is_registered: bool) -> Vec<ShortForm> {
    let mut forms = acronyms(parts);
    forms.extend(first(parts));
    forms.extend(begun(parts));
    // "Tarn Valley" for "Tarn Valley Paper Mills Inc."
    if is_registered {
        forms.extend(starts(parts));
    }
    // "Judiciary Committee" for "House Judiciary Committee", but not "of Representatives" for the House.
    for tail in (1..parts.len().saturating_sub(1)).filter_map(|at| parts.get(at..)) {
        if !tail.first().is_some_and(|part| is_small(part)) {
            forms.push(ShortForm { key: tail.join(" "), kind: ShortKind::Part });
        }
    }
    forms.extend(heads(parts));
    // "Johns Hopkins" for "Johns Hopkins University", "St. Ann's" for "St. Ann's Hospital".
    if let [start @ .., last] = parts
        && start.len() > 1
        && link_in(parts).is_none()
        && OWN_NAMED.contains(&last.as_str())
    {
        let start = start.join(" ");
        let key = start.strip_suffix("'s").unwrap_or(&start).to_owned();
        forms.push(ShortForm { key, kind: ShortKind::Part });
    }
    // "Quill" for "Charles Quill Corp": the firm has the name of whoever began it.
    if let [first, last] = parts
        && name::is_given(first)
        && !GENERIC.contains(last)
    {
        forms.push(ShortForm { key: last.clone(), kind: ShortKind::Part });
    }
    // "Herons" for "Tarn Herons": teams are called by their own name.
    if let [_, .., last] = parts
        && link_in(parts).is_none()
        && last.len() > 4
        && last.ends_with('s')
        && !GENERIC.contains(last)
    {
        forms.push(ShortForm { key: last.clone(), kind: ShortKind::Part });
    }
    forms
}

/// Names that begin with the first letters of the others: "BTH Quill" for "Bank of Tarn Harbor Quill".
fn begun(parts: &[String]) -> impl Iterator<Item = ShortForm> {
    (2..parts.len()).filter_map(|at| {
        let (start, rest) = parts.split_at_checked(at)?;
        let large = start.iter().filter(|part| !is_small(part));
        let letters: String = large.map(|part| initial(part)).collect();
        let is_name = letters.len() > 1 && !rest.first().is_some_and(|part| is_small(part));
        is_name.then(|| ShortForm { key: format!("{letters} {}", rest.join(" ")), kind: ShortKind::Acronym })
    })
}

/// The starts of several words.
fn starts(parts: &[String]) -> impl Iterator<Item = ShortForm> {
    let starts = (2..parts.len()).filter_map(|at| parts.get(..at));
    let whole = starts.filter(|start| !start.last().is_some_and(|part| is_small(part)));
    whole.map(|start| ShortForm { key: start.join(" "), kind: ShortKind::Part })
}

/// Last words of names that have a name of their own before them.
const OWN_NAMED: &[&str] = &[
    "airlines",
    "airways",
    "bank",
    "college",
    "foundation",
    "hospital",
    "institute",
    "motors",
    "university",
];

/// As of the rest, but the head only where it is a common noun: "the Airport", not "the Sudan" for South Sudan.
pub(super) fn place(parts: &[String]) -> Vec<ShortForm> {
    let mut forms = other(parts);
    forms.retain(|form| form.kind != ShortKind::Head || PLACE_NOUNS.contains(&form.key));
    // "Washington" for "Washington, D.C.".
    if let [city, district] = parts
        && district == "dc"
    {
        forms.push(ShortForm { key: city.clone(), kind: ShortKind::Part });
    }
    forms
}

/// As of organizations, and the last word: "Atlantis" for "Space Shuttle Atlantis".
pub(super) fn product(parts: &[String]) -> Vec<ShortForm> {
    let mut forms = organization(parts, false);
    if let [_, .., last] = parts
        && last.len() > 2
        && last.starts_with(char::is_alphabetic)
    {
        forms.push(ShortForm { key: last.clone(), kind: ShortKind::Part });
    }
    forms
}

/// Of laws, works of art and the rest: acronyms, the start before "of", the head.
pub(super) fn other(parts: &[String]) -> Vec<ShortForm> {
    let mut forms = acronyms(parts);
    forms.extend(heads(parts));
    forms
}

/// The first word where it alone can name something.
fn first(parts: &[String]) -> Option<ShortForm> {
    let [first, _, ..] = parts else { return None };
    (first.len() > 2 && !GENERIC.contains(first))
        .then(|| ShortForm { key: first.clone(), kind: ShortKind::Part })
}

/// Last words of names that behind "the" mean something else: "the House" is no White House.
const NO_HEADS: &[&str] = &["house"];

/// What stands before "of" and its like: "Gulf Coast" for "Gulf Coast of Mexico"; where that is one word, or where
/// nothing of the kind follows the last word, it holds behind "the" only.
fn heads(parts: &[String]) -> Option<ShortForm> {
    let [_, .., last] = parts else { return None };
    match link_in(parts) {
        Some(0) => None,
        Some(1) => parts.first().map(|head| ShortForm { key: head.clone(), kind: ShortKind::Head }),
        Some(at) => parts.get(..at).map(|start| ShortForm { key: start.join(" "), kind: ShortKind::Part }),
        None => (!NO_HEADS.contains(&last.as_str()))
            .then(|| ShortForm { key: last.clone(), kind: ShortKind::Head }),
    }
}

/// First letters: of all words, of all but the small ones, of the parts of compounds too, and of what stands before
/// "and".
pub(super) fn acronyms(parts: &[String]) -> Vec<ShortForm> {
    if parts.len() < 2 {
        return Vec::new();
    }
    let large = || parts.iter().map(String::as_str).filter(|part| !is_small(part));
    [
        parts.iter().map(|part| initial(part)).collect::<String>(),
        large().map(initial).collect(),
        large().flat_map(|part| part.split('-')).map(initial).collect(),
        // CDC: the Centers for Disease Control and Prevention.
        parts
            .iter()
            .take_while(|part| *part != "and")
            .filter(|part| !is_small(part))
            .map(|part| initial(part))
            .collect(),
    ]
    .into_iter()
    .filter(|key| key.len() > 1)
    .map(|key| ShortForm { key, kind: ShortKind::Acronym })
    .collect()
}

/// Whether acronyms may leave a word out.
fn is_small(part: &str) -> bool {
    matches!(part, "of" | "the" | "and" | "for" | "in" | "on" | "to" | "de" | "&" | "at")
}

/// The first letter.
fn initial(part: &str) -> &str {
    part.get(..part.chars().next().map_or(0, char::len_utf8)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{FAMILY_FIRST, GENERIC, PLACE_NOUNS};
    use crate::lexicon::assert_well_formed;

    #[test]
    fn the_lists_are_well_formed() {
        assert_well_formed(&FAMILY_FIRST);
        assert_well_formed(&GENERIC);
        assert_well_formed(&PLACE_NOUNS);
    }
}
