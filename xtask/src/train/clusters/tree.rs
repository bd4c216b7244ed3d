//! Larger groups from smaller ones.

use nutgraf::model::clusters::ClusterPath;

/// For each finest cluster its group at every level, so that each level refines the one before.
///
/// The clusters are joined two by two, the pair that loses least first (Ward, 1963), and the tree is cut where it
/// has as many groups as `sizes` says. Groups are numbered from 1.
pub(super) fn paths(
    members: &[u16],
    centres: &[f32],
    dimensions: usize,
    sizes: [usize; 4],
) -> Vec<ClusterPath> {
    let count = centres.len() / dimensions;
    let mut weights = vec![0.0_f32; count];
    for &cluster in members {
        weights[usize::from(cluster)] += 1.0;
    }
    // An empty cluster has no members to be told apart.
    let mut groups = Groups {
        centres: centres.to_vec(),
        weights: weights.iter().map(|weight| weight.max(0.5)).collect(),
        dimensions,
        alive: (0..count).collect(),
        parent: (0..count).collect(),
    };
    let mut paths = vec![ClusterPath::default(); count];
    for level in (0..sizes.len()).rev() {
        groups.join_to(sizes[level]);
        for (cluster, path) in paths.iter_mut().enumerate() {
            let group = groups.group_of(cluster);
            let number = groups.alive.binary_search(&group).map_or(0, |number| number + 1);
            path[level] = number as u16;
        }
    }
    paths
}

struct Groups {
    centres: Vec<f32>,
    weights: Vec<f32>,
    dimensions: usize,
    /// The groups that were not joined to another, ascending.
    alive: Vec<usize>,
    parent: Vec<usize>,
}

impl Groups {
    fn group_of(&self, mut cluster: usize) -> usize {
        while self.parent[cluster] != cluster {
            cluster = self.parent[cluster];
        }
        cluster
    }

    /// Joins the nearest pairs until `count` groups are left.
    fn join_to(&mut self, count: usize) {
        let mut nearest: Vec<(f32, usize)> = vec![(f32::MAX, usize::MAX); self.parent.len()];
        if self.alive.len() > count {
            for &group in &self.alive {
                nearest[group] = self.nearest(group);
            }
        }
        while self.alive.len() > count {
            let Some(&first) = self.alive.iter().min_by(|&&a, &&b| nearest[a].0.total_cmp(&nearest[b].0))
            else {
                break;
            };
            let second = nearest[first].1;
            self.join(first, second);
            self.alive.retain(|&group| group != second);
            let stale: Vec<usize> = self
                .alive
                .iter()
                .copied()
                .filter(|&group| group == first || nearest[group].1 == first || nearest[group].1 == second)
                .collect();
            for group in stale {
                nearest[group] = self.nearest(group);
            }
        }
    }

    /// The group whose joining loses least, and the loss.
    fn nearest(&self, group: usize) -> (f32, usize) {
        let others = self.alive.iter().copied().filter(|&other| other != group);
        others
            .map(|other| (self.loss(group, other), other))
            .fold((f32::MAX, usize::MAX), |best, next| if next.0 < best.0 { next } else { best })
    }

    fn loss(&self, a: usize, b: usize) -> f32 {
        let distance: f32 = self.centre(a).iter().zip(self.centre(b)).map(|(a, b)| (a - b) * (a - b)).sum();
        distance * self.weights[a] * self.weights[b] / (self.weights[a] + self.weights[b])
    }

    fn centre(&self, group: usize) -> &[f32] {
        &self.centres[group * self.dimensions..(group + 1) * self.dimensions]
    }

    fn join(&mut self, to: usize, from: usize) {
        let (a, b) = (self.weights[to], self.weights[from]);
        for i in 0..self.dimensions {
            let joined = (a * self.centres[to * self.dimensions + i]
                + b * self.centres[from * self.dimensions + i])
                / (a + b);
            self.centres[to * self.dimensions + i] = joined;
        }
        self.weights[to] += b;
        self.parent[from] = to;
    }
}
