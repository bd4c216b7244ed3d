//! `cargo xtask train terms`: the phrases that are settled terms of news, and how topical each is.
//!
//! Counts in how many stories of the bulk news each candidate of several words occurs. A phrase is a term where many
//! stories have it and its words stand together oftener than chance would have them: by lift, the share of stories
//! with the phrase over the product of the shares of its words.
//!
//! A term of what stories are about comes again in a story that has it ("adaptation": Church, 2000), and headlines
//! have it too; "the foreseeable future" does neither. Both shares together are what a term is graded by; of a term
//! that few stories have, the shares of its words are asked as well. Writes `model/lexicon/topic/terms.txt`.
//!
//! The same shares of all phrases that begin with a word, or end with it, say whether such phrases are ever what a story is about:
//! "ambitious" and "goal" begin and end hardly any, "nuclear" and "reform" many. Writes `model/lexicon/topic/telling.txt`.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    fmt::Write as _,
    path::Path,
};

use anyhow::{Context, Result};
use nutgraf::{Model, text, topic};
use rayon::prelude::*;

use crate::data::bulk;

/// So many stories are read at a time, and what is in only one is forgotten each time that so many were read: a term is
/// common throughout.
const BATCH: usize = 2000;
const FORGET: u32 = 8000;
/// A term is in one of so many stories at least.
const RARITY: u32 = 1200;
/// The same where "and" or "of" joins its words, which takes more to happen by chance.
const JOINED_RARITY: u32 = 4000;
/// For each pair of neighbouring words, the lift that a term needs; what is topical or joined needs less, and names
/// need none.
const LIFT: f64 = 1.5;
const TOPICAL_LIFT: f64 = 0.1;
const JOINED_LIFT: f64 = 0.5;
const TOPICAL: f64 = 0.35;
/// From where on a term has the next grade.
const GRADES: [f64; 4] = [0.13, 0.2, 0.3, 0.45];
/// What is expected of a word that nothing is known of: how often it comes again, and how often headlines have it.
const EXPECTED: [f64; 2] = [0.3, 0.03];
/// As many stories as what is expected counts for, of a word and of the two shares of a term.
const WORD_STORIES: f64 = 20.0;
const TERM_STORIES: [f64; 2] = [40.0, 60.0];
/// Headlines are short: what they say counts for so much.
const HEADLINE: f64 = 2.0;

/// The least stories of phrases that begin or end with a word, for a grade of its own.
const EDGE_STORIES: u32 = 40;
/// So many stories are as expected.
const EDGE_EXPECTED: f64 = 20.0;
/// From where on such a word has the next grade, as multiples of what all of them have together.
const EDGE_GRADES: [f64; 4] = [0.35, 0.6, 1.3, 2.0];
/// The grade of a word that nothing is known of, in the middle.
const UNKNOWN: usize = 2;
/// An ending is graded by words of fewer stories than this, and by so many words at least: it stands for words that are rarer still.
const RARE_EDGE: u32 = 150;
const END_WORDS: usize = 40;

const EDGES_HEADER: &str = "\
# Words, in the singular, with two grades: how far phrases of several words that begin with them, and those that end with them, are what
# stories are about, from 0 (\"ambitious plan\", \"long history\") to 4 (\"nuclear plant\", \"tax reform\"). Words that are not listed have
# the grades of their ending, with a dollar sign, or 2.
# Counted by `cargo xtask train terms` in the bulk news; not for editing by hand.
";

const HEADER: &str = "\
# Phrases that are settled terms of news, in the singular: common, and of words that belong together. A tab and a grade:
# 0 where a story that has it is hardly ever about it (\"foreseeable future\"), 4 where it often is (\"climate change\").
# Counted by `cargo xtask train terms` in the bulk news; not for editing by hand.
";

/// What was counted of a phrase, in stories: those that have it, those that have it again, and those with a title
/// that has it too.
#[derive(Debug, Clone, Copy, Default)]
struct Count {
    all: u32,
    again: u32,
    titles: u32,
    /// Stories that write it like a name, and those that have it mostly by itself.
    names: u32,
    whole: u32,
}

impl std::ops::Add for Count {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            all: self.all + other.all,
            again: self.again + other.again,
            titles: self.titles + other.titles,
            names: self.names + other.names,
            whole: self.whole + other.whole,
        }
    }
}

impl Count {
    fn count(&mut self, term: &topic::Term) {
        self.all += 1;
        self.again += u32::from(term.count > 1);
        self.titles += u32::from(term.in_title);
        self.names += u32::from(term.is_name);
        self.whole += u32::from(term.is_whole);
    }

    /// How often stories have it again and how often headlines have it, as if `stories` more were as expected.
    fn shares(&self, expected: [f64; 2], stories: [f64; 2]) -> [f64; 2] {
        let share = |count: u32, at: usize| {
            (f64::from(count) + expected[at] * stories[at]) / (f64::from(self.all) + stories[at])
        };
        [share(self.again, 0), share(self.titles, 1)]
    }
}

/// What was counted.
#[derive(Debug, Default)]
struct Counts {
    stories: u32,
    /// By the stems of a phrase or of a single word.
    phrases: HashMap<String, Count>,
    /// Of the phrases of several words that are no names, by their first words and by their last ones.
    edges: [HashMap<String, Count>; 2],
}

/// Counts the stories below `data` and writes the list.
pub(crate) fn run(data: &Path) -> Result<()> {
    let model = crate::pack::model()?;
    let mut counts = Counts::default();
    let mut batch = Vec::with_capacity(BATCH);
    bulk::each_story(data, |story| {
        batch.push(story);
        if batch.len() == BATCH {
            counts.read(&mut batch, &model);
        }
    })?;
    counts.read(&mut batch, &model);
    let [first, last] = ["first-name", "surname"].map(names);
    let [first, last] = [first?, last?];
    let is_person = |term: &str| {
        let mut words = term.split(' ');
        words.next().is_some_and(|word| first.contains(word))
            && words.next_back().is_some_and(|word| last.contains(word))
    };
    let mut terms: Vec<(&str, usize)> = counts
        .phrases
        .iter()
        .filter(|(term, _)| !is_person(term))
        .filter_map(|(term, count)| Some((term.as_str(), counts.grade(term, count)?)))
        .collect();
    terms.sort_unstable();
    let lines = terms.iter().fold(String::new(), |mut lines, (term, grade)| {
        // Writing to a string cannot fail.
        let _ = writeln!(lines, "{term}\t{grade}");
        lines
    });
    write("terms", HEADER, &lines)?;
    let words = counts.telling();
    let lines = words.iter().fold(String::new(), |mut lines, (word, [first, last])| {
        let _ = writeln!(lines, "{word}\t{first}{last}");
        lines
    });
    write("telling", EDGES_HEADER, &lines)?;
    println!(
        "{} stories, {} terms, {} words that begin or end them",
        counts.stories,
        terms.len(),
        words.len()
    );
    Ok(())
}

/// Writes a list of `model/lexicon/topic`.
fn write(name: &str, header: &str, lines: &str) -> Result<()> {
    let path = crate::root().join("model/lexicon/topic").join(name).with_extension("txt");
    std::fs::write(&path, format!("{header}{lines}"))
        .with_context(|| format!("cannot write {}", path.display()))
}

/// The entries of a list of names, folded as terms are.
fn names(list: &str) -> Result<BTreeSet<String>> {
    let path = crate::root().join(format!("model/lexicon/names/{list}.txt"));
    let text = std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(text.lines().map(topic::stem).collect())
}

impl Counts {
    /// Counts the stories of `batch`, which is left empty.
    fn read(&mut self, batch: &mut Vec<bulk::Story>, model: &Model) {
        let terms: Vec<Vec<topic::Term>> = batch
            .par_iter()
            .map(|story| topic::terms(&text::read(&story.text), model, &story.title))
            .collect();
        for term in terms.into_iter().flatten() {
            let is_plain = !term.is_name && term.is_whole && !term.text.split(' ').any(is_joint);
            if is_plain
                && let (Some((first, _)), Some((_, last))) =
                    (term.text.split_once(' '), term.text.rsplit_once(' '))
            {
                for (edge, word) in self.edges.iter_mut().zip([first, last]) {
                    edge.entry(word.to_owned()).or_default().count(&term);
                }
            }
            match self.phrases.get_mut(&term.text) {
                Some(count) => count.count(&term),
                None => self.phrases.entry(term.text.clone()).or_default().count(&term),
            }
        }
        self.stories += batch.len() as u32;
        batch.clear();
        if self.stories.is_multiple_of(FORGET) {
            self.phrases.retain(|_, count| count.all > 1);
        }
    }

    /// The grade of `term`, `None` where it is no term.
    fn grade(&self, term: &str, count: &Count) -> Option<usize> {
        if !is_plain(term) || !term.contains(' ') || count.all < self.least(term) {
            return None;
        }
        let topical = self.topical(term, count);
        let is_name = count.names * 2 > count.all;
        let lift = match topical {
            _ if term.split(' ').any(is_joint) => JOINED_LIFT,
            TOPICAL.. => TOPICAL_LIFT,
            _ => LIFT,
        };
        let is_settled =
            if is_name { count.whole * 2 > count.all } else { self.belongs_together(term, count.all, lift) };
        is_settled.then(|| GRADES.iter().filter(|&&grade| topical >= grade).count())
    }

    /// The words whose grades, as the first of a phrase and as the last, are not both those of their endings; and endings, with a
    /// dollar sign, whose grades are not what is expected.
    fn telling(&self) -> BTreeMap<String, [usize; 2]> {
        let mut telling = BTreeMap::new();
        let edges = self.edges.each_ref().map(Edge::new);
        let ends: BTreeSet<&str> =
            self.edges.iter().flatten().filter_map(|(word, _)| topic::ending(word)).collect();
        for end in ends {
            let grades = edges.each_ref().map(|edge| edge.of_end(end));
            if grades != [UNKNOWN; 2] {
                telling.insert(format!("{end}$"), grades);
            }
        }
        let words: BTreeSet<&String> = self.edges.iter().flat_map(HashMap::keys).collect();
        for word in words.into_iter().filter(|word| is_plain(word)) {
            let of_end =
                edges.each_ref().map(|edge| topic::ending(word).map_or(UNKNOWN, |end| edge.of_end(end)));
            let own = [0, 1].map(|at| edges[at].of_word(word).unwrap_or(of_end[at]));
            if own != of_end {
                telling.insert(word.clone(), own);
            }
        }
        telling
    }

    /// In how many stories a term must be.
    fn least(&self, term: &str) -> u32 {
        let is_joined = term.split(' ').any(is_joint);
        (self.stories / if is_joined { JOINED_RARITY } else { RARITY }).max(2)
    }

    /// How far a story that has `term` is about it.
    fn topical(&self, term: &str, count: &Count) -> f64 {
        let words: Vec<[f64; 2]> = large(term)
            .map(|word| {
                let count = self.phrases.get(word).copied().unwrap_or_default();
                count.shares(EXPECTED, [WORD_STORIES; 2])
            })
            .collect();
        let mean = |at: usize| words.iter().map(|shares| shares[at]).sum::<f64>() / words.len().max(1) as f64;
        // Two words are rarer in headlines than one.
        topicality(count.shares([mean(0), mean(1) / 2.0], TERM_STORIES))
    }

    /// Whether the words of `term`, which `count` stories have, stand together oftener than by chance, so many times.
    fn belongs_together(&self, term: &str, count: u32, lift: f64) -> bool {
        let stories = f64::from(self.stories);
        let share = |word: &str| {
            // Adjectives are no phrases, so they are not counted; those that tell nothing were cut before.
            f64::from(self.phrases.get(word).map_or(1, |count| count.all)) / stories
        };
        large(term)
            .zip(large(term).skip(1))
            .all(|(a, b)| f64::from(count) / stories >= lift * share(a) * share(b))
    }
}

/// The first or the last words of phrases.
struct Edge<'a> {
    words: &'a HashMap<String, Count>,
    /// By their endings, with how many words have each, those that few stories have.
    ends: HashMap<&'a str, (Count, usize)>,
    /// What all phrases have together.
    shares: [f64; 2],
}

impl<'a> Edge<'a> {
    fn new(words: &'a HashMap<String, Count>) -> Self {
        let all = words.values().copied().reduce(|a, b| a + b).unwrap_or_default();
        let mut ends: HashMap<&str, (Count, usize)> = HashMap::new();
        for (word, &count) in words.iter().filter(|(_, count)| count.all < RARE_EDGE) {
            if let Some(end) = topic::ending(word) {
                let (of_end, words) = ends.entry(end).or_default();
                *of_end = *of_end + count;
                *words += 1;
            }
        }
        Self { words, ends, shares: all.shares([0.0; 2], [0.0; 2]) }
    }

    fn grade(&self, count: Count) -> usize {
        let ratio = topicality(count.shares(self.shares, [EDGE_EXPECTED; 2])) / topicality(self.shares);
        EDGE_GRADES.iter().filter(|&&least| ratio >= least).count()
    }

    fn of_word(&self, word: &str) -> Option<usize> {
        self.words.get(word).filter(|count| count.all >= EDGE_STORIES).map(|count| self.grade(*count))
    }

    fn of_end(&self, end: &str) -> usize {
        let known = self.ends.get(end).filter(|(_, words)| *words >= END_WORDS);
        known.map_or(UNKNOWN, |(count, _)| self.grade(*count))
    }
}

/// How far stories are about something that such shares of them have again and have in the headline.
fn topicality([again, headlines]: [f64; 2]) -> f64 {
    again + HEADLINE * headlines
}

/// Whether a term is of small letters.
fn is_plain(term: &str) -> bool {
    term.bytes().all(|byte| byte.is_ascii_lowercase() || matches!(byte, b' ' | b'-'))
}

/// The words of `term` that join no others.
fn large(term: &str) -> impl Iterator<Item = &str> {
    term.split(' ').filter(|word| !is_joint(word))
}

fn is_joint(word: &str) -> bool {
    matches!(word, "of" | "and")
}

#[cfg(test)]
mod tests {
    use super::{Count, Counts};

    /// Counts of a thousand stories: of each phrase those that have it, have it again, and have it in the headline.
    fn counts() -> Counts {
        let phrases = [
            ("harbor", [20, 10, 5]),
            ("toll", [20, 8, 4]),
            ("new", [500, 250, 10]),
            ("harbor toll", [10, 5, 4]),
            ("new toll", [1, 0, 0]),
            ("clear sky", [10, 0, 0]),
        ];
        let count = |[all, again, titles]: [u32; 3]| Count { all, again, titles, names: 0, whole: all };
        Counts {
            stories: 1000,
            phrases: phrases.map(|(term, counted)| (term.to_owned(), count(counted))).into(),
            edges: [
                [("harbor", [400, 90, 20]), ("clear", [400, 4, 0]), ("rare", [9, 9, 9])],
                [("toll", [400, 40, 10]), ("sky", [400, 38, 10]), ("harbor", [400, 90, 20])],
            ]
            .map(|edge| edge.map(|(word, counted)| (word.to_owned(), count(counted))).into()),
        }
    }

    #[test]
    fn words_belong_together_where_chance_would_part_them() {
        let counts = counts();
        assert!(counts.belongs_together("harbor toll", 10, 1.5));
        assert!(!counts.belongs_together("new toll", 5, 1.5));
    }

    #[test]
    fn what_comes_again_and_in_headlines_is_topical() {
        let counts = counts();
        let topical = |term: &str| counts.topical(term, &counts.phrases[term]);
        assert!(topical("harbor toll") > topical("clear sky"));
        let grade = |term: &str| counts.grade(term, &counts.phrases[term]);
        assert!(grade("harbor toll") > grade("clear sky"));
        assert_eq!([grade("new toll"), grade("harbor")], [None, None]);
    }

    #[test]
    fn words_tell_by_what_they_begin_and_end() {
        // What is as expected, and what few stories have, is left out.
        let telling = counts().telling();
        assert_eq!(
            telling,
            [("clear", [0, 2]), ("harbor", [3, 3])].map(|(word, grades)| (word.to_owned(), grades)).into()
        );
    }

    #[test]
    fn rare_words_tell_what_their_ending_tells() {
        let mut counts = counts();
        for word in 0..50 {
            let all = Count { all: 10, ..Count::default() };
            counts.edges[0].insert(format!("{}{word}ious", if word % 2 == 0 { "a" } else { "b" }), all);
        }
        // Frequent enough for a grade of its own.
        counts.edges[0]
            .insert("serious".to_owned(), Count { all: 400, again: 90, titles: 20, ..Count::default() });
        let telling = counts.telling();
        assert_eq!(telling.get("ous$"), Some(&[0, 2]));
        assert_eq!(telling.get("serious"), Some(&[3, 2]));
    }
}
