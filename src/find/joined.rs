//! Well-known names whose parts small words join: "State of the Union", "Bosnia and Herzegovina", "Roe v. Wade".
//!
//! A tagger that has not met such a name finds a part of it, or two names with a word between them.

use std::{collections::BTreeMap, sync::LazyLock};

use crate::{
    EntityType, Span,
    candidate::{Candidate, Source, TypeShares},
    fold::fold,
    lexicon::WELL_KNOWN,
    text::{Document, Token, tokenize},
};

/// Where all of its words stand with the capitals of a name, it is hardly ever anything else.
const CONFIDENCE: f32 = 0.95;

/// Words that join the parts of a name, or that stand small inside it.
const SMALL: &[&str] = &["a", "and", "for", "from", "in", "is", "of", "on", "the", "to", "v", "with"];

/// The well-known names that small words join, by their first word.
static JOINED: LazyLock<BTreeMap<&'static str, Vec<Joined>>> = LazyLock::new(|| {
    let mut by_first: BTreeMap<&str, Vec<Joined>> = BTreeMap::new();
    for (name, kinds) in WELL_KNOWN.entries() {
        let words: Vec<&str> = tokenize(name).iter().map(|token| token.span().of(name)).collect();
        let Some((first, inner)) = words.split_first() else { continue };
        let entity_type = kinds.split(['/', ' ']).next().and_then(EntityType::named);
        if let Some(entity_type) = entity_type.filter(|_| inner.iter().any(|word| SMALL.contains(word))) {
            by_first.entry(first).or_default().push(Joined { words, entity_type });
        }
    }
    by_first
});

/// A name as the list has it.
struct Joined {
    words: Vec<&'static str>,
    entity_type: EntityType,
}

impl Joined {
    /// Whether these tokens begin with the name: its small words as they like, the others with capitals.
    fn begins(&self, document: &Document<'_>, tokens: &[Token]) -> bool {
        let is_word = |(token, word): (&Token, &&str)| {
            let written = document.words(token.span());
            (SMALL.contains(word) || !written.starts_with(char::is_lowercase)) && fold(written) == *word
        };
        tokens.len() >= self.words.len() && tokens.iter().zip(&self.words).all(is_word)
    }
}

/// Proposes the longest listed name that begins at each word with a capital.
pub(super) fn find(document: &Document<'_>, found: &mut Vec<Candidate>) {
    for sentence in document.sentences() {
        let tokens = document.tokens_of(sentence);
        for (start, first) in tokens.iter().enumerate() {
            let written = document.words(first.span());
            if written.starts_with(char::is_lowercase) {
                continue;
            }
            let Some(names) = JOINED.get(fold(written).as_str()) else { continue };
            let ahead = tokens.get(start..).unwrap_or_default();
            let here = names.iter().filter(|name| name.begins(document, ahead));
            let Some(name) = here.max_by_key(|name| name.words.len()) else { continue };
            let Some(last) = ahead.iter().take(name.words.len()).next_back() else { continue };
            found.push(Candidate {
                span: Span::covering(first.span(), last.span()),
                entity_type: name.entity_type,
                subtype: None,
                confidence: CONFIDENCE,
                shares: TypeShares::only(name.entity_type, CONFIDENCE),
                source: Source::List("names"),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::{EntityType, text};

    fn found(input: &str) -> Vec<(String, EntityType)> {
        let document = text::read(input);
        let mut found = Vec::new();
        find(&document, &mut found);
        found.iter().map(|found| (document.words(found.span).to_owned(), found.entity_type)).collect()
    }

    #[test]
    fn names_are_found_as_wholes() {
        let names = found(
            "The State of the Union came before Roe v. Wade. Bosnia and Herzegovina saw State Of The Union.",
        );
        let expected = [
            ("State of the Union", EntityType::Event),
            ("Roe v. Wade", EntityType::Law),
            ("Bosnia and Herzegovina", EntityType::Place),
            ("State Of The Union", EntityType::Event),
        ];
        assert_eq!(names, expected.map(|(name, entity_type)| (name.to_owned(), entity_type)));
    }

    #[test]
    fn words_without_the_capitals_of_a_name_are_none() {
        assert_eq!(found("The state of the union is good. Gone with the wind, said Ann. War and peace."), []);
    }
}
