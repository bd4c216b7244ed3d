//! Candidate names, by the trained sequence tagger.
//!
//! Each token is described by features ([`features`]), the features of a token are added up to scores for its
//! labels ([`score`]), and the best labelling of each sentence gives the names ([`decode`]). It knows nothing of
//! rules, entities or JavaScript.

pub mod decode;
pub mod features;
mod memory;
pub mod score;
mod trim;
mod word;

use crate::{
    Span,
    candidate::{Candidate, Source},
    model::Model,
    text::Document,
};
use decode::Decoder;
use features::Observed;
use score::Scorer;

/// Proposes the names in `document`.
#[must_use]
pub fn tag(document: &Document<'_>, model: &Model) -> Vec<Candidate> {
    let words = |sentence| document.tokens_of(sentence).iter().map(|token| document.words(token.span()));
    let observed = Observed::new(document.sentences().iter().map(words), model.lexicon());
    let mut scorer = Scorer::new(model.tagger());
    let mut decoder = Decoder::new(model.tagger());
    let mut candidates = Vec::new();
    for (sentence, range) in document.sentences().iter().zip(observed.sentences()) {
        let tokens = document.tokens_of(sentence);
        for name in decoder.names(scorer.sentence(&observed, range)) {
            let name_tokens = tokens.get(name.start..name.end).unwrap_or_default();
            let (Some(first), Some(last)) = (name_tokens.first(), name_tokens.last()) else { continue };
            let (entity_type, subtype) = name.name_type.entity_type();
            candidates.push(Candidate {
                span: Span::covering(first.span(), last.span()),
                entity_type,
                subtype,
                confidence: name.probability,
                source: Source::Tagger,
            });
        }
    }
    trim::trim(document.text(), model.lexicon(), &mut candidates);
    candidates
}
