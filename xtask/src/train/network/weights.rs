//! The weights of the network, and how they are moved.

use ndarray::Array2;
use nutgraf::{model::label::LABELS, tag::network::input::GRAMS};

use super::{
    layers::{cells, cells_mut},
    texts::FLAG_ROWS,
};
use crate::train::{numbers::Random, vectors::Vectors};

/// How large the network is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shape {
    /// The length of a word's vector.
    pub(super) word: usize,
    /// The length of the rows of letter sequences and of flags.
    pub(super) part: usize,
    /// The width of the layers.
    pub(super) hidden: usize,
    /// The width of the last layer before the labels.
    pub(super) last: usize,
}

/// How many classes labels are pooled to: no name, and each type.
pub(super) const CLASSES: usize = LABELS / 4 + 1;
/// The length of what is remembered of a word besides classes.
pub(super) const TRACE: usize = 32;
/// The length of what the document says of a word: means and maxima of classes, the trace, whether there is any, how many.
pub(super) const MEMORY: usize = 2 * CLASSES + TRACE + 2;
/// How far apart the tokens are that each convolution reads.
pub(super) const DILATIONS: [usize; 3] = [1, 2, 4];

/// The names of the dense weights, as positions in [`Weights::dense`].
pub(super) mod name {
    pub(in super::super) const INPUT: usize = 0;
    pub(in super::super) const BLOCKS: usize = 2;
    pub(in super::super) const BLOCK: usize = 4;
    pub(in super::super) const FIRST: usize = BLOCKS + 3 * BLOCK;
    pub(in super::super) const TRACE: usize = FIRST + 2;
    pub(in super::super) const JOIN: usize = TRACE + 2;
    pub(in super::super) const SECOND: usize = JOIN + 2;
    pub(in super::super) const FIRST_STEPS: usize = SECOND + 2;
    pub(in super::super) const SECOND_STEPS: usize = FIRST_STEPS + 1;
}

/// All that is learnt.
#[derive(Clone)]
pub(super) struct Weights {
    pub(super) shape: Shape,
    pub(super) dense: Vec<Array2<f32>>,
    pub(super) words: Array2<f32>,
    pub(super) grams: Array2<f32>,
    pub(super) flags: Array2<f32>,
}

impl Weights {
    /// Random weights; words begin with their vectors.
    pub(super) fn new(shape: Shape, vectors: &Vectors, random: &mut Random) -> Self {
        let mut normal = |rows: usize, columns: usize, spread: f32| {
            Array2::from_shape_simple_fn((rows, columns), || spread * random.normal())
        };
        let Shape { word, part, hidden, last } = shape;
        let input = word + 2 * part;
        let spread = |inputs: usize| (2.0 / inputs as f32).sqrt();
        let mut dense = vec![normal(input, hidden, spread(input)), Array2::zeros((1, hidden))];
        for _ in DILATIONS {
            dense.push(Array2::ones((1, hidden)));
            dense.push(Array2::zeros((1, hidden)));
            dense.push(normal(3 * hidden, hidden, 0.5 * spread(3 * hidden)));
            dense.push(Array2::zeros((1, hidden)));
        }
        for (inputs, outputs) in [(hidden, LABELS), (hidden, TRACE), (hidden + MEMORY, last), (last, LABELS)]
        {
            dense.push(normal(inputs, outputs, 0.5 * spread(inputs)));
            dense.push(Array2::zeros((1, outputs)));
        }
        dense.push(Array2::zeros((LABELS, LABELS)));
        dense.push(Array2::zeros((LABELS, LABELS)));
        let mut words = Array2::zeros((vectors.len() + 1, word));
        for (mut row, (_, vector)) in words.rows_mut().into_iter().skip(1).zip(vectors.iter()) {
            // Vectors have length 1; what the layers like is numbers around 0.3.
            row.iter_mut().zip(vector).for_each(|(cell, &value)| *cell = 3.0 * value);
        }
        Self {
            shape,
            dense,
            words,
            grams: normal(GRAMS as usize, part, 0.1),
            flags: normal(FLAG_ROWS, part, 0.1),
        }
    }

    /// Zeros in the shape of the dense weights.
    pub(super) fn zeros(&self) -> Vec<Array2<f32>> {
        self.dense.iter().map(|weights| Array2::zeros(weights.raw_dim())).collect()
    }

    /// All weights as bytes.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let all = self.dense.iter().chain([&self.words, &self.grams, &self.flags]);
        all.flatten().flat_map(|weight| weight.to_le_bytes()).collect()
    }

    /// Takes over what [`Self::bytes`] wrote of weights of this shape; `false` where it is of another.
    pub(super) fn load(&mut self, bytes: &[u8]) -> bool {
        let (numbers, _) = bytes.as_chunks::<4>();
        let all = self.dense.iter_mut().chain([&mut self.words, &mut self.grams, &mut self.flags]);
        let cells: Vec<&mut f32> = all.flatten().collect();
        let fits = cells.len() == numbers.len();
        cells.into_iter().zip(numbers).for_each(|(cell, number)| *cell = f32::from_le_bytes(*number));
        fits
    }
}

/// How fast the weights are moved at one step.
#[derive(Clone, Copy)]
pub(super) struct Pace {
    pub(super) rate: f32,
    pub(super) step: u32,
}

const MOMENTUM: f32 = 0.9;
const SPREAD: f32 = 0.999;
const DECAY: f32 = 0.01;
/// How much of the running mean of the weights stays at each step.
const MEAN: f32 = 0.999;

/// What AdamW (Loshchilov and Hutter, 2019) keeps of a matrix, and the running mean of its weights.
pub(super) struct Adam {
    momentum: Array2<f32>,
    squares: Array2<f32>,
    pub(super) mean: Array2<f32>,
    /// The last step at which each row was moved.
    moved: Vec<u32>,
    decay: f32,
}

impl Adam {
    /// For weights that are looked at whole; `is_table` for tables of which each step moves some rows, which do not decay.
    pub(super) fn new(weights: &Array2<f32>, is_table: bool) -> Self {
        Self {
            momentum: Array2::zeros(weights.raw_dim()),
            squares: Array2::zeros(weights.raw_dim()),
            mean: weights.clone(),
            moved: vec![0; weights.nrows()],
            decay: if is_table || weights.nrows() == 1 { 0.0 } else { DECAY },
        }
    }

    /// Moves one row by its gradient.
    pub(super) fn step(&mut self, weights: &mut Array2<f32>, row: usize, gradient: &[f32], pace: Pace) {
        self.catch_up(weights, row, pace.step);
        let corrected = pace.step.min(20_000) as i32;
        let (first, second) = (1.0 - MOMENTUM.powi(corrected), 1.0 - SPREAD.powi(corrected));
        let width = weights.ncols();
        let span = row * width..(row + 1) * width;
        let weights = &mut cells_mut(weights)[span.clone()];
        let momenta = &mut cells_mut(&mut self.momentum)[span.clone()];
        let squares = &mut cells_mut(&mut self.squares)[span];
        for (((weight, momentum), square), &gradient) in
            weights.iter_mut().zip(momenta).zip(squares).zip(gradient)
        {
            *momentum = MOMENTUM * *momentum + (1.0 - MOMENTUM) * gradient;
            *square = SPREAD * *square + (1.0 - SPREAD) * gradient * gradient;
            let change = (*momentum / first) / ((*square / second).sqrt() + 1e-8);
            *weight -= pace.rate * (change + self.decay * *weight);
        }
    }

    /// Brings the running mean of a row to `step`, while its weights stayed as they are.
    pub(super) fn catch_up(&mut self, weights: &Array2<f32>, row: usize, step: u32) {
        let kept = MEAN.powi((step - self.moved[row]) as i32);
        self.moved[row] = step;
        let span = row * weights.ncols()..(row + 1) * weights.ncols();
        let means = &mut cells_mut(&mut self.mean)[span.clone()];
        for (mean, weight) in means.iter_mut().zip(&cells(weights)[span]) {
            *mean = weight + (*mean - weight) * kept;
        }
    }
}
