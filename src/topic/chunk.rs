//! Which words are in noun phrases.
//!
//! A tagger for three labels, read from left to right: each word gets what its weights, those of its neighbours and the
//! two labels before it speak for most. An averaged perceptron (Collins 2002), learnt from the parts of speech and the
//! dependencies of GUM by `cargo xtask train chunker`.

use crate::{
    hash::{self, pair},
    model::{
        chunker::{CHUNKS, ChunkWeights},
        clusters::{ClusterPath, WordClusters},
    },
};

/// What a word is to the noun phrases of its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Chunk {
    /// No part of one, or an article, a number, a possessive.
    #[default]
    Outside,
    /// An adjective or participle before its nouns.
    Modifier,
    /// A noun or a part of a name.
    Noun,
}

impl Chunk {
    /// In the order of their weights.
    pub const ALL: [Self; CHUNKS] = [Self::Outside, Self::Modifier, Self::Noun];
}

/// What is seen of one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Look {
    lower: u32,
    /// The last three and two letters of its last part.
    ends: [u32; 2],
    shape: u32,
    clusters: ClusterPath,
}

/// The number of features of a word.
pub const FEATURES: usize = 22;

/// Describes `word`, a compound with hyphens or a mark.
#[must_use]
pub fn look(word: &str, clusters: &WordClusters) -> Look {
    let lower = word.to_lowercase();
    // A compound is what its last word is: "U.S.-led", "face-to-face".
    let last = |text: &'_ str| text.rfind('-').map_or(0, |hyphen| hyphen + 1);
    let tail = lower.get(last(&lower)..).unwrap_or_default();
    let end = |letters: usize| {
        let start = tail.char_indices().rev().nth(letters - 1).map_or(0, |(start, _)| start);
        hash::word(tail.get(start..).unwrap_or_default())
    };
    let shape = [
        word.starts_with(char::is_uppercase),
        word.contains('-'),
        word.chars().any(|c| c.is_ascii_digit()),
        word.starts_with(char::is_alphabetic),
        word.chars().skip(1).any(char::is_uppercase),
    ];
    let shape = shape.iter().fold(0, |bits, &is| bits * 2 + u32::from(is));
    let own = word.get(last(word)..).unwrap_or_default();
    let clusters = clusters.get(hash::word(own)).unwrap_or_default();
    Look { lower: hash::word(&lower), ends: [end(3), end(2)], shape, clusters }
}

/// The features of the word at `position`; `before` are the labels of the two words before it, the nearest first.
#[must_use]
pub fn features(looks: &[Look], position: usize, before: [Chunk; 2]) -> [u32; FEATURES] {
    const EDGE: Look =
        Look { lower: 1, ends: [1, 1], shape: u32::MAX, clusters: [u16::MAX, u16::MAX, u16::MAX, u16::MAX] };
    let at = |position: Option<usize>| position.and_then(|position| looks.get(position)).unwrap_or(&EDGE);
    let (word, next, second) = (at(Some(position)), at(Some(position + 1)), at(Some(position + 2)));
    let (last, last_but_one) = (at(position.checked_sub(1)), at(position.checked_sub(2)));
    let [_, broad, middle, fine] = word.clusters.map(u32::from);
    let [_, next_broad, next_middle, _] = next.clusters.map(u32::from);
    let [_, last_broad, last_middle, _] = last.clusters.map(u32::from);
    let [nearest, further] = before.map(|chunk| chunk as u32);
    let coarse = |look: &Look| look.clusters.first().copied().map_or(0, u32::from);
    let broad_of = |look: &Look| look.clusters.get(1).copied().map_or(0, u32::from);
    let [three, two] = word.ends;
    let opens = u32::from(position == 0);
    let values = [
        word.lower,
        three,
        two,
        word.shape * 2 + opens,
        fine,
        middle,
        broad,
        last.lower,
        last_middle,
        next.lower,
        next_middle,
        next.ends.first().copied().unwrap_or_default(),
        broad_of(second),
        broad_of(last_but_one),
        nearest,
        nearest * 4 + further,
        pair(middle, nearest),
        pair(broad, next_broad),
        pair(last_broad, broad),
        pair(pair(three, coarse(next)), coarse(last)),
        pair(word.shape * 2 + opens, next.shape),
        pair(two, nearest),
    ];
    let mut template = 0;
    values.map(|value| {
        template += 1;
        pair(template, value)
    })
}

/// The label that `features` speak for; among equals the first.
#[must_use]
pub fn best(features: &[u32], weights: &ChunkWeights) -> Chunk {
    let mut sums = [0_i32; CHUNKS];
    for &feature in features {
        for (sum, weight) in sums.iter_mut().zip(weights.of(feature)) {
            *sum += i32::from(weight);
        }
    }
    let first_best = Chunk::ALL.into_iter().zip(sums).rev().max_by_key(|(_, sum)| *sum);
    first_best.map_or(Chunk::Outside, |(chunk, _)| chunk)
}

/// Labels the words of a sentence.
pub(super) fn chunks(looks: &[Look], weights: &ChunkWeights) -> Vec<Chunk> {
    let mut before = [Chunk::Outside; 2];
    (0..looks.len())
        .map(|position| {
            let chunk = best(&features(looks, position, before), weights);
            let [nearest, _] = before;
            before = [chunk, nearest];
            chunk
        })
        .collect()
}
