//! Paragraphs and what they are for.

use serde::Serialize;

use crate::Span;

/// What a block is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum BlockKind {
    /// The title, or a heading between paragraphs.
    Headline,
    /// Where, when and for whom the article was written.
    Dateline,
    /// Who wrote it.
    Byline,
    /// The article itself.
    Body,
    /// The words under a picture.
    Caption,
    /// Who made a picture, or who helped with the report.
    Credit,
    /// Navigation, subscription offers and other words that are no part of the article.
    Boilerplate,
}

/// A stretch of text with one purpose, usually a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    span: Span,
    kind: BlockKind,
}

impl Block {
    /// Where it stands, white space at either end left out.
    #[must_use]
    pub const fn span(&self) -> Span {
        self.span
    }

    /// What it is for.
    #[must_use]
    pub const fn kind(&self) -> BlockKind {
        self.kind
    }
}

/// Splits `text` into blocks, a line each.
pub(super) fn split(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim();
        if !words.is_empty() {
            let start = offset + (line.len() - line.trim_start().len()) as u32;
            let span = Span::new(start, start + words.len() as u32);
            blocks.push(Block { span, kind: BlockKind::Body });
        }
        offset += line.len() as u32;
    }
    blocks
}
