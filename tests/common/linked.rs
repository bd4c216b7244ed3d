//! Texts with marked mentions and the entities that they should become.
//!
//! ```text
//! == two people of one surname
//! title: An optional title
//! [person: Ada Quill] met [person: Tom Quill] on [date: Monday]. [person: Quill's] car was there.
//! ---
//! 1: person Ada Quill
//! 2 4: person Tom Quill; Quill
//! ```
//! Marks are cut out of the text. In `[place/person: Austin]` the tagger hesitates between two types, the first of
//! which it likes a little better; in all others it is sure; numbers count the mentions from 1. Behind `---` every entity has a line, in the
//! order of first mentions: its mentions, type, name, and aliases behind semicolons; behind a bar what else it could be.

use std::collections::BTreeSet;

use nutgraf::{
    EntityType, Span,
    candidate::{Source, TypeShares},
    link::Entity,
    resolve::Mention,
    text,
};

/// One case of a file.
pub(crate) struct Case {
    /// What stands behind `==`.
    pub(crate) heading: String,
    /// The title, where the case has one.
    pub(crate) title: Option<String>,
    /// The text without marks.
    pub(crate) text: String,
    /// The marked mentions.
    pub(crate) marks: Vec<Mark>,
    /// The lines behind `---`.
    pub(crate) expected: String,
}

/// A mark: where it stands, and what the tagger may take it for.
pub(crate) struct Mark {
    pub(crate) span: Span,
    pub(crate) likeliest: EntityType,
    pub(crate) rival: Option<EntityType>,
}

/// The cases in the content of a file.
pub(crate) fn cases(file: &str) -> Vec<Case> {
    file.split("\n== ")
        .skip(1)
        .map(|case| {
            let (heading, rest) = case.split_once('\n').expect("a text below the heading");
            let (marked, expected) = rest.split_once("\n---\n").expect("a line `---` behind the text");
            let (title, marked) = match marked.strip_prefix("title: ").and_then(|rest| rest.split_once('\n'))
            {
                Some((title, marked)) => (Some(title.to_owned()), marked),
                None => (None, marked),
            };
            let (text, marks) = unmark(marked);
            Case { heading: heading.to_owned(), title, text, marks, expected: expected.trim().to_owned() }
        })
        .collect()
}

/// Cuts `[type: words]` marks out of a text.
fn unmark(marked: &str) -> (String, Vec<Mark>) {
    let mut text = String::new();
    let mut marks = Vec::new();
    let mut rest = marked;
    while let Some((before, mark)) = rest.split_once('[') {
        let (mark, after) = mark.split_once(']').expect("a mark that ends");
        let (name, words) = mark.split_once(": ").expect("a type before the words");
        text.push_str(before);
        let start = text.len() as u32;
        text.push_str(words);
        let mut types = name.split('/').map(entity_type);
        let likeliest = types.next().expect("a type");
        let span = Span::new(start, text.len() as u32);
        marks.push(Mark { span, likeliest, rival: types.next() });
        rest = after;
    }
    text.push_str(rest);
    (text, marks)
}

/// Mentions as the tagger would give them.
pub(crate) fn mentions(document: &text::Document<'_>, marks: &[Mark]) -> Vec<Mention> {
    marks
        .iter()
        .map(|mark| {
            let confidence = if mark.rival.is_some() { 0.5 } else { 0.9 };
            let mut shares = TypeShares::only(mark.likeliest, confidence);
            if let Some(rival) = mark.rival {
                shares.add(rival, 0.4);
            }
            Mention {
                span: mark.span,
                entity_type: mark.likeliest,
                subtype: None,
                confidence,
                shares,
                source: Source::Tagger,
                sentence: document.sentence_at(mark.span.start()).unwrap_or_default() as u32,
            }
        })
        .collect()
}

/// The entities as a case file writes them.
pub(crate) fn show(entities: &[Entity]) -> String {
    let mut order: Vec<&Entity> = entities.iter().collect();
    order.sort_by_key(|entity| entity.mentions.first().copied());
    let lines: Vec<String> = order
        .into_iter()
        .map(|entity| {
            let numbers: Vec<String> =
                entity.mentions.iter().map(|mention| (mention + 1).to_string()).collect();
            format!("{}: {}{}", numbers.join(" "), names(entity), alternatives(entity, entities))
        })
        .collect();
    lines.join("\n")
}

/// The type of an entity, its name, and its other names behind semicolons.
pub(crate) fn names(entity: &Entity) -> String {
    let names: Vec<&str> = std::iter::once(&entity.name).chain(&entity.aliases).map(String::as_str).collect();
    format!("{} {}", format!("{:?}", entity.entity_type).to_lowercase(), names.join("; "))
}

/// What a short name could be, behind a bar.
pub(crate) fn alternatives(entity: &Entity, entities: &[Entity]) -> String {
    let names: BTreeSet<u32> = entity.open.iter().flat_map(|open| open.alternatives.clone()).collect();
    let names: Vec<&str> =
        names.into_iter().filter_map(|at| Some(entities.get(at as usize)?.name.as_str())).collect();
    if names.is_empty() { String::new() } else { format!(" | {}", names.join(" or ")) }
}

fn entity_type(name: &str) -> EntityType {
    use EntityType::{
        Date, Event, Group, Law, Money, Organization, Other, Percent, Person, Place, Product, Quantity, Time,
        Work,
    };
    [
        Person,
        Organization,
        Place,
        Group,
        Event,
        Work,
        Law,
        Product,
        Other,
        Date,
        Time,
        Money,
        Percent,
        Quantity,
    ]
    .into_iter()
    .find(|entity_type| format!("{entity_type:?}").to_lowercase() == name)
    .unwrap_or_else(|| panic!("no type `{name}`"))
}
