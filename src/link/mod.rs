//! Mentions of one thing become one entity.
//!
//! | file | what it does |
//! |---|---|
//! | `cut` | cuts mentions of two names, and marks behind a name |
//! | `name` | takes a mention apart: titles, possessives and suffixes off, spellings made equal (`crate::fold`) |
//! | `namesake` | states that have the name of a city: "New York Governor" |
//! | `short` | the names that a full name may be shortened to |
//! | `form` | the distinct names |
//! | `compound` | names inside compounds: "GOP-led" |
//! | `definition` | short names that the text itself gives: "(NSC)", "(HLD.N)" |
//! | `vote` | the type of each mention, the other mentions of its name taken into account |
//! | `shorts` | which full name a short one stands for, at each point of the text |
//! | `cluster` | puts the mentions together |
//! | `join` | puts together what has one name and was taken for two kinds of things |
//! | `role` | the offices and jobs that stand beside a person's name |
//! | `clause` | of which verb a name is the subject |
//! | `metonymy` | places that stand for their governments |
//! | `salience` | how much the article is about each entity |
//!
//! It knows the mentions and the document; it knows nothing of models of language or of JavaScript. Only names are
//! compared: that "the president" is Biden is not found out here.

mod clause;
mod cluster;
mod compound;
mod cut;
mod definition;
mod form;
mod join;
mod metonymy;
mod name;
mod namesake;
mod role;
mod salience;
mod short;
mod shorts;
mod vote;

use std::collections::{BTreeMap, BTreeSet};

use cluster::{Cluster, Named};
pub use metonymy::Acting;
pub(crate) use name::is_title;
pub use salience::SalienceParts;

use crate::{
    EntityType, Span,
    candidate::Source,
    fold::fold,
    resolve::Mention,
    text::{self, BlockKind, Document},
    ticker::is_ticker,
};

/// A person, organization, place or other named thing of one article.
#[derive(Debug, Clone, PartialEq)]
pub struct Entity {
    /// What it is: the type of all its mentions.
    pub entity_type: EntityType,
    /// Its fullest name in the article, without titles and possessives.
    pub name: String,
    /// Its other names in the article, in order of appearance, each once.
    pub aliases: Vec<String>,
    /// The positions of its mentions, in text order, never empty.
    pub mentions: Vec<u32>,
    /// How much the article is about it, 0 to 1.
    pub salience: f32,
    /// What that is made of.
    pub salience_parts: SalienceParts,
    /// The mentions that are only a short name and could as well be of other entities, in text order.
    pub open: Vec<Open>,
    /// The mentions of a place that stand for its government.
    pub acting: Vec<Acting>,
    /// What articles that name the same have in common: a type and a name of folded words, as in "person:joseph biden".
    ///
    /// Persons lose their middle names, unless two people of the article would then be one. An article that only
    /// has a surname or an acronym gives that; nothing is known of it from other articles.
    pub compare_key: String,
    /// Where the article says what a person is, each wording once, in text order: "Chinese President".
    pub roles: Vec<Span>,
    /// "byline" or "credit" where only the makers' lines of the article name it: a reporter, no actor.
    pub maker: Option<&'static str>,
}

/// A mention of a short name that several entities could bear: "Quill" behind "Ada Quill and Tom Quill".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Open {
    /// The position of the mention.
    pub mention: u32,
    /// The positions of the entities that it could be, in order.
    pub alternatives: Vec<u32>,
}

/// Links the names among `mentions`, which stand in text order, into entities, the most salient first and among
/// equals the first mentioned. The mentions come back with the types of their entities: one that was doubtful has the
/// type that the other mentions of its name speak for, and one of two names ("Biden-Xi") comes back as two.
///
/// Every mention of a name is in exactly one entity; dates, amounts and their like are in none. A mention has another type
/// than its entity where it is a compound of its name ("GOP-led"), or was surely taken for something else than all others.
#[must_use]
pub fn link(
    document: &Document<'_>,
    title: Option<&str>,
    mentions: Vec<Mention>,
) -> (Vec<Mention>, Vec<Entity>) {
    let mentions = cut::cut(document, mentions);
    let (names, clusters) = cluster::cluster(document, &mentions);
    let mentions: Vec<Mention> =
        mentions.into_iter().zip(&names).map(|(mention, named)| settled(mention, named.as_ref())).collect();
    let reader = salience::Reader::new(document, title, &mentions);
    let mut entities: Vec<(Entity, String)> =
        clusters.iter().map(|cluster| entity(document, &mentions, &names, &reader, cluster)).collect();
    tell_apart(&mut entities);
    let mut entities: Vec<(usize, Entity)> =
        entities.into_iter().map(|(entity, _)| entity).enumerate().collect();
    // The sort is stable and clusters come in the order of their first mentions.
    entities.sort_by(|(_, a), (_, b)| b.salience.total_cmp(&a.salience));
    let mut position_of = vec![0; entities.len()];
    for (position, (cluster, _)) in entities.iter().enumerate() {
        if let Some(slot) = position_of.get_mut(*cluster) {
            *slot = position as u32;
        }
    }
    let entities = entities.into_iter().map(|(at, entity)| {
        let open = clusters.get(at).map(|cluster| cluster.open.as_slice()).unwrap_or_default();
        let open = open.iter().map(|(mention, others)| {
            let mut alternatives: Vec<u32> =
                others.iter().filter_map(|&cluster| position_of.get(cluster).copied()).collect();
            alternatives.sort_unstable();
            Open { mention: *mention as u32, alternatives }
        });
        Entity { open: open.collect(), ..entity }
    });
    (mentions, entities.collect())
}

/// Gives entities that share a key their full keys, which stand beside them.
fn tell_apart(entities: &mut [(Entity, String)]) {
    let mut bearers: BTreeMap<String, u32> = BTreeMap::new();
    for (entity, _) in &*entities {
        *bearers.entry(entity.compare_key.clone()).or_default() += 1;
    }
    for (entity, full) in entities {
        if bearers.get(&entity.compare_key).is_some_and(|&count| count > 1) {
            entity.compare_key.clone_from(full);
        }
    }
}

/// The mention with the type that it is linked as.
fn settled(mention: Mention, named: Option<&Named>) -> Mention {
    match named {
        Some(named) if named.is_inside => mention,
        Some(named) if named.name.entity_type != mention.entity_type => Mention {
            entity_type: named.name.entity_type,
            subtype: None,
            confidence: named.confidence,
            source: Source::Memory,
            ..mention
        },
        Some(named) => Mention { confidence: named.confidence, ..mention },
        None => mention,
    }
}

/// The entity of a cluster, and its key for comparisons with all words of its name.
fn entity(
    document: &Document<'_>,
    mentions: &[Mention],
    names: &[Option<Named>],
    reader: &salience::Reader<'_>,
    cluster: &Cluster,
) -> (Entity, String) {
    let members = || cluster.mentions.iter().filter_map(|&position| mentions.get(position));
    let mut surfaces: Vec<Surface> = Vec::new();
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for named in cluster.mentions.iter().filter_map(|&position| names.get(position)?.as_ref()) {
        let text = document.words(named.name.span).split_whitespace().collect::<Vec<_>>().join(" ");
        let index = *known.entry(text.clone()).or_insert_with(|| {
            let keys = (named.name.compare_key(), named.name.key());
            surfaces.push(Surface { words: text.split([' ', '-']).count(), count: 0, text, keys });
            surfaces.len() - 1
        });
        if let Some(surface) = surfaces.get_mut(index) {
            surface.count += 1;
        }
    }
    let texts: Vec<&str> = surfaces.iter().map(|surface| surface.text.as_str()).collect();
    let salience_parts = reader.salience(members(), &texts);
    let fullest = fullest(&surfaces, cluster.entity_type);
    let prefix = key_prefix(cluster.entity_type);
    let (compare_key, full_key) =
        surfaces.get(fullest).map(|surface| surface.keys.clone()).unwrap_or_default();
    let mut texts: Vec<String> = surfaces.into_iter().map(|surface| surface.text).collect();
    let small: BTreeSet<String> =
        texts.iter().filter(|text| has_small(text)).map(|text| fold(text)).collect();
    let name = if fullest < texts.len() { texts.remove(fullest) } else { String::new() };
    // "SAN DIEGO" beside "San Diego" is no other name.
    texts.retain(|text| !is_shouted(text, cluster.entity_type) || !small.contains(&fold(text)));
    let entity = Entity {
        entity_type: cluster.entity_type,
        name,
        aliases: texts,
        mentions: cluster.mentions.iter().map(|&position| position as u32).collect(),
        salience: salience_parts.total(),
        salience_parts,
        open: Vec::new(),
        acting: acting(document, mentions, names, cluster),
        compare_key: format!("{prefix}:{compare_key}"),
        roles: roles(document, mentions, names, cluster),
        maker: maker(document, members()),
    };
    (entity, format!("{prefix}:{full_key}"))
}

/// The mentions of a place that stand for its government.
fn acting(
    document: &Document<'_>,
    mentions: &[Mention],
    names: &[Option<Named>],
    cluster: &Cluster,
) -> Vec<Acting> {
    let reader = metonymy::Reader::new(document, mentions);
    let places = cluster.mentions.iter().filter_map(|&at| Some((at, names.get(at)?.as_ref()?)));
    // "U.S.-led" is what others are.
    let places = places.filter(|(_, place)| !place.is_inside);
    places.filter_map(|(at, place)| reader.acting(at, &place.name)).collect()
}

/// The key for comparisons of the person who is called `name` in full.
pub(crate) fn person_key(name: &str) -> String {
    let document = text::read(name);
    let parsed = name::Name::parse(&document, Span::new(0, name.len() as u32), EntityType::Person);
    format!("{}:{}", key_prefix(EntityType::Person), parsed.compare_key())
}

/// What a key for comparisons begins with. Types that are hard to tell apart share a prefix.
const fn key_prefix(entity_type: EntityType) -> &'static str {
    match entity_type {
        EntityType::Person => "person",
        EntityType::Organization => "organization",
        EntityType::Place => "place",
        EntityType::Group => "group",
        _ => "other",
    }
}

/// The roles of a person, each wording once.
fn roles(
    document: &Document<'_>,
    mentions: &[Mention],
    names: &[Option<Named>],
    cluster: &Cluster,
) -> Vec<Span> {
    if cluster.entity_type != EntityType::Person {
        return Vec::new();
    }
    let finder = role::Finder::new(document, mentions);
    let mut known = BTreeSet::new();
    let places = cluster
        .mentions
        .iter()
        .filter_map(|&position| Some((position, names.get(position)?.as_ref()?)))
        .filter_map(|(position, named)| (!named.is_inside).then_some((position, named.name.span)));
    places
        .flat_map(|(position, span)| finder.roles(position, span).collect::<Vec<_>>())
        .filter(|role| known.insert(fold(document.words(*role))))
        .collect()
}

/// The line of the makers that alone holds all of `mentions`.
fn maker<'a>(document: &Document<'_>, mentions: impl Iterator<Item = &'a Mention>) -> Option<&'static str> {
    let mut maker = None;
    for mention in mentions {
        let sentence = document.sentences().get(mention.sentence as usize)?;
        let line = match document.block_of(sentence)?.kind() {
            BlockKind::Byline => "byline",
            BlockKind::Credit => "credit",
            // "Ada Quill/Tarn Images" below a picture.
            BlockKind::Caption if is_before_agency(document, mention) => "credit",
            _ => return None,
        };
        maker = maker.or(Some(line));
    }
    maker
}

/// Whether the stroke before the name of an agency follows a mention.
fn is_before_agency(document: &Document<'_>, mention: &Mention) -> bool {
    let rest = document.text().get(mention.span.end() as usize..).unwrap_or_default().trim_start_matches(' ');
    let agency = rest.strip_prefix('/').map(|agency| agency.trim_start_matches(' '));
    agency.is_some_and(|agency| agency.starts_with(char::is_uppercase))
}

/// One spelling of an entity's name.
struct Surface {
    text: String,
    words: usize,
    count: u32,
    /// The key for comparisons, and the same with all words.
    keys: (String, String),
}

/// The position of the fullest name: no sign of shares, no word of it twice, of most words, rather not abbreviated and not in capitals throughout, the longest of several words
/// ("Ada Jane Quill", not "Ada J. Quill"), then the commonest, then the first.
fn fullest(surfaces: &[Surface], entity_type: EntityType) -> usize {
    let rank = |surface: &Surface| {
        let len = if surface.words > 1 { surface.text.chars().count() } else { 0 };
        // Pages that were copied with their links name people twice: "Ada Quill Ada Jane Quill".
        let words: BTreeSet<&str> = surface.text.split([' ', '-']).collect();
        let is_doubled = words.len() < surface.words && !words.contains("&") && !words.contains("and");
        (
            !is_ticker(&surface.text),
            !is_doubled,
            surface.words,
            !surface.text.ends_with('.'),
            !is_shouted(&surface.text, entity_type),
            len,
            surface.count,
        )
    };
    surfaces
        .iter()
        .enumerate()
        .max_by(|(i, a), (j, b)| rank(a).cmp(&rank(b)).then(j.cmp(i)))
        .map_or(0, |(position, _)| position)
}

/// Whether `name` is in capitals that are no acronym's; places of four letters have none.
fn is_shouted(name: &str, entity_type: EntityType) -> bool {
    name.len() > if entity_type == EntityType::Place { 3 } else { 4 } && !has_small(name)
}

fn has_small(name: &str) -> bool {
    name.contains(char::is_lowercase)
}
