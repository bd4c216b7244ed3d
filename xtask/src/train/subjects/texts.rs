//! The texts that subjects are learnt from, as features.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    path::Path,
};

use anyhow::Result;
use nutgraf::{Model, hash, text, topic};
use rayon::prelude::*;

use crate::{
    data::{
        bulk,
        subjects::{Catalogue, Judged, Labelled, ag_news, judged, masakhanews},
    },
    lexicon, pack,
};

/// Of a long text so many bytes are read.
const READ: usize = 6000;
/// Stories of this distance are read, and those that say more of a rare subject.
const STEP: usize = 4;
const REUTERS_STEP: usize = 10;
/// Topics with fewer stories than this are rare: all of theirs are read.
const RARE_TOPIC: usize = 420;
/// A list of names is left out of the features where so many of the occurrences of its word have a capital.
const CAPITAL: f32 = 0.9;
/// Words of these lists are names of people and places, which are in the news for anything.
const NAMES: [&str; 8] =
    ["city", "country", "demonym", "first-name", "outlet", "region", "surname", "world-city"];

/// A text.
pub(super) struct Text {
    /// Features by their hashes, ascending, with how much each counts.
    pub(super) counts: Vec<(u32, f32)>,
    /// The subjects that a label says.
    pub(super) given: Vec<usize>,
    /// Subjects that the text has not, since the classes of its set exclude each other.
    pub(super) excluded: Vec<usize>,
}

/// What subjects are learnt from and tuned on.
pub(super) struct Texts {
    pub(super) training: Vec<Text>,
    /// The articles that people gave their subjects, for tuning: all of their subjects are given.
    pub(super) tuning: Vec<Text>,
}

/// A text to be read.
struct Raw {
    title: String,
    text: String,
    given: Vec<usize>,
    excluded: Vec<usize>,
}

/// Whether a row of AG News is only for reporting.
pub(crate) fn is_held_out(row: usize) -> bool {
    row % 5 == 4
}

/// Reads all texts below `data`.
pub(super) fn read(data: &Path, catalogue: &Catalogue) -> Result<Texts> {
    let judged = judged(catalogue)?;
    let (mut raw, tuning) = stories(data, catalogue, &judged)?;
    let names = names(&raw)?;
    let ag: Vec<Labelled> = ag_news(data)?
        .into_iter()
        .enumerate()
        .filter(|(row, _)| !is_held_out(*row))
        .map(|(_, text)| text)
        .collect();
    raw.extend(labelled(ag, "ag_news", catalogue));
    let mut masakha = masakhanews(data, "few_shot_data_50_samples_eng_train.tsv")?;
    masakha.extend(masakhanews(data, "data_eng_dev.tsv")?);
    raw.extend(labelled(masakha, "masakhanews", catalogue));
    raw.extend(catalogue.definitions.iter().map(|(text, given)| Raw {
        title: String::new(),
        text: text.clone(),
        given: given.clone(),
        excluded: Vec::new(),
    }));
    let model = pack::model()?;
    let features = |raw: &Raw| features(&raw.title, &raw.text, &names, &model);
    let text =
        |raw: &Raw| Text { counts: features(raw), given: raw.given.clone(), excluded: raw.excluded.clone() };
    Ok(Texts { training: raw.par_iter().map(text).collect(), tuning: tuning.par_iter().map(text).collect() })
}

/// Stories of the bulk news: those to learn from, and those that people gave their subjects for tuning.
fn stories(
    data: &Path,
    catalogue: &Catalogue,
    judged: &BTreeMap<String, Judged>,
) -> Result<(Vec<Raw>, Vec<Raw>)> {
    let mut stories = Vec::new();
    let mut topics: HashMap<String, usize> = HashMap::new();
    let mut position = 0;
    bulk::each_story(data, |story| {
        position += 1;
        *topics.entry(story.topic.clone()).or_default() += 1;
        stories.push((position, story));
    })?;
    let (mut learnt, mut tuning) = (Vec::new(), Vec::new());
    for (position, story) in stories {
        let known = judged.get(&story.id);
        let is_rare = !story.topic.is_empty() && topics[&story.topic] < RARE_TOPIC;
        let step = if story.topic.is_empty() { REUTERS_STEP } else { STEP };
        if known.is_none() && !is_rare && position % step != 0 {
            continue;
        }
        let given = match known {
            Some(known) => known.subjects.clone(),
            None => catalogue.of_label("allsides", &story.topic).to_vec(),
        };
        let raw = Raw { title: story.title, text: story.text, given, excluded: Vec::new() };
        match known {
            None => learnt.push(raw),
            Some(known) if known.is_for_tuning => tuning.push(raw),
            Some(_) => {}
        }
    }
    Ok((learnt, tuning))
}

/// The texts of a set whose classes exclude each other.
fn labelled(texts: Vec<Labelled>, set: &str, catalogue: &Catalogue) -> Vec<Raw> {
    let mut all: Vec<usize> =
        texts.iter().flat_map(|text| catalogue.of_label(set, &text.label)).copied().collect();
    all.sort_unstable();
    all.dedup();
    let raw = texts.into_iter().map(|text| {
        let given = catalogue.of_label(set, &text.label).to_vec();
        let excluded = all.iter().copied().filter(|subject| !given.contains(subject)).collect();
        Raw { title: text.title, text: text.text, given, excluded }
    });
    raw.collect()
}

/// The features of a text, by their hashes.
fn features(title: &str, text: &str, names: &HashSet<u32>, model: &Model) -> Vec<(u32, f32)> {
    let document = text::read(&text[..text.floor_char_boundary(READ)]);
    let words = topic::read(&document, model, &[]);
    let known = |first: u32, second: Option<u32>| {
        let is_name = names.contains(&first) || second.is_some_and(|second| names.contains(&second));
        (!is_name).then(|| topic::subject::hash_of(first, second))
    };
    let occurrences = topic::subject::occurrences(Some(title), &words, known);
    let same = occurrences.chunk_by(|a, b| a.feature == b.feature);
    same.map(|same| (same[0].feature, same.iter().map(|occurrence| occurrence.weight).sum())).collect()
}

/// The hashes of the stems that are names of people, places and outlets, and little else.
fn names(stories: &[Raw]) -> Result<HashSet<u32>> {
    let mut listed: HashSet<String> = HashSet::new();
    for list in NAMES {
        let path = lexicon::folder().join("names").join(list).with_extension("txt");
        for entry in lexicon::read(&path)? {
            listed.extend(entry.to_lowercase().split(' ').map(str::to_owned));
        }
    }
    let mut counts: HashMap<String, (u32, u32)> = HashMap::new();
    for word in stories.iter().step_by(3).flat_map(|story| story.text.split_whitespace()) {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let lower = word.to_lowercase();
        if listed.contains(&lower) {
            let (capitals, all) = counts.entry(lower).or_default();
            *capitals += u32::from(word.starts_with(char::is_uppercase));
            *all += 1;
        }
    }
    let is_name = |(capitals, all): (u32, u32)| capitals as f32 >= CAPITAL * all as f32;
    let names = counts.into_iter().filter(|(_, counts)| is_name(*counts));
    Ok(names.map(|(word, _)| hash::word(&topic::stem(&word))).collect())
}
