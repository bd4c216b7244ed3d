//! What the article is about.
//!
//! | file | what it does |
//! |---|---|
//! | `unit` | words with the part that they can play in a phrase |
//! | `phrase` | the runs of words that may be keyphrases, counted |
//! | `rank` | how well each says what the article is about |
//! | `keyphrase` | the best of them, none twice, with their occurrences |
//! | `stem` | "talk" and "talks" are one word |
//!
//! It knows the document, the mentions and the entities; it knows nothing of JavaScript.

mod keyphrase;
mod phrase;
mod rank;
mod stem;
mod unit;

pub use keyphrase::{Keyphrase, keyphrases, terms};
pub use stem::stem;
