//! What the article is about.

mod keyphrase;

pub use keyphrase::{Keyphrase, keyphrases};
