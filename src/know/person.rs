//! Heads of state and government, and politicians of the United States: by their full names, and only where the article
//! says something that fits. By a surname alone only presidents and leaders, and only where the article says that office:
//! "President Quill", "the Quill administration".

use super::{Knowledge, Reading, Relation, Why, context::Context};
use crate::{
    Span,
    fold::{fold, name_key},
    link::Entity,
    model::almanac::{Entry, Record},
    text::Token,
};

/// Words of roles that fit a head of state or government.
const LEADERS: &[&str] = &[
    "president",
    "premier",
    "minister",
    "chancellor",
    "king",
    "queen",
    "emir",
    "amir",
    "sultan",
    "pope",
    "pontiff",
    "leader",
    "taoiseach",
    "prince",
    "ruler",
    "dictator",
    "strongman",
    "ayatollah",
    "monarch",
    "duke",
];
/// Words of roles that fit a politician of the United States.
const POLITICIANS: &[&str] = &[
    "sen",
    "senator",
    "rep",
    "representative",
    "congressman",
    "congresswoman",
    "congressmen",
    "lawmaker",
    "legislator",
    "speaker",
    "whip",
    "leader",
    "republican",
    "democrat",
    "democratic",
    "president",
    "delegate",
    "senators",
    "vice",
    "candidate",
    "nominee",
    "independent",
];
/// Who the person at `position` is.
pub(super) fn known(reading: &Reading<'_>, context: &Context, position: usize) -> Option<Knowledge> {
    let entity = reading.entities.get(position)?;
    if !name_key(&entity.name).contains(' ') {
        return by_surname(reading, context, position, entity);
    }
    let mut found: Vec<(Entry, Record)> = Vec::new();
    let names = std::iter::once(entity.name.as_str()).chain(entity.aliases.iter().map(String::as_str));
    // A surname is everybody's.
    for name in names.filter(|name| name_key(name).contains(' ')) {
        for entry in reading.almanac.named(name) {
            let Entry::Record(at) = entry else { continue };
            let Some(record) = reading.almanac.record(at) else { continue };
            let is_person = matches!(record.kind.as_str(), "leader" | "politician");
            if is_person && !found.iter().any(|(other, _)| *other == entry) {
                found.push((entry, record));
            }
        }
    }
    let mut fitting = found
        .iter()
        .filter_map(|(entry, record)| Some((*entry, support(reading, context, position, entity, record)?)));
    let (entry, why) = fitting.next()?;
    // Two of the name fit: the article does not say which.
    if fitting.next().is_some() {
        return None;
    }
    let other = found.iter().map(|(other, _)| *other).find(|other| *other != entry);
    Some(Knowledge { entry, relation: Relation::Is, why, other })
}

/// Who someone is of whom the article has the surname alone: the only one of that name in office, then or now, where the
/// article says the office and, of leaders elsewhere, names the country.
fn by_surname(
    reading: &Reading<'_>,
    context: &Context,
    position: usize,
    entity: &Entity,
) -> Option<Knowledge> {
    let &[at] = reading.almanac.leaders_called(&entity.name) else { return None };
    let record = reading.almanac.record(at)?;
    let is_abroad = record.kind == "leader";
    if is_abroad && context.for_country(record.country?, position).next().is_none() {
        return None;
    }
    let office = |role: &str| if is_abroad { holds(role, LEADERS) } else { is_presidency(role) };
    let words = |span: &Span| reading.document.words(*span);
    let role = entity.roles.iter().copied().find(|role| office(words(role)));
    let behind = || entity.mentions.iter().find_map(|&mention| administration(reading, mention));
    let evidence = role.or_else(|| if is_abroad { None } else { behind() })?;
    Some(Knowledge {
        entry: Entry::Record(at),
        relation: Relation::Is,
        why: Why::Role(evidence),
        other: None,
    })
}

/// Whether `role` is no presidency but that of the United States: "former President", not "Senate President".
fn is_presidency(role: &str) -> bool {
    let mut words = role.split(|c: char| !c.is_alphanumeric() && c != '.').map(fold).peekable();
    words.peek().is_some()
        && role.to_lowercase().contains("president")
        && words.all(|word| {
            matches!(
                word.as_str(),
                "" | "president"
                    | "former"
                    | "then"
                    | "ex"
                    | "us"
                    | "american"
                    | "elect"
                    | "late"
                    | "democratic"
                    | "republican"
            )
        })
}

/// "the Quill [administration]": the word behind the mention.
fn administration(reading: &Reading<'_>, mention: u32) -> Option<Span> {
    let mention = reading.mentions.get(mention as usize)?;
    let next = reading.document.token_range(mention.span).end;
    let token = reading.document.tokens().get(next as usize)?;
    matches!(reading.document.words(token.span()), "administration" | "presidency").then(|| token.span())
}

/// What the article says that fits `record`, if anything.
fn support(
    reading: &Reading<'_>,
    context: &Context,
    position: usize,
    entity: &Entity,
    record: &Record,
) -> Option<Why> {
    let is_leader = record.kind == "leader";
    let words = if is_leader { LEADERS } else { POLITICIANS };
    if let Some(role) = entity.roles.iter().find(|role| holds(reading.document.words(**role), words)) {
        return Some(Why::Role(*role));
    }
    let titles = entity.mentions.iter().filter_map(|&mention| title(reading, mention));
    if let Some(title) = titles.into_iter().find(|title| holds(reading.document.words(*title), words)) {
        return Some(Why::Role(title));
    }
    if is_leader {
        let names: Vec<u32> = context.for_country(record.country?, position).take(2).collect();
        return (!names.is_empty()).then_some(Why::Named(names));
    }
    if let Some(mark) = entity.mentions.iter().find_map(|&mention| party_mark(reading, mention)) {
        return Some(Why::Role(mark));
    }
    // Someone with another job needs more than a Congress somewhere.
    if !entity.roles.is_empty() {
        return None;
    }
    context.chamber().map(|chamber| Why::Named(vec![chamber]))
}

/// Whether `role` holds one of `words`.
fn holds(role: &str, words: &[&str]) -> bool {
    role.split(|c: char| !c.is_alphanumeric() && c != '.').any(|word| words.contains(&fold(word).as_str()))
}

/// The word before a mention, the stop of an abbreviation aside: "Sen. …".
fn title(reading: &Reading<'_>, mention: u32) -> Option<Span> {
    let mention = reading.mentions.get(mention as usize)?;
    let document = reading.document;
    let start = document.token_range(mention.span).start;
    let before = document.tokens_in(start.saturating_sub(2)..start);
    let mut words = before.iter().rev().filter(|token| document.words(token.span()) != ".");
    words.next().map(Token::span)
}

/// "(D-Ohio)" or ", R-Texas," behind the mention.
fn party_mark(reading: &Reading<'_>, mention: u32) -> Option<Span> {
    let mention = reading.mentions.get(mention as usize)?;
    let document = reading.document;
    let next = document.token_range(mention.span).end;
    let tokens: &[Token] = document.tokens_in(next..next + 3);
    let [open, party, hyphen] = tokens else { return None };
    let words = |token: &Token| document.words(token.span());
    let is_mark = matches!(words(open), "(" | ",")
        && matches!(words(party), "D" | "R" | "I")
        && matches!(words(hyphen), "-" | "‐" | "–" | ".");
    is_mark.then(|| party.span())
}
