//! What the tests share.
//!
//! Each test binary takes what it needs, so what one leaves unused is no mistake.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]
#![allow(dead_code, reason = "each test binary uses a part")]

pub(crate) mod cases;
pub(crate) mod invariants;
