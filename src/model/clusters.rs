//! Word clusters: words that stand in the same surroundings share a number.

use super::{
    pack::{Reader, put_varint},
    table::Table,
};
use crate::hash;

/// How many granularities a word's cluster is known in, coarse to fine.
pub const LEVELS: usize = 4;

/// A word's cluster at each level; 0 is "not in the list".
pub type ClusterPath = [u16; LEVELS];

/// From words to clusters of several sizes, each level a refinement of the one before.
///
/// Words are kept as 32-bit hashes, not as strings: a word outside the list is taken for one inside about once
/// in sixty thousand times, which costs less than the letters would.
#[derive(Debug, Clone, Default)]
pub struct WordClusters {
    /// From words to their finest cluster, a position in `paths`.
    finest: Table,
    /// The cluster at every level for each finest cluster.
    paths: Vec<ClusterPath>,
}

impl WordClusters {
    /// Puts clusters together from words, each with its finest cluster, and the path of each finest cluster.
    ///
    /// Words whose cluster has no path are left out.
    #[must_use]
    pub fn new<'words>(words: impl IntoIterator<Item = (&'words str, u16)>, paths: Vec<ClusterPath>) -> Self {
        let entries: Vec<(u32, u32)> = words
            .into_iter()
            .filter(|&(_, cluster)| usize::from(cluster) < paths.len())
            .map(|(word, cluster)| (hash::word(word), u32::from(cluster)))
            .collect();
        Self { finest: Table::new(&entries), paths }
    }

    /// The clusters of the word with this [`hash::word`].
    #[must_use]
    pub fn get(&self, word: u32) -> Option<ClusterPath> {
        self.paths.get(self.finest.get(word)? as usize).copied()
    }

    /// The finest cluster of a word as it is written, or else of the same in `lower` case: at the head of a sentence and in a
    /// headline capitals say little.
    #[must_use]
    pub fn finest(&self, word: &str, lower: &str) -> Option<u16> {
        let path = self.get(hash::word(word)).or_else(|| self.get(hash::word(lower)));
        path.map(|[.., finest]| finest)
    }

    /// Reads what [`Self::write`] wrote.
    #[must_use]
    pub fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let paths: Vec<ClusterPath> = (0..reader.u32()?)
            .map(|_| {
                let mut path = ClusterPath::default();
                for level in &mut path {
                    *level = u16::try_from(reader.varint()?).ok()?;
                }
                Some(path)
            })
            .collect::<Option<_>>()?;
        let count = reader.u32()? as usize;
        let hashes = read_sorted(reader, count)?;
        let low = reader.take(count)?;
        let high = reader.take(count)?;
        let clusters = low.iter().zip(high).map(|(&low, &high)| u32::from(u16::from_le_bytes([low, high])));
        let entries: Vec<(u32, u32)> = hashes.into_iter().zip(clusters).collect();
        let fits = entries.iter().all(|entry| (entry.1 as usize) < paths.len());
        fits.then(|| Self { finest: Table::new(&entries), paths })
    }

    /// Writes the clusters: paths, hashes by their gaps, then low and high bytes apart, which packs better.
    pub fn write(&self, bytes: &mut Vec<u8>) {
        bytes.extend((self.paths.len() as u32).to_le_bytes());
        for level in self.paths.iter().flatten() {
            put_varint(bytes, u32::from(*level));
        }
        let mut entries: Vec<(u32, u32)> = self.finest.iter().collect();
        entries.sort_unstable();
        bytes.extend((entries.len() as u32).to_le_bytes());
        write_sorted(bytes, entries.iter().map(|entry| entry.0));
        for byte in 0..2 {
            bytes.extend(entries.iter().map(|entry| (entry.1 >> (8 * byte)) as u8));
        }
    }
}

/// Reads `count` numbers written by [`write_sorted`].
pub(super) fn read_sorted(reader: &mut Reader<'_>, count: usize) -> Option<Vec<u32>> {
    let mut previous = 0_u32;
    (0..count)
        .map(|_| {
            previous = previous.checked_add(reader.varint()?)?;
            Some(previous)
        })
        .collect()
}

/// Writes ascending numbers as the gaps between them.
pub(super) fn write_sorted(bytes: &mut Vec<u8>, numbers: impl Iterator<Item = u32>) {
    let mut previous = 0;
    for number in numbers {
        put_varint(bytes, number.wrapping_sub(previous));
        previous = number;
    }
}

#[cfg(test)]
mod tests {
    use super::WordClusters;
    use crate::{hash, model::pack::Reader};

    #[test]
    fn what_is_written_is_read() {
        let words = ["Paris", "London", "said", "told"];
        let clusters = WordClusters::new(words.into_iter().zip([0, 0, 1, 1]), vec![[1; 4], [1, 2, 2, 2]]);
        let mut bytes = Vec::new();
        clusters.write(&mut bytes);
        let read = WordClusters::read(&mut Reader::new(&bytes)).unwrap();
        assert_eq!(read.get(hash::word("Paris")), Some([1; 4]));
        assert_eq!(read.get(hash::word("told")), Some([1, 2, 2, 2]));
        assert_eq!(read.get(hash::word("Berlin")), None);
        assert!(WordClusters::read(&mut Reader::new(&bytes[..bytes.len() - 1])).is_none());
    }
}
