//! From a string to blocks, sentences and tokens.
//!
//! The stage is lossless: the tokens of a document and the gaps between them, put together, are its text, and
//! every span lies on character boundaries. It knows nothing of names, models or JavaScript.
//!
//! ```text
//! text ─token→ tokens ─paragraph→ paragraphs ─block→ blocks and the head ─sentence→ sentences
//!                 └──language→ language ──warning→ warnings
//! ```
//! [`encoding`] stands before it: from the bytes of a file to a string.

mod abbreviation;
mod block;
mod date;
mod document;
pub mod encoding;
mod head;
mod language;
mod paragraph;
mod published;
mod run;
mod sentence;
mod token;
mod warning;

pub(crate) use block::is_outlet;
pub use block::{Block, BlockKind};
pub use date::Date;
pub use document::{Document, MAX_BYTES, read};
pub use head::Head;
pub use language::{Certainty, Language};
pub use published::{Published, PublishedSource, published};
pub use sentence::{MAX_SENTENCE_TOKENS, Sentence};
pub use token::{Token, TokenKind, tokenize};
pub use warning::Warning;
