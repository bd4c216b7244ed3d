//! What stands around each word.

use rayon::prelude::*;

use super::corpus::{BORDER, Corpus, RARE};
use crate::train::matrix::Matrix;

/// Where a neighbour stands.
const PLACES: [isize; 4] = [-2, -1, 1, 2];
/// Neighbours that stood there less often are chance.
const MIN_TOGETHER: u32 = 2;

/// Counts the neighbours of every word at every place and weighs them: a row a word, a column a place and a neighbour among the
/// `contexts` most frequent.
pub(super) fn count(corpus: &Corpus, contexts: usize) -> Matrix {
    let columns = contexts * PLACES.len();
    let mut together: Vec<(u64, u32)> = Vec::new();
    for (number, place) in PLACES.into_iter().enumerate() {
        let offset = number * contexts;
        let mut pairs: Vec<u64> = pairs(&corpus.tokens, place, contexts)
            .map(|(word, context)| u64::from(word) << 32 | (offset as u64 + u64::from(context)))
            .collect();
        pairs.par_sort_unstable();
        let counted = pairs.chunk_by(|a, b| a == b).map(|group| (group[0], group.len() as u32));
        together.extend(counted.filter(|&(_, count)| count >= MIN_TOGETHER));
    }
    together.par_sort_unstable();
    Matrix::of_counts(
        together.iter().map(|&(pair, count)| (pair, f64::from(count))),
        corpus.words.len(),
        columns,
    )
}

/// Each word with the frequent word that stands `place` tokens away, borders between sentences not crossed.
fn pairs(tokens: &[u32], place: isize, contexts: usize) -> impl Iterator<Item = (u32, u32)> {
    tokens.iter().enumerate().filter_map(move |(position, &word)| {
        if word == RARE || word == BORDER {
            return None;
        }
        let step = place.signum();
        let near = *tokens.get(position.checked_add_signed(step)?)?;
        // Behind a border there is nothing to see.
        let far_is_hidden = place != step && near == BORDER;
        let other = if far_is_hidden { BORDER } else { *tokens.get(position.checked_add_signed(place)?)? };
        ((other as usize) < contexts).then_some((word, other))
    })
}
