//! The Congress of the United States and its executive (unitedstates/congress-legislators, CC0).

use std::{collections::BTreeSet, path::Path};

use anyhow::Result;

use super::source::text_of;

/// Presidents, vice presidents and members of Congress, by first and last name and by the name that is official.
///
/// Those who left office before 1980 are not named in news as being in it; the lists mark nobody of them.
pub(super) fn officials(source: &Path) -> Result<BTreeSet<String>> {
    let mut names = BTreeSet::new();
    for file in ["legislators-current.yaml", "executive.yaml"] {
        let text = text_of(&source.join("us_congress").join(file))?;
        for record in text.split("\n- id:") {
            names.extend(names_of(record));
        }
    }
    Ok(names)
}

/// The names in one record, none where its last term is long over.
fn names_of(record: &str) -> Vec<String> {
    let value = |key: &str| {
        let line = record.lines().find_map(|line| line.trim_start().strip_prefix(key));
        line.map(|value| value.trim().trim_matches(['\'', '"']).to_owned())
    };
    let mut ends = record.lines().filter_map(|line| line.trim().strip_prefix("end: '"));
    let is_recent = ends.next_back().is_some_and(|end| end >= "1980");
    let last = value("last:").filter(|_| is_recent);
    let firsts = [value("first:"), value("nickname:")];
    let mut names: Vec<String> = firsts
        .into_iter()
        .flatten()
        .filter_map(|first| last.as_ref().map(|last| format!("{first} {last}")))
        .collect();
    names.extend(value("official_full:").filter(|_| is_recent));
    names
}

#[cfg(test)]
mod tests {
    use super::names_of;

    #[test]
    fn a_record_gives_the_ways_to_write_its_name() {
        let record = "\n  name:\n    first: Adelaide\n    nickname: Ada\n    last: Quill\n    official_full: \
                      Adelaide J. Quill\n  terms:\n  - type: rep\n    end: '1991-01-03'\n";
        assert_eq!(names_of(record), ["Adelaide Quill", "Ada Quill", "Adelaide J. Quill"]);
        assert!(names_of(&record.replace("1991", "1891")).is_empty());
    }
}
