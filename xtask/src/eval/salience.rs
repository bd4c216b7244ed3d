//! `cargo xtask eval salience`: whether the names that the summaries of a text mention are salient in it.
//!
//! GUM has five summaries of each text and says of each entity how many of them mention it. The linker gets the names
//! that people marked and ranks its entities; of each ranking is told how far the mentioned ones stand in front.

use std::{cmp::Ordering, collections::BTreeMap, fmt::Write as _, path::Path};

use anyhow::Result;
use nutgraf::{link::SalienceParts, text};
use rayon::prelude::*;

use super::link::{gum_texts, link_names};
use crate::{data::gum::Text, evaluation};

/// An entity that stands in this many of five summaries is salient.
const SALIENT: u8 = 2;
/// The grid of the search: weights are multiples of one part in so many.
const PARTS: usize = 20;
/// Features of an entity, each from 0 to 1, in the order of [`SalienceParts`].
type Features = [f64; 5];

/// An entity of the linker.
#[derive(Debug, Clone)]
struct Ranked {
    features: Features,
    /// The position of its first mention among all mentions.
    first: u32,
    mentions: usize,
    /// The number of summaries that mention it.
    summaries: u8,
}

/// A text with its entities, of which at least one is salient and one is not.
#[derive(Debug)]
struct Case {
    genre: String,
    entities: Vec<Ranked>,
}

/// How well texts are ranked: means over the texts, in percent.
#[derive(Debug, Clone, Copy, Default)]
struct Figures {
    texts: usize,
    /// Normalized discounted cumulative gain (Järvelin and Kekäläinen 2002), the summaries as gain.
    ndcg: f64,
    /// Average precision.
    precision: f64,
}

/// Measures the weights on GUM below `data` and puts the table into docs/EVALUATION.md, or searches for better ones.
pub(crate) fn run(data: &Path, fit: bool) -> Result<()> {
    let texts = gum_texts(data)?;
    let cases: Vec<Case> = texts.par_iter().map(case).collect();
    let cases: Vec<&Case> = cases.iter().filter(|case| case.is_ranked()).collect();
    if fit {
        search(&cases);
        return Ok(());
    }
    let packed = SalienceParts::WEIGHTS.map(f64::from);
    let mut report = "| ranked by | NDCG, all | average precision | NDCG, news | average precision |\n|---|---:|---:|---:|---:|\n".to_owned();
    let news: Vec<&Case> = cases.iter().copied().filter(|case| case.genre == "news").collect();
    let mut row = |name: &str, score: &dyn Fn(&Ranked) -> f64| {
        let (all, news) = (measure(&cases, score), measure(&news, score));
        let _ = writeln!(
            report,
            "| {name} | {:.1} | {:.1} | {:.1} | {:.1} |",
            all.ndcg, all.precision, news.ndcg, news.precision
        );
    };
    row("first mention", &|entity| -f64::from(entity.first));
    row("count, then first mention", &|entity| entity.mentions as f64);
    row("first mention and count, half each", &|entity| entity.features[0] + entity.features[1]);
    for (left_out, name) in ["frequency", "position", "spread", "headline", "subject"].into_iter().enumerate()
    {
        let mut weights = packed;
        weights[left_out] = 0.0;
        row(&format!("salience without {name}"), &|entity| weighted(&weights, entity));
    }
    row("**salience**", &|entity| weighted(&packed, entity));
    let _ = writeln!(report, "\n{} texts, {} of them news.", cases.len(), news.len());
    report += &subjects(&texts);
    println!("{report}");
    evaluation::put("cargo xtask eval salience --data DATA", "Salience", &report)
}

impl Case {
    fn is_ranked(&self) -> bool {
        let salient = self.entities.iter().filter(|entity| entity.summaries >= SALIENT).count();
        salient > 0 && salient < self.entities.len()
    }
}

fn case(text: &Text) -> Case {
    let document = text::read(&text.plain);
    let (mentions, entities) = link_names(&document, text);
    let entities = entities
        .iter()
        .map(|entity| {
            // Of all that people saw in its mentions what most of them are.
            let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
            for &mention in &entity.mentions {
                let span = mentions[mention as usize].span;
                let at = text.names.partition_point(|name| name.span.end() <= span.start());
                *counts.entry(&text.names[at].entity).or_default() += 1;
            }
            let main = counts.into_iter().max_by_key(|&(_, count)| count).map_or("", |(entity, _)| entity);
            let parts = entity.salience_parts.in_order();
            Ranked {
                features: std::array::from_fn(|at| {
                    f64::from(parts[at]) / 1000.0 / f64::from(SalienceParts::WEIGHTS[at])
                }),
                first: entity.mentions[0],
                mentions: entity.mentions.len(),
                summaries: text.summaries.get(main).copied().unwrap_or_default(),
            }
        })
        .collect();
    Case { genre: text.genre().to_owned(), entities }
}

fn weighted(weights: &Features, entity: &Ranked) -> f64 {
    weights.iter().zip(entity.features).map(|(weight, feature)| weight * feature).sum()
}

fn measure(cases: &[&Case], score: &dyn Fn(&Ranked) -> f64) -> Figures {
    let mut figures = Figures { texts: cases.len(), ..Figures::default() };
    for case in cases {
        let mut ranking: Vec<(f64, &Ranked)> =
            case.entities.iter().map(|entity| (score(entity), entity)).collect();
        ranking
            .sort_by(|a, b| b.0.partial_cmp(&a.0).unwrap_or(Ordering::Equal).then(a.1.first.cmp(&b.1.first)));
        let found: Vec<u8> = ranking.iter().map(|(_, entity)| entity.summaries).collect();
        let mut best = found.clone();
        best.sort_by(|a, b| b.cmp(a));
        figures.ndcg += 100.0 * gain(&found) / gain(&best) / figures.texts as f64;
        figures.precision += 100.0 * average_precision(&found) / figures.texts as f64;
    }
    figures
}

/// The gain of a ranking, each place worth less than the one before.
fn gain(found: &[u8]) -> f64 {
    found.iter().enumerate().map(|(place, &gain)| f64::from(gain) / (place as f64 + 2.0).log2()).sum()
}

/// The mean, over the salient ones, of the share of salient ones down to each.
fn average_precision(found: &[u8]) -> f64 {
    let (mut salient, mut sum) = (0, 0.0);
    for (place, &summaries) in found.iter().enumerate() {
        if summaries >= SALIENT {
            salient += 1;
            sum += f64::from(salient) / (place + 1) as f64;
        }
    }
    if salient > 0 { sum / f64::from(salient) } else { 0.0 }
}

/// Searches the grid on all texts, and on each half to measure on the other: what the figures are worth.
fn search(cases: &[&Case]) {
    let grid = grid(PARTS);
    let value = |weights: &Features, cases: &[&Case]| {
        let figures = measure(cases, &|entity| weighted(weights, entity));
        figures.ndcg + figures.precision
    };
    let best = |cases: &[&Case]| {
        let values: Vec<f64> = grid.par_iter().map(|weights| value(weights, cases)).collect();
        let top = (0..grid.len()).max_by(|&a, &b| values[a].total_cmp(&values[b])).unwrap_or_default();
        // Many weights are as good: the mean of the best hundredth lies in the middle of them.
        let mut order: Vec<usize> = (0..grid.len()).collect();
        order.sort_by(|&a, &b| values[b].total_cmp(&values[a]));
        let kept = &order[..grid.len() / 100];
        let middle: Features =
            std::array::from_fn(|at| kept.iter().map(|&row| grid[row][at]).sum::<f64>() / kept.len() as f64);
        (grid[top], middle)
    };
    for fold in 0..2 {
        let half = |is_in: bool| -> Vec<&Case> {
            cases
                .iter()
                .enumerate()
                .filter(|(at, _)| (at % 2 == fold) == is_in)
                .map(|(_, case)| *case)
                .collect()
        };
        let (top, middle) = best(&half(true));
        for weights in [top, middle] {
            let figures = measure(&half(false), &|entity| weighted(&weights, entity));
            println!(
                "half {fold}: {weights:.3?}; on the other: {:.1} {:.1}",
                figures.ndcg, figures.precision
            );
        }
    }
    let (top, middle) = best(cases);
    for weights in [top, middle] {
        let figures = measure(cases, &|entity| weighted(&weights, entity));
        println!("all: {weights:.3?}: {:.1} {:.1}", figures.ndcg, figures.precision);
    }
}

/// All weights that are multiples of one in `parts` and sum to one.
fn grid(parts: usize) -> Vec<Features> {
    let mut grid = Vec::new();
    for a in 0..=parts {
        for b in 0..=parts - a {
            for c in 0..=parts - a - b {
                for d in 0..=parts - a - b - c {
                    let e = parts - a - b - c - d;
                    grid.push([a, b, c, d, e].map(|weight| weight as f64 / parts as f64));
                }
            }
        }
    }
    grid
}

/// How often a name is rightly taken for a subject, of what is named once.
fn subjects(texts: &[Text]) -> String {
    let (mut right, mut given, mut gold) = (0_u32, 0_u32, 0_u32);
    for text in texts {
        let document = text::read(&text.plain);
        let (mentions, entities) = link_names(&document, text);
        for entity in entities.iter().filter(|entity| entity.mentions.len() == 1 && entity.salience > 0.0) {
            let span = mentions[entity.mentions[0] as usize].span;
            let at = text.names.partition_point(|name| name.span.end() <= span.start());
            let (is_given, is_gold) = (entity.salience_parts.subject > 0, text.names[at].is_subject);
            given += u32::from(is_given);
            gold += u32::from(is_gold);
            right += u32::from(is_given && is_gold);
        }
    }
    let percent = |all: u32| 100.0 * f64::from(right) / f64::from(all.max(1));
    format!(
        "\nOf what is named once, {gold} are subjects: found with a precision of {:.1} and a recall of {:.1}.\n",
        percent(given),
        percent(gold)
    )
}

#[cfg(test)]
mod tests {
    use super::{average_precision, gain, grid};

    #[test]
    fn what_stands_in_front_counts_more() {
        assert!(gain(&[5, 0, 1]) > gain(&[0, 5, 1]));
        assert!((average_precision(&[2, 0, 5, 1]) - 5.0 / 6.0).abs() < 1e-9);
        assert!(average_precision(&[0, 1]).abs() < 1e-9);
    }

    #[test]
    fn the_grid_sums_to_one() {
        let grid = grid(4);
        assert_eq!(grid.len(), 70);
        assert!(grid.iter().all(|weights| (weights.iter().sum::<f64>() - 1.0).abs() < 1e-9));
    }
}
