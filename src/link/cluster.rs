//! Which mentions name the same thing.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    compound::Compounds,
    definition::{definitions, signs},
    form::{FormId, Forms},
    join,
    name::Name,
    shorts::{Reading, Shorts},
    vote::{Votes, ballot},
};
use crate::{
    EntityType, Span,
    candidate::TypeShares,
    resolve::Mention,
    text::{BlockKind, Document, TokenKind},
};

/// The confidence of a doubtful mention in the type of the cluster that it was joined with.
const FOLLOWED: f32 = 0.5;

/// Mentions of one thing, with what they are linked as.
#[derive(Debug, Clone)]
pub(super) struct Cluster {
    pub(super) entity_type: EntityType,
    /// Positions of mentions, in text order, never empty.
    pub(super) mentions: Vec<usize>,
    /// The mentions that could as well belong to other clusters, in text order, with the positions of those.
    pub(super) open: Vec<(usize, Vec<usize>)>,
    /// How much speaks for its type, in mentions that are surely right, and how sure the surest of them is.
    pub(super) weight: f32,
    pub(super) surest: f32,
}

impl Cluster {
    pub(super) const fn new(entity_type: EntityType) -> Self {
        Self { entity_type, mentions: Vec::new(), open: Vec::new(), weight: 0.0, surest: 0.0 }
    }
}

/// A mention that names something, as it is linked.
#[derive(Debug)]
pub(super) struct Named {
    pub(super) name: Name,
    /// How sure its type is now, 0 to 1.
    pub(super) confidence: f32,
    /// Whether it is only a part of its mention, which keeps its type: "GOP" of "GOP-led".
    pub(super) is_inside: bool,
    form: FormId,
}

/// The name of each mention, of the type that all mentions of that name settled on, and the mentions that name one thing
/// put together, in the order of their first mentions. Expressions of time and amount have no name.
pub(super) fn cluster(document: &Document<'_>, mentions: &[Mention]) -> (Vec<Option<Named>>, Vec<Cluster>) {
    let Settled { mut names, forms, mut shorts, signs } = settle(document, mentions);
    let mut clusters: Vec<Cluster> = Vec::new();
    let mut heads: Vec<FormId> = Vec::new();
    let mut cluster_of: BTreeMap<FormId, usize> = BTreeMap::new();
    let mut head_of: BTreeMap<usize, FormId> = BTreeMap::new();
    let mut open: Vec<(usize, FormId, Vec<FormId>)> = Vec::new();
    for (position, (mention, named)) in mentions.iter().zip(&names).enumerate() {
        let Some(Named { name, form, confidence, .. }) = named else { continue };
        let is_upper = may_be_acronym(document.words(name.span), name.entity_type);
        let company = signs.get(&position).and_then(|company| head_of.get(company).copied());
        let reading = company
            .map_or_else(|| shorts.resolve(&forms, *form, name, is_upper, mention.sentence), Reading::One);
        let head = match reading {
            Reading::One(head) => head,
            Reading::Open(heads) => {
                open.push((position, *form, heads));
                *form
            }
        };
        head_of.insert(position, head);
        shorts.note(&forms, head, *form, name, mention.sentence);
        let index = *cluster_of.entry(head).or_insert_with(|| {
            let entity_type = name.entity_type;
            clusters.push(Cluster::new(entity_type));
            heads.push(head);
            clusters.len() - 1
        });
        if let Some(cluster) = clusters.get_mut(index) {
            cluster.mentions.push(position);
            cluster.weight += confidence;
            cluster.surest = cluster.surest.max(*confidence);
        }
    }
    let keys = heads.iter().map(|&head| forms.get(head).map_or("", |form| form.key.as_str()));
    let (mut clusters, places) = join::join(clusters, &keys.collect::<Vec<_>>());
    for cluster in cluster_of.values_mut() {
        *cluster = places.get(*cluster).copied().unwrap_or(*cluster);
    }
    for cluster in &clusters {
        follow(document, mentions, &mut names, cluster);
    }
    // Only now all heads have their clusters.
    for (position, form, heads) in open {
        let others: Vec<usize> = heads.iter().filter_map(|head| cluster_of.get(head).copied()).collect();
        if let Some(cluster) = cluster_of.get(&form).and_then(|&index| clusters.get_mut(index))
            && others.len() > 1
        {
            cluster.open.push((position, others));
        }
    }
    (names, clusters)
}

/// Gives the doubtful mentions of `cluster` its type, which they have not where it was joined.
fn follow(document: &Document<'_>, mentions: &[Mention], names: &mut [Option<Named>], cluster: &Cluster) {
    for &position in &cluster.mentions {
        if let (Some(mention), Some(Some(named))) = (mentions.get(position), names.get_mut(position))
            && named.name.entity_type != cluster.entity_type
            && !named.is_inside
            && named.confidence < join::SURE
        {
            named.name = Name::parse(document, mention.span, cluster.entity_type);
            named.confidence = FOLLOWED;
        }
    }
}

/// The names of a text after the vote on their types.
struct Settled {
    names: Vec<Option<Named>>,
    forms: Forms,
    shorts: Shorts,
    /// The positions of signs of shares, each with that of its company.
    signs: BTreeMap<usize, usize>,
}

/// Settles the types of all names, of the long ones first: they speak for those that are short for them.
fn settle(document: &Document<'_>, mentions: &[Mention]) -> Settled {
    let parse = |mention: &Mention, entity_type| Name::parse(document, mention.span, entity_type);
    let compounds = Compounds::read(document, mentions);
    let inside: Vec<Option<(Span, EntityType)>> =
        mentions.iter().map(|mention| compounds.name_in(document, mention)).collect();
    let proposed: Vec<Option<Name>> = mentions
        .iter()
        .zip(&inside)
        .map(|(mention, inside)| match inside {
            Some((span, entity_type)) => Some(Name::parse(document, *span, *entity_type)),
            None => mention.entity_type.is_name().then(|| parse(mention, mention.entity_type)),
        })
        .collect();
    let ballots: Vec<TypeShares> =
        mentions.iter().map(|mention| ballot(mention, is_behind_in(document, mention.span))).collect();
    let mut votes = Votes::default();
    let keys: Vec<Option<String>> = proposed.iter().map(|name| name.as_ref().map(Name::key)).collect();
    for ((key, ballot), inside) in keys.iter().zip(&ballots).zip(&inside) {
        if let (Some(key), None) = (key, inside) {
            votes.add(key, ballot);
        }
    }
    let definitions = definitions(document, &proposed);
    let signs = signs(document, &proposed);
    for key in signs.values().filter_map(|&company| keys.get(company)?.as_deref()) {
        votes.prove(key);
    }
    let mut names: Vec<Option<Named>> = mentions.iter().map(|_| None).collect();
    let (mut forms, mut shorts) = (Forms::default(), Shorts::default());
    let definitions =
        || definitions.iter().copied().chain(signs.iter().map(|(&sign, &company)| (sign, company)));
    let defined: BTreeSet<usize> = definitions().map(|(_, long)| long).collect();
    for is_long in [true, false] {
        let rows = mentions.iter().zip(&proposed).zip(&keys).zip(&ballots).zip(&inside).zip(&mut names);
        for (position, (((((mention, name), key), ballot), inside), slot)) in rows.enumerate() {
            let (Some(name), Some(key)) = (name, key) else { continue };
            // "Halden (HLD.N)" speaks for its sign as a longer name does.
            if (name.is_long() || defined.contains(&position)) != is_long {
                continue;
            }
            let is_inside = inside.is_some();
            let (entity_type, confidence) = if is_inside {
                (name.entity_type, mention.confidence)
            } else {
                votes.decide(key, mention, ballot, &shorts)
            };
            let name =
                if entity_type == name.entity_type { name.clone() } else { parse(mention, entity_type) };
            let form = forms.add(&name, position, confidence, is_told(document, mention));
            *slot = Some(Named { name, confidence, is_inside, form });
        }
        if is_long {
            shorts = Shorts::collect(&forms, |position| Some(&names.get(position)?.as_ref()?.name));
            for (acronym, long) in definitions() {
                if let (Some(Some(name)), Some(Some(long))) = (proposed.get(acronym), names.get(long)) {
                    shorts.define(&forms, &name.key(), long.form);
                }
            }
        }
    }
    Settled { names, forms, shorts, signs }
}

/// Whether `mention` stands outside the lines of those who made the article.
fn is_told(document: &Document<'_>, mention: &Mention) -> bool {
    let sentence = document.sentences().get(mention.sentence as usize);
    let block = sentence.and_then(|sentence| document.block_of(sentence));
    !block.is_some_and(|block| matches!(block.kind(), BlockKind::Byline | BlockKind::Credit))
}

/// Whether `words` are written as acronyms are: in capitals, or for an organization like a name ("Nasa").
fn may_be_acronym(words: &str, entity_type: EntityType) -> bool {
    !words.contains(char::is_lowercase)
        || (entity_type == EntityType::Organization && words.starts_with(char::is_uppercase))
}

/// Whether a word that goes before places stands right before `span`.
fn is_behind_in(document: &Document<'_>, span: Span) -> bool {
    let before = document.token_range(span).start.checked_sub(1);
    let before = before.and_then(|position| document.tokens().get(position as usize));
    before.is_some_and(|token| {
        token.kind() == TokenKind::Word
            && matches!(
                document.words(token.span()),
                "in" | "near" | "outside" | "across" | "throughout" | "In"
            )
    })
}
