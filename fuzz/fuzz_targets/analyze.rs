//! Any bytes, read as text as well as can be: nothing panics, and the analysis keeps the contract.
#![no_main]

#[path = "../../tests/common/invariants.rs"]
mod invariants;

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use nutgraf::{Article, Model, analyze};

static MODEL: LazyLock<Model> = LazyLock::new(|| Model::embedded().expect("the embedded model loads"));

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    invariants::check(&text, &analyze(&Article::new(&text), &MODEL));
});
