//! Descriptions of words as rows of numbers, kept for the trainers that begin with them.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use nutgraf::hash;

/// Words by what stands right beside them, which are behind the clusters. The names of parts here are no sections of the model.
pub(crate) const NEAR: &str = "vectors";
/// Stems by what stands in the same passages.
pub(crate) const TOPICAL: &str = "topical";

/// Words, by their [`hash::word`], as rows of numbers.
pub(crate) struct Vectors {
    rows: BTreeMap<u32, Vec<f32>>,
}

impl Vectors {
    /// Vectors made by hand.
    #[cfg(test)]
    pub(crate) fn of(rows: BTreeMap<u32, Vec<f32>>) -> Self {
        Self { rows }
    }

    /// How many words there are.
    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    /// The row of the word with this [`hash::word`].
    pub(crate) fn get(&self, word: u32) -> Option<&[f32]> {
        self.rows.get(&word).map(Vec::as_slice)
    }

    /// All words with their rows.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (u32, &[f32])> {
        self.rows.iter().map(|(&word, row)| (word, row.as_slice()))
    }
}

/// Writes a part: the width, then a hash and a row a word.
pub(crate) fn write(part: &str, words: &[String], rows: &[f32], width: usize) -> Result<()> {
    let mut bytes = Vec::with_capacity(words.len() * (width + 1) * 4 + 4);
    bytes.extend((width as u32).to_le_bytes());
    for (word, row) in words.iter().zip(rows.chunks_exact(width)) {
        bytes.extend(hash::word(word).to_le_bytes());
        bytes.extend(row.iter().flat_map(|cell| cell.to_le_bytes()));
    }
    super::write_part(part, &bytes)
}

/// Reads what [`write()`] wrote.
pub(crate) fn read(part: &str) -> Result<Vectors> {
    let path = super::part_path(part);
    let bytes = std::fs::read(&path).with_context(|| {
        let maker = if part == NEAR { "clusters" } else { part };
        format!("cannot read {}; run `cargo xtask train {maker}`", path.display())
    })?;
    let (numbers, rest) = bytes.as_chunks::<4>();
    ensure!(rest.is_empty() && !numbers.is_empty(), "{} is damaged", path.display());
    let width = u32::from_le_bytes(numbers[0]) as usize;
    let rows = numbers[1..].chunks_exact(width + 1).map(|row| {
        (u32::from_le_bytes(row[0]), row[1..].iter().map(|cell| f32::from_le_bytes(*cell)).collect())
    });
    Ok(Vectors { rows: rows.collect() })
}
