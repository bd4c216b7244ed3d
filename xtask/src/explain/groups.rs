//! Words that stand for a cluster: the pack has hashes only, so they are looked up from the lists that are text.

use std::collections::BTreeMap;

use anyhow::Result;
use nutgraf::{
    hash,
    model::clusters::{LEVELS, WordClusters},
};

use crate::lexicon;

/// How many words are shown.
const SHOWN: usize = 3;

/// For each level and number some words of the cluster.
pub(super) struct Groups {
    words: BTreeMap<(usize, u16), Vec<String>>,
}

impl Groups {
    /// Looks up common words, countries and first names.
    pub(super) fn new(clusters: &WordClusters) -> Result<Self> {
        let mut words: BTreeMap<(usize, u16), Vec<String>> = BTreeMap::new();
        for list in ["topic/word_rarity.txt", "names/country.txt", "names/city.txt", "names/first-name.txt"] {
            for line in lexicon::read(&lexicon::folder().join(list))? {
                let word = line.split('\t').next().unwrap_or_default();
                let Some(path) = clusters.get(hash::word(word)) else { continue };
                for (level, number) in path.into_iter().enumerate() {
                    let group = words.entry((level, number)).or_default();
                    if group.len() < SHOWN {
                        group.push(word.to_owned());
                    }
                }
            }
        }
        Ok(Self { words })
    }

    /// The cluster in words; `level` counts from the coarsest.
    pub(super) fn name(&self, level: usize, number: u32) -> String {
        let key = u16::try_from(number).map(|number| (level.min(LEVELS - 1), number));
        let words = key.ok().and_then(|key| self.words.get(&key));
        words.map_or_else(|| format!("{number}"), |words| format!("{number} (like {})", words.join(", ")))
    }
}
