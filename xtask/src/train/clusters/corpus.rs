//! The bulk news as numbers.

use std::{collections::HashMap, path::Path};

use anyhow::Result;
use nutgraf::text;

use crate::data::bulk;

/// Running text: each word as its position in `words`, sentence by sentence.
pub(super) struct Corpus {
    /// The words, most frequent first; the first is the border between sentences.
    pub(super) words: Vec<String>,
    /// Positions in `words`; `RARE` for words that occur too seldom.
    pub(super) tokens: Vec<u32>,
}

/// The border between sentences.
pub(super) const BORDER: u32 = 0;
/// A word that is not in the vocabulary.
pub(super) const RARE: u32 = u32::MAX;

/// Reads the bulk news below `data`; digits become 0.
pub(super) fn read(data: &Path, min_count: u32) -> Result<Corpus> {
    let mut ids: HashMap<String, u32> = HashMap::from([("\n".to_owned(), BORDER)]);
    let mut counts = vec![0_u32];
    let mut tokens = Vec::new();
    let mut word = String::new();
    bulk::each_story(data, |story| {
        for part in [&story.title, &story.text] {
            let document = text::read(part);
            for sentence in document.sentences() {
                for token in document.tokens_of(sentence) {
                    word.clear();
                    word.extend(
                        document
                            .words(token.span())
                            .chars()
                            .map(|c| if c.is_ascii_digit() { '0' } else { c }),
                    );
                    let id = ids.get(&word).copied().unwrap_or_else(|| {
                        ids.insert(word.clone(), counts.len() as u32);
                        counts.push(0);
                        counts.len() as u32 - 1
                    });
                    counts[id as usize] += 1;
                    tokens.push(id);
                }
                counts[BORDER as usize] += 1;
                tokens.push(BORDER);
            }
        }
    })?;
    Ok(rank(ids, &counts, tokens, min_count))
}

/// Numbers the words anew by their frequency and drops the rare ones.
fn rank(ids: HashMap<String, u32>, counts: &[u32], mut tokens: Vec<u32>, min_count: u32) -> Corpus {
    let mut order: Vec<(String, u32)> =
        ids.into_iter().filter(|&(_, id)| id == BORDER || counts[id as usize] >= min_count).collect();
    order.sort_unstable_by_key(|&(_, id)| (id != BORDER, std::cmp::Reverse(counts[id as usize]), id));
    let mut renumbered = vec![RARE; counts.len()];
    for (rank, (_, id)) in order.iter().enumerate() {
        renumbered[*id as usize] = rank as u32;
    }
    for token in &mut tokens {
        *token = renumbered[*token as usize];
    }
    Corpus { words: order.into_iter().map(|(word, _)| word).collect(), tokens }
}
