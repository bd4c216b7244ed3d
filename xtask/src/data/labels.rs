//! Texts with labelled names, the labels as their file has them.

use std::{fs, ops::Range, path::Path};

use anyhow::{Context, Result};

/// Sentences as one text, a line each.
#[derive(Debug, Default)]
pub(crate) struct Labelled {
    pub(crate) text: String,
    /// Each name with its range in UTF-16 code units, as mentions are given.
    pub(crate) names: Vec<(Range<u32>, String)>,
}

/// Reads a file of a word a line with its tag last: `sentences` of it make a text.
pub(crate) fn read(path: &Path, sentences: usize) -> Result<Vec<Labelled>> {
    let content = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut texts = vec![Labelled::default()];
    let mut count = 0;
    let mut length = 0;
    // The type of the name that the word before belongs to.
    let mut open = String::new();
    for line in content.lines() {
        let (word, tag) = match line.split_once([' ', '\t']) {
            Some((word, rest)) => (word, rest.rsplit([' ', '\t']).next().unwrap_or_default()),
            None => ("", ""),
        };
        let Some(text) = texts.last_mut() else { break };
        if word.is_empty() {
            open.clear();
            if length > 0 && !text.text.ends_with('\n') {
                text.text.push('\n');
                length += 1;
                count += 1;
            }
            if count == sentences {
                texts.push(Labelled::default());
                (count, length) = (0, 0);
            }
            continue;
        }
        if length > 0 && !text.text.ends_with('\n') {
            text.text.push(' ');
            length += 1;
        }
        text.text.push_str(word);
        let start = length;
        length += word.encode_utf16().count() as u32;
        let (place, name) = tag.split_once('-').unwrap_or(("O", ""));
        match text.names.last_mut() {
            Some((range, _)) if place == "I" && open == name => range.end = length,
            _ if name.is_empty() => {}
            _ => text.names.push((start..length, name.to_owned())),
        }
        name.clone_into(&mut open);
    }
    texts.retain(|text| !text.text.is_empty());
    Ok(texts)
}
