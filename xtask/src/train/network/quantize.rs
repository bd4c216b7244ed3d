//! From weights to integers.

use anyhow::{Result, ensure};
use ndarray::Array2;
use nutgraf::model::network::{Block, DILATIONS, Layer, Network, Rows};

use super::{
    layers::cells,
    weights::{Weights, name},
};
use crate::train::ner::UNIT;

/// How sure the linear tagger has to be for a sentence not to be read by the network. Where the network reads
/// more, F1 on both dev sets is at most 0.1 better.
const CLEAR: f32 = 0.8;

/// Rounds the weights of a network without word vectors, which would be too large to ship.
pub(super) fn quantize(weights: &Weights) -> Result<Network> {
    ensure!(
        weights.shape.word == 0,
        "a network with word vectors is a teacher; train with --word 0 to pack it"
    );
    let matrix = |name: usize| cells(&weights.dense[name]).to_vec();
    let layer = |name: usize| Layer::rounded(&matrix(name), &matrix(name + 1));
    let rows = |table: &Array2<f32>| Rows::rounded(cells(table), table.ncols());
    let block = |number: usize| {
        let first = name::BLOCKS + number * name::BLOCK;
        Block { gain: matrix(first), shift: matrix(first + 1), kernel: layer(first + 2) }
    };
    let mut transitions = [[0; _]; _];
    for (cell, step) in transitions.iter_mut().flatten().zip(weights.steps().iter().flatten()) {
        *cell = (step / UNIT).round() as i16;
    }
    Ok(Network {
        clear: CLEAR,
        grams: rows(&weights.grams),
        flags: rows(&weights.flags),
        input: layer(name::INPUT),
        blocks: std::array::from_fn::<_, { DILATIONS.len() }, _>(block),
        first: layer(name::FIRST),
        trace: layer(name::TRACE),
        join: layer(name::JOIN),
        second: layer(name::SECOND),
        transitions,
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use nutgraf::{
        model::{Lexicon, network::Network, pack::Reader},
        tag::{features::Observed, network::forward},
    };

    use super::quantize;
    use crate::train::{
        network::{Pass, Text, Vocabulary, Weights, weights::Shape},
        numbers::Random,
        vectors::Vectors,
    };

    /// What is read in integers is what was trained, but for the rounding.
    #[test]
    fn trainer_and_reader_score_alike() {
        let vectors = Vectors::of(BTreeMap::new());
        let document = [
            vec!["Ada", "Obi", "went", "to", "Rome", "in", "May", "."],
            vec!["ROME", "AND", "PARIS"],
            vec!["\"", "Rome", "\"", "saw", "Ada", "and", "Ada", "'s", "iPhone", "."],
        ];
        let lexicon = Lexicon::default();
        let text = Text::read(&document, &lexicon, &Vocabulary::new(&vectors));
        let shape = Shape { word: 0, part: 8, hidden: 24, last: 16 };
        let weights = Weights::new(shape, &vectors, &mut Random::new(3));
        let pass = Pass::new(&weights, &text, None);
        let mut bytes = Vec::new();
        quantize(&weights).unwrap().write(&mut bytes);
        let network = Network::read(&mut Reader::new(&bytes)).unwrap();
        let observed = Observed::new(document.iter().map(|s| s.iter().copied()), &lexicon);
        let unit = 1.0 / 256.0;
        let places: Vec<usize> = (0..observed.sentences().last().unwrap().end).collect();
        let all = forward::scores(&network, &observed, &places, &[], unit);
        // What is asked for does not change what is found, as long as the document remembers the same.
        let (some, rest): (Vec<usize>, Vec<usize>) = places.iter().partition(|&place| place % 3 == 1);
        let found = forward::scores(&network, &observed, &some, &rest, unit);
        assert!(some.iter().zip(&found).all(|(&place, found)| all[place] == *found));
        let mut read = all.into_iter();
        let mut largest = 0.0_f32;
        for sentence in &text.sentences {
            for trained in pass.scores(sentence) {
                let read = read.next().unwrap();
                for (label, trained) in trained.iter().enumerate() {
                    let difference = (read[label] as f32 * unit - trained).abs();
                    assert!(difference < 0.06, "{} {trained}", read[label] as f32 * unit);
                    largest = largest.max(trained.abs());
                }
            }
        }
        assert!(read.next().is_none() && largest > 0.5, "{largest}");
    }
}
