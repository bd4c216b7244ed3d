//! The words and pairs of words that speak for subjects.

use crate::{
    hash,
    text::{self, TokenKind},
    topic::{stem::stem, unit::Units},
};

/// A headline counts as if it stood so often.
const HEADLINE: f32 = 2.0;
/// So do the first sentences, which say what the article is about …
const LEAD: f32 = 1.5;
/// … and which are so many.
const LEAD_SENTENCES: u32 = 4;
/// The most bytes of a title that are read.
const TITLE_BYTES: usize = 400;

/// Where a known feature stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Occurrence {
    /// Its position in the model.
    pub feature: u32,
    /// The position of its sentence among those that are read; none in a title that does not stand in the text.
    pub sentence: Option<u32>,
    /// How much it counts: once in the body of an article, more where the article says what it is about.
    pub weight: f32,
}

/// The occurrences of the features that `known` knows, by feature: stems, and stems that stand side by side in a sentence.
///
/// `known` gets the hash of one stem, or of two, and gives the position in the model. People's names are left out: who is
/// in the news changes faster than what it is about.
pub fn occurrences(
    title: Option<&str>,
    words: &Units,
    mut known: impl FnMut(u32, Option<u32>) -> Option<u32>,
) -> Vec<Occurrence> {
    let mut found = Vec::new();
    // Each stem is asked for once.
    let stems: Vec<(u32, Option<u32>)> = words
        .stems
        .iter()
        .map(|stem| {
            let hash = hash::word(&stem.text);
            (hash, if is_word(&stem.text) { known(hash, None) } else { None })
        })
        .collect();
    let first = words.words.first().map_or(0, |unit| unit.sentence);
    let mut before: Option<(u32, u32)> = None;
    for unit in &words.words {
        let Some(&(hash, feature)) = stems.get(unit.stem as usize) else { continue };
        let pair = before.filter(|&(sentence, _)| sentence == unit.sentence).map(|(_, hash)| hash);
        before = (!unit.is_person).then_some((unit.sentence, hash));
        if unit.is_person {
            continue;
        }
        let weight = match unit.sentence - first {
            _ if unit.in_headline => HEADLINE,
            0..LEAD_SENTENCES => LEAD,
            _ => 1.0,
        };
        let pair = pair.and_then(|before| known(before, Some(hash)));
        found.extend(feature.into_iter().chain(pair).map(|feature| Occurrence {
            feature,
            sentence: Some(unit.sentence),
            weight,
        }));
    }
    found.extend(in_title(title.unwrap_or_default(), known));
    found.sort_by_key(|occurrence| occurrence.feature);
    found
}

/// The occurrences in a title that does not stand in the text.
fn in_title(title: &str, mut known: impl FnMut(u32, Option<u32>) -> Option<u32>) -> Vec<Occurrence> {
    let head = title.get(..title.floor_char_boundary(TITLE_BYTES)).unwrap_or_default();
    let mut found = Vec::new();
    let mut before = None;
    for token in text::tokenize(head) {
        let stem = stem(token.span().of(head));
        let hash = hash::word(&stem);
        let feature = if token.kind() == TokenKind::Word { known(hash, None) } else { None };
        let pair = before.and_then(|before| known(before, Some(hash)));
        before = Some(hash);
        let occurrence = |feature| Occurrence { feature, sentence: None, weight: HEADLINE };
        found.extend(feature.into_iter().chain(pair).map(occurrence));
    }
    found
}

/// Whether a stem begins with a letter or a digit.
fn is_word(stem: &str) -> bool {
    stem.starts_with(char::is_alphanumeric)
}
