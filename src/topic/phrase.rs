//! Runs of words that may be keyphrases.

use std::collections::HashMap;

use super::unit::{Part, Unit, Units};
use crate::lexicon::WordList;

/// Phrases that are settled terms of news, with a grade from 0 ("foreseeable future") to 4 ("climate change") that says how
/// often a story that has one is about it; made by `cargo xtask train terms`.
static TERMS: WordList = WordList::new(include_str!("../../model/lexicon/topic/terms.txt"));

/// The grade of terms that stories are hardly ever about.
const STALE: u8 = 0;
/// The most words of a phrase, small words inside counted too.
pub(super) const MAX_WORDS: usize = 5;
/// The most words of a phrase that is no name.
const MAX_PLAIN: usize = 4;
/// Phrases are looked for in this many words. No article is longer; in longer texts what stands behind still adds
/// occurrences, and memory stays small.
const MAX_UNITS: usize = 200_000;

/// An article has fewer phrases than words; room is made for so many of them at first.
const ROOM: usize = 2000;

/// The numbers of the stems of a phrase, [`NO_STEM`] behind the last.
pub(super) type Key = [u32; MAX_WORDS];
/// What stands in a key where there is no word.
pub(super) const NO_STEM: u32 = u32::MAX;

/// A phrase with what was counted of it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Phrase {
    pub(super) key: Key,
    /// The position of its first unit where it occurs first, outside headlines if it does: there, capitals mean little.
    pub(super) first: usize,
    /// The number of its words.
    pub(super) len: usize,
    /// How often it occurs.
    pub(super) count: u32,
    /// In how many sentences.
    pub(super) sentences: u32,
    /// How often it is all of the run of words that it stands in.
    pub(super) whole: u32,
    /// How often it is written like a name.
    pub(super) names: u32,
    /// How often it stands right before a person, whose role it is then: "foreign minister Ada Quill".
    pub(super) before_person: u32,
    /// Whether it is one whole name.
    pub(super) is_name: bool,
    /// Whether it is the name of a person.
    pub(super) is_person: bool,
    /// Its grade where it is in the list of terms.
    pub(super) term: Option<u8>,
    /// Whether a headline has it.
    pub(super) in_headline: bool,
    /// The first of its sentences, and the last so far.
    pub(super) reach: [u32; 2],
}

impl Phrase {
    /// Whether it is a settled term that stories are about.
    pub(super) fn is_topical(&self) -> bool {
        self.term.is_some_and(|grade| grade > STALE)
    }

    /// Whether it is a settled term that stories are hardly ever about: "foreseeable future".
    pub(super) fn is_stale(&self) -> bool {
        self.term == Some(STALE)
    }
}

/// Collects the phrases of `units`, in the order of their first occurrences.
pub(super) fn collect(units: &Units) -> Vec<Phrase> {
    let read = units.words.get(..MAX_UNITS).unwrap_or(&units.words);
    let mut phrases: Vec<Phrase> = Vec::new();
    // Only looked up, never walked.
    let mut known: HashMap<Key, usize> = HashMap::with_capacity(read.len().min(ROOM));
    for (start, run) in runs(read) {
        for from in 0..run.len() {
            // "Euro zone inflation" has no "zone inflation" in it, wherever the run begins.
            let pair = (start + from).checked_sub(1).and_then(|before| read.get(before..=start + from));
            let of_pair = pair.and_then(|pair| known.get(&key_of(pair))).and_then(|&pair| phrases.get(pair));
            let splits_a_term = of_pair.is_some_and(Phrase::is_topical);
            for len in 1..=MAX_WORDS.min(run.len() - from) {
                let Some(words) = run.get(from..from + len).filter(|words| is_phrase(words)) else {
                    continue;
                };
                if splits_a_name(run, from, from + len) || begins_with_verb(run, from) {
                    continue;
                }
                if splits_a_term && len > 1 {
                    continue;
                }
                let (Some(first), key) = (words.first(), key_of(words)) else { continue };
                let index = *known.entry(key).or_insert_with(|| {
                    let is_name = words.iter().all(|unit| unit.name.is_some() && unit.name == first.name);
                    phrases.push(Phrase {
                        key,
                        first: start + from,
                        len,
                        count: 0,
                        sentences: 1,
                        whole: 0,
                        names: 0,
                        before_person: 0,
                        is_name,
                        term: if len > 1 { grade(words, is_name, units) } else { None },
                        in_headline: false,
                        is_person: words.iter().all(|unit| unit.is_person),
                        reach: [first.sentence; 2],
                    });
                    phrases.len() - 1
                });
                let Some(phrase) = phrases.get_mut(index) else { continue };
                phrase.count += 1;
                if units.words.get(phrase.first).is_some_and(|unit| unit.in_headline) && !first.in_headline {
                    phrase.first = start + from;
                }
                let [begin, end] = phrase.reach;
                phrase.sentences += u32::from(end != first.sentence);
                phrase.reach = [begin, first.sentence];
                phrase.whole += u32::from(is_whole(run, from, from + len));
                phrase.names += u32::from(words.iter().all(|unit| unit.is_capital || unit.name.is_some()));
                phrase.before_person +=
                    u32::from(run.get(from + len).is_some_and(|next| next.is_person && !first.is_person));
                phrase.in_headline |= first.in_headline;
            }
        }
    }
    phrases
}

/// The grade of `words` where they are a settled term of news.
fn grade(words: &[Unit], is_name: bool, units: &Units) -> Option<u8> {
    // A term has no name in it, unless it is one, and most texts have many names.
    let has_name = || words.iter().any(|unit| unit.is_capital || unit.name.is_some());
    if words.iter().any(|unit| unit.is_person) || (!is_name && has_name()) {
        return None;
    }
    // "administration official" is settled but tells nothing.
    let is_general = |unit: &Unit| units.stems.get(unit.stem as usize).is_some_and(|stem| stem.is_general);
    if words.iter().all(is_general) {
        return None;
    }
    TERMS.get(&term(words, units)).and_then(|grade| grade.parse().ok())
}

/// The stems of `words`, as the list of terms writes them.
pub(super) fn term(words: &[Unit], units: &Units) -> String {
    let stems = words.iter().filter_map(|unit| units.stems.get(unit.stem as usize));
    stems.map(|stem| stem.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// The key of `words`; those behind the fifth are left out.
pub(super) fn key_of(words: &[Unit]) -> Key {
    let mut key = [NO_STEM; MAX_WORDS];
    for (slot, word) in key.iter_mut().zip(words) {
        *slot = word.stem;
    }
    key
}

/// The runs of words of one sentence that nothing breaks, each with the position of its first.
fn runs(units: &[Unit]) -> impl Iterator<Item = (usize, &[Unit])> {
    let mut start = 0;
    units
        .chunk_by(|a, b| a.sentence == b.sentence && a.part != Part::Break && b.part != Part::Break)
        .map(move |run| {
            start += run.len();
            (start - run.len(), run)
        })
        .filter(|(_, run)| run.first().is_some_and(|unit| unit.part != Part::Break))
}

/// Whether `words` are built as a noun phrase is.
pub(super) fn is_phrase(words: &[Unit]) -> bool {
    let [.., last] = words else { return false };
    let joins = words.iter().filter(|unit| unit.part == Part::Join).count();
    let is_name = words.iter().all(|unit| unit.name.is_some() && unit.name == last.name);
    let starts = words.first().is_some_and(|first| first.part != Part::Join);
    starts
        && last.part == Part::Noun
        && (is_name || (joins <= 1 && words.len() <= MAX_PLAIN))
        // "(TRN.L)" is no phrase, whatever the tagger makes of it.
        && words.iter().all(|unit| !unit.is_mark)
        // "Advertisement Advertisement".
        && (is_name || words.windows(2).all(|pair| !matches!(pair, [one, other] if one.stem == other.stem)))
        // "The company posted earnings".
        && words.windows(2).all(|pair| !matches!(pair, [before, unit] if unit.is_past && before.part == Part::Noun))
        // "Ferry operator Tarn Lines" is two.
        && (is_name || last.name.is_none() || words.iter().all(|unit| unit.name.is_some() || unit.is_capital))
        // What ends in a person ("spokesman Tom Marsh") is that person; "Marsh family" is more.
        && (!last.is_person || (is_name && words.len() > 1))
}

/// Whether a phrase from `from` to `to` takes a name apart.
fn splits_a_name(run: &[Unit], from: usize, to: usize) -> bool {
    let name = |position: usize| run.get(position).and_then(|unit| unit.name);
    let cuts =
        |position: usize| position > 0 && name(position).is_some() && name(position) == name(position - 1);
    cuts(from) || cuts(to)
}

/// Whether a phrase from `from` on begins with what happened: "calls | flooded offices".
fn begins_with_verb(run: &[Unit], from: usize) -> bool {
    let before = from.checked_sub(1).and_then(|before| run.get(before));
    before.is_some_and(|before| before.part == Part::Noun) && run.get(from).is_some_and(|unit| unit.is_past)
}

/// Whether no word of its own kind stands before or behind; "and" and "of" do not count.
fn is_whole(run: &[Unit], from: usize, to: usize) -> bool {
    let is_free = |position: Option<usize>| {
        position.and_then(|position| run.get(position)).is_none_or(|unit| unit.part == Part::Join)
    };
    is_free(from.checked_sub(1)) && is_free(Some(to))
}

#[cfg(test)]
mod tests {
    use super::TERMS;
    use crate::lexicon::assert_well_formed;

    #[test]
    fn the_list_is_well_formed() {
        assert_well_formed(&TERMS);
    }
}
