//! `cargo xtask train small`: the words that running text writes small.
//!
//! Counts in the bulk news how often each word has a capital where the place in the sentence does not ask for one. Headlines
//! give every word a capital; the tagger reads those words small that are always so elsewhere. Writes
//! `model/lexicon/tag/small_words.txt`.

use std::{collections::BTreeMap, path::Path};

use anyhow::{Context, Result};
use nutgraf::text::{self, Document, Sentence, TokenKind};

use crate::data::bulk;

/// Each story of this distance is read.
const STEP: usize = 6;
/// How often a word must occur small.
const LEAST: u32 = 30;
/// For each time with a capital, the times that it must be small.
const RARITY: u32 = 50;

const HEADER: &str = "\
# Words that running text writes small, fifty times for each time with a capital. In a headline that gives every word a
# capital the tagger reads them small. Counted by `cargo xtask train small` in the bulk news; not for editing by hand.
";

/// Counts the stories below `data` and writes the list.
pub(crate) fn run(data: &Path) -> Result<()> {
    // How often each word is written small and with a capital.
    let mut counts: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    let mut position = 0;
    bulk::each_story(data, |story| {
        position += 1;
        if position % STEP == 0 {
            let document = text::read(&story.text);
            for sentence in document.sentences() {
                count(&document, sentence, &mut counts);
            }
        }
    })?;
    let listed = counts.iter().filter(|(_, (small, capital))| *small >= LEAST && capital * RARITY <= *small);
    let words: Vec<&str> = listed.map(|(word, _)| word.as_str()).collect();
    let path = crate::lexicon::folder().join("tag/small_words.txt");
    std::fs::write(&path, format!("{HEADER}{}\n", words.join("\n")))
        .with_context(|| format!("cannot write {}", path.display()))?;
    println!("{} words in {}", words.len(), path.display());
    Ok(())
}

/// Counts the words of a sentence of running text behind the first.
fn count(document: &Document<'_>, sentence: &Sentence, counts: &mut BTreeMap<String, (u32, u32)>) {
    let words: Vec<&str> = document
        .tokens_of(sentence)
        .iter()
        .filter(|token| token.kind() == TokenKind::Word)
        .map(|token| document.words(token.span()))
        .filter(|word| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_alphabetic()))
        .collect();
    let is_capital = |word: &&&str| word.starts_with(char::is_uppercase);
    if words.len() < 6 || words.iter().filter(is_capital).count() * 3 > words.len() {
        return;
    }
    for word in words.into_iter().skip(1) {
        let count = counts.entry(word.to_ascii_lowercase()).or_default();
        if word.starts_with(char::is_uppercase) {
            count.1 += 1;
        } else {
            count.0 += 1;
        }
    }
}
