//! What the article is about.
//!
//! | file | what it does |
//! |---|---|
//! | `chunk` | which words are in noun phrases |
//! | `unit` | words with the part that they can play in a phrase |
//! | `phrase` | the runs of words that may be keyphrases, counted |
//! | `feature` | what is measured of each |
//! | `rank` | how well each says what the article is about |
//! | `keyphrase` | the best of them, none twice |
//! | `occurrence` | where they stand |
//! | `subject` | what it is about in the terms of the IPTC Media Topics |
//! | `stem` | "talk" and "talks" are one word |
//!
//! It knows the document, the mentions and the entities; it knows nothing of JavaScript.

pub mod chunk;
mod feature;
mod keyphrase;
mod occurrence;
mod phrase;
mod rank;
mod stem;
pub mod subject;
mod unit;

pub use feature::{FEATURES, Steps};
pub use keyphrase::{Candidate, Keyphrase, Linked, Term, candidates, keyphrases, ranked_by, terms};
pub use rank::Ranking;
pub use stem::{ending, stem};
pub use unit::{Units, read, words};
