//! Time by stage and memory on this machine.

use std::{
    fs,
    hint::black_box,
    time::{Duration, Instant},
};

use anyhow::Result;
use nutgraf::{
    Article, Model, analyze, find, kind, know, link, resolve, tag, text, topic,
    wire::{Layers, assemble},
};

use super::sample::Sample;
use crate::pack;

/// Enough for a median; a short text is read more often than that.
const LEAST_RUNS: usize = 9;

/// The stages in their order.
const STAGES: [&str; 9] = ["text", "tag", "find", "resolve", "link", "kind", "know", "topic", "wire"];

/// The median times of one stage, or of all, over the samples.
pub(super) struct Row {
    pub(super) name: &'static str,
    pub(super) times: Vec<Duration>,
}

/// Measures each stage on each of `samples`, and the whole.
pub(super) fn stages(samples: &[&Sample]) -> Result<Vec<Row>> {
    let model = pack::model()?;
    let mut rows: Vec<Row> =
        STAGES.iter().chain(&["whole"]).map(|name| Row { name, times: vec![] }).collect();
    for sample in samples {
        let medians = medians_of(|| laps(&sample.text, &model));
        for (row, median) in rows.iter_mut().zip(medians) {
            row.times.push(median);
        }
    }
    Ok(rows)
}

/// The most memory that this process ever held, in bytes, after reading `text`; Linux alone tells.
pub(super) fn peak_memory(text: &str) -> Result<Option<u64>> {
    let model = pack::model()?;
    drop(black_box(analyze(&Article::new(black_box(text)), &model)));
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let kilobytes = status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.split_whitespace().next());
    Ok(kilobytes.and_then(|number| number.parse::<u64>().ok()).map(|kilobytes| kilobytes * 1024))
}

/// Reads `text` once, as the driver does it: a time for each stage, and for the whole with its clearing up.
fn laps(text: &str, model: &Model) -> [Duration; STAGES.len() + 1] {
    let start = Instant::now();
    let mut laps = [Duration::ZERO; STAGES.len() + 1];
    laps[..STAGES.len()].copy_from_slice(&stage_times(black_box(text), model));
    laps[STAGES.len()] = start.elapsed();
    laps
}

/// The stages of `engine.rs`, each with its time.
fn stage_times(text: &str, model: &Model) -> [Duration; STAGES.len()] {
    let mut last = Instant::now();
    let mut lap = || {
        let now = Instant::now();
        now - std::mem::replace(&mut last, now)
    };
    let document = text::read(text);
    let (published, bad_date) = text::published(None, document.head());
    let read = lap();
    let mut candidates = tag::tag(&document, model);
    let tag = lap();
    candidates.extend(find::find(&document));
    let find = lap();
    let mentions = resolve::resolve(&document, candidates);
    let resolve = lap();
    let (mentions, entities) = link::link(&document, None, mentions);
    let link = lap();
    let kinds = kind::kinds(&document, model, &mentions, &entities);
    let kind = lap();
    let known = know::know(&document, model, &mentions, &entities, &kinds);
    let kinds = know::refined(&kinds, &known);
    let know = lap();
    let words = topic::read(&document, model, &mentions);
    let linked = topic::Linked { mentions: &mentions, entities: &entities };
    let keyphrases = topic::keyphrases(&document, &words, None, linked);
    let mention_kinds = kind::of_mentions(&mentions, &entities, &kinds);
    let reading = topic::subject::Reading {
        title: None,
        document: &document,
        words: &words,
        mentions: &mentions,
        kinds: &mention_kinds,
        clusters: &model.lexicon().clusters,
    };
    let subjects = topic::subject::subjects(&reading, model.subjects());
    let topic = lap();
    let layers = Layers {
        document: &document,
        published,
        bad_date,
        mentions: &mentions,
        entities: &entities,
        kinds: &kinds,
        known: &known,
        almanac: model.almanac(),
        keyphrases: &keyphrases,
        subjects: &subjects,
    };
    black_box(assemble(layers));
    [read, tag, find, resolve, link, kind, know, topic, lap()]
}

/// The median of each of the times that `measure` returns, after one run to warm up.
fn medians_of<const N: usize>(mut measure: impl FnMut() -> [Duration; N]) -> [Duration; N] {
    let start = Instant::now();
    measure();
    let mut runs = Vec::new();
    while runs.len() < LEAST_RUNS || start.elapsed() < Duration::from_secs(2) {
        runs.push(measure());
    }
    std::array::from_fn(|column| {
        let mut times: Vec<Duration> = runs.iter().map(|run| run[column]).collect();
        times.sort();
        times[times.len() / 2]
    })
}
