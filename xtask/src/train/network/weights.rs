//! The weights of the network, and how they are moved.

use anyhow::{Context, Result};
use ndarray::Array2;
use nutgraf::model::{
    label::LABELS,
    network::{DILATIONS, FLAGS, GRAMS, MEMORY, TRACE},
};

use super::layers::{cells, cells_mut};
use crate::train::{lattice::Row, numbers::Random, part_path, vectors::Vectors};

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
pub(crate) struct Weights {
    pub(super) shape: Shape,
    pub(super) dense: Vec<Array2<f32>>,
    pub(super) words: Array2<f32>,
    pub(super) grams: Array2<f32>,
    pub(super) flags: Array2<f32>,
}

impl Weights {
    fn zeroed(shape: Shape, words: usize) -> Self {
        let Shape { word, part, hidden, last } = shape;
        let mut sizes = vec![(word + 2 * part, hidden), (1, hidden)];
        for _ in DILATIONS {
            sizes.extend([(1, hidden), (1, hidden), (3 * hidden, hidden), (1, hidden)]);
        }
        for (inputs, outputs) in [(hidden, LABELS), (hidden, TRACE), (hidden + MEMORY, last), (last, LABELS)]
        {
            sizes.extend([(inputs, outputs), (1, outputs)]);
        }
        sizes.extend([(LABELS, LABELS); 2]);
        Self {
            shape,
            dense: sizes.into_iter().map(Array2::zeros).collect(),
            words: Array2::zeros((words, word)),
            grams: Array2::zeros((GRAMS, part)),
            flags: Array2::zeros((FLAGS, part)),
        }
    }

    /// Random weights; words begin with their vectors.
    pub(super) fn new(shape: Shape, vectors: &Vectors, random: &mut Random) -> Self {
        let mut weights = Self::zeroed(shape, vectors.len() + 1);
        let mut spread = |matrix: &mut Array2<f32>, spread: f32| {
            matrix.iter_mut().for_each(|cell| *cell = spread * random.normal());
        };
        for (number, matrix) in weights.dense.iter_mut().enumerate().take(name::FIRST_STEPS) {
            let block = number.checked_sub(name::BLOCKS).filter(|_| number < name::FIRST);
            if block.is_some_and(|block| block % name::BLOCK == 0) {
                matrix.fill(1.0);
            } else if matrix.nrows() > 1 {
                let inputs = matrix.nrows() as f32;
                spread(matrix, if number == name::INPUT { 1.0 } else { 0.5 } * (2.0 / inputs).sqrt());
            }
        }
        spread(&mut weights.grams, 0.1);
        spread(&mut weights.flags, 0.1);
        let words = &mut weights.words;
        for (mut row, (_, vector)) in words.rows_mut().into_iter().skip(1).zip(vectors.iter()) {
            // Vectors have length 1; what the layers like is numbers around 0.3.
            row.iter_mut().zip(vector).for_each(|(cell, &value)| *cell = 3.0 * value);
        }
        weights
    }

    /// Zeros in the shape of the dense weights.
    pub(super) fn zeros(&self) -> Vec<Array2<f32>> {
        self.dense.iter().map(|weights| Array2::zeros(weights.raw_dim())).collect()
    }

    /// The transitions of the second guess.
    pub(crate) fn steps(&self) -> [Row; LABELS] {
        Self::table(&self.dense[name::SECOND_STEPS])
    }

    /// A matrix with a row and a column for each label.
    pub(super) fn table(matrix: &Array2<f32>) -> [Row; LABELS] {
        std::array::from_fn(|from| std::array::from_fn(|to| matrix[[from, to]]))
    }

    /// All matrices, in the order in which they are kept.
    fn matrices(&mut self) -> impl Iterator<Item = &mut Array2<f32>> {
        self.dense.iter_mut().chain([&mut self.words, &mut self.grams, &mut self.flags])
    }

    /// All weights as bytes: the shape, how many words there are, then number by number.
    pub(super) fn bytes(mut self) -> Vec<u8> {
        let Shape { word, part, hidden, last } = self.shape;
        let mut bytes: Vec<u8> = [word, part, hidden, last, self.words.nrows()]
            .iter()
            .flat_map(|&n| (n as u32).to_le_bytes())
            .collect();
        bytes.extend(self.matrices().flatten().flat_map(|weight| weight.to_le_bytes()));
        bytes
    }

    /// Reads the weights in the part called `name`.
    pub(crate) fn read(name: &str) -> Result<Self> {
        let path = part_path(name);
        let bytes = std::fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let (numbers, _) = bytes.as_chunks::<4>();
        let mut numbers = numbers.iter().copied();
        let mut size = || numbers.next().map_or(0, |number| u32::from_le_bytes(number) as usize);
        let shape = Shape { word: size(), part: size(), hidden: size(), last: size() };
        let mut weights = Self::zeroed(shape, size());
        for cell in weights.matrices().flatten() {
            *cell = numbers.next().map(f32::from_le_bytes).with_context(|| format!("{name} is too short"))?;
        }
        Ok(weights)
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
