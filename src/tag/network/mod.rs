//! The careful reader: a small convolutional network over the same words as the linear model ([`input`]), run through in
//! integers ([`forward`]).

pub mod forward;
pub mod input;
