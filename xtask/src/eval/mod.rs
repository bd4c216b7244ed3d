//! How right the readings are, measured on labelled data.

pub(crate) mod ner;
mod score;
