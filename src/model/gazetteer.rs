//! Lists of names: what is known to be, among other things, a city or a surname.

use super::{
    clusters::{read_sorted, write_sorted},
    pack::{Reader, put_counted},
    table::Table,
};
use crate::hash;

/// The longest entry that is looked up, in tokens.
pub const MAX_TOKENS: usize = 6;
/// How many lists there can be.
pub const MAX_LISTS: usize = 16;

/// Named lists of phrases. A phrase is evidence, never a verdict: "Jordan" is in several.
///
/// Phrases are kept as hashes of their tokens, all lists in one table, so that a look-up costs the same however many
/// lists there are.
#[derive(Debug, Clone, Default)]
pub struct Gazetteer {
    names: Vec<String>,
    /// From the hash of a phrase to the lists that it is in, a bit each, and whether a longer entry begins with it.
    phrases: Table,
}

/// The bit of a phrase that longer entries begin with.
const GOES_ON: u32 = 1 << MAX_LISTS;

impl Gazetteer {
    /// The gazetteer of `lists`, each a name and its entries, an entry as its tokens as they are written in text.
    ///
    /// Entries without tokens or of more than [`MAX_TOKENS`] are left out, and so are lists past [`MAX_LISTS`].
    #[must_use]
    pub fn new(lists: &[(String, Vec<Vec<String>>)]) -> Self {
        let mut marks = Vec::new();
        for ((_, entries), list) in lists.iter().take(MAX_LISTS).zip(0..) {
            for entry in entries.iter().filter(|entry| (1..=MAX_TOKENS).contains(&entry.len())) {
                let mut phrase = None;
                for (word, left) in entry.iter().zip((0..entry.len()).rev()) {
                    let hash = extend(phrase, hash::word(word));
                    marks.push((hash, if left == 0 { 1 << list } else { GOES_ON }));
                    phrase = Some(hash);
                }
            }
        }
        let names = lists.iter().take(MAX_LISTS).map(|list| list.0.clone()).collect();
        Self { names, phrases: Table::merged(marks) }
    }

    /// The names of the lists, in order.
    pub fn names(&self) -> impl ExactSizeIterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }

    /// Calls `emit` with the list and the length in tokens of each entry that begins the phrase `words`, given as
    /// [`hash::word`]s; only the longest of each list.
    pub fn matches(&self, words: impl Iterator<Item = u32>, mut emit: impl FnMut(usize, usize)) {
        let mut found = [0_u32; MAX_TOKENS];
        let mut phrase = None;
        for (word, found) in words.zip(&mut found) {
            let hash = extend(phrase, word);
            phrase = Some(hash);
            let Some(marks) = self.phrases.get(hash) else { break };
            *found = marks & !GOES_ON;
            if marks & GOES_ON == 0 {
                break;
            }
        }
        let mut emitted = 0;
        for (slot, marks) in found.into_iter().enumerate().rev() {
            let mut new = marks & !emitted;
            emitted |= marks;
            while new != 0 {
                emit(new.trailing_zeros() as usize, slot + 1);
                new &= new - 1;
            }
        }
    }

    /// Reads what [`Self::write`] wrote.
    #[must_use]
    pub fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let mut names = Vec::new();
        for _ in 0..reader.u32()? {
            names.push(String::from_utf8(reader.counted()?.to_vec()).ok()?);
        }
        let mut marks = Vec::new();
        for bit in 0..=MAX_LISTS {
            let count = reader.u32()? as usize;
            marks.extend(read_sorted(reader, count)?.into_iter().map(|phrase| (phrase, 1 << bit)));
        }
        Some(Self { names, phrases: Table::merged(marks) })
    }

    /// Writes the names, then for each list the phrases in it by the gaps between their hashes.
    pub fn write(&self, bytes: &mut Vec<u8>) {
        bytes.extend((self.names.len() as u32).to_le_bytes());
        for name in &self.names {
            put_counted(bytes, name.as_bytes());
        }
        let mut entries: Vec<(u32, u32)> = self.phrases.iter().collect();
        entries.sort_unstable();
        for bit in 0..=MAX_LISTS {
            let with_bit = entries.iter().filter(|entry| entry.1 & (1 << bit) != 0).map(|entry| entry.0);
            bytes.extend((with_bit.clone().count() as u32).to_le_bytes());
            write_sorted(bytes, with_bit);
        }
    }
}

/// The hash of `phrase` with one more word.
fn extend(phrase: Option<u32>, word: u32) -> u32 {
    phrase.map_or(word, |phrase| hash::pair(phrase, word))
}

#[cfg(test)]
mod tests {
    use super::Gazetteer;
    use crate::{hash, model::pack::Reader};

    fn list(name: &str, entries: &[&str]) -> (String, Vec<Vec<String>>) {
        let tokens = entries.iter().map(|entry| entry.split(' ').map(str::to_owned).collect());
        (name.to_owned(), tokens.collect())
    }

    #[test]
    fn the_longest_entry_of_each_list_is_found() {
        let gazetteer = Gazetteer::new(&[
            list("city", &["New York", "New York City", "York"]),
            list("outlet", &["New York Times"]),
        ]);
        let mut bytes = Vec::new();
        gazetteer.write(&mut bytes);
        let read = Gazetteer::read(&mut Reader::new(&bytes)).unwrap();
        assert_eq!(read.names().collect::<Vec<_>>(), ["city", "outlet"]);

        let mut found = Vec::new();
        let words = ["New", "York", "Times", "said"];
        read.matches(words.into_iter().map(hash::word), |list, len| found.push((list, len)));
        assert_eq!(found, [(1, 3), (0, 2)]);
    }
}
