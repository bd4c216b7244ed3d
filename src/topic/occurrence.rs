//! Where keyphrases stand in the text.

use std::collections::BTreeMap;

use super::{
    feature::Surroundings,
    phrase::{self, Phrase},
    unit::{Part, Unit},
};
use crate::Span;

/// Where each of `chosen` stands, in text order: inflected forms, other names of an entity, and "the" before the last
/// word alone where no other phrase of the article ends in it.
pub(super) fn occurrences(around: &Surroundings<'_>, chosen: &[&Phrase]) -> Vec<Vec<Span>> {
    let units = &around.units.words;
    let mut found = vec![Vec::new(); chosen.len()];
    // By first word, so that each place of the text is compared with few phrases.
    let mut by_first: BTreeMap<u32, Vec<(usize, &Phrase)>> = BTreeMap::new();
    let mut by_entity: BTreeMap<usize, usize> = BTreeMap::new();
    for (index, phrase) in chosen.iter().enumerate() {
        let [first, ..] = phrase.key;
        by_first.entry(first).or_default().push((index, phrase));
        if let (true, Some(entity)) = (phrase.is_name, around.entity(phrase)) {
            by_entity.insert(entity, index);
        }
    }
    let heads = heads(units, chosen);
    for (start, unit) in units.iter().enumerate() {
        let is_alone = |end: usize| units.get(end).is_none_or(|next| next.part == Part::Break);
        for (index, phrase) in by_first.get(&unit.stem).into_iter().flatten() {
            let words = units.get(start..start + phrase.len).unwrap_or_default();
            if let (true, Some(first), Some(last)) =
                (phrase::key_of(words) == phrase.key, words.first(), words.last())
                && first.sentence == last.sentence
            {
                push(&mut found, *index, Span::covering(first.span, last.span));
            }
        }
        if let Some(&(index, since)) = heads.get(&unit.stem)
            && start > since
            && unit.is_definite
            && unit.name.is_none()
            && is_alone(start + 1)
        {
            push(&mut found, index, unit.span);
        }
        let entity = unit.name.and_then(|name| around.entity_of.get(name as usize).copied().flatten());
        if let Some(&index) = entity.and_then(|entity| by_entity.get(&entity)) {
            let name =
                units.get(start..).unwrap_or_default().iter().take_while(|next| next.name == unit.name);
            let is_begun = start
                .checked_sub(1)
                .and_then(|last| units.get(last))
                .is_none_or(|last| last.name != unit.name);
            if let (true, Some(last)) = (is_begun, name.last()) {
                push(&mut found, index, Span::covering(unit.span, last.span));
            }
        }
    }
    found
}

/// Adds an occurrence, unless one before it has its words.
fn push(found: &mut [Vec<Span>], index: usize, span: Span) {
    if let Some(spans) = found.get_mut(index)
        && spans.last().is_none_or(|last| !last.overlaps(span))
    {
        spans.push(span);
    }
}

/// The last words of `chosen` that stand for the whole: for each the phrase and where it occurs first.
///
/// "The talks" are the peace talks where every longer phrase of the article that ends in "talks" is this one.
fn heads(units: &[Unit], chosen: &[&Phrase]) -> BTreeMap<u32, (usize, usize)> {
    let mut heads: BTreeMap<u32, (usize, usize)> = BTreeMap::new();
    for (index, phrase) in chosen.iter().enumerate() {
        let last = phrase.first + phrase.len - 1;
        if let (true, false, Some(unit)) = (phrase.len > 1, phrase.is_name, units.get(last)) {
            heads.entry(unit.stem).or_insert((index, last));
        }
    }
    for (position, pair) in units.windows(2).enumerate() {
        let [before, head] = pair else { continue };
        let Some(&(index, _)) = heads.get(&head.stem) else { continue };
        let Some(phrase) = chosen.get(index) else { continue };
        let is_modified =
            before.sentence == head.sentence && matches!(before.part, Part::Noun | Part::Modifier);
        let start = (position + 2).checked_sub(phrase.len);
        let words = start.and_then(|start| units.get(start..position + 2)).unwrap_or_default();
        if is_modified && phrase::key_of(words) != phrase.key {
            heads.remove(&head.stem);
        }
    }
    heads
}
