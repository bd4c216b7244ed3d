//! The texts that subjects are learnt from, as features.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    path::Path,
};

use anyhow::Result;
use nutgraf::{Model, hash, topic};
use rayon::prelude::*;

use crate::{
    data::{
        bulk,
        passages::about_nothing,
        reading::Read,
        subjects::{Catalogue, Judged, Labelled, Purpose, ag_news, judged, masakhanews},
    },
    lexicon, pack,
};

/// Of a long text so many bytes are read.
const READ: usize = 6000;
/// What people paste is often no more than the beginning of a story: so many bytes of it.
const OPENING: usize = 220;
/// Stories of this distance are read, and those that say more of a rare subject.
const STEP: usize = 4;
const REUTERS_STEP: usize = 10;
/// Topics with fewer stories than this are rare: all of theirs are read.
const RARE_TOPIC: usize = 420;
/// A list of names is left out of the features where so many of the occurrences of its word have a capital.
const CAPITAL: f32 = 0.9;
/// The sets whose texts have classes: what annotators read, and two that come with classes.
pub(super) const ANNOTATED: &str = "annotated";
pub(super) const AG_NEWS: &str = "ag_news";
pub(super) const MASAKHANEWS: &str = "masakhanews";
/// Words of these lists are names of people and outlets, which are in the news for anything.
const NAMES: [&str; 3] = ["first-name", "outlet", "surname"];

/// A text.
#[derive(Clone)]
pub(super) struct Text {
    /// Features by their hashes, ascending, with how much each counts.
    pub(super) counts: Vec<(u32, f32)>,
    /// The same of the title and the first words alone; none where the text has hardly more.
    pub(super) opening: Vec<(u32, f32)>,
    /// The subjects that a label says.
    pub(super) given: Vec<usize>,
    /// Whether annotators read it and gave it all of its subjects of the first level.
    pub(super) is_judged: bool,
    /// What the label of a set whose classes exclude each other says.
    pub(super) class: Option<Class>,
}

/// The class of a text in a set where each has one: one of its subjects says more of the text than any of the rivals. Without subjects:
/// the text is about nothing in particular.
#[derive(Debug, Clone)]
pub(super) struct Class {
    /// The set that the text is of.
    pub(super) set: &'static str,
    pub(super) subjects: Vec<usize>,
    pub(super) rivals: Vec<usize>,
}

/// What subjects are learnt from and tuned on.
pub(super) struct Texts {
    pub(super) training: Vec<Text>,
    /// The articles that people gave their subjects, for tuning: all of their subjects are given.
    pub(super) tuning: Vec<Text>,
    /// For trials, texts by their sets; none of them is learnt from.
    pub(super) trial: Vec<(&'static str, Vec<Text>)>,
}

/// A text to be read.
struct Raw {
    title: String,
    text: String,
    given: Vec<usize>,
    is_judged: bool,
    class: Option<Class>,
}

impl Raw {
    /// A text that has no subject.
    fn about_nothing(text: String, catalogue: &Catalogue) -> Self {
        let class = Some(leading(&[], catalogue));
        Self { title: String::new(), text, given: Vec::new(), is_judged: true, class }
    }

    /// This text with the subjects that annotators gave it beside its class: of those that stand for its class, the first of theirs leads
    /// those that they did not give.
    fn judged(self, known: &Judged) -> Self {
        let class = self.class.map(|class| {
            let leads = known.subjects.iter().find(|subject| class.subjects.contains(subject));
            let Some(&leads) = leads else { return class };
            let behind = class.subjects.iter().filter(|subject| !known.subjects.contains(subject));
            Class {
                subjects: vec![leads],
                rivals: class.rivals.iter().chain(behind).copied().collect(),
                ..class
            }
        });
        let mut given = [self.given, known.subjects.clone()].concat();
        given.sort_unstable();
        given.dedup();
        Self { given, class, is_judged: true, ..self }
    }
}

/// So many parts AG News and the texts about nothing in particular are dealt into; one of them is not learnt from.
pub(super) const PARTS: usize = 5;
/// The part that the packed model does not learn from.
const REPORTED: usize = 4;

/// Whether a row of AG News, or a text about nothing in particular, is only for reporting.
pub(crate) fn is_held_out(row: usize) -> bool {
    row % PARTS == REPORTED
}

/// Reads all texts below `data`. For a `trial` its part of AG News and of the texts about nothing is held back, instead of that which is
/// only for reporting, and what MasakhaNEWS has for tuning.
pub(super) fn read(data: &Path, catalogue: &Catalogue, trial: Option<usize>) -> Result<Texts> {
    let held = trial.unwrap_or(REPORTED);
    let judged = judged(catalogue)?;
    let (mut raw, tuning) = stories(data, catalogue, &judged)?;
    let names = names(&raw)?;
    let (mut ag_trial, mut ag, mut ag_rows) = (Vec::new(), Vec::new(), Vec::new());
    for (row, text) in ag_news(data)?.into_iter().enumerate() {
        if row % PARTS == held {
            ag_trial.push(text);
        } else {
            ag.push(text);
            ag_rows.push(row);
        }
    }
    let mut masakha = masakhanews(data, "few_shot_data_50_samples_eng_train.tsv")?;
    let mut masakha_trial = masakhanews(data, "data_eng_dev.tsv")?;
    if trial.is_none() {
        masakha.append(&mut masakha_trial);
    }
    let known = ag_rows.iter().map(|row| judged.get(&format!("ag_news:{row}")));
    let of_ag = labelled(&ag, AG_NEWS, catalogue).into_iter().zip(known);
    raw.extend(of_ag.map(|(raw, known)| if let Some(known) = known { raw.judged(known) } else { raw }));
    raw.extend(labelled(&masakha, MASAKHANEWS, catalogue));
    let (mut nothing, mut nothing_trial) = (Vec::new(), Vec::new());
    for (number, text) in about_nothing(data)? {
        let passages = if number % PARTS == held { &mut nothing_trial } else { &mut nothing };
        passages.push(Raw::about_nothing(text, catalogue));
    }
    raw.append(&mut nothing);
    raw.extend(catalogue.definitions.iter().map(|(text, given)| Raw {
        title: String::new(),
        text: text.clone(),
        given: given.clone(),
        is_judged: false,
        class: None,
    }));
    let model = pack::model()?;
    let features = |raw: &Raw, most: usize| {
        let end = raw.text.floor_char_boundary(most);
        features(&raw.title, &raw.text[..end], &names, &model)
    };
    let text = |raw: &Raw| Text {
        counts: features(raw, READ),
        opening: if raw.text.len() > 2 * OPENING { features(raw, OPENING) } else { Vec::new() },
        given: raw.given.clone(),
        is_judged: raw.is_judged,
        class: raw.class.clone(),
    };
    let of_all = |raw: &[Raw]| raw.par_iter().map(text).collect();
    let held_back = [(AG_NEWS, ag_trial), (MASAKHANEWS, masakha_trial)];
    let held_back = held_back.map(|(set, texts)| (set, labelled(&texts, set, catalogue)));
    let trial = held_back.into_iter().chain([("about nothing", nothing_trial)]);
    let mut trial: Vec<(&str, Vec<Text>)> = trial.map(|(set, texts)| (set, of_all(&texts))).collect();
    let tuning: Vec<Text> = of_all(&tuning);
    let openings = tuning.iter().map(|text| Text {
        counts: text.opening.clone(),
        class: Some(leading(&text.given, catalogue)),
        ..text.clone()
    });
    trial.push(("openings of articles", openings.collect()));
    Ok(Texts { training: of_all(&raw), tuning, trial })
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
        let raw =
            Raw { title: story.title, text: story.text, given, is_judged: known.is_some(), class: None };
        match known.map(|known| known.purpose) {
            None => learnt.push(raw),
            Some(Purpose::Learning) => {
                learnt.push(Raw { class: Some(leading(&raw.given, catalogue)), ..raw });
            }
            Some(Purpose::Tuning) => tuning.push(raw),
            Some(Purpose::Reporting) => {}
        }
    }
    Ok((learnt, tuning))
}

/// That the first of `given` says more of a text than any subject that it has not; without any, that it is about nothing.
fn leading(given: &[usize], catalogue: &Catalogue) -> Class {
    let rivals = (0..catalogue.names.len()).filter(|subject| !given.contains(subject)).collect();
    Class { set: ANNOTATED, subjects: given.iter().take(1).copied().collect(), rivals }
}

/// The texts of a set whose classes exclude each other.
fn labelled(texts: &[Labelled], set: &'static str, catalogue: &Catalogue) -> Vec<Raw> {
    let mut labels: Vec<&str> = texts.iter().map(|text| text.label.as_str()).collect();
    labels.sort_unstable();
    labels.dedup();
    let mut named: Vec<usize> = labels.iter().flat_map(|label| catalogue.leading(set, label)).collect();
    named.sort_unstable();
    // What no other class has is of the class that stands for the rest of the world.
    let rest: Vec<usize> = if labels.iter().any(|label| catalogue.of_label(set, label).is_empty()) {
        (0..catalogue.names.len()).filter(|subject| named.binary_search(subject).is_err()).collect()
    } else {
        Vec::new()
    };
    let raw = texts.iter().map(|text| {
        let leading = catalogue.leading(set, &text.label);
        let subjects = if leading.is_empty() { rest.clone() } else { leading };
        let rivals =
            named.iter().chain(&rest).copied().filter(|subject| !subjects.contains(subject)).collect();
        let class = Some(Class { set, subjects, rivals });
        let given = catalogue.of_label(set, &text.label).to_vec();
        Raw { title: text.title.clone(), text: text.text.clone(), given, is_judged: false, class }
    });
    raw.collect()
}

/// The features of a text, by their hashes.
fn features(title: &str, text: &str, names: &HashSet<u32>, model: &Model) -> Vec<(u32, f32)> {
    let read = Read::new(title, text, model);
    let known = |first: u32, second: Option<u32>| {
        let is_name = names.contains(&first) || second.is_some_and(|second| names.contains(&second));
        (!is_name).then(|| topic::subject::hash_of(first, second))
    };
    let occurrences = read.occurrences(known);
    let same = occurrences.chunk_by(|a, b| a.feature == b.feature);
    same.map(|same| (same[0].feature, same.iter().map(|occurrence| occurrence.weight).sum())).collect()
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
