//! From a string to blocks, sentences and tokens.
//!
//! The stage is lossless: the tokens of a document and the gaps between them, put together, are its text, and
//! every span lies on character boundaries. It knows nothing of names, models or JavaScript.

mod abbreviation;
mod block;
mod document;
mod sentence;
mod token;

pub use block::{Block, BlockKind};
pub use document::{Document, MAX_BYTES, read};
pub use sentence::Sentence;
pub use token::{Token, TokenKind, tokenize};
