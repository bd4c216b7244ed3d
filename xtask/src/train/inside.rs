//! `cargo xtask train inside`: the small words that stand inside names.
//!
//! Counts in the training texts how often each word of small letters is part of a name ("of", "bin", "based"). A word
//! that hardly ever is need not be looked at when articles are read. Writes `model/lexicon/tag/inside_names.txt`.

use std::{collections::BTreeMap, path::Path};

use anyhow::{Context, Result};

use super::ner;

/// Of how many occurrences of a word one must be in a name.
const RARITY: u32 = 1000;

const HEADER: &str = "\
# Small words that stand inside names now and then: \"of\", \"bin\", \"based\". The tagger looks at no other small words.
# Counted by `cargo xtask train inside` in the texts that it learns from; train the tagger again after a change.
";

/// Counts the words of the sets below `data` and writes the list.
pub(crate) fn run(data: &Path) -> Result<()> {
    // How often each word stands anywhere and inside names.
    let mut counts: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    for document in ner::marked_documents(data)? {
        for sentence in &document.sentences {
            let has_capitals = sentence.words.iter().any(|word| word.contains(char::is_uppercase));
            for (place, word) in
                sentence.words.iter().enumerate().filter(|(_, word)| has_capitals && is_small(word))
            {
                let is_inside = sentence.names.iter().any(|name| (name.start..name.end).contains(&place));
                let count = counts.entry(word.clone()).or_default();
                count.0 += 1;
                count.1 += u32::from(is_inside);
            }
        }
    }
    let listed = counts.iter().filter(|(_, (all, inside))| *inside > 0 && inside * RARITY >= *all);
    let words: Vec<&str> = listed.map(|(word, _)| word.as_str()).collect();
    let path = crate::lexicon::folder().join("tag/inside_names.txt");
    std::fs::write(&path, format!("{HEADER}{}\n", words.join("\n")))
        .with_context(|| format!("cannot write {}", path.display()))?;
    println!("{} words in {}", words.len(), path.display());
    Ok(())
}

/// Whether a word has letters, all of them small.
fn is_small(word: &str) -> bool {
    word.starts_with(char::is_alphabetic) && word.chars().all(|c| c.is_lowercase() || !c.is_alphabetic())
}
