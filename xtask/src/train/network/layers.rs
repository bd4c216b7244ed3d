//! The parts of the network, each with its way forward and its way back.
//!
//! Rows are tokens. A way back takes the gradient of what came out, adds to the gradients of the weights, and returns the
//! gradient of what went in.

use ndarray::{Array1, Array2, ArrayView2, ArrayViewMut2, Axis, linalg::general_mat_mul, s};

/// Adds `a` times `b` to `c`.
pub(super) fn multiply(a: &ArrayView2<'_, f32>, b: &ArrayView2<'_, f32>, c: &mut ArrayViewMut2<'_, f32>) {
    general_mat_mul(1.0, a, b, 1.0, c);
}

/// `input` times `weights`, plus `bias` (one row).
pub(super) fn dense(input: &Array2<f32>, weights: &Array2<f32>, bias: &Array2<f32>) -> Array2<f32> {
    let mut output = Array2::zeros((input.nrows(), weights.ncols()));
    output += &bias.row(0);
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
    bias_gradient.row_mut(0).scaled_add(1.0, &output.sum_axis(Axis(0)));
    let mut gradient = Array2::zeros(input.raw_dim());
    multiply(&output.view(), &weights.t(), &mut gradient.view_mut());
    gradient
}

/// Negative numbers become zero.
pub(super) fn relu(values: &mut Array2<f32>) {
    values.mapv_inplace(|value| value.max(0.0));
}

/// The way back through [`relu`], given what came out.
pub(super) fn relu_back(output: &Array2<f32>, gradient: &mut Array2<f32>) {
    gradient.zip_mut_with(output, |gradient, &output| {
        if output <= 0.0 {
            *gradient = 0.0;
        }
    });
}

/// What [`norm`] keeps for the way back: the rows before gain and shift, and one over each row's spread.
pub(super) struct Normed {
    rows: Array2<f32>,
    scales: Array1<f32>,
}

/// Every row to mean 0 and spread 1, then a learnt gain and shift (Ba, Kiros and Hinton, "Layer normalization", 2016).
pub(super) fn norm(input: &Array2<f32>, gain: &Array2<f32>, shift: &Array2<f32>) -> (Array2<f32>, Normed) {
    let mut rows = input.clone();
    let width = input.ncols() as f32;
    let scales = rows
        .rows_mut()
        .into_iter()
        .map(|mut row| {
            let mean = row.sum() / width;
            row -= mean;
            let scale = 1.0 / (row.dot(&row) / width + 1e-5).sqrt();
            row *= scale;
            scale
        })
        .collect();
    let output = &rows * &gain.row(0) + shift.row(0);
    (output, Normed { rows, scales })
}

/// The way back through [`norm`].
pub(super) fn norm_back(
    normed: &Normed,
    gain: &Array2<f32>,
    output: &Array2<f32>,
    (gain_gradient, shift_gradient): (&mut Array2<f32>, &mut Array2<f32>),
) -> Array2<f32> {
    gain_gradient.row_mut(0).scaled_add(1.0, &(output * &normed.rows).sum_axis(Axis(0)));
    shift_gradient.row_mut(0).scaled_add(1.0, &output.sum_axis(Axis(0)));
    let mut gradient = output * &gain.row(0);
    let width = output.ncols() as f32;
    for ((mut row, normed), scale) in
        gradient.rows_mut().into_iter().zip(normed.rows.rows()).zip(&normed.scales)
    {
        let mean = row.sum() / width;
        let along = row.dot(&normed) / width;
        row -= mean;
        row.scaled_add(-along, &normed);
        row *= *scale;
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
    let mut output = Array2::zeros((tokens, weights.ncols()));
    output += &bias.row(0);
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
    bias_gradient.row_mut(0).scaled_add(1.0, &output.sum_axis(Axis(0)));
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
