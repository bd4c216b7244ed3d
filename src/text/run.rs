//! Some tokens in a row, with the text they stand in.

use std::ops::Range;

use super::{Token, TokenKind};
use crate::Span;

/// A view of neighbouring tokens, for rules that look at words by position.
///
/// Positions count from the first token of the run; beyond its end stands the empty word.
#[derive(Clone, Copy)]
pub(super) struct Run<'a> {
    text: &'a str,
    tokens: &'a [Token],
}

impl<'a> Run<'a> {
    pub(super) const fn new(text: &'a str, tokens: &'a [Token]) -> Self {
        Self { text, tokens }
    }

    pub(super) const fn len(self) -> usize {
        self.tokens.len()
    }

    pub(super) const fn is_empty(self) -> bool {
        self.tokens.is_empty()
    }

    /// The word at `position`.
    pub(super) fn word(self, position: usize) -> &'a str {
        self.tokens.get(position).map_or("", |token| token.span().of(self.text))
    }

    /// The last word.
    pub(super) fn last(self) -> &'a str {
        self.tokens.last().map_or("", |token| token.span().of(self.text))
    }

    pub(super) fn words(self) -> impl DoubleEndedIterator<Item = &'a str> + ExactSizeIterator {
        self.tokens.iter().map(move |token| token.span().of(self.text))
    }

    pub(super) fn kind(self, position: usize) -> Option<TokenKind> {
        self.tokens.get(position).map(Token::kind)
    }

    /// Whether nothing stands between this token and the one before it; false at either end of the run.
    pub(super) fn is_glued(self, position: usize) -> bool {
        position
            .checked_sub(1)
            .and_then(|before| self.tokens.get(before))
            .zip(self.tokens.get(position))
            .is_some_and(|(before, token)| before.span().end() == token.span().start())
    }

    /// The part of the run at these positions, shorter where they reach beyond its end.
    pub(super) fn slice(self, range: Range<usize>) -> Self {
        let end = range.end.min(self.tokens.len());
        Self { text: self.text, tokens: self.tokens.get(range.start..end).unwrap_or_default() }
    }

    /// The run from `position` on.
    pub(super) fn from(self, position: usize) -> Self {
        self.slice(position..self.tokens.len())
    }

    /// From the first token to the last; empty at the start of the text for an empty run.
    pub(super) fn span(self) -> Span {
        let ends = self.tokens.first().zip(self.tokens.last());
        ends.map_or(Span::default(), |(first, last)| Span::covering(first.span(), last.span()))
    }

    /// The text from the first token to the last.
    pub(super) fn text(self) -> &'a str {
        self.span().of(self.text)
    }
}

/// Whether a word begins with an upper-case letter.
pub(super) fn is_capitalized(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Whether a word begins with a lower-case letter.
pub(super) fn is_lower_case(word: &str) -> bool {
    word.starts_with(char::is_lowercase)
}

/// Whether a word has letters and all of them are upper case.
pub(super) fn is_all_caps(word: &str) -> bool {
    word.chars().any(char::is_uppercase) && !word.chars().any(char::is_lowercase)
}

/// Whether a mark can close a quotation or a bracket.
pub(super) fn is_closer(word: &str) -> bool {
    matches!(word, "\"" | "”" | "’" | "'" | "''" | ")" | "]" | "}" | "»" | "›" | "」" | "』")
}

/// Whether a mark can open a quotation or a bracket.
pub(super) fn is_opener(word: &str) -> bool {
    matches!(word, "\"" | "“" | "‘" | "'" | "`" | "``" | "(" | "[" | "{" | "«" | "‹" | "„" | "「" | "『")
}

/// Whether a mark ends sentences.
pub(super) fn is_stop(word: &str) -> bool {
    matches!(word, "." | "!" | "?" | "…" | "。" | "！" | "？" | "؟" | "।")
        || (word.len() > 1 && word.bytes().all(|byte| byte == b'.'))
}

/// Whether the last word of the run, closing marks left out, ends a sentence.
pub(super) fn is_finished(run: Run<'_>) -> bool {
    run.words().rev().find(|word| !is_closer(word)).is_some_and(is_stop)
}
