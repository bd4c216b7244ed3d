//! `cargo xtask build`: the WebAssembly package in www/pkg, the static site with its one-file form in www/dist, and the
//! npm package in www/npm.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use crate::tools::{
    Inputs, Outcome, libraries, node, npm,
    process::{command, run as run_process},
    step, wasm_bindgen, wasm_pack, wasm_target,
};

const DIST: &str = "www/dist";
const NPM: &str = "www/npm";

/// The module of the package, relative to the top folder.
pub(crate) const WASM: &str = "www/pkg/nutgraf_bg.wasm";

/// Builds all and prints the sizes of what goes over the wire.
pub(crate) fn run() -> Result<()> {
    prerequisites()?;
    package()?;
    site()?;
    npm_package()?;
    println!();
    // The package's module is in the site as it is: no need to weigh it twice.
    print_sizes(&files_in(&crate::root().join(DIST))?)
}

/// Looks for what cannot be installed from here, before anything takes time.
pub(crate) fn prerequisites() -> Result<()> {
    step("Node", node)?;
    step("Rust target wasm32", wasm_target)
}

/// Installs what is missing for the package, and builds it.
pub(crate) fn package() -> Result<()> {
    step("wasm-pack", wasm_pack)?;
    step("wasm-bindgen", wasm_bindgen)?;
    step("package www/pkg", || {
        let inputs = Inputs::new(
            "package",
            // Another compiler makes another package.
            run_process(command("rustc").arg("-vV"))?,
            &["Cargo.toml", "Cargo.lock", "src", "model/en.nutgraf", "README.md"],
            &["www/pkg"],
        );
        inputs.unless_unchanged(|| {
            // wasm-pack lists the licences in package.json only where an earlier run left them here.
            let _ = fs::remove_dir_all(crate::root().join("www/pkg"));
            run_process(command("wasm-pack").args([
                "build",
                "--mode",
                "no-install",
                "--target",
                "web",
                "--out-dir",
                "www/pkg",
            ]))?;
            Ok(Outcome::done())
        })
    })
}

/// Installs what is missing for the page, and builds it around the package.
pub(crate) fn site() -> Result<()> {
    step("npm libraries", libraries)?;
    step("site www/dist", || {
        let inputs = Inputs::new("site", String::new(), &site_sources()?, &[DIST]);
        inputs.unless_unchanged(|| {
            run_process(npm().args(["run", "--silent", "build"]))?;
            Ok(Outcome::done())
        })
    })
}

/// Puts the npm package together: the module, reading in workers, the element.
pub(crate) fn npm_package() -> Result<()> {
    step("npm package www/npm", || {
        let sources = ["www/pkg", "www/package", "www/src/engine", "www/tools/package.js"];
        Inputs::new("npm-package", String::new(), &sources, &[NPM]).unless_unchanged(|| {
            run_process(npm().args(["run", "--silent", "package"]))?;
            Ok(Outcome::done())
        })
    })
}

/// What the site is made of: the samples, and the page's folder without what is installed, built or tests.
fn site_sources() -> Result<Vec<PathBuf>> {
    let www = crate::root().join("www");
    let entries = fs::read_dir(&www).context("cannot read www")?;
    let mut sources: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    sources.retain(|path| !["node_modules", "dist", "npm", "tests"].iter().any(|name| path.ends_with(name)));
    sources.sort();
    sources.push(crate::root().join("seeds"));
    Ok(sources)
}

/// Bytes of one file as it is and as servers send it.
pub(crate) struct Size {
    pub(crate) raw: u64,
    pub(crate) gzip: u64,
    pub(crate) brotli: u64,
}

/// The sizes of `files`. Node compresses: it has both methods built in.
pub(crate) fn sizes(files: &[PathBuf]) -> Result<Vec<Size>> {
    let script = crate::root().join("xtask/src/build/sizes.mjs");
    let printed = run_process(command("node").arg(script).args(files))?;
    let number = |field: Option<&str>| field?.parse().ok();
    let parse = |line: &str| {
        let mut fields = line.split(' ');
        Some(Size {
            raw: number(fields.next())?,
            gzip: number(fields.next())?,
            brotli: number(fields.next())?,
        })
    };
    printed.lines().map(|line| parse(line).with_context(|| format!("no sizes in {line:?}"))).collect()
}

fn print_sizes(files: &[PathBuf]) -> Result<()> {
    println!("{:>12} {:>12} {:>12}", "bytes", "gzip", "brotli");
    for (file, Size { raw, gzip, brotli }) in files.iter().zip(sizes(files)?) {
        let name = file.strip_prefix(crate::root()).unwrap_or(file);
        println!("{raw:>12} {gzip:>12} {brotli:>12}  {}", name.display());
    }
    Ok(())
}

/// All files in `folder` and the folders in it, in the order of their names.
fn files_in(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut entries: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    entries.sort();
    let mut files = Vec::new();
    for entry in entries {
        if entry.is_dir() {
            files.extend(files_in(&entry)?);
        } else {
            files.push(entry);
        }
    }
    Ok(files)
}
