//! Editable word lists, compiled in as the text that people edit.
//!
//! A list is a file in `model/lexicon/`: first a header of lines that begin with `#`, which says what belongs in
//! it, then one entry a line, sorted by bytes: a key, lower case, and where the list has values a tab and the
//! value. It is searched where it lies, so there is nothing to build when the program starts.

use std::cmp::Ordering;

/// One list.
#[derive(Debug, Clone, Copy)]
pub(crate) struct WordList {
    text: &'static str,
}

impl WordList {
    /// The list in `text`, the content of its file.
    pub(crate) const fn new(text: &'static str) -> Self {
        Self { text }
    }

    /// Whether `key` is in the list.
    pub(crate) fn contains(self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// The value of `key`, empty where its line has none; `None` where `key` is not in the list.
    pub(crate) fn get(self, key: &str) -> Option<&'static str> {
        let bytes = self.text.as_bytes();
        // Both always lie at the start of a line. Header lines sort before every key that begins with a letter
        // or a digit, so a search needs no knowledge of where the header ends.
        let (mut low, mut high) = (0, bytes.len());
        while low < high {
            let middle = low + (high - low) / 2;
            let start = bytes.get(..middle)?.iter().rposition(|&byte| byte == b'\n').map_or(0, |at| at + 1);
            let end =
                bytes.get(middle..)?.iter().position(|&byte| byte == b'\n').map_or(high, |at| middle + at);
            let (entry, value) = entry(self.text.get(start..end)?);
            match entry.cmp(key) {
                Ordering::Less => low = end + 1,
                Ordering::Greater => high = start,
                Ordering::Equal => return (!entry.starts_with('#')).then_some(value),
            }
        }
        None
    }

    /// All keys with their values, in order.
    #[cfg(test)]
    pub(crate) fn entries(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.text.lines().filter(|line| !line.starts_with('#')).map(entry)
    }
}

/// Asserts that the search of `list` finds what stands in it.
#[cfg(test)]
pub(crate) fn assert_searchable(list: WordList) {
    let keys: Vec<&str> = list.entries().map(|(key, _)| key).collect();
    assert!(!keys.is_empty());
    for pair in keys.windows(2) {
        assert!(pair[0] < pair[1], "`{}` must stand behind `{}`, and each once", pair[0], pair[1]);
    }
    for (key, value) in list.entries() {
        assert!(key.starts_with(char::is_alphanumeric), "`{key}`");
        assert_eq!(key, key.to_lowercase());
        assert_eq!(list.get(key), Some(value));
    }
}

/// The key and the value of a line.
fn entry(line: &'static str) -> (&'static str, &'static str) {
    line.split_once('\t').unwrap_or((line, ""))
}

#[cfg(test)]
mod tests {
    use super::WordList;

    const LIST: WordList = WordList::new("# Z header\n# a\nall\nbut\tx\nbutter\nzoo\n");

    #[test]
    fn every_entry_is_found_and_nothing_else() {
        assert_eq!(LIST.get("all"), Some(""));
        assert_eq!(LIST.get("but"), Some("x"));
        assert!(LIST.contains("butter") && LIST.contains("zoo"));
        for missing in ["", "# a", "a", "bu", "butt", "zoom", "é", "\u{0}"] {
            assert!(!LIST.contains(missing), "{missing}");
        }
    }

    #[test]
    fn an_empty_list_has_nothing() {
        assert!(!WordList::new("").contains(""));
        assert!(!WordList::new("# only a header\n").contains("only"));
    }
}
