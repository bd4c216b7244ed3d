//! What names are told to be: sentences in which each name is marked with its type and subtype.
//!
//! ```text
//! The [place/city: Orrin]-based charity met the [organization/government: Harbor Department].
//! [other>group/ethnic: Hispanic] voters came.
//! ```
//! A mark without a slash is a name whose subtype must stay unknown. The names are given to the stage as the tagger
//! gives them: of events, works and laws it knows no more than that they are other names; where it takes a name for
//! something else, that stands before a `>`. A file holds a case a line; empty lines and lines that begin with `#` are
//! for the reader.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

#[path = "common/marked.rs"]
#[allow(dead_code, reason = "each test binary uses a part")]
mod marked;

use std::{fs, path::Path};

use marked::{Case, cases};
use nutgraf::{
    EntityType, Model, Span,
    candidate::{Source, TypeShares},
    kind, link,
    resolve::Mention,
    text,
};

/// All types of names.
const TYPES: [EntityType; 9] = [
    EntityType::Person,
    EntityType::Organization,
    EntityType::Place,
    EntityType::Group,
    EntityType::Event,
    EntityType::Work,
    EntityType::Law,
    EntityType::Product,
    EntityType::Other,
];

fn name_of(entity_type: EntityType) -> String {
    format!("{entity_type:?}").to_lowercase()
}

fn type_named(name: &str) -> EntityType {
    TYPES
        .into_iter()
        .find(|entity_type| name_of(*entity_type) == name)
        .unwrap_or_else(|| panic!("no type `{name}`"))
}

/// What the tagger would take the name of a mark for.
fn tagged(label: &str) -> EntityType {
    let (given, wanted) = label.split_once('>').unwrap_or(("", label));
    if !given.is_empty() {
        return type_named(given);
    }
    match type_named(wanted.split('/').next().unwrap()) {
        EntityType::Event | EntityType::Work | EntityType::Law => EntityType::Other,
        entity_type => entity_type,
    }
}

/// The labels that the marks of `case` are given.
fn labels(case: &Case, model: &Model) -> Vec<String> {
    let document = text::read(&case.text);
    let mentions: Vec<Mention> = case
        .marks
        .iter()
        .map(|mark| Mention {
            span: Span::new(mark.start as u32, mark.end as u32),
            entity_type: tagged(&mark.label),
            subtype: None,
            confidence: 0.9,
            source: Source::Tagger,
            shares: TypeShares::only(tagged(&mark.label), 0.9),
            sentence: document.sentence_at(mark.start as u32).unwrap() as u32,
        })
        .collect();
    let (mentions, entities) = link::link(&document, None, mentions);
    let kinds = kind::kinds(&document, model, &mentions, &entities);
    let mut labels = vec![String::new(); mentions.len()];
    for (entity, kind) in entities.iter().zip(kinds) {
        let name = name_of(kind.entity_type);
        let label = kind.subtype.map_or(name.clone(), |subtype| format!("{name}/{subtype}"));
        for &mention in &entity.mentions {
            labels[mention as usize].clone_from(&label);
        }
    }
    labels
}

#[test]
fn marked_names_are_told() {
    let model = Model::embedded().unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/types");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    let (mut wrong, mut count, mut sentences) = (Vec::new(), 0, 0);
    for file in files {
        for case in cases(&fs::read_to_string(file).unwrap()) {
            sentences += 1;
            for (mark, label) in case.marks.iter().zip(labels(&case, &model)) {
                count += 1;
                let wanted = mark.label.rsplit('>').next().unwrap();
                if label != wanted {
                    wrong.push(format!(
                        "{label} for `{}` in {}",
                        &case.text[mark.start..mark.end],
                        case.marked
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {count} names are told otherwise:\n{}", wrong.len(), wrong.join("\n"));
    assert!(sentences >= 150, "only {sentences} sentences were found");
}
