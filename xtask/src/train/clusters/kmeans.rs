//! Groups of like words.

use rayon::prelude::*;

use crate::train::numbers::{add_scaled, dot, normalize};

const ITERATIONS: usize = 12;

/// Groups the rows of `vectors`, of length 1, into `count` clusters by spherical k-means (Dhillon and Modha, 2001).
///
/// Returns the cluster of each row and the centres, one after the other. The centres begin at the first rows,
/// which are the most frequent words.
pub(super) fn cluster(vectors: &[f32], dimensions: usize, count: usize) -> (Vec<u16>, Vec<f32>) {
    let rows = vectors.len() / dimensions;
    let count = count.min(rows);
    // Every word of the upper half of the list can begin a cluster; evenly spaced, so that common and rare kinds do.
    let stride = (rows / 2 / count).max(1);
    let mut centres: Vec<f32> =
        (0..count).flat_map(|i| row(vectors, dimensions, i * stride).to_vec()).collect();
    let mut nearest = vec![0_u16; rows];
    for _ in 0..ITERATIONS {
        nearest = vectors
            .par_chunks(dimensions)
            .map(|vector| nearest_centre(vector, &centres, dimensions))
            .collect();
        centres.fill(0.0);
        for (vector, &cluster) in vectors.chunks_exact(dimensions).zip(&nearest) {
            let start = usize::from(cluster) * dimensions;
            add_scaled(&mut centres[start..start + dimensions], vector, 1.0);
        }
        centres.chunks_exact_mut(dimensions).for_each(normalize);
    }
    (nearest, centres)
}

fn row(vectors: &[f32], dimensions: usize, index: usize) -> &[f32] {
    &vectors[index * dimensions..(index + 1) * dimensions]
}

fn nearest_centre(vector: &[f32], centres: &[f32], dimensions: usize) -> u16 {
    let mut best = (f32::MIN, 0);
    for (index, centre) in centres.chunks_exact(dimensions).enumerate() {
        let likeness = dot(vector, centre);
        if likeness > best.0 {
            best = (likeness, index);
        }
    }
    best.1 as u16
}
