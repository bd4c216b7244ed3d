//! The JavaScript side: Node, npm and the page's libraries.

use std::{path::PathBuf, process::Command};

use anyhow::{Result, bail};

use super::{
    Inputs, Outcome,
    process::{command, find, run, try_run},
};

/// The oldest Node that the page's tools run on.
const OLDEST_NODE: (u32, u32) = (20, 19);

/// Checks that there is a Node which is new enough, and npm.
pub(crate) fn node() -> Result<Outcome> {
    let (major, minor) = OLDEST_NODE;
    let advice = format!("install Node {major}.{minor} or newer with npm, from https://nodejs.org");
    let Some(found) = try_run(command("node").arg("--version")) else {
        bail!("Node is missing: {advice}");
    };
    if parse_version(&found).is_none_or(|version| version < OLDEST_NODE) {
        bail!("Node {found} is too old: {advice}");
    }
    if find("npm".as_ref()).is_none() {
        bail!("npm is missing: {advice}");
    }
    Ok(Outcome::Done(found))
}

/// Major and minor version in "v20.19.1".
fn parse_version(text: &str) -> Option<(u32, u32)> {
    let mut numbers = text.strip_prefix('v')?.split('.').map(str::parse);
    Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
}

/// npm in the page's folder.
pub(crate) fn npm() -> Command {
    let mut npm = command("npm");
    npm.current_dir(www());
    npm
}

/// Installs the page's libraries where package-lock.json changed.
pub(crate) fn libraries() -> Result<Outcome> {
    let inputs = Inputs::new(
        "libraries",
        String::new(),
        &["www/package.json", "www/package-lock.json"],
        // npm's own record of what it installed: without the folder it is gone too.
        &["www/node_modules/.package-lock.json"],
    );
    inputs.unless_unchanged(|| {
        run(npm().args(["ci", "--no-audit", "--no-fund"]))?;
        Ok(Outcome::Done("installed".to_owned()))
    })
}

fn www() -> PathBuf {
    crate::root().join("www")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn node_versions_compare() {
        assert_eq!(parse_version("v20.19.1"), Some((20, 19)));
        assert_eq!(parse_version("v9.0.0-nightly"), Some((9, 0)));
        assert_eq!(parse_version("twenty"), None);
        assert!(parse_version("v9.9.9") < Some(OLDEST_NODE));
        assert!(parse_version("v22.0.0") > Some(OLDEST_NODE));
    }
}
