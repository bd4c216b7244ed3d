//! Words, and the part that each can play in a keyphrase.

use std::collections::HashMap;

use super::stem::stem;
use crate::{
    EntityType, Span,
    lexicon::{WORD_CLASSES, WordList},
    link::is_title,
    resolve::Mention,
    text::{BlockKind, Document, Sentence, TokenKind},
};

/// For the commonest words of news how rare they are, from 0 to [`RAREST`]; made by `cargo xtask train rarity`.
static RARITY: WordList = WordList::new(include_str!("../../model/lexicon/topic/word_rarity.txt"));

/// The rarity of a word that the list does not have.
pub(super) const RAREST: u8 = 5;

/// The part of a word in a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// May stand anywhere.
    Noun,
    /// May stand anywhere but at the end.
    Adjective,
    /// A verb form in -ed or -ing: an adjective where a noun phrase begins, else the end of a phrase.
    Participle,
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
    /// The position of its sentence in the document.
    pub(super) sentence: u32,
    /// The position of the name that it is part of.
    pub(super) name: Option<u32>,
    /// Whether it is part of a person's name, or a title before one.
    pub(super) is_person: bool,
    /// Whether it begins with an upper-case letter although no sentence begins with it.
    pub(super) is_capital: bool,
    /// Whether its stem is shorter than it: "ships", "delays".
    pub(super) is_plural: bool,
    /// Whether it stands in a headline.
    pub(super) in_headline: bool,
}

/// The words of all blocks that say what the article is about, in text order.
#[derive(Debug, Default)]
pub struct Units {
    pub(super) units: Vec<Unit>,
    pub(super) stems: Vec<Stem>,
}

/// What is known of a stem.
#[derive(Debug, Clone)]
pub(super) struct Stem {
    pub(super) text: String,
    /// How often it occurs.
    pub(super) count: u32,
    /// Whether it is a general noun, such as "issue".
    pub(super) is_general: bool,
    /// How often it is part of the name of a place or a group.
    pub(super) places: u32,
    /// How rare it is in news, 0 to [`RAREST`].
    pub(super) rarity: u8,
}

impl Stem {
    /// A stem that has not occurred yet.
    fn new(stem: &str) -> Self {
        Self {
            text: stem.to_owned(),
            count: 0,
            rarity: RARITY.get(stem).and_then(|grade| grade.parse().ok()).unwrap_or(RAREST),
            is_general: WORD_CLASSES.get(stem) == Some("g"),
            places: 0,
        }
    }
}

/// What the lists say of a word as it is written.
#[derive(Debug, Clone, Copy)]
struct Known {
    stem: u32,
    class: Class,
    is_plural: bool,
}

/// The classes of `model/lexicon/topic/word_classes.txt`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Noun,
    Adjective,
    Participle,
    Of,
    And,
    Determiner,
    Preposition,
    Verb,
    /// What is a verb as often as the plural of a noun: "calls".
    PluralOrVerb,
    /// "will", "they", "to": what follows may be a verb.
    VerbCue,
    To,
    Other,
}

/// Reads the words of `document`; captions, credits, bylines, datelines and boilerplate are left out.
#[must_use]
pub fn read(document: &Document<'_>, mentions: &[Mention]) -> Units {
    let mut reader = Reader {
        document,
        mentions,
        known: HashMap::new(),
        stem_ids: HashMap::new(),
        units: Units::default(),
    };
    let mut first_mention = 0;
    for (position, sentence) in document.sentences().iter().enumerate() {
        let kind = document.block_of(sentence).map_or(BlockKind::Body, crate::text::Block::kind);
        if matches!(kind, BlockKind::Headline | BlockKind::Body) {
            first_mention =
                reader.sentence(position as u32, sentence, kind == BlockKind::Headline, first_mention);
        }
    }
    reader.units
}

struct Reader<'a> {
    document: &'a Document<'a>,
    mentions: &'a [Mention],
    // Both maps are only looked up, never walked, so their order shows nowhere.
    known: HashMap<&'a str, Known>,
    stem_ids: HashMap<String, u32>,
    units: Units,
}

impl<'a> Reader<'a> {
    /// Reads one sentence; `mention` is the first mention that may stand in it. Returns the first of the next one.
    fn sentence(
        &mut self,
        position: u32,
        sentence: &Sentence,
        in_headline: bool,
        mut mention: usize,
    ) -> usize {
        let document = self.document;
        let words = compounds(document, sentence);
        let classes: Vec<Known> =
            words.iter().map(|word| self.look_up(document.words(word.span), word.is_word)).collect();
        let start = self.units.units.len();
        for (index, (word, known)) in words.iter().zip(&classes).enumerate() {
            while self.mentions.get(mention).is_some_and(|mention| mention.span.end() <= word.span.start()) {
                mention += 1;
            }
            let inside = self.mentions.get(mention).filter(|mention| mention.span.overlaps(word.span));
            let is_name = inside.is_some_and(|mention| mention.entity_type.is_name());
            let before = index.checked_sub(1).and_then(|before| classes.get(before)).map(|known| known.class);
            let after = classes.get(index + 1).map(|known| known.class);
            let is_upper = document.words(word.span).starts_with(char::is_uppercase);
            let is_lead = inside.is_some_and(|mention| word.span.start() <= mention.span.start());
            let part = match (inside, is_name) {
                (Some(_), false) => Part::Break,
                // "The Daily Tarn": the article is no part of the phrase.
                (Some(_), true) if is_lead && known.class == Class::Determiner => Part::Break,
                // The name is one thing, whatever its words are elsewhere.
                (Some(mention), true) if mention.entity_type != EntityType::Group => Part::Noun,
                _ => part(known.class, before, after, is_upper && index > 0),
            };
            self.units.units.push(Unit {
                span: word.span,
                part,
                stem: known.stem,
                sentence: position,
                name: is_name.then_some(mention as u32),
                is_person: inside.is_some_and(|mention| mention.entity_type == EntityType::Person),
                is_capital: is_upper && index > 0,
                is_plural: known.is_plural,
                in_headline,
            });
            if let Some(stem) = self.units.stems.get_mut(known.stem as usize) {
                stem.count += 1;
                let is_place =
                    |mention: &Mention| matches!(mention.entity_type, EntityType::Place | EntityType::Group);
                stem.places += u32::from(inside.is_some_and(is_place));
            }
        }
        self.mark_titles(start);
        mention
    }

    /// Takes the titles right before a person, in the units from `start` on, for parts of the name.
    fn mark_titles(&mut self, start: usize) {
        let units = self.units.units.get_mut(start..).unwrap_or_default();
        let mut before_person = false;
        for unit in units.iter_mut().rev() {
            before_person =
                unit.is_person || (before_person && is_title(&self.document.words(unit.span).to_lowercase()));
            unit.is_person |= before_person;
        }
    }

    /// The stem and class of a word as it is written.
    fn look_up(&mut self, word: &'a str, is_word: bool) -> Known {
        if let Some(known) = self.known.get(word) {
            return *known;
        }
        let stemmed = stem(word);
        let class = if is_word { class(&word.to_lowercase(), &stemmed) } else { Class::Other };
        let is_plural = stemmed.len() < word.len();
        let id = if let Some(&id) = self.stem_ids.get(&stemmed) {
            id
        } else {
            let id = self.units.stems.len() as u32;
            self.units.stems.push(Stem::new(&stemmed));
            self.stem_ids.insert(stemmed, id);
            id
        };
        let known = Known { stem: id, class, is_plural };
        self.known.insert(word, known);
        known
    }
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

/// The class of a lower-case word.
fn class(word: &str, stem: &str) -> Class {
    match word {
        "of" => return Class::Of,
        "and" => return Class::And,
        "to" => return Class::To,
        "the" | "a" | "an" | "this" | "that" | "these" | "those" | "its" | "their" | "his" | "her"
        | "our" | "my" | "your" | "any" | "all" | "some" => return Class::Determiner,
        "in" | "on" | "for" | "with" | "by" | "from" | "into" | "over" | "against" | "about" | "under"
        | "as" | "between" | "at" | "through" | "across" | "like" | "than" => return Class::Preposition,
        "will" | "would" | "can" | "could" | "should" | "may" | "might" | "must" | "cannot" | "they"
        | "we" | "i" | "you" | "he" | "she" | "who" | "n't" | "not" | "'ll" | "’ll" => {
            return Class::VerbCue;
        }
        _ => {}
    }
    let looks_participle = word.len() > 4 && (word.ends_with("ed") || word.ends_with("ing"));
    // A compound is what its last word is: "U.S.-led", "face-to-face".
    let last = word.rsplit('-').next().unwrap_or(word);
    match WORD_CLASSES.get(word).or_else(|| WORD_CLASSES.get(stem)).or_else(|| WORD_CLASSES.get(last)) {
        // "talks" is no verb because "talk" often is.
        Some("v") if WORD_CLASSES.get(word).is_none() && stem != word => Class::PluralOrVerb,
        Some("v") if word != last => Class::Adjective,
        Some("v") if looks_participle => Class::Participle,
        Some("v") => Class::Verb,
        Some("g") => Class::Noun,
        Some("j") => Class::Adjective,
        Some(_) => Class::Other,
        None if word.chars().count() < 2 || word.starts_with(['\'', '’']) => Class::Other,
        None if word.len() > 4 && word.ends_with("ly") && !word.ends_with("ily") => Class::Other,
        None if word.len() > 5 && ["ify", "ize", "ise"].iter().any(|end| word.ends_with(end)) => Class::Other,
        None if word.ends_with("ed") && word.len() > 4 => Class::Participle,
        None if word != last || has_adjective_end(word) => Class::Adjective,
        None => Class::Noun,
    }
}

/// Whether nearly all words that end so are adjectives.
fn has_adjective_end(word: &str) -> bool {
    let ends = ["ous", "ful", "ible", "able", "less", "ish", "ical", "ional", "ative"];
    word.len() > 5 && ends.iter().any(|end| word.ends_with(end))
}

/// The part of a word of `class` between its neighbours.
fn part(class: Class, before: Option<Class>, after: Option<Class>, is_name: bool) -> Part {
    match class {
        Class::Of | Class::And => Part::Join,
        Class::Determiner | Class::Preposition | Class::Verb | Class::VerbCue | Class::To | Class::Other => {
            Part::Break
        }
        // "United" and "Advanced" in the middle of a sentence belong to a name.
        Class::Noun | Class::PluralOrVerb | Class::Participle if is_name => Part::Noun,
        Class::Adjective => Part::Adjective,
        Class::Participle => {
            // "the advanced technology", "prevent unintended conflict", but not "officials expected".
            let begins = matches!(
                before,
                None | Some(
                    Class::Determiner
                        | Class::Preposition
                        | Class::Verb
                        | Class::Of
                        | Class::And
                        | Class::Adjective
                )
            );
            let leads = matches!(after, Some(Class::Noun | Class::Adjective | Class::PluralOrVerb));
            if begins && leads { Part::Participle } else { Part::Break }
        }
        // "the council extends loans", "Marsh calls Quill", but "the talks failed".
        Class::PluralOrVerb => {
            let has_object = matches!(
                after,
                Some(Class::Noun | Class::Adjective | Class::Determiner | Class::PluralOrVerb)
            );
            let has_subject = matches!(before, Some(Class::Noun | Class::Other | Class::VerbCue));
            if has_subject && has_object { Part::Break } else { Part::Noun }
        }
        // "they talk", "to host the games".
        Class::Noun if before == Some(Class::VerbCue) => Part::Break,
        Class::Noun if before == Some(Class::To) && matches!(after, Some(Class::Determiner)) => Part::Break,
        Class::Noun => Part::Noun,
    }
}

#[cfg(test)]
mod tests {
    use super::{Part, RARITY, WORD_CLASSES, read};
    use crate::{lexicon::assert_well_formed, text};

    #[test]
    fn the_lists_are_well_formed() {
        assert_well_formed(&WORD_CLASSES);
        assert_well_formed(&RARITY);
    }

    /// Asserts the words of `text` that may stand in phrases.
    fn check(text: &str, expected: &[&str]) {
        let document = text::read(text);
        let units = read(&document, &[]);
        let found: Vec<&str> = units
            .units
            .iter()
            .filter(|unit| unit.part != Part::Break)
            .map(|unit| document.words(unit.span))
            .collect();
        assert_eq!(found, expected, "in {text:?}");
    }

    #[test]
    fn compounds_are_one_word() {
        check("The U.S.-led face-to-face talks", &["U.S.-led", "face-to-face", "talks"]);
    }

    #[test]
    fn verbs_and_adverbs_break_phrases() {
        check("The harbor official quietly said they plan talks.", &["harbor", "official", "talks"]);
    }

    #[test]
    fn participles_stand_before_nouns() {
        check("The advanced technology", &["advanced", "technology"]);
        check("Harbors advanced", &["Harbors"]);
    }
}
