//! `cargo xtask train terms`: the phrases that are settled terms of news.
//!
//! Counts in how many stories of the bulk news each candidate of several words occurs. A phrase is a term where many
//! stories have it and its words stand together far oftener than chance would have them: by lift, the share of
//! stories with the phrase over the product of the shares of its words. Writes `model/lexicon/topic/terms.txt`.

use std::{
    collections::{BTreeSet, HashMap, HashSet},
    path::Path,
};

use anyhow::{Context, Result};
use nutgraf::{text, topic};

use crate::data::bulk;

/// Each story of this distance is read.
const STEP: usize = 3;
/// A term is in one of so many stories at least.
const RARITY: u32 = 1200;
/// The same where "and" or "of" joins its words, which takes more to happen by chance.
const JOINED_RARITY: u32 = 4000;
/// For each pair of neighbouring words, the lift that a term needs.
const LIFT: f64 = 1.5;

const HEADER: &str = "\
# Phrases that are settled terms of news, in the singular: common, and of words that belong together.
# Counted by `cargo xtask train terms` in the bulk news; not for editing by hand.
";

/// Counts the stories below `data` and writes the list.
pub(crate) fn run(data: &Path) -> Result<()> {
    let model = crate::pack::model()?;
    let mut stories = 0_u32;
    let mut position = 0;
    let mut counts: HashMap<String, u32> = HashMap::new();
    let mut words: HashMap<String, u32> = HashMap::new();
    bulk::each_story(data, |story| {
        position += 1;
        if position % STEP != 0 {
            return;
        }
        stories += 1;
        let terms: BTreeSet<String> = topic::terms(&text::read(&story.text), &model).into_iter().collect();
        let parts: HashSet<&str> = terms.iter().flat_map(|term| term.split(' ')).collect();
        for part in parts {
            *words.entry(part.to_owned()).or_default() += 1;
        }
        for term in terms {
            *counts.entry(term).or_default() += 1;
        }
        // What is rare so far may be forgotten: a term is common throughout.
        if stories.is_multiple_of(5000) {
            counts.retain(|_, count| *count > 1);
        }
    })?;
    let mut terms: Vec<String> = counts
        .into_iter()
        .filter(|(term, count)| {
            *count >= least(term, stories) && belongs_together(term, *count, &words, stories)
        })
        .map(|(term, _)| term)
        .collect();
    terms.sort();
    let path = crate::root().join("model/lexicon/topic/terms.txt");
    std::fs::write(&path, format!("{HEADER}{}\n", terms.join("\n")))
        .with_context(|| format!("cannot write {}", path.display()))?;
    println!("{stories} stories, {} terms in {}", terms.len(), path.display());
    Ok(())
}

/// In how many of `stories` a term must be.
fn least(term: &str, stories: u32) -> u32 {
    let is_joined = term.split(' ').any(is_joint);
    (stories / if is_joined { JOINED_RARITY } else { RARITY }).max(2)
}

fn is_joint(word: &str) -> bool {
    matches!(word, "of" | "and")
}

/// Whether the words of `term`, which `count` of `stories` have, stand together oftener than by chance.
fn belongs_together(term: &str, count: u32, words: &HashMap<String, u32>, stories: u32) -> bool {
    let large: Vec<&str> = term.split(' ').filter(|word| !is_joint(word)).collect();
    let is_plain = term.bytes().all(|byte| byte.is_ascii_lowercase() || matches!(byte, b' ' | b'-'));
    is_plain
        && large.windows(2).all(|pair| {
            let by_chance: f64 = pair
                .iter()
                .map(|word| f64::from(*words.get(*word).unwrap_or(&1)) / f64::from(stories))
                .product();
            f64::from(count) / f64::from(stories) >= LIFT * by_chance
        })
}

#[cfg(test)]
mod tests {
    use super::belongs_together;

    #[test]
    fn words_belong_together_where_chance_would_part_them() {
        let words =
            [("harbor", 10), ("toll", 10), ("new", 500)].map(|(word, count)| (word.to_owned(), count)).into();
        assert!(belongs_together("harbor toll", 5, &words, 1000));
        assert!(!belongs_together("new toll", 5, &words, 1000));
        assert!(!belongs_together("Harbor toll", 5, &words, 1000));
    }
}
