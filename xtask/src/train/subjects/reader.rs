//! Features of texts, from what the stages before the subjects make of them.

use std::collections::{HashMap, HashSet};

use anyhow::Result;
use nutgraf::{Model, hash, topic};
use rayon::prelude::*;

use super::texts::{Class, Text};
use crate::{data::reading::Read, lexicon, pack};

/// Of a long text so many bytes are read.
const READ: usize = 6000;
/// What people paste is often no more than the beginning of a story: so many bytes of it.
const OPENING: usize = 220;
/// A list of names is left out of the features where so many of the occurrences of its word have a capital.
const CAPITAL: f32 = 0.9;
/// Words of these lists are names of people and outlets, which are in the news for anything.
const NAMES: [&str; 3] = ["first-name", "outlet", "surname"];

/// A text to be read.
pub(super) struct Raw {
    pub(super) title: String,
    pub(super) text: String,
    pub(super) given: Vec<usize>,
    pub(super) is_judged: bool,
    pub(super) class: Option<Class>,
}

/// Reads the features of texts.
pub(super) struct Reader {
    /// Stems that are left out.
    names: HashSet<u32>,
    model: Model,
}

impl Reader {
    /// A reader that leaves out what the words of `stories` show to be a name of people or outlets.
    pub(super) fn new(stories: &[Raw]) -> Result<Self> {
        Ok(Self { names: names(stories)?, model: pack::model()? })
    }

    pub(super) fn texts(&self, raw: &[Raw]) -> Vec<Text> {
        raw.par_iter().map(|raw| self.text(raw)).collect()
    }

    fn text(&self, raw: &Raw) -> Text {
        Text {
            counts: self.features(raw, READ),
            opening: if raw.text.len() > 2 * OPENING { self.features(raw, OPENING) } else { Vec::new() },
            given: raw.given.clone(),
            is_judged: raw.is_judged,
            class: raw.class.clone(),
        }
    }

    /// The features of a text of which at `most` so many bytes are read, by their hashes.
    fn features(&self, raw: &Raw, most: usize) -> Vec<(u32, f32)> {
        let end = raw.text.floor_char_boundary(most);
        let read = Read::new(&raw.title, &raw.text[..end], &self.model);
        let is_name = |hash: &u32| self.names.contains(hash);
        let known = |first: u32, second: Option<u32>| {
            let is_name = is_name(&first) || second.as_ref().is_some_and(is_name);
            (!is_name).then(|| topic::subject::hash_of(first, second))
        };
        let occurrences = read.occurrences(known);
        let same = occurrences.chunk_by(|a, b| a.feature == b.feature);
        same.map(|same| (same[0].feature, same.iter().map(|occurrence| occurrence.weight).sum())).collect()
    }
}

/// The hashes of the stems that are names of people and outlets, and little else.
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
