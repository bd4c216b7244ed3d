//! The phrases that an editor would file the article under.

use crate::{Span, link::Entity, resolve::Mention, text::Document};

/// A phrase that says what the article is about.
#[derive(Debug, Clone, PartialEq)]
pub struct Keyphrase {
    /// The phrase as it is written where it occurs first.
    pub text: String,
    /// How well it says what the article is about; the best of an article has 1.
    pub score: f32,
    /// Where it stands, in text order, never empty.
    pub occurrences: Vec<Span>,
}

/// The keyphrases of `document`, best first.
#[must_use]
pub fn keyphrases(
    document: &Document<'_>,
    title: Option<&str>,
    mentions: &[Mention],
    entities: &[Entity],
) -> Vec<Keyphrase> {
    let _ = (document, title, mentions, entities);
    Vec::new()
}
