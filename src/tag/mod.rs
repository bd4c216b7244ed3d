//! Candidate names, by the trained sequence tagger.
//!
//! Each word is described by features ([`features`]), the features are added up to scores for its labels ([`score`]),
//! and the best labelling of each sentence gives the names ([`decode`]). A second look at the document then counts how
//! the first one labelled the same words elsewhere ([`second`]). It knows nothing of rules, entities or JavaScript.

mod careful;
pub mod decode;
pub mod describe;
mod exp;
mod family;
pub mod features;
mod memory;
pub mod name;
pub mod network;
pub mod score;
pub mod second;
mod signs;
mod tagger;
mod trim;
mod word;

pub use careful::Quick;
use name::Decided;
pub use tagger::{Decoders, FirstLook, Looks, names};

use crate::{
    Span,
    candidate::{Candidate, Source, TypeShares},
    model::{Model, label::NameType},
    text::{Document, Sentence},
};

/// How many tokens are read as one document. Longer texts are read in parts, so that memory stays bounded; an article
/// has a thousand or two.
const MAX_TOKENS: u32 = 20_000;

/// Names with a smaller probability are not proposed: of those with less than a third, two of three are wrong.
const LEAST: f32 = 0.35;

/// Proposes the names in `document`.
#[must_use]
pub fn tag(document: &Document<'_>, model: &Model) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    for part in parts(document.sentences()) {
        let names = names(part.iter().map(|sentence| words(document, sentence)), model);
        for (sentence, names) in part.iter().zip(names) {
            let tokens = document.tokens_of(sentence);
            for name in names.into_iter().filter(|name| name.probability >= LEAST) {
                let tokens = tokens.get(name.start..name.end).unwrap_or_default();
                let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { continue };
                let (entity_type, subtype) = name.name_type.entity_type();
                let confidence = model.calibration().apply(name.probability);
                // Of the other types it is as sure, or as little, as of the one that it took.
                let scale = if name.probability > 0.0 { confidence / name.probability } else { 0.0 };
                let mut shares = TypeShares::default();
                for (name_type, share) in NameType::ALL.into_iter().zip(name.shares) {
                    shares.add(name_type.entity_type().0, share * scale);
                }
                candidates.push(Candidate {
                    span: Span::covering(first.span(), last.span()),
                    entity_type,
                    subtype,
                    confidence,
                    shares: shares.limited(1.0),
                    source: match name.decided {
                        Decided::First => Source::Tagger,
                        Decided::Second => Source::Memory,
                    },
                });
            }
        }
    }
    trim::trim(document.text(), model.lexicon(), &mut candidates);
    family::find(document, &mut candidates);
    candidates
}

/// What the tagger reads for a hyphen inside a word one of whose parts is written small ("London-based"), to tell it from
/// a dash and from what joins two names ("Biden-Xi").
pub const HYPHEN: &str = "\u{2010}";

/// Whether a hyphen between these parts is [`HYPHEN`] to the tagger.
#[must_use]
pub fn is_inside_word(before: &str, after: &str) -> bool {
    [before, after].iter().any(|part| part.starts_with(char::is_lowercase))
}

/// The words of a sentence as the tagger reads them.
pub fn words<'a>(document: &'a Document<'_>, sentence: &Sentence) -> impl Iterator<Item = &'a str> {
    let tokens = document.tokens_of(sentence);
    let before = std::iter::once(None).chain(tokens.iter().map(Some));
    let after = tokens.iter().skip(1).map(Some).chain([None]);
    tokens.iter().zip(before).zip(after).map(|((token, before), after)| {
        let (span, word) = (token.span(), document.words(token.span()));
        let before = before.filter(|before| word == "-" && before.span().end() == span.start());
        let after = after.filter(|after| span.end() == after.span().start());
        match (before, after) {
            (Some(before), Some(after))
                if is_inside_word(document.words(before.span()), document.words(after.span())) =>
            {
                HYPHEN
            }
            _ => word,
        }
    })
}

/// Cuts `sentences` into parts of at most [`MAX_TOKENS`], or of one sentence where that is longer.
fn parts(sentences: &[Sentence]) -> impl Iterator<Item = &[Sentence]> {
    let mut rest = sentences;
    std::iter::from_fn(move || {
        let start = rest.first()?.tokens().start;
        let count = rest.partition_point(|sentence| sentence.tokens().end - start <= MAX_TOKENS);
        let (part, after) = rest.split_at_checked(count.max(1))?;
        rest = after;
        Some(part)
    })
}
