//! What is learnt from data: word clusters and the tagger.
//!
//! Each command writes one part to `target/model/`; `cargo xtask pack` puts the parts together.

pub(crate) mod calibrate;
pub(crate) mod chunker;
pub(crate) mod clusters;
pub(crate) mod inside;
mod lattice;
mod lbfgs;
mod matrix;
pub(crate) mod ner;
pub(crate) mod network;
pub(crate) mod numbers;
pub(crate) mod ranking;
pub(crate) mod rarity;
pub(crate) mod subjects;
mod svd;
pub(crate) mod teach;
pub(crate) mod terms;
pub(crate) mod topical;
pub(crate) mod vectors;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::{Args, Parser};

/// How many stories of the bulk news the committee labels.
const STORIES: usize = 16_000;
/// The name of the part with the weights of the network that teaches, and of the one that is packed.
const TEACHER: &str = "teacher";
const STUDENT: &str = "student";

/// Makes what reads names and noun phrases: clusters, the chunker, a linear tagger and a network from what people labelled, bulk news labelled by both,
/// and from all of that the tagger and the smaller network that are packed, with their calibration.
pub(crate) fn all(data: &Path) -> Result<()> {
    let silver = part_path("silver");
    clusters::run(data)?;
    chunker::run(data)?;
    ner::run(data, None, &settings(&[]))?;
    crate::pack::run(&crate::pack::Options::default())?;
    network::run(data, TEACHER, None, &settings(&[]))?;
    teach::run(data, &[TEACHER.to_owned()], STORIES, &silver, &crate::pack::model()?)?;
    ner::run(data, Some(&silver), &settings(&[]))?;
    network::run(data, STUDENT, Some(&silver), &settings(&network::STUDENT))?;
    crate::pack::run(&crate::pack::Options::default())?;
    calibrate::run(data)
}

/// The settings of a command as they are where nothing but `arguments` is given.
fn settings<S: Args>(arguments: &[&str]) -> S {
    /// A command with nothing but settings.
    #[derive(Parser)]
    struct Command<S: Args> {
        #[command(flatten)]
        settings: S,
    }
    Command::parse_from(["train"].iter().chain(arguments)).settings
}

/// Where the part called `section` is kept between the commands.
pub(crate) fn part_path(section: &str) -> PathBuf {
    crate::root().join("target/model").join(section)
}

/// Writes a part of the model.
pub(crate) fn write_part(section: &str, content: &[u8]) -> Result<()> {
    let path = part_path(section);
    let folder = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    std::fs::write(&path, content).with_context(|| format!("cannot write {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::{ner, network, settings};

    #[test]
    fn the_settings_of_the_whole_way_are_those_of_its_steps() {
        let student: network::Settings = settings(&network::STUDENT);
        assert_eq!((student.word, student.hidden), (0, 96));
        let teacher: network::Settings = settings(&[]);
        assert!(teacher.word > 0 && teacher.hidden > student.hidden);
        assert!(settings::<ner::Settings>(&[]).folds > 1);
    }
}
