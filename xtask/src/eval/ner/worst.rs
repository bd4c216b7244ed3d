//! The errors that we were surest of, as text that people can read.

use std::{cmp::Reverse, fmt::Write as _};

use super::errors::Error;

/// How many words are shown on either side of an error.
const AROUND: usize = 12;

/// The `count` errors that we were surest of, the surest first; each with what is marked and what we have.
pub(crate) fn worst(errors: &[Error<'_>], count: usize) -> String {
    let mut order: Vec<&Error<'_>> = errors.iter().collect();
    order.sort_by_key(|error| Reverse((error.certainty * 1e6) as u64));
    let mut page = String::new();
    for (number, error) in order.iter().take(count).enumerate() {
        let source = error.given.map_or("nothing found", |given| given.source.as_str());
        // Writing to a string cannot fail.
        let _ = writeln!(
            page,
            "{:>3}. {}, {:.3}, {source}\n     marked  {}\n     found   {}",
            number + 1,
            error.kind.name(),
            error.certainty,
            marked(error, &error.reading.gold),
            marked(error, &error.reading.on_text.iter().map(|given| given.name).collect::<Vec<_>>()),
        );
    }
    page
}

/// The words around an error with `names` in brackets: `said [PER Ada Quill] of [ORG Acme]`.
fn marked(error: &Error<'_>, names: &[(usize, usize, &str)]) -> String {
    let words = &error.reading.sentence.words;
    let spans = || error.gold.iter().chain(error.given.map(|given| &given.name));
    let start = spans().map(|name| name.0).min().unwrap_or_default().saturating_sub(AROUND);
    let end = (spans().map(|name| name.1).max().unwrap_or_default() + AROUND).min(words.len());
    let mut shown = String::from(if start > 0 { "… " } else { "" });
    for (position, word) in words.iter().enumerate().take(end).skip(start) {
        if let Some(name) = names.iter().find(|name| name.0 == position) {
            let _ = write!(shown, "[{} ", name.2);
        }
        shown.push_str(word);
        shown.push_str(if names.iter().any(|name| name.1 == position + 1) { "] " } else { " " });
    }
    shown.push_str(if end < words.len() { "…" } else { "" });
    shown.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::{super::errors, worst};

    #[test]
    fn the_surest_errors_come_first_with_both_readings() {
        let sentence = errors::tests::sentence();
        let reading = errors::tests::reading(&sentence);
        let page = worst(&errors::errors(&reading), 2);
        let expected = "  1. missed, 0.950, nothing found
     marked  [PER Noor] of [ORG Acme] saw [LOC Lima] and [PER Ada Quill] in May
     found   [PER Noor] of Acme saw [ORG Lima] and [PER Ada] [LOC Quill] in [PER May]
  2. spurious, 0.900, tagger
     marked  [PER Noor] of [ORG Acme] saw [LOC Lima] and [PER Ada Quill] in May
     found   [PER Noor] of Acme saw [ORG Lima] and [PER Ada] [LOC Quill] in [PER May]
";
        assert_eq!(page, expected);
    }
}
