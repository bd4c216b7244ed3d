//! The look-up that clusters, lists and weights share.

/// A map from hashes to numbers with open addressing, at most two thirds full, so that a look-up touches few places, side
/// by side. A smaller table is also faster: more of it stays near the processor.
#[derive(Debug, Clone, Default)]
pub(super) struct Table {
    /// A key and its value; `FREE` is no value. The length is a power of two or zero.
    slots: Vec<(u32, u32)>,
}

const FREE: u32 = u32::MAX;

impl Table {
    /// A table of `entries`; of entries with one key the first stays, and the value `u32::MAX` is left out.
    pub(super) fn new(entries: &[(u32, u32)]) -> Self {
        let mut table = Self { slots: vec![(0, FREE); (entries.len() * 3 / 2 + 1).next_power_of_two()] };
        for &(key, value) in entries {
            let place = table
                .probe(key)
                .find(|&slot| table.slots.get(slot).is_some_and(|s| s.1 == FREE || s.0 == key));
            if let Some(slot) = place.and_then(|place| table.slots.get_mut(place))
                && slot.1 == FREE
            {
                *slot = (key, value);
            }
        }
        table
    }

    /// A table of bits: those of one key are put together.
    pub(super) fn merged(mut bits: Vec<(u32, u32)>) -> Self {
        bits.sort_unstable();
        let groups = bits.chunk_by(|a, b| a.0 == b.0);
        let merged: Vec<(u32, u32)> = groups
            .filter_map(|group| Some((group.first()?.0, group.iter().fold(0, |bits, entry| bits | entry.1))))
            .collect();
        Self::new(&merged)
    }

    /// The value of `key`.
    #[inline]
    pub(super) fn get(&self, key: u32) -> Option<u32> {
        for place in self.probe(key) {
            let &(found, value) = self.slots.get(place)?;
            if value == FREE {
                return None;
            }
            if found == key {
                return Some(value);
            }
        }
        None
    }

    /// Keys and values, in the order of the slots.
    pub(super) fn iter(&self) -> impl Iterator<Item = (u32, u32)> {
        self.slots.iter().copied().filter(|slot| slot.1 != FREE)
    }

    /// The places to look at for `key`, in order. Keys are hashes already: their low bits are as good as any.
    #[inline]
    fn probe(&self, key: u32) -> impl Iterator<Item = usize> + use<> {
        let mask = self.slots.len().wrapping_sub(1);
        (0..self.slots.len()).map(move |step| (key as usize).wrapping_add(step) & mask)
    }
}

#[cfg(test)]
mod tests {
    use super::Table;

    #[test]
    fn finds_what_was_put_in_and_nothing_else() {
        let entries: Vec<(u32, u32)> = (0..1000).map(|n: u32| (n.wrapping_mul(2_654_435_761), n)).collect();
        let table = Table::new(&entries);
        for &(key, value) in &entries {
            assert_eq!(table.get(key), Some(value));
            assert_eq!(table.get(key ^ 1).filter(|other| *other == value), None);
        }
        assert_eq!(table.iter().count(), entries.len());
    }

    #[test]
    fn an_empty_table_finds_nothing() {
        assert_eq!(Table::default().get(7), None);
        assert_eq!(Table::new(&[]).get(7), None);
    }
}
