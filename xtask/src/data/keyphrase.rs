//! Stories with keyphrases that people chose.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use serde::Deserialize;

/// A story with its keyphrases.
#[derive(Deserialize)]
pub(crate) struct Story {
    pub(crate) text: String,
    pub(crate) gold: Vec<String>,
}

/// Reads a set: one story a line, as JSON.
pub(crate) fn read(path: &Path) -> Result<Vec<Story>> {
    let lines = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let stories = lines.lines().map(serde_json::from_str);
    stories.collect::<Result<_, _>>().with_context(|| format!("a story of {} is no JSON", path.display()))
}
