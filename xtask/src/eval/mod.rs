//! How right the readings are, measured on labelled data.

mod causes;
mod coreference;
pub(crate) mod keyphrase;
pub(crate) mod kinds;
pub(crate) mod link;
pub(crate) mod ner;
mod porter;
pub(crate) mod salience;
pub(crate) mod score;
pub(crate) mod subjects;
