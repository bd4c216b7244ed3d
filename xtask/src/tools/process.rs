//! Running other programs.

use std::{
    env,
    ffi::OsString,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use anyhow::{Context, Result, bail};

/// A command in the repository's top folder that finds the project's own tools before those of the machine.
pub(crate) fn command(program: impl AsRef<Path>) -> Command {
    let program = program.as_ref();
    let mut command = Command::new(find(program).unwrap_or_else(|| program.to_owned()));
    command.current_dir(crate::root()).env("PATH", search_path());
    command
}

/// Runs `command` quietly; where it fails, the error is all that it printed.
pub(crate) fn run(command: &mut Command) -> Result<String> {
    let Output { status, stdout, stderr } = output(command)?;
    let stdout = String::from_utf8_lossy(&stdout).into_owned();
    if !status.success() {
        let stderr = String::from_utf8_lossy(&stderr);
        bail!("`{}` failed ({status})\n{stdout}{stderr}", line(command));
    }
    Ok(stdout)
}

/// What `command` prints, where it can be run and succeeds.
pub(crate) fn try_run(command: &mut Command) -> Option<String> {
    let output = command.output().ok().filter(|output| output.status.success())?;
    Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Where `program` is: a path as it stands, a name in the project's own tools or on the `PATH`.
pub(crate) fn find(program: &Path) -> Option<PathBuf> {
    if program.components().count() > 1 {
        return program.is_file().then(|| program.to_owned());
    }
    // Windows starts npm by a batch file.
    let endings: &[&str] = if cfg!(windows) { &[".exe", ".cmd"] } else { &[""] };
    env::split_paths(&search_path()).find_map(|folder| {
        endings.iter().find_map(|ending| {
            let mut name = OsString::from(program);
            name.push(ending);
            Some(folder.join(name)).filter(|path| path.is_file())
        })
    })
}

fn output(command: &mut Command) -> Result<Output> {
    command.output().with_context(|| format!("`{}` cannot be started", line(command)))
}

/// The command as one would type it.
fn line(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or_default();
    let words = std::iter::once(program).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

/// The `PATH`, with the project's own tools in front.
fn search_path() -> OsString {
    let machine = env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(super::cargo::bin()).chain(env::split_paths(&machine));
    // A folder whose name has a colon in it cannot be on a PATH: go without the project's own tools.
    env::join_paths(folders).unwrap_or(machine)
}
