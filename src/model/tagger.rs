//! The weights of the tagger.

use super::{
    clusters::{read_sorted, write_sorted},
    label::LABELS,
    pack::Reader,
    table::Table,
};

/// The weights of one feature: one for each label, then zeros up to a width that vector units like.
pub type Row = [i8; ROW];

/// A row that does not lie on two lines of a cache.
#[derive(Debug, Clone, Copy)]
#[repr(align(32))]
struct Aligned(Row);

/// How many weights a row has.
pub const ROW: usize = LABELS.next_multiple_of(16);

/// What it costs or gains to go from one label (the first index) to another.
pub type Transitions = [[i16; LABELS]; LABELS];

/// A linear-chain model with integer weights: the score of a labelling is the sum, over its tokens, of the rows
/// of the token's features at the token's label, and of the transitions.
#[derive(Debug, Clone)]
pub struct TaggerWeights {
    /// From features to the positions of their rows.
    positions: Table,
    rows: Vec<Aligned>,
    transitions: Transitions,
    /// What one unit of score is in natural logarithms of odds.
    unit: f32,
}

impl TaggerWeights {
    /// Puts weights together; `features` come sorted by feature, each once.
    #[must_use]
    pub fn new(features: &[(u32, Row)], transitions: Transitions, unit: f32) -> Self {
        let positions: Vec<(u32, u32)> = features.iter().map(|feature| feature.0).zip(0..).collect();
        let rows = features.iter().map(|feature| Aligned(feature.1)).collect();
        Self { positions: Table::new(&positions), rows, transitions, unit }
    }

    /// The weights of a feature; `None` for one that weighs nothing.
    #[must_use]
    #[inline]
    pub fn row(&self, feature: u32) -> Option<&Row> {
        self.row_at(self.position(feature)?)
    }

    /// Where the weights of a feature stand; `None` for one that weighs nothing.
    #[must_use]
    #[inline]
    pub fn position(&self, feature: u32) -> Option<u32> {
        self.positions.get(feature)
    }

    /// The weights at a [`Self::position`].
    #[must_use]
    #[inline]
    pub fn row_at(&self, position: u32) -> Option<&Row> {
        self.rows.get(position as usize).map(|row| &row.0)
    }

    /// What it costs or gains to go from one label to another.
    #[must_use]
    pub const fn transitions(&self) -> &Transitions {
        &self.transitions
    }

    /// What one unit of score is in natural logarithms of odds.
    #[must_use]
    pub const fn unit(&self) -> f32 {
        self.unit
    }

    /// How many features there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no feature.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Reads what [`Self::write`] wrote.
    #[must_use]
    pub fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let unit = f32::from_bits(reader.u32()?);
        let mut transitions = [[0; LABELS]; LABELS];
        for weight in transitions.iter_mut().flatten() {
            *weight = i16::from_le_bytes(reader.array()?);
        }
        let count = reader.u32()? as usize;
        let keys = read_sorted(reader, count)?;
        let mut features: Vec<(u32, Row)> = keys.into_iter().map(|key| (key, [0; ROW])).collect();
        for label in 0..LABELS {
            let column = reader.take(count)?;
            for ((_, row), &weight) in features.iter_mut().zip(column) {
                if let Some(cell) = row.get_mut(label) {
                    *cell = weight.cast_signed();
                }
            }
        }
        (unit.is_finite() && unit > 0.0).then(|| Self::new(&features, transitions, unit))
    }

    /// Writes the weights: the unit, the transitions, the features by their gaps, then the rows label by label,
    /// since neighbours in a column are alike and pack well.
    pub fn write(&self, bytes: &mut Vec<u8>) {
        bytes.extend(self.unit.to_bits().to_le_bytes());
        bytes.extend(self.transitions.iter().flatten().flat_map(|weight| weight.to_le_bytes()));
        let rows = self.positions.iter().filter_map(|(feature, row)| Some((feature, self.row_at(row)?)));
        let mut features: Vec<(u32, &Row)> = rows.collect();
        features.sort_unstable_by_key(|feature| feature.0);
        bytes.extend((features.len() as u32).to_le_bytes());
        write_sorted(bytes, features.iter().map(|feature| feature.0));
        for label in 0..LABELS {
            bytes.extend(
                features.iter().filter_map(|(_, row)| row.get(label)).map(|weight| weight.cast_unsigned()),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{LABELS, ROW, TaggerWeights};
    use crate::model::pack::Reader;

    #[test]
    fn what_is_written_is_read() {
        let features: Vec<_> = (1..40_u32)
            .map(|n| {
                let mut row = [0; ROW];
                row[n as usize % LABELS] = -(n as i8);
                (n * 64, row)
            })
            .collect();
        let mut transitions = [[0; LABELS]; LABELS];
        transitions[3][5] = -700;
        let weights = TaggerWeights::new(&features, transitions, 0.125);
        let mut bytes = Vec::new();
        weights.write(&mut bytes);
        let read = TaggerWeights::read(&mut Reader::new(&bytes)).unwrap();
        assert_eq!(read.len(), features.len());
        assert_eq!(read.transitions()[3][5], -700);
        for (feature, row) in &features {
            assert_eq!(read.row(*feature), Some(row));
            assert_eq!(read.row(feature + 1), None);
        }
        assert!(TaggerWeights::read(&mut Reader::new(&bytes[..bytes.len() - 1])).is_none());
    }
}
