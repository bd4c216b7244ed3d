//! `cargo xtask eval keyphrases`: keyphrases against those that people chose.
//!
//! The usual measure: phrases are lower-cased and each of their words is stemmed; one that equals a chosen phrase
//! is right. Of each story the first 5, 10 and 15 count; F1 is taken story by story and averaged.
//!
//! The ranking is fitted to one of the sets. There, each fifth of the stories is also read with a ranking that was
//! fitted to the other four: that is what to expect of new stories.

use std::{collections::BTreeSet, path::Path};

use anyhow::{Context, Result};
use nutgraf::{
    Article, Model, analyze,
    topic::{self, Ranking, ranked_by},
    wire::Keyphrase,
};
use rayon::prelude::*;

use super::porter;
use crate::{
    data::{
        bulk,
        keyphrase::{self, Story},
    },
    train::{
        numbers::Random,
        ranking::{EXPERTS, Reading, fit},
    },
};

/// How many of the best keyphrases are looked at.
const CUTS: [usize; 3] = [5, 10, 15];
/// Into how many parts the stories are cut, and how often.
const FOLDS: usize = 5;
const TIMES: u64 = 4;

/// F1 at each cut.
type Scores = [f64; CUTS.len()];

/// Prints F1 for each set below `data`.
pub(crate) fn run(data: &Path, model: &Model) -> Result<()> {
    println!("| set | @5 | @10 | @15 |\n|---|---:|---:|---:|");
    for set in [EXPERTS, "kpcrowd-300"] {
        let stories: Vec<Story> = keyphrase::read(&data.join("keyphrase").join(format!("{set}.jsonl")))?;
        let readings: Vec<Reading> = stories.par_iter().map(|story| Reading::new(story, model)).collect();
        let all: Vec<&Reading> = readings.iter().collect();
        if set == EXPERTS {
            let scores: Vec<Scores> = (1..=TIMES).flat_map(|seed| held_out(&all, model, seed)).collect();
            print(&format!("{set}, each fifth by a ranking fitted to the rest, {TIMES} times"), &scores);
            print(
                &format!("{set}, as packed: fitted to all of it"),
                &scores_of(&all, model, Ranking::fitted()),
            );
        } else {
            print(&format!("{set}, not fitted to"), &scores_of(&all, model, Ranking::fitted()));
        }
    }
    Ok(())
}

/// Prints the keyphrases of each story of the file at `path`, a story a line as the bulk news has them, to be judged by eye.
pub(crate) fn show(path: &Path, model: &Model) -> Result<()> {
    let lines = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    for line in lines.lines() {
        let story: bulk::Story = serde_json::from_str(line).context("a story is no JSON")?;
        let title = Some(story.title.as_str()).filter(|title| !title.is_empty());
        let analysis = analyze(&Article { title, ..Article::new(&story.text) }, model);
        println!("\n# {} ({} characters)", story.title, story.text.len());
        for Keyphrase { text, score, occurrences, parts, .. } in analysis.keyphrases {
            let reason = parts.first().map_or("", |part| part.name);
            println!("{score:>6.2}  {text} ×{} ({reason})", occurrences.len());
        }
    }
    Ok(())
}

fn print(name: &str, scores: &[Scores]) {
    let mean = |cut: usize| 100.0 * scores.iter().map(|score| score[cut]).sum::<f64>() / scores.len() as f64;
    println!("| {name} | {:.1} | {:.1} | {:.1} |", mean(0), mean(1), mean(2));
}

/// The scores of all stories, each read with a ranking that was fitted without it.
fn held_out(readings: &[&Reading], model: &Model, seed: u64) -> Vec<Scores> {
    let mut readings = readings.to_vec();
    Random::new(seed).shuffle(&mut readings);
    let fold = |number: usize| {
        let of = |is_in: bool| -> Vec<&Reading> {
            let numbered = readings.iter().enumerate();
            numbered.filter(|(at, _)| (at % FOLDS == number) == is_in).map(|(_, reading)| *reading).collect()
        };
        scores_of(&of(true), model, &fit(&of(false)))
    };
    (0..FOLDS).flat_map(fold).collect()
}

fn scores_of(readings: &[&Reading], model: &Model, ranking: &Ranking) -> Vec<Scores> {
    readings.par_iter().map(|reading| score(reading, model, ranking)).collect()
}

/// F1 of one story at each cut.
fn score(reading: &Reading, model: &Model, ranking: &Ranking) -> Scores {
    let mut found: Vec<String> = Vec::new();
    let linked = reading.linked();
    let words = topic::read(&reading.document, model, linked.mentions);
    for phrase in ranked_by(ranking, &reading.document, &words, None, linked) {
        let phrase = stemmed(&phrase.text);
        // What the stemmer makes equal is one answer, at its better rank.
        if !found.contains(&phrase) {
            found.push(phrase);
        }
    }
    CUTS.map(|cut| f1(&found[..cut.min(found.len())], &reading.gold))
}

/// The harmonic mean of the share of `found` that is right and the share of `gold` that is found.
fn f1(found: &[String], gold: &BTreeSet<String>) -> f64 {
    let right = found.iter().filter(|phrase| gold.contains(*phrase)).count();
    if right == 0 { 0.0 } else { 2.0 * right as f64 / (found.len() + gold.len()) as f64 }
}

/// The phrase in lower case with each word stemmed.
pub(crate) fn stemmed(phrase: &str) -> String {
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
