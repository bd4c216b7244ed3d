//! Candidate names, by the trained sequence tagger.

use crate::{candidate::Candidate, model::Model, text::Document};

/// Proposes the names in `document`.
#[must_use]
pub fn tag(document: &Document<'_>, model: &Model) -> Vec<Candidate> {
    let _ = (document, model);
    Vec::new()
}
