//! Reading the files of the gazetteers.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use serde_json::Value;

pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

pub(crate) fn text_of(path: &Path) -> Result<String> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(text.trim_start_matches('\u{feff}').to_owned())
}

pub(crate) fn json_of(path: &Path) -> Result<Value> {
    serde_json::from_str(&text_of(path)?).with_context(|| format!("{} is no JSON", path.display()))
}

/// A column of a table with commas, quotation marks around fields that hold one.
pub(crate) fn column(line: &str, index: usize) -> Option<String> {
    let mut fields = vec![String::new()];
    let mut quoted = false;
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => fields.push(String::new()),
            _ => fields.last_mut()?.push(c),
        }
    }
    fields.get(index).cloned()
}

/// Whether an entry can be a name: letters, and a capital first.
pub(super) fn is_name(entry: &str) -> bool {
    entry.starts_with(char::is_uppercase)
        && entry.chars().count() > 1
        && !entry.contains(|c: char| c.is_ascii_digit())
}

/// Whether a name is one word in capitals.
pub(super) fn is_acronym(name: &str) -> bool {
    words(name).count() == 1 && !name.contains(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::column;

    #[test]
    fn a_quoted_field_keeps_its_comma() {
        assert_eq!(column("A,\"B, Inc.\",C", 1).as_deref(), Some("B, Inc."));
    }
}
