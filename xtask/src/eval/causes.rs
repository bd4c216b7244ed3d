//! Why the entities from the plain text are not the marked ones: names that were not found, what is no marked name, and
//! what was found but linked otherwise.

use std::fmt::Write as _;

use nutgraf::EntityType;

use super::coreference::{Cluster, Coreference};
use crate::data::gum::Text;

/// Where a mention of one side stands on the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// It is a mention there too.
    Here,
    /// A mention there shares words with it, but not the head.
    Beside,
    /// Nothing is there.
    Nowhere,
}

/// What was found of the marked names of one text.
#[derive(Debug)]
pub(super) struct Found {
    /// The place of each marked name on our side.
    pub(super) marked: Vec<Place>,
    /// The place on the marked side of what is ours alone, with its type.
    pub(super) spurious: Vec<(Place, EntityType)>,
}

impl Found {
    /// The entities of both sides without the mentions that only one has.
    pub(super) fn shared(&self, gold: &[Cluster], ours: &[Cluster]) -> [Vec<Cluster>; 2] {
        let is_shared = |mention: &usize| self.marked.get(*mention) == Some(&Place::Here);
        [gold, ours].map(|clusters| {
            let kept = clusters.iter().map(|cluster| cluster.iter().copied().filter(is_shared).collect());
            kept.filter(|cluster: &Cluster| !cluster.is_empty()).collect()
        })
    }
}

/// The types that are told apart; all others are the last.
const TYPES: [(&str, Option<EntityType>); 5] = [
    ("person", Some(EntityType::Person)),
    ("place", Some(EntityType::Place)),
    ("organization", Some(EntityType::Organization)),
    ("group", Some(EntityType::Group)),
    ("others", None),
];

/// Counts over texts, by type.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Causes {
    rows: [Counts; TYPES.len()],
}

#[derive(Debug, Clone, Copy, Default)]
struct Counts {
    marked: u32,
    /// Not found, and nothing of ours is there; another mention is.
    missed: [u32; 2],
    /// Ours alone: where nothing is marked, and beside a marked name.
    spurious: [u32; 2],
}

impl Counts {
    fn merge(&mut self, other: Self) {
        self.marked += other.marked;
        for at in 0..2 {
            self.missed[at] += other.missed[at];
            self.spurious[at] += other.spurious[at];
        }
    }
}

impl Causes {
    /// Adds a text.
    pub(super) fn add(&mut self, text: &Text, found: &Found) {
        for (name, place) in text.names.iter().zip(&found.marked) {
            let row = &mut self.rows[row_of(name.entity_type)];
            row.marked += 1;
            match place {
                Place::Here => {}
                Place::Nowhere => row.missed[0] += 1,
                Place::Beside => row.missed[1] += 1,
            }
        }
        for &(place, entity_type) in &found.spurious {
            self.rows[row_of(entity_type)].spurious[usize::from(place == Place::Beside)] += 1;
        }
    }

    /// Adds the counts of `other`.
    pub(super) fn merge(&mut self, other: Self) {
        for (row, other) in self.rows.iter_mut().zip(other.rows) {
            row.merge(other);
        }
    }
}

fn row_of(entity_type: EntityType) -> usize {
    TYPES.iter().position(|known| known.1 == Some(entity_type)).unwrap_or(TYPES.len() - 1)
}

/// The counts, and how right the links are between the mentions that both sides have.
pub(super) fn table(groups: &[(&str, Causes, Coreference)]) -> String {
    let mut table = "| from the text | names | missed | another mention there | spurious | beside a name | B³ precision, both have it | recall | F1 |\n\
         |---|---:|---:|---:|---:|---:|---:|---:|---:|\n"
        .to_owned();
    for (group, causes, shared) in groups {
        let mut all = Counts::default();
        causes.rows.iter().for_each(|row| all.merge(*row));
        let b_cubed = shared.b_cubed();
        let _ = writeln!(
            table,
            "| **{group}** |{} {:.1} | {:.1} | {:.1} |",
            cells(all),
            b_cubed.precision,
            b_cubed.recall,
            b_cubed.f1
        );
        for ((name, _), row) in TYPES.iter().zip(causes.rows) {
            let _ = writeln!(table, "| {group}: {name} |{} | | |", cells(row));
        }
    }
    table
}

fn cells(counts: Counts) -> String {
    let [missed, other] = counts.missed;
    let [spurious, beside] = counts.spurious;
    format!(" {} | {missed} | {other} | {spurious} | {beside} |", counts.marked)
}

#[cfg(test)]
mod tests {
    use super::{Found, Place};

    #[test]
    fn what_one_side_has_alone_is_left_out() {
        let found = Found { marked: vec![Place::Here, Place::Nowhere, Place::Here], spurious: Vec::new() };
        let [gold, ours] = found.shared(&[vec![0, 1], vec![2]], &[vec![0, 2, 7], vec![8]]);
        assert_eq!((gold, ours), (vec![vec![0], vec![2]], vec![vec![0, 2]]));
    }
}
