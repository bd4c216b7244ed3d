//! `cargo xtask eval types`: how right the finer types of names are.
//!
//! The texts go through the whole of `analyze`. *Given the span* counts the names alone that were found exactly;
//! *end to end* counts all.

use std::{collections::BTreeMap, fmt::Write as _, path::Path};

use anyhow::Result;
use nutgraf::{Analysis, Article, EntityType, Model, analyze};
use rayon::prelude::*;

use super::score::{Counts, Score};
use crate::{
    data::labels::{self, Labelled},
    evaluation,
};

/// A name of a text: its words, what it is by the label, and what was made of it.
struct Name<'a> {
    words: String,
    label: &'a str,
    given: Option<(EntityType, Option<&'static str>)>,
}

/// Measures `model` on the sets below `data` and puts the tables into docs/EVALUATION.md.
pub(crate) fn run(data: &Path, model: &Model, show: bool) -> Result<()> {
    let folder = data.join("ner");
    // A hundred sentences are about five articles: as long as a text can be without names meeting their like.
    let worldwide = labels::read(&folder.join("worldwide/dev.tsv"), 20)?;
    let mut report = "### Worldwide dev\n\n".to_owned();
    report += &types(&worldwide, model, show);
    let mut crossner = labels::read(&folder.join("crossner-politics/dev.txt"), 1)?;
    crossner.extend(labels::read(&folder.join("crossner-politics/train.txt"), 1)?);
    report += "\n### CrossNER politics, dev and train\n\n";
    report += &subtypes(&crossner, model, show);
    println!("{report}");
    evaluation::put("cargo xtask eval types --data DATA", "Finer types", &report)
}

fn analyses<'a>(texts: &'a [Labelled], model: &Model) -> Vec<(&'a Labelled, Analysis)> {
    texts.par_iter().map(|text| (text, analyze(&Article::new(&text.text), model))).collect()
}

/// The names of a text, found or not.
fn names<'a>(text: &'a Labelled, analysis: &Analysis) -> Vec<Name<'a>> {
    let units: Vec<u16> = text.text.encode_utf16().collect();
    let names = text.names.iter().map(|(range, label)| {
        let mention =
            analysis.mentions.iter().find(|mention| mention.start == range.start && mention.end == range.end);
        let mention = mention.filter(|mention| mention.entity_type.is_name());
        Name {
            words: String::from_utf16_lossy(&units[range.start as usize..range.end as usize]),
            label,
            given: mention.map(|mention| (mention.entity_type, mention.subtype)),
        }
    });
    names.collect()
}

/// The classes of the Worldwide set, as the types and subtypes tell them.
fn class(entity_type: EntityType, subtype: Option<&str>) -> &'static str {
    match (entity_type, subtype) {
        (EntityType::Person, _) => "person",
        (EntityType::Organization, _) => "organization",
        (EntityType::Place, Some("facility")) => "place: facility",
        (EntityType::Place, _) => "place: others",
        (EntityType::Group, _) => "group",
        (EntityType::Product, _) => "product",
        _ => "event, work, law, other",
    }
}

fn class_of_label(label: &str) -> Option<&'static str> {
    Some(match label {
        "Person" => "person",
        "Organization" => "organization",
        "Facility" => "place: facility",
        "Location" => "place: others",
        "NORP" => "group",
        "Product" => "product",
        "Misc" => "event, work, law, other",
        _ => return None,
    })
}

/// Types against the nine of the Worldwide set.
fn types(texts: &[Labelled], model: &Model, show: bool) -> String {
    let (mut given_span, mut whole) = (Score::default(), Score::default());
    for (text, analysis) in analyses(texts, model) {
        let gold: Vec<_> = text
            .names
            .iter()
            .filter_map(|(range, label)| {
                Some((range.start as usize, range.end as usize, class_of_label(label)?))
            })
            .collect();
        let mentions = analysis.mentions.iter().filter(|mention| mention.entity_type.is_name());
        let given: Vec<_> = mentions
            .map(|mention| {
                (mention.start as usize, mention.end as usize, class(mention.entity_type, mention.subtype))
            })
            .collect();
        whole.add(&gold, &given);
        let in_both = |name: &(usize, usize, &str), others: &[(usize, usize, &str)]| {
            others.iter().any(|other| (other.0, other.1) == (name.0, name.1))
        };
        let gold_found: Vec<_> = gold.iter().copied().filter(|name| in_both(name, &given)).collect();
        let given_right: Vec<_> = given.iter().copied().filter(|name| in_both(name, &gold)).collect();
        given_span.add(&gold_found, &given_right);
        for name in names(text, &analysis).iter().filter(|_| show) {
            let Some((entity_type, subtype)) = name.given else { continue };
            if class_of_label(name.label).is_some_and(|label| label != class(entity_type, subtype)) {
                println!("{}: {} for {}", name.words, class(entity_type, subtype), name.label);
            }
        }
    }
    let mut table =
        "| type | precision | recall | F1, given the span | precision | recall | F1, end to end | names |\n\
                     |---|---:|---:|---:|---:|---:|---:|---:|\n"
            .to_owned();
    for (class, counts) in &whole.by_type {
        let found = given_span.by_type.get(class).copied().unwrap_or_default();
        let figures = |counts: Counts| {
            format!("{:.1} | {:.1} | {:.1}", counts.precision(), counts.recall(), counts.f1())
        };
        let names = counts.right + counts.missed;
        let _ = writeln!(table, "| {class} | {} | {} | {names} |", figures(found), figures(*counts));
    }
    table
}

/// What a label of CrossNER asks for: the types that are right, and whether a subtype is.
fn is_right_type(label: &str, entity_type: EntityType) -> bool {
    use EntityType::{Event, Group, Law, Organization, Other, Person, Place, Product, Work};
    match label {
        "politician" | "person" => entity_type == Person,
        "politicalparty" | "organisation" => entity_type == Organization,
        "country" | "location" => entity_type == Place,
        "election" | "event" => entity_type == Event,
        "misc" => matches!(entity_type, Group | Law | Other | Product | Work),
        _ => false,
    }
}

/// Whether the subtype says what the label does; of labels that say no more than the type, whether it says nothing
/// that another label does.
fn is_right_subtype(label: &str, subtype: &str) -> bool {
    match label {
        "politician" => subtype == "politician",
        "politicalparty" => subtype == "party",
        "country" => subtype == "country",
        "election" => subtype == "election",
        "person" => subtype != "politician",
        "organisation" => subtype != "party",
        "location" => subtype != "country",
        "event" => subtype != "election",
        _ => true,
    }
}

#[derive(Default)]
struct Row {
    names: usize,
    found: usize,
    right_type: usize,
    with_subtype: usize,
    right_subtype: usize,
}

/// Subtypes against the labels of CrossNER.
fn subtypes(texts: &[Labelled], model: &Model, show: bool) -> String {
    let mut rows: BTreeMap<&str, Row> = BTreeMap::new();
    for (text, analysis) in analyses(texts, model) {
        for name in names(text, &analysis) {
            let row = rows.entry(name.label).or_default();
            row.names += 1;
            let Some((entity_type, subtype)) = name.given else { continue };
            row.found += 1;
            let is_right = is_right_type(name.label, entity_type);
            row.right_type += usize::from(is_right);
            if is_right && let Some(subtype) = subtype {
                row.with_subtype += 1;
                row.right_subtype += usize::from(is_right_subtype(name.label, subtype));
            }
            let is_wrong = !is_right || subtype.is_some_and(|subtype| !is_right_subtype(name.label, subtype));
            if show && (is_wrong || subtype.is_none()) {
                let kind = format!("{entity_type:?}/{}", subtype.unwrap_or("?")).to_lowercase();
                println!("{}: {kind} for {}", name.words, name.label);
            }
        }
    }
    let mut table = "| label | names | found exactly | of these of the right type | of these with a subtype | of these right |\n\
                     |---|---:|---:|---:|---:|---:|\n"
        .to_owned();
    let share = |part: usize, whole: usize| 100.0 * part as f64 / whole.max(1) as f64;
    for (label, row) in rows {
        let _ = writeln!(
            table,
            "| {label} | {} | {:.1} % | {:.1} % | {:.1} % | {:.1} % |",
            row.names,
            share(row.found, row.names),
            share(row.right_type, row.found),
            share(row.with_subtype, row.right_type),
            share(row.right_subtype, row.with_subtype)
        );
    }
    table
}
