//! Parts names from the signs under which shares are traded.
//!
//! A sign is no name. The tagger takes it for one, or glues it onto the company before it or the name behind it.

use std::collections::BTreeSet;

use crate::{
    EntityType, Span,
    candidate::{Candidate, TypeShares},
    ticker::{Ticker, is_gap, tickers},
};

/// What a name that is so sure is, it stays even before a sign.
const SURE: f32 = 0.9;

/// Cuts the signs out of `candidates`. One that was found stays a candidate, whole, where a company stands before it or
/// where the text gives it behind a company elsewhere; all others are dropped. What a sign stands behind is a company.
pub(super) fn part(text: &str, candidates: &mut Vec<Candidate>) {
    let tickers = tickers(text);
    if tickers.is_empty() {
        return;
    }
    let (mut names, mut signs): (Vec<Candidate>, Vec<(Ticker, Candidate)>) = (Vec::new(), Vec::new());
    for candidate in candidates.drain(..) {
        let first = tickers.partition_point(|ticker| ticker.span.end() <= candidate.span.start());
        let inside = tickers.get(first..).unwrap_or_default();
        let inside = inside.iter().take_while(|ticker| ticker.span.start() < candidate.span.end());
        let mut start = candidate.span.start();
        for ticker in inside {
            names.extend(piece(text, start, ticker.span.start(), &candidate));
            signs.push((*ticker, sign(ticker.span, &candidate)));
            start = ticker.span.end();
        }
        names.extend(piece(text, start, candidate.span.end(), &candidate));
    }
    let mut ends: Vec<(u32, usize)> =
        names.iter().enumerate().map(|(at, name)| (name.span.end(), at)).collect();
    ends.sort_unstable();
    // The name that each sign belongs to.
    let owner = |ticker: &Ticker| {
        let before = ends.partition_point(|&(end, _)| end <= ticker.span.start()).checked_sub(1)?;
        let &(end, at) = ends.get(before)?;
        let gap = text.get(end as usize..ticker.span.start() as usize)?;
        let is_company = names.get(at).is_some_and(|name| may_be_company(name, text));
        (is_company && is_gap(gap)).then_some(at)
    };
    let companies: Vec<Option<usize>> = tickers.iter().map(owner).collect();
    let known: BTreeSet<&str> = tickers
        .iter()
        .zip(&companies)
        .filter(|(_, owner)| owner.is_some())
        .map(|(ticker, _)| ticker.span.of(text))
        .collect();
    for owner in companies.into_iter().flatten() {
        if let Some(name) = names.get_mut(owner)
            && name.entity_type != EntityType::Organization
        {
            name.entity_type = EntityType::Organization;
            name.subtype = None;
            name.shares = TypeShares::only(EntityType::Organization, name.confidence);
        }
    }
    let kept = signs.into_iter().filter(|(ticker, _)| known.contains(ticker.span.of(text)));
    candidates.extend(names.into_iter().chain(kept.map(|(_, sign)| sign)));
}

/// What of `candidate` lies from `start` to `end`, where that is a name; all of it where no sign was cut off.
fn piece(text: &str, start: u32, end: u32, candidate: &Candidate) -> Option<Candidate> {
    if (start, end) == (candidate.span.start(), candidate.span.end()) {
        return Some(candidate.clone());
    }
    let is_mark = |c: char| !c.is_alphanumeric();
    let words = text.get(start as usize..end as usize)?;
    let words = words.trim_end_matches(|c: char| is_mark(c) && c != '.');
    let words = words.strip_suffix("'s").or_else(|| words.strip_suffix("’s")).unwrap_or(words);
    let mut rest = words.trim_start_matches(is_mark);
    for word in ["and ", "or "] {
        rest = rest.strip_prefix(word).unwrap_or(rest);
    }
    let start = start + (words.len() - rest.len()) as u32;
    let span = Span::new(start, start + rest.len() as u32);
    rest.starts_with(char::is_uppercase).then(|| Candidate { span, ..candidate.clone() })
}

/// The sign in `span`, found as a part of `candidate`.
fn sign(span: Span, candidate: &Candidate) -> Candidate {
    let shares = TypeShares::only(EntityType::Organization, candidate.confidence);
    Candidate { span, entity_type: EntityType::Organization, subtype: None, shares, ..candidate.clone() }
}

/// Whether nothing speaks against `name` being what the sign behind it is of: a person of several words may be the
/// company's ("Ada Quill (HLD.N)"), and a place where it is ("in Tarn (HLD.N)").
fn may_be_company(name: &Candidate, text: &str) -> bool {
    let is_sure = name.confidence >= SURE;
    match name.entity_type {
        EntityType::Person => !is_sure || !name.span.of(text).contains(' '),
        EntityType::Place => !is_sure,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::part;
    use crate::{
        EntityType, Span,
        candidate::{Candidate, Source, TypeShares},
    };

    /// Asserts what becomes of candidates with these words, the first time that they stand in `text`.
    fn check(text: &str, names: &[(&str, EntityType)], left: &[(&str, EntityType)]) {
        let candidate = |&(name, entity_type): &(&str, EntityType)| {
            let start = text.find(name).unwrap() as u32;
            let span = Span::new(start, start + name.len() as u32);
            let shares = TypeShares::only(entity_type, 1.0);
            Candidate { span, entity_type, subtype: None, confidence: 1.0, shares, source: Source::Tagger }
        };
        let mut candidates: Vec<Candidate> = names.iter().map(candidate).collect();
        part(text, &mut candidates);
        candidates.sort_by_key(|candidate| candidate.span.start());
        let found: Vec<_> = candidates.iter().map(|c| (c.span.of(text), c.entity_type)).collect();
        assert_eq!(found, left, "in {text:?}");
    }

    const COMPANY: EntityType = EntityType::Organization;

    #[test]
    fn signs_are_whole_and_belong_to_a_company() {
        check(
            "Halden ( HLD.N ) and Noor Inc (4711.KS). HLD.N rose, TRN.N fell.",
            &[
                ("Halden", COMPANY),
                ("HLD.N )", EntityType::Place),
                ("Noor Inc", COMPANY),
                ("KS", EntityType::Place),
                ("TRN.N", COMPANY),
            ],
            &[("Halden", COMPANY), ("HLD.N", COMPANY), ("Noor Inc", COMPANY), ("4711.KS", COMPANY)],
        );
    }

    #[test]
    fn names_end_and_begin_at_signs() {
        check(
            "Halden Inc's HLD.N and Noor Corp NOR.O",
            &[("Halden Inc's HLD.N and Noor Corp NOR.O", COMPANY)],
            &[("Halden Inc", COMPANY), ("HLD.N", COMPANY), ("Noor Corp", COMPANY), ("NOR.O", COMPANY)],
        );
        check("stores ( TRN.N ) Tarn Foods", &[("TRN.N ) Tarn Foods", COMPANY)], &[("Tarn Foods", COMPANY)]);
    }

    #[test]
    fn what_a_sign_stands_behind_is_a_company() {
        check("Quill ( QLL.N ) fell", &[("Quill", EntityType::Person)], &[("Quill", COMPANY)]);
        let person = [("Ada Quill", EntityType::Person)];
        check("Ada Quill (QLL.N) fell", &person, &person);
    }
}
