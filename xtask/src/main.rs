//! `cargo xtask …`: the one front door to building, testing, training and measuring.

mod almanac;
mod bench;
mod build;
mod data;
mod eval;
mod evaluation;
mod explain;
mod lexicon;
mod pack;
mod serve;
mod test;
mod tools;
mod train;

use std::{path::PathBuf, process::ExitCode};

use anyhow::Result;
use clap::{Parser, Subcommand};

/// The commands of Nutgraf.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Installs what is missing, builds the page and serves it on this machine.
    Serve(serve::Options),
    /// Builds the WebAssembly package and the static site, and prints their sizes.
    Build,
    /// Runs everything that must pass.
    Test(test::Options),
    /// Measures time by stage, in WebAssembly too, and memory.
    Bench(bench::Options),
    /// Puts the trained weights and the word lists together to model/en.nutgraf.
    Pack(pack::Options),
    /// Writes the lists of names in model/lexicon/names from the gazetteers.
    Lexicon {
        /// The folder of the data sets.
        #[arg(long)]
        data: PathBuf,
    },
    /// Makes what the model knows of the world from the gazetteers, and packs it.
    Almanac {
        /// The folder of the data sets.
        #[arg(long)]
        data: PathBuf,
    },
    /// Learns a part of the model from data.
    Train {
        #[command(subcommand)]
        part: Part,
    },
    /// Fits how sure the tagger says it is to how often it is right, on the sets for tuning, and packs it.
    Calibrate {
        /// The folder of the data sets.
        #[arg(long)]
        data: PathBuf,
    },
    /// Says why each mention of a text is what it is.
    Explain(explain::Options),
    /// Measures how right the readings are.
    Eval {
        #[command(subcommand)]
        what: Measure,
    },
}

#[derive(Subcommand)]
enum Part {
    /// Makes the whole model, step by step.
    All {
        /// The folder of the data sets.
        #[arg(long)]
        data: PathBuf,
    },
    /// Groups words that are used alike, from the bulk news.
    Clusters {
        /// The folder of the data sets.
        #[arg(long)]
        data: PathBuf,
    },
    /// Lists the small words that stand inside names, from the texts with labelled names.
    Inside {
        /// The folder of the data sets.
        #[arg(long)]
        data: PathBuf,
    },
    /// Fits the weights of the tagger to texts with labelled names.
    Ner {
        /// The folder of the data sets.
        #[arg(long)]
        data: PathBuf,
        /// Texts labelled by a teacher, to learn from first.
        #[arg(long)]
        silver: Option<PathBuf>,
        #[command(flatten)]
        settings: train::ner::Settings,
    },
    /// Fits a convolutional network to the same texts.
    Network {
        /// The folder of the data sets.
        #[arg(long)]
        data: PathBuf,
        /// The name of the part.
        #[arg(long, default_value = "network-weights")]
        name: String,
        /// Texts labelled by a teacher, to learn from first.
        #[arg(long)]
        silver: Option<PathBuf>,
        #[command(flatten)]
        settings: train::network::Settings,
    },
    /// Labels bulk news with the tagger as it is packed, as a teacher of the next.
    Silver {
        /// The folder of the data sets.
        #[arg(long)]
        data: PathBuf,
        /// The networks that label together with the tagger.
        #[arg(long)]
        network: Vec<String>,
        /// About how many stories to label.
        #[arg(long, default_value_t = 4000)]
        stories: usize,
        /// The file to write.
        #[arg(long, default_value = "target/model/silver")]
        out: PathBuf,
    },
    /// Fits the weights that tell the words of noun phrases, to GUM.
    Chunker {
        /// The folder of the data sets.
        #[arg(long)]
        data: PathBuf,
    },
    /// Fits the ranking of keyphrases to stories with keyphrases that experts chose.
    Ranking {
        /// The folder of the data sets.
        #[arg(long)]
        data: PathBuf,
    },
    /// Describes stems by what stands in the same passages, in the bulk news and the texts that subjects are learnt from.
    Topical {
        /// The folder of the data sets.
        #[arg(long)]
        data: PathBuf,
    },
    /// Fits what words say of the subjects of an article, and packs it.
    Subjects {
        /// The folder of the data sets.
        #[arg(long)]
        data: PathBuf,
        #[command(flatten)]
        settings: train::subjects::Settings,
    },
    /// Collects the settled terms of news, in the bulk news.
    Terms {
        /// The folder of the data sets.
        #[arg(long)]
        data: PathBuf,
    },
    /// Counts how rare words are, in the bulk news.
    Rarity {
        /// The folder of the data sets.
        #[arg(long)]
        data: PathBuf,
    },
}

#[derive(Subcommand)]
enum Measure {
    /// Keyphrases, on stories that the ranking was not fitted to.
    Keyphrases {
        /// The folder of the data sets.
        #[arg(long, required_unless_present = "show")]
        data: Option<PathBuf>,
        /// Prints the keyphrases of the stories of this file instead: a story a line, as in the bulk news.
        #[arg(long)]
        show: Option<PathBuf>,
    },
    /// Subjects, on parts of the labelled sets that nothing was learnt from.
    Subjects {
        /// The folder of the data sets.
        #[arg(long)]
        data: PathBuf,
        /// Prints the subjects of the hand-labelled articles for tuning instead, beside what is right.
        #[arg(long)]
        show: bool,
        /// Prints the subjects of so many articles of the bulk news with their evidence instead.
        #[arg(long, conflicts_with = "show")]
        sample: Option<usize>,
    },
    /// Which names are linked to one entity, on GUM.
    Link {
        /// The folder of the data sets.
        #[arg(long)]
        data: PathBuf,
        /// Also prints every entity that is wrong where the names are given.
        #[arg(long)]
        show: bool,
    },
    /// Whether what the summaries of a text name is salient in it, on GUM.
    Salience {
        /// The folder of the data sets.
        #[arg(long)]
        data: PathBuf,
        /// Instead searches for the best weights and prints them.
        #[arg(long)]
        fit: bool,
    },
    /// The finer types of names, on the sets for tuning.
    Types {
        /// The folder of the data sets.
        #[arg(long)]
        data: PathBuf,
        /// Also prints every name that was given a wrong type or subtype.
        #[arg(long)]
        show: bool,
    },
    /// Names, on the sets for tuning in --data, or on files of your own.
    Ner {
        /// The folder of the data sets.
        #[arg(long, required_unless_present = "files")]
        data: Option<PathBuf>,
        /// How many of the errors that we were surest of are printed, for each set.
        #[arg(long, default_value_t = 50)]
        errors: usize,
        /// Labelled texts: a word a line with its tag last, an empty line after each sentence.
        files: Vec<PathBuf>,
    },
}

fn main() -> ExitCode {
    match run(Arguments::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        // The chain of causes and no backtrace, which tells nothing to those who type commands.
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<()> {
    match command {
        Command::Serve(options) => serve::run(&options),
        Command::Build => build::run(),
        Command::Test(options) => test::run(&options),
        Command::Bench(options) => bench::run(&options),
        Command::Pack(options) => pack::run(&options),
        Command::Almanac { data } => almanac::run(&data),
        Command::Lexicon { data } => lexicon::run(&data),
        Command::Train { part: Part::All { data } } => train::all(&data),
        Command::Train { part: Part::Clusters { data } } => train::clusters::run(&data),
        Command::Train { part: Part::Topical { data } } => train::topical::run(&data),
        Command::Train { part: Part::Inside { data } } => train::inside::run(&data),
        Command::Train { part: Part::Network { data, name, silver, settings } } => {
            train::network::run(&data, &name, silver.as_deref(), &settings)
        }
        Command::Train { part: Part::Ner { data, silver, settings } } => {
            train::ner::run(&data, silver.as_deref(), &settings)
        }
        Command::Train { part: Part::Silver { data, network, stories, out } } => {
            train::teach::run(&data, &network, stories, &out, &pack::model()?)
        }
        Command::Train { part: Part::Chunker { data } } => train::chunker::run(&data),
        Command::Train { part: Part::Ranking { data } } => train::ranking::run(&data),
        Command::Train { part: Part::Subjects { data, settings } } => train::subjects::run(&data, &settings),
        Command::Train { part: Part::Terms { data } } => train::terms::run(&data),
        Command::Train { part: Part::Rarity { data } } => train::rarity::run(&data),
        Command::Calibrate { data } => train::calibrate::run(&data),
        Command::Explain(options) => explain::run(&options),
        Command::Eval { what: Measure::Keyphrases { data, show } } => {
            let model = pack::model()?;
            show.map_or(Ok(()), |path| eval::keyphrase::show(&path, &model))?;
            data.map_or(Ok(()), |data| eval::keyphrase::run(&data, &model))
        }
        Command::Eval { what: Measure::Link { data, show } } => eval::link::run(&data, &pack::model()?, show),
        Command::Eval { what: Measure::Ner { data, errors, files } } => {
            eval::ner::run(data.as_deref(), &files, errors, &pack::model()?)
        }
        Command::Eval { what: Measure::Salience { data, fit } } => eval::salience::run(&data, fit),
        Command::Eval { what: Measure::Subjects { data, sample: Some(articles), .. } } => {
            eval::subjects::sample(&data, &pack::model()?, articles)
        }
        Command::Eval { what: Measure::Subjects { data, show, .. } } => {
            eval::subjects::run(&data, &pack::model()?, show)
        }
        Command::Eval { what: Measure::Types { data, show } } => {
            eval::kinds::run(&data, &pack::model()?, show)
        }
    }
}

/// The top folder of the repository.
fn root() -> PathBuf {
    let manifest = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    manifest.parent().map_or(manifest.clone(), PathBuf::from)
}

/// The sample articles in seeds/.
const SEEDS: [&str; 2] = ["000_4826a167a596511a.txt", "003_9a019d5550923093.txt"];
