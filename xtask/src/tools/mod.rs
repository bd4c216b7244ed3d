//! What the commands need on the machine: found, else installed.

mod cargo;
mod chromium;
mod digest;
mod node;
pub(crate) mod process;
mod step;

pub(crate) use cargo::{TARGET, wasm_bindgen, wasm_pack, wasm_target};
pub(crate) use chromium::chromium;
pub(crate) use digest::Inputs;
pub(crate) use node::{libraries, node, npm};
pub(crate) use step::{Outcome, step};

use std::path::PathBuf;

/// Where this project keeps what it installs and what it remembers of earlier runs; safe to delete.
fn store() -> PathBuf {
    crate::root().join("target/xtask")
}
