//! A browser for the tests.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use anyhow::{Result, bail};

use super::process::{command, find, run, try_run};

/// What the browser is called on the machines that we know of.
const NAMES: [&str; 6] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/// Finds a Chromium: the one that `CHROMIUM` names, one on the machine, else Debian's package is installed.
pub(crate) fn chromium() -> Result<PathBuf> {
    if let Some(named) = env::var_os("CHROMIUM").filter(|named| !named.is_empty()) {
        let path = PathBuf::from(named);
        if find(&path).is_none() {
            bail!("CHROMIUM names {}, which is no file", path.display());
        }
        return Ok(path);
    }
    if let Some(path) = installed() {
        return Ok(path);
    }
    if is_root() && is_debian() {
        let apt = || {
            let mut apt = command("apt-get");
            apt.env("DEBIAN_FRONTEND", "noninteractive");
            apt
        };
        run(apt().args(["update", "--quiet"]))?;
        run(apt().args(["install", "--quiet", "--yes", "--no-install-recommends", "chromium"]))?;
        if let Some(path) = installed() {
            return Ok(path);
        }
    }
    bail!("the browser tests need a Chromium: install one, or set CHROMIUM to where it is")
}

/// The first that starts: Ubuntu's package of that name only says to install a snap.
fn installed() -> Option<PathBuf> {
    let found = NAMES.iter().filter_map(|name| find(Path::new(name)));
    found.into_iter().find(|path| try_run(command(path).arg("--version")).is_some())
}

fn is_root() -> bool {
    try_run(command("id").arg("-u")).is_some_and(|id| id == "0")
}

/// Whether packages come by apt: Debian itself and what is made from it.
fn is_debian() -> bool {
    fs::read_to_string("/etc/os-release").is_ok_and(|release| release.contains("debian"))
        && find("apt-get".as_ref()).is_some()
}
