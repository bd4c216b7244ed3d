//! Which mentions name the same thing.

use std::collections::BTreeMap;

use super::{
    form::{FormId, Forms},
    name::Name,
    shorts::Shorts,
};
use crate::{
    EntityType, Span,
    resolve::Mention,
    text::{Document, TokenKind},
};

/// Mentions of one thing, with what they are linked as.
#[derive(Debug, Clone)]
pub(super) struct Cluster {
    pub(super) entity_type: EntityType,
    /// Positions of mentions, in text order, never empty.
    pub(super) mentions: Vec<usize>,
}

/// The name of each mention; `None` for expressions of time and amount.
pub(super) fn names(document: &Document<'_>, mentions: &[Mention]) -> Vec<Option<Name>> {
    mentions
        .iter()
        .map(|mention| {
            mention.entity_type.is_name().then(|| Name::parse(document, mention.span, mention.entity_type))
        })
        .collect()
}

/// Puts the mentions that name one thing together, in the order of their first mentions.
pub(super) fn cluster(document: &Document<'_>, mentions: &[Mention], names: &[Option<Name>]) -> Vec<Cluster> {
    let mut forms = Forms::default();
    let form_of: Vec<Option<FormId>> = mentions
        .iter()
        .zip(names)
        .enumerate()
        .map(|(position, (mention, name))| {
            let name = name.as_ref()?;
            Some(forms.add(name, position, mention.confidence, is_behind_in(document, mention.span)))
        })
        .collect();
    forms.settle_long();
    let mut shorts = Shorts::collect(&forms, |position| names.get(position)?.as_ref());
    for (acronym, long) in definitions(document, names) {
        if let (Some(Some(name)), Some(Some(long))) = (names.get(acronym), form_of.get(long)) {
            shorts.define(&forms, &name.key(), forms.target(*long));
        }
    }
    forms.settle_short(&shorts);

    let mut clusters: Vec<Cluster> = Vec::new();
    let mut cluster_of: BTreeMap<FormId, usize> = BTreeMap::new();
    for (position, ((mention, name), form)) in mentions.iter().zip(names).zip(form_of).enumerate() {
        let (Some(name), Some(form)) = (name, form) else { continue };
        let form = forms.target(form);
        let is_upper = may_be_acronym(document.words(name.span), name.entity_type);
        let head = shorts.resolve(&forms, form, name, is_upper, mention.sentence);
        shorts.note(&forms, head, form, name, mention.sentence);
        let index = *cluster_of.entry(head).or_insert_with(|| {
            let entity_type = forms.get(head).map_or(mention.entity_type, |form| form.entity_type);
            clusters.push(Cluster { entity_type, mentions: Vec::new() });
            clusters.len() - 1
        });
        if let Some(cluster) = clusters.get_mut(index) {
            cluster.mentions.push(position);
        }
    }
    clusters
}

/// Whether `words` are written as acronyms are: in capitals, or for an organization like a name ("Nasa").
fn may_be_acronym(words: &str, entity_type: EntityType) -> bool {
    !words.contains(char::is_lowercase)
        || (entity_type == EntityType::Organization && words.starts_with(char::is_uppercase))
}

/// Whether a word that goes before places stands right before `span`.
fn is_behind_in(document: &Document<'_>, span: Span) -> bool {
    let before = document.token_range(span).start.checked_sub(1);
    let before = before.and_then(|position| document.tokens().get(position as usize));
    before.is_some_and(|token| {
        token.kind() == TokenKind::Word
            && matches!(
                document.words(token.span()),
                "in" | "near" | "outside" | "across" | "throughout" | "In"
            )
    })
}

/// Pairs of mentions where one gives the first letters of the other in brackets: the positions of the short and
/// of the long name.
fn definitions(document: &Document<'_>, names: &[Option<Name>]) -> Vec<(usize, usize)> {
    let text = document.text();
    let between = |a: &Name, b: &Name| {
        let gap = Span::new(a.span.end(), b.span.start()).of(text).trim();
        // What follows may lie behind a possessive or a mark; the opening bracket alone decides.
        gap == "(" && text.get(b.span.end() as usize..).is_some_and(|rest| rest.trim_start().starts_with(')'))
    };
    let mut pairs = Vec::new();
    for (position, pair) in names.windows(2).enumerate() {
        let [Some(a), Some(b)] = pair else { continue };
        if !between(a, b) {
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
