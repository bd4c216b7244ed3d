//! Mentions of two names, and of a name with marks behind it, cut into what they name.
//!
//! "Biden-Xi" and "U.S.-China" are two names where the text or the lists know both halves; "Ocasio-Cortez" stays
//! whole. "Ada Quill (R-Utah" and "Tom Marsh, D-Mont." lose party and state.

use std::collections::BTreeMap;

use super::{name::is_known_place, short::is_family_first};
use crate::{
    EntityType, Span,
    candidate::{Source, TypeShares},
    fold::fold,
    resolve::Mention,
    text::{Document, Token, TokenKind},
};

/// The mentions after the cuts, in text order. Every mention leaves one or two, inside its span.
pub(super) fn cut(document: &Document<'_>, mentions: Vec<Mention>) -> Vec<Mention> {
    let known = known(document, &mentions);
    let mut pieces = Vec::with_capacity(mentions.len());
    for mention in mentions {
        if !mention.entity_type.is_name() {
            pieces.push(mention);
            continue;
        }
        let mention = without_party(document, mention);
        match halves(document, mention.span) {
            Some(halves) => {
                let types = halves.map(|half| type_of(&known, half.of(document.text())));
                if let [Some(first), Some(second)] = types {
                    for (half, entity_type) in halves.into_iter().zip([first, second]) {
                        pieces.push(retyped(&mention, half, entity_type));
                    }
                } else {
                    pieces.push(mention);
                }
            }
            None => pieces.push(mention),
        }
    }
    pieces
}

/// What is named by itself somewhere, folded, with the type that it has first; of people the surname too.
fn known(document: &Document<'_>, mentions: &[Mention]) -> BTreeMap<String, EntityType> {
    let mut known = BTreeMap::new();
    let names = mentions.iter().filter(|mention| mention.entity_type.is_name());
    for mention in names.filter(|mention| halves(document, mention.span).is_none()) {
        let words = mention.span.of(document.text());
        known.entry(fold(words)).or_insert(mention.entity_type);
        if mention.entity_type == EntityType::Person {
            let first =
                words.split_once(' ').map(|(first, _)| fold(first)).filter(|first| is_family_first(first));
            let surname = words.rsplit_once(' ').map(|(_, surname)| fold(surname));
            for surname in surname.into_iter().chain(first) {
                known.entry(surname).or_insert(EntityType::Person);
            }
        }
    }
    known
}

fn type_of(known: &BTreeMap<String, EntityType>, words: &str) -> Option<EntityType> {
    let words = fold(words);
    known.get(&words).copied().or_else(|| is_known_place(&words).then_some(EntityType::Place))
}

/// The words before and behind the only hyphen of `span` that joins two capitalized words.
fn halves(document: &Document<'_>, span: Span) -> Option<[Span; 2]> {
    let text = document.text();
    if !span.of(text).contains(HYPHENS) {
        return None;
    }
    let tokens = document.tokens_in(document.token_range(span));
    let mut joints = tokens.windows(3).filter(|window| is_joint(text, window));
    let [_, hyphen, _] = joints.next()? else { return None };
    if joints.next().is_some() {
        return None;
    }
    let inside = hyphen.span().start() > span.start() && hyphen.span().end() < span.end();
    inside
        .then(|| [Span::new(span.start(), hyphen.span().start()), Span::new(hyphen.span().end(), span.end())])
}

const HYPHENS: [char; 4] = ['-', '–', '‐', '‑'];

/// Whether the middle of three tokens is a hyphen between words that begin with capitals.
fn is_joint(text: &str, window: &[Token]) -> bool {
    let [before, hyphen, after] = window else { return false };
    let is_name = |token: &Token| {
        token.kind() == TokenKind::Word && token.span().of(text).starts_with(char::is_uppercase)
    };
    let hyphen_span = hyphen.span();
    hyphen_span.of(text).starts_with(HYPHENS)
        && before.span().end() == hyphen_span.start()
        && hyphen_span.end() == after.span().start()
        && is_name(after)
        // "North Korea-Russia", "U.S.-China".
        && is_name(before)
}

/// The mention without party and state: of a person what stands before the bracket or the comma, of "R-Utah" the state.
/// Of other names what stands before a bracket that does not close.
fn without_party(document: &Document<'_>, mention: Mention) -> Mention {
    let words = mention.span.of(document.text());
    if let Some(state) = party_state(words) {
        let span = Span::new(mention.span.end() - state.len() as u32, mention.span.end());
        return retyped(&mention, span, EntityType::Place);
    }
    let is_person = mention.entity_type == EntityType::Person;
    let cut = words.char_indices().find(|&(at, c)| {
        let rest = words.get(at + c.len_utf8()..).unwrap_or_default().trim_start();
        // A bracket that does not close is no part of a name: "Halden Inc. (HLD.N".
        let is_bracket = c == '(' && (is_person || !rest.contains(')'));
        at > 0 && (is_bracket || (is_person && c == ',' && party_state(rest).is_some()))
    });
    let Some((at, _)) = cut else { return mention };
    let name = words.get(..at).unwrap_or_default().trim_end_matches([' ', ',']);
    if name.is_empty() {
        return mention;
    }
    let span = Span::new(mention.span.start(), mention.span.start() + name.len() as u32);
    Mention { span, ..mention }
}

/// The state in "R-Utah", "D–Mont." and their like.
fn party_state(words: &str) -> Option<&str> {
    let rest = words.strip_prefix(['R', 'D', 'I', 'L'])?.strip_prefix(HYPHENS)?;
    rest.starts_with(char::is_uppercase).then_some(rest)
}

fn retyped(mention: &Mention, span: Span, entity_type: EntityType) -> Mention {
    if entity_type == mention.entity_type {
        return Mention { span, ..mention.clone() };
    }
    let shares = TypeShares::only(entity_type, mention.confidence);
    Mention { span, entity_type, subtype: None, shares, source: Source::Memory, ..mention.clone() }
}
