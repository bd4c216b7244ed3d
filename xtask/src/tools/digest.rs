//! Whether a step needs to run again: a digest of what it reads and writes, kept from run to run.

use std::{
    fs,
    hash::{DefaultHasher, Hash as _, Hasher as _},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

/// What a step reads and writes. Contents count, not times: a checkout or a touch runs nothing again.
pub(crate) struct Inputs {
    name: &'static str,
    /// What is not in a file, such as the version of a tool.
    settings: String,
    files: Vec<PathBuf>,
    outputs: Vec<PathBuf>,
}

impl Inputs {
    /// The inputs of the step `name`: files, and folders with all that is in them, relative to the top folder.
    pub(crate) fn new(
        name: &'static str,
        settings: String,
        inputs: &[impl AsRef<Path>],
        outputs: &[impl AsRef<Path>],
    ) -> Self {
        Self { name, settings, files: under_root(inputs), outputs: under_root(outputs) }
    }

    /// Runs `work` unless inputs and outputs are as its last success left them.
    pub(crate) fn unless_unchanged(
        &self,
        work: impl FnOnce() -> Result<super::Outcome>,
    ) -> Result<super::Outcome> {
        let remembered = super::store().join("digests").join(self.name);
        if fs::read_to_string(&remembered).is_ok_and(|digest| digest == self.digest()) {
            return Ok(super::Outcome::Fresh);
        }
        let outcome = work()?;
        let write = || {
            fs::create_dir_all(remembered.parent().unwrap_or(&remembered))?;
            fs::write(&remembered, self.digest())
        };
        write().with_context(|| format!("cannot write {}", remembered.display()))?;
        Ok(outcome)
    }

    fn digest(&self) -> String {
        let mut hasher = DefaultHasher::new();
        self.settings.hash(&mut hasher);
        for path in self.files.iter().chain(&self.outputs) {
            hash_tree(path, &mut hasher);
        }
        format!("{:016x}", hasher.finish())
    }
}

fn under_root(names: &[impl AsRef<Path>]) -> Vec<PathBuf> {
    names.iter().map(|name| crate::root().join(name)).collect()
}

/// Hashes the names and contents of `path` and all that is in it; what is missing has a hash too.
fn hash_tree(path: &Path, hasher: &mut DefaultHasher) {
    path.hash(hasher);
    if let Ok(entries) = fs::read_dir(path) {
        let mut entries: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        entries.sort();
        for entry in entries {
            hash_tree(&entry, hasher);
        }
    } else {
        fs::read(path).ok().hash(hasher);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tools::Outcome;

    #[test]
    fn runs_again_when_an_input_or_an_output_changed() {
        let folder = format!("target/xtask/test-{}", std::process::id());
        let (input, output) = (format!("{folder}/input/deep"), format!("{folder}/output"));
        let path = |name: &str| crate::root().join(name);
        fs::create_dir_all(path(&input)).unwrap();
        let inputs = Inputs::new("test-digest", String::new(), &[format!("{folder}/input")], &[&output]);
        let runs = || {
            let outcome = inputs.unless_unchanged(|| {
                fs::write(path(&output), "made")?;
                Ok(Outcome::done())
            });
            matches!(outcome.unwrap(), Outcome::Done(_))
        };

        fs::write(path(&input).join("a"), "1").unwrap();
        assert!(runs(), "first");
        assert!(!runs(), "nothing changed");
        fs::write(path(&input).join("a"), "2").unwrap();
        assert!(runs(), "an input changed");
        fs::write(path(&output), "tampered").unwrap();
        assert!(runs(), "an output changed");
        fs::remove_file(path(&output)).unwrap();
        assert!(runs(), "an output is gone");

        fs::remove_dir_all(path(&folder)).unwrap();
    }
}
