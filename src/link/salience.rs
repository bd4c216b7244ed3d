//! How much the article is about an entity.

use std::collections::BTreeSet;

use super::clause::Clauses;
use crate::{
    Span,
    resolve::Mention,
    text::{self, BlockKind, Document, TokenKind},
};

/// Stretches of the text that spread is counted over.
const STRETCHES: u64 = 10;
/// This many mentions give half of what any number can give.
const HALF_FREQUENCY: f32 = 4.0;
/// A first mention this many sentences down gives half of what one in the first sentence gives.
const HALF_POSITION: f32 = 2.0;
/// This many clauses of which it is the subject give half of what any number can give.
const HALF_SUBJECT: f32 = 2.0;

/// What the salience of an entity is made of, in thousandths; together they are the salience.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SalienceParts {
    /// How often it is named, each further time counting less.
    pub frequency: u16,
    /// How early it is named first.
    pub position: u16,
    /// Over how much of the text it is named.
    pub spread: u16,
    /// Whether the title or a headline names it.
    pub headline: u16,
    /// How often it is the subject of a clause, each further time counting less.
    pub subject: u16,
}

impl SalienceParts {
    /// The most that each part can be, in the order of the fields; together they are one. Half-way between the best
    /// of a search over the summaries of GUM and the plain count; docs/EVALUATION.md says what they are worth.
    pub const WEIGHTS: [f32; 5] = [0.4, 0.3, 0.05, 0.1, 0.15];

    /// The parts of an entity with these features, each from 0 to 1, in the order of the fields.
    fn weighted(features: [f32; 5]) -> Self {
        let [frequency, position, spread, headline, subject] = std::array::from_fn(|at| {
            let weight = Self::WEIGHTS.get(at).copied().unwrap_or_default();
            let feature = features.get(at).copied().unwrap_or_default();
            (feature.min(1.0) * weight * 1000.0).round() as u16
        });
        Self { frequency, position, spread, headline, subject }
    }

    /// The parts in the order of the fields.
    #[must_use]
    pub const fn in_order(self) -> [u16; 5] {
        [self.frequency, self.position, self.spread, self.headline, self.subject]
    }

    /// The salience, 0 to 1.
    #[must_use]
    pub fn total(self) -> f32 {
        // The weights sum to one, so the sum is 1,000 at most.
        f32::from(self.in_order().into_iter().sum::<u16>()) / 1000.0
    }
}

/// What of an article counts for salience.
#[derive(Debug)]
pub(super) struct Reader<'a> {
    document: &'a Document<'a>,
    title: BTreeSet<String>,
    /// For each sentence its place among those that count; `None` for captions, credits, bylines and their like.
    place_of: Vec<Option<u32>>,
    clauses: Clauses<'a>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(document: &'a Document<'a>, title: Option<&str>, mentions: &'a [Mention]) -> Self {
        let mut count = 0;
        let place_of = document
            .sentences()
            .iter()
            .map(|sentence| {
                let kind = document.block_of(sentence)?.kind();
                matches!(kind, BlockKind::Headline | BlockKind::Body).then(|| {
                    count += 1;
                    count - 1
                })
            })
            .collect();
        let title = title.map(phrases).unwrap_or_default();
        Self { document, title, place_of, clauses: Clauses::new(document, mentions) }
    }

    /// The salience of what is mentioned by `mentions`, in text order, under `surfaces`. What only a caption names has
    /// none.
    pub(super) fn salience<'m>(
        &self,
        mentions: impl Iterator<Item = &'m Mention>,
        surfaces: &[&str],
    ) -> SalienceParts {
        let sentences = self.place_of.len().max(1) as u64;
        let (mut count, mut first, mut stretches, mut subjects) = (0_u32, None, 0_u32, 0_u32);
        let mut in_headline = surfaces.iter().any(|surface| self.title.contains(&joined(surface)));
        for mention in mentions {
            let sentence = mention.sentence as usize;
            let Some(place) = self.place_of.get(sentence).copied().flatten() else { continue };
            count += 1;
            first.get_or_insert(place);
            stretches |= 1 << (u64::from(mention.sentence) * STRETCHES / sentences).min(STRETCHES - 1);
            subjects += u32::from(self.clauses.verb_of(mention).is_some());
            in_headline |= self
                .document
                .sentences()
                .get(sentence)
                .and_then(|sentence| self.document.block_of(sentence))
                .is_some_and(|block| block.kind() == BlockKind::Headline);
        }
        let Some(first) = first else { return SalienceParts::default() };
        let spread = stretches.count_ones() as f32 / (STRETCHES.min(sentences)) as f32;
        SalienceParts::weighted([
            saturating(count, HALF_FREQUENCY),
            HALF_POSITION / (first as f32 + HALF_POSITION),
            spread,
            if in_headline { 1.0 } else { 0.0 },
            saturating(subjects, HALF_SUBJECT),
        ])
    }
}

/// From 0 towards 1: a half at `half`.
fn saturating(count: u32, half: f32) -> f32 {
    count as f32 / (count as f32 + half)
}

/// The runs of up to five words of `title`, in lower case.
fn phrases(title: &str) -> BTreeSet<String> {
    // No headline is longer; what is, is no headline, and must not cost time.
    let head = title.get(..title.floor_char_boundary(400)).unwrap_or_default();
    let words = words(head);
    let runs = (1..=5).flat_map(|len| words.windows(len));
    runs.map(|run| run.join(" ")).collect()
}

/// The words of `text` in lower case, one space between them.
fn joined(text: &str) -> String {
    words(text).join(" ")
}

fn words(text: &str) -> Vec<String> {
    text::tokenize(text)
        .iter()
        .filter(|token| token.kind() != TokenKind::Punctuation)
        .map(|token| Span::of(token.span(), text).to_lowercase())
        .collect()
}
