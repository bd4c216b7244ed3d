//! Which of the overlapping candidates become mentions.

#![expect(clippy::panic, reason = "a test may panic")]

use nutgraf::{
    EntityType::{self, Date, Money, Organization, Person, Time},
    Span,
    candidate::{Candidate, Source, TypeShares},
    resolve::resolve,
    text,
};
use proptest::prelude::*;

/// A candidate for the first place where `words` stand in `text`.
fn candidate(text: &str, (words, entity_type, confidence): (&str, EntityType, f32)) -> Candidate {
    let start = text.find(words).unwrap_or_else(|| panic!("{words:?} is not in {text:?}")) as u32;
    let source = if entity_type.is_name() { Source::Tagger } else { Source::Rule("a.rule") };
    Candidate {
        span: Span::new(start, start + words.len() as u32),
        entity_type,
        subtype: None,
        confidence,
        shares: TypeShares::only(entity_type, confidence),
        source,
    }
}

/// Asserts that of `candidates` in `text` those of `chosen` become mentions, in whichever order they are proposed.
#[track_caller]
fn check(text: &str, candidates: &[(&str, EntityType, f32)], chosen: &[(&str, EntityType)]) {
    let document = text::read(text);
    let forwards: Vec<Candidate> = candidates.iter().map(|&given| candidate(text, given)).collect();
    let backwards = forwards.iter().rev().cloned().collect();
    for proposed in [forwards, backwards] {
        let mentions = resolve(&document, proposed);
        let found: Vec<_> =
            mentions.iter().map(|mention| (mention.span.of(text), mention.entity_type)).collect();
        assert_eq!(found, chosen, "in {text:?}");
    }
}

#[test]
fn a_name_that_holds_a_date_wins() {
    check(
        "20th Century Fox said",
        &[("20th Century", Date, 0.9), ("20th Century Fox", Organization, 0.6)],
        &[("20th Century Fox", Organization)],
    );
    check(
        "Theresa May said",
        &[("May", Date, 0.93), ("Theresa May", Person, 0.7)],
        &[("Theresa May", Person)],
    );
}

#[test]
fn a_date_that_holds_a_name_wins() {
    check(
        "on Christmas Day",
        &[("Christmas Day", Date, 0.88), ("Christmas", Person, 0.95)],
        &[("Christmas Day", Date)],
    );
}

#[test]
fn the_longer_expression_wins() {
    check(
        "on Monday evening",
        &[("Monday", Date, 0.96), ("Monday evening", Time, 0.94)],
        &[("Monday evening", Time)],
    );
}

#[test]
fn the_surer_reading_of_the_same_words_wins() {
    check("in May", &[("May", Date, 0.93), ("May", Person, 0.6)], &[("May", Date)]);
    check("by May", &[("May", Date, 0.55), ("May", Person, 0.9)], &[("May", Person)]);
}

#[test]
fn a_name_wins_a_tie() {
    check("from May", &[("May", Date, 0.75), ("May", Person, 0.75)], &[("May", Person)]);
}

#[test]
fn the_surer_of_two_that_cross_wins() {
    check(
        "the Jan. 6 Committee met",
        &[("Jan. 6", Date, 0.97), ("6 Committee", Organization, 0.6)],
        &[("Jan. 6", Date)],
    );
}

#[test]
fn a_doubtful_candidate_hides_nothing() {
    check(
        "Biden meets Xi Tuesday",
        &[("Tuesday", Date, 0.96), ("Xi Tuesday", Person, 0.4)],
        &[("Tuesday", Date)],
    );
    check("about Xi", &[("Xi", Person, 0.2)], &[("Xi", Person)]);
}

#[test]
fn what_lies_in_a_loser_gets_its_place() {
    // "b c d" loses against the surer "a b", which leaves "d" free.
    check(
        "a b c d",
        &[("a b", Person, 0.9), ("b c d", Date, 0.8), ("d", Money, 0.7)],
        &[("a b", Person), ("d", Money)],
    );
}

#[test]
fn neighbours_do_not_disturb_each_other() {
    check("$5 Monday", &[("$5", Money, 0.9), ("Monday", Date, 0.6)], &[("$5", Money), ("Monday", Date)]);
}

proptest! {
    #[test]
    fn mentions_are_in_order_and_leave_no_room(
        given in prop::collection::vec((0u32..40, 0u32..12, 0u8..=10, any::<bool>()), 0..40),
    ) {
        let text = "abcdefghij".repeat(6);
        let candidates: Vec<Candidate> = given
            .into_iter()
            .map(|(start, len, tenths, is_name)| Candidate {
                span: Span::new(start, start + len),
                entity_type: if is_name { Person } else { Date },
                subtype: None,
                confidence: f32::from(tenths) / 10.0,
                shares: TypeShares::default(),
                source: Source::Tagger,
            })
            .collect();
        let mentions = resolve(&text::read(&text), candidates.clone());
        for pair in mentions.windows(2) {
            prop_assert!(pair[0].span.end() <= pair[1].span.start());
        }
        for candidate in candidates.iter().filter(|candidate| !candidate.span.is_empty()) {
            let is_answered = mentions.iter().any(|mention| mention.span.overlaps(candidate.span));
            prop_assert!(is_answered, "{candidate:?} is dropped for nothing");
        }
    }
}
