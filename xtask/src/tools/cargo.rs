//! The Rust side: the wasm32 target, wasm-pack and wasm-bindgen.

use std::{fs, path::PathBuf};

use anyhow::{Context, Result, bail};

use super::{
    Outcome,
    process::{command, find, run, try_run},
};

/// What Rust calls WebAssembly in browsers.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";
const WASM_PACK: &str = "0.15.1";

/// Where the project's own copies of the tools are.
pub(super) fn bin() -> PathBuf {
    super::store().join("bin")
}

/// Installs the standard library for WebAssembly where it is missing.
pub(crate) fn wasm_target() -> Result<Outcome> {
    let sysroot = run(command("rustc").args(["--print", "sysroot"]))?;
    if PathBuf::from(sysroot.trim()).join("lib/rustlib").join(TARGET).is_dir() {
        return Ok(Outcome::Fresh);
    }
    if find("rustup".as_ref()).is_none() {
        bail!("the Rust target {TARGET} is missing: install it, or rustup from https://rustup.rs");
    }
    run(command("rustup").args(["target", "add", TARGET]))?;
    Ok(Outcome::Done("installed".to_owned()))
}

/// Installs wasm-pack where the machine has none of the pinned version.
pub(crate) fn wasm_pack() -> Result<Outcome> {
    install("wasm-pack", WASM_PACK, &["wasm-pack"])
}

/// Installs wasm-bindgen where the machine has none of the version in Cargo.lock: tool and library must match.
pub(crate) fn wasm_bindgen() -> Result<Outcome> {
    // Without the parts that only its test runner needs.
    let package = ["wasm-bindgen-cli", "--no-default-features", "--bin", "wasm-bindgen"];
    let outcome = install("wasm-bindgen", &wasm_bindgen_version()?, &package)?;
    // It is the last to be built here. What remains is large, and nothing breaks where it stays.
    let _ = fs::remove_dir_all(build_folder());
    Ok(outcome)
}

/// Where the tools are built.
fn build_folder() -> PathBuf {
    super::store().join("build")
}

/// The version of the wasm-bindgen library.
fn wasm_bindgen_version() -> Result<String> {
    let lock = fs::read_to_string(crate::root().join("Cargo.lock")).context("cannot read Cargo.lock")?;
    locked_version(&lock, "wasm-bindgen").context("Cargo.lock names no wasm-bindgen")
}

fn locked_version(lock: &str, package: &str) -> Option<String> {
    let (_, after) = lock.split_once(&format!("name = \"{package}\"\nversion = \""))?;
    after.split_once('"').map(|(version, _)| version.to_owned())
}

/// Installs `program` of `version` unless it is there; `package` is what to tell cargo to install.
fn install(program: &str, version: &str, package: &[&str]) -> Result<Outcome> {
    let found = try_run(command(program).arg("--version"));
    if found.is_some_and(|line| line == format!("{program} {version}")) {
        return Ok(Outcome::Fresh);
    }
    // Unoptimised, and in one build folder because they share libraries: built in half the time, and still
    // quick enough to run.
    run(command("cargo")
        .args(["install", "--quiet", "--locked", "--force", "--debug", "--version", version, "--root"])
        .arg(super::store())
        .args(package)
        .env("CARGO_TARGET_DIR", build_folder())
        .env("CARGO_PROFILE_DEV_DEBUG", "0"))?;
    Ok(Outcome::Done(format!("installed {version}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_version_of_just_that_package() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"9.9.9\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.126\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen").as_deref(), Some("0.2.126"));
        assert_eq!(locked_version(lock, "wasm"), None);
    }

    #[test]
    fn the_manifest_pins_what_is_locked() {
        let manifest = fs::read_to_string(crate::root().join("Cargo.toml")).unwrap();
        let pin = format!("wasm-bindgen = \"={}\"", wasm_bindgen_version().unwrap());
        assert!(manifest.contains(&pin), "Cargo.toml should say {pin}");
    }
}
