//! Names inside compounds: "GOP-led", "Obama-era", "pro-Russian".
//!
//! Such a word is a mention of another kind, as the texts that the tagger learnt from mark it, but a reader wants no entity
//! "GOP-led" beside the GOP: the mention belongs to what it is made of. What that is must stand elsewhere in the article or
//! in a list; all else stays a name of its own ("Covid-related" where no Covid is).

use std::collections::BTreeMap;

use super::{metonymy, name::is_known_place, short::is_family_first};
use crate::{
    EntityType, Span,
    fold::fold,
    lexicon::WordList,
    resolve::Mention,
    text::{Document, TokenKind},
};

static DEMONYMS: WordList = WordList::new(include_str!("../../model/lexicon/names/demonym.txt"));

/// What stands before a hyphen and a name without being one.
const PREFIXES: &[&str] = &["anti", "ex", "mid", "non", "now", "post", "pre", "pro", "then", "un"];

const HYPHENS: [&str; 4] = ["-", "–", "‐", "‑"];

/// The names that compounds are looked up among.
#[derive(Debug, Default)]
pub(super) struct Compounds {
    /// Folded names with the type that each has first; of people the surname too.
    known: BTreeMap<String, EntityType>,
}

impl Compounds {
    /// Notes what `mentions` name by itself.
    pub(super) fn read(document: &Document<'_>, mentions: &[Mention]) -> Self {
        // Most articles have no compound, and need no list.
        if !mentions.iter().any(|mention| inner(document, mention).is_some()) {
            return Self::default();
        }
        let mut known = BTreeMap::new();
        let names = mentions.iter().filter(|mention| mention.entity_type.is_name());
        for mention in names.filter(|mention| inner(document, mention).is_none()) {
            let words = mention.span.of(document.text());
            known.entry(fold(words)).or_insert(mention.entity_type);
            if mention.entity_type == EntityType::Person {
                let surname = words.rsplit_once(' ').map(|(_, surname)| fold(surname));
                let first = words.split_once(' ').map(|(first, _)| fold(first));
                for name in surname.into_iter().chain(first.filter(|first| is_family_first(first))) {
                    known.entry(name).or_insert(EntityType::Person);
                }
            }
        }
        Self { known }
    }

    /// The name inside `mention` and its type, where it is a compound.
    pub(super) fn name_in(&self, document: &Document<'_>, mention: &Mention) -> Option<(Span, EntityType)> {
        let span = inner(document, mention)?;
        let words = span.of(document.text());
        let folded = fold(words);
        let entity_type = self.known.get(&folded).copied().or_else(|| listed(words, &folded))?;
        Some((span, entity_type))
    }
}

/// What the lists say that a name is.
fn listed(words: &str, folded: &str) -> Option<EntityType> {
    if is_known_place(folded) || metonymy::is_government(folded) {
        Some(EntityType::Place)
    } else if DEMONYMS.contains(words) || matches!(folded, "republican" | "democratic" | "democrat") {
        Some(EntityType::Group)
    } else {
        None
    }
}

/// The span of what begins with a capital in a compound whose other part is written small.
fn inner(document: &Document<'_>, mention: &Mention) -> Option<Span> {
    let text = document.text();
    let is_person = mention.entity_type == EntityType::Person;
    if is_person
        || !mention.entity_type.is_name()
        || !HYPHENS.iter().any(|it| mention.span.of(text).contains(it))
    {
        return None;
    }
    let tokens = document.tokens_in(document.token_range(mention.span));
    let is_hyphen = |at: usize| {
        let glued = |a: usize, b: usize| matches!((tokens.get(a), tokens.get(b)), (Some(a), Some(b)) if a.span().end() == b.span().start());
        tokens.get(at).is_some_and(|token| HYPHENS.contains(&token.span().of(text)))
            && glued(at.wrapping_sub(1), at)
            && glued(at, at + 1)
    };
    let begins = |at: usize, is_of: fn(char) -> bool| {
        let token = tokens.get(at).filter(|token| token.kind() == TokenKind::Word);
        token.is_some_and(|token| token.span().of(text).starts_with(is_of))
    };
    let last = tokens.len().checked_sub(1)?;
    let (first, end) = if last >= 2 && is_hyphen(last - 1) && begins(last, char::is_lowercase) {
        (0, last - 1)
    } else if is_hyphen(1) && PREFIXES.contains(&tokens.first()?.span().of(text)) {
        (2, last + 1)
    } else {
        return None;
    };
    let inside = tokens.get(first..end)?;
    let span = Span::covering(inside.first()?.span(), inside.last()?.span());
    (begins(first, char::is_uppercase)
        && span.start() >= mention.span.start()
        && span.end() <= mention.span.end())
    .then_some(span)
}

#[cfg(test)]
mod tests {
    use super::{DEMONYMS, EntityType, listed};

    #[test]
    fn lists_tell_peoples_from_places() {
        assert!(DEMONYMS.keys().count() > 100);
        assert_eq!(listed("German", "german"), Some(EntityType::Group));
        assert_eq!(listed("U.S.", "us"), Some(EntityType::Place));
        assert_eq!(listed("Cross", "cross"), None);
    }
}
