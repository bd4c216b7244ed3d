//! Makes `model/en.nutgraf`.

use anyhow::{Context, Result};
use nutgraf::model::pack::PackWriter;

/// Writes the pack.
pub(crate) fn run() -> Result<()> {
    let path = crate::root().join("model/en.nutgraf");
    let bytes = PackWriter::new(env!("CARGO_PKG_VERSION")).finish();
    std::fs::write(&path, &bytes).with_context(|| format!("cannot write {}", path.display()))?;
    println!("{} bytes in {}", bytes.len(), path.display());
    Ok(())
}
