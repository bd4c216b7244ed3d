//! Cuts from a name what is no part of it.

use std::collections::BTreeSet;

use super::signs;
use crate::{EntityType, Span, candidate::Candidate, hash, model::Lexicon};

/// Words that scraping glues to the end of the word before them ("Yellenis planned").
const GLUED: &[&str] = &[
    "also", "and", "are", "as", "at", "but", "by", "for", "from", "had", "has", "have", "in", "is", "of",
    "on", "said", "says", "that", "the", "to", "was", "were", "who", "will", "with",
];

/// Trims every candidate of one document; those of which nothing is left are dropped.
pub(super) fn trim(text: &str, lexicon: &Lexicon, candidates: &mut Vec<Candidate>) {
    signs::part(text, candidates);
    for candidate in &mut *candidates {
        candidate.span = without_lone_bracket(text, candidate.span);
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
    fn brackets_without_partners_are_no_part() {
        check(
            "Ada (Noor) Quill in the west (U.S)",
            EntityType::Place,
            &["Ada (Noor) Quill", "U.S)"],
            &["Ada (Noor) Quill", "U.S"],
        );
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
