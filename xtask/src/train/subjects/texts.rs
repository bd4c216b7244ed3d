//! The texts that subjects are learnt from, and which of them are held back.

use std::{
    collections::{BTreeMap, HashMap},
    path::Path,
};

use anyhow::Result;

use super::reader::{Raw, Reader};
use crate::data::{
    bulk,
    passages::about_nothing,
    subjects::{Catalogue, Judged, Labelled, MASAKHANEWS_LEARNT, Purpose, ag_news, judged, masakhanews},
};

/// Stories of this distance are read, and those that say more of a rare subject.
const STEP: usize = 4;
const REUTERS_STEP: usize = 10;
/// Topics with fewer stories than this are rare: all of theirs are read.
const RARE_TOPIC: usize = 420;
/// The sets whose texts have classes: what annotators read, and two that come with classes.
pub(super) const ANNOTATED: &str = "annotated";
pub(super) const AG_NEWS: &str = "ag_news";
pub(super) const MASAKHANEWS: &str = "masakhanews";

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
    /// Texts by their sets, of which none is learnt from.
    pub(super) held: Vec<(&'static str, Vec<Text>)>,
}

/// All texts, before some are held back.
pub(super) struct All {
    /// Stories of the bulk news to learn from …
    stories: Vec<Text>,
    /// … and those for tuning.
    tuning: Vec<Text>,
    /// AG News, by rows.
    ag_news: Vec<Dealt>,
    /// What MasakhaNEWS has to learn from …
    masakhanews: Vec<Text>,
    /// … and for tuning.
    masakhanews_tuning: Vec<Text>,
    /// Passages about nothing in particular, each with the number of the text that it is from.
    nothing: Vec<Dealt>,
    definitions: Vec<Text>,
}

/// A text of a set that is dealt into parts.
struct Dealt {
    number: usize,
    /// As the set gives it.
    text: Text,
    /// What annotators said of it, if they read it.
    judged: Option<Judged>,
}

impl Dealt {
    /// The text with all that is known of it.
    fn learnt(&self) -> Text {
        self.judged.as_ref().map_or_else(|| self.text.clone(), |judged| self.text.judged(judged))
    }
}

impl Raw {
    /// A text that has no subject.
    fn about_nothing(text: String, catalogue: &Catalogue) -> Self {
        let class = Some(leading(&[], catalogue));
        Self { title: String::new(), text, given: Vec::new(), is_judged: true, class }
    }
}

impl Text {
    /// This text with the subjects that annotators gave it beside its class: of those that stand for its class, the first of theirs leads
    /// those that they did not give.
    fn judged(&self, known: &Judged) -> Self {
        let class = self.class.clone().map(|class| {
            let leads = known.subjects.iter().find(|subject| class.subjects.contains(subject));
            let Some(&leads) = leads else { return class };
            let behind = class.subjects.iter().filter(|subject| !known.subjects.contains(subject));
            Class {
                subjects: vec![leads],
                rivals: class.rivals.iter().chain(behind).copied().collect(),
                ..class
            }
        });
        let mut given = [self.given.as_slice(), &known.subjects].concat();
        given.sort_unstable();
        given.dedup();
        Self { given, class, is_judged: true, ..self.clone() }
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

impl All {
    /// Reads all texts below `data`.
    pub(super) fn read(data: &Path, catalogue: &Catalogue) -> Result<Self> {
        let mut judged = judged(catalogue)?;
        let (stories, tuning) = stories(data, catalogue, &judged)?;
        let reader = Reader::new(&stories)?;
        let of_set = |texts: &[Labelled], set| reader.texts(&labelled(texts, set, catalogue));
        let ag_news = of_set(&ag_news(data)?, AG_NEWS).into_iter().enumerate();
        let ag_news = ag_news.map(|(number, text)| Dealt {
            number,
            text,
            judged: judged.remove(&format!("ag_news:{number}")),
        });
        let (numbers, passages): (Vec<usize>, Vec<Raw>) = about_nothing(data)?
            .into_iter()
            .map(|(number, text)| (number, Raw::about_nothing(text, catalogue)))
            .unzip();
        let nothing = numbers.into_iter().zip(reader.texts(&passages));
        let definitions = catalogue.definitions.iter().map(|(text, given)| Raw {
            title: String::new(),
            text: text.clone(),
            given: given.clone(),
            is_judged: false,
            class: None,
        });
        let [few, development] = MASAKHANEWS_LEARNT;
        Ok(Self {
            stories: reader.texts(&stories),
            tuning: reader.texts(&tuning),
            ag_news: ag_news.collect(),
            masakhanews: of_set(&masakhanews(data, few)?, MASAKHANEWS),
            masakhanews_tuning: of_set(&masakhanews(data, development)?, MASAKHANEWS),
            nothing: nothing.map(|(number, text)| Dealt { number, text, judged: None }).collect(),
            definitions: reader.texts(&definitions.collect::<Vec<Raw>>()),
        })
    }

    /// The texts as they are packed: the part of AG News and of the passages about nothing that is only for reporting is held back.
    pub(super) fn reported(&self, catalogue: &Catalogue) -> Texts {
        let mut texts = self.without(REPORTED, catalogue);
        texts.held.retain(|(set, _)| *set != MASAKHANEWS);
        texts.training.extend_from_slice(&self.masakhanews_tuning);
        texts
    }

    /// For a trial: another `part` of these is held back, and what MasakhaNEWS has for tuning.
    pub(super) fn without(&self, part: usize, catalogue: &Catalogue) -> Texts {
        let is_held = |dealt: &&Dealt| dealt.number % PARTS == part;
        let held = |dealt: &[Dealt]| dealt.iter().filter(is_held).map(|dealt| dealt.text.clone()).collect();
        let openings = self.tuning.iter().map(|text| Text {
            counts: text.opening.clone(),
            class: Some(leading(&text.given, catalogue)),
            ..text.clone()
        });
        let learnt = |dealt: &[Dealt]| -> Vec<Text> {
            dealt.iter().filter(|dealt| !is_held(dealt)).map(Dealt::learnt).collect()
        };
        let training = [
            self.stories.as_slice(),
            &learnt(&self.ag_news),
            &self.masakhanews,
            &learnt(&self.nothing),
            &self.definitions,
        ];
        Texts {
            training: training.concat(),
            tuning: self.tuning.clone(),
            held: vec![
                (AG_NEWS, held(&self.ag_news)),
                (MASAKHANEWS, self.masakhanews_tuning.clone()),
                ("about nothing", held(&self.nothing)),
                ("openings of articles", openings.collect()),
            ],
        }
    }
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
