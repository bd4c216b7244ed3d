//! `cargo xtask train rarity`: how rare the words of news are.
//!
//! Counts in how many stories of the bulk news each stem occurs and writes the commonest with a grade to
//! `model/lexicon/topic/word_rarity.txt`. A grade is a doubling: words of grade 0 are in at least a fourth of the
//! stories, of grade 1 in an eighth, and so on. Integers decide, so every machine writes the same file.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    fmt::Write as _,
    path::Path,
};

use anyhow::{Context, Result};
use nutgraf::{
    text::{TokenKind, tokenize},
    topic::stem,
};

use crate::data::bulk;

/// Each story of this distance is read: document frequencies are settled long before all are.
const STEP: usize = 3;
/// The grade of words that are not in the list; the reader has the same number.
const RAREST: u32 = 5;

const HEADER: &str = "\
# How rare words are in news: a stem (lower case, singular), a tab and a grade. Words of grade 0 are in a fourth of
# all stories or more, of grade 1 in an eighth, and so on; what is not here has grade 5.
# Counted by `cargo xtask train rarity` in the bulk news; not for editing by hand.
";

/// Counts the stories below `data` and writes the list.
pub(crate) fn run(data: &Path) -> Result<()> {
    let mut stories = 0_u32;
    let mut position = 0;
    let mut counts: HashMap<String, u32> = HashMap::new();
    let mut stems: HashMap<String, String> = HashMap::new();
    bulk::each_story(data, |story| {
        position += 1;
        if position % STEP != 0 {
            return;
        }
        stories += 1;
        let words = tokenize(&story.text).into_iter().filter(|token| token.kind() == TokenKind::Word);
        let words: BTreeSet<&str> = words.map(|token| token.span().of(&story.text)).collect();
        let seen: BTreeSet<String> = words
            .into_iter()
            .map(|word| stems.entry(word.to_owned()).or_insert_with(|| stem(word)).clone())
            .collect();
        for stem in seen {
            *counts.entry(stem).or_default() += 1;
        }
    })?;
    let list = graded(counts.into_iter().collect(), stories);
    let path = crate::root().join("model/lexicon/topic/word_rarity.txt");
    std::fs::write(&path, format!("{HEADER}{list}"))
        .with_context(|| format!("cannot write {}", path.display()))?;
    println!("{stories} stories, {} words in {}", list.lines().count(), path.display());
    Ok(())
}

/// The lines of the list for stems that are in so many of `stories`.
fn graded(counts: BTreeMap<String, u32>, stories: u32) -> String {
    let mut lines = String::new();
    for (stem, count) in counts {
        let grade = grade(count, stories);
        // What the list is asked for are words of letters; the rest would only make it long.
        if grade < RAREST && stem.len() > 1 && stem.bytes().all(|byte| byte.is_ascii_lowercase()) {
            // Writing to a string cannot fail.
            let _ = writeln!(lines, "{stem}\t{grade}");
        }
    }
    lines
}

/// How often a fourth of `stories` must be halved to get down to `count`.
fn grade(count: u32, stories: u32) -> u32 {
    (0..RAREST).find(|grade| count >= (stories >> (2 + grade)).max(1)).unwrap_or(RAREST)
}

#[cfg(test)]
mod tests {
    use super::{grade, graded};

    #[test]
    fn a_grade_is_a_halving() {
        assert_eq!([400, 250, 249, 125, 124, 1, 0].map(|count| grade(count, 1000)), [0, 0, 1, 1, 2, 5, 5]);
    }

    #[test]
    fn only_common_words_of_letters_are_listed() {
        let counts =
            [("harbor", 300), ("o'clock", 300), ("tarn", 0)].map(|(stem, count)| (stem.to_owned(), count));
        assert_eq!(graded(counts.into(), 1000), "harbor\t0\n");
    }
}
