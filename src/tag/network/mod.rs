//! The careful reader: a small convolutional network over the same words as the linear model.

pub mod input;
