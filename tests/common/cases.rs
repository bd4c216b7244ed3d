//! Cases as text: anyone can add one without knowing Rust.
//!
//! ```text
//! # A line that begins with a hash, before a case begins, is a remark.
//!
//! === what the case shows
//! The text, as it would be pasted.
//! ---
//! what is expected, in the notation of the test that reads the file
//! ```
//! Blank lines at either end of the text and of the expectation do not count. Where they are needed, or white space
//! at the ends of lines, both can write `\n`, `\r`, `\t`, `\s` (a space) and `\u{200b}`; a backslash is `\\`.

use std::{fmt::Write, fs, path::Path};

/// One case of a file.
#[derive(Debug)]
pub(crate) struct Case {
    /// What the case shows, from its `===` line, with the file and line it stands in.
    pub(crate) name: String,
    /// The text to read.
    pub(crate) text: String,
    /// The lines that are expected.
    pub(crate) expected: String,
}

/// The cases of all `.txt` files in `tests/cases/<folder>`, in the order of the file names.
pub(crate) fn read(folder: &str) -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(folder);
    let mut files: Vec<_> = fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    files.sort();
    let cases: Vec<Case> = files.iter().flat_map(|path| parse(path)).collect();
    assert!(!cases.is_empty(), "no cases in {}", folder.display());
    cases
}

fn parse(path: &Path) -> Vec<Case> {
    let content = fs::read_to_string(path).unwrap();
    let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut cases: Vec<Case> = Vec::new();
    let mut in_text = false;
    for (number, line) in content.lines().enumerate() {
        if let Some(name) = line.strip_prefix("=== ") {
            let name = format!("{file}:{}: {name}", number + 1);
            cases.push(Case { name, text: String::new(), expected: String::new() });
            in_text = true;
            continue;
        }
        let Some(case) = cases.last_mut() else {
            assert!(
                line.is_empty() || line.starts_with('#'),
                "{file}:{}: no case begins before this line",
                number + 1
            );
            continue;
        };
        if in_text && line == "---" {
            in_text = false;
            continue;
        }
        let part = if in_text { &mut case.text } else { &mut case.expected };
        part.push_str(line);
        part.push('\n');
    }
    for case in &mut cases {
        assert!(!case.expected.trim().is_empty(), "{}: nothing is expected", case.name);
        case.text = unescape(case.text.trim_matches('\n'), &case.name);
        case.expected = unescape(case.expected.trim_matches('\n'), &case.name);
    }
    cases
}

fn unescape(text: &str, name: &str) -> String {
    let mut plain = String::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            plain.push(c);
            continue;
        }
        match chars.next() {
            Some('n') => plain.push('\n'),
            Some('r') => plain.push('\r'),
            Some('t') => plain.push('\t'),
            Some('s') => plain.push(' '),
            Some('\\') => plain.push('\\'),
            Some('u') => {
                let code: String = chars.by_ref().skip(1).take_while(|&c| c != '}').collect();
                let code = u32::from_str_radix(&code, 16).ok().and_then(char::from_u32);
                plain.push(code.unwrap_or_else(|| panic!("{name}: no such character")));
            }
            _ => panic!("{name}: a backslash is written \\\\"),
        }
    }
    plain
}

/// Fails with all cases whose `actual` lines differ from the expected ones, both shown whole: what is right can be
/// copied into the file.
pub(crate) fn check(folder: &str, actual: impl Fn(&Case) -> String) {
    let mut wrong = String::new();
    let cases = read(folder);
    for case in &cases {
        let actual = actual(case);
        if actual.trim_end() != case.expected.trim_end() {
            let expected = &case.expected;
            writeln!(wrong, "=== {}\n--- expected\n{expected}\n--- actual\n{actual}\n", case.name).unwrap();
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}
