//! The fitting of the network.

use clap::Args;
use ndarray::Array2;
use rayon::prelude::*;

use super::{
    layers::{add, cells, cells_mut},
    pass::{Dropout, Gradients, Pass, gram_scale},
    texts::Text,
    weights::{Adam, Pace, Weights},
};
use crate::train::numbers::{Random, add_scaled, dot};

/// How the network is trained.
#[derive(Debug, Clone, Args)]
pub(crate) struct Settings {
    /// How often all texts are read.
    #[arg(long, default_value_t = 8)]
    pub(crate) epochs: usize,
    /// The size of the largest steps.
    #[arg(long, default_value_t = 0.002)]
    pub(crate) rate: f32,
    /// How many words are read between two steps, at least.
    #[arg(long, default_value_t = 2048)]
    pub(crate) batch: usize,
    /// The length of a word's vector, at most that of the vectors behind the clusters.
    #[arg(long, default_value_t = 96)]
    pub(crate) word: usize,
    /// The length of the rows of letter sequences and flags.
    #[arg(long, default_value_t = 32)]
    pub(crate) part: usize,
    /// The width of the layers.
    #[arg(long, default_value_t = 128)]
    pub(crate) hidden: usize,
    /// The width of the layer before the labels.
    #[arg(long, default_value_t = 96)]
    pub(crate) last: usize,
    /// The start of all that is random.
    #[arg(long, default_value_t = 1)]
    pub(crate) seed: u64,
}

const DROPOUT: Dropout =
    Dropout { inputs: 0.25, blocks: 0.15, outputs: 0.25, word: 0.15, rows: 0.1, memory: 0.2 };
/// Gradients are cut to this length.
const LONGEST: f32 = 1.0;

/// Moves `weights` so that they fit `texts`; what comes back is the running mean of the weights, which is better than the
/// last of them.
pub(super) fn fit(
    weights: &mut Weights,
    texts: &[&Text],
    settings: &Settings,
    report: impl Fn(usize, f32),
) -> Weights {
    let mut dense: Vec<Adam> = weights.dense.iter().map(|weights| Adam::new(weights, false)).collect();
    let [mut words, mut grams, mut flags] = [&weights.words, &weights.grams, &weights.flags].map(Table::new);
    let mut random = Random::new(settings.seed);
    let tokens: usize = texts.iter().map(|text| text.len()).sum();
    let steps = (settings.epochs * tokens / settings.batch).max(1) as f32;
    let mut step = 0;
    for epoch in 1..=settings.epochs {
        let mut order = texts.to_vec();
        random.shuffle(&mut order);
        let (mut loss, mut batch, mut size) = (0.0, Vec::new(), 0);
        for (number, text) in order.iter().enumerate() {
            size += text.len();
            batch.push((*text, random.next()));
            if size < settings.batch && number + 1 < order.len() {
                continue;
            }
            step += 1;
            let found: Vec<Gradients> = batch
                .par_iter()
                .map(|(text, seed)| {
                    let mut random = Random::new(*seed);
                    let pass = Pass::new(weights, text, Some((&DROPOUT, &mut random)));
                    pass.back(weights, text)
                })
                .collect();
            loss += found.iter().map(|gradients| gradients.loss).sum::<f32>();
            let pace = Pace { rate: settings.rate * schedule(step as f32 / steps), step };
            let mut sums = weights.zeros();
            for gradients in &found {
                sums.iter_mut()
                    .zip(&gradients.dense)
                    .for_each(|(sum, more)| add(cells_mut(sum), cells(more)));
            }
            let part = weights.shape.part;
            let word = weights.shape.word;
            for gradients in &found {
                let rows = cells(&gradients.input).chunks_exact(gradients.input.ncols());
                for (position, row) in rows.enumerate() {
                    let grams_here = gradients.grams.get(position);
                    words.add(gradients.words[position], &row[..word], 1.0);
                    for &gram in grams_here {
                        grams.add(gram.into(), &row[word..word + part], gram_scale(grams_here));
                    }
                    for &flag in gradients.flags.get(position) {
                        flags.add(flag.into(), &row[word + part..], 1.0);
                    }
                }
            }
            let squares = sums.iter().map(|sum| dot(cells(sum), cells(sum))).sum::<f32>()
                + words.squares()
                + grams.squares()
                + flags.squares();
            // The mean over the words, and no longer than allowed.
            let scale = 1.0 / size as f32;
            let scale = scale * (LONGEST / (squares.sqrt() * scale).max(1e-12)).min(1.0);
            for ((weights, adam), sum) in weights.dense.iter_mut().zip(&mut dense).zip(&mut sums) {
                cells_mut(sum).iter_mut().for_each(|cell| *cell *= scale);
                for (row, gradient) in cells(sum).chunks_exact(sum.ncols()).enumerate() {
                    adam.step(weights, row, gradient, pace);
                }
            }
            words.step(&mut weights.words, scale, pace);
            grams.step(&mut weights.grams, scale, pace);
            flags.step(&mut weights.flags, scale, pace);
            (batch, size) = (Vec::new(), 0);
        }
        report(epoch, loss / tokens as f32);
    }
    let mut mean = weights.clone();
    for ((mean, adam), weights) in mean.dense.iter_mut().zip(dense).zip(&weights.dense) {
        *mean = settled(adam, weights, step);
    }
    mean.words = settled(words.adam, &weights.words, step);
    mean.grams = settled(grams.adam, &weights.grams, step);
    mean.flags = settled(flags.adam, &weights.flags, step);
    mean
}

/// Slow at first, then a cosine down to a fiftieth.
fn schedule(done: f32) -> f32 {
    const WARM: f32 = 0.05;
    if done < WARM {
        return done / WARM;
    }
    let rest = (done - WARM) / (1.0 - WARM);
    0.02 + 0.98 * 0.5 * (1.0 + (std::f32::consts::PI * rest.min(1.0)).cos())
}

fn settled(mut adam: Adam, weights: &Array2<f32>, step: u32) -> Array2<f32> {
    for row in 0..weights.nrows() {
        adam.catch_up(weights, row, step);
    }
    adam.mean
}

/// A table of which each step moves a few rows.
struct Table {
    adam: Adam,
    gradient: Array2<f32>,
    touched: Vec<u32>,
    is_touched: Vec<bool>,
}

impl Table {
    fn new(weights: &Array2<f32>) -> Self {
        Self {
            adam: Adam::new(weights, true),
            gradient: Array2::zeros(weights.raw_dim()),
            touched: Vec::new(),
            is_touched: vec![false; weights.nrows()],
        }
    }

    fn add(&mut self, row: u32, gradient: &[f32], scale: f32) {
        if !std::mem::replace(&mut self.is_touched[row as usize], true) {
            self.touched.push(row);
        }
        let width = self.gradient.ncols();
        let cells = &mut cells_mut(&mut self.gradient)[row as usize * width..][..width];
        add_scaled(cells, gradient, scale);
    }

    fn squares(&self) -> f32 {
        self.touched.iter().map(|&row| self.gradient.row(row as usize)).map(|row| row.dot(&row)).sum()
    }

    fn step(&mut self, weights: &mut Array2<f32>, scale: f32, pace: Pace) {
        for row in self.touched.drain(..) {
            let row = row as usize;
            let mut gradient = self.gradient.row_mut(row);
            gradient *= scale;
            self.adam.step(weights, row, gradient.as_slice().unwrap_or_default(), pace);
            gradient.fill(0.0);
            self.is_touched[row] = false;
        }
    }
}
