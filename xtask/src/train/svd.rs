//! From long sparse rows to short dense ones.

use rayon::prelude::*;

use super::matrix::Matrix;
use crate::train::numbers::{Random, add_scaled, dot, normalize};

/// Directions that are followed besides those that are kept, which makes the kept ones exact enough.
const EXTRA: usize = 16;
const POWER_ITERATIONS: usize = 3;

/// The rows of `matrix` in its `dimensions` main directions, each scaled by the square root of its strength and
/// every row to length 1: a truncated singular value decomposition by random projection (Halko, Martinsson and
/// Tropp, 2011).
pub(crate) fn reduce(matrix: &Matrix, dimensions: usize) -> Vec<f32> {
    let width = dimensions + EXTRA;
    let transposed = matrix.transposed();
    let mut random = Random::new(1);
    let start: Vec<f32> = (0..matrix.columns * width).map(|_| random.normal()).collect();
    let mut basis = multiply(matrix, &start, width);
    orthonormalize(&mut basis, width);
    for _ in 0..POWER_ITERATIONS {
        let mut back = multiply(&transposed, &basis, width);
        orthonormalize(&mut back, width);
        basis = multiply(matrix, &back, width);
        orthonormalize(&mut basis, width);
    }
    // B = Aᵀ Q is small on one side; the eigenvectors of Bᵀ B turn the basis to the main directions.
    let projected = multiply(&transposed, &basis, width);
    let (strengths, turn) = eigen(gram(&projected, width), width);
    let mut vectors = vec![0.0; matrix.rows() * dimensions];
    vectors.par_chunks_mut(dimensions).zip(basis.par_chunks(width)).for_each(|(vector, row)| {
        for (direction, cell) in vector.iter_mut().enumerate() {
            // The strengths are squares of singular values.
            *cell = dot(row, &turn[direction * width..(direction + 1) * width])
                * strengths[direction].max(0.0).powf(0.25);
        }
        normalize(vector);
    });
    vectors
}

/// `matrix` times a dense matrix with rows of `width`.
fn multiply(matrix: &Matrix, dense: &[f32], width: usize) -> Vec<f32> {
    let mut product = vec![0.0; matrix.rows() * width];
    product.par_chunks_mut(width).enumerate().for_each(|(row, out)| {
        for &(column, value) in matrix.row(row) {
            add_scaled(out, &dense[column as usize * width..(column as usize + 1) * width], value);
        }
    });
    product
}

/// The products of all pairs of columns. Summed in chunks of fixed size, so that the result does not depend on
/// how many threads there are.
fn gram(rows: &[f32], width: usize) -> Vec<f64> {
    let partial: Vec<Vec<f64>> = rows
        .par_chunks(width * 4096)
        .map(|chunk| {
            let mut sums = vec![0.0_f32; width * width];
            for row in chunk.chunks_exact(width) {
                for (line, &cell) in sums.chunks_exact_mut(width).zip(row) {
                    add_scaled(line, row, cell);
                }
            }
            sums.into_iter().map(f64::from).collect()
        })
        .collect();
    partial.into_iter().fold(vec![0.0; width * width], |mut total, part| {
        total.iter_mut().zip(part).for_each(|(total, part)| *total += part);
        total
    })
}

/// Makes the columns orthogonal and of length 1, through the Cholesky factor of their products.
fn orthonormalize(rows: &mut [f32], width: usize) {
    // Twice: once loses too many digits where columns are nearly parallel.
    for _ in 0..2 {
        let mut factor = gram(rows, width);
        for column in 0..width {
            for row in column..width {
                let mut sum = factor[row * width + column];
                for k in 0..column {
                    sum -= factor[row * width + k] * factor[column * width + k];
                }
                factor[row * width + column] =
                    if row == column { sum.max(1e-12).sqrt() } else { sum / factor[column * width + column] };
            }
        }
        rows.par_chunks_mut(width).for_each(|row| {
            for column in 0..width {
                let mut sum = f64::from(row[column]);
                for k in 0..column {
                    sum -= f64::from(row[k]) * factor[column * width + k];
                }
                row[column] = (sum / factor[column * width + column]) as f32;
            }
        });
    }
}

/// The eigenvalues of a symmetric matrix, largest first, and the eigenvectors as rows (Jacobi's method).
fn eigen(mut matrix: Vec<f64>, size: usize) -> (Vec<f32>, Vec<f32>) {
    let mut vectors = vec![0.0; size * size];
    for i in 0..size {
        vectors[i * size + i] = 1.0;
    }
    for _sweep in 0..12 {
        for p in 0..size {
            for q in p + 1..size {
                let off = matrix[p * size + q];
                if off.abs() < 1e-12 * (matrix[p * size + p] * matrix[q * size + q]).abs().sqrt() {
                    continue;
                }
                let theta = (matrix[q * size + q] - matrix[p * size + p]) / (2.0 * off);
                let t = theta.signum() / (theta.abs() + (theta * theta + 1.0).sqrt());
                let cos = 1.0 / (t * t + 1.0).sqrt();
                let sin = t * cos;
                for k in 0..size {
                    let (a, b) = (matrix[k * size + p], matrix[k * size + q]);
                    matrix[k * size + p] = cos * a - sin * b;
                    matrix[k * size + q] = sin * a + cos * b;
                }
                for k in 0..size {
                    let (a, b) = (matrix[p * size + k], matrix[q * size + k]);
                    matrix[p * size + k] = cos * a - sin * b;
                    matrix[q * size + k] = sin * a + cos * b;
                    let (a, b) = (vectors[p * size + k], vectors[q * size + k]);
                    vectors[p * size + k] = cos * a - sin * b;
                    vectors[q * size + k] = sin * a + cos * b;
                }
            }
        }
    }
    let mut order: Vec<usize> = (0..size).collect();
    order.sort_by(|&a, &b| matrix[b * size + b].total_cmp(&matrix[a * size + a]));
    let values = order.iter().map(|&i| matrix[i * size + i] as f32).collect();
    let rows =
        order.iter().flat_map(|&i| vectors[i * size..(i + 1) * size].iter().map(|&x| x as f32)).collect();
    (values, rows)
}
