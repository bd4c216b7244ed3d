//! What is learnt from data: word clusters and the tagger.
//!
//! Each command writes one part to `target/model/`; `cargo xtask pack` puts the parts together.

pub(crate) mod calibrate;
pub(crate) mod clusters;
mod lattice;
pub(crate) mod ner;
pub(crate) mod network;
pub(crate) mod numbers;
pub(crate) mod rarity;
pub(crate) mod teach;
pub(crate) mod terms;
pub(crate) mod vectors;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// Where the part called `section` is kept between the commands.
pub(crate) fn part_path(section: &str) -> PathBuf {
    crate::root().join("target/model").join(section)
}

/// Writes a part of the model.
fn write_part(section: &str, content: &[u8]) -> Result<()> {
    let path = part_path(section);
    let folder = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    std::fs::write(&path, content).with_context(|| format!("cannot write {}", path.display()))
}
