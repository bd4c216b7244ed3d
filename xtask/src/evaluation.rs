//! docs/EVALUATION.md: the figures that commands put there, and the words around them that people write.

use std::fs;

use anyhow::{Context, Result};

const DOCUMENT: &str = "docs/EVALUATION.md";

/// Puts `report` in the place that is marked for `command`, or under a new `heading` at the end of the document.
pub(crate) fn put(command: &str, heading: &str, report: &str) -> Result<()> {
    let path = crate::root().join(DOCUMENT);
    let page = fs::read_to_string(&path).with_context(|| format!("cannot read {DOCUMENT}"))?;
    let page = replaced(&page, command, heading, report);
    fs::write(&path, page).with_context(|| format!("cannot write {DOCUMENT}"))
}

fn replaced(page: &str, command: &str, heading: &str, report: &str) -> String {
    let (start, end) =
        (format!("<!-- `{command}` puts this here -->"), format!("<!-- end of `{command}` -->"));
    let place = page.split_once(&start).and_then(|(before, rest)| Some((before, rest.split_once(&end)?.1)));
    let (before, after) = place.map_or_else(
        || (format!("{}\n\n## {heading}\n\n", page.trim_end()), "\n"),
        |(before, after)| (before.to_owned(), after),
    );
    format!("{before}{start}\n\n{}\n\n{end}{after}", report.trim_end())
}

#[cfg(test)]
mod tests {
    use super::replaced;

    #[test]
    fn a_report_replaces_the_one_before_and_no_other() {
        let names = replaced("# Results\n", "eval", "Names", "one");
        assert!(names.starts_with("# Results\n\n## Names\n\n<!--"));
        let both = replaced(&names, "bench", "Speed", "fast");
        assert_eq!(replaced(&both, "eval", "Names", "two"), both.replace("one", "two"));
        assert_eq!(replaced(&both, "bench", "Speed", "fast"), both);
    }
}
