//! Texts with labelled names.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use nutgraf::{
    model::label::NameType,
    tag::{HYPHEN, is_inside_word},
    text::tokenize,
};

/// A set of name types, as the data tell them apart: CoNLL's LOC may be a location or a facility.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct TypeSet(u8);

impl TypeSet {
    pub(crate) fn of(types: &[NameType]) -> Self {
        Self(types.iter().fold(0, |set, &name_type| set | 1 << name_type as u8))
    }

    pub(crate) const fn contains(self, name_type: NameType) -> bool {
        self.0 & (1 << name_type as u8) != 0
    }

    pub(crate) fn iter(self) -> impl Iterator<Item = NameType> {
        NameType::ALL.into_iter().filter(move |&name_type| self.contains(name_type))
    }
}

/// A name that people marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct GoldName {
    /// The position of its first word in the sentence.
    pub(crate) start: usize,
    /// One past the position of its last word.
    pub(crate) end: usize,
    /// What it may be.
    pub(crate) types: TypeSet,
}

#[derive(Debug, Clone, Default)]
pub(crate) struct Sentence {
    pub(crate) words: Vec<String>,
    pub(crate) names: Vec<GoldName>,
    /// The types of which names may stand here without a mark.
    pub(crate) unmarked: TypeSet,
}

#[derive(Debug, Clone, Default)]
pub(crate) struct Document {
    pub(crate) sentences: Vec<Sentence>,
    /// Texts of one group are copies of each other, and must not be trained on where one of them is to be unseen.
    pub(crate) group: usize,
}

/// How a file writes its labels.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Format {
    /// The column of the word.
    word_column: usize,
    /// The column of the tag, the last where there is none of this number.
    tag_column: usize,
    /// What a type means; `None` for one that is no name here.
    pub(crate) types: fn(&str) -> Option<TypeSet>,
    /// The types that are not marked.
    unmarked: &'static [NameType],
}

/// The four types of CoNLL-2003.
pub(crate) const CONLL: Format = Format { word_column: 0, tag_column: 3, types: conll_types, unmarked: &[] };
/// The nine types of the Worldwide English newswire set.
pub(crate) const WORLDWIDE: Format =
    Format { word_column: 0, tag_column: 1, types: worldwide_types, unmarked: &[] };
/// The six types of WNUT-2017.
pub(crate) const WNUT: Format = Format {
    word_column: 0,
    tag_column: 1,
    types: wnut_types,
    unmarked: &[NameType::Group, NameType::Other],
};
/// The three types of Universal NER.
pub(crate) const UNIVERSAL: Format = Format {
    word_column: 1,
    tag_column: 2,
    types: conll_types,
    unmarked: &[NameType::Group, NameType::Product, NameType::Other],
};
/// The types of the political part of CrossNER.
pub(crate) const POLITICS: Format =
    Format { word_column: 0, tag_column: 1, types: politics_types, unmarked: &[NameType::Group] };
/// Either of the first two, told by the names of the types; the tag is in the last column.
pub(crate) const ANY: Format = Format {
    word_column: 0,
    tag_column: usize::MAX,
    types: |name| conll_types(name).or_else(|| worldwide_types(name)),
    unmarked: &[],
};

fn conll_types(name: &str) -> Option<TypeSet> {
    use NameType::{Facility, Group, Location, Organization, Other, Person, Product};
    Some(TypeSet::of(match name {
        "PER" => &[Person],
        "ORG" => &[Organization],
        "LOC" => &[Location, Facility],
        "MISC" => &[Group, Product, Other],
        _ => return None,
    }))
}

fn worldwide_types(name: &str) -> Option<TypeSet> {
    Some(TypeSet::of(&[match name {
        "Person" => NameType::Person,
        "Organization" => NameType::Organization,
        "Location" => NameType::Location,
        "Facility" => NameType::Facility,
        "NORP" => NameType::Group,
        "Product" => NameType::Product,
        "Misc" => NameType::Other,
        _ => return None,
    }]))
}

fn wnut_types(name: &str) -> Option<TypeSet> {
    use NameType::{Facility, Location, Organization, Other, Person, Product};
    Some(TypeSet::of(match name {
        "person" => &[Person],
        // Its groups are bands, teams and clubs.
        "corporation" | "group" => &[Organization],
        "location" => &[Location, Facility],
        "product" => &[Product],
        "creative-work" => &[Other, Product],
        _ => return None,
    }))
}

fn politics_types(name: &str) -> Option<TypeSet> {
    use NameType::{Facility, Group, Location, Organization, Other, Person, Product};
    Some(TypeSet::of(match name {
        "person" | "politician" => &[Person],
        "organisation" | "politicalparty" => &[Organization],
        "location" | "country" => &[Location, Facility],
        "election" | "event" => &[Other],
        "misc" => &[Group, Product, Other],
        _ => return None,
    }))
}

/// Reads a file of a word a line with its tag, empty lines between sentences and `-DOCSTART-` between documents.
pub(crate) fn read(path: &Path, format: Format) -> Result<Vec<Document>> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut documents = vec![Document::default()];
    let mut sentence = Builder::default();
    for line in text.lines().chain([""]) {
        let columns: Vec<&str> = line.split([' ', '\t']).collect();
        let word = columns.get(format.word_column).copied().unwrap_or_default();
        let is_remark = format.word_column > 0 && line.starts_with('#');
        let begins_document = columns[0] == "-DOCSTART-" || is_remark && word == "newdoc";
        if word.is_empty() || begins_document {
            if let (Some(document), Some(mut sentence)) = (documents.last_mut(), sentence.finish()) {
                sentence.unmarked = TypeSet::of(format.unmarked);
                document.sentences.push(sentence);
            }
            if begins_document {
                documents.push(Document::default());
            }
        } else if columns.len() > 1 && !is_remark {
            let tag = columns[format.tag_column.min(columns.len() - 1)];
            sentence.word(word, tag, format.types);
        }
    }
    documents.retain(|document| !document.sentences.is_empty());
    Ok(documents)
}

/// Puts a sentence together word by word.
#[derive(Default)]
struct Builder {
    sentence: Sentence,
    open: String,
}

impl Builder {
    /// Adds a word of the file, split as the reader of articles splits it.
    fn word(&mut self, word: &str, tag: &str, types: fn(&str) -> Option<TypeSet>) {
        let start = self.sentence.words.len();
        let tokens = tokenize(word);
        let parts: Vec<&str> = tokens.iter().map(|token| token.span().of(word)).collect();
        let is_hyphen = |position: usize| match parts.get(position.saturating_sub(1)..=position + 1) {
            Some([before, "-", after]) => is_inside_word(before, after),
            _ => false,
        };
        let parts = parts.iter().enumerate();
        let parts = parts.map(|(position, &part)| if is_hyphen(position) { HYPHEN } else { part });
        self.sentence.words.extend(parts.map(str::to_owned));
        let end = self.sentence.words.len();
        if start == end {
            return;
        }
        let (place, name) = tag.split_once('-').unwrap_or(("O", ""));
        match (types(name), self.sentence.names.last_mut()) {
            (Some(_), Some(last)) if place == "I" && self.open == name => last.end = end,
            (Some(types), _) => self.sentence.names.push(GoldName { start, end, types }),
            (None, _) => {}
        }
        name.clone_into(&mut self.open);
    }

    fn finish(&mut self) -> Option<Sentence> {
        self.open.clear();
        let sentence = std::mem::take(&mut self.sentence);
        // The worldwide set has the address of each article as its first sentence.
        let is_address = sentence.words.len() == 1 && sentence.words[0].starts_with("http");
        (!sentence.words.is_empty() && !is_address).then_some(sentence)
    }
}

#[cfg(test)]
mod tests {
    use super::{Builder, conll_types};

    #[test]
    fn neighbours_of_one_type_are_told_apart_by_b() {
        let mut builder = Builder::default();
        for (word, tag) in
            [("Biden", "I-PER"), ("Xi", "B-PER"), ("Jinping", "I-PER"), ("met", "O"), ("U.S.-led", "I-MISC")]
        {
            builder.word(word, tag, conll_types);
        }
        let sentence = builder.finish().unwrap();
        let spans: Vec<_> = sentence.names.iter().map(|name| (name.start, name.end)).collect();
        assert_eq!(spans, [(0, 1), (1, 3), (4, 7)]);
    }
}
