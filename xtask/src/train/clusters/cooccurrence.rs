//! What stands around each word.

use rayon::prelude::*;

use super::corpus::{BORDER, Corpus, RARE};

/// Where a neighbour stands.
const PLACES: [isize; 4] = [-2, -1, 1, 2];
/// Neighbours that stood there less often are chance.
const MIN_TOGETHER: u32 = 2;
/// Raising the counts of contexts to this power keeps rare ones from weighing too much (Levy, Goldberg and Dagan, 2015).
const SMOOTHING: f64 = 0.75;

/// A sparse matrix, row by row.
pub(super) struct Matrix {
    /// Where each row begins in `cells`, and one more for the end.
    pub(super) starts: Vec<usize>,
    /// Column and value.
    pub(super) cells: Vec<(u32, f32)>,
    pub(super) columns: usize,
}

impl Matrix {
    pub(super) fn rows(&self) -> usize {
        self.starts.len() - 1
    }

    pub(super) fn row(&self, row: usize) -> &[(u32, f32)] {
        &self.cells[self.starts[row]..self.starts[row + 1]]
    }

    pub(super) fn len(&self) -> usize {
        self.cells.len()
    }

    /// Rows and columns exchanged.
    pub(super) fn transposed(&self) -> Self {
        let mut starts = vec![0; self.columns + 1];
        for &(column, _) in &self.cells {
            starts[column as usize + 1] += 1;
        }
        for column in 0..self.columns {
            starts[column + 1] += starts[column];
        }
        let mut next = starts.clone();
        let mut cells = vec![(0, 0.0); self.cells.len()];
        for row in 0..self.rows() {
            for &(column, value) in self.row(row) {
                cells[next[column as usize]] = (row as u32, value);
                next[column as usize] += 1;
            }
        }
        Self { starts, cells, columns: self.rows() }
    }
}

/// Counts the neighbours of every word at every place and weighs them by positive pointwise mutual information
/// (Church and Hanks, 1990): a row a word, a column a place and a neighbour among the `contexts` most frequent.
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

    let total: f64 = together.iter().map(|&(_, count)| f64::from(count)).sum();
    let (mut of_word, mut of_context) = (vec![0.0_f64; corpus.words.len()], vec![0.0_f64; columns]);
    for &(pair, count) in &together {
        of_word[(pair >> 32) as usize] += f64::from(count);
        of_context[pair as u32 as usize] += f64::from(count);
    }
    of_context.iter_mut().for_each(|count| *count = count.powf(SMOOTHING));
    let smoothed: f64 = of_context.iter().sum();

    let mut starts = vec![0];
    let mut cells = Vec::new();
    let mut pairs = together.into_iter().peekable();
    for (word, &of_word) in of_word.iter().enumerate() {
        while let Some((pair, count)) = pairs.next_if(|&(pair, _)| (pair >> 32) as usize == word) {
            let context = pair as u32;
            let expected = of_word * of_context[context as usize] / smoothed;
            let information = (f64::from(count) / expected).ln();
            debug_assert!(expected <= total);
            if information > 0.0 {
                cells.push((context, information as f32));
            }
        }
        starts.push(cells.len());
    }
    Matrix { starts, cells, columns }
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
