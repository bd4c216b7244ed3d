//! The IPTC Media Topics, and the sets whose texts are labelled with subjects.

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Context, Result, bail};
use nutgraf::{hash, topic};
use serde::Deserialize;

use crate::lexicon;

/// A subject: one of the seventeen, or a part of one.
pub(crate) struct Subject {
    /// The number of its id.
    pub(crate) id: u32,
    /// Its American English name.
    pub(crate) label: String,
    /// The position of the subject that it is a part of.
    pub(crate) parent: Option<usize>,
}

/// The subjects that are told apart, with what is known of them before anything is learnt.
pub(crate) struct Catalogue {
    /// Parents stand before their parts.
    pub(crate) subjects: Vec<Subject>,
    /// The names of the files in `model/lexicon/subjects`, one for each subject of the first level, in their order.
    pub(crate) names: Vec<String>,
    /// For each subject of the first level the number of the desk whose articles it leads.
    pub(crate) desks: Vec<usize>,
    /// The names of the desks.
    pub(crate) desk_names: Vec<String>,
    /// Hashes of the features that speak for subjects, with the positions of these.
    pub(crate) seeds: BTreeMap<u32, Vec<usize>>,
    /// What the labels of the sets say: positions of subjects by set and label.
    labels: BTreeMap<(String, String), Vec<usize>>,
    /// The subjects that lead such texts where none of these does.
    others: BTreeMap<(String, String), Vec<usize>>,
    /// What IPTC says of each live subject, with the positions of the subjects that it is below.
    pub(crate) definitions: Vec<(String, Vec<usize>)>,
}

/// The file of the media topics.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Scheme {
    concept_set: Vec<Concept>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Concept {
    qcode: String,
    pref_label: BTreeMap<String, String>,
    #[serde(default)]
    definition: BTreeMap<String, String>,
    #[serde(default)]
    broader: Vec<String>,
    retired: Option<String>,
}

const ENGLISH: &str = "en-US";

impl Catalogue {
    /// Reads the lists of this repository and the media topics below `data`.
    pub(crate) fn read(data: &Path) -> Result<Self> {
        let path = data.join("topics/iptc-mediatopics-en-US.json");
        let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let scheme: Scheme = serde_json::from_str(&text).context("the media topics are no such file")?;
        let live: BTreeMap<u32, Concept> = scheme
            .concept_set
            .into_iter()
            .filter(|concept| concept.retired.is_none())
            .filter_map(|concept| Some((number(&concept.qcode)?, concept)))
            .collect();
        let mut catalogue = Self {
            subjects: Vec::new(),
            names: Vec::new(),
            desks: Vec::new(),
            desk_names: Vec::new(),
            seeds: BTreeMap::new(),
            labels: BTreeMap::new(),
            others: BTreeMap::new(),
            definitions: Vec::new(),
        };
        let mut words = Vec::new();
        for (id, concept) in live.iter().filter(|(_, concept)| concept.broader.is_empty()) {
            let (name, entries) = seeds_of(*id)?;
            let top = catalogue.subjects.len();
            catalogue.subjects.push(Subject { id: *id, label: label(concept), parent: None });
            catalogue.names.push(name);
            words.push((top, entries));
        }
        for (top, entries) in words {
            for (word, part) in entries {
                let mut of = vec![top];
                if !part.is_empty() {
                    of.push(catalogue.part(top, &part, &live)?);
                }
                let seeds = catalogue.seeds.entry(feature(&word)).or_default();
                seeds.extend(of);
                seeds.sort_unstable();
                seeds.dedup();
            }
        }
        catalogue.read_desks()?;
        catalogue.read_labels()?;
        catalogue.definitions = live
            .values()
            .map(|concept| {
                let text = concept.definition.get(ENGLISH).cloned().unwrap_or_default();
                (format!("{}. {text}", label(concept)), catalogue.above(concept, &live))
            })
            .filter(|(_, subjects)| !subjects.is_empty())
            .collect();
        Ok(catalogue)
    }

    /// The positions of the subjects that a text with this label of a set has; none where the label says nothing.
    pub(crate) fn of_label(&self, set: &str, label: &str) -> &[usize] {
        self.labels.get(&(set.to_owned(), label.to_owned())).map_or(&[], Vec::as_slice)
    }

    /// The positions of the subjects that lead the texts with this label of a set: those that they have, and others; none where the label
    /// says nothing.
    pub(crate) fn leading(&self, set: &str, label: &str) -> Vec<usize> {
        let others = self.others.get(&(set.to_owned(), label.to_owned())).into_iter().flatten();
        self.of_label(set, label).iter().chain(others).copied().collect()
    }

    /// The position of a subject of the first level by the name of its file.
    pub(crate) fn named(&self, name: &str) -> Result<usize> {
        self.names
            .iter()
            .position(|other| other == name)
            .with_context(|| format!("no subject is named {name}"))
    }

    /// The position of the subject of the first level that is called `label`.
    pub(crate) fn with_label(&self, label: &str) -> Option<usize> {
        self.subjects.iter().position(|subject| subject.parent.is_none() && subject.label == label)
    }

    /// The position of the part of `top` that is called `name`, which is made where it is new.
    fn part(&mut self, top: usize, name: &str, live: &BTreeMap<u32, Concept>) -> Result<usize> {
        let known =
            self.subjects.iter().position(|subject| subject.parent == Some(top) && subject.label == name);
        if let Some(known) = known {
            return Ok(known);
        }
        let parent = self.subjects[top].id;
        let is_it = |concept: &Concept| {
            label(concept) == name && concept.broader.iter().any(|above| number(above) == Some(parent))
        };
        let Some((&id, _)) = live.iter().find(|(_, concept)| is_it(concept)) else {
            bail!("{} has no part {name:?}", self.subjects[top].label);
        };
        self.subjects.push(Subject { id, label: name.to_owned(), parent: Some(top) });
        Ok(self.subjects.len() - 1)
    }

    /// The positions of the subjects that `concept` is or is below.
    fn above(&self, concept: &Concept, live: &BTreeMap<u32, Concept>) -> Vec<usize> {
        let mut found = Vec::new();
        let mut next = Some(concept);
        while let Some(concept) = next {
            let id = number(&concept.qcode);
            found.extend(self.subjects.iter().position(|subject| Some(subject.id) == id));
            next = concept.broader.first().and_then(|above| live.get(&number(above)?));
        }
        found
    }

    /// Reads `xtask/data/desks.tsv`.
    fn read_desks(&mut self) -> Result<()> {
        let mut desks = vec![None; self.names.len()];
        for line in lexicon::read(&crate::root().join("xtask/data/desks.tsv"))? {
            let (desk, subjects) = line.split_once('\t').context("a desk without subjects")?;
            for name in subjects.split(',') {
                desks[self.named(name)?] = Some(self.desk_names.len());
            }
            self.desk_names.push(desk.to_owned());
        }
        self.desks = desks.into_iter().collect::<Option<_>>().context("a subject is at no desk")?;
        Ok(())
    }

    /// Reads `xtask/data/topics.tsv`.
    fn read_labels(&mut self) -> Result<()> {
        for line in lexicon::read(&crate::root().join("xtask/data/topics.tsv"))? {
            let mut columns = line.split('\t');
            let (set, name) = (columns.next().unwrap_or_default(), columns.next().unwrap_or_default());
            let (mut subjects, mut others) = (Vec::new(), Vec::new());
            let names = columns.flat_map(|column| column.split(',')).map(str::trim);
            for name in names.filter(|name| !name.is_empty()) {
                match name.strip_prefix("or ") {
                    Some(name) => others.push(self.path(name)?),
                    None => subjects.push(self.path(name)?),
                }
            }
            let label = (set.to_owned(), name.to_owned());
            self.others.insert(label.clone(), others);
            self.labels.insert(label, subjects);
        }
        Ok(())
    }

    /// The position of "politics" or of "politics/election".
    fn path(&self, path: &str) -> Result<usize> {
        let (top, part) = path.split_once('/').unwrap_or((path, ""));
        let top = self.named(top)?;
        if part.is_empty() {
            return Ok(top);
        }
        let part = self.subjects.iter().position(|other| other.parent == Some(top) && other.label == part);
        part.with_context(|| format!("no word speaks for {path}"))
    }
}

/// The name of the list of the subject `id`, and its words with the names of the parts that they speak for.
fn seeds_of(id: u32) -> Result<(String, Vec<(String, String)>)> {
    let folder = lexicon::folder().join("subjects");
    for entry in fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        if fs::read_to_string(&path)?.starts_with(&format!("# medtop:{id:08}")) {
            let entries = lexicon::read(&path)?.into_iter().map(|line| {
                let (word, part) = line.split_once('\t').unwrap_or((&line, ""));
                (word.to_owned(), part.to_owned())
            });
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            return Ok((name, entries.collect()));
        }
    }
    bail!("no list in {} begins with medtop:{id:08}", folder.display())
}

/// The hash of a word or of a pair of words, as the features of an article have it.
fn feature(words: &str) -> u32 {
    let mut stems = words.split(' ').map(|word| hash::word(&topic::stem(word)));
    let first = stems.next().unwrap_or_default();
    topic::subject::hash_of(first, stems.next())
}

/// The number in "medtop:11000000" or "http://…/11000000".
fn number(code: &str) -> Option<u32> {
    code.rsplit([':', '/']).next()?.parse().ok()
}

fn label(concept: &Concept) -> String {
    concept.pref_label.get(ENGLISH).cloned().unwrap_or_default()
}

/// An article that people gave its subjects.
pub(crate) struct Judged {
    /// Positions of its subjects of the first level; of those to learn from, the first is what the article is most about.
    pub(crate) subjects: Vec<usize>,
    pub(crate) purpose: Purpose,
}

/// What a judged article may be used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    Learning,
    Tuning,
    Reporting,
}

/// The articles of `xtask/data/subjects.tsv`, by their ids in the bulk news, or `ag_news:` and the row.
pub(crate) fn judged(catalogue: &Catalogue) -> Result<BTreeMap<String, Judged>> {
    let mut articles = BTreeMap::new();
    for line in lexicon::read(&crate::root().join("xtask/data/subjects.tsv"))? {
        let columns: Vec<&str> = line.split('\t').collect();
        let [id, names, part] = columns[..] else { bail!("{line:?} has not three columns") };
        let subjects: Result<Vec<usize>> = names
            .split(',')
            .filter(|name| !["", "none"].contains(name))
            .map(|name| catalogue.named(name))
            .collect();
        let purpose = match part {
            "learn" => Purpose::Learning,
            "tune" => Purpose::Tuning,
            "report" => Purpose::Reporting,
            _ => bail!("nothing is done with articles for {part:?}"),
        };
        articles.insert(id.to_owned(), Judged { subjects: subjects?, purpose });
    }
    Ok(articles)
}

/// A text that a set labels with one of a few classes.
pub(crate) struct Labelled {
    pub(crate) title: String,
    pub(crate) text: String,
    pub(crate) label: String,
}

/// The texts of AG News below `data`, in their order.
pub(crate) fn ag_news(data: &Path) -> Result<Vec<Labelled>> {
    let classes = lexicon::read(&data.join("topics/ag_news/classes.txt"))?;
    let rows = records(&data.join("topics/ag_news/train_subset.csv"), b',')?;
    rows.into_iter()
        .map(|row| {
            let [text, class] = &row[..] else { bail!("a row of AG News has not two columns") };
            let label = classes.get(class.parse::<usize>()?).context("a class without a name")?.clone();
            // The set writes "#39;" for an apostrophe, with a space before it.
            let text = text.replace(" #39;", "'").replace(" #36;", "$");
            Ok(Labelled { title: String::new(), text, label })
        })
        .collect()
}

/// The parts of MasakhaNEWS that may be learnt from: a few texts of each class, and those for tuning.
pub(crate) const MASAKHANEWS_LEARNT: [&str; 2] =
    ["few_shot_data_50_samples_eng_train.tsv", "data_eng_dev.tsv"];

/// The texts of a part of MasakhaNEWS below `data`.
pub(crate) fn masakhanews(data: &Path, file: &str) -> Result<Vec<Labelled>> {
    let rows = records(&data.join("topics/masakhanews").join(file), b'\t')?;
    let rows = rows.into_iter().skip(1).map(|row| match row.as_slice() {
        [label, title, text, ..] => {
            Ok(Labelled { title: title.clone(), text: text.clone(), label: label.clone() })
        }
        _ => bail!("a row of {file} has not three columns"),
    });
    rows.collect()
}

/// The rows of a table in which quoted values may hold line breaks and, doubled, quotes (RFC 4180).
fn records(path: &Path, separator: u8) -> Result<Vec<Vec<String>>> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(rows(&text, char::from(separator)))
}

fn rows(text: &str, separator: char) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut value) = (Vec::new(), Vec::new(), String::new());
    let mut is_quoted = false;
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '"' if is_quoted && characters.peek() == Some(&'"') => {
                value.push('"');
                characters.next();
            }
            '"' if is_quoted => is_quoted = false,
            '"' if value.is_empty() => is_quoted = true,
            '\n' if !is_quoted => {
                row.push(std::mem::take(&mut value));
                rows.push(std::mem::take(&mut row));
            }
            '\r' if !is_quoted => {}
            c if c == separator && !is_quoted => row.push(std::mem::take(&mut value)),
            c => value.push(c),
        }
    }
    if !value.is_empty() || !row.is_empty() {
        row.push(value);
        rows.push(row);
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::{feature, number, rows};

    #[test]
    fn quoted_values_hold_separators_and_lines() {
        let text = "a,\"b, \"\"c\"\"\nd\",e\r\nf,,";
        assert_eq!(rows(text, ','), [vec!["a", "b, \"c\"\nd", "e"], vec!["f", "", ""]]);
    }

    #[test]
    fn ids_are_numbers_at_the_end() {
        assert_eq!(number("medtop:01000000"), Some(1_000_000));
        assert_eq!(number("http://cv.iptc.org/newscodes/mediatopic/20000002"), Some(20_000_002));
    }

    #[test]
    fn plurals_are_one_feature() {
        assert_eq!(feature("peace talk"), feature("peace talks"));
        assert_ne!(feature("peace talk"), feature("peace"));
    }
}
