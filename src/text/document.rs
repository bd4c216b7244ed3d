//! The text with its layers.

use std::ops::Range;

use super::{Block, Head, Language, Sentence, Token, Warning, block, language, token, warning};
use crate::Span;

/// How much of a text is read, in bytes; what lies behind is left alone and a warning says so.
pub const MAX_BYTES: usize = 24 * 1024 * 1024;

/// A text with its blocks, sentences and tokens, each in text order.
///
/// Blocks hold whole sentences and sentences hold whole tokens; none of them overlap.
#[derive(Debug, Clone)]
pub struct Document<'text> {
    text: &'text str,
    blocks: Vec<Block>,
    sentences: Vec<Sentence>,
    tokens: Vec<Token>,
    head: Head,
    language: Language,
    warnings: Vec<Warning>,
}

/// Reads `text` into a document. Anything goes in; at most [`MAX_BYTES`] are read.
#[must_use]
pub fn read(text: &str) -> Document<'_> {
    let readable = text.get(..text.floor_char_boundary(MAX_BYTES)).unwrap_or(text);
    let tokens = token::tokenize(readable);
    let language = language::tell(readable, &tokens);
    let warnings = warning::inspect(text, &tokens, language);
    let block::Layout { blocks, sentences, head } = block::lay_out(readable, &tokens);
    Document { text, blocks, sentences, tokens, head, language, warnings }
}

impl<'text> Document<'text> {
    /// The text as it was given.
    #[must_use]
    pub const fn text(&self) -> &'text str {
        self.text
    }

    /// The blocks: paragraphs, headlines, captions and so on.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The sentences of all blocks.
    #[must_use]
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// The tokens of all sentences.
    #[must_use]
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// When, where and for whom the article was written, as its first lines say.
    #[must_use]
    pub const fn head(&self) -> &Head {
        &self.head
    }

    /// The language that the text seems to be in.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.language
    }

    /// What is odd about the text.
    #[must_use]
    pub fn warnings(&self) -> &[Warning] {
        &self.warnings
    }

    /// The tokens at these positions, fewer where the range reaches past the end.
    #[must_use]
    pub fn tokens_in(&self, range: Range<u32>) -> &[Token] {
        let end = (range.end as usize).min(self.tokens.len());
        self.tokens.get(range.start as usize..end).unwrap_or_default()
    }

    /// The tokens of one sentence.
    #[must_use]
    pub fn tokens_of(&self, sentence: &Sentence) -> &[Token] {
        self.tokens_in(sentence.tokens())
    }

    /// The block that a sentence stands in.
    #[must_use]
    pub fn block_of(&self, sentence: &Sentence) -> Option<&Block> {
        self.blocks.get(sentence.block() as usize)
    }

    /// The position of the sentence that holds the byte at `offset`.
    #[must_use]
    pub fn sentence_at(&self, offset: u32) -> Option<usize> {
        let after = self.sentences.partition_point(|sentence| sentence.span().start() <= offset);
        let index = after.checked_sub(1)?;
        self.sentences.get(index).filter(|sentence| offset < sentence.span().end()).map(|_| index)
    }

    /// The positions of the tokens that overlap `span`.
    #[must_use]
    pub fn token_range(&self, span: Span) -> Range<u32> {
        let start = self.tokens.partition_point(|token| token.span().end() <= span.start());
        let end = self.tokens.partition_point(|token| token.span().start() < span.end());
        start as u32..end.max(start) as u32
    }

    /// The words of `span`.
    #[must_use]
    pub fn words(&self, span: Span) -> &'text str {
        span.of(self.text)
    }
}
