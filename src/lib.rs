//! Reads news: who and what is in an article, and what the article is about.
//!
//! The whole of it is one function, [`analyze`]: an [`Article`] and a [`Model`] go in, an [`Analysis`] comes
//! out. It cannot fail; what was odd about the text comes back in [`Analysis::warnings`].
//!
//! ```
//! use nutgraf::{Article, Model, analyze};
//!
//! # fn main() -> Result<(), nutgraf::ModelError> {
//! let model = Model::embedded()?;
//! let text = "Janet Yellen flew to Beijing on Tuesday.";
//! let analysis = analyze(&Article::new(text), &model);
//! let first = &analysis.mentions[0];
//! assert_eq!(&text[first.start as usize..first.end as usize], "Janet Yellen");
//! # Ok(())
//! # }
//! ```
//!
//! # The stages
//! Each folder is one stage, a function from immutable inputs to a new layer; [`analyze`] names them in order.
//!
//! | stage | from | to |
//! |---|---|---|
//! | [`text`] | the article | blocks, sentences, tokens: a [`text::Document`] |
//! | [`tag`] | tokens | candidate names, by the trained tagger |
//! | [`find`] | tokens | candidate dates, times, money, percentages and quantities, by rules |
//! | [`resolve`] | candidates | mentions that do not overlap |
//! | [`link`] | mentions | entities with their names and salience |
//! | [`kind`] | entities, words around their mentions | what each is more exactly: a bank, a river, a film |
//! | [`know`] | entities | what the built-in lists know of them: ids, places on the map, offices |
//! | [`topic`] | all of the above | keyphrases |
//! | [`wire`] | all of the above | plain data in UTF-16 offsets, the contract with JavaScript |
//!
//! A stage knows the stages above it in this table and nothing of those below.

pub mod candidate;
mod engine;
pub mod entity_type;
pub mod find;
pub mod fold;
pub mod hash;
pub mod kind;
pub mod know;
mod lexicon;
pub mod link;
pub mod model;
pub mod resolve;
pub mod span;
pub mod tag;
pub mod text;
pub mod ticker;
pub mod topic;
#[cfg(target_arch = "wasm32")]
mod wasm;
pub mod wire;

pub use engine::{Article, analyze};
pub use entity_type::EntityType;
pub use model::{Model, ModelError};
pub use span::Span;
pub use wire::Analysis;
