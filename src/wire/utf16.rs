//! From byte offsets to UTF-16 code units.

use super::Range;
use crate::Span;

/// Maps the byte offsets of one text to UTF-16 code units; built once per article.
///
/// A checkpoint stands at every `STRIDE` bytes, so that a look-up reads at most that many bytes of the text. A
/// text in ASCII needs none.
#[derive(Debug, Clone)]
pub struct Utf16Index<'text> {
    text: &'text str,
    /// The UTF-16 offset at each multiple of `STRIDE` bytes; empty where both units agree throughout.
    checkpoints: Vec<u32>,
}

const STRIDE: usize = 128;

impl<'text> Utf16Index<'text> {
    /// Builds the index in one pass over `text`.
    #[must_use]
    pub fn new(text: &'text str) -> Self {
        let mut checkpoints = Vec::new();
        if !text.is_ascii() {
            let mut units = 0;
            for chunk in text.as_bytes().chunks(STRIDE) {
                checkpoints.push(units);
                units += chunk.iter().copied().map(units_begun_by).sum::<u32>();
            }
        }
        Self { text, checkpoints }
    }

    /// The UTF-16 offset of the character that begins at the byte `offset`.
    #[must_use]
    pub fn offset(&self, offset: u32) -> u32 {
        let index = offset as usize / STRIDE;
        let Some(&units) = self.checkpoints.get(index.min(self.checkpoints.len().saturating_sub(1))) else {
            return offset;
        };
        let begin = index.min(self.checkpoints.len() - 1) * STRIDE;
        let before = self.text.as_bytes().get(begin..offset as usize).unwrap_or_default();
        units + before.iter().copied().map(units_begun_by).sum::<u32>()
    }

    /// The range of `span` in UTF-16 code units.
    #[must_use]
    pub fn range(&self, span: Span) -> Range {
        Range { start: self.offset(span.start()), end: self.offset(span.end()) }
    }
}

/// How many UTF-16 code units the character takes that begins with this byte; none for bytes inside a character.
const fn units_begun_by(byte: u8) -> u32 {
    match byte {
        0x80..=0xbf => 0,
        0xf0.. => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::Utf16Index;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn agrees_with_counting(text in "\\PC{0,400}") {
            let index = Utf16Index::new(&text);
            for (offset, _) in text.char_indices().chain([(text.len(), ' ')]) {
                let counted = text[..offset].encode_utf16().count();
                prop_assert_eq!(index.offset(offset as u32) as usize, counted);
            }
        }
    }
}
