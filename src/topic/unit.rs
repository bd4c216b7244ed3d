//! Words, and the part that each can play in a keyphrase.

use std::collections::HashMap;

use super::{
    chunk::{self, Chunk, Chunker, Weighed},
    stem::{ending, singular},
};
use crate::{
    EntityType, Model, Span,
    lexicon::{WORD_CLASSES, WordList},
    link::is_title,
    resolve::Mention,
    text::{BlockKind, Document, Sentence, TokenKind},
};

/// For the commonest words of news how rare they are, from 0 to [`RAREST`]; made by `cargo xtask train rarity`.
static RARITY: WordList = WordList::new(include_str!("../../model/lexicon/topic/word_rarity.txt"));

/// For words and, with a dollar sign, endings how far phrases that begin with them, and those that end with them, are what stories are about:
/// two digits from 0 to 4; made by `cargo xtask train terms`.
static TELLING: WordList = WordList::new(include_str!("../../model/lexicon/topic/telling.txt"));

/// What words tell that the list does not have.
const TELLS_SOMETHING: u8 = 2;

/// The rarity of a word that the list does not have.
pub(super) const RAREST: u8 = 5;

/// An article has about one new word for so many, and room is made for so many of them at first.
const WORDS_FOR_ONE: usize = 3;
const ROOM: usize = 2000;

/// The part of a word in a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// May stand anywhere.
    Noun,
    /// May stand anywhere but at the end: an adjective or a participle.
    Modifier,
    /// "of" and "and": inside a phrase that recurs.
    Join,
    /// The phrase ends before it.
    Break,
}

/// A word of the text; a compound with hyphens is one.
#[expect(clippy::struct_excessive_bools, reason = "facts of a word that do not depend on each other")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unit {
    pub(super) span: Span,
    pub(super) part: Part,
    /// The number of its stem in [`Units::stems`].
    pub(super) stem: u32,
    /// Its finest cluster; 0 where it has none.
    pub(super) cluster: u16,
    /// The position of its sentence among those that are read.
    pub(super) sentence: u32,
    /// The position of the name that it is part of.
    pub(super) name: Option<u32>,
    /// Whether it is part of a person's name, or a title before one.
    pub(super) is_person: bool,
    /// Whether it begins with an upper-case letter although no sentence begins with it.
    pub(super) is_capital: bool,
    /// Whether "the" or a demonstrative stands right before it: "the talks".
    pub(super) is_definite: bool,
    /// Whether it has neither letters nor digits; the ampersand of "Tarn & Sons" is a word.
    pub(super) is_mark: bool,
    /// Whether it is a verb in "-ed" unless it stands before its noun: "posted".
    pub(super) is_past: bool,
    /// Whether it stands in a headline.
    pub(super) in_headline: bool,
}

/// The words of all blocks that say what the article is about, in text order.
#[derive(Debug, Default)]
pub struct Units {
    pub(super) words: Vec<Unit>,
    pub(super) stems: Vec<Stem>,
    /// The number of sentences that were read.
    pub(super) sentences: u32,
}

/// What is known of a stem.
#[derive(Debug, Clone)]
pub(super) struct Stem {
    pub(super) text: String,
    /// How often it occurs.
    pub(super) count: u32,
    /// Whether it is a general noun, such as "issue".
    pub(super) is_general: bool,
    /// How rare it is in news, 0 to [`RAREST`].
    pub(super) rarity: u8,
    /// How far phrases that begin with it are what stories are about, 0 to 4, and how far those that end with it are.
    pub(super) telling: [u8; 2],
}

impl Stem {
    /// A stem that has not occurred yet.
    fn new(stem: &str) -> Self {
        Self {
            text: stem.to_owned(),
            count: 0,
            rarity: RARITY.get(stem).and_then(|grade| grade.parse().ok()).unwrap_or(RAREST),
            is_general: WORD_CLASSES.get(stem) == Some("g"),
            telling: telling(stem),
        }
    }

    /// Whether it only joins others.
    pub(super) fn is_joint(&self) -> bool {
        matches!(self.text.as_str(), "of" | "and")
    }
}

/// How far a stem tells something where it begins and where it ends a phrase.
fn telling(stem: &str) -> [u8; 2] {
    let of_end = || TELLING.get(&format!("{}$", ending(stem)?));
    let grades = TELLING.get(stem).or_else(of_end);
    let digits = grades.and_then(|grades| <[u8; 2]>::try_from(grades.as_bytes()).ok());
    digits.map_or([TELLS_SOMETHING; 2], |digits| digits.map(|digit| digit.saturating_sub(b'0')))
}

/// So many capitals and no small letter make a sentence a shouted one.
const SHOUT: usize = 12;

/// What is known of a word as it is written.
#[derive(Debug, Clone, Copy)]
struct Known {
    stem: u32,
    cluster: u16,
    class: Class,
    weighed: Weighed,
    is_mark: bool,
    is_past: bool,
}

/// What a word can be, whatever stands beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    /// "of" and "and".
    Join,
    /// "a".
    Indefinite,
    /// "the" and its like.
    Definite,
    /// "more": no part of a phrase in a line of capitals either, unless it is part of a name.
    Function,
    /// A mark, a number, or a word that tells nothing of a topic: "week".
    Weak,
    /// An adjective that tells nothing of one: "ongoing". As a noun it does: "the right of way" but not "the right answer".
    Vague,
    /// What its neighbours make of it.
    Open,
}

/// Reads the words of `document`; captions, credits, bylines, datelines and boilerplate are left out.
#[must_use]
pub fn read(document: &Document<'_>, model: &Model, mentions: &[Mention]) -> Units {
    let room = (document.tokens().len() / WORDS_FOR_ONE).min(ROOM);
    let mut reader = Reader {
        document,
        model,
        chunker: Chunker::new(model.chunker()),
        mentions,
        known: HashMap::with_capacity(room),
        shouted: HashMap::new(),
        stem_ids: HashMap::with_capacity(room),
        units: Units::default(),
    };
    let mut first_mention = 0;
    for (sentence, kind) in sentences(document) {
        first_mention = reader.sentence(sentence, kind == BlockKind::Headline, first_mention);
        reader.units.sentences += 1;
    }
    reader.units
}

/// The sentences that are read, with the kinds of their blocks.
pub(super) fn sentences<'a>(document: &'a Document<'_>) -> impl Iterator<Item = (&'a Sentence, BlockKind)> {
    let sentences = document.sentences().iter().map(|sentence| {
        (sentence, document.block_of(sentence).map_or(BlockKind::Body, crate::text::Block::kind))
    });
    sentences.filter(|(_, kind)| matches!(kind, BlockKind::Headline | BlockKind::Body))
}

struct Reader<'a> {
    document: &'a Document<'a>,
    model: &'a Model,
    chunker: Chunker<'a>,
    mentions: &'a [Mention],
    // The maps are only looked up, never walked, so their order shows nowhere.
    known: HashMap<&'a str, Known>,
    /// The same of words in sentences without small letters, where capitals say nothing.
    shouted: HashMap<&'a str, Known>,
    stem_ids: HashMap<String, u32>,
    units: Units,
}

impl<'a> Reader<'a> {
    /// Reads one sentence; `mention` is the first mention that may stand in it. Returns the first of the next one.
    fn sentence(&mut self, sentence: &Sentence, in_headline: bool, mut mention: usize) -> usize {
        let document = self.document;
        let words = compounds(document, sentence);
        let is_shouted = is_shouted(document.words(sentence.span()));
        let known: Vec<Known> = words
            .iter()
            .map(|word| self.look_up(document.words(word.span), word.is_word, is_shouted))
            .collect();
        let weighed: Vec<Weighed> = known.iter().map(|known| known.weighed).collect();
        let chunks = self.chunker.chunks(&weighed);
        let start = self.units.words.len();
        let mut before = None;
        // Behind a dash or a colon a sentence begins anew: "(Wire) - Herring quotas fell".
        let mut opens = true;
        for ((word, known), chunk) in words.iter().zip(&known).zip(chunks) {
            while self.mentions.get(mention).is_some_and(|mention| mention.span.end() <= word.span.start()) {
                mention += 1;
            }
            let inside = self.mentions.get(mention).filter(|mention| mention.span.overlaps(word.span));
            let is_name = inside.is_some_and(|mention| mention.entity_type.is_name());
            let is_upper = !opens && !is_shouted && document.words(word.span).starts_with(char::is_uppercase);
            opens = matches!(document.words(word.span), "-" | "--" | "–" | "—" | ":");
            let is_lead = inside.is_some_and(|mention| word.span.start() <= mention.span.start());
            let part = match inside {
                Some(_) if !is_name => Part::Break,
                // "The Daily Tarn": the article is no part of the phrase.
                Some(_) if is_lead && matches!(known.class, Class::Definite | Class::Indefinite) => {
                    Part::Break
                }
                // The name is one thing, whatever its words are elsewhere; "Tarn-based" is more than the name.
                Some(mention)
                    if mention.entity_type != EntityType::Group && word.span.end() <= mention.span.end() =>
                {
                    Part::Noun
                }
                _ => part(known.class, chunk, is_upper, is_name),
            };
            self.units.words.push(Unit {
                span: word.span,
                part,
                stem: known.stem,
                cluster: known.cluster,
                sentence: self.units.sentences,
                name: is_name.then_some(mention as u32),
                is_person: inside.is_some_and(|mention| mention.entity_type == EntityType::Person),
                is_capital: is_upper,
                is_definite: before == Some(Class::Definite),
                is_mark: known.is_mark,
                is_past: known.is_past && !is_name,
                in_headline,
            });
            before = Some(known.class);
            if let Some(stem) = self.units.stems.get_mut(known.stem as usize) {
                stem.count += 1;
            }
        }
        self.mark_titles(start);
        mention
    }

    /// Takes the titles right before a person, in the units from `start` on, for parts of the name.
    fn mark_titles(&mut self, start: usize) {
        let units = self.units.words.get_mut(start..).unwrap_or_default();
        let mut before_person = false;
        for unit in units.iter_mut().rev() {
            before_person =
                unit.is_person || (before_person && is_title(&self.document.words(unit.span).to_lowercase()));
            unit.is_person |= before_person;
        }
    }

    /// The stem and class of a word as it is written.
    fn look_up(&mut self, word: &'a str, is_word: bool, is_shouted: bool) -> Known {
        let known = if is_shouted { &self.shouted } else { &self.known };
        if let Some(known) = known.get(word) {
            return *known;
        }
        let lower = word.to_lowercase();
        let written = if is_shouted { &lower } else { word };
        let weighed = self.chunker.weigh(chunk::look(written, &lower, &self.model.lexicon().clusters));
        let stemmed = singular(lower.clone());
        let class = if is_word { class(&lower, &stemmed) } else { Class::Weak };
        let id = if let Some(&id) = self.stem_ids.get(&stemmed) {
            id
        } else {
            let id = self.units.stems.len() as u32;
            self.units.stems.push(Stem::new(&stemmed));
            self.stem_ids.insert(stemmed, id);
            id
        };
        let is_mark = word != "&" && !word.contains(char::is_alphanumeric);
        let cluster = self.model.lexicon().clusters.finest(written, &lower).unwrap_or_default();
        let is_past = lower.ends_with("ed") && WORD_CLASSES.get(&lower) == Some("v");
        let known = Known { stem: id, cluster, class, weighed, is_mark, is_past };
        let all = if is_shouted { &mut self.shouted } else { &mut self.known };
        all.insert(word, known);
        known
    }
}

/// Whether a sentence is written in capitals throughout; a few letters are rather an acronym.
fn is_shouted(sentence: &str) -> bool {
    !sentence.contains(char::is_lowercase)
        && sentence.chars().filter(|c| c.is_uppercase()).take(SHOUT).count() == SHOUT
}

/// The words and marks of a sentence, as phrases are made of them: compounds with hyphens are one.
#[must_use]
pub fn words(document: &Document<'_>, sentence: &Sentence) -> Vec<Span> {
    compounds(document, sentence).into_iter().map(|word| word.span).collect()
}

/// A word with its place; compounds are one.
#[derive(Debug, Clone, Copy)]
struct Word {
    span: Span,
    /// Whether it begins with a letter and is no mark, number or address.
    is_word: bool,
}

/// The tokens of a sentence, those that hyphens join put together.
fn compounds(document: &Document<'_>, sentence: &Sentence) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut is_open = false;
    for token in document.tokens_of(sentence) {
        let is_hyphen = matches!(document.words(token.span()), "-" | "‐" | "‑");
        let can_join = is_hyphen || matches!(token.kind(), TokenKind::Word | TokenKind::Number);
        match words.last_mut() {
            // Words and hyphens take turns: "U.S.-led", but neither "Biden's" nor "--".
            Some(last)
                if last.span.end() == token.span().start()
                    && can_join
                    && is_hyphen != is_open
                    && (is_open || last.is_word) =>
            {
                last.span = Span::covering(last.span, token.span());
            }
            _ => words.push(Word { span: token.span(), is_word: token.kind() == TokenKind::Word }),
        }
        is_open = is_hyphen;
    }
    words
}

/// Adverbs end so, and few nouns do.
const ADVERB_ENDS: [&str; 8] = ["ably", "ally", "antly", "edly", "ently", "ingly", "ively", "ously"];

/// Verb forms that stand before no noun, whatever the tagger makes of them: "he held shares".
static VERBS: WordList = WordList::new(include_str!("../../model/lexicon/topic/verbs.txt"));

/// The class of a lower-case word.
fn class(word: &str, stem: &str) -> Class {
    match word {
        "of" | "and" => return Class::Join,
        "a" | "an" => return Class::Indefinite,
        "the" | "this" | "that" | "these" | "those" => return Class::Definite,
        _ => {}
    }
    if VERBS.contains(word) {
        return Class::Weak;
    }
    let is_clitic = word.chars().count() < 2 || word.starts_with(['\'', '’']);
    let of_singular = || if stem == word { None } else { WORD_CLASSES.get(stem) };
    match WORD_CLASSES.get(word).or_else(of_singular) {
        _ if is_clitic => Class::Weak,
        Some("f") => Class::Function,
        // Units of measure.
        Some("w") => Class::Weak,
        // "Few think globally."
        Some("a") if word.ends_with("ly") => Class::Weak,
        None if word.len() > 6 && ADVERB_ENDS.iter().any(|end| word.ends_with(end)) => Class::Weak,
        Some("x") => Class::Vague,
        Some("j" | "v") => Class::Open,
        // "A tougher rule", "the second-largest port".
        _ if is_comparison(word) => Class::Vague,
        // Adverbs: "unfairly traded goods".
        None if word.len() > 5 && word.ends_with("ly") => Class::Vague,
        _ => Class::Open,
    }
}

/// Whether an adjective says no more than more or most: its plain form is in the list of words, or it counts
/// ("third-largest").
fn is_comparison(word: &str) -> bool {
    let last = word.rsplit('-').next().unwrap_or_default();
    let Some(base) = last.strip_suffix("er").or_else(|| last.strip_suffix("est")) else { return false };
    let is_adjective = |base: &str| matches!(WORD_CLASSES.get(base), Some("j" | "x"));
    let mut letters = base.chars().rev();
    let doubled = letters.next().filter(|&last| letters.next() == Some(last));
    let undoubled = || base.get(..base.len() - doubled.map_or(0, char::len_utf8)).unwrap_or_default();
    let of_y = || base.strip_suffix('i').is_some_and(|start| is_adjective(&format!("{start}y")));
    is_adjective(base) || is_adjective(&format!("{base}e")) || is_adjective(undoubled()) || of_y()
}

/// The part of a word of `class` that its sentence makes a `chunk` of.
fn part(class: Class, chunk: Chunk, is_upper: bool, is_name: bool) -> Part {
    match (class, chunk) {
        (Class::Join, _) => Part::Join,
        (Class::Definite | Class::Indefinite, _) | (_, Chunk::Outside) => Part::Break,
        // "New" in the middle of a sentence belongs to a name.
        (Class::Weak, _) if !is_upper && !is_name => Part::Break,
        (Class::Function, _) | (Class::Vague, Chunk::Modifier) if !is_name => Part::Break,
        (_, Chunk::Modifier) => Part::Modifier,
        (_, Chunk::Noun) => Part::Noun,
    }
}

#[cfg(test)]
mod tests {
    use super::{Part, RARITY, TELLING, VERBS, WORD_CLASSES, read};
    use crate::{Model, lexicon::assert_well_formed, text};

    #[test]
    fn the_lists_are_well_formed() {
        assert_well_formed(&WORD_CLASSES);
        assert_well_formed(&RARITY);
        assert_well_formed(&VERBS);
        assert_well_formed(&TELLING);
    }

    /// Asserts the words of `text` that may stand in phrases, modifiers marked with a plus.
    fn check(text: &str, expected: &[&str]) {
        let document = text::read(text);
        let units = read(&document, &Model::embedded().unwrap(), &[]);
        let found: Vec<String> = units
            .words
            .iter()
            .filter(|unit| unit.part != Part::Break)
            .map(|unit| {
                let mark = if unit.part == Part::Modifier { "+" } else { "" };
                format!("{mark}{}", document.words(unit.span))
            })
            .collect();
        assert_eq!(found, expected, "in {text:?}");
    }

    #[test]
    fn compounds_are_one_word() {
        let document = text::read("The U.S.-led face-to-face talks");
        let units = read(&document, &Model::embedded().unwrap(), &[]);
        let words: Vec<&str> = units.words.iter().map(|unit| document.words(unit.span)).collect();
        assert_eq!(words, ["The", "U.S.-led", "face-to-face", "talks"]);
    }

    #[test]
    fn verbs_and_adverbs_break_phrases() {
        check("The minister quietly said they plan talks.", &["minister", "talks"]);
        check("The council extends the loans to fishermen.", &["council", "loans", "fishermen"]);
    }

    #[test]
    fn participles_stand_before_nouns() {
        check("They sold the advanced technology", &["+advanced", "technology"]);
        check("The harbors advanced", &["harbors"]);
    }

    #[test]
    fn comparisons_break_phrases() {
        check("They want tougher rules", &["rules"]);
        check("It is the second-largest herring port", &["herring", "port"]);
        check("The paper factory needs higher tolls", &["paper", "factory", "tolls"]);
    }
}
