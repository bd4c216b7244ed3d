//! Time and memory of the built package under Node.

use std::fs;

use anyhow::{Context, Result};
use serde::Deserialize;

use super::sample::{Sample, Samples};
use crate::tools::process::{command, run};

/// What benches/wasm.mjs measured.
#[derive(Default, Deserialize)]
pub(super) struct Measured {
    pub(super) node: String,
    /// The median in milliseconds.
    pub(super) short: f64,
    /// The median in milliseconds.
    pub(super) long: f64,
    /// One run, in milliseconds.
    pub(super) huge: f64,
    /// What the module held after the largest text, in bytes; it never gives memory back.
    pub(super) memory: f64,
}

/// Runs the package over `samples`.
pub(super) fn measure(samples: &Samples) -> Result<Measured> {
    let folder = crate::root().join("target/xtask/bench");
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    for Sample { name, text, .. } in [&samples.short, &samples.long, &samples.huge] {
        fs::write(folder.join(name), text)?;
    }
    let printed = run(command("node").arg("benches/wasm.mjs").arg(folder))?;
    serde_json::from_str(&printed).with_context(|| format!("benches/wasm.mjs printed {printed:?}"))
}
