//! Unlabelled news: one story a line.

use std::{
    fs::File,
    io::{BufRead, BufReader},
    path::Path,
};

use anyhow::{Context, Result};
use serde::Deserialize;

/// A story without labels.
#[derive(Deserialize)]
pub(crate) struct Story {
    /// The id in its set.
    #[serde(default)]
    pub(crate) id: String,
    /// What AllSides files it under, empty where the set has no such thing.
    #[serde(default)]
    pub(crate) topic: String,
    #[serde(default)]
    pub(crate) title: String,
    pub(crate) text: String,
    /// The outlet, empty where the set does not name it.
    #[serde(default)]
    pub(crate) source: String,
}

/// Calls `visit` with each story of the bulk sets below `data`, in order.
pub(crate) fn each_story(data: &Path, mut visit: impl FnMut(Story)) -> Result<()> {
    for name in ["allsides.jsonl.xz", "reuters.jsonl.xz"] {
        let path = data.join("bulk").join(name);
        let file = File::open(&path).with_context(|| format!("cannot open {}", path.display()))?;
        for line in BufReader::new(liblzma::read::XzDecoder::new(file)).lines() {
            let line = line.with_context(|| format!("cannot read {}", path.display()))?;
            visit(
                serde_json::from_str(&line)
                    .with_context(|| format!("a story of {} is no JSON", path.display()))?,
            );
        }
    }
    Ok(())
}
