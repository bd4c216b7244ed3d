//! What the tests share.
//!
//! Each test binary takes what it needs, so what one leaves unused is no mistake.
#![allow(dead_code, reason = "each test binary uses a part")]

pub(crate) mod cases;
pub(crate) mod invariants;
