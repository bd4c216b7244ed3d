//! The descriptions of words behind the clusters, kept for the trainer of the network.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use nutgraf::hash;

/// The name of the part; it is no section of the model.
const PART: &str = "vectors";

/// Words, by their [`hash::word`], as rows of numbers; every row has length 1.
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

    /// All words with their rows.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (u32, &[f32])> {
        self.rows.iter().map(|(&word, row)| (word, row.as_slice()))
    }
}

/// Writes the part: the width, then a hash and a row a word.
pub(crate) fn write(words: &[String], rows: &[f32], width: usize) -> Result<()> {
    let mut bytes = Vec::with_capacity(words.len() * (width + 1) * 4 + 4);
    bytes.extend((width as u32).to_le_bytes());
    for (word, row) in words.iter().zip(rows.chunks_exact(width)) {
        bytes.extend(hash::word(word).to_le_bytes());
        bytes.extend(row.iter().flat_map(|cell| cell.to_le_bytes()));
    }
    super::write_part(PART, &bytes)
}

/// Reads what [`write()`] wrote.
pub(crate) fn read() -> Result<Vectors> {
    let path = super::part_path(PART);
    let bytes = std::fs::read(&path)
        .with_context(|| format!("cannot read {}; run `cargo xtask train clusters`", path.display()))?;
    let (numbers, rest) = bytes.as_chunks::<4>();
    ensure!(rest.is_empty() && !numbers.is_empty(), "{} is damaged", path.display());
    let width = u32::from_le_bytes(numbers[0]) as usize;
    let rows = numbers[1..].chunks_exact(width + 1).map(|row| {
        (u32::from_le_bytes(row[0]), row[1..].iter().map(|cell| f32::from_le_bytes(*cell)).collect())
    });
    Ok(Vectors { rows: rows.collect() })
}
