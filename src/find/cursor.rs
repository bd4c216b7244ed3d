//! A place in the tokens of a sentence, from which patterns are matched.

use regex::Regex;

use super::rule::Pattern;
use crate::{
    Span,
    text::{Token, TokenKind},
};

/// A sentence, made ready for patterns: what many of them ask is worked out once.
pub(super) struct Passage<'a> {
    text: &'a str,
    tokens: &'a [Token],
    // Invariant: a word for each token.
    words: Vec<&'a str>,
    // For each token whether an expression can begin there.
    openers: Vec<bool>,
    // For each token the position behind the amount that begins there, or 0.
    amounts: Vec<usize>,
}

impl<'a> Passage<'a> {
    /// The passage of `tokens`, which are a sentence of `text`; `lower` is its ASCII lower case, so that offsets
    /// hold in both. An amount is what `amount` matches, where `may_open` allows it.
    pub(super) fn new(
        text: &'a str,
        lower: &'a str,
        tokens: &'a [Token],
        may_open: fn(Cursor<'_>) -> bool,
        amount: Pattern,
    ) -> Self {
        let words = tokens.iter().map(|token| token.span().of(lower)).collect();
        let mut passage = Self { text, tokens, words, openers: Vec::new(), amounts: Vec::new() };
        passage.openers = (0..tokens.len()).map(|at| may_open(Cursor { passage: &passage, at })).collect();
        let amount_end = |(at, &opens): (usize, &bool)| {
            let end = opens.then(|| amount(Cursor { passage: &passage, at })).flatten();
            end.map_or(0, |end| end.at)
        };
        passage.amounts = passage.openers.iter().enumerate().map(amount_end).collect();
        passage
    }

    /// The place before its first token.
    pub(super) const fn start(&self) -> Cursor<'_> {
        Cursor { passage: self, at: 0 }
    }
}

/// A place between two tokens of a passage.
///
/// A cursor is a copy-cheap value. A pattern is a function from the place where it begins to the place where it
/// ends, or to nothing; patterns in a row are joined by `?`, and nothing has to be rolled back:
///
/// ```text
/// let end = at.one_of(&["last", "next"])?.when(is_season)?;   // "last fall"
/// ```
///
/// Words are compared in ASCII lower case. Looking past either end of the passage gives the empty word.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a> {
    passage: &'a Passage<'a>,
    at: usize,
}

impl<'a> Cursor<'a> {
    /// Whether there is no token behind this place.
    pub(super) fn is_end(self) -> bool {
        self.at >= self.passage.tokens.len()
    }

    /// The place behind the next token.
    #[inline]
    pub(super) const fn step(self) -> Self {
        Self { at: self.at + 1, ..self }
    }

    /// The place before the token before; nothing at the start of the sentence.
    pub(super) fn back(self) -> Option<Self> {
        Some(Self { at: self.at.checked_sub(1)?, ..self })
    }

    /// The words from here to `end`.
    pub(super) fn span_to(self, end: Self) -> Span {
        let last = end.at.checked_sub(1).and_then(|at| self.passage.tokens.get(at));
        match (self.token(), last) {
            (Some(first), Some(last)) => Span::covering(first.span(), last.span()),
            _ => Span::default(),
        }
    }

    /// How many tokens there are from here to `end`.
    pub(super) const fn tokens_to(self, end: Self) -> usize {
        end.at.saturating_sub(self.at)
    }

    fn token(self) -> Option<&'a Token> {
        self.passage.tokens.get(self.at)
    }

    /// The next word in ASCII lower case.
    #[inline]
    pub(super) fn word(self) -> &'a str {
        self.passage.words.get(self.at).copied().unwrap_or_default()
    }

    /// The word before this place in ASCII lower case.
    pub(super) fn before(self) -> &'a str {
        self.back().map_or("", Self::word)
    }

    /// The next word as it is written.
    pub(super) fn as_written(self) -> &'a str {
        self.token().map_or("", |token| token.span().of(self.passage.text))
    }

    pub(super) fn is_number(self) -> bool {
        self.token().is_some_and(|token| token.kind() == TokenKind::Number)
    }

    pub(super) fn is_word(self) -> bool {
        self.token().is_some_and(|token| token.kind() == TokenKind::Word)
    }

    /// Whether the next token begins with a capital letter.
    pub(super) fn is_capitalised(self) -> bool {
        self.as_written().starts_with(char::is_uppercase)
    }

    /// Whether the token before and the next one touch.
    pub(super) fn is_glued(self) -> bool {
        let before = self.back().and_then(Self::token);
        before.zip(self.token()).is_some_and(|(before, next)| before.span().end() == next.span().start())
    }

    /// Steps over the next token where its lower-case word passes `test`.
    #[inline]
    pub(super) fn when(self, test: impl FnOnce(&str) -> bool) -> Option<Self> {
        test(self.word()).then(|| self.step())
    }

    /// Steps over `word`, given in lower case.
    #[inline]
    pub(super) fn one(self, word: &str) -> Option<Self> {
        (self.word() == word).then(|| self.step())
    }

    /// Steps over one of `words`, given in lower case.
    #[inline]
    pub(super) fn one_of(self, words: &[&str]) -> Option<Self> {
        words.contains(&self.word()).then(|| self.step())
    }

    /// Steps over all of `words`, given in lower case.
    pub(super) fn all(self, words: &[&str]) -> Option<Self> {
        words.iter().try_fold(self, |at, word| at.one(word))
    }

    /// Steps over `pattern`, or stays.
    #[inline]
    pub(super) fn maybe(self, pattern: impl FnOnce(Self) -> Option<Self>) -> Self {
        pattern(self).unwrap_or(self)
    }

    /// Steps over the hyphen of a compound, as in "two-month".
    pub(super) fn hyphen(self) -> Option<Self> {
        let end = self.when(is_hyphen)?;
        (self.is_glued() && end.is_glued()).then_some(end)
    }

    /// Steps over the dash of a range, as in "5–10" and "£2 - £3".
    pub(super) fn dash(self) -> Option<Self> {
        self.when(|word| is_hyphen(word) || word == "–")
    }

    /// Whether an expression can begin here; see [`super::opener`].
    pub(super) fn may_open(self) -> bool {
        self.passage.openers.get(self.at).copied().unwrap_or_default()
    }

    /// Steps over the amount that begins here; see [`super::number::amount`].
    #[inline]
    pub(super) fn amount(self) -> Option<Self> {
        let end = *self.passage.amounts.get(self.at)?;
        (end > 0).then_some(Self { at: end, ..self })
    }

    /// Steps over the tokens of a shape, which `shape` describes from `^` on.
    ///
    /// The shape has to end where a token of this passage ends.
    pub(super) fn shape(self, shape: &Regex) -> Option<Self> {
        let tokens = self.passage.tokens;
        let start = self.token()?.span().start();
        let end = tokens.last()?.span().end();
        let found = shape.find(Span::new(start, end).of(self.passage.text))?;
        let end = start + found.end() as u32;
        let count = tokens.get(self.at..)?.iter().take_while(|token| token.span().end() <= end).count();
        let last = tokens.get(self.at + count.checked_sub(1)?)?;
        (last.span().end() == end).then_some(Self { at: self.at + count, ..self })
    }
}

fn is_hyphen(word: &str) -> bool {
    matches!(word, "-" | "‐" | "‑")
}
