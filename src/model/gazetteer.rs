//! Lists of names: what is known to be, among other things, a city or a surname.

use super::{
    clusters::{read_sorted, write_sorted},
    pack::{Reader, put_counted},
};
use crate::hash;

/// The longest entry that is looked up, in tokens.
pub const MAX_TOKENS: usize = 6;

/// One list, its entries kept as hashes of their tokens.
#[derive(Debug, Clone, Default)]
struct List {
    name: String,
    /// For each length in tokens, from one up, the sorted hashes of the entries of that length.
    entries: [Vec<u32>; MAX_TOKENS],
}

/// Named lists of phrases. A phrase is evidence, never a verdict: "Jordan" is in several.
#[derive(Debug, Clone, Default)]
pub struct Gazetteer {
    lists: Vec<List>,
}

impl Gazetteer {
    /// Adds a list; each entry comes as its tokens, case as it is written in text.
    ///
    /// Entries without tokens or of more than [`MAX_TOKENS`] are left out.
    pub fn add<'words>(&mut self, name: &str, entries: impl IntoIterator<Item = Vec<&'words str>>) {
        let mut list = List { name: name.to_owned(), entries: Default::default() };
        for entry in entries {
            let slot = entry.len().checked_sub(1).and_then(|slot| list.entries.get_mut(slot));
            if let (Some(slot), Some(hash)) = (slot, phrase_hash(entry.into_iter().map(hash::word))) {
                slot.push(hash);
            }
        }
        for hashes in &mut list.entries {
            hashes.sort_unstable();
            hashes.dedup();
        }
        self.lists.push(list);
    }

    /// The names of the lists, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.lists.iter().map(|list| list.name.as_str())
    }

    /// How many lists there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.lists.len()
    }

    /// Whether there is no list.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lists.is_empty()
    }

    /// Calls `emit` with the list and the length in tokens of each entry that begins the phrase `words`, given as
    /// [`hash::word`]s; only the longest of each list.
    pub fn matches(&self, words: impl Iterator<Item = u32>, mut emit: impl FnMut(usize, usize)) {
        let mut longest = [0_usize; 32];
        let mut phrase = None;
        for (slot, word) in words.take(MAX_TOKENS).enumerate() {
            let hash = extend(phrase, word);
            phrase = Some(hash);
            for (list, longest) in self.lists.iter().zip(&mut longest) {
                if list.entries.get(slot).is_some_and(|hashes| hashes.binary_search(&hash).is_ok()) {
                    *longest = slot + 1;
                }
            }
        }
        for (list, &len) in longest.iter().enumerate().filter(|&(_, &len)| len > 0) {
            emit(list, len);
        }
    }

    /// Reads what [`Self::write`] wrote.
    #[must_use]
    pub fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let mut lists = Vec::new();
        for _ in 0..reader.u32()? {
            let name = String::from_utf8(reader.counted()?.to_vec()).ok()?;
            let mut list = List { name, entries: Default::default() };
            for hashes in &mut list.entries {
                let count = reader.u32()? as usize;
                *hashes = read_sorted(reader, count)?;
            }
            lists.push(list);
        }
        Some(Self { lists })
    }

    /// Writes the lists, hashes by their gaps.
    pub fn write(&self, bytes: &mut Vec<u8>) {
        bytes.extend((self.lists.len() as u32).to_le_bytes());
        for list in &self.lists {
            put_counted(bytes, list.name.as_bytes());
            for hashes in &list.entries {
                bytes.extend((hashes.len() as u32).to_le_bytes());
                write_sorted(bytes, hashes);
            }
        }
    }
}

/// The hash of a phrase from the hashes of its words; `None` for no words.
fn phrase_hash(words: impl Iterator<Item = u32>) -> Option<u32> {
    words.fold(None, |phrase, word| Some(extend(phrase, word)))
}

/// The hash of `phrase` with one more word.
fn extend(phrase: Option<u32>, word: u32) -> u32 {
    phrase.map_or(word, |phrase| hash::pair(phrase, word))
}

#[cfg(test)]
mod tests {
    use super::Gazetteer;
    use crate::{hash, model::pack::Reader};

    #[test]
    fn the_longest_entry_of_each_list_is_found() {
        let mut gazetteer = Gazetteer::default();
        gazetteer.add("city", [vec!["New", "York"], vec!["New", "York", "City"], vec!["York"]]);
        gazetteer.add("outlet", [vec!["New", "York", "Times"]]);
        let mut bytes = Vec::new();
        gazetteer.write(&mut bytes);
        let read = Gazetteer::read(&mut Reader::new(&bytes)).unwrap();

        let mut found = Vec::new();
        let words = ["New", "York", "Times", "said"];
        read.matches(words.into_iter().map(hash::word), |list, len| found.push((list, len)));
        assert_eq!(found, [(0, 2), (1, 3)]);
    }
}
