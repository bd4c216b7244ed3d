//! `cargo xtask eval link`: how right the entities are that names are linked to.
//!
//! *Names given*: the linker gets the names that people marked, with their types. *From the text*: the whole of
//! `analyze` reads the text; a mention of ours is the marked one whose head it contains.

use std::{collections::BTreeMap, fmt::Write as _, path::Path};

use anyhow::{Result, ensure};
use nutgraf::{
    Article, Model, Span, analyze,
    candidate::{Source, TypeShares},
    link,
    resolve::Mention,
    text,
    wire::Utf16Index,
};
use rayon::prelude::*;

use super::{
    causes::{self, Causes, Found, Place},
    coreference::{Cluster, Coreference},
};
use crate::{
    data::gum::{self, Text},
    evaluation, lexicon,
};

/// How sure each marked name is, as if the tagger had given it.
const CONFIDENCE: f32 = 0.9;

/// The least F1 over all texts that a change may leave: B³ and CEAFe, names given, then the same from the text. About a
/// point below what was reached.
const FLOORS: [f64; 4] = [94.0, 91.5, 78.0, 74.5];

/// The scores of one genre.
#[derive(Debug, Clone, Copy, Default)]
struct Row {
    texts: usize,
    names: usize,
    given: Coreference,
    from_text: Coreference,
    /// As from the text, of the mentions alone that both sides have.
    shared: Coreference,
    causes: Causes,
}

impl Row {
    fn merge(&mut self, other: Self) {
        self.texts += other.texts;
        self.names += other.names;
        self.given.merge(other.given);
        self.from_text.merge(other.from_text);
        self.shared.merge(other.shared);
        self.causes.merge(other.causes);
    }
}

/// Measures `model` on GUM below `data` and puts the table into docs/EVALUATION.md; `show` also prints every entity
/// that is wrong, names given.
///
/// # Errors
/// Where the data cannot be read, or a score over all texts is below its floor.
pub(crate) fn run(data: &Path, model: &Model, show: bool) -> Result<()> {
    let texts = gum_texts(data)?;
    let rows: Vec<(Row, String)> = texts.par_iter().map(|text| measure(text, model)).collect();
    let mut genres: BTreeMap<&str, Row> = BTreeMap::new();
    let mut all = Row::default();
    for (text, (row, errors)) in texts.iter().zip(&rows) {
        genres.entry(text.genre()).or_default().merge(*row);
        all.merge(*row);
        if show {
            print!("{errors}");
        }
    }
    let news = genres.remove("news").unwrap_or_default();
    let first = [("**all**", all), ("**news**", news)];
    let causes = causes::table(&[("all", all.causes, all.shared), ("news", news.causes, news.shared)]);
    let report = format!("{}\n{causes}", table(first.into_iter().chain(genres)));
    println!("{report}");
    evaluation::put("cargo xtask eval link --data DATA", "Linking", &report)?;
    let scores = [all.given, all.from_text].map(|scores| [scores.b_cubed().f1, scores.ceaf().f1]);
    for (score, floor) in scores.as_flattened().iter().zip(FLOORS) {
        ensure!(*score >= floor, "an F1 of {score:.1} is below its floor of {floor:.1}");
    }
    Ok(())
}

/// The texts of GUM below `data`.
pub(super) fn gum_texts(data: &Path) -> Result<Vec<Text>> {
    let titles = lexicon::read(&lexicon::folder().join("link/titles.txt"))?;
    gum::read(data, |word| titles.iter().any(|title| title.split('\t').next() == Some(word)))
}

/// The scores of a text, and what is wrong with it, names given.
fn measure(text: &Text, model: &Model) -> (Row, String) {
    let gold = gold(text);
    let given = names_given(text);
    let mut row = Row { texts: 1, names: text.names.len(), ..Row::default() };
    row.given.add(&gold, &given);
    let (ours, found) = from_text(text, model);
    row.from_text.add(&gold, &ours);
    let [both_gold, both_ours] = found.shared(&gold, &ours);
    row.shared.add(&both_gold, &both_ours);
    row.causes.add(text, &found);
    (row, errors(text, &gold, &given))
}

/// The entities that people made of the names.
fn gold(text: &Text) -> Vec<Cluster> {
    let mut clusters: BTreeMap<&str, Cluster> = BTreeMap::new();
    for (position, name) in text.names.iter().enumerate() {
        clusters.entry(&name.entity).or_default().push(position);
    }
    clusters.into_values().collect()
}

fn names_given(text: &Text) -> Vec<Cluster> {
    let document = text::read(&text.plain);
    let (mentions, entities) = link_names(&document, text);
    // The linker may cut a name into two: the first stands for the marked one, the second counts against us.
    let number = |position: u32| {
        let span = mentions[position as usize].span;
        let name = text.names.partition_point(|name| name.span.end() <= span.start());
        let before = position.checked_sub(1).map(|before| mentions[before as usize].span.start());
        let is_second = before.is_some_and(|before| before >= text.names[name].span.start());
        if is_second { text.names.len() + position as usize } else { name }
    };
    entities.iter().map(|entity| entity.mentions.iter().map(|&mention| number(mention)).collect()).collect()
}

/// What the linker makes of the names that people marked in `text`, which `document` holds.
pub(super) fn link_names(document: &text::Document<'_>, text: &Text) -> (Vec<Mention>, Vec<link::Entity>) {
    let mention = |name: &gum::Name| Mention {
        span: name.span,
        entity_type: name.entity_type,
        subtype: None,
        confidence: CONFIDENCE,
        shares: TypeShares::only(name.entity_type, CONFIDENCE),
        source: Source::Tagger,
        sentence: document.sentence_at(name.span.start()).unwrap_or_default() as u32,
    };
    link::link(document, None, text.names.iter().map(mention).collect())
}

/// What `analyze` makes of the plain text: its entities, in the numbers of the marked names; a mention of ours that is no
/// marked one has a number behind those.
fn from_text(text: &Text, model: &Model) -> (Vec<Cluster>, Found) {
    let analysis = analyze(&Article::new(&text.plain), model);
    let index = Utf16Index::new(&text.plain);
    let starts = |span: Span| index.offset(span.start());
    let heads: Vec<u32> = text.names.iter().map(|name| starts(name.head)).collect();
    let proper: Vec<u32> = text.proper.iter().copied().map(starts).collect();
    let spans: Vec<(u32, u32)> =
        text.names.iter().map(|name| (starts(name.span), index.offset(name.span.end()))).collect();
    // The first that a range holds, by its position.
    let first_in = |list: &[u32], start: u32, end: u32| {
        let at = list.partition_point(|&place| place < start);
        list.get(at).filter(|&&place| place < end).map(|_| at)
    };
    let number = |position: u32| {
        let mention = &analysis.mentions[position as usize];
        // GUM leaves adjectives unmarked: "Chinese" in "Chinese ships".
        first_in(&proper, mention.start, mention.end)?;
        let own = text.names.len() + position as usize;
        Some(first_in(&heads, mention.start, mention.end).unwrap_or(own))
    };
    let clusters = analysis
        .entities
        .iter()
        .map(|entity| entity.mentions.iter().filter_map(|&mention| number(mention)).collect::<Cluster>());
    let clusters: Vec<Cluster> = clusters.filter(|cluster| !cluster.is_empty()).collect();
    let mut found = Found { marked: vec![Place::Nowhere; text.names.len()], spurious: Vec::new() };
    for &number in clusters.iter().flatten() {
        let Some(own) = number.checked_sub(text.names.len()) else {
            found.marked[number] = Place::Here;
            continue;
        };
        let mention = &analysis.mentions[own];
        let next = spans.partition_point(|&(_, end)| end <= mention.start);
        let is_beside = spans.get(next).is_some_and(|&(start, _)| start < mention.end);
        let place = if is_beside { Place::Beside } else { Place::Nowhere };
        found.spurious.push((place, mention.entity_type));
    }
    let names = found.marked.iter_mut().zip(&spans).filter(|(place, _)| **place == Place::Nowhere);
    for (place, &(start, end)) in names {
        let at = analysis.mentions.partition_point(|mention| mention.end <= start);
        let other = analysis.mentions.get(at).filter(|mention| mention.start < end);
        if other.is_some_and(|mention| mention.entity.is_some()) {
            *place = Place::Beside;
        }
    }
    (clusters, found)
}

/// The entities that were split, and those that were put together, a line each.
fn errors(text: &Text, gold: &[Cluster], given: &[Cluster]) -> String {
    let mut lines = String::new();
    for (what, clusters, others) in [("split", gold, given), ("joined", given, gold)] {
        let mut owner = BTreeMap::new();
        for (at, cluster) in others.iter().enumerate() {
            owner.extend(cluster.iter().map(|&mention| (mention, at)));
        }
        for cluster in clusters {
            let mut pieces: BTreeMap<Option<&usize>, BTreeMap<(&str, String), u32>> = BTreeMap::new();
            for &mention in cluster {
                let Some(name) = text.names.get(mention) else { continue };
                let kind = format!("{:?}", name.entity_type);
                let piece = pieces.entry(owner.get(&mention)).or_default();
                *piece.entry((name.span.of(&text.plain), kind)).or_default() += 1;
            }
            if pieces.len() > 1 {
                let pieces: Vec<String> = pieces
                    .values()
                    .map(|piece| {
                        let names: Vec<String> = piece
                            .iter()
                            .map(|((name, kind), count)| format!("{name} ({kind}) {count}"))
                            .collect();
                        names.join(", ")
                    })
                    .collect();
                let _ = writeln!(lines, "{}\t{what}\t{}", text.name, pieces.join(" | "));
            }
        }
    }
    lines
}

fn table<'a>(rows: impl Iterator<Item = (&'a str, Row)>) -> String {
    let mut table = "| genre | texts | names | B³ precision, names given | recall | F1 | CEAFe F1 | B³ precision, from the text | recall | F1 | CEAFe F1 |\n\
         |---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n"
        .to_owned();
    for (genre, row) in rows {
        let _ = write!(table, "| {genre} | {} | {} |", row.texts, row.names);
        for scores in [row.given, row.from_text] {
            let (b_cubed, ceaf) = (scores.b_cubed(), scores.ceaf());
            let _ = write!(
                table,
                " {:.1} | {:.1} | {:.1} | {:.1} |",
                b_cubed.precision, b_cubed.recall, b_cubed.f1, ceaf.f1
            );
        }
        table.push('\n');
    }
    table
}
