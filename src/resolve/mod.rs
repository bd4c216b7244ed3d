//! The one place where overlaps are decided.
//!
//! | order | who wins |
//! |---|---|
//! | 1 | the longer span |
//! | 2 | the higher confidence |
//! | 3 | the one that was proposed first |

mod trust;

use crate::{
    EntityType, Span,
    candidate::{Candidate, Source},
    text::Document,
};

/// A stretch of text that names or states something. Mentions never overlap.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub entity_type: EntityType,
    /// The finer type, from the vocabulary of the wire contract.
    pub subtype: Option<&'static str>,
    /// The calibrated share of such mentions that are right, 0 to 1.
    pub confidence: f32,
    /// Who proposed it.
    pub source: Source,
    /// The position of its sentence in the document.
    pub sentence: u32,
}

/// Chooses among `candidates`, which may overlap, and returns mentions in text order, which do not.
#[must_use]
pub fn resolve(document: &Document<'_>, mut candidates: Vec<Candidate>) -> Vec<Mention> {
    // The sort is stable, so what was proposed first stays first among equals.
    candidates.sort_by(|a, b| {
        b.span.len().cmp(&a.span.len()).then(b.confidence.total_cmp(&a.confidence)).then(a.span.cmp(&b.span))
    });
    let mut taken = std::collections::BTreeMap::new();
    for candidate in candidates {
        if candidate.span.is_empty() {
            continue;
        }
        // Spans that are taken do not overlap, so the last one that begins before this one's end is the only rival.
        let rival = taken.range(..candidate.span.end()).next_back();
        let is_free = rival.is_none_or(|(_, mention): (_, &Mention)| !mention.span.overlaps(candidate.span));
        let Some(sentence) = document.sentence_at(candidate.span.start()).filter(|_| is_free) else {
            continue;
        };
        let mention = Mention {
            span: candidate.span,
            entity_type: candidate.entity_type,
            subtype: candidate.subtype,
            confidence: trust::confidence(&candidate, document),
            source: candidate.source,
            sentence: sentence as u32,
        };
        taken.insert(candidate.span.start(), mention);
    }
    taken.into_values().collect()
}
