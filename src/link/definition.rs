//! What the text itself says is short for a name: "National Security Council (NSC)", "Halden Inc (HLD.N)".

use std::collections::BTreeMap;

use super::name::Name;
use crate::{
    Span,
    text::Document,
    ticker::{is_gap, is_ticker, may_be_ticker},
};

/// Pairs of mentions where one is said to be short for the other: the positions of the short and of the long name.
pub(super) fn definitions(document: &Document<'_>, names: &[Option<Name>]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for (position, pair) in names.windows(2).enumerate() {
        let [Some(a), Some(b)] = pair else { continue };
        if !is_in_brackets(document.text(), a, b) {
            continue;
        }
        if is_acronym_of(document.words(b.span), a) {
            pairs.push((position + 1, position));
        } else if is_acronym_of(document.words(a.span), b) {
            pairs.push((position, position + 1));
        }
    }
    pairs
}

/// The signs of shares among `names`, each with the position of the company that it is of: the one that it stands behind,
/// "Halden (HLD.AX) (HLD.L)", or stood behind before.
pub(super) fn signs(document: &Document<'_>, names: &[Option<Name>]) -> BTreeMap<usize, usize> {
    let mut signs = BTreeMap::new();
    let mut known: BTreeMap<&str, usize> = BTreeMap::new();
    let mut before: Option<(usize, u32)> = None;
    for (position, name) in names.iter().enumerate() {
        let Some(name) = name else { continue };
        let words = document.words(name.span);
        if !may_be_ticker(words) {
            before = Some((position, name.span.end()));
            continue;
        }
        let behind = before.filter(|&(_, end)| {
            let gap = Span::new(end, name.span.start()).of(document.text());
            is_gap(gap) && (is_ticker(words) || gap.contains(['(', '<', '[']))
        });
        let owner = behind.map(|(owner, _)| owner).or_else(|| known.get(words).copied());
        if let Some(owner) = owner {
            known.insert(words, owner);
            signs.insert(position, owner);
        } else {
            before = Some((position, name.span.end()));
        }
    }
    signs
}

/// Whether `b` stands in brackets right behind `a`. What follows may lie behind a possessive or a mark; the opening
/// bracket alone decides.
fn is_in_brackets(text: &str, a: &Name, b: &Name) -> bool {
    Span::new(a.span.end(), b.span.start()).of(text).trim() == "("
        && text.get(b.span.end() as usize..).is_some_and(|rest| rest.trim_start().starts_with(')'))
}

/// Whether `short` is made of upper-case letters that appear in this order in `long`, the first of both the same.
fn is_acronym_of(short: &str, long: &Name) -> bool {
    let letters: Vec<char> =
        short.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    let long_enough = (2..=10).contains(&letters.len()) && long.parts.len() > 1;
    if !long_enough || short.contains(char::is_lowercase) {
        return false;
    }
    let mut rest = long.parts.iter().flat_map(|part| part.chars());
    let starts_alike = long.parts.first().and_then(|part| part.chars().next()) == letters.first().copied();
    starts_alike && letters.iter().all(|letter| rest.any(|c| c == *letter))
}
