//! What a word of a noun phrase looks like: the weights of a small tagger.

use super::pack::Reader;

/// What a word can be: no part of a noun phrase, a word before its nouns, a noun of it.
pub const CHUNKS: usize = 3;
/// The number of slots that features are hashed into, a power of two.
pub const SLOTS: usize = 1 << 14;

/// For each slot the weight of each of the [`CHUNKS`].
///
/// Features that share a slot share its weights: with this many slots that costs two words in a thousand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChunkWeights {
    rows: Vec<[i8; CHUNKS]>,
}

impl ChunkWeights {
    /// The weights in `rows`, one for each slot; `None` where there are not [`SLOTS`] of them.
    #[must_use]
    pub fn new(rows: Vec<[i8; CHUNKS]>) -> Option<Self> {
        (rows.len() == SLOTS).then_some(Self { rows })
    }

    /// The weights of the feature with this hash.
    #[inline]
    #[must_use]
    pub fn of(&self, feature: u32) -> [i8; CHUNKS] {
        self.rows.get(feature as usize % SLOTS).copied().unwrap_or_default()
    }

    /// Reads what [`Self::write`] wrote.
    #[must_use]
    pub fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let columns: [&[u8]; CHUNKS] = [reader.take(SLOTS)?, reader.take(SLOTS)?, reader.take(SLOTS)?];
        let [outside, modifier, noun] = columns;
        let rows = outside.iter().zip(modifier).zip(noun);
        Self::new(rows.map(|((a, b), c)| [a, b, c].map(|byte| byte.cast_signed())).collect())
    }

    /// Writes the weights, a column behind the other, which packs better.
    pub fn write(&self, bytes: &mut Vec<u8>) {
        for column in 0..CHUNKS {
            bytes.extend(
                self.rows.iter().filter_map(|row| row.get(column)).map(|weight| weight.cast_unsigned()),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ChunkWeights, SLOTS};
    use crate::model::pack::Reader;

    #[test]
    fn what_is_written_is_read() {
        let weights = ChunkWeights::new((0..SLOTS).map(|slot| [slot as i8, -3, 1]).collect()).unwrap();
        let mut bytes = Vec::new();
        weights.write(&mut bytes);
        assert_eq!(ChunkWeights::read(&mut Reader::new(&bytes)), Some(weights.clone()));
        assert_eq!(weights.of(SLOTS as u32 + 5), [5, -3, 1]);
        assert_eq!(ChunkWeights::read(&mut Reader::new(&bytes[1..])), None);
        assert_eq!(ChunkWeights::new(vec![[0; 3]; 2]), None);
    }
}
