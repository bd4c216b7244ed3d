//! What was learnt and listed beforehand: weights, clusters and word lists, in one pack.
//!
//! A [`Model`] is loaded and checked once; the stages get it as an argument and rely on its shapes. Nothing in
//! here knows how the parts are used.

pub mod almanac;
pub mod calibration;
pub mod chunker;
pub mod clusters;
mod dot;
pub mod gazetteer;
pub mod label;
pub mod names;
pub mod network;
pub mod pack;
pub mod subjects;
mod table;
pub mod tagger;

use almanac::Almanac;
use calibration::Calibration;
use chunker::ChunkWeights;
use clusters::WordClusters;
use gazetteer::Gazetteer;
use names::NameLists;
use network::Network;
pub use pack::ModelError;
use pack::Pack;
use subjects::SubjectWeights;
use tagger::TaggerWeights;

/// The model that comes with the crate.
#[cfg(feature = "embedded-model")]
const EMBEDDED: &[u8] = include_bytes!("../../model/en.nutgraf");

/// All that the stages need besides the text.
#[derive(Debug, Clone)]
pub struct Model {
    version: String,
    lexicon: Lexicon,
    tagger: TaggerWeights,
    second_look: TaggerWeights,
    network: Option<Network>,
    calibration: Calibration,
    chunker: ChunkWeights,
    names: NameLists,
    subjects: SubjectWeights,
    almanac: Almanac,
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

    /// The name of the section with the network.
    pub const NETWORK: &'static str = "network";

    /// The name of the section with the weights that tell noun phrases.
    pub const CHUNKER: &'static str = "chunker";

    /// The name of the section with the weights of subjects.
    pub const SUBJECTS: &'static str = "subjects";

    /// The name of the section with what is known of the world.
    pub const ALMANAC: &'static str = "almanac";

    /// The name of the section with the calibration.
    pub const CALIBRATION: &'static str = "isotonic";

    /// The model that this build carries.
    ///
    /// # Errors
    /// A [`ModelError`] where the embedded pack is of another format, which the tests rule out.
    #[cfg(feature = "embedded-model")]
    pub fn embedded() -> Result<Self, ModelError> {
        Self::from_bytes(EMBEDDED)
    }

    /// The version of the model that comes with the crate, without loading it.
    ///
    /// # Errors
    /// A [`ModelError`] where the embedded pack is of another format, which the tests rule out.
    #[cfg(feature = "embedded-model")]
    pub fn embedded_version() -> Result<&'static str, ModelError> {
        Ok(Pack::read(EMBEDDED)?.version())
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
            network: match pack.section(Self::NETWORK) {
                Ok(mut section) => {
                    Some(Network::read(&mut section).ok_or(ModelError::Malformed(Self::NETWORK))?)
                }
                Err(_) => None,
            },
            calibration: match pack.section(Self::CALIBRATION) {
                Ok(mut section) => {
                    Calibration::read(&mut section).ok_or(ModelError::Malformed(Self::CALIBRATION))?
                }
                // A model fresh from training says how sure it is, right or wrong.
                Err(_) => Calibration::default(),
            },
            chunker: ChunkWeights::read(&mut pack.section(Self::CHUNKER)?)
                .ok_or(ModelError::Malformed(Self::CHUNKER))?,
            names: names.ok_or(ModelError::Malformed(Self::NAMES))?,
            subjects: match pack.section(Self::SUBJECTS) {
                Ok(mut section) => {
                    SubjectWeights::read(&mut section).ok_or(ModelError::Malformed(Self::SUBJECTS))?
                }
                // A model without them finds none.
                Err(_) => SubjectWeights::default(),
            },
            almanac: match pack.section(Self::ALMANAC) {
                Ok(mut section) => Almanac::read(&mut section).ok_or(ModelError::Malformed(Self::ALMANAC))?,
                // Then nothing is known of anything.
                Err(_) => Almanac::default(),
            },
        })
    }

    /// The same model with another calibration.
    #[must_use]
    pub fn with_calibration(self, calibration: Calibration) -> Self {
        Self { calibration, ..self }
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

    /// The network that reads what the tagger is unsure of; a model can do without.
    #[must_use]
    pub const fn network(&self) -> Option<&Network> {
        self.network.as_ref()
    }

    /// How often the tagger is right where it says that it is so and so sure.
    #[must_use]
    pub const fn calibration(&self) -> &Calibration {
        &self.calibration
    }

    /// The weights that tell the words of noun phrases.
    #[must_use]
    pub const fn chunker(&self) -> &ChunkWeights {
        &self.chunker
    }

    /// The weights of the tagger's second look; its transitions are not used.
    #[must_use]
    pub const fn second_look(&self) -> &TaggerWeights {
        &self.second_look
    }

    /// What words say of the subjects of an article.
    #[must_use]
    pub const fn subjects(&self) -> &SubjectWeights {
        &self.subjects
    }

    /// What is known of the world; a model can do without.
    #[must_use]
    pub const fn almanac(&self) -> &Almanac {
        &self.almanac
    }

    /// What whole names are known to be.
    #[must_use]
    pub const fn names(&self) -> &NameLists {
        &self.names
    }
}

#[cfg(all(test, feature = "embedded-model"))]
mod tests {
    use super::{
        Model,
        calibration::Calibration,
        pack::{Pack, PackWriter},
    };

    #[test]
    fn a_model_that_was_not_calibrated_takes_probabilities_as_they_are() {
        let bytes = include_bytes!("../../model/en.nutgraf");
        let mut writer = PackWriter::new("0");
        for (name, content) in Pack::read(bytes).unwrap().sections() {
            writer.section(std::str::from_utf8(name).unwrap(), content.to_vec());
        }
        assert_ne!(Model::from_bytes(&writer.finish()).unwrap().calibration(), &Calibration::default());

        let mut fresh = PackWriter::new("0");
        let sections = Pack::read(bytes).unwrap().sections().to_vec();
        for (name, content) in sections.into_iter().filter(|(name, _)| name != b"isotonic") {
            fresh.section(std::str::from_utf8(&name).unwrap(), content.to_vec());
        }
        assert_eq!(Model::from_bytes(&fresh.finish()).unwrap().calibration(), &Calibration::default());
        // Points that fall are damage, and said to be.
        writer.section(Model::CALIBRATION, vec![2, 0, 0, 0, 9, 0, 9, 0, 1, 0, 1, 0]);
        assert!(Model::from_bytes(&writer.finish()).is_err());
    }
}
