//! `cargo xtask eval keyphrases`: keyphrases against those that people chose.
//!
//! The usual measure: phrases are lower-cased and each of their words is stemmed; one that equals a chosen phrase
//! is right. Of each story the first 5, 10 and 15 count; F1 is taken story by story and averaged.

use std::{collections::BTreeSet, path::Path};

use anyhow::Result;
use nutgraf::{Article, Model, analyze};
use rayon::prelude::*;

use super::porter;
use crate::data::keyphrase::{self, Story};

/// How many of the best keyphrases are looked at.
const CUTS: [usize; 3] = [5, 10, 15];

/// Prints F1 for each set below `data`.
pub(crate) fn run(data: &Path, model: &Model) -> Result<()> {
    println!("{:<16} {:>6} {:>6} {:>6}", "F1", "@5", "@10", "@15");
    for set in ["duc-100", "kpcrowd-300"] {
        let stories = keyphrase::read(&data.join("keyphrase").join(format!("{set}.jsonl")))?;
        let scores: Vec<[f64; CUTS.len()]> = stories.par_iter().map(|story| score(story, model)).collect();
        let mean =
            |cut: usize| 100.0 * scores.iter().map(|score| score[cut]).sum::<f64>() / scores.len() as f64;
        println!("{set:<16} {:>6.1} {:>6.1} {:>6.1}", mean(0), mean(1), mean(2));
    }
    Ok(())
}

/// F1 of one story at each cut.
fn score(story: &Story, model: &Model) -> [f64; CUTS.len()] {
    let gold: BTreeSet<String> = story.gold.iter().map(|phrase| stemmed(phrase)).collect();
    let analysis = analyze(&Article::new(&story.text), model);
    let mut found: Vec<String> = Vec::new();
    for phrase in analysis.keyphrases {
        let phrase = stemmed(&phrase.text);
        // What the stemmer makes equal is one answer, at its better rank.
        if !found.contains(&phrase) {
            found.push(phrase);
        }
    }
    CUTS.map(|cut| f1(&found[..cut.min(found.len())], &gold))
}

/// The harmonic mean of the share of `found` that is right and the share of `gold` that is found.
fn f1(found: &[String], gold: &BTreeSet<String>) -> f64 {
    let right = found.iter().filter(|phrase| gold.contains(*phrase)).count();
    if right == 0 { 0.0 } else { 2.0 * right as f64 / (found.len() + gold.len()) as f64 }
}

/// The phrase in lower case with each word stemmed.
fn stemmed(phrase: &str) -> String {
    phrase.split_whitespace().map(|word| porter::stem(&word.to_lowercase())).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{f1, stemmed};

    #[test]
    fn inflected_phrases_are_equal() {
        assert_eq!(stemmed("Harbor Officials"), stemmed("harbor official"));
    }

    #[test]
    fn f1_is_counted_by_hand() {
        let gold = ["a", "b", "c", "d"].map(str::to_owned).into();
        let found = ["a", "x", "b", "y"].map(str::to_owned);
        // 2 of 4 found are right, 2 of 4 chosen are found.
        assert!((f1(&found, &gold) - 0.5).abs() < 1e-9);
        assert!(f1(&[], &gold).abs() < 1e-9);
    }
}
