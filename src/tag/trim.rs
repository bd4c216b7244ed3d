//! Cuts from a name what is no part of it.

use std::collections::BTreeSet;

use crate::{
    EntityType, Span,
    candidate::{Candidate, TypeShares},
    hash,
    model::Lexicon,
};

/// Words that scraping glues to the end of the word before them ("Yellenis planned").
const GLUED: &[&str] = &[
    "also", "and", "are", "as", "at", "but", "by", "for", "from", "had", "has", "have", "in", "is", "of",
    "on", "said", "says", "that", "the", "to", "was", "were", "who", "will", "with",
];

/// The most letters and figures of a [`symbol`] before its full stop.
const MOST_OF_SIGN: usize = 7;

/// Trims every candidate of one document; those of which nothing is left are dropped.
pub(super) fn trim(text: &str, lexicon: &Lexicon, candidates: &mut Vec<Candidate>) {
    for candidate in &mut *candidates {
        candidate.span = without_lone_bracket(text, candidate.span);
        if let Some(span) = symbol(text, candidate.span) {
            candidate.span = span;
            candidate.entity_type = EntityType::Organization;
            candidate.subtype = None;
            candidate.shares = TypeShares::only(EntityType::Organization, candidate.confidence);
        }
        if matches!(candidate.entity_type, EntityType::Person | EntityType::Place | EntityType::Group) {
            candidate.span = without_possessive(text, candidate.span);
        }
    }
    candidates.retain(|candidate| !candidate.span.is_empty());
    let ends: BTreeSet<&str> =
        candidates.iter().map(|candidate| last_word(candidate.span.of(text))).collect();
    let repairs: Vec<Option<Span>> =
        candidates.iter().map(|candidate| without_glued_word(text, candidate.span, lexicon, &ends)).collect();
    for (candidate, repair) in candidates.iter_mut().zip(repairs) {
        candidate.span = repair.unwrap_or(candidate.span);
    }
}

/// The span without a bracket at its end, or at its start, that has no partner inside: "HLD.N )".
fn without_lone_bracket(text: &str, span: Span) -> Span {
    let name = span.of(text);
    let (mut start, mut end) = (0, name.len());
    if !name.contains('(') {
        end = name.trim_end_matches([')', ' ']).len();
    }
    if !name.contains(')') {
        start = name.len() - name.trim_start_matches(['(', ' ']).len();
    }
    Span::new(span.start() + start.min(end) as u32, span.start() + end as u32)
}

/// The whole sign under which the shares of a company are traded where `span` is it or a part of it, in brackets: "(HLD.N)",
/// "( 5930.KS )".
fn symbol(text: &str, span: Span) -> Option<Span> {
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'.';
    let (before, rest) = text.split_at_checked(span.start() as usize)?;
    // No more than a sign can have: a text may be one long word.
    let parts_before = before.bytes().rev().take(MOST_OF_SIGN).take_while(is_part).count();
    let parts_behind = rest.bytes().take(2 * MOST_OF_SIGN).take_while(is_part).count();
    let (start, end) = (before.len() - parts_before, before.len() + parts_behind);
    let (before, sign, after) = (text.get(..start)?, text.get(start..end)?, text.get(end..)?);
    let (share, exchange) = sign.split_once('.')?;
    // "(U.S)" is a country.
    let is_share = match share.len() {
        1 => matches!(exchange, "N" | "O") && sign != "U.N",
        length => length <= MOST_OF_SIGN,
    };
    let is_sign = is_share
        && share.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
        && (1..=3).contains(&exchange.len())
        && exchange.bytes().all(|byte| byte.is_ascii_uppercase());
    let is_bracketed = before.trim_end().ends_with('(') && after.trim_start().starts_with([')', ',', ';']);
    (is_sign && is_bracketed && span.end() as usize <= end).then(|| Span::new(start as u32, end as u32))
}

/// People and places are named without the clitic; of organizations it may be a part ("Sotheby's").
fn without_possessive(text: &str, span: Span) -> Span {
    let name = span.of(text);
    let bare = name.strip_suffix("'s").or_else(|| name.strip_suffix("’s")).unwrap_or(name);
    let bare = bare.trim_end_matches(['\'', '’', ' ']);
    Span::new(span.start(), span.start() + bare.len() as u32)
}

/// The span without the word that is glued to its end, where the rest ends another name of the document and the
/// whole is no known word.
fn without_glued_word(text: &str, span: Span, lexicon: &Lexicon, ends: &BTreeSet<&str>) -> Option<Span> {
    let last = last_word(span.of(text));
    if lexicon.clusters.get(hash::word(last)).is_some() {
        return None;
    }
    let rest = GLUED.iter().filter_map(|glued| last.strip_suffix(glued)).find(|rest| ends.contains(rest))?;
    let cut = (last.len() - rest.len()) as u32;
    (rest.len() >= 3).then(|| Span::new(span.start(), span.end() - cut))
}

fn last_word(name: &str) -> &str {
    name.rsplit(' ').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::trim;
    use crate::{
        EntityType, Span,
        candidate::{Candidate, Source, TypeShares},
        model::Lexicon,
    };

    /// Asserts what is left of the names at the spans of `text`.
    fn check(text: &str, entity_type: EntityType, names: &[&str], left: &[&str]) {
        let candidate = |name: &&str| {
            let start = text.find(*name).unwrap() as u32;
            let span = Span::new(start, start + name.len() as u32);
            let shares = TypeShares::only(entity_type, 1.0);
            Candidate { span, entity_type, subtype: None, confidence: 1.0, shares, source: Source::Tagger }
        };
        let mut candidates: Vec<Candidate> = names.iter().map(candidate).collect();
        trim(text, &Lexicon::default(), &mut candidates);
        let found: Vec<&str> = candidates.iter().map(|candidate| candidate.span.of(text)).collect();
        assert_eq!(found, left);
    }

    #[test]
    fn people_lose_the_possessive_and_organizations_keep_it() {
        check("Noor’s view", EntityType::Person, &["Noor’s"], &["Noor"]);
        check("Sotheby's sale", EntityType::Organization, &["Sotheby's"], &["Sotheby's"]);
    }

    #[test]
    fn signs_of_shares_are_whole_and_without_their_brackets() {
        check(
            "Halden ( HLD.N ) and Noor Inc (4711.KS) in the west (U.S)",
            EntityType::Place,
            &["HLD.N )", "KS", "U.S)"],
            &["HLD.N", "4711.KS", "U.S"],
        );
        check("Ada (Noor) Quill", EntityType::Person, &["Ada (Noor) Quill"], &["Ada (Noor) Quill"]);
    }

    #[test]
    fn a_glued_word_is_cut_where_the_name_stands_elsewhere() {
        check(
            "Ada Noorhas won. Nobody smiled.",
            EntityType::Person,
            &["Ada Noorhas", "Nobody"],
            &["Ada Noorhas", "Nobody"],
        );
        check(
            "Ada Noorhas won. Then Noor smiled.",
            EntityType::Person,
            &["Ada Noorhas", "Noor"],
            &["Ada Noor", "Noor"],
        );
    }
}
