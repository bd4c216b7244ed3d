//! `cargo xtask train clusters`: words that stand in the same surroundings, grouped at four sizes.
//!
//! Words are described by what stands one and two places before and after them in the bulk news ([`cooccurrence`]),
//! the description is cut to its main directions ([`super::svd`]), the words are grouped ([`kmeans`]), and the groups are
//! joined to larger ones ([`tree`]). Every step gives the same result in every run.

mod cooccurrence;
mod corpus;
mod kmeans;
mod tree;

use std::{path::Path, time::Instant};

use anyhow::Result;
use nutgraf::model::{
    Lexicon,
    clusters::{ClusterPath, WordClusters},
};

use super::{svd, vectors};

/// Words that occur less often are left out.
const MIN_COUNT: u32 = 12;
/// How many of the most frequent words describe the others.
const CONTEXTS: usize = 10_000;
/// The length of a word's description.
const DIMENSIONS: usize = 128;
/// How many clusters there are at each level, coarse to fine.
const SIZES: [usize; 4] = [64, 256, 1024, 3072];

/// Makes the clusters from the bulk news in `data` and writes the part.
pub(crate) fn run(data: &Path) -> Result<()> {
    let start = Instant::now();
    let step = |what: &str| println!("{:>6.1} s  {what}", start.elapsed().as_secs_f32());
    let corpus = corpus::read(data, MIN_COUNT)?;
    step(&format!("{} tokens, {} words", corpus.tokens.len(), corpus.words.len()));
    let matrix = cooccurrence::count(&corpus, CONTEXTS);
    step(&format!("{} surroundings counted", matrix.len()));
    let vectors = svd::reduce(&matrix, DIMENSIONS);
    step(&format!("cut to {DIMENSIONS} directions"));
    vectors::write(vectors::NEAR, &corpus.words, &vectors, DIMENSIONS)?;
    let (finest, centres) = kmeans::cluster(&vectors, DIMENSIONS, SIZES[3]);
    step(&format!("{} clusters", centres.len() / DIMENSIONS));
    let paths = tree::paths(&finest, &centres, DIMENSIONS, SIZES);
    step("joined");
    show(&corpus.words, &finest, &paths);
    write(&corpus.words, &finest, paths)
}

fn write(words: &[String], finest: &[u16], paths: Vec<ClusterPath>) -> Result<()> {
    let clusters = WordClusters::new(words.iter().map(String::as_str).zip(finest.iter().copied()), paths);
    let mut bytes = Vec::new();
    clusters.write(&mut bytes);
    println!("{} bytes", bytes.len());
    super::write_part(Lexicon::CLUSTERS, &bytes)
}

/// Prints a few clusters, for people to look at.
fn show(words: &[String], finest: &[u16], paths: &[ClusterPath]) {
    for probe in ["London", "Microsoft", "Xi", "said", "Ahmed", "Senate"] {
        let Some(position) = words.iter().position(|word| word == probe) else { continue };
        let path = paths[usize::from(finest[position])];
        for level in [3, 1] {
            let alike = finest
                .iter()
                .zip(words)
                .filter(|(other, _)| paths[usize::from(**other)][level] == path[level]);
            let sample: Vec<&str> = alike.map(|(_, word)| word.as_str()).take(14).collect();
            println!("  {probe}: {}", sample.join(" "));
        }
    }
}
