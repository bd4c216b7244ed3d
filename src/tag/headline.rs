//! Headlines That Give Every Word a Capital, read as running text writes them.
//!
//! Their capitals say nothing of names. A word that the rest of the document writes small and never with a capital, or that
//! running text hardly ever writes with one, is read small; "Biden Sexual Assault Allegation" is then one name and three words.

use std::{collections::BTreeMap, ops::Range};

use super::word::{Word, is_shouted};
use crate::lexicon::HashedWords;

/// The words that running text writes small; made by `cargo xtask train small`.
static SMALL: HashedWords = HashedWords::new(include_str!("../../model/lexicon/tag/small_words.txt"));

/// The fewest words of a headline behind its first that have a capital only because it is one.
const RAISED: usize = 2;

/// How the text outside headlines writes a word.
#[derive(Debug, Clone, Copy, Default)]
struct Cases {
    small: bool,
    capital: bool,
}

/// Reads the words of headlines small that are no names; `sentences` are the places of the words of each sentence.
pub(super) fn write_small(words: &mut [Word<'_>], sentences: &[Range<usize>]) {
    let headlines: Vec<bool> = sentences
        .iter()
        .map(|sentence| is_headline(words.get(sentence.clone()).unwrap_or_default()))
        .collect();
    if !headlines.contains(&true) {
        return;
    }
    let mut cases: BTreeMap<u32, Cases> = BTreeMap::new();
    for (sentence, _) in sentences.iter().zip(&headlines).filter(|(_, is_headline)| **is_headline) {
        let words = words.get(sentence.clone()).unwrap_or_default();
        cases.extend(
            words.iter().filter(|word| word.has_capital()).map(|word| (word.lower, Cases::default())),
        );
    }
    for (sentence, _) in sentences.iter().zip(&headlines).filter(|(_, is_headline)| !**is_headline) {
        let words = words.get(sentence.clone()).unwrap_or_default();
        let is_shouted = is_shouted(words);
        for (position, word) in words.iter().enumerate() {
            if let Some(cases) = cases.get_mut(&word.lower) {
                cases.small |= !word.has_capital();
                cases.capital |= word.has_capital() && position > 0 && !is_shouted;
            }
        }
    }
    for (sentence, _) in sentences.iter().zip(&headlines).filter(|(_, is_headline)| **is_headline) {
        for word in words.get_mut(sentence.clone()).unwrap_or_default() {
            let cases = cases.get(&word.lower).copied().unwrap_or_default();
            let is_small = cases.small || SMALL.contains(word.lower);
            if is_small && !cases.capital && word.is_capitalized() {
                word.write_small();
            }
        }
    }
}

/// Whether all longer words of a sentence begin with a capital, a few of them for no other reason.
fn is_headline(words: &[Word<'_>]) -> bool {
    let is_small = |word: &Word<'_>| !word.has_capital() && is_long(word.text);
    let is_raised = |word: &&Word<'_>| word.is_capitalized() && SMALL.contains(word.lower);
    !words.iter().any(is_small)
        && words.iter().skip(1).filter(is_raised).count() >= RAISED
        && !is_shouted(words)
}

/// Whether a word is none of those that headlines leave small.
fn is_long(word: &str) -> bool {
    word.chars().count() > 4 && word.starts_with(char::is_alphabetic)
}
