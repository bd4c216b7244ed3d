//! One line a step: what it is, what became of it and how long it took.

use std::{
    fmt,
    io::Write as _,
    time::{Duration, Instant},
};

use anyhow::Result;

/// What became of a step.
pub(crate) enum Outcome {
    /// Nothing had changed since it last ran, or it was there already.
    Fresh,
    /// It ran; a word on the result, which may be empty.
    Done(String),
}

impl Outcome {
    /// It ran, and there is nothing to add.
    pub(crate) const fn done() -> Self {
        Self::Done(String::new())
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fresh => formatter.write_str("up to date"),
            Self::Done(note) if note.is_empty() => formatter.write_str("done"),
            Self::Done(note) => formatter.write_str(note),
        }
    }
}

/// Runs `work` and prints its line; the name stands there while it runs.
pub(crate) fn step(name: &str, work: impl FnOnce() -> Result<Outcome>) -> Result<()> {
    print!("{name:<28} ");
    // A terminal that cannot be written to is no reason to stop.
    let _ = std::io::stdout().flush();
    let start = Instant::now();
    let result = work();
    let time = Seconds(start.elapsed());
    match &result {
        Ok(outcome) => println!("{time}  {outcome}"),
        Err(_) => println!("{time}  failed"),
    }
    result.map(|_| ())
}

/// A duration in seconds, right-aligned.
struct Seconds(Duration);

impl fmt::Display for Seconds {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:>7.2} s", self.0.as_secs_f64())
    }
}
