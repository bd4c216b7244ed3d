//! Where sentences end.

use std::ops::Range;

use super::{Block, Token, TokenKind};
use crate::Span;

/// A sentence: a run of tokens inside one block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    span: Span,
    block: u32,
    tokens: Range<u32>,
}

impl Sentence {
    /// From its first token to its last.
    #[must_use]
    pub const fn span(&self) -> Span {
        self.span
    }

    /// The position of its block in the document.
    #[must_use]
    pub const fn block(&self) -> u32 {
        self.block
    }

    /// The positions of its tokens in the document.
    #[must_use]
    pub fn tokens(&self) -> Range<u32> {
        self.tokens.clone()
    }
}

/// Splits the tokens of each block into sentences.
pub(super) fn split(text: &str, blocks: &[Block], tokens: &[Token]) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut position = 0;
    for (index, block) in blocks.iter().enumerate() {
        let start = position;
        while tokens.get(position).is_some_and(|token| token.span().end() <= block.span().end()) {
            position += 1;
        }
        let inside = tokens.get(start..position).unwrap_or_default();
        split_block(text, inside, |range| {
            let run = inside.get(range.clone()).unwrap_or_default();
            let (Some(first), Some(last)) = (run.first(), run.last()) else { return };
            sentences.push(Sentence {
                span: Span::covering(first.span(), last.span()),
                block: index as u32,
                tokens: (start + range.start) as u32..(start + range.end) as u32,
            });
        });
    }
    sentences
}

/// Calls `emit` with the range of each sentence in `tokens`, which are all of one block.
fn split_block(text: &str, tokens: &[Token], mut emit: impl FnMut(Range<usize>)) {
    let mut start = 0;
    for (position, token) in tokens.iter().enumerate() {
        let ends = matches!(token.span().of(text), "." | "!" | "?");
        let next_opens = tokens.get(position + 1).is_none_or(|next| {
            next.span().start() > token.span().end()
                && (next.kind() != TokenKind::Word || next.span().of(text).starts_with(char::is_uppercase))
        });
        if ends && next_opens {
            emit(start..position + 1);
            start = position + 1;
        }
    }
    if start < tokens.len() {
        emit(start..tokens.len());
    }
}
