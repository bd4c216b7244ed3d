//! The words, parts of words, pairs of words and kinds of names that speak for subjects.

use crate::{
    hash,
    kind::Kind,
    model::clusters::WordClusters,
    resolve::Mention,
    text::{self, BlockKind, Document},
    topic::{
        stem::stem,
        unit::{self, Units},
    },
};

/// A headline counts as if it stood so often.
const HEADLINE: f32 = 2.0;
/// So do the first sentences, which say what the article is about …
const LEAD: f32 = 1.5;
/// … and which are so many.
const LEAD_SENTENCES: u32 = 4;
/// The most bytes of a title that are read.
const TITLE_BYTES: usize = 400;

/// Stands for a word before a kind of name, so that a kind is no word; any number would do.
const KIND: u32 = 0x6b69_6e64;

/// The same for word clusters.
const CLUSTER: u32 = 0x636c_7573;

/// The same for beginnings of words and for their ends.
const AFFIXES: [u32; 2] = [0x6265_6769, 0x656e_6473];
/// So many letters are the beginning of a longer word, and as many its end.
const LETTERS: usize = 4;

/// What the subjects of an article are read from.
#[derive(Debug, Clone, Copy)]
pub struct Reading<'a> {
    /// The title, where it does not stand in the text.
    pub title: Option<&'a str>,
    /// The text.
    pub document: &'a Document<'a>,
    /// The words of `document`.
    pub words: &'a Units,
    /// Its mentions, in text order …
    pub mentions: &'a [Mention],
    /// … and what each is, as [`crate::kind::of_mentions`] says it.
    pub kinds: &'a [Kind],
    /// The clusters of the words of a title.
    pub clusters: &'a WordClusters,
}

/// Where a known feature stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Occurrence {
    /// Its position in the model.
    pub feature: u32,
    /// The position of its sentence among those that are read; none in a title that does not stand in the text.
    pub sentence: Option<u32>,
    /// How much it counts: once in the body of an article, more where the article says what it is about.
    pub weight: f32,
}

/// The occurrences of the features that `known` knows, by feature: stems, their beginnings and ends, their clusters, stems that
/// stand side by side in a sentence, and the types and subtypes of what is mentioned.
///
/// `known` gets the hash of a stem or of what stands for another feature, or of two stems, and gives the position in the model.
/// People's names are left out: who is in the news changes faster than what it is about. That a team, a company or a politician is
/// named says much of that.
pub fn occurrences(
    reading: &Reading<'_>,
    mut known: impl FnMut(u32, Option<u32>) -> Option<u32>,
) -> Vec<Occurrence> {
    let mut found = Vec::new();
    of_words(reading.words, &mut known, &mut found);
    of_kinds(reading, &mut known, &mut found);
    of_title(reading.title.unwrap_or_default(), reading.clusters, &mut known, &mut found);
    found.sort_by_key(|occurrence| occurrence.feature);
    found
}

/// What a place in the article counts: a headline, the first sentences behind `first`, the others.
const fn weight(sentence: u32, first: u32, in_headline: bool) -> f32 {
    match sentence.saturating_sub(first) {
        _ if in_headline => HEADLINE,
        0..LEAD_SENTENCES => LEAD,
        _ => 1.0,
    }
}

/// The number of the first sentence that has words.
fn first_sentence(words: &Units) -> u32 {
    words.words.first().map_or(0, |unit| unit.sentence)
}

fn of_words(
    words: &Units,
    known: &mut impl FnMut(u32, Option<u32>) -> Option<u32>,
    found: &mut Vec<Occurrence>,
) {
    // Each stem is asked for once.
    let stems: Vec<Features> = words.stems.iter().map(|stem| Features::of(&stem.text, known)).collect();
    let first = first_sentence(words);
    let mut before: Option<(u32, u32)> = None;
    for unit in &words.words {
        let Some(stem) = stems.get(unit.stem as usize) else { continue };
        let pair = before.filter(|&(sentence, _)| sentence == unit.sentence).map(|(_, hash)| hash);
        before = (!unit.is_person).then_some((unit.sentence, stem.hash));
        if unit.is_person {
            continue;
        }
        let pair = pair.and_then(|before| known(before, Some(stem.hash)));
        let cluster = of_cluster(unit.cluster, known);
        let weight = weight(unit.sentence, first, unit.in_headline);
        let occurrence = |feature| Occurrence { feature, sentence: Some(unit.sentence), weight };
        found.extend(stem.features().chain(pair).chain(cluster).map(occurrence));
    }
}

/// The feature of a word's cluster: what few texts say of a word, more say of those that are used like it.
fn of_cluster(cluster: u16, known: &mut impl FnMut(u32, Option<u32>) -> Option<u32>) -> Option<u32> {
    if cluster == 0 { None } else { known(hash::pair(CLUSTER, u32::from(cluster)), None) }
}

fn of_kinds(
    reading: &Reading<'_>,
    known: &mut impl FnMut(u32, Option<u32>) -> Option<u32>,
    found: &mut Vec<Occurrence>,
) {
    let first = first_sentence(reading.words);
    let mut mentions = reading.mentions.iter().zip(reading.kinds).peekable();
    for (number, (sentence, block)) in (0..).zip(unit::sentences(reading.document)) {
        let span = sentence.span();
        // Those in captions and the like say nothing here.
        while mentions.next_if(|(mention, _)| mention.span.start() < span.start()).is_some() {}
        let weight = weight(number, first, block == BlockKind::Headline);
        while let Some((_, kind)) = mentions.next_if(|(mention, _)| mention.span.start() < span.end()) {
            let of_type = hash::pair(KIND, kind.entity_type as u32);
            let of_subtype = kind.subtype.and_then(|subtype| known(of_type, Some(hash::word(subtype))));
            let occurrence = |feature| Occurrence { feature, sentence: Some(number), weight };
            found.extend(known(of_type, None).into_iter().chain(of_subtype).map(occurrence));
        }
    }
}

/// The occurrences in a title that does not stand in the text.
fn of_title(
    title: &str,
    clusters: &WordClusters,
    known: &mut impl FnMut(u32, Option<u32>) -> Option<u32>,
    found: &mut Vec<Occurrence>,
) {
    let head = title.get(..title.floor_char_boundary(TITLE_BYTES)).unwrap_or_default();
    let mut before = None;
    for token in text::tokenize(head) {
        let word = token.span().of(head);
        let stem = Features::of(&stem(word), known);
        let pair = before.and_then(|before| known(before, Some(stem.hash)));
        before = Some(stem.hash);
        let cluster = clusters.finest(word, &word.to_lowercase()).unwrap_or_default();
        let cluster = of_cluster(cluster, known);
        let occurrence = |feature| Occurrence { feature, sentence: None, weight: HEADLINE };
        found.extend(stem.features().chain(pair).chain(cluster).map(occurrence));
    }
}

/// What a stem says by itself.
struct Features {
    hash: u32,
    word: Option<u32>,
    /// Its beginning and its end: "photosynthesis" says what "photograph" and "synthesis" said.
    affixes: [Option<u32>; 2],
}

impl Features {
    fn of(stem: &str, known: &mut impl FnMut(u32, Option<u32>) -> Option<u32>) -> Self {
        let hash = hash::word(stem);
        let word = if is_word(stem) { known(hash, None) } else { None };
        let affixes = match ends(stem) {
            None => [None; 2],
            Some([first, last]) => {
                let [beginnings, ends] = AFFIXES;
                [(beginnings, first), (ends, last)]
                    .map(|(side, letters)| known(hash::pair(side, hash::word(letters)), None))
            }
        };
        Self { hash, word, affixes }
    }

    fn features(&self) -> impl Iterator<Item = u32> {
        self.word.into_iter().chain(self.affixes.into_iter().flatten())
    }
}

/// The first letters of a word and the last ones; none where it has no more letters than these, or has other signs.
fn ends(word: &str) -> Option<[&str; 2]> {
    if word.len() <= LETTERS || !word.chars().all(char::is_alphabetic) {
        return None;
    }
    let (end, _) = word.char_indices().nth(LETTERS)?;
    let (start, _) = word.char_indices().rev().nth(LETTERS - 1)?;
    Some([word.get(..end)?, word.get(start..)?])
}

/// Whether a stem begins with a letter or a digit.
fn is_word(stem: &str) -> bool {
    stem.starts_with(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::ends;

    #[test]
    fn long_words_have_a_beginning_and_an_end() {
        assert_eq!(ends("vaccine"), Some(["vacc", "cine"]));
        assert_eq!(ends("élysée"), Some(["élys", "ysée"]));
        assert_eq!(ends("vote"), None);
        assert_eq!(ends("été"), None);
        assert_eq!(ends("covid-19"), None);
    }
}
