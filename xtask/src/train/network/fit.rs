//! The fitting of the network.

use clap::Args;
use ndarray::Array2;
use rayon::prelude::*;

use super::{
    layers::{add, cells, cells_mut},
    pass::{Dropout, Gradients, Pass, gram_scale},
    texts::Text,
    weights::{Adam, Pace, Shape, Weights},
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
    let mut optimizer = Optimizer::new(weights);
    let mut random = Random::new(settings.seed);
    let tokens: usize = texts.iter().map(|text| text.len()).sum();
    let steps = (settings.epochs * tokens / settings.batch).max(1) as f32;
    for epoch in 1..=settings.epochs {
        let mut order = texts.to_vec();
        random.shuffle(&mut order);
        let mut loss = 0.0;
        for batch in batches(&order, settings.batch) {
            let seeded: Vec<(&Text, u64)> = batch.iter().map(|&text| (text, random.next())).collect();
            // In the order of the texts, whichever is ready first: the sums are the same in every run.
            let found: Vec<Gradients> = seeded
                .into_par_iter()
                .map(|(text, seed)| {
                    let mut random = Random::new(seed);
                    Pass::new(weights, text, Some((&DROPOUT, &mut random))).back(weights, text)
                })
                .collect();
            loss += found.iter().map(|gradients| gradients.loss).sum::<f32>();
            let rate = settings.rate * schedule((optimizer.step + 1) as f32 / steps);
            optimizer.step(weights, &found, rate);
        }
        report(epoch, loss / tokens as f32);
    }
    optimizer.mean(weights)
}

/// Cuts `texts` into batches of at least `size` words.
fn batches<'a, 'text>(texts: &'a [&'text Text], size: usize) -> Vec<&'a [&'text Text]> {
    let (mut batches, mut start, mut words) = (Vec::new(), 0, 0);
    for (position, text) in texts.iter().enumerate() {
        words += text.len();
        if words >= size || position + 1 == texts.len() {
            batches.push(&texts[start..=position]);
            (start, words) = (position + 1, 0);
        }
    }
    batches
}

/// What moves the weights.
struct Optimizer {
    dense: Vec<Adam>,
    words: Table,
    grams: Table,
    flags: Table,
    /// How many steps were made.
    step: u32,
}

impl Optimizer {
    fn new(weights: &Weights) -> Self {
        let dense = weights.dense.iter().map(|weights| Adam::new(weights, false)).collect();
        let [words, grams, flags] = [&weights.words, &weights.grams, &weights.flags].map(Table::new);
        Self { dense, words, grams, flags, step: 0 }
    }

    /// Moves the weights by what was found in a batch.
    fn step(&mut self, weights: &mut Weights, found: &[Gradients], rate: f32) {
        self.step += 1;
        let pace = Pace { rate, step: self.step };
        let mut sums = weights.zeros();
        for gradients in found {
            sums.iter_mut().zip(&gradients.dense).for_each(|(sum, more)| add(cells_mut(sum), cells(more)));
            self.add_rows(gradients, weights.shape);
        }
        let squares = sums.iter().map(|sum| dot(cells(sum), cells(sum))).sum::<f32>()
            + self.words.squares()
            + self.grams.squares()
            + self.flags.squares();
        // The mean over the words, and no longer than allowed.
        let scale = 1.0 / found.iter().map(|gradients| gradients.words.len()).sum::<usize>().max(1) as f32;
        let scale = scale * (LONGEST / (squares.sqrt() * scale).max(1e-12)).min(1.0);
        for ((weights, adam), sum) in weights.dense.iter_mut().zip(&mut self.dense).zip(&mut sums) {
            cells_mut(sum).iter_mut().for_each(|cell| *cell *= scale);
            for (row, gradient) in cells(sum).chunks_exact(sum.ncols()).enumerate() {
                adam.step(weights, row, gradient, pace);
            }
        }
        self.words.step(&mut weights.words, scale, pace);
        self.grams.step(&mut weights.grams, scale, pace);
        self.flags.step(&mut weights.flags, scale, pace);
    }

    /// Adds the gradients of the rows of the tables that a text has read.
    fn add_rows(&mut self, gradients: &Gradients, Shape { word, part, .. }: Shape) {
        for (position, row) in cells(&gradients.input).chunks_exact(gradients.input.ncols()).enumerate() {
            let (own, parts) = row.split_at(word);
            let (gram_part, flag_part) = parts.split_at(part);
            self.words.add(gradients.words[position], own, 1.0);
            let grams = gradients.grams.get(position);
            for &gram in grams {
                self.grams.add(gram.into(), gram_part, gram_scale(grams));
            }
            for &flag in gradients.flags.get(position) {
                self.flags.add(flag.into(), flag_part, 1.0);
            }
        }
    }

    /// The running mean of the weights.
    fn mean(self, weights: &Weights) -> Weights {
        let step = self.step;
        Weights {
            shape: weights.shape,
            dense: self
                .dense
                .into_iter()
                .zip(&weights.dense)
                .map(|(adam, weights)| settled(adam, weights, step))
                .collect(),
            words: settled(self.words.adam, &weights.words, step),
            grams: settled(self.grams.adam, &weights.grams, step),
            flags: settled(self.flags.adam, &weights.flags, step),
        }
    }
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use clap::Parser;
    use nutgraf::model::Lexicon;

    use super::{Settings, fit};
    use crate::{
        data::silver::Shares,
        train::{
            lattice::Target,
            network::{
                texts::{Text, Vocabulary},
                weights::{Shape, Weights},
            },
            numbers::Random,
            vectors::Vectors,
        },
    };

    #[derive(Parser)]
    struct Command {
        #[command(flatten)]
        settings: Settings,
    }

    /// The network learns what it is taught, by people or a teacher, and the same in every run.
    #[test]
    fn what_is_taught_is_learnt() {
        let settings = Command::parse_from(["", "--epochs=60", "--batch=8", "--rate=0.01"]).settings;
        let vectors = Vectors::of(BTreeMap::new());
        let vocabulary = Vocabulary::new(&vectors);
        let read = |words: &[&str], targets: Vec<Target>| Text {
            targets,
            ..Text::read(&[words.to_vec()], &Lexicon::default(), &vocabulary)
        };
        let person = 4;
        let unsure: Shares =
            [0, 8].map(|label| (nutgraf::model::label::Label::from_index(label).unwrap(), 0.5)).to_vec();
        let texts = [
            read(
                &["Ada", "left", "."],
                vec![Target::Labels(1 << person), Target::Labels(1), Target::Labels(1)],
            ),
            read(
                &["to", "Oslo", "."],
                vec![Target::Labels(1), Target::Shares(unsure.into()), Target::Labels(1)],
            ),
        ];
        let texts: Vec<&Text> = texts.iter().collect();
        let run = || {
            let shape = Shape { word: 0, part: 8, hidden: 16, last: 16 };
            let mut weights = Weights::new(shape, &vectors, &mut Random::new(5));
            let losses = std::cell::RefCell::new(Vec::new());
            let fitted = fit(&mut weights, &texts, &settings, |_, loss| losses.borrow_mut().push(loss));
            (losses.into_inner(), fitted.bytes())
        };
        let (losses, bytes) = run();
        assert!(losses[0] > 3.0 * losses[59], "{losses:?}");
        assert_eq!((losses, bytes), run());
    }
}
