//! What the taggers and finders hand to the arbiter.

use crate::{EntityType, Span};

/// Something that may be a mention, with who says so.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// Where it stands.
    pub span: Span,
    /// What it would be.
    pub entity_type: EntityType,
    /// The finer type, from the vocabulary of the wire contract.
    pub subtype: Option<&'static str>,
    /// How sure the proposer is, 0 to 1.
    pub confidence: f32,
    /// Who proposes it.
    pub source: Source,
}

/// Who proposed a candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// The trained tagger.
    Tagger,
    /// The rule of this id.
    Rule(&'static str),
    /// The word list of this id.
    List(&'static str),
}
