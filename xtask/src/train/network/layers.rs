//! The parts of the network, each with its way forward and its way back.
//!
//! Rows are tokens. A way back takes the gradient of what came out, adds to the gradients of the weights, and returns the
//! gradient of what went in.

use ndarray::{Array2, ArrayView2, ArrayViewMut2, linalg::general_mat_mul, s};

use crate::train::numbers::dot;

/// Adds `a` times `b` to `c`.
pub(super) fn multiply(a: &ArrayView2<'_, f32>, b: &ArrayView2<'_, f32>, c: &mut ArrayViewMut2<'_, f32>) {
    general_mat_mul(1.0, a, b, 1.0, c);
}

/// The cells of a matrix, row after row. All matrices here lie so, and loops over slices run several times faster than
/// those over views.
pub(super) fn cells(matrix: &Array2<f32>) -> &[f32] {
    matrix.as_slice().expect("matrices are made row by row")
}

/// See [`cells`].
pub(super) fn cells_mut(matrix: &mut Array2<f32>) -> &mut [f32] {
    matrix.as_slice_mut().expect("matrices are made row by row")
}

/// Adds `more` to `cells`, one by one.
pub(super) fn add(cells: &mut [f32], more: &[f32]) {
    cells.iter_mut().zip(more).for_each(|(cell, more)| *cell += more);
}

/// Multiplies `cells` with `factors`, one by one.
pub(super) fn scale(cells: &mut [f32], factors: &[f32]) {
    cells.iter_mut().zip(factors).for_each(|(cell, factor)| *cell *= factor);
}

/// As many rows as there are tokens, each the one row of `bias`.
fn repeated(bias: &Array2<f32>, tokens: usize) -> Array2<f32> {
    let mut rows = Array2::zeros((tokens, bias.ncols()));
    cells_mut(&mut rows).chunks_exact_mut(bias.ncols()).for_each(|row| row.copy_from_slice(cells(bias)));
    rows
}

/// Adds all rows of `rows` to the one row of `sum`.
fn add_rows(sum: &mut Array2<f32>, rows: &Array2<f32>) {
    let sum = cells_mut(sum);
    cells(rows).chunks_exact(sum.len()).for_each(|row| add(sum, row));
}

/// `input` times `weights`, plus `bias` (one row).
pub(super) fn dense(input: &Array2<f32>, weights: &Array2<f32>, bias: &Array2<f32>) -> Array2<f32> {
    let mut output = repeated(bias, input.nrows());
    multiply(&input.view(), &weights.view(), &mut output.view_mut());
    output
}

/// The way back through [`dense`].
pub(super) fn dense_back(
    input: &Array2<f32>,
    weights: &Array2<f32>,
    output: &Array2<f32>,
    (weights_gradient, bias_gradient): (&mut Array2<f32>, &mut Array2<f32>),
) -> Array2<f32> {
    multiply(&input.t(), &output.view(), &mut weights_gradient.view_mut());
    add_rows(bias_gradient, output);
    let mut gradient = Array2::zeros(input.raw_dim());
    multiply(&output.view(), &weights.t(), &mut gradient.view_mut());
    gradient
}

/// Negative numbers become zero.
pub(super) fn relu(values: &mut Array2<f32>) {
    cells_mut(values).iter_mut().for_each(|value| *value = value.max(0.0));
}

/// The way back through [`relu`], given what came out.
pub(super) fn relu_back(output: &Array2<f32>, gradient: &mut Array2<f32>) {
    for (gradient, &output) in cells_mut(gradient).iter_mut().zip(cells(output)) {
        *gradient = if output <= 0.0 { 0.0 } else { *gradient };
    }
}

/// What [`norm`] keeps for the way back: the rows before gain and shift, and one over each row's spread.
pub(super) struct Normed {
    rows: Array2<f32>,
    scales: Vec<f32>,
}

/// Every row to mean 0 and spread 1, then a learnt gain and shift (Ba, Kiros and Hinton, "Layer normalization", 2016).
pub(super) fn norm(input: &Array2<f32>, gain: &Array2<f32>, shift: &Array2<f32>) -> (Array2<f32>, Normed) {
    let mut rows = input.clone();
    let mut output = repeated(shift, input.nrows());
    let (width, gain) = (input.ncols(), cells(gain));
    let lines =
        cells_mut(&mut rows).chunks_exact_mut(width).zip(cells_mut(&mut output).chunks_exact_mut(width));
    let scales = lines
        .map(|(row, output)| {
            let mean = row.iter().sum::<f32>() / width as f32;
            row.iter_mut().for_each(|cell| *cell -= mean);
            let scale = 1.0 / (dot(row, row) / width as f32 + 1e-5).sqrt();
            row.iter_mut().for_each(|cell| *cell *= scale);
            output.iter_mut().zip(&*row).zip(gain).for_each(|((output, cell), gain)| *output += cell * gain);
            scale
        })
        .collect();
    (output, Normed { rows, scales })
}

/// The way back through [`norm`].
pub(super) fn norm_back(
    normed: &Normed,
    gain: &Array2<f32>,
    output: &Array2<f32>,
    (gain_gradient, shift_gradient): (&mut Array2<f32>, &mut Array2<f32>),
) -> Array2<f32> {
    let width = output.ncols();
    let mut gradient = output.clone();
    add_rows(shift_gradient, output);
    let (gain, gain_gradient) = (cells(gain), cells_mut(gain_gradient));
    let lines = cells_mut(&mut gradient).chunks_exact_mut(width).zip(cells(&normed.rows).chunks_exact(width));
    for ((row, normed), own_scale) in lines.zip(&normed.scales) {
        for ((sum, cell), normed) in gain_gradient.iter_mut().zip(&*row).zip(normed) {
            *sum += cell * normed;
        }
        scale(row, gain);
        let mean = row.iter().sum::<f32>() / width as f32;
        let along = dot(row, normed) / width as f32;
        for (cell, normed) in row.iter_mut().zip(normed) {
            *cell = (*cell - mean - along * normed) * own_scale;
        }
    }
    gradient
}

/// A convolution over three tokens, `dilation` apart: the weights are three blocks of rows, for the token before, the
/// token itself, and the token after.
pub(super) fn convolve(
    input: &Array2<f32>,
    weights: &Array2<f32>,
    bias: &Array2<f32>,
    dilation: usize,
) -> Array2<f32> {
    let (tokens, width) = input.dim();
    let mut output = repeated(bias, tokens);
    for place in 0..3 {
        let block = weights.slice(s![place * width..(place + 1) * width, ..]);
        let Some((from, to)) = shifted(place, dilation, tokens) else { continue };
        multiply(&input.slice(s![from, ..]), &block, &mut output.slice_mut(s![to, ..]));
    }
    output
}

/// The way back through [`convolve`].
pub(super) fn convolve_back(
    input: &Array2<f32>,
    weights: &Array2<f32>,
    dilation: usize,
    output: &Array2<f32>,
    (weights_gradient, bias_gradient): (&mut Array2<f32>, &mut Array2<f32>),
) -> Array2<f32> {
    let (tokens, width) = input.dim();
    let mut gradient = Array2::zeros((tokens, width));
    add_rows(bias_gradient, output);
    for place in 0..3 {
        let rows = place * width..(place + 1) * width;
        let Some((from, to)) = shifted(place, dilation, tokens) else { continue };
        let output = output.slice(s![to, ..]);
        multiply(
            &input.slice(s![from.clone(), ..]).t(),
            &output,
            &mut weights_gradient.slice_mut(s![rows.clone(), ..]),
        );
        multiply(&output, &weights.slice(s![rows, ..]).t(), &mut gradient.slice_mut(s![from, ..]));
    }
    gradient
}

/// Which tokens the block at `place` (0 before, 1 itself, 2 after) reads, and which it writes.
fn shifted(
    place: usize,
    dilation: usize,
    tokens: usize,
) -> Option<(std::ops::Range<usize>, std::ops::Range<usize>)> {
    let rest = tokens.checked_sub(dilation).filter(|&rest| rest > 0);
    match place {
        0 => rest.map(|rest| (0..rest, dilation..tokens)),
        1 => Some((0..tokens, 0..tokens)),
        _ => rest.map(|rest| (dilation..tokens, 0..rest)),
    }
}
