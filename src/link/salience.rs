//! How much the article is about an entity.

use std::collections::BTreeSet;

use crate::{
    Span,
    resolve::Mention,
    text::{self, BlockKind, Document, TokenKind},
};

/// Parts of the text that spread is counted over.
const STRETCHES: u64 = 10;
/// The weights of the four features; they sum to one.
const FREQUENCY: f32 = 0.4;
const POSITION: f32 = 0.2;
const SPREAD: f32 = 0.2;
const HEADLINE: f32 = 0.2;
/// This many mentions give half of what any number can give.
const HALF_FREQUENCY: f32 = 4.0;
/// A first mention this many sentences down gives half of what one in the first sentence gives.
const HALF_POSITION: f32 = 4.0;

/// What of an article counts for salience.
#[derive(Debug)]
pub(super) struct Reader<'a> {
    document: &'a Document<'a>,
    title: BTreeSet<String>,
    /// For each sentence its place among those that count; `None` for captions, credits, bylines and their like.
    place_of: Vec<Option<u32>>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(document: &'a Document<'a>, title: Option<&str>) -> Self {
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
        Self { document, title: title.map(phrases).unwrap_or_default(), place_of }
    }

    /// The salience, 0 to 1, of what is mentioned by `mentions`, in text order, under `surfaces`.
    ///
    /// Four shares are added: how often it is named, each further time counting less; how early; over how much of
    /// the text; and whether the title or a headline names it. What only a caption names has none.
    pub(super) fn salience<'m>(&self, mentions: impl Iterator<Item = &'m Mention>, surfaces: &[&str]) -> f32 {
        let sentences = self.place_of.len().max(1) as u64;
        let (mut count, mut first, mut stretches) = (0_u32, None, 0_u32);
        let mut in_headline = surfaces.iter().any(|surface| self.title.contains(&joined(surface)));
        for mention in mentions {
            let sentence = mention.sentence as usize;
            let Some(place) = self.place_of.get(sentence).copied().flatten() else { continue };
            count += 1;
            first.get_or_insert(place);
            stretches |= 1 << (u64::from(mention.sentence) * STRETCHES / sentences).min(STRETCHES - 1);
            in_headline |= self
                .document
                .sentences()
                .get(sentence)
                .and_then(|sentence| self.document.block_of(sentence))
                .is_some_and(|block| block.kind() == BlockKind::Headline);
        }
        let Some(first) = first else { return 0.0 };
        let count = count as f32;
        let frequency = count / (count + HALF_FREQUENCY);
        let position = HALF_POSITION / (first as f32 + HALF_POSITION);
        let spread = stretches.count_ones() as f32 / (STRETCHES.min(sentences)) as f32;
        let headline = if in_headline { 1.0 } else { 0.0 };
        FREQUENCY * frequency + POSITION * position + SPREAD * spread.min(1.0) + HEADLINE * headline
    }
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
