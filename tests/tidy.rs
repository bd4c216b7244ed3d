//! The shape of the sources: which layer knows which, how long files are, where JavaScript is known.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

/// The layers, in the order of the pipeline: each may use those above it and none below.
const LAYERS: [&str; 19] = [
    "hash",
    "fold",
    "lexicon",
    "span",
    "entity_type",
    "candidate",
    "ticker",
    "text",
    "model",
    "tag",
    "find",
    "resolve",
    "link",
    "kind",
    "know",
    "topic",
    "wire",
    "engine",
    "wasm",
];

/// The most lines of a file.
const MAX_LINES: usize = 500;

/// What only `wasm.rs` may name. `tsify` is not here: it writes declarations and runs nothing.
const JAVASCRIPT: [&str; 6] =
    ["wasm_bindgen", "js_sys", "web_sys", "serde_wasm_bindgen", "JsValue", "JsError"];

/// All source files with their paths under `src`.
fn sources() -> Vec<(PathBuf, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![src.clone()];
    let mut sources = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                sources.push((path.strip_prefix(&src).unwrap().to_owned(), text));
            }
        }
    }
    sources.sort();
    assert!(sources.len() > 10);
    sources
}

/// The source without its line comments, so that docs may point anywhere.
fn code(source: &str) -> String {
    let lines = source.lines().map(|line| line.split_once("//").map_or(line, |(code, _)| code));
    lines.collect::<Vec<_>>().join("\n")
}

/// The module under the crate's root that a file belongs to; empty for the root itself.
fn module(path: &Path) -> String {
    let first = path.components().next().unwrap().as_os_str().to_string_lossy().into_owned();
    let name = first.trim_end_matches(".rs");
    if name == "lib" { String::new() } else { name.to_owned() }
}

/// What the crate's root re-exports: from the name to the module.
fn exports(root: &str) -> BTreeMap<String, String> {
    let mut exports = BTreeMap::new();
    for statement in code(root)
        .split(';')
        .filter_map(|statement| statement.trim().strip_prefix("pub use ").map(str::to_owned))
    {
        let (module, names) = statement.split_once("::").unwrap();
        for name in names.trim_matches(['{', '}']).split(',') {
            exports.insert(name.trim().to_owned(), module.to_owned());
        }
    }
    assert!(exports.contains_key("Span"));
    exports
}

/// The first names of all paths that begin at the crate's root: `crate::a::b`, `crate::{a, b::{c, d}}`.
fn names_used(code: &str) -> Vec<String> {
    let mut names = Vec::new();
    for (at, prefix) in code.match_indices("crate::") {
        if code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_') {
            continue;
        }
        let rest = &code[at + prefix.len()..];
        let Some(group) = rest.strip_prefix('{') else {
            names.push(rest.chars().take_while(|&c| c.is_alphanumeric() || c == '_').collect());
            continue;
        };
        let mut depth = 0;
        let mut name = String::new();
        for c in group.chars() {
            match c {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                _ => {}
            }
            if depth == 0 && c == ',' {
                names.push(std::mem::take(&mut name));
            } else if depth == 0 {
                name.push(c);
            }
        }
        names.push(name);
    }
    let first = |name: &String| name.trim().split("::").next().unwrap_or_default().trim().to_owned();
    names.iter().map(first).filter(|name| !name.is_empty()).collect()
}

#[test]
fn layers_know_only_those_above_them() {
    let sources = sources();
    let root = &sources.iter().find(|(path, _)| path == Path::new("lib.rs")).unwrap().1;
    let exports = exports(root);
    let rank = |module: &str| LAYERS.iter().position(|layer| *layer == module);
    let mut wrong = Vec::new();
    for (path, source) in &sources {
        let module = module(path);
        if module.is_empty() {
            continue;
        }
        let Some(own) = rank(&module) else {
            wrong.push(format!("{}: `{module}` is no layer; give it a place in LAYERS", path.display()));
            continue;
        };
        for name in names_used(&code(source)) {
            let target = exports.get(&name).unwrap_or(&name);
            if target != &module && rank(target).is_none_or(|rank| rank > own) {
                wrong.push(format!("{}: `{module}` may not know `{target}`", path.display()));
            }
        }
        // The root is reached by `crate::` only, where this test can see it.
        let depth = path.components().count();
        if code(source).contains(&"super::".repeat(depth)) && depth > 2 {
            wrong.push(format!("{}: write `crate::` instead of climbing to the root", path.display()));
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn files_are_one_idea_long() {
    let long: Vec<String> = sources()
        .iter()
        .map(|(path, source)| (path, source.lines().count()))
        .filter(|&(_, lines)| lines > MAX_LINES)
        .map(|(path, lines)| {
            format!("{}: {lines} lines, more than {MAX_LINES}; split it by ideas", path.display())
        })
        .collect();
    assert!(long.is_empty(), "\n{}\n", long.join("\n"));
}

#[test]
fn javascript_is_known_in_one_file_only() {
    for (path, source) in sources().iter().filter(|(path, _)| path != Path::new("wasm.rs")) {
        for name in JAVASCRIPT {
            assert!(!code(source).contains(name), "{}: `{name}` belongs into wasm.rs", path.display());
        }
    }
}

#[test]
fn the_test_sees_paths_in_groups() {
    let code = "use crate::{Span, text::{self, Document}, wire::x};\nlet a = crate::link::link; mycrate::b;";
    assert_eq!(names_used(code), ["Span", "text", "wire", "link"]);
}
