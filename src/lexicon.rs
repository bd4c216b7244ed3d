//! Editable word lists, compiled in as the text that people edit.
//!
//! A list is a file in `model/lexicon/`: first a header of lines that begin with `#`, which says what belongs in
//! it, then one entry a line, sorted by bytes: a key, lower case, and where the list has values a tab and the
//! value.

use std::{collections::HashMap, hash::BuildHasherDefault, sync::OnceLock};

use crate::hash::{self, Hasher};

/// What words are in a phrase; the header of the file names the classes.
pub(crate) static WORD_CLASSES: WordList =
    WordList::new(include_str!("../model/lexicon/topic/word_classes.txt"));

/// Well-known names as wholes, each with its kinds; two stages ask it.
pub(crate) static WELL_KNOWN: WordList = WordList::new(include_str!("../model/lexicon/types/names.txt"));

/// One list.
#[derive(Debug)]
pub(crate) struct WordList {
    text: &'static str,
    /// Made when the list is first asked: searching the text itself took most of the time of ranking keyphrases.
    /// Only looked up, never walked; keys are ours, so that no text can make them collide.
    values: OnceLock<HashMap<&'static str, &'static str, BuildHasherDefault<Hasher>>>,
}

impl WordList {
    /// The list in `text`, the content of its file.
    pub(crate) const fn new(text: &'static str) -> Self {
        Self { text, values: OnceLock::new() }
    }

    /// Whether `key` is in the list.
    pub(crate) fn contains(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// The value of `key`, empty where its line has none; `None` where `key` is not in the list.
    pub(crate) fn get(&self, key: &str) -> Option<&'static str> {
        self.values.get_or_init(|| self.entries().collect()).get(key).copied()
    }

    /// All values, in the order of their keys.
    pub(crate) fn values(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.entries().map(|(_, value)| value)
    }

    /// All keys, in order.
    #[cfg(test)]
    pub(crate) fn keys(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.entries().map(|(key, _)| key)
    }

    /// All keys with their values, in order.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (&'static str, &'static str)> + use<> {
        self.text.lines().filter(|line| !line.starts_with('#')).map(entry)
    }
}

/// A list of words without values that is asked by hash.
#[derive(Debug)]
pub(crate) struct HashedWords {
    list: WordList,
    /// Sorted.
    hashes: OnceLock<Vec<u32>>,
}

impl HashedWords {
    /// The list in `text`, the content of its file.
    pub(crate) const fn new(text: &'static str) -> Self {
        Self { list: WordList::new(text), hashes: OnceLock::new() }
    }

    /// Whether the word with this [`hash::word`] is in the list.
    pub(crate) fn contains(&self, word: u32) -> bool {
        let hashes = self.hashes.get_or_init(|| {
            let mut hashes: Vec<u32> = self.list.entries().map(|(key, _)| hash::word(key)).collect();
            hashes.sort_unstable();
            hashes
        });
        hashes.binary_search(&word).is_ok()
    }

    /// Asserts that the list is as [`assert_well_formed`] wants it.
    #[cfg(test)]
    pub(crate) fn assert_well_formed(&self) {
        assert_well_formed(&self.list);
    }
}

/// Asserts that `list` is in order, with each key once, and as look-ups need it.
#[cfg(test)]
pub(crate) fn assert_well_formed(list: &WordList) {
    let keys: Vec<&str> = list.entries().map(|(key, _)| key).collect();
    assert!(!keys.is_empty());
    for pair in keys.windows(2) {
        assert!(pair[0] < pair[1], "`{}` must stand behind `{}`, and each once", pair[0], pair[1]);
    }
    for (key, value) in list.entries() {
        assert!(key.starts_with(char::is_alphanumeric), "`{key}`");
        assert_eq!(key, key.to_lowercase());
        assert_eq!(list.get(key), Some(value));
    }
}

/// The key and the value of a line.
fn entry(line: &'static str) -> (&'static str, &'static str) {
    line.split_once('\t').unwrap_or((line, ""))
}

#[cfg(test)]
mod tests {
    use super::WordList;

    static LIST: WordList = WordList::new("# Z header\n# a\nall\nbut\tx\nbutter\nzoo\n");

    #[test]
    fn every_entry_is_found_and_nothing_else() {
        assert_eq!(LIST.get("all"), Some(""));
        assert_eq!(LIST.get("but"), Some("x"));
        assert!(LIST.contains("butter") && LIST.contains("zoo"));
        for missing in ["", "# a", "a", "bu", "butt", "zoom"] {
            assert!(!LIST.contains(missing), "{missing}");
        }
    }

    #[test]
    fn an_empty_list_has_nothing() {
        assert!(!WordList::new("").contains(""));
        assert!(!WordList::new("# only a header\n").contains("only"));
    }
}
