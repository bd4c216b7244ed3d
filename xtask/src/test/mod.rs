//! `cargo xtask test`: everything that must pass, in the order in which it is quickest to fail.

mod types;

use std::{fs, process::Command, time::Instant};

use anyhow::{Context, Result, bail};
use nutgraf::{Article, analyze};

use crate::{
    build, pack,
    tools::{self, Inputs, Outcome, libraries, npm, process, step},
};

/// The most that the module may weigh on the wire, in bytes after brotli; the model is in it.
const MODULE_LIMIT: u64 = 3_000_000;

const NO_FILES: [&str; 0] = [];

/// How long the core is fed with broken texts.
const SMOKE_SECONDS: &str = "60";

/// Options of `cargo xtask test`.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Takes the TypeScript types as they were built for the promised ones.
    #[arg(long)]
    accept: bool,
}

/// Runs every step and stops at the first that fails.
pub(crate) fn run(options: &Options) -> Result<()> {
    let start = Instant::now();
    build::prerequisites()?;
    step("format", format)?;
    step("clippy", || clippy(&["--workspace", "--all-targets"]))?;
    step("clippy wasm32", || clippy(&["--package", "nutgraf", "--target", tools::TARGET]))?;
    step("Rust tests", rust_tests)?;
    step("smoke of broken texts", smoke)?;
    step("Rust documentation", documentation)?;

    build::package()?;
    step("types of the package", || types::check(options.accept))?;
    step("npm libraries", libraries)?;
    step("types of the page", || script("check"))?;
    step("package in Node", package_in_node)?;
    step("size of the package", size)?;

    build::site()?;
    build::npm_package()?;
    step("page in Chromium", browser)?;

    println!("\nall passed in {:.0} s", start.elapsed().as_secs_f64());
    Ok(())
}

fn format() -> Result<Outcome> {
    finish(cargo("fmt").args(["--all", "--check"]))
}

fn clippy(scope: &[&str]) -> Result<Outcome> {
    finish(cargo("clippy").args(["--quiet", "--locked"]).args(scope).args(["--", "-D", "warnings"]))
}

fn rust_tests() -> Result<Outcome> {
    finish(cargo("test").args(["--quiet", "--locked", "--workspace"]))
}

fn smoke() -> Result<Outcome> {
    // The whole workspace, as in the step before: with fewer packages the same code is built once more.
    let test = ["--quiet", "--locked", "--workspace", "--test", "smoke"];
    finish(cargo("test").args(test).env("NUTGRAF_SMOKE_SECONDS", SMOKE_SECONDS))
}

fn documentation() -> Result<Outcome> {
    let scope = ["--quiet", "--locked", "--workspace", "--no-deps"];
    finish(cargo("doc").args(scope).env("RUSTDOCFLAGS", "-D warnings"))
}

fn cargo(command: &str) -> Command {
    let mut cargo = process::command("cargo");
    cargo.arg(command);
    cargo
}

/// Compressing as well as can be takes a while: only for a package that has not been weighed.
fn size() -> Result<Outcome> {
    Inputs::new("size", MODULE_LIMIT.to_string(), &[build::WASM], &NO_FILES).unless_unchanged(|| {
        let sizes = build::sizes(&[crate::root().join(build::WASM)])?;
        let brotli = sizes.first().context("no size came back")?.brotli;
        if brotli > MODULE_LIMIT {
            bail!("{} has {brotli} bytes after brotli; {MODULE_LIMIT} is the limit", build::WASM);
        }
        Ok(Outcome::Done(format!("{brotli} bytes after brotli")))
    })
}

/// Uses the package as others do, and compares it with the native core, sample by sample.
fn package_in_node() -> Result<Outcome> {
    let folder = crate::root().join("target/xtask/native");
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let model = pack::model()?;
    for name in crate::SEEDS {
        let text = fs::read_to_string(crate::root().join("seeds").join(name))?;
        let analysis = serde_json::to_string(&analyze(&Article::new(&text), &model))?;
        fs::write(folder.join(name).with_extension("json"), analysis)?;
    }
    finish(npm().args(["run", "--silent", "test:package"]).env("NUTGRAF_NATIVE", folder))
}

fn browser() -> Result<Outcome> {
    finish(npm().args(["run", "--silent", "test"]).env("CHROMIUM", tools::chromium()?))
}

fn script(name: &str) -> Result<Outcome> {
    finish(npm().args(["run", "--silent", name]))
}

fn finish(command: &mut Command) -> Result<Outcome> {
    process::run(command)?;
    Ok(Outcome::done())
}
