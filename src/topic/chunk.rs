//! Which words are in noun phrases.
//!
//! A tagger for three labels, read from left to right: each word gets what its weights, those of its neighbours and the
//! two labels before it speak for most. An averaged perceptron (Collins 2002), learnt from the parts of speech and the
//! dependencies of GUM by `cargo xtask train chunker`.

use crate::{
    hash::{self, pair},
    model::{
        chunker::{CHUNKS, ChunkWeights},
        clusters::{LEVELS, WordClusters},
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
    /// Its clusters, coarse to fine.
    clusters: [u32; LEVELS],
}

/// Describes `word`, a compound with hyphens or a mark; `lower` is the same in lower case.
#[must_use]
pub fn look(word: &str, lower: &str, clusters: &WordClusters) -> Look {
    // A compound is what its last word is: "U.S.-led", "face-to-face".
    let last = |text: &'_ str| text.rfind('-').map_or(0, |hyphen| hyphen + 1);
    let tail = lower.get(last(lower)..).unwrap_or_default();
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
    let clusters = clusters.get(hash::word(own)).unwrap_or_default().map(u32::from);
    Look { lower: hash::word(lower), ends: [end(3), end(2)], shape, clusters }
}

/// The cluster of what stands at the edges of a sentence; no word is in it.
const EDGE_CLUSTER: u32 = u16::MAX as u32;
/// What stands at the edges of a sentence.
const EDGE: Look = Look { lower: 1, ends: [1, 1], shape: u32::MAX, clusters: [EDGE_CLUSTER; LEVELS] };

/// The number of features of a word.
pub const FEATURES: usize = 22;

/// The features of the word at `position`; `before` are the labels of the two words before it, the nearest first.
#[must_use]
pub fn features(looks: &[Look], position: usize, before: [Chunk; 2]) -> [u32; FEATURES] {
    let window = Window::at(looks, position, &EDGE);
    let all = as_word(window.word)
        .into_iter()
        .chain(as_next(window.next))
        .chain(as_second(window.second))
        .chain(as_last(window.last))
        .chain(as_last_but_one(window.last_but_one))
        .chain(together(&window, position == 0, before));
    let mut features = [0; FEATURES];
    features.iter_mut().zip(all).for_each(|(slot, (number, value))| *slot = pair(number, value));
    features
}

/// A word, the two before it and the two behind it.
struct Window<'a, T> {
    last_but_one: &'a T,
    last: &'a T,
    word: &'a T,
    next: &'a T,
    second: &'a T,
}

impl<'a, T> Window<'a, T> {
    /// The window around `position`; `edge` is what stands outside.
    fn at(words: &'a [T], position: usize, edge: &'a T) -> Self {
        let at = |position: Option<usize>| position.and_then(|position| words.get(position)).unwrap_or(edge);
        Self {
            last_but_one: at(position.checked_sub(2)),
            last: at(position.checked_sub(1)),
            word: at(Some(position)),
            next: at(Some(position + 1)),
            second: at(Some(position + 2)),
        }
    }
}

/// A feature: what it is of, and its value. Those of two numbers have nothing in common.
type Feature = (u32, u32);

/// The features that a word has by itself …
fn as_word(look: &Look) -> [Feature; 6] {
    let Look { ends: [three, two], clusters: [_, broad, middle, fine], .. } = *look;
    [(1, look.lower), (2, three), (3, two), (5, fine), (6, middle), (7, broad)]
}

/// … those that the word before it has of it …
fn as_next(look: &Look) -> [Feature; 3] {
    let Look { ends: [three, _], clusters: [_, _, middle, _], .. } = *look;
    [(10, look.lower), (11, middle), (12, three)]
}

/// … the one before that …
fn as_second(look: &Look) -> [Feature; 1] {
    let [_, broad, ..] = look.clusters;
    [(13, broad)]
}

/// … the word behind it …
fn as_last(look: &Look) -> [Feature; 2] {
    let [_, _, middle, _] = look.clusters;
    [(8, look.lower), (9, middle)]
}

/// … and the one behind that.
fn as_last_but_one(look: &Look) -> [Feature; 1] {
    let [_, broad, ..] = look.clusters;
    [(14, broad)]
}

/// The features that a word has of its neighbours and labels together; `opens` where the sentence begins with it.
#[inline]
fn together(window: &Window<'_, Look>, opens: bool, before: [Chunk; 2]) -> [Feature; 9] {
    let Window { last, word, next, .. } = *window;
    let [last_coarse, last_broad, ..] = last.clusters;
    let [_, broad, middle, _] = word.clusters;
    let [next_coarse, next_broad, ..] = next.clusters;
    let [three, two] = word.ends;
    let [nearest, further] = before.map(|chunk| chunk as u32);
    let shape = word.shape * 2 + u32::from(opens);
    [
        (4, shape),
        (15, nearest),
        (16, nearest * 4 + further),
        (17, pair(middle, nearest)),
        (18, pair(broad, next_broad)),
        (19, pair(last_broad, broad)),
        (20, pair(pair(three, next_coarse), last_coarse)),
        (21, pair(shape, next.shape)),
        (22, pair(two, nearest)),
    ]
}

/// For each label a sum of weights: 22 of eight bits each fit.
type Sums = [i16; CHUNKS];

/// Adds what `features` weigh.
#[inline]
fn add(sums: &mut Sums, features: &[Feature], weights: &ChunkWeights) {
    for &(number, value) in features {
        add_weights(sums, weights.of(pair(number, value)));
    }
}

#[inline]
fn add_weights(sums: &mut Sums, weights: [i8; CHUNKS]) {
    for (sum, weight) in sums.iter_mut().zip(weights) {
        *sum += i16::from(weight);
    }
}

/// The label with the largest sum; among equals the first.
fn strongest(sums: Sums) -> Chunk {
    let mut best = (Chunk::Outside, i16::MIN);
    for (chunk, sum) in Chunk::ALL.into_iter().zip(sums) {
        if sum > best.1 {
            best = (chunk, sum);
        }
    }
    best.0
}

/// The label that `features` speak for; among equals the first.
#[must_use]
pub fn best(features: &[u32; FEATURES], weights: &ChunkWeights) -> Chunk {
    let mut sums = Sums::default();
    for &feature in features {
        add_weights(&mut sums, weights.of(feature));
    }
    strongest(sums)
}

/// A word with what it weighs wherever it stands, so that each word of an article is weighed once.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Weighed {
    look: Look,
    as_word: Sums,
    as_next: Sums,
    as_second: Sums,
    as_last: Sums,
    as_last_but_one: Sums,
}

/// Labels words.
#[derive(Debug)]
pub(super) struct Chunker<'a> {
    weights: &'a ChunkWeights,
    edge: Weighed,
}

impl<'a> Chunker<'a> {
    pub(super) fn new(weights: &'a ChunkWeights) -> Self {
        let mut chunker = Self { weights, edge: Weighed::default() };
        chunker.edge = chunker.weigh(EDGE);
        chunker
    }

    /// What a word that looks so weighs.
    pub(super) fn weigh(&self, look: Look) -> Weighed {
        let sums = |features: &[Feature]| {
            let mut sums = Sums::default();
            add(&mut sums, features, self.weights);
            sums
        };
        Weighed {
            look,
            as_word: sums(&as_word(&look)),
            as_next: sums(&as_next(&look)),
            as_second: sums(&as_second(&look)),
            as_last: sums(&as_last(&look)),
            as_last_but_one: sums(&as_last_but_one(&look)),
        }
    }

    /// Labels the words of a sentence: what [`best`] makes of their [`features`], in order.
    pub(super) fn chunks(&self, words: &[Weighed]) -> Vec<Chunk> {
        let mut before = [Chunk::Outside; 2];
        (0..words.len())
            .map(|position| {
                let Window { last_but_one, last, word, next, second } =
                    Window::at(words, position, &self.edge);
                let looks = Window {
                    last_but_one: &last_but_one.look,
                    last: &last.look,
                    word: &word.look,
                    next: &next.look,
                    second: &second.look,
                };
                let mut sums = word.as_word;
                for other in [next.as_next, second.as_second, last.as_last, last_but_one.as_last_but_one] {
                    sums.iter_mut().zip(other).for_each(|(sum, other)| *sum += other);
                }
                add(&mut sums, &together(&looks, position == 0, before), self.weights);
                let ([nearest, _], chunk) = (before, strongest(sums));
                before = [chunk, nearest];
                chunk
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Chunk, Chunker, Look, best, features, look};
    use crate::Model;

    #[test]
    fn words_that_are_weighed_once_get_the_same_labels() {
        let model = Model::embedded().unwrap();
        let (weights, clusters) = (model.chunker(), &model.lexicon().clusters);
        let text = "The U.S.-led talks on clean energy , which ended late , were called a new beginning by \
                    both sides : the first in years .";
        let looks: Vec<Look> =
            text.split_whitespace().map(|word| look(word, &word.to_lowercase(), clusters)).collect();
        let chunker = Chunker::new(weights);
        for len in 0..looks.len() {
            let looks = &looks[..len];
            let mut before = [Chunk::Outside; 2];
            let one_by_one: Vec<Chunk> = (0..len)
                .map(|position| {
                    let chunk = best(&features(looks, position, before), weights);
                    before = [chunk, before[0]];
                    chunk
                })
                .collect();
            let weighed: Vec<_> = looks.iter().map(|&look| chunker.weigh(look)).collect();
            assert_eq!(chunker.chunks(&weighed), one_by_one);
        }
    }
}
