//! One document through the network, forward and back.
//!
//! Word vectors, letter sequences and flags; a layer; three convolutions with growing reach, each added to what it read;
//! a first guess at the labels. Then, for each word, what the rest of the document says of the same word, and a second
//! guess from both.

use ndarray::{Array2, ArrayView1, s};
use nutgraf::model::network::{CLASSES, DILATIONS, MEMORY, TRACE};

use super::{
    layers::{
        Normed, add, cells, cells_mut, convolve, convolve_back, dense, dense_back, norm, norm_back, relu,
        relu_back, scale,
    },
    texts::{Lists, Text, UNKNOWN},
    weights::{Shape, Weights, name},
};
use crate::train::{
    lattice::{Lattice, Row, Target},
    numbers::{Random, add_scaled},
};

/// What is hidden at random while learning, so that nothing is leant on alone.
#[derive(Clone, Copy)]
pub(crate) struct Dropout {
    pub(super) inputs: f32,
    pub(super) blocks: f32,
    pub(super) outputs: f32,
    pub(super) word: f32,
    pub(super) rows: f32,
    pub(super) memory: f32,
}

/// The way forward, with what the way back needs.
pub(crate) struct Pass {
    words: Vec<u32>,
    grams: Lists,
    flags: Lists,
    input: Array2<f32>,
    input_mask: Option<Array2<f32>>,
    blocks: Vec<Block>,
    /// After the first layer and after each block.
    hidden: Vec<Array2<f32>>,
    output: Array2<f32>,
    output_mask: Option<Array2<f32>>,
    first: Array2<f32>,
    classes: Array2<f32>,
    joined: Array2<f32>,
    remembered: Vec<bool>,
    last: Array2<f32>,
    last_mask: Option<Array2<f32>>,
    second: Array2<f32>,
}

struct Block {
    normed: Normed,
    input: Array2<f32>,
    output: Array2<f32>,
    mask: Option<Array2<f32>>,
}

/// What the way back finds.
pub(super) struct Gradients {
    pub(super) loss: f32,
    pub(super) dense: Vec<Array2<f32>>,
    /// The rows of each table that were read, with the gradient of the sum that they went into.
    pub(super) words: Vec<u32>,
    pub(super) grams: Lists,
    pub(super) flags: Lists,
    pub(super) input: Array2<f32>,
}

impl Pass {
    /// The way forward; with `dropout` some of it is hidden.
    pub(crate) fn new(weights: &Weights, text: &Text, mut dropout: Option<(&Dropout, &mut Random)>) -> Self {
        let Shape { word, part, .. } = weights.shape;
        let dense_weights = &weights.dense;
        let layer =
            |input: &Array2<f32>, name: usize| dense(input, &dense_weights[name], &dense_weights[name + 1]);
        let (words, grams, flags) = seen_rows(text, &mut dropout);

        let mut input = Array2::zeros((text.len(), word + 2 * part));
        for (position, row) in cells_mut(&mut input).chunks_exact_mut(word + 2 * part).enumerate() {
            let (own, parts) = row.split_at_mut(word);
            let (gram_part, flag_part) = parts.split_at_mut(part);
            own.copy_from_slice(table_row(&weights.words, words[position]));
            let scale = gram_scale(grams.get(position));
            for &gram in grams.get(position) {
                add_scaled(gram_part, table_row(&weights.grams, gram.into()), scale);
            }
            for &flag in flags.get(position) {
                add(flag_part, table_row(&weights.flags, flag.into()));
            }
        }
        let input_mask = mask(&mut input, &mut dropout, |dropout| dropout.inputs);
        let mut state = layer(&input, name::INPUT);
        relu(&mut state);
        let mut hidden = vec![state];
        let mut blocks = Vec::new();
        for (number, dilation) in DILATIONS.into_iter().enumerate() {
            let first = name::BLOCKS + number * name::BLOCK;
            let state = &hidden[number];
            let (mut input, normed) = norm(state, &dense_weights[first], &dense_weights[first + 1]);
            clear_empty(text, &mut input);
            let mut output = convolve(&input, &dense_weights[first + 2], &dense_weights[first + 3], dilation);
            relu(&mut output);
            let mut dropped = output.clone();
            let mask = mask(&mut dropped, &mut dropout, |dropout| dropout.blocks);
            add(cells_mut(&mut dropped), cells(state));
            hidden.push(dropped);
            blocks.push(Block { normed, input, output, mask });
        }
        let mut output = hidden[DILATIONS.len()].clone();
        let output_mask = mask(&mut output, &mut dropout, |dropout| dropout.outputs);
        let first = layer(&output, name::FIRST);
        let classes = pooled_softmax(&first);
        let trace = layer(&output, name::TRACE);
        let (memory, remembered) = remember(text, &classes, &trace, &mut dropout);
        let mut joined = Array2::zeros((text.len(), output.ncols() + MEMORY));
        joined.slice_mut(s![.., ..output.ncols()]).assign(&output);
        joined.slice_mut(s![.., output.ncols()..]).assign(&memory);
        let mut last = layer(&joined, name::JOIN);
        relu(&mut last);
        let last_mask = mask(&mut last, &mut dropout, |dropout| dropout.outputs);
        let second = layer(&last, name::SECOND);
        Self {
            words,
            grams,
            flags,
            input,
            input_mask,
            blocks,
            hidden,
            output,
            output_mask,
            first,
            classes,
            joined,
            remembered,
            last,
            last_mask,
            second,
        }
    }

    /// The second guess at the labels of a sentence.
    pub(crate) fn scores(&self, sentence: &std::ops::Range<usize>) -> Vec<Row> {
        rows(&self.second, sentence)
    }

    /// The way back from the loss of both guesses.
    pub(super) fn back(self, weights: &Weights, text: &Text) -> Gradients {
        let mut gradients = weights.zeros();
        let (first, mut loss) = head(&self.first, weights, name::FIRST_STEPS, 0.5, text, &mut gradients);
        let (second, more) = head(&self.second, weights, name::SECOND_STEPS, 1.0, text, &mut gradients);
        loss += more;
        let back = |input: &Array2<f32>, output: &Array2<f32>, name: usize, gradients: &mut [Array2<f32>]| {
            let [of_weights, of_bias] = &mut gradients[name..name + 2] else { unreachable!() };
            dense_back(input, &weights.dense[name], output, (of_weights, of_bias))
        };

        let mut last = back(&self.last, &second, name::SECOND, &mut gradients);
        unmask(&mut last, self.last_mask.as_ref());
        relu_back(&self.last, &mut last);
        let joined = back(&self.joined, &last, name::JOIN, &mut gradients);
        let width = self.output.ncols();
        let mut output = joined.slice(s![.., ..width]).to_owned();
        let memory = joined.slice(s![.., width..]).to_owned();
        let (classes, trace) = remember_back(text, &memory, &self.remembered);
        add(cells_mut(&mut output), cells(&back(&self.output, &trace, name::TRACE, &mut gradients)));
        let mut first = first;
        pooled_softmax_back(&self.first, &self.classes, &classes, &mut first);
        add(cells_mut(&mut output), cells(&back(&self.output, &first, name::FIRST, &mut gradients)));
        unmask(&mut output, self.output_mask.as_ref());

        let mut state = output;
        for (number, block) in self.blocks.iter().enumerate().rev() {
            let first = name::BLOCKS + number * name::BLOCK;
            let mut inner = state.clone();
            unmask(&mut inner, block.mask.as_ref());
            relu_back(&block.output, &mut inner);
            let [gain, shift, kernel, bias] = &mut gradients[first..first + name::BLOCK] else {
                unreachable!()
            };
            let mut inner = convolve_back(
                &block.input,
                &weights.dense[first + 2],
                DILATIONS[number],
                &inner,
                (kernel, bias),
            );
            clear_empty(text, &mut inner);
            let inner = norm_back(&block.normed, &weights.dense[first], &inner, (gain, shift));
            add(cells_mut(&mut state), cells(&inner));
        }
        relu_back(&self.hidden[0], &mut state);
        let mut input = back(&self.input, &state, name::INPUT, &mut gradients);
        unmask(&mut input, self.input_mask.as_ref());
        Gradients { loss, dense: gradients, words: self.words, grams: self.grams, flags: self.flags, input }
    }
}

fn table_row(table: &Array2<f32>, row: u32) -> &[f32] {
    let width = table.ncols();
    &cells(table)[row as usize * width..][..width]
}

/// The mean of letter sequences keeps its spread whatever their number.
pub(super) fn gram_scale(grams: &[u16]) -> f32 {
    1.0 / (grams.len().max(1) as f32).sqrt()
}

/// The rows of the tables that are read: all of them, or while learning most of them.
fn seen_rows(text: &Text, dropout: &mut Option<(&Dropout, &mut Random)>) -> (Vec<u32>, Lists, Lists) {
    let Some((dropout, random)) = dropout else {
        return (text.words.clone(), text.grams.clone(), text.flags.clone());
    };
    let mut words = text.words.clone();
    let (mut grams, mut flags) = (Lists::default(), Lists::default());
    for (position, word) in words.iter_mut().enumerate() {
        if random.share() < dropout.word {
            *word = UNKNOWN;
        }
        let mut keep = |rows: &[u16]| -> Vec<u32> {
            rows.iter().filter(|_| random.share() >= dropout.rows).map(|&row| row.into()).collect()
        };
        grams.push(keep(text.grams.get(position)));
        flags.push(keep(text.flags.get(position)));
    }
    (words, grams, flags)
}

/// Hides a share of the cells and raises the others, so that sums stay; returns what to multiply gradients with.
fn mask(
    values: &mut Array2<f32>,
    dropout: &mut Option<(&Dropout, &mut Random)>,
    share: impl Fn(&Dropout) -> f32,
) -> Option<Array2<f32>> {
    let (dropout, random) = dropout.as_mut()?;
    let hidden = (share(dropout) * 256.0) as u8;
    let kept = 256.0 / (256.0 - f32::from(hidden));
    let mut mask = Array2::zeros(values.raw_dim());
    let mut bytes = [0_u8; 8];
    let mut at = 8;
    cells_mut(&mut mask).iter_mut().for_each(|cell| {
        if at == 8 {
            (bytes, at) = (random.next().to_le_bytes(), 0);
        }
        *cell = if bytes[at] < hidden { 0.0 } else { kept };
        at += 1;
    });
    scale(cells_mut(values), cells(&mask));
    Some(mask)
}

fn unmask(gradient: &mut Array2<f32>, mask: Option<&Array2<f32>>) {
    if let Some(mask) = mask {
        scale(cells_mut(gradient), cells(mask));
    }
}

/// Keeps the convolutions from reading anything between sentences.
fn clear_empty(text: &Text, rows: &mut Array2<f32>) {
    let width = rows.ncols();
    let rows = cells_mut(rows);
    text.each_empty(|position| rows[position * width..(position + 1) * width].fill(0.0));
}

/// The class of a label: 0 for none, then the types.
fn class(label: usize) -> usize {
    label.div_ceil(4)
}

fn softmax(scores: &ArrayView1<'_, f32>) -> Row {
    let top = scores.iter().copied().fold(f32::MIN, f32::max);
    let mut odds: Row = std::array::from_fn(|label| (scores[label] - top).exp());
    let sum: f32 = odds.iter().sum();
    odds.iter_mut().for_each(|odds| *odds /= sum);
    odds
}

/// The share of each class by the first guess.
fn pooled_softmax(scores: &Array2<f32>) -> Array2<f32> {
    let mut classes = Array2::zeros((scores.nrows(), CLASSES));
    for (mut row, scores) in classes.rows_mut().into_iter().zip(scores.rows()) {
        for (label, share) in softmax(&scores).into_iter().enumerate() {
            row[class(label)] += share;
        }
    }
    classes
}

fn pooled_softmax_back(
    scores: &Array2<f32>,
    classes: &Array2<f32>,
    gradient: &Array2<f32>,
    to: &mut Array2<f32>,
) {
    for (position, mut row) in to.rows_mut().into_iter().enumerate() {
        let along = classes.row(position).dot(&gradient.row(position));
        for (label, share) in softmax(&scores.row(position)).into_iter().enumerate() {
            row[label] += share * (gradient[[position, class(label)]] - along);
        }
    }
}

/// What the other occurrences of each word were taken for.
fn remember(
    text: &Text,
    classes: &Array2<f32>,
    trace: &Array2<f32>,
    dropout: &mut Option<(&Dropout, &mut Random)>,
) -> (Array2<f32>, Vec<bool>) {
    let mut memory = Array2::zeros((text.len(), MEMORY));
    let mut remembered = vec![false; text.len()];
    for places in groups(text) {
        let mut sum = [0.0; CLASSES + TRACE];
        // The highest and the second highest share of each class, so that the highest of the others is known.
        let mut top = [[0.0_f32; 2]; CLASSES];
        for &place in &places {
            for (cell, &share) in sum.iter_mut().zip(classes.row(place).iter().chain(trace.row(place))) {
                *cell += share;
            }
            for (top, &share) in top.iter_mut().zip(classes.row(place)) {
                if share > top[0] {
                    *top = [share, top[0]];
                } else if share > top[1] {
                    top[1] = share;
                }
            }
        }
        let others = (places.len() - 1) as f32;
        for &place in &places {
            if let Some((dropout, random)) = dropout
                && random.share() < dropout.memory
            {
                continue;
            }
            remembered[place] = true;
            let (classes_here, trace_here) = (classes.row(place), trace.row(place));
            let own = classes_here.iter().chain(&trace_here);
            let mut row = memory.row_mut(place);
            for ((cell, sum), own) in row.iter_mut().zip(sum).zip(own) {
                *cell = (sum - own) / others;
            }
            for (class, top) in top.iter().enumerate() {
                let own = classes[[place, class]];
                row[CLASSES + TRACE + class] = if own >= top[0] { top[1] } else { top[0] };
            }
            row[MEMORY - 2] = 1.0;
            row[MEMORY - 1] = others / (others + 1.0);
        }
    }
    (memory, remembered)
}

/// The way back through [`remember`]; the maxima are taken as they are.
fn remember_back(text: &Text, memory: &Array2<f32>, remembered: &[bool]) -> (Array2<f32>, Array2<f32>) {
    let mut gradient = Array2::<f32>::zeros((text.len(), CLASSES + TRACE));
    for places in groups(text) {
        let others = (places.len() - 1) as f32;
        let mut sum = [0.0; CLASSES + TRACE];
        let told: Vec<usize> = places.iter().copied().filter(|&place| remembered[place]).collect();
        for &place in &told {
            sum.iter_mut().zip(memory.row(place)).for_each(|(cell, &value)| *cell += value / others);
        }
        for &place in &places {
            let is_told = f32::from(u8::from(remembered[place]));
            let own = memory.row(place).mapv(|value| is_told * value / others);
            for ((cell, sum), own) in gradient.row_mut(place).iter_mut().zip(sum).zip(own) {
                *cell = sum - own;
            }
        }
    }
    (gradient.slice(s![.., ..CLASSES]).to_owned(), gradient.slice(s![.., CLASSES..]).to_owned())
}

/// The places of each word that stands in the document more than once.
fn groups(text: &Text) -> Vec<Vec<usize>> {
    let count = text.forms.iter().flatten().max().map_or(0, |&form| form as usize + 1);
    let mut groups = vec![Vec::new(); count];
    for (place, form) in text.forms.iter().enumerate() {
        if let Some(form) = form {
            groups[*form as usize].push(place);
        }
    }
    groups.retain(|places: &Vec<usize>| places.len() > 1);
    groups
}

/// The loss of a guess times `factor`, and its gradient.
fn head(
    scores: &Array2<f32>,
    weights: &Weights,
    steps: usize,
    factor: f32,
    text: &Text,
    gradients: &mut [Array2<f32>],
) -> (Array2<f32>, f32) {
    let transitions = Weights::table(&weights.dense[steps]);
    let mut gradient = Array2::zeros(scores.raw_dim());
    let (mut lattice, mut loss) = (Lattice::new(), 0.0);
    let mut targets = text.targets.as_slice();
    for sentence in &text.sentences {
        let Some((own, rest)) = targets.split_at_checked(sentence.len()) else { break };
        targets = rest;
        loss += factor * lattice.differentiate(&rows(scores, sentence), own.iter(), &transitions);
        for (place, row) in sentence.clone().zip(&lattice.emission_gradients) {
            gradient.row_mut(place).iter_mut().zip(row).for_each(|(cell, value)| *cell = factor * value);
        }
        // A teacher's shares say nothing of steps, which are learnt from what people marked.
        if matches!(own.first(), Some(Target::Labels(_))) {
            let all = cells_mut(&mut gradients[steps]);
            add_scaled(all, lattice.transition_gradients.as_flattened(), factor);
        }
    }
    (gradient, loss)
}

fn rows(scores: &Array2<f32>, sentence: &std::ops::Range<usize>) -> Vec<Row> {
    sentence.clone().map(|place| std::array::from_fn(|label| scores[[place, label]])).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use nutgraf::model::Lexicon;

    use ndarray::s;

    use super::{CLASSES, Pass, TRACE, Text, Weights, name};
    use crate::train::{
        lattice::Target,
        network::{texts::Vocabulary, weights::Shape},
        numbers::Random,
        vectors::Vectors,
    };

    /// The gradient of every kind of weight is what the loss changes by, tried one weight at a time.
    #[test]
    fn gradients_are_slopes() {
        let vectors = Vectors::of(BTreeMap::from([(nutgraf::hash::word("went"), vec![0.5, -0.2, 0.1])]));
        let vocabulary = Vocabulary::new(&vectors);
        let document =
            [vec!["Ada", "went", "to", "Rome", "."], vec!["Rome", "saw", "Ada", "and", "Ada", "."]];
        let mut text = Text::read(&document, &Lexicon::default(), &vocabulary);
        let labels = [1 << 4, 1, 1, 1 << 12 | 1 << 16, 1, 1, 1, 1, 1, 1, 1];
        text.targets = labels.map(Target::Labels).to_vec();
        let shape = Shape { word: 3, part: 4, hidden: 6, last: 5 };
        let mut weights = Weights::new(shape, &vectors, &mut Random::new(7));
        let mut random = Random::new(8);
        weights.dense.iter_mut().flatten().for_each(|weight| *weight += 0.2 * random.normal());
        // The way back takes maxima for constants, so that here they must not count.
        let maxima = shape.hidden + CLASSES + TRACE;
        weights.dense[name::JOIN].slice_mut(s![maxima..maxima + CLASSES, ..]).fill(0.0);
        let gradients = Pass::new(&weights, &text, None).back(&weights, &text);
        // A bias of the first layer moves all rows over the bend of the layer at once: no slope to measure there.
        for part in (0..=name::SECOND_STEPS).filter(|&part| part != name::INPUT + 1) {
            let (rows, columns) = weights.dense[part].dim();
            for cell in [(0, 0), (rows - 1, columns / 2), (rows / 2, columns - 1)] {
                let mut loss_at = |change: f32| {
                    let before = weights.dense[part][cell];
                    weights.dense[part][cell] = before + change;
                    let loss = Pass::new(&weights, &text, None).back(&weights, &text).loss;
                    weights.dense[part][cell] = before;
                    loss
                };
                let slope = (loss_at(0.0004) - loss_at(-0.0004)) / 0.0008;
                let found = gradients.dense[part][cell];
                assert!(
                    (slope - found).abs() < 0.05 + 0.02 * slope.abs(),
                    "{part} {cell:?}: {slope} {found}"
                );
            }
        }
    }
}
