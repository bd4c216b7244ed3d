//! Families, by the surname in the plural: "the Quills" beside Ada Quill. The texts that the tagger learnt from have few.

use std::collections::BTreeSet;

use crate::{
    EntityType,
    candidate::{Candidate, Source, TypeShares},
    text::{Document, Token, TokenKind},
};

/// A surname in the plural behind "the" is little else, but what the tagger is sure of is left to it.
const CONFIDENCE: f32 = 0.75;

/// Proposes a person for each plural of a surname behind "the"; `found` are the names so far.
pub(super) fn find(document: &Document<'_>, found: &mut Vec<Candidate>) {
    let plurals: Vec<(Token, &str)> = document
        .sentences()
        .iter()
        .flat_map(|sentence| plurals(document, document.tokens_of(sentence)))
        .collect();
    if plurals.is_empty() {
        return;
    }
    let people = found.iter().filter(|candidate| candidate.entity_type == EntityType::Person);
    let surnames: BTreeSet<&str> = people.filter_map(|person| surname(document.words(person.span))).collect();
    let families =
        plurals.into_iter().filter(|(_, plural)| singulars(plural).any(|one| surnames.contains(one)));
    found.extend(families.map(|(token, _)| Candidate {
        span: token.span(),
        entity_type: EntityType::Person,
        subtype: Some("family"),
        confidence: CONFIDENCE,
        shares: TypeShares::only(EntityType::Person, CONFIDENCE),
        source: Source::Rule("name.family"),
    }));
}

/// The capitalized words that end with "s" behind "the", where no other name goes on.
fn plurals<'a>(document: &'a Document<'_>, tokens: &'a [Token]) -> impl Iterator<Item = (Token, &'a str)> {
    let next = tokens.iter().skip(2).map(Some).chain([None]);
    tokens.windows(2).zip(next).filter_map(|(pair, next)| {
        let [the, token] = pair else { return None };
        let word = document.words(token.span());
        let is_plural = matches!(document.words(the.span()), "the" | "The")
            && token.kind() == TokenKind::Word
            && word.ends_with('s')
            && word.starts_with(char::is_uppercase);
        let goes_on = next.is_some_and(|next| {
            let word = document.words(next.span());
            word == "-" || next.kind() == TokenKind::Word && word.starts_with(char::is_uppercase)
        });
        (is_plural && !goes_on).then_some((*token, word))
    })
}

/// The last word of a name of several.
fn surname(name: &str) -> Option<&str> {
    name.rsplit_once(' ').map(|(_, surname)| surname)
}

/// What `plural` may be the plural of: "Quills", "Marshes".
fn singulars(plural: &str) -> impl Iterator<Item = &str> {
    let hissing = plural.strip_suffix("es").filter(|one| one.ends_with(['s', 'x', 'z', 'h']));
    plural.strip_suffix('s').into_iter().chain(hissing)
}

#[cfg(test)]
mod tests {
    use super::{CONFIDENCE, find};
    use crate::{
        EntityType, Span,
        candidate::{Candidate, Source, TypeShares},
        text,
    };

    #[test]
    fn the_plural_of_a_surname_is_a_family() {
        let text = "Ada Marsh met the Quills and the Tarn Quills. The Marshes left the Harbors to the Marsh and Rivers.";
        let person = Candidate {
            span: Span::new(0, "Ada Marsh".len() as u32),
            entity_type: EntityType::Person,
            subtype: None,
            confidence: CONFIDENCE,
            shares: TypeShares::only(EntityType::Person, CONFIDENCE),
            source: Source::Tagger,
        };
        let mut found = vec![person];
        find(&text::read(text), &mut found);
        let families: Vec<&str> = found.iter().skip(1).map(|family| family.span.of(text)).collect();
        assert_eq!(families, ["Marshes"]);
        assert!(found.iter().skip(1).all(|family| family.subtype == Some("family")));
    }
}
