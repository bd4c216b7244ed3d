//! The way through the network.

use super::input::{Input, InputReader};
use crate::{
    model::{
        label::LABELS,
        network::{CLASSES, DILATIONS, MEMORY, Network, TRACE, round},
        tagger::ROW,
    },
    tag::{decode::Scores, exp::exp, features::Observed},
};

/// The scores of the words at `places`, in steps of `unit` natural logarithms; `remembered` are places of other words that
/// the document remembers besides. Both ascend.
///
/// Only what is asked for is computed, and what that depends on.
#[must_use]
pub fn scores(
    network: &Network,
    observed: &Observed<'_>,
    places: &[usize],
    remembered: &[usize],
    unit: f32,
) -> Vec<Scores> {
    let asked = merged(places, remembered);
    let reach = Reach::new(observed, &asked);
    let mut rows = Vec::new();
    inputs(network, observed, &reach.all, &mut rows);
    let mut state = Vec::new();
    network.input.apply(&rows, &mut state);
    relu(&mut state);
    let width = network.input.outputs().max(1);
    let (mut even, mut added) = (vec![0; state.len()], Vec::new());
    for (block, layer) in network.blocks.iter().zip(&reach.layers) {
        for row in layer.read.iter().map(|&row| row * width..(row + 1) * width) {
            let (from, to) = (state.get(row.clone()), even.get_mut(row));
            even_out(from.unwrap_or_default(), &block.gain, &block.shift, to.unwrap_or_default());
        }
        rows.clear();
        for row in layer.written.iter().flatten() {
            match row.and_then(|row| even.get(row * width..(row + 1) * width)) {
                Some(row) => rows.extend_from_slice(row),
                None => rows.resize(rows.len() + width, 0),
            }
        }
        block.kernel.apply(&rows, &mut added);
        for ([_, own, _], added) in layer.written.iter().zip(added.chunks_exact(width)) {
            let row = own.and_then(|own| state.get_mut(own * width..(own + 1) * width)).unwrap_or_default();
            row.iter_mut().zip(added).for_each(|(cell, added)| *cell += positive(*added));
        }
    }
    let mut place: Vec<i16> = Vec::with_capacity(asked.len() * width);
    for row in reach.layers.last().into_iter().flat_map(|layer| &layer.written).filter_map(|row| row[1]) {
        let row = state.get(row * width..(row + 1) * width).unwrap_or_default();
        place.extend(row.iter().map(|&value| round(value)));
    }
    let (mut first, mut trace) = (Vec::new(), Vec::new());
    network.first.apply(&place, &mut first);
    network.trace.apply(&place, &mut trace);
    let forms: Vec<Option<usize>> =
        asked.iter().map(|&place| observed.occurrences(place).map(|(form, _)| form)).collect();
    let memory = remember(&forms, &first, &trace);
    rows.clear();
    let parts = place.chunks_exact(width).zip(memory.chunks_exact(MEMORY));
    for ((place, memory), _) in parts.zip(&asked).filter(|(_, place)| places.binary_search(place).is_ok()) {
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

/// Two ascending lists as one, each place once.
fn merged(a: &[usize], b: &[usize]) -> Vec<usize> {
    let mut places = [a, b].concat();
    places.sort_unstable();
    places.dedup();
    places
}

/// What has to be computed for the places that are asked for.
struct Reach {
    /// All places that anything depends on, ascending; a row of the state each.
    all: Vec<usize>,
    /// For each convolution, in the order in which they are run.
    layers: [Layer; DILATIONS.len()],
}

/// What one convolution reads and writes, as rows of the state.
#[derive(Default)]
struct Layer {
    read: Vec<usize>,
    /// For each row that is written, the row before it, itself and the row after it; `None` outside the sentence.
    written: Vec<[Option<usize>; 3]>,
}

impl Reach {
    fn new(observed: &Observed<'_>, asked: &[usize]) -> Self {
        // From the last convolution to the first: each needs what stands its dilation away.
        let mut wanted = asked.to_vec();
        let mut steps: Vec<Vec<[Option<usize>; 3]>> = Vec::new();
        for dilation in DILATIONS.into_iter().rev() {
            let step: Vec<_> = wanted.iter().map(|&place| around(observed, place, dilation)).collect();
            wanted = step.iter().flatten().flatten().copied().collect();
            wanted.sort_unstable();
            wanted.dedup();
            steps.push(step);
        }
        let row = |place: usize| wanted.binary_search(&place).ok();
        let mut layers = <[Layer; DILATIONS.len()]>::default();
        for (layer, step) in layers.iter_mut().zip(steps.iter().rev()) {
            layer.written = step.iter().map(|places| places.map(|place| place.and_then(row))).collect();
            layer.read = layer.written.iter().flatten().flatten().copied().collect();
            layer.read.sort_unstable();
            layer.read.dedup();
        }
        Self { all: wanted, layers }
    }
}

/// The places `dilation` before and after `place`, and `place` itself; `None` outside its sentence.
fn around(observed: &Observed<'_>, place: usize, dilation: usize) -> [Option<usize>; 3] {
    let sentence = observed.sentence_of(place);
    [place.checked_sub(dilation), Some(place), Some(place + dilation)]
        .map(|other| other.filter(|other| sentence.contains(other)))
}

/// What is told of the words at `places`, as what goes into the first layer.
fn inputs(network: &Network, observed: &Observed<'_>, places: &[usize], rows: &mut Vec<i16>) {
    let mut input = Input::default();
    let mut sums = Vec::with_capacity(network.grams.width() + network.flags.width());
    let mut reader = InputReader::new(observed, &(0..0));
    for &place in places {
        if !reader.sentence().contains(&place) {
            reader = InputReader::new(observed, &observed.sentence_of(place));
        }
        reader.read(place, &mut input);
        sums.clear();
        network.grams.sum(&input.grams, 1.0 / (input.grams.len().max(1) as f32).sqrt(), &mut sums);
        network.flags.sum(&input.flags, 1.0, &mut sums);
        rows.extend(sums.iter().map(|&value| round(value)));
    }
}

fn relu(values: &mut [f32]) {
    for value in values {
        *value = positive(*value);
    }
}

/// The value, or zero where it is less; `f32::max` calls a library in WebAssembly.
const fn positive(value: f32) -> f32 {
    if value > 0.0 { value } else { 0.0 }
}

/// Brings a row to mean 0 and spread 1, then applies gain and shift (Ba, Kiros and Hinton, "Layer normalization", 2016).
fn even_out(row: &[f32], gain: &[f32], shift: &[f32], out: &mut [i16]) {
    let count = row.len() as f32;
    let mean = sum(row, |cell| cell) / count;
    let spread = sum(row, |cell| (cell - mean) * (cell - mean)) / count;
    let scale = 1.0 / (spread + 1e-5).sqrt();
    for ((out, cell), (gain, shift)) in out.iter_mut().zip(row).zip(gain.iter().zip(shift)) {
        *out = round((cell - mean) * scale * gain + shift);
    }
}

/// The sum of what `part` makes of the values: eight sums side by side, so that it runs on vector units, always in the same
/// order, so that it is the same on every platform.
fn sum(values: &[f32], part: impl Fn(f32) -> f32) -> f32 {
    let (eights, rest) = values.as_chunks::<8>();
    let mut sums = [0.0; 8];
    for eight in eights {
        sums.iter_mut().zip(eight).for_each(|(sum, &value)| *sum += part(value));
    }
    sums.into_iter().chain(rest.iter().map(|&value| part(value))).fold(0.0, |sum, value| sum + value)
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
    let top = scores.iter().fold(f32::MIN, |top, &score| if score > top { score } else { top });
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
