//! What was learnt and listed beforehand: weights, clusters and word lists, in one pack.
//!
//! A [`Model`] is loaded and checked once; the stages get it as an argument and rely on its shapes. Nothing in
//! here knows how the parts are used.

pub mod pack;

pub use pack::ModelError;
use pack::Pack;

/// All that the stages need besides the text.
#[derive(Debug, Clone)]
pub struct Model {
    version: String,
}

impl Model {
    /// The model that this build carries.
    ///
    /// # Errors
    /// A [`ModelError`] where the embedded pack is of another format, which the tests rule out.
    #[cfg(feature = "embedded-model")]
    pub fn embedded() -> Result<Self, ModelError> {
        Self::from_bytes(include_bytes!("../../model/en.nutgraf"))
    }

    /// Reads a model from the bytes of a pack.
    ///
    /// # Errors
    /// A [`ModelError`] where `bytes` are no pack, of another format, or with parts that do not fit together.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ModelError> {
        let pack = Pack::read(bytes)?;
        Ok(Self { version: pack.version().to_owned() })
    }

    /// The version of the model, for people and logs.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.version
    }
}
