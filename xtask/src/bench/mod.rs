//! `cargo xtask bench`: how long reading takes, stage by stage and in WebAssembly, and how much memory.

mod native;
mod report;
mod sample;
mod wasm;

use anyhow::Result;

use crate::{
    build, evaluation,
    tools::{Outcome, step},
};

/// Options of `cargo xtask bench`.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Puts the tables into docs/EVALUATION.md too.
    #[arg(long)]
    write: bool,
}

/// Measures and prints.
pub(crate) fn run(options: &Options) -> Result<()> {
    build::prerequisites()?;
    build::package()?;
    let samples = sample::all()?;

    // The largest text comes first: the system tells only the highest memory use so far.
    let mut memory = None;
    step("native memory", || {
        memory = native::peak_memory(&samples.huge.text)?;
        Ok(Outcome::done())
    })?;
    let mut stages = Vec::new();
    step("native time", || {
        stages = native::stages(&[&samples.short, &samples.long])?;
        Ok(Outcome::done())
    })?;
    let mut module = wasm::Measured::default();
    step("WebAssembly in Node", || {
        module = wasm::measure(&samples)?;
        Ok(Outcome::done())
    })?;

    let report = report::markdown(&samples, &stages, memory, &module)?;
    println!("\n{report}");
    if options.write {
        evaluation::put("cargo xtask bench --write", "Speed and memory", &report)?;
    }
    Ok(())
}
