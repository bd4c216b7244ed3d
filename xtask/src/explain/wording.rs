//! Features in words.
//!
//! What is known of a template is worded; any other is shown by its name and what it is made of.

use std::ops::Range;

use anyhow::Result;
use nutgraf::{
    Model,
    model::label::{Label, NameType},
    tag::features::Observed,
};

use super::{
    groups::Groups,
    label_name,
    pieces::{
        Piece::{self, Number, Part},
        Pieces,
    },
    weights::Weighed,
};

/// The positions of the window, as features count them.
const WINDOW: [&str; 5] = ["second word before", "word before", "word", "word after", "second word after"];
/// The positions of the second look.
const SECOND: [&str; 3] = ["it", "the word before", "the word after"];
/// Where in an entry of a list a word stands.
const ENTRY: [&str; 4] = ["begins an entry", "inside an entry", "ends an entry", "is an entry"];

/// Puts the features of one document into words.
pub(super) struct Wording<'a, 'text> {
    pieces: Pieces<'a, 'text>,
    groups: Groups,
    lists: Vec<String>,
}

impl<'a, 'text> Wording<'a, 'text> {
    pub(super) fn new(observed: &'a Observed<'text>, model: &Model) -> Result<Self> {
        let lexicon = model.lexicon();
        Ok(Self {
            pieces: Pieces::new(observed),
            groups: Groups::new(&lexicon.clusters)?,
            lists: lexicon.gazetteer.names().map(str::to_owned).collect(),
        })
    }

    /// The words for features of the word at `place` of `sentence`.
    pub(super) fn words(&self, features: &[&Weighed], sentence: &Range<usize>, place: usize) -> Vec<String> {
        let fillings: Vec<u32> = features.iter().map(|feature| feature.made.filling).collect();
        let found = self.pieces.find(&fillings, sentence, place);
        let worded = features.iter().zip(found).map(|(feature, pieces)| {
            let look = if feature.is_second { "second look: " } else { "" };
            format!("{look}{}", self.one(&feature.made.template, &pieces))
        });
        worded.collect()
    }

    /// The words for one feature, by the name of its template and what it is made of.
    fn one(&self, template: &str, pieces: &[Piece]) -> String {
        let level = ["Coarsest", "Coarse", "Fine", "Finest"].into_iter().position(|name| name == template);
        match (template, pieces) {
            ("Bias", _) => "any word".to_owned(),
            ("Lower", [Number(step), Part(word)]) => format!("{}, small: {word}", at(&WINDOW, *step)),
            ("Exact" | "Shape", [Number(step), Part(word)]) => format!("{}: {word}", at(&WINDOW, *step)),
            (_, [Number(step), Number(cluster)]) if let Some(level) = level => {
                format!("cluster of the {}: {}", at(&WINDOW, *step), self.groups.name(level, *cluster))
            }
            ("List", [Number(step), Number(mark)]) => {
                let list = self.lists.get(*mark as usize / 4).map_or("unknown", String::as_str);
                format!("list: {list}; the {} {}", at(&WINDOW, *step), at(&ENTRY, mark % 4))
            }
            ("Prefix", [_, Part(part)]) => format!("begins {part}"),
            ("Suffix", [_, Part(part)]) => format!("ends {part}"),
            ("SuffixBefore", [Part(part)]) => format!("the word before ends {part}"),
            ("SuffixAfter", [Part(part)]) => format!("the word after ends {part}"),
            ("LowerBefore" | "LowerAfter", [Part(a), Part(b)]) => format!("two words: {a} {b}"),
            ("LowerAround", [Part(a), Part(b)]) => format!("between: {a} _ {b}"),
            ("Counts", [Number(small), Number(capital), Number(first)]) => {
                let first = if *first == 1 { ", first in its sentence here" } else { "" };
                format!("in the document: {small} times small, {capital} times with a capital{first}")
            }
            ("OtherBefore", [Part(word)]) => format!("elsewhere in the document before it: {word}"),
            ("OtherAfter", [Part(word)]) => format!("elsewhere in the document after it: {word}"),
            ("OtherShapes", [Part(a), Part(b)]) => format!("elsewhere in the document beside it: {a}, {b}"),
            ("Share", [Number(step), Number(column), Number(share)]) => {
                format!("elsewhere {} is {} in {share} of 4", at(&SECOND, *step), taken_for(*column))
            }
            ("Most", [Number(step), Number(own), Number(column)]) => {
                let (what, own) = (at(&SECOND, *step), labelled(*own));
                format!("{what} is mostly {} elsewhere, and the word here is {own}", taken_for(*column))
            }
            ("MostAndCount", [Number(step), Number(column), Number(count)]) => {
                let most = if *count >= 3 { " or more" } else { "" };
                format!("{} is mostly {} elsewhere, {count}{most}", at(&SECOND, *step), taken_for(*column))
            }
            ("Alone", [Number(step), Number(own)]) => {
                format!("{} stands nowhere else, and the word is {} here", at(&SECOND, *step), labelled(*own))
            }
            (name, pieces) => format!("{}: {}", spaced(name), shown(pieces)),
        }
    }
}

fn at(names: &[&'static str], index: u32) -> &'static str {
    names.get(index as usize).copied().unwrap_or("far away")
}

/// The type of a column of the second look's tallies.
fn taken_for(column: u32) -> String {
    let name_type = NameType::ALL.get(column as usize);
    name_type.map_or_else(|| "no name".to_owned(), |name_type| format!("{name_type:?}").to_lowercase())
}

fn labelled(index: u32) -> String {
    Label::from_index(index as usize).map_or_else(|| index.to_string(), label_name)
}

fn shown(pieces: &[Piece]) -> String {
    let pieces = pieces.iter().map(|piece| match piece {
        Number(number) => number.to_string(),
        Part(text) => text.clone(),
    });
    let joined = pieces.collect::<Vec<_>>().join(", ");
    if joined.is_empty() { "of parts that were not found".to_owned() } else { joined }
}

/// `CoarsestBefore` as "coarsest before".
fn spaced(name: &str) -> String {
    let mut words = String::new();
    for c in name.chars() {
        if c.is_uppercase() && !words.is_empty() {
            words.push(' ');
        }
        words.extend(c.to_lowercase());
    }
    words
}

#[cfg(test)]
mod tests {
    use nutgraf::{
        hash::{self, pair},
        tag::features::Observed,
    };

    use super::{Pieces, Wording};
    use crate::pack;

    /// What is said of the second word of a sentence, by template and filling.
    #[track_caller]
    fn check(template: &str, filling: u32, words: &str) {
        let model = pack::model().unwrap();
        let observed = Observed::new([["Secretary", "Noor", "left"]], model.lexicon());
        let pieces = Pieces::new(&observed).find(&[filling], &(0..3), 1).remove(0);
        assert_eq!(Wording::new(&observed, &model).unwrap().one(template, &pieces), words);
    }

    #[test]
    fn features_have_words() {
        let word = hash::word;
        check("Lower", pair(1, word("secretary")), "word before, small: secretary");
        check("Shape", pair(2, word("Xxx")), "word: written like Xxx");
        check("SuffixAfter", word("tfe"), "the word after ends …eft");
        check("LowerAround", pair(word("secretary"), word("left")), "between: secretary _ left");
        check("OtherBefore", word("secretary"), "elsewhere in the document before it: secretary");
        check("Share", pair(0, pair(0, 3)), "elsewhere it is person in 3 of 4");
        check("Counts", pair(pair(1, 2), 0), "in the document: 1 times small, 2 times with a capital");
    }

    #[test]
    fn a_template_that_nobody_worded_is_shown_by_its_name() {
        let word = hash::word;
        let three = pair(word("secretary"), pair(word("noor"), word("left")));
        check("LowerOfThree", three, "lower of three: secretary, noor, left");
        check("LowerOfThree", 0xdead_beef, "lower of three: of parts that were not found");
    }
}
