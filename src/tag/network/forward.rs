//! The way through the network.

use std::ops::Range;

use super::input::{Input, InputReader};
use crate::{
    model::{
        label::LABELS,
        network::{CLASSES, DILATIONS, MEMORY, Network, TRACE, round},
        tagger::ROW,
    },
    tag::{
        decode::{Scores, exp},
        features::Observed,
    },
};

/// The scores of the words of some sentences, in the order of `sentences`, in steps of `unit` natural logarithms.
///
/// The document remembers what stands in these sentences only.
#[must_use]
pub fn scores(
    network: &Network,
    observed: &Observed<'_>,
    sentences: &[Range<usize>],
    unit: f32,
) -> Vec<Scores> {
    let (mut rows, mut forms) = (Vec::new(), Vec::new());
    inputs(network, observed, sentences, &mut rows, &mut forms);
    let mut state = Vec::new();
    network.input.apply(&rows, &mut state);
    relu(&mut state);
    let width = network.input.outputs();
    let (mut even, mut added) = (Vec::new(), Vec::new());
    for (block, dilation) in network.blocks.iter().zip(DILATIONS) {
        even_out(&state, width, &block.gain, &block.shift, &mut even);
        rows.clear();
        let mut start = 0;
        for sentence in sentences {
            let end = start + sentence.len();
            let sentence = even.get(start * width..end * width).unwrap_or_default();
            neighbours(sentence, width, dilation, &mut rows);
            start = end;
        }
        block.kernel.apply(&rows, &mut added);
        for (state, added) in state.iter_mut().zip(&added) {
            *state += added.max(0.0);
        }
    }
    let place: Vec<i16> = state.iter().map(|&value| round(value)).collect();
    let (mut first, mut trace) = (Vec::new(), Vec::new());
    network.first.apply(&place, &mut first);
    network.trace.apply(&place, &mut trace);
    let memory = remember(&forms, &first, &trace);
    rows.clear();
    for (place, memory) in place.chunks_exact(width.max(1)).zip(memory.chunks_exact(MEMORY)) {
        rows.extend_from_slice(place);
        rows.extend(memory.iter().map(|&value| round(value)));
    }
    network.join.apply(&rows, &mut state);
    relu(&mut state);
    rows.clear();
    rows.extend(state.iter().map(|&value| round(value)));
    network.second.apply(&rows, &mut added);
    let scores = added.chunks_exact(LABELS).map(|row| {
        let mut scores = [0; ROW];
        scores.iter_mut().zip(row).for_each(|(score, value)| *score = (value / unit) as i32);
        scores
    });
    scores.collect()
}

/// What is told of each word, as what goes into the first layer, and the number of its form.
fn inputs(
    network: &Network,
    observed: &Observed<'_>,
    sentences: &[Range<usize>],
    rows: &mut Vec<i16>,
    forms: &mut Vec<Option<usize>>,
) {
    let mut input = Input::default();
    let mut sums = vec![0.0; network.grams.width() + network.flags.width()];
    for sentence in sentences {
        let reader = InputReader::new(observed, sentence);
        for place in sentence.clone() {
            reader.read(place, &mut input);
            sums.fill(0.0);
            let (grams, flags) = sums.split_at_mut(network.grams.width());
            let factor = 1.0 / (input.grams.len().max(1) as f32).sqrt();
            for &gram in &input.grams {
                network.grams.add(gram as usize, factor, grams);
            }
            for &flag in &input.flags {
                network.flags.add(flag as usize, 1.0, flags);
            }
            rows.extend(sums.iter().map(|&value| round(value)));
            forms.push(input.form);
        }
    }
}

fn relu(values: &mut [f32]) {
    values.iter_mut().for_each(|value| *value = value.max(0.0));
}

/// Brings every row to mean 0 and spread 1, then applies gain and shift (Ba, Kiros and Hinton, "Layer normalization",
/// 2016).
fn even_out(rows: &[f32], width: usize, gain: &[f32], shift: &[f32], out: &mut Vec<i16>) {
    out.clear();
    for row in rows.chunks_exact(width.max(1)) {
        let mean = sum(row.iter().copied()) / width as f32;
        let spread = sum(row.iter().map(|cell| (cell - mean) * (cell - mean))) / width as f32;
        let scale = 1.0 / (spread + 1e-5).sqrt();
        let cells = row.iter().zip(gain.iter().zip(shift));
        out.extend(cells.map(|(cell, (gain, shift))| round((cell - mean) * scale * gain + shift)));
    }
}

fn sum(values: impl Iterator<Item = f32>) -> f32 {
    values.fold(0.0, |sum, value| sum + value)
}

/// For each row of a sentence, the row `dilation` before it, itself, and the row `dilation` after it; zeros outside.
fn neighbours(sentence: &[i16], width: usize, dilation: usize, out: &mut Vec<i16>) {
    let count = sentence.len() / width.max(1);
    for place in 0..count {
        for other in [place.checked_sub(dilation), Some(place), Some(place + dilation)] {
            let row = other.and_then(|other| sentence.get(other * width..(other + 1) * width));
            match row {
                Some(row) => out.extend_from_slice(row),
                None => out.resize(out.len() + width, 0),
            }
        }
    }
}

/// What the other occurrences of each word were taken for; rows of [`MEMORY`], zeros where there is no other.
fn remember(forms: &[Option<usize>], first: &[f32], trace: &[f32]) -> Vec<f32> {
    let classes: Vec<[f32; CLASSES]> = first.chunks_exact(LABELS).map(pooled_softmax).collect();
    let traces = trace.as_chunks::<TRACE>().0;
    let mut order: Vec<(usize, usize)> =
        forms.iter().enumerate().filter_map(|(place, form)| Some(((*form)?, place))).collect();
    order.sort_unstable();
    let mut memory = vec![0.0; forms.len() * MEMORY];
    for group in order.chunk_by(|a, b| a.0 == b.0).filter(|group| group.len() > 1) {
        let members =
            || group.iter().filter_map(|&(_, place)| Some((place, classes.get(place)?, traces.get(place)?)));
        let mut sums = [0.0; CLASSES + TRACE];
        // The largest and the second largest share of each class, so that the largest of the others is known.
        let mut top = [[0.0_f32; 2]; CLASSES];
        for (_, classes, trace) in members() {
            for (sum, value) in sums.iter_mut().zip(classes.iter().chain(trace)) {
                *sum += value;
            }
            for ([largest, second], &share) in top.iter_mut().zip(classes) {
                if share > *largest {
                    (*largest, *second) = (share, *largest);
                } else if share > *second {
                    *second = share;
                }
            }
        }
        let others = (group.len() - 1) as f32;
        for (place, classes, trace) in members() {
            let row = memory.get_mut(place * MEMORY..(place + 1) * MEMORY).unwrap_or_default();
            let means = sums.iter().zip(classes.iter().chain(trace)).map(|(sum, own)| (sum - own) / others);
            let maxima = top.iter().zip(classes).map(
                |([largest, second], own)| {
                    if own >= largest { *second } else { *largest }
                },
            );
            let values = means.chain(maxima).chain([1.0, others / (others + 1.0)]);
            row.iter_mut().zip(values).for_each(|(cell, value)| *cell = value);
        }
    }
    memory
}

/// The share of each class by the scores of the labels: class 0 is no name, and each type has four labels.
fn pooled_softmax(scores: &[f32]) -> [f32; CLASSES] {
    let top = scores.iter().copied().fold(f32::MIN, f32::max);
    let mut classes = [0.0; CLASSES];
    let mut total = 0.0;
    for (label, score) in scores.iter().enumerate() {
        let odds = exp(score - top);
        total += odds;
        if let Some(class) = classes.get_mut(label.div_ceil(4)) {
            *class += odds;
        }
    }
    classes.map(|class| class / total)
}
