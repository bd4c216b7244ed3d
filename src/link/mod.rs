//! Mentions of one thing become one entity.
//!
//! It knows the mentions and the document; it knows nothing of models of language or of JavaScript.

use crate::{EntityType, resolve::Mention, text::Document};

/// A person, organization, place or other named thing of one article.
#[derive(Debug, Clone, PartialEq)]
pub struct Entity {
    /// What it is: the type that most of its mentions have.
    pub entity_type: EntityType,
    /// The finer type, from the vocabulary of the wire contract.
    pub subtype: Option<&'static str>,
    /// Its fullest name in the article.
    pub name: String,
    /// Its other names in the article, in order of appearance, each once.
    pub aliases: Vec<String>,
    /// The positions of its mentions, in text order, never empty.
    pub mentions: Vec<u32>,
    /// How much the article is about it, 0 to 1.
    pub salience: f32,
}

/// Links the names among `mentions` into entities, the most salient first.
#[must_use]
pub fn link(document: &Document<'_>, title: Option<&str>, mentions: &[Mention]) -> Vec<Entity> {
    let _ = (document, title, mentions);
    Vec::new()
}
