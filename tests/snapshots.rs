//! How the two sample articles are read, word by word: the words above, what they are below.
//!
//! A change of a reading shows as a difference to `tests/snapshots/`. Where it is meant, take it on purpose:
//! `NUTGRAF_ACCEPT=1 cargo test --test snapshots`, and look at what changed before committing it.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use std::{env, fmt::Write, fs, path::Path};

use nutgraf::{Article, EntityType, Model, Span, analyze, text};

/// How many characters a line of words has at most.
const WIDTH: usize = 100;

/// The reading of `text`: for each sentence its kind of block, its words, and under each mention its type and entity.
fn render(text: &str) -> String {
    let analysis = analyze(&Article::new(text), &Model::embedded().unwrap());
    let units: Vec<u16> = text.encode_utf16().collect();
    // Both samples are without characters of two units, so a byte offset is found by counting.
    let byte = |unit: u32| String::from_utf16(units.get(..unit as usize).unwrap()).unwrap().len() as u32;
    let mentions: Vec<(Span, String)> = analysis
        .mentions
        .iter()
        .map(|mention| {
            let name = mention.entity.and_then(|id| analysis.entities.get(id as usize));
            let label = kind(mention.entity_type, mention.subtype.filter(|_| mention.entity.is_some()));
            let label = name.map_or(label.clone(), |entity| format!("{label}:{}", entity.name));
            (Span::new(byte(mention.start), byte(mention.end)), label)
        })
        .collect();

    let document = text::read(text);
    let mut page = String::new();
    for sentence in document.sentences() {
        let kind = document.block_of(sentence).map(|block| format!("{:?}", block.kind()).to_lowercase());
        writeln!(page, "[{}]", kind.unwrap_or_default()).unwrap();
        let (mut above, mut below) = (String::new(), String::new());
        for token in document.tokens_of(sentence) {
            let words = document.words(token.span());
            let starting = mentions.iter().find(|(span, _)| span.start() == token.span().start());
            let inside = mentions.iter().any(|(span, _)| span.overlaps(token.span()));
            let mark = match starting {
                Some((_, label)) => format!("└{label}"),
                None if inside => "─".repeat(words.chars().count()),
                None => String::new(),
            };
            let width = words.chars().count().max(mark.chars().count());
            if above.chars().count() + width > WIDTH {
                flush(&mut page, &mut above, &mut below);
            }
            write!(above, "{words:<width$} ").unwrap();
            write!(below, "{mark:<width$} ").unwrap();
        }
        flush(&mut page, &mut above, &mut below);
    }
    writeln!(page, "== entities").unwrap();
    for entity in &analysis.entities {
        let kind = kind(entity.entity_type, entity.subtype);
        let aliases = entity.aliases.join(", ");
        writeln!(
            page,
            "{:.2} {kind} {} ({aliases}) ×{}",
            entity.salience,
            entity.name,
            entity.mentions.len()
        )
        .unwrap();
    }
    writeln!(page, "== keyphrases").unwrap();
    for phrase in &analysis.keyphrases {
        writeln!(page, "{:.2} {} ×{}", phrase.score, phrase.text, phrase.occurrences.len()).unwrap();
    }
    page
}

/// A type with its subtype, where there is one.
fn kind(entity_type: EntityType, subtype: Option<&str>) -> String {
    let name = format!("{entity_type:?}").to_lowercase();
    subtype.map_or(name.clone(), |subtype| format!("{name}/{subtype}"))
}

/// Moves a line of words and the line of their marks to the page.
fn flush(page: &mut String, above: &mut String, below: &mut String) {
    writeln!(page, "  {}", above.trim_end()).unwrap();
    if !below.trim().is_empty() {
        writeln!(page, "  {}", below.trim_end()).unwrap();
    }
    above.clear();
    below.clear();
}

fn check(name: &str) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let found = render(&fs::read_to_string(root.join("seeds").join(name)).unwrap());
    let path = root.join("tests/snapshots").join(name);
    if env::var_os("NUTGRAF_ACCEPT").is_some() {
        fs::write(&path, &found).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    let pairs = expected.lines().zip(found.lines()).enumerate();
    if let Some((line, (expected, found))) = pairs.clone().find(|(_, (expected, found))| expected != found) {
        panic!("{name}, line {}:\n  expected {expected}\n     found {found}", line + 1);
    }
    assert_eq!(expected.lines().count(), found.lines().count(), "{name}: the lengths differ");
}

#[test]
fn the_first_sample_is_read_as_before() {
    check("000_4826a167a596511a.txt");
}

#[test]
fn the_second_sample_is_read_as_before() {
    check("003_9a019d5550923093.txt");
}
