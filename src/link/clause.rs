//! What a name does in its clause: whether it is the subject, and of which verb.
//!
//! Read off the words beside the name, without a parser: a noun phrase that no preposition leads and that a finite verb
//! follows is a subject ("Ada Quill on Monday said", "Wang Yi, the minister, left", "Beijing and Moscow will not"), and so is
//! one behind a verb of saying ("…," said Quill). What it cannot tell is left out: of a verb that is as often a noun
//! ("plans", "calls") it needs the word behind it to be one that follows verbs.

use crate::{
    EntityType,
    lexicon::{WORD_CLASSES, WordList},
    resolve::Mention,
    text::{Document, Token, TokenKind},
};

static SAYING: WordList = WordList::new(include_str!("../../model/lexicon/link/saying_verbs.txt"));

/// The most tokens between a name and its verb.
const MAX_GAP: usize = 14;
/// The most tokens from a name back to the first of its noun phrase.
const MAX_PHRASE: usize = 10;

/// Reads the clauses of one document.
#[derive(Debug)]
pub(super) struct Clauses<'a> {
    document: &'a Document<'a>,
    /// All mentions, in text order.
    mentions: &'a [Mention],
}

/// The verb that a name is the subject of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Verb<'a> {
    /// "will", "has" and their like before it.
    pub(super) auxiliary: Option<&'a str>,
    /// The verb as it is written; the auxiliary where nothing else follows.
    pub(super) main: &'a str,
}

impl<'a> Clauses<'a> {
    pub(super) const fn new(document: &'a Document<'a>, mentions: &'a [Mention]) -> Self {
        Self { document, mentions }
    }

    /// The finite verb that `mention` is the subject of; `None` where it is no subject.
    pub(super) fn verb_of(&self, mention: &Mention) -> Option<Verb<'a>> {
        let (before, after) = self.around(mention)?;
        if is_possessive_end(self.document.words(mention.span)) || self.is_governed(before) {
            return None;
        }
        self.verb_behind(after).or_else(|| self.verb_of_saying_before(before))
    }

    /// The tokens of its sentence before and behind `mention`.
    pub(super) fn around(&self, mention: &Mention) -> Option<(&'a [Token], &'a [Token])> {
        let sentence = self.document.sentences().get(mention.sentence as usize)?;
        let range = sentence.tokens();
        let name = self.document.token_range(mention.span);
        let before = self.document.tokens_in(range.start..name.start.max(range.start));
        let after = self.document.tokens_in(name.end..range.end.max(name.end));
        Some((before, after))
    }

    /// Whether a preposition leads the noun phrase that ends before the name: "with Chinese President [Xi]",
    /// "between Beijing and [Washington]".
    fn is_governed(&self, before: &[Token]) -> bool {
        for token in before.iter().rev().take(MAX_PHRASE) {
            let words = self.words(*token);
            if is_preposition(words) {
                return true;
            }
            let mention = self.mention_at(*token);
            // "On Monday [Xi] said": the day is led, not the name.
            if mention.is_some_and(is_time) {
                return false;
            }
            let is_inside = mention.is_some()
                || matches!(words, "and" | "or" | "&" | "-" | "'s" | "’s" | "the" | "The" | "a" | "an")
                || words.starts_with(char::is_uppercase)
                || (token.kind() == TokenKind::Word && !is_verb(words) && !is_clause_start(words));
            if !is_inside {
                return false;
            }
        }
        false
    }

    /// The verb behind a name, with what may stand between them passed over.
    fn verb_behind(&self, after: &'a [Token]) -> Option<Verb<'a>> {
        let mut at = 0;
        while let Some(token) = after.get(at).filter(|_| at < MAX_GAP) {
            let words = self.words(*token);
            let next = after.get(at + 1).map_or("", |token| self.words(*token));
            at = match words {
                // An apposition or a clause between commas; of a list the comma is part.
                "," | "(" | "—" | "–" => self.behind_insertion(after, at)?,
                // The other subjects of the same verb.
                "and" | "or" if self.starts_name(after, at + 1) => self.behind_name(after, at + 1)?,
                // "on Monday", "in a speech" are too many to read: of prepositions only those before times go by.
                "on" | "in" | "at" | "this" | "last" | "late" | "earlier" | "early"
                    if self.is_time(after, at + 1) =>
                {
                    self.behind_name(after, at + 1)?
                }
                _ if self.is_time(after, at) => self.behind_name(after, at)?,
                _ if is_adverb(words) => at + 1,
                _ if is_auxiliary(words) => {
                    return Some(self.main_verb(words, after.get(at + 1..).unwrap_or_default()));
                }
                _ => return is_finite(words, next).then_some(Verb { auxiliary: None, main: words }),
            };
        }
        None
    }

    /// The verb behind an auxiliary: "has repeatedly [denied]".
    fn main_verb(&self, auxiliary: &'a str, after: &'a [Token]) -> Verb<'a> {
        let words = after.iter().take(MAX_PHRASE).map(|token| self.words(*token));
        let mut rest = words
            .skip_while(|words| is_adverb(words) || matches!(*words, "n't" | "n’t" | "be" | "been" | "have"));
        let main = rest.next().filter(|words| words.starts_with(char::is_lowercase)).unwrap_or(auxiliary);
        Verb { auxiliary: Some(auxiliary), main }
    }

    /// The position behind the mark that closes what the one at `at` opens.
    fn behind_insertion(&self, after: &[Token], at: usize) -> Option<usize> {
        let open = self.words(*after.get(at)?);
        let close = if open == "(" { ")" } else { open };
        let rest = after.get(at + 1..)?.iter().take(MAX_GAP);
        let len = rest.clone().position(|token| self.words(*token) == close)?;
        // "…, said Quill, who": what stands in quotes or begins a clause of its own is no apposition.
        let is_clause =
            rest.take(len).any(|token| matches!(self.words(*token), "“" | "\"" | "”" | ";" | ":"));
        (!is_clause).then_some(at + len + 2)
    }

    /// "said Quill": the verb of saying right before the noun phrase of the name.
    fn verb_of_saying_before(&self, before: &'a [Token]) -> Option<Verb<'a>> {
        let mut rest = before;
        for _ in 0..MAX_PHRASE {
            let (token, earlier) = rest.split_last()?;
            let words = self.words(*token);
            if SAYING.contains(words) {
                // "…," said Quill; but not "he told Quill".
                let mark = earlier.last().map_or("", |token| self.words(*token));
                return matches!(mark, "," | "”" | "\"" | "’" | "'" | "?" | "!")
                    .then_some(Verb { auxiliary: None, main: words });
            }
            let is_phrase = self.mention_at(*token).is_some()
                || matches!(words, "the" | "a" | "an" | "'s" | "’s" | "-")
                || (token.kind() == TokenKind::Word && !is_verb(words) && !is_clause_start(words));
            if !is_phrase {
                return None;
            }
            rest = earlier;
        }
        None
    }

    /// Whether a mention of a day or another time stands at `at`.
    fn is_time(&self, tokens: &[Token], at: usize) -> bool {
        let mention = tokens.get(at).and_then(|token| self.mention_at(*token));
        mention.is_some_and(is_time)
    }

    fn starts_name(&self, tokens: &[Token], at: usize) -> bool {
        let starts_at = |at: usize| tokens.get(at).is_some_and(|token| self.mention_at(*token).is_some());
        starts_at(at)
            || (tokens.get(at).is_some_and(|token| self.words(*token) == "the") && starts_at(at + 1))
    }

    /// The position behind the mention that stands at `at`, or behind "the" there.
    fn behind_name(&self, tokens: &[Token], at: usize) -> Option<usize> {
        let first =
            (at..at + 2).find(|&at| tokens.get(at).is_some_and(|token| self.mention_at(*token).is_some()))?;
        let end = self.mention_at(*tokens.get(first)?)?.span.end();
        let rest = tokens.get(first..)?;
        Some(first + rest.iter().take_while(|token| token.span().start() < end).count())
    }

    /// The mention that holds `token`.
    pub(super) fn mention_at(&self, token: Token) -> Option<&'a Mention> {
        let at = self.mentions.partition_point(|mention| mention.span.end() <= token.span().start());
        self.mentions.get(at).filter(|mention| mention.span.start() < token.span().end())
    }

    fn words(&self, token: Token) -> &'a str {
        self.document.words(token.span())
    }
}

/// Whether `verb` is one of saying, deciding or reacting.
pub(super) fn is_saying(verb: &str) -> bool {
    SAYING.contains(verb)
}

/// Whether `word`, with `next` behind it, is a finite verb.
fn is_finite(word: &str, next: &str) -> bool {
    if word.ends_with("ing") || !word.starts_with(|c: char| c.is_lowercase() || c == '\'' || c == '’') {
        return false;
    }
    match WORD_CLASSES.get(word) {
        Some("v") => true,
        Some(_) => false,
        None if SAYING.contains(word) && !word.ends_with('s') => true,
        // "plans to", "backs the": as often nouns, but not before these words.
        None => {
            word.len() > 3
                && (word.ends_with("ed") || word.ends_with('s'))
                && matches!(
                    next,
                    "to" | "the" | "a" | "an" | "its" | "his" | "her" | "their" | "it" | "him" | "for"
                )
        }
    }
}

fn is_verb(word: &str) -> bool {
    is_auxiliary(word) || WORD_CLASSES.get(word) == Some("v")
}

fn is_auxiliary(word: &str) -> bool {
    matches!(
        word,
        "is" | "was"
            | "are"
            | "were"
            | "has"
            | "had"
            | "have"
            | "will"
            | "would"
            | "can"
            | "could"
            | "should"
            | "may"
            | "might"
            | "must"
            | "does"
            | "did"
            | "do"
            | "wo"
            | "ca"
            | "'ll"
            | "’ll"
            | "'d"
            | "’d"
            | "'ve"
            | "’ve"
    )
}

fn is_time(mention: &Mention) -> bool {
    matches!(mention.entity_type, EntityType::Date | EntityType::Time)
}

fn is_adverb(word: &str) -> bool {
    matches!(
        word,
        "also"
            | "then"
            | "never"
            | "later"
            | "still"
            | "now"
            | "not"
            | "already"
            | "only"
            | "just"
            | "once"
            | "again"
            | "often"
            | "both"
            | "himself"
            | "herself"
            | "itself"
            | "soon"
            | "even"
            | "always"
            | "who"
            | "which"
    ) || (word.len() > 4 && word.ends_with("ly") && WORD_CLASSES.get(word) != Some("j"))
}

fn is_preposition(word: &str) -> bool {
    matches!(
        word,
        "of" | "for"
            | "at"
            | "in"
            | "on"
            | "from"
            | "to"
            | "with"
            | "under"
            | "by"
            | "about"
            | "against"
            | "between"
            | "among"
            | "near"
            | "outside"
            | "across"
            | "throughout"
            | "into"
            | "over"
            | "toward"
            | "towards"
            | "behind"
            | "around"
            | "via"
            | "like"
            | "within"
            | "without"
            | "upon"
            | "through"
            | "beyond"
            | "inside"
            | "Of"
            | "For"
            | "At"
            | "In"
            | "On"
            | "From"
            | "To"
            | "With"
            | "Under"
            | "By"
            | "About"
            | "Against"
            | "Between"
            | "Among"
            | "Near"
            | "Like"
    )
}

/// Whether a new clause begins with `word`, so that what stands before it says nothing of what follows.
fn is_clause_start(word: &str) -> bool {
    matches!(
        word,
        "that"
            | "but"
            | "as"
            | "while"
            | "when"
            | "if"
            | "because"
            | "after"
            | "before"
            | "since"
            | "until"
            | "than"
            | "where"
            | "how"
            | "why"
            | "what"
            | "whether"
            | "though"
            | "although"
            | "so"
            | "who"
            | "which"
    )
}

fn is_possessive_end(words: &str) -> bool {
    ["'s", "’s", "s'", "s’"].iter().any(|end| words.ends_with(end))
}
