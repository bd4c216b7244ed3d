//! From the layers to plain data.

use super::{
    Analysis, Block, Entity, Keyphrase, Language, Mention, Published, Role, SCHEMA, SalienceParts, ScorePart,
    Sentence, Topic, Utf16Index, Warning, known::knowledge,
};
use crate::{
    EntityType, Span,
    candidate::Source,
    kind::Kind,
    know, link,
    model::almanac::{Almanac, Entry},
    resolve,
    text::{self, Document},
    topic,
};

/// What the stages made of one article.
pub struct Layers<'a> {
    /// The text and its blocks, sentences and tokens.
    pub document: &'a Document<'a>,
    /// The day of publication.
    pub published: Option<text::Published>,
    /// What was odd about the day of publication that the caller gave.
    pub bad_date: Option<text::Warning>,
    /// The mentions, in text order.
    pub mentions: &'a [resolve::Mention],
    /// Who and what the mentions stand for, the most salient first.
    pub entities: &'a [link::Entity],
    /// What each of the entities is.
    pub kinds: &'a [Kind],
    /// What the lists know of each of the entities.
    pub known: &'a [Option<know::Knowledge>],
    /// What `known` points into.
    pub almanac: &'a Almanac,
    /// What the article is about, best first.
    pub keyphrases: &'a [topic::Keyphrase],
    /// The subjects of the article, surest first.
    pub subjects: &'a [topic::subject::Subject<'a>],
}

/// Turns the layers into an analysis with UTF-16 offsets.
#[must_use]
pub fn assemble(layers: Layers<'_>) -> Analysis {
    let Layers {
        document,
        mentions,
        entities,
        kinds,
        known,
        almanac,
        keyphrases,
        subjects,
        published,
        bad_date,
    } = layers;
    let index = Utf16Index::new(document.text());
    let entity_of = entity_of_each_mention(mentions.len(), entities);
    Analysis {
        schema: SCHEMA,
        language: Language {
            code: document.language().code.to_owned(),
            confidence: document.language().certainty,
        },
        published: published.map(|it| Published { date: it.date.to_string(), source: it.source }),
        blocks: document
            .blocks()
            .iter()
            .map(|block| {
                let range = index.range(block.span());
                Block { start: range.start, end: range.end, kind: block.kind() }
            })
            .collect(),
        sentences: document
            .sentences()
            .iter()
            .map(|sentence| {
                let range = index.range(sentence.span());
                Sentence { start: range.start, end: range.end, block: sentence.block() }
            })
            .collect(),
        mentions: mentions
            .iter()
            .zip(entity_of)
            .enumerate()
            .map(|(position, (mention, id))| {
                let entity = id.and_then(|id| Some((entities.get(id as usize)?, *kinds.get(id as usize)?)));
                let acting = entity.and_then(|(entity, _)| acting(entity, position as u32));
                // A mention is what its entity is: the page never calls one thing two things. "GOP-led" is no party.
                let own = Kind { entity_type: mention.entity_type, subtype: mention.subtype };
                let alike = entity.filter(|(entity, _)| entity.entity_type == mention.entity_type);
                let Kind { entity_type, subtype } = alike.map_or(own, |(_, kind)| kind);
                let range = index.range(mention.span);
                Mention {
                    start: range.start,
                    end: range.end,
                    entity_type,
                    subtype: entity.and_then(|(entity, _)| entity.maker).or(subtype),
                    entity: id,
                    confidence: round(mention.confidence),
                    source: source_name(mention.source),
                    acts_as: acting.map(|_| "government"),
                    country: acting.and_then(|acting| acting.country),
                    alternatives: entity
                        .map(|(entity, _)| alternatives(entity, position as u32))
                        .unwrap_or_default(),
                }
            })
            .collect(),
        entities: entities
            .iter()
            .zip(kinds)
            .enumerate()
            .map(|(id, (entity, kind))| Entity {
                id: id as u32,
                entity_type: kind.entity_type,
                subtype: entity.maker.or(kind.subtype),
                name: entity.name.clone(),
                aliases: entity.aliases.clone(),
                mentions: entity.mentions.clone(),
                salience: round(entity.salience),
                salience_parts: salience_parts(entity.salience_parts),
                compare_key: compare_key(entity, known.get(id).and_then(Option::as_ref), almanac, entities),
                roles: roles(entity, document, &index),
                knowledge: known
                    .get(id)
                    .and_then(|known| knowledge(known.as_ref()?, almanac, document, entities)),
            })
            .collect(),
        keyphrases: keyphrases.iter().map(|phrase| keyphrase(phrase, &index)).collect(),
        topics: subjects.iter().map(|subject| topic(subject, &index)).collect(),
        warnings: document.warnings().iter().chain(&bad_date).map(|it| warning(it, &index)).collect(),
    }
}

/// The key of an entity for comparing articles: a surname alone gives way to the whole name, where it is known whose it is.
fn compare_key(
    entity: &link::Entity,
    known: Option<&know::Knowledge>,
    almanac: &Almanac,
    entities: &[link::Entity],
) -> String {
    let is_surname = entity.entity_type == EntityType::Person && !entity.compare_key.contains(' ');
    let person = known.filter(|known| is_surname && known.relation == know::Relation::Is);
    let record = person.and_then(|known| match known.entry {
        Entry::Record(at) => almanac.record(at),
        _ => None,
    });
    let key = record.map(|record| link::person_key(&record.label));
    key.filter(|key| entities.iter().all(|other| other.compare_key != *key))
        .unwrap_or_else(|| entity.compare_key.clone())
}

fn keyphrase(phrase: &topic::Keyphrase, index: &Utf16Index<'_>) -> Keyphrase {
    Keyphrase {
        text: phrase.text.clone(),
        score: round(phrase.score),
        key: phrase.key.clone(),
        parts: phrase.parts.iter().map(|&(name, share)| ScorePart { name, share: round(share) }).collect(),
        occurrences: phrase.occurrences.iter().map(|&span| index.range(span)).collect(),
    }
}

fn topic(subject: &topic::subject::Subject<'_>, index: &Utf16Index<'_>) -> Topic {
    Topic {
        id: format!("medtop:{:08}", subject.id),
        label: subject.path.last().copied().unwrap_or_default().to_owned(),
        path: subject.path.iter().map(|&name| name.to_owned()).collect(),
        score: round(subject.score),
        evidence: subject.evidence.iter().map(|&span| index.range(span)).collect(),
    }
}

fn warning(warning: &text::Warning, index: &Utf16Index<'_>) -> Warning {
    let range = warning.span.map(|span| index.range(span));
    Warning {
        code: warning.code,
        message: warning.message.clone(),
        start: range.map(|range| range.start),
        end: range.map(|range| range.end),
    }
}

fn roles(entity: &link::Entity, document: &Document<'_>, index: &Utf16Index<'_>) -> Vec<Role> {
    let role = |&span: &Span| {
        let range = index.range(span);
        Role { text: document.words(span).to_owned(), start: range.start, end: range.end }
    };
    entity.roles.iter().map(role).collect()
}

/// What says that the mention at `position` stands for a government.
fn acting(entity: &link::Entity, position: u32) -> Option<link::Acting> {
    let at = entity.acting.binary_search_by_key(&position, |acting| acting.mention).ok()?;
    entity.acting.get(at).copied()
}

/// The entities that the mention at `position` could be as well.
fn alternatives(entity: &link::Entity, position: u32) -> Vec<u32> {
    let at = entity.open.binary_search_by_key(&position, |open| open.mention).ok();
    let open = at.and_then(|at| entity.open.get(at));
    open.map(|open| open.alternatives.clone()).unwrap_or_default()
}

/// Thousandths as shares of one.
fn salience_parts(parts: link::SalienceParts) -> SalienceParts {
    let share = |part: u16| f64::from(part) / 1000.0;
    SalienceParts {
        frequency: share(parts.frequency),
        position: share(parts.position),
        spread: share(parts.spread),
        headline: share(parts.headline),
        subject: share(parts.subject),
    }
}

/// For each mention the id of its entity.
fn entity_of_each_mention(mentions: usize, entities: &[link::Entity]) -> Vec<Option<u32>> {
    let mut entity_of = vec![None; mentions];
    for (id, entity) in entities.iter().enumerate() {
        for &mention in &entity.mentions {
            if let Some(slot) = entity_of.get_mut(mention as usize) {
                *slot = Some(id as u32);
            }
        }
    }
    entity_of
}

/// A share with three digits: more would claim a precision that is not there.
fn round(share: f32) -> f64 {
    (f64::from(share) * 1000.0).round() / 1000.0
}

fn source_name(source: Source) -> String {
    match source {
        Source::Tagger => "tagger".to_owned(),
        Source::Memory => "memory".to_owned(),
        Source::Rule(id) => format!("rule:{id}"),
        Source::List(id) => format!("list:{id}"),
    }
}
