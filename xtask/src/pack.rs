//! `cargo xtask pack`: makes `model/en.nutgraf`.
//!
//! Parts that were trained since (in `target/model/`) replace those of the pack as it is; the lists are made anew
//! from `model/lexicon/`. So a list can be edited and packed without any training. Parts that this command does not
//! know stay as they are. With `--only` nothing but the named parts is replaced: who makes one part needs none of the
//! sources of the others, and two who changed different parts of the pack put them together by taking either pack and
//! adding the other part again.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use clap::Args;
use nutgraf::{
    Model, kind,
    model::{
        Lexicon,
        gazetteer::{Gazetteer, MAX_LISTS},
        names::NameLists,
        network::Network,
        pack::{Pack, PackWriter, Reader},
    },
    text::tokenize,
};

use crate::{lexicon, train::part_path};

/// Where the model is.
pub(crate) fn model_path() -> PathBuf {
    crate::root().join("model/en.nutgraf")
}

/// The model as it is packed.
pub(crate) fn model() -> Result<Model> {
    let path = model_path();
    let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(Model::from_bytes(&bytes)?)
}

/// What is packed, for measuring; nothing else is changed.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct Options {
    /// Packs no network: the linear tagger decides alone.
    #[arg(long)]
    linear: bool,
    /// How sure the linear tagger has to be for a sentence not to be read by the network; 1.1 lets it read all.
    #[arg(long)]
    clear: Option<f32>,
    /// Replaces just this part by what is in target/model; can be given several times.
    #[arg(long, value_name = "PART", conflicts_with_all = ["linear", "clear"])]
    only: Vec<String>,
}

/// The section of a network that reads what the linear tagger is less sure of than `clear`.
fn at_least(clear: f32, section: &[u8]) -> Result<Vec<u8>> {
    let network = Network::read(&mut Reader::new(section)).context("the network is damaged")?;
    let mut bytes = Vec::new();
    Network { clear, ..network }.write(&mut bytes);
    Ok(bytes)
}

impl Options {
    /// Replaces nothing but `part`.
    pub(crate) fn only(part: &str) -> Self {
        Self { only: vec![part.to_owned()], ..Self::default() }
    }
}

/// Writes the pack, after reading it back with the reader that articles are read with.
pub(crate) fn run(options: &Options) -> Result<()> {
    let path = model_path();
    let old = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let old = Pack::read(&old)?;
    let mut writer = PackWriter::new(env!("CARGO_PKG_VERSION"));
    for (name, content) in old.sections() {
        let name = String::from_utf8_lossy(name);
        if !(options.linear && name.trim_end() == Model::NETWORK) {
            writer.section(name.trim_end(), content.to_vec());
        }
    }
    if options.only.is_empty() {
        put_all(options, &old, &mut writer)?;
    }
    for part in &options.only {
        let path = part_path(part);
        writer.section(part, fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?);
    }

    let bytes = writer.finish();
    Model::from_bytes(&bytes)?;
    fs::write(&path, &bytes).with_context(|| format!("cannot write {}", path.display()))?;
    for (name, content) in Pack::read(&bytes)?.sections() {
        println!("{:>9} bytes  {}", content.len(), String::from_utf8_lossy(name));
    }
    println!("{:>9} bytes  {}", bytes.len(), path.display());
    Ok(())
}

/// Puts in all parts that were made since, and the lists.
fn put_all(options: &Options, old: &Pack<'_>, writer: &mut PackWriter) -> Result<()> {
    for section in [Lexicon::CLUSTERS, Model::TAGGER, Model::SECOND_LOOK, Model::CHUNKER] {
        writer.section(section, part(section, old)?);
    }
    // A model can do without: it reads everything once, says of its sureness what the tagger believes, and knows nothing of
    // the world.
    for section in [Model::NETWORK, Model::CALIBRATION, Model::ALMANAC, Model::SUBJECTS] {
        if section == Model::NETWORK && options.linear {
            continue;
        }
        if let Ok(mut content) = part(section, old) {
            if let (Model::NETWORK, Some(clear)) = (section, options.clear) {
                content = at_least(clear, &content)?;
            }
            writer.section(section, content);
        }
    }
    let mut lists = Vec::new();
    gazetteer()?.write(&mut lists);
    writer.section(Lexicon::LISTS, lists);
    let mut names = Vec::new();
    name_lists()?.write(&mut names);
    writer.section(Model::NAMES, names);
    Ok(())
}

/// The newest content of a section: trained since, or as it is in the pack.
pub(crate) fn part(section: &'static str, old: &Pack<'_>) -> Result<Vec<u8>> {
    if let Ok(trained) = fs::read(part_path(section)) {
        return Ok(trained);
    }
    let kept = old.sections().iter().find(|(name, _)| name.starts_with(section.as_bytes()));
    let kept =
        kept.with_context(|| format!("no section `{section}`; run `cargo xtask train {section}` first"))?;
    Ok(kept.1.to_vec())
}

/// The lists of names that the tagger sees. It was trained with these: another choice needs another training.
const TAGGER_LISTS: [&str; 8] =
    ["city", "company", "country", "demonym", "first-name", "region", "surname", "university"];

/// The lists of `model/lexicon/` for the tagger, in the order of their file names.
pub(crate) fn gazetteer() -> Result<Gazetteer> {
    let mut lists = Vec::new();
    for folder in ["cues", "names"] {
        for path in sorted_files(&lexicon::folder().join(folder))? {
            let name = name_of(&path);
            if folder == "names" && !TAGGER_LISTS.contains(&name.as_str()) {
                continue;
            }
            let tokens = |entry: &String| {
                tokenize(entry).iter().map(|token| token.span().of(entry).to_owned()).collect()
            };
            lists.push((name, lexicon::read(&path)?.iter().map(tokens).collect()));
        }
    }
    anyhow::ensure!(lists.len() <= MAX_LISTS, "{} lists; the reader takes {MAX_LISTS}", lists.len());
    Ok(Gazetteer::new(&lists))
}

/// The lists of names that tell what a name is, as `model/lexicon/types/lists.txt` counts them up.
fn name_lists() -> Result<NameLists> {
    let mut lists = Vec::new();
    for line in lexicon::read(&lexicon::folder().join("types/lists.txt"))? {
        let name = line.split('\t').next().unwrap_or_default().to_owned();
        let entries = lexicon::read(&lexicon::folder().join("names").join(&name).with_extension("txt"))?;
        lists.push((name, entries.iter().map(|entry| kind::key_of(entry)).collect()));
    }
    Ok(NameLists::new(&lists))
}

fn name_of(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

fn sorted_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut paths: Vec<PathBuf> = entries.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    paths.sort();
    Ok(paths)
}
