//! The word lists of `model/lexicon/types/`: what a word says of the name that it stands in or beside.

use super::vocabulary::Kind;
use crate::{EntityType, lexicon::WordList};

/// The last words of names.
pub(super) static HEADS: WordList = list(include_str!("../../model/lexicon/types/heads.txt"));
/// The first words of names.
pub(super) static OPENERS: WordList = list(include_str!("../../model/lexicon/types/openers.txt"));
/// The lists of the model.
pub(super) static LISTS: WordList = list(include_str!("../../model/lexicon/types/lists.txt"));
/// Common nouns that describe a name.
pub(super) static NOUNS: WordList = list(include_str!("../../model/lexicon/types/nouns.txt"));
/// Words right before a name.
pub(super) static BEFORE: WordList = list(include_str!("../../model/lexicon/types/before.txt"));
/// Words right behind a name.
pub(super) static AFTER: WordList = list(include_str!("../../model/lexicon/types/after.txt"));

const fn list(text: &'static str) -> WordList {
    WordList::new(text)
}

/// The kinds that `key` speaks for in `list`, each with a weight; none where it is not in the list.
pub(super) fn kinds(list: &WordList, key: &str) -> Option<impl Iterator<Item = (Kind, u32)> + use<>> {
    list.get(key).map(|value| value.split(", ").filter_map(read))
}

/// Reads "place/city 5" or "event 4".
fn read(cue: &'static str) -> Option<(Kind, u32)> {
    let (kind, weight) = cue.split_once(' ')?;
    let (name, subtype) = match kind.split_once('/') {
        Some((name, subtype)) => (name, Some(subtype)),
        None => (kind, None),
    };
    Some((Kind { entity_type: EntityType::named(name)?, subtype }, weight.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::{AFTER, BEFORE, HEADS, LISTS, NOUNS, OPENERS, read};
    use crate::{
        fold::fold,
        kind::SUBTYPES,
        lexicon::{WELL_KNOWN, WordList, assert_well_formed},
    };

    fn lists() -> [&'static WordList; 7] {
        [&HEADS, &OPENERS, &WELL_KNOWN, &LISTS, &NOUNS, &BEFORE, &AFTER]
    }

    #[test]
    fn the_lists_are_well_formed() {
        for list in lists() {
            assert_well_formed(list);
            for key in list.keys() {
                assert_eq!(key, fold(key).replace('\'', ""), "write `{key}` as it is looked up");
            }
        }
    }

    #[test]
    fn every_kind_is_in_the_vocabulary() {
        for list in lists() {
            for key in list.keys() {
                for cue in list.get(key).unwrap().split(", ") {
                    let (kind, weight) = read(cue).unwrap_or_else(|| panic!("`{key}`: `{cue}`"));
                    let (_, subtypes) =
                        SUBTYPES.iter().find(|(entity_type, _)| *entity_type == kind.entity_type).unwrap();
                    assert!(
                        kind.subtype.is_none_or(|subtype| subtypes.contains(&subtype)),
                        "`{key}`: `{cue}`"
                    );
                    assert!((1..=10).contains(&weight), "`{key}`: `{cue}`");
                }
            }
        }
    }
}
