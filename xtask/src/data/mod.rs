//! Readers of the data sets; where each comes from is in docs/DATA.md.

pub(crate) mod bulk;
pub(crate) mod gum;
pub(crate) mod keyphrase;
pub(crate) mod labels;
pub(crate) mod ner;
pub(crate) mod passages;
pub(crate) mod reading;
pub(crate) mod silver;
pub(crate) mod subjects;
