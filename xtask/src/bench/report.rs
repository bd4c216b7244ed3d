//! The tables.

use std::{
    fmt::{self, Write as _},
    fs,
    time::Duration,
};

use anyhow::Result;

use super::{
    native::Row,
    sample::{Sample, Samples},
    wasm::Measured,
};
use crate::tools::process::{command, run};

/// What was measured, as Markdown.
pub(super) fn markdown(
    samples: &Samples,
    stages: &[Row],
    memory: Option<u64>,
    module: &Measured,
) -> Result<String> {
    let mut page = String::new();
    machine(&mut page, module)?;
    natively(&mut page, samples, stages)?;
    as_module(&mut page, samples, module)?;
    largest(&mut page, samples, memory, module)?;
    Ok(page)
}

fn machine(page: &mut String, module: &Measured) -> Result<()> {
    let cpus = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let cpu = cpus.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    let cpu = cpu.map_or(std::env::consts::ARCH, |(_, name)| name);
    let rustc = run(command("rustc").arg("--version"))?;
    let rustc = rustc.split(' ').take(2).collect::<Vec<_>>().join(" ");
    writeln!(page, "One core of {cpu}, {rustc}, Node {}. Medians.\n", module.node)?;
    Ok(())
}

fn natively(page: &mut String, samples: &Samples, stages: &[Row]) -> fmt::Result {
    let Samples { short, long, .. } = samples;
    writeln!(page, "| native, ms | short ({} characters) | long ({}) |", short.units, long.units)?;
    writeln!(page, "|---|---:|---:|")?;
    for Row { name, times } in stages {
        write!(page, "| {name} |")?;
        for time in times {
            write!(page, " {:.3} |", milliseconds(*time))?;
        }
        writeln!(page)?;
    }
    writeln!(page)
}

fn as_module(page: &mut String, samples: &Samples, module: &Measured) -> fmt::Result {
    let Samples { short, long, huge } = samples;
    writeln!(page, "| WebAssembly in Node | characters | ms | ms per 5,000 characters |")?;
    writeln!(page, "|---|---:|---:|---:|")?;
    for (Sample { name, units, .. }, time) in
        [(short, module.short), (long, module.long), (huge, module.huge)]
    {
        let share = time * 5_000.0 / *units as f64;
        writeln!(page, "| {name} | {units} | {time:.2} | {share:.2} |")?;
    }
    writeln!(page)
}

fn largest(page: &mut String, samples: &Samples, memory: Option<u64>, module: &Measured) -> fmt::Result {
    writeln!(page, "| memory at {} characters | MB |", samples.huge.units)?;
    writeln!(page, "|---|---:|")?;
    writeln!(page, "| WebAssembly | {:.0} |", megabytes(module.memory))?;
    match memory {
        Some(bytes) => writeln!(page, "| native, the whole process | {:.0} |", megabytes(bytes as f64)),
        None => writeln!(page, "| native | not measured on this system |"),
    }
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn megabytes(bytes: f64) -> f64 {
    bytes / 1e6
}
