//! Lists of whole names: what a name is known to be, among other things.

use super::{
    clusters::{read_sorted, write_sorted},
    pack::{Reader, put_counted},
    table::Table,
};
use crate::hash;

/// How many lists there can be: a bit each, and one value that the table keeps for itself.
pub const MAX_LISTS: usize = 31;

/// Named lists of names. A name is evidence, never a verdict: "Jordan" is in several.
///
/// Unlike the [`Gazetteer`](super::gazetteer::Gazetteer), which finds entries in running text, this one is asked about
/// names that were found already. Names are kept as hashes of the form that they are asked in.
#[derive(Debug, Clone, Default)]
pub struct NameLists {
    lists: Vec<String>,
    /// From the hash of a name to the lists that it is in, a bit each.
    names: Table,
}

impl NameLists {
    /// The table of `lists`, each its name and its entries; lists past [`MAX_LISTS`] are left out.
    #[must_use]
    pub fn new(lists: &[(String, Vec<String>)]) -> Self {
        let lists = lists.get(..MAX_LISTS.min(lists.len())).unwrap_or_default();
        let marks = lists
            .iter()
            .zip(0..)
            .flat_map(|((_, entries), list)| entries.iter().map(move |entry| (hash::word(entry), 1 << list)));
        let names = lists.iter().map(|list| list.0.clone()).collect();
        Self { lists: names, names: Table::merged(marks.collect()) }
    }

    /// The lists that have `name`.
    pub fn lists_of(&self, name: &str) -> impl Iterator<Item = &str> {
        let marks = self.names.get(hash::word(name)).unwrap_or_default();
        self.lists
            .iter()
            .zip(0..)
            .filter(move |(_, list)| marks & (1 << list) != 0)
            .map(|(name, _)| name.as_str())
    }

    /// Reads what [`Self::write`] wrote.
    #[must_use]
    pub fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let mut lists = Vec::new();
        for _ in 0..reader.u32()? {
            lists.push(String::from_utf8(reader.counted()?.to_vec()).ok()?);
        }
        let mut marks = Vec::new();
        for list in 0..lists.len() {
            let count = reader.u32()? as usize;
            let mark = 1_u32.checked_shl(list as u32)?;
            marks.extend(read_sorted(reader, count)?.into_iter().map(|name| (name, mark)));
        }
        Some(Self { lists, names: Table::merged(marks) })
    }

    /// Writes the names of the lists, then for each the entries by the gaps between their hashes.
    pub fn write(&self, bytes: &mut Vec<u8>) {
        bytes.extend((self.lists.len() as u32).to_le_bytes());
        for list in &self.lists {
            put_counted(bytes, list.as_bytes());
        }
        let mut entries: Vec<(u32, u32)> = self.names.iter().collect();
        entries.sort_unstable();
        for list in 0..self.lists.len() {
            let inside = entries.iter().filter(|entry| entry.1 & (1 << list) != 0).map(|entry| entry.0);
            bytes.extend((inside.clone().count() as u32).to_le_bytes());
            write_sorted(bytes, inside);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::NameLists;
    use crate::model::pack::Reader;

    #[test]
    fn a_name_is_in_every_list_that_has_it() {
        let list = |name: &str, entries: &[&str]| {
            (name.to_owned(), entries.iter().map(|entry| (*entry).to_owned()).collect())
        };
        let lists = NameLists::new(&[
            list("city", &["tarn", "new quill"]),
            list("company", &["quill"]),
            list("river", &["tarn"]),
        ]);
        let mut bytes = Vec::new();
        lists.write(&mut bytes);
        let read = NameLists::read(&mut Reader::new(&bytes)).unwrap();
        assert_eq!(read.lists_of("tarn").collect::<Vec<_>>(), ["city", "river"]);
        assert_eq!(read.lists_of("new quill").collect::<Vec<_>>(), ["city"]);
        assert_eq!(read.lists_of("new").count(), 0);
        assert!(NameLists::read(&mut Reader::new(&bytes[..bytes.len() - 1])).is_none());
    }
}
