//! `cargo xtask train topical`: stems that stand in the same passages have like vectors.
//!
//! What stands a few words around each stem is counted over the bulk news and the texts that subjects are learnt from, weighed, and
//! cut to its main directions. "Storm" comes to lie beside "hurricane" and "rain", where the neighbours right beside a word, which
//! the clusters are made from, tell only what kind of word it is.

use std::{collections::HashMap, iter::Peekable, path::Path, time::Instant};

use anyhow::Result;
use nutgraf::{text, topic};
use rayon::prelude::*;

use super::{matrix::Matrix, numbers::Random, subjects::is_held_out, svd, vectors};
use crate::data::{
    bulk,
    subjects::{MASAKHANEWS_LEARNT, ag_news, masakhanews},
};

/// The stems that get a vector: the most frequent ones …
const STEMS: usize = 40_000;
/// … that occur so often.
const MIN_COUNT: u32 = 20;
/// Stems of more of the text than this share are partly left out, and so bring further ones near
/// (Mikolov et al., 2013).
const FREQUENT: f64 = 1e-4;
/// So many places to each side are looked at; the nearest count most.
const WINDOW: usize = 8;
/// What stood together for less than that is chance.
const MIN_TOGETHER: f32 = 1.0;
/// The length of a vector.
const DIMENSIONS: usize = 150;

/// A border that no passage crosses.
const BORDER: u32 = u32::MAX;

/// Makes the vectors from what is below `data` and writes the part.
pub(crate) fn run(data: &Path) -> Result<()> {
    let start = Instant::now();
    let step = |what: &str| println!("{:>6.1} s  {what}", start.elapsed().as_secs_f32());
    let (stems, tokens) = read(data)?;
    step(&format!("{} stems, {} of them looked at", stems.len(), tokens.len()));
    let matrix = matrix(&tokens, stems.len());
    step(&format!("{} pairs weighed", matrix.len()));
    let mut rows = svd::reduce(&matrix, DIMENSIONS);
    centre(&mut rows);
    step(&format!("cut to {DIMENSIONS} directions"));
    vectors::write(vectors::TOPICAL, &stems, &rows, DIMENSIONS)
}

/// The stems that get vectors, and the texts as positions of these.
fn read(data: &Path) -> Result<(Vec<String>, Vec<u32>)> {
    let mut ids: HashMap<String, u32> = HashMap::new();
    let mut counts: Vec<u32> = Vec::new();
    let mut tokens: Vec<u32> = Vec::new();
    let mut add = |text: &str| {
        for line in text.lines() {
            let document = text::read(line);
            for token in document.sentences().iter().flat_map(|sentence| document.tokens_of(sentence)) {
                let stem = topic::stem(document.words(token.span()));
                if !stem.starts_with(char::is_alphabetic) {
                    continue;
                }
                let id = *ids.entry(stem).or_insert_with(|| {
                    counts.push(0);
                    counts.len() as u32 - 1
                });
                counts[id as usize] += 1;
                tokens.push(id);
            }
            tokens.push(BORDER);
        }
    };
    bulk::each_story(data, |story| {
        add(&story.title);
        add(&story.text);
    })?;
    for (_, text) in ag_news(data)?.iter().enumerate().filter(|(row, _)| !is_held_out(*row)) {
        add(&text.text);
    }
    for file in MASAKHANEWS_LEARNT {
        for text in masakhanews(data, file)? {
            add(&text.title);
            add(&text.text);
        }
    }
    Ok(thinned(ids, &counts, &tokens))
}

/// The frequent enough stems, and `tokens` without the others and without most of those that are everywhere.
fn thinned(ids: HashMap<String, u32>, counts: &[u32], tokens: &[u32]) -> (Vec<String>, Vec<u32>) {
    let mut order: Vec<(String, u32)> =
        ids.into_iter().filter(|&(_, id)| counts[id as usize] >= MIN_COUNT).collect();
    order.sort_unstable_by_key(|&(_, id)| (std::cmp::Reverse(counts[id as usize]), id));
    order.truncate(STEMS);
    let mut ranks = vec![None; counts.len()];
    for (rank, (_, id)) in order.iter().enumerate() {
        ranks[*id as usize] = Some(rank as u32);
    }
    let all = tokens.len() as f64;
    let stays = |id: u32| (FREQUENT * all / f64::from(counts[id as usize])).sqrt() as f32;
    let mut random = Random::new(1);
    let kept = tokens.iter().filter_map(|&id| {
        if id == BORDER {
            return Some(BORDER);
        }
        let rank = ranks[id as usize]?;
        (random.share() < stays(id)).then_some(rank)
    });
    let kept = kept.collect();
    (order.into_iter().map(|(stem, _)| stem).collect(), kept)
}

/// How much more often than by chance each of `stems` stands near each other.
fn matrix(tokens: &[u32], stems: usize) -> Matrix {
    // Both of a pair in one order: half of the memory.
    let mut together: Vec<(u64, f32)> = Vec::new();
    for distance in 1..=WINDOW {
        let counts = (WINDOW + 1 - distance) as f32 / WINDOW as f32;
        let mut pairs: Vec<u64> = pairs(tokens, distance).collect();
        pairs.par_sort_unstable();
        let new = pairs.chunk_by(|a, b| a == b).map(|same| (same[0], same.len() as f32 * counts));
        together = joined(together.into_iter().peekable(), new.peekable());
    }
    together.retain(|&(_, count)| count >= MIN_TOGETHER);
    let mut both: Vec<(u64, f32)> = together
        .iter()
        .flat_map(|&(pair, count)| {
            let turned = pair.rotate_left(32);
            [Some((pair, count)), (turned != pair).then_some((turned, count))]
        })
        .flatten()
        .collect();
    drop(together);
    both.par_sort_unstable_by_key(|&(pair, _)| pair);
    Matrix::of_counts(both.iter().map(|&(pair, count)| (pair, f64::from(count))), stems, stems)
}

/// Each two stems that stand `distance` apart, borders not crossed, the smaller position first.
fn pairs(tokens: &[u32], distance: usize) -> impl Iterator<Item = u64> {
    tokens.windows(distance + 1).filter(|window| !window.contains(&BORDER)).map(move |window| {
        let (first, last) = (window[0].min(window[distance]), window[0].max(window[distance]));
        u64::from(first) << 32 | u64::from(last)
    })
}

/// Two ascending lists as one, with the counts of the same pair added.
fn joined(
    mut left: Peekable<impl Iterator<Item = (u64, f32)>>,
    mut right: Peekable<impl Iterator<Item = (u64, f32)>>,
) -> Vec<(u64, f32)> {
    let mut all: Vec<(u64, f32)> = Vec::new();
    loop {
        let next = match (left.peek(), right.peek()) {
            (Some(a), Some(b)) if a.0 <= b.0 => left.next(),
            (Some(_), None) => left.next(),
            (_, Some(_)) => right.next(),
            (None, None) => return all,
        };
        let Some((pair, count)) = next else { return all };
        match all.last_mut() {
            Some(last) if last.0 == pair => last.1 += count,
            _ => all.push((pair, count)),
        }
    }
}

/// Takes off what all rows have in common.
fn centre(rows: &mut [f32]) {
    let count = (rows.len() / DIMENSIONS).max(1) as f32;
    let mut mean = [0.0_f32; DIMENSIONS];
    for row in rows.chunks_exact(DIMENSIONS) {
        mean.iter_mut().zip(row).for_each(|(mean, cell)| *mean += cell / count);
    }
    for row in rows.chunks_exact_mut(DIMENSIONS) {
        row.iter_mut().zip(mean).for_each(|(cell, mean)| *cell -= mean);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{BORDER, joined, matrix, pairs};

    #[test]
    fn pairs_do_not_cross_borders() {
        let tokens = [3, 1, BORDER, 1, 2, 3];
        let found =
            |distance| pairs(&tokens, distance).map(|pair| (pair >> 32, pair & 0xffff)).collect::<Vec<_>>();
        assert_eq!(found(1), [(1, 3), (1, 2), (2, 3)]);
        assert_eq!(found(2), [(1, 3)]);
    }

    #[test]
    fn counts_of_the_same_pair_are_added() {
        let all =
            joined([(1, 1.0), (4, 0.5)].into_iter().peekable(), [(1, 2.0), (2, 1.0)].into_iter().peekable());
        assert_eq!(all, [(1, 3.0), (2, 1.0), (4, 0.5)]);
    }

    #[test]
    fn what_stands_together_weighs_the_same_both_ways() {
        let tokens = [[0, 1, BORDER], [2, 3, BORDER]].concat().repeat(20);
        let matrix = matrix(&tokens, 4);
        let cells: BTreeMap<(usize, u32), f32> = (0..4)
            .flat_map(|row| matrix.row(row).iter().map(move |&(column, value)| ((row, column), value)))
            .collect();
        assert_eq!(cells.keys().copied().collect::<Vec<_>>(), [(0, 1), (1, 0), (2, 3), (3, 2)]);
        assert!((cells[&(0, 1)] - cells[&(1, 0)]).abs() < 1e-6);
    }
}
