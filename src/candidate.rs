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
    /// How sure the proposer is of each type of name for these words; empty where it names a time or an amount.
    pub shares: TypeShares,
    /// Who proposes it.
    pub source: Source,
}

/// What decided that something is a mention of its type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// The trained tagger, by what stands near.
    Tagger,
    /// The rest of the document: the tagger by what stands near would have said otherwise.
    Memory,
    /// The rule of this id.
    Rule(&'static str),
    /// The word list of this id.
    List(&'static str),
}

/// How many types of names there are.
const NAMES: usize = EntityType::NAMES.len();

/// How likely each type of name is for one span.
///
/// The shares add up to at most 1: the rest is that there is no name with just these borders.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct TypeShares([f32; NAMES]);

impl TypeShares {
    /// One type alone; nothing where it is no type of name.
    #[must_use]
    pub fn only(entity_type: EntityType, share: f32) -> Self {
        let mut shares = Self::default();
        shares.add(entity_type, share);
        shares
    }

    /// Adds to the share of a type; does nothing where it is no type of name.
    pub fn add(&mut self, entity_type: EntityType, share: f32) {
        if let Some(slot) = self.0.get_mut(entity_type as usize) {
            *slot += share;
        }
    }

    /// The same shares, cut down so that they add up to at most `limit`.
    #[must_use]
    pub fn limited(mut self, limit: f32) -> Self {
        let sum = self.sum();
        if sum > limit {
            self.0.iter_mut().for_each(|share| *share *= limit / sum);
        }
        self
    }

    /// The share of a type.
    #[must_use]
    pub fn of(&self, entity_type: EntityType) -> f32 {
        self.0.get(entity_type as usize).copied().unwrap_or_default()
    }

    /// All shares that are not zero, in the order of the types.
    pub fn iter(&self) -> impl Iterator<Item = (EntityType, f32)> {
        EntityType::NAMES.into_iter().zip(self.0).filter(|&(_, share)| share > 0.0)
    }

    /// The probability that there is a name at all.
    #[must_use]
    pub fn sum(&self) -> f32 {
        self.0.iter().sum()
    }
}
