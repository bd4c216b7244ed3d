//! The phrases that an editor would file the article under.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    phrase::{self, Key, NO_STEM, Phrase},
    rank::{self, WEIGHTS},
    stem::stem,
    unit::{self, Stem, Units},
};
use crate::{
    Span,
    fold::fold,
    text::{self, Document, TokenKind},
};

/// The most keyphrases of an article.
const MOST: usize = 15;
/// The fewest that are shown where there are so many.
const FEWEST: usize = 5;
/// A short text gets one more keyphrase for so many words.
const WORDS_FOR_ONE: usize = 15;
/// Behind the fewest, phrases with a smaller share of the best score are left out.
const WEAK: f32 = 0.15;
/// The least letters of a keyphrase of one word, and how often it must occur.
const SINGLE: (usize, u32) = (3, 2);

/// A phrase that says what the article is about.
#[derive(Debug, Clone, PartialEq)]
pub struct Keyphrase {
    /// The phrase as it is written where it occurs first.
    pub text: String,
    /// How well it says what the article is about; the best of an article has 1.
    pub score: f32,
    /// What articles that share the phrase have in common: its words in the singular, folded.
    pub key: String,
    /// What speaks for it, with shares that add up to 1, the largest first; none is 0.
    pub parts: Vec<(&'static str, f32)>,
    /// Where it stands, in text order, never empty.
    pub occurrences: Vec<Span>,
}

/// The keyphrases of `document`, best first: 5 to 15, fewer for a text of less than a hundred words.
///
/// Candidates are noun phrases of up to four words, told by word lists (`model/lexicon/topic/word_classes.txt`), and
/// longer names. They rank by the rarity and count of their words, their own count, how early they come, and
/// whether the title or a headline has them. People's names, dates and amounts are none, and of phrases that
/// contain each other the better one is kept.
#[must_use]
pub fn keyphrases(document: &Document<'_>, title: Option<&str>, units: &Units) -> Vec<Keyphrase> {
    let title = title.map(title_stems).unwrap_or_default();
    let in_title =
        |phrase: &Phrase| !title.is_empty() && stems_of(phrase, units).all(|stem| title.contains(&stem.text));
    let mut ranked: Vec<(f32, Phrase)> = phrase::collect(units)
        .into_iter()
        .filter(|phrase| is_candidate(phrase, units))
        .map(|phrase| (rank::score(&phrase, units, in_title(&phrase), &WEIGHTS), phrase))
        .collect();
    // The sort is stable: among equals the first in the text stays first.
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
    let chosen = choose(ranked, units.units.len());
    let best = chosen.first().map_or(1.0, |(score, _)| *score).max(f32::MIN_POSITIVE);
    let occurrences = occurrences(units, &chosen);
    chosen
        .into_iter()
        .zip(occurrences)
        .filter_map(|((score, phrase), occurrences)| {
            let text = document.words(*occurrences.first()?).split_whitespace().collect::<Vec<_>>().join(" ");
            let words: Vec<String> = stems_of(&phrase, units).map(|stem| fold(&stem.text)).collect();
            let parts = rank::parts(&phrase, units, in_title(&phrase), &WEIGHTS);
            Some(Keyphrase { text, score: score / best, key: words.join(" "), parts, occurrences })
        })
        .collect()
}

/// The stems of the phrases of `document` that may be terms: of several words, without names, each once.
///
/// What the list of terms is made from; a term there has to be built as a candidate here.
#[must_use]
pub fn terms(document: &Document<'_>) -> Vec<String> {
    let units = unit::read(document, &[]);
    let plain = phrase::collect(&units).into_iter().filter(|phrase| phrase.len > 1 && phrase.names == 0);
    plain
        .filter_map(|phrase| units.units.get(phrase.first..phrase.first + phrase.len))
        .filter(|words| words.iter().all(|unit| !unit.is_capital))
        .map(|words| phrase::term(words, &units))
        .collect()
}

/// The stems of the words of a title.
fn title_stems(title: &str) -> BTreeSet<String> {
    let head = title.get(..title.floor_char_boundary(400)).unwrap_or_default();
    let words = text::tokenize(head).into_iter().filter(|token| token.kind() == TokenKind::Word);
    words.map(|token| stem(token.span().of(head))).collect()
}

/// The stems of the words of a phrase.
fn stems_of<'a>(phrase: &'a Phrase, units: &'a Units) -> impl Iterator<Item = &'a Stem> {
    let words = phrase.key.iter().take_while(|&&stem| stem != NO_STEM);
    words.filter_map(|&stem| units.stems.get(stem as usize))
}

/// Whether a phrase says enough: one word must recur, and so must what "of" or "and" joins.
fn is_candidate(phrase: &Phrase, units: &Units) -> bool {
    let words = units.units.get(phrase.first..phrase.first + phrase.len).unwrap_or_default();
    let is_joined = words.iter().any(|unit| unit.part == unit::Part::Join && unit.name.is_none());
    let (letters, times) = SINGLE;
    let is_long_enough = stems_of(phrase, units).any(|stem| stem.text.chars().count() >= letters);
    is_long_enough
        && if phrase.len == 1 || (is_joined && !phrase.is_term) { phrase.count >= times } else { true }
}

/// The best of `ranked`, none of which contains another.
fn choose(ranked: Vec<(f32, Phrase)>, words: usize) -> Vec<(f32, Phrase)> {
    let most = MOST.min(words / WORDS_FOR_ONE + 1);
    let best = ranked.first().map_or(0.0, |(score, _)| *score);
    let mut chosen: Vec<(f32, Phrase)> = Vec::new();
    for (score, phrase) in ranked {
        if chosen.len() >= most || (chosen.len() >= FEWEST && score < best * WEAK) {
            break;
        }
        if !chosen
            .iter()
            .any(|(_, other)| contains(&other.key, &phrase.key) || contains(&phrase.key, &other.key))
        {
            chosen.push((score, phrase));
        }
    }
    chosen
}

/// Whether all words of `part` stand in `whole` side by side.
fn contains(whole: &Key, part: &Key) -> bool {
    let words = |key: &Key| key.iter().take_while(|&&stem| stem != NO_STEM).count();
    let part = part.get(..words(part)).unwrap_or_default();
    whole.get(..words(whole)).unwrap_or_default().windows(part.len().max(1)).any(|run| run == part)
}

/// Where each of `chosen` stands, inflected forms included.
fn occurrences(units: &Units, chosen: &[(f32, Phrase)]) -> Vec<Vec<Span>> {
    let mut found = vec![Vec::new(); chosen.len()];
    // By first word, so that each place of the text is compared with few phrases.
    let mut by_first: BTreeMap<u32, Vec<(usize, &Phrase)>> = BTreeMap::new();
    for (index, (_, phrase)) in chosen.iter().enumerate() {
        let [first, ..] = phrase.key;
        by_first.entry(first).or_default().push((index, phrase));
    }
    for (start, unit) in units.units.iter().enumerate() {
        for (index, phrase) in by_first.get(&unit.stem).into_iter().flatten() {
            let words = units.units.get(start..start + phrase.len).unwrap_or_default();
            if let (true, Some(first), Some(last), Some(spans)) = (
                !words.is_empty() && phrase::key_of(words) == phrase.key,
                words.first(),
                words.last(),
                found.get_mut(*index),
            ) && first.sentence == last.sentence
            {
                spans.push(Span::covering(first.span, last.span));
            }
        }
    }
    found
}
