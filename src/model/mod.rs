//! What was learnt and listed beforehand: weights, clusters and word lists, in one pack.
//!
//! A [`Model`] is loaded and checked once; the stages get it as an argument and rely on its shapes. Nothing in
//! here knows how the parts are used.

pub mod clusters;
pub mod gazetteer;
pub mod label;
pub mod names;
pub mod pack;
mod table;
pub mod tagger;

use clusters::WordClusters;
use gazetteer::Gazetteer;
use names::NameLists;
pub use pack::ModelError;
use pack::Pack;
use tagger::TaggerWeights;

/// All that the stages need besides the text.
#[derive(Debug, Clone)]
pub struct Model {
    version: String,
    lexicon: Lexicon,
    tagger: TaggerWeights,
    second_look: TaggerWeights,
    names: NameLists,
}

/// What is known of words before any training on labels.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    /// Words that are used alike.
    pub clusters: WordClusters,
    /// Lists of names.
    pub gazetteer: Gazetteer,
}

impl Lexicon {
    /// The name of the section with the clusters.
    pub const CLUSTERS: &'static str = "clusters";
    /// The name of the section with the lists.
    pub const LISTS: &'static str = "lists";

    /// Reads the two sections of a lexicon.
    ///
    /// # Errors
    /// A [`ModelError`] where one is missing or damaged.
    pub fn from_pack(pack: &Pack<'_>) -> Result<Self, ModelError> {
        let clusters = WordClusters::read(&mut pack.section(Self::CLUSTERS)?);
        let gazetteer = Gazetteer::read(&mut pack.section(Self::LISTS)?);
        Ok(Self {
            clusters: clusters.ok_or(ModelError::Malformed(Self::CLUSTERS))?,
            gazetteer: gazetteer.ok_or(ModelError::Malformed(Self::LISTS))?,
        })
    }
}

impl Model {
    /// The name of the section with the weights of the tagger's first look.
    pub const TAGGER: &'static str = "tagger";
    /// The name of the section with the weights of the tagger's second look.
    pub const SECOND_LOOK: &'static str = "second";
    /// The name of the section with the lists of whole names.
    pub const NAMES: &'static str = "names";

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
        let weights = |section| {
            let weights = TaggerWeights::read(&mut pack.section(section)?);
            weights.ok_or(ModelError::Malformed(section))
        };
        let names = NameLists::read(&mut pack.section(Self::NAMES)?);
        Ok(Self {
            version: pack.version().to_owned(),
            lexicon: Lexicon::from_pack(&pack)?,
            tagger: weights(Self::TAGGER)?,
            second_look: weights(Self::SECOND_LOOK)?,
            names: names.ok_or(ModelError::Malformed(Self::NAMES))?,
        })
    }

    /// The version of the model, for people and logs.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.version
    }

    /// What is known of words.
    #[must_use]
    pub const fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// The weights of the tagger's first look, and the transitions of both.
    #[must_use]
    pub const fn tagger(&self) -> &TaggerWeights {
        &self.tagger
    }

    /// The weights of the tagger's second look; its transitions are not used.
    #[must_use]
    pub const fn second_look(&self) -> &TaggerWeights {
        &self.second_look
    }

    /// What whole names are known to be.
    #[must_use]
    pub const fn names(&self) -> &NameLists {
        &self.names
    }
}
