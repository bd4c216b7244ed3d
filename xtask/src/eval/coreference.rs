//! How alike two ways are to put mentions together.
//!
//! *B³* (Bagga and Baldwin 1998) asks of each mention how much of its entity is right; *CEAFe* (Luo 2005, with the
//! similarity φ4) matches whole entities one to one, so that a split entity counts once.

use std::collections::BTreeMap;

/// The numbers of mentions of an entity; the same number is the same mention on both sides.
pub(crate) type Cluster = Vec<usize>;

/// Sums over texts.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Coreference {
    b_cubed: Sums,
    ceaf: Sums,
}

/// What is right, of how much, from both sides.
#[derive(Debug, Clone, Copy, Default)]
struct Sums {
    right_of_given: f64,
    given: f64,
    right_of_gold: f64,
    gold: f64,
}

/// Precision, recall and their harmonic mean, in percent.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Figures {
    pub(crate) precision: f64,
    pub(crate) recall: f64,
    pub(crate) f1: f64,
}

impl Sums {
    fn figures(self) -> Figures {
        let share = |right: f64, all: f64| if all > 0.0 { 100.0 * right / all } else { 0.0 };
        let (precision, recall) =
            (share(self.right_of_given, self.given), share(self.right_of_gold, self.gold));
        let sum = precision + recall;
        Figures { precision, recall, f1: if sum > 0.0 { 2.0 * precision * recall / sum } else { 0.0 } }
    }

    fn add(&mut self, other: Self) {
        self.right_of_given += other.right_of_given;
        self.given += other.given;
        self.right_of_gold += other.right_of_gold;
        self.gold += other.gold;
    }
}

impl Coreference {
    /// Adds a text. A mention that only one side has makes that side's precision or recall smaller.
    pub(crate) fn add(&mut self, gold: &[Cluster], given: &[Cluster]) {
        let shared = shared(gold, given);
        let size = |clusters: &[Cluster], at: usize| clusters[at].len() as f64;
        for (&(a, b), &count) in &shared {
            let count = count as f64;
            self.b_cubed.right_of_gold += count * count / size(gold, a);
            self.b_cubed.right_of_given += count * count / size(given, b);
        }
        self.b_cubed.gold += gold.iter().map(Vec::len).sum::<usize>() as f64;
        self.b_cubed.given += given.iter().map(Vec::len).sum::<usize>() as f64;
        let mut likeness = vec![vec![0.0; given.len()]; gold.len()];
        for (&(a, b), &count) in &shared {
            likeness[a][b] = 2.0 * count as f64 / (size(gold, a) + size(given, b));
        }
        let best = best_matching(&likeness);
        self.ceaf.right_of_gold += best;
        self.ceaf.right_of_given += best;
        self.ceaf.gold += gold.len() as f64;
        self.ceaf.given += given.len() as f64;
    }

    /// Adds the sums of `other`.
    pub(crate) fn merge(&mut self, other: Self) {
        self.b_cubed.add(other.b_cubed);
        self.ceaf.add(other.ceaf);
    }

    pub(crate) fn b_cubed(&self) -> Figures {
        self.b_cubed.figures()
    }

    pub(crate) fn ceaf(&self) -> Figures {
        self.ceaf.figures()
    }
}

/// How many mentions each pair of clusters shares, where it shares any.
fn shared(gold: &[Cluster], given: &[Cluster]) -> BTreeMap<(usize, usize), usize> {
    let mut gold_of = BTreeMap::new();
    for (at, cluster) in gold.iter().enumerate() {
        gold_of.extend(cluster.iter().map(|&mention| (mention, at)));
    }
    let mut shared = BTreeMap::new();
    for (b, cluster) in given.iter().enumerate() {
        for a in cluster.iter().filter_map(|mention| gold_of.get(mention)) {
            *shared.entry((*a, b)).or_default() += 1;
        }
    }
    shared
}

/// The greatest sum of `likeness` over pairs of a row and a column, each used once at most: the Hungarian method with
/// potentials, in cubic time.
fn best_matching(likeness: &[Vec<f64>]) -> f64 {
    let size = likeness.len().max(likeness.first().map_or(0, Vec::len));
    let cost = |row: usize, column: usize| {
        -likeness.get(row).and_then(|row| row.get(column)).copied().unwrap_or_default()
    };
    // Rows and columns count from 1; column 0 stands for the row that is placed now.
    let (mut of_rows, mut of_columns) = (vec![0.0; size + 1], vec![0.0; size + 1]);
    let mut row_of = vec![0; size + 1];
    for row in 1..=size {
        row_of[0] = row;
        let mut column = 0;
        let mut slack = vec![f64::INFINITY; size + 1];
        let mut came_from = vec![0; size + 1];
        let mut is_done = vec![false; size + 1];
        while row_of[column] != 0 {
            is_done[column] = true;
            let (mut step, mut next) = (f64::INFINITY, 0);
            for other in (1..=size).filter(|&other| !is_done[other]) {
                let row = row_of[column];
                let reduced = cost(row - 1, other - 1) - of_rows[row] - of_columns[other];
                if reduced < slack[other] {
                    (slack[other], came_from[other]) = (reduced, column);
                }
                if slack[other] < step {
                    (step, next) = (slack[other], other);
                }
            }
            for other in 0..=size {
                if is_done[other] {
                    of_rows[row_of[other]] += step;
                    of_columns[other] -= step;
                } else {
                    slack[other] -= step;
                }
            }
            column = next;
        }
        while column != 0 {
            row_of[column] = row_of[came_from[column]];
            column = came_from[column];
        }
    }
    (1..=size).map(|column| -cost(row_of[column] - 1, column - 1)).sum()
}

#[cfg(test)]
mod tests {
    use super::{Coreference, best_matching};

    fn rounded(figures: super::Figures) -> [i64; 3] {
        [figures.precision, figures.recall, figures.f1].map(|figure| (figure * 10.0).round() as i64)
    }

    #[test]
    fn the_figures_of_a_known_example() {
        // The example of Luo (2005): two of three entities are put together.
        let gold = [vec![1, 2, 3, 4, 5], vec![6, 7], vec![8, 9, 10, 11, 12]];
        let given = [vec![1, 2, 3, 4, 5], vec![6, 7, 8, 9, 10, 11, 12]];
        let mut scores = Coreference::default();
        scores.add(&gold, &given);
        assert_eq!(rounded(scores.b_cubed()), [762, 1000, 865]);
        // (1 + 10/12) of 2 and of 3.
        assert_eq!(rounded(scores.ceaf()), [917, 611, 733]);
    }

    #[test]
    fn mentions_of_one_side_count_against_it() {
        let mut scores = Coreference::default();
        scores.add(&[vec![1], vec![2]], &[vec![1], vec![3]]);
        assert_eq!(rounded(scores.b_cubed()), [500, 500, 500]);
    }

    #[test]
    fn the_best_matching_is_not_the_greedy_one() {
        assert!((best_matching(&[vec![0.9, 0.8], vec![0.8, 0.1]]) - 1.6).abs() < 1e-9);
        assert!((best_matching(&[vec![0.5], vec![0.7]]) - 0.7).abs() < 1e-9);
        assert!(best_matching(&[]).abs() < 1e-9);
    }
}
