//! What the article is about.
//!
//! | file | what it does |
//! |---|---|
//! | `unit` | words with the part that they can play in a phrase |
//! | `phrase` | the runs of words that may be keyphrases, counted |
//! | `rank` | how well each says what the article is about |
//! | `keyphrase` | the best of them, none twice, with their occurrences |
//! | `subject` | what it is about in the terms of the IPTC Media Topics |
//! | `stem` | "talk" and "talks" are one word |
//!
//! It knows the document, the mentions and the entities; it knows nothing of JavaScript.

mod keyphrase;
mod phrase;
mod rank;
mod stem;
pub mod subject;
mod unit;

pub use keyphrase::{Keyphrase, keyphrases, terms};
pub use stem::stem;
pub use unit::{Units, read};
