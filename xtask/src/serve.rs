//! `cargo xtask serve`: the page, from a fresh clone to an address to open.

use std::process::Command;

use anyhow::{Context as _, Result};

use crate::{build, tools::process::command};

/// Options of `cargo xtask serve`.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Where to listen; the next free port where this one is taken.
    #[arg(long, default_value_t = 5173)]
    port: u16,
}

/// Builds what changed and serves until it is stopped.
pub(crate) fn run(options: &Options) -> Result<()> {
    build::prerequisites()?;
    build::package()?;
    build::site()?;
    println!();
    let port = options.port.to_string();
    // It prints the address: only it knows which port was free.
    become_process(command("node").args(["www/tools/server.js", "--port", &port]))
}

/// Goes on as `command`, so that what stops this process stops the server.
#[cfg(unix)]
fn become_process(command: &mut Command) -> Result<()> {
    use std::os::unix::process::CommandExt as _;
    Err(command.exec()).context("the server cannot be started")
}

/// Waits for `command`; Ctrl-C reaches both processes.
#[cfg(not(unix))]
fn become_process(command: &mut Command) -> Result<()> {
    let status = command.status().context("the server cannot be started")?;
    if !status.success() {
        anyhow::bail!("the server stopped ({status})");
    }
    Ok(())
}
