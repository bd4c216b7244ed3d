//! `cargo xtask …`: the one front door to building, testing, training and measuring.

mod pack;

use std::path::PathBuf;

use anyhow::Result;
use clap::{Parser, Subcommand};

/// The commands of Nutgraf.
#[derive(Parser)]
#[command(name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Puts the trained weights and the word lists together to model/en.nutgraf.
    Pack,
}

fn main() -> Result<()> {
    match Arguments::parse().command {
        Command::Pack => pack::run(),
    }
}

/// The top folder of the repository.
fn root() -> PathBuf {
    let manifest = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    manifest.parent().map_or(manifest.clone(), PathBuf::from)
}
