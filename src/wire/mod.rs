//! The contract with JavaScript, schema version 1: plain data, offsets in UTF-16 code units.
//!
//! The fields are what `docs/ARCHITECTURE.md` promises to every caller. Adding one is fine; changing one is a new
//! [`SCHEMA`].

mod assemble;
mod known;
mod utf16;

use serde::Serialize;

pub use assemble::{Layers, assemble};
pub use utf16::Utf16Index;

pub use crate::text::{BlockKind, Certainty, PublishedSource};

use crate::EntityType;

/// The version of this contract.
pub const SCHEMA: u32 = 1;

/// All that was read in one article.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Analysis {
    /// Always 1.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "1"))]
    pub schema: u32,
    /// The language that the text seems to be in.
    pub language: Language,
    /// When the article was published; null where nothing says so.
    pub published: Option<Published>,
    /// The paragraphs, headlines, captions and so on, in text order.
    pub blocks: Vec<Block>,
    /// The sentences, in text order.
    pub sentences: Vec<Sentence>,
    /// The names, times and amounts, in text order; they do not overlap.
    pub mentions: Vec<Mention>,
    /// Who and what the names stand for, the most salient first.
    pub entities: Vec<Entity>,
    /// What the article is about in its own words, best first.
    pub keyphrases: Vec<Keyphrase>,
    /// What the article is about in the terms of the IPTC Media Topics, surest first, a subject before its parts; empty
    /// where none is clear.
    pub topics: Vec<Topic>,
    /// What was odd about the input.
    pub warnings: Vec<Warning>,
}

/// A language and how sure it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Language {
    /// The ISO 639-1 code, or "und" where it could not be told.
    pub code: String,
    /// How sure it is.
    pub confidence: Certainty,
}

/// A date of publication and where it was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Published {
    /// The day, as YYYY-MM-DD.
    pub date: String,
    /// Who says so.
    pub source: PublishedSource,
}

/// A paragraph, headline, caption or other block.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Block {
    /// Its first UTF-16 code unit.
    pub start: u32,
    /// One past its last UTF-16 code unit.
    pub end: u32,
    /// What it is for.
    pub kind: BlockKind,
}

/// A sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Sentence {
    /// Its first UTF-16 code unit.
    pub start: u32,
    /// One past its last UTF-16 code unit.
    pub end: u32,
    /// The position of its block in `blocks`.
    pub block: u32,
}

/// A stretch of text that names or states something.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Mention {
    /// Its first UTF-16 code unit.
    pub start: u32,
    /// One past its last UTF-16 code unit.
    pub end: u32,
    /// What it is.
    #[serde(rename = "type")]
    pub entity_type: EntityType,
    /// The finer type; null where it is not known, as for most people. Of names:
    /// person: politician, family ("the Kennedys");
    /// organization: company, bank, government, parliament, court, military, police, party, militant, international,
    /// university, school, research, hospital, media, team, sport, union, religious, association;
    /// place: country, region, city, facility, water, land;
    /// group: nationality, religion, political, ethnic;
    /// event: war, attack, disaster, election, tournament, conference, festival, protest;
    /// work: book, film, series, song, newspaper, game;
    /// law: act, treaty, constitution, case;
    /// product: vehicle, aircraft, ship, spacecraft, weapon, device, software, drug, food;
    /// other: award, disease, language, measure, program.
    /// Of any: byline, credit, where only those lines of the article name it: reporters and photographers, no actors.
    pub subtype: Option<&'static str>,
    /// The `id` of the entity that it names; null for times and amounts.
    pub entity: Option<u32>,
    /// The share of such mentions that are right, 0 to 1.
    pub confidence: f64,
    /// What decided: `tagger` where the words and their neighbours did, `memory` where the rest of the document made
    /// something else of them, `rule:<id>`, `list:<id>`.
    pub source: String,
    /// "government" where a place stands for those who govern from it ("Beijing will not interfere"), else null.
    #[serde(rename = "actsAs")]
    #[cfg_attr(target_arch = "wasm32", tsify(type = "\"government\" | null"))]
    pub acts_as: Option<&'static str>,
    /// The country of a place that acts, as ISO 3166-1 alpha-2; null where no place acts or its country is not known.
    pub country: Option<&'static str>,
    /// The ids of the entities that it could be, where a short name fits several of them equally; else empty.
    pub alternatives: Vec<u32>,
}

/// A person, organization, place or other named thing.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Entity {
    /// Its position in `entities`.
    pub id: u32,
    /// What it is.
    #[serde(rename = "type")]
    pub entity_type: EntityType,
    /// The finer type, as of its mentions; null where it is not known.
    pub subtype: Option<&'static str>,
    /// Its fullest name in the article; in ordinary letters where the article has capitals only and a list knows it.
    pub name: String,
    /// Its other names in the article.
    pub aliases: Vec<String>,
    /// The positions of its mentions in `mentions`.
    pub mentions: Vec<u32>,
    /// How much the article is about it, 0 to 1.
    pub salience: f64,
    /// What the salience is made of.
    #[serde(rename = "salienceParts")]
    pub salience_parts: SalienceParts,
    /// Equal in articles that name the same: a type and the name in lower case, as in "person:joseph biden".
    #[serde(rename = "compareKey")]
    pub compare_key: String,
    /// The offices and titles that the article gives it.
    pub roles: Vec<Role>,
    /// What the built-in lists know of it; null where they know nothing.
    pub knowledge: Option<Knowledge>,
}

/// What the salience of an entity is made of: weighted shares that add up to it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct SalienceParts {
    /// How often it is named, each further time counting less.
    pub frequency: f64,
    /// How early it is named first.
    pub position: f64,
    /// Over how much of the text it is named.
    pub spread: f64,
    /// Whether the title or a headline names it.
    pub headline: f64,
    /// How often it is the subject of a clause, each further time counting less.
    pub subject: f64,
}

/// An office or title that the article gives an entity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Role {
    /// The words.
    pub text: String,
    /// Their first UTF-16 code unit.
    pub start: u32,
    /// One past their last UTF-16 code unit.
    pub end: u32,
}

/// What the built-in lists know of an entity. Lists have a date, and an article may be older or newer.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Knowledge {
    /// The id in the source: `iso:CN`, `geonames:5128581`, `geonames:US.GA` (a region), `factbook:gg/irakli-kobakhidze`,
    /// `bioguide:C000127`, `ticker:AAPL`, `factbook:NATO`, `domain:harvard.edu`.
    pub id: String,
    /// The name in the source.
    pub label: String,
    /// What the source has it as: country, region, city, leader (head of state or government), politician (of the
    /// United States), company (listed), international (a body of several states), university.
    pub kind: &'static str,
    /// `is` where the entity is what is described here, `of` where it only belongs to it, as "Chinese" does to China.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "\"is\" | \"of\""))]
    pub relation: &'static str,
    /// The country as ISO 3166-1 alpha-2; null where it has none or several.
    pub country: Option<String>,
    /// Degrees north, to a hundredth; null for what is no place.
    pub latitude: Option<f64>,
    /// Degrees east, to a hundredth; null for what is no place.
    pub longitude: Option<f64>,
    /// How many people live there, rounded; null where it is not known.
    pub population: Option<u32>,
    /// What else the source says, in its words: capital, office, since, party, state, chamber, sector …
    pub facts: Vec<Fact>,
    /// Why it is this one, in a few words for people: "the article also names Tbilisi".
    pub why: String,
    /// The ids of the entities that decided; empty where the name alone did, or the number of people.
    pub evidence: Vec<u32>,
    /// What else of this name it could have been, the likeliest; null where there is no other in the lists.
    pub other: Option<Known>,
}

/// A thing that the built-in lists know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Known {
    /// The id in the source.
    pub id: String,
    /// The name in the source, with what tells it from others of the name.
    pub label: String,
}

/// A thing that a source says, as a name and a value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Fact {
    /// What is said: a word in small letters.
    pub name: String,
    /// What it is.
    pub value: String,
}

/// A phrase that says what the article is about.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Keyphrase {
    /// The phrase as it is written where it occurs first, outside headlines if it does.
    pub text: String,
    /// How well it says what the article is about; the best has 1.
    pub score: f64,
    /// Equal in articles that share the phrase: its words in the singular, in lower case, without accents.
    pub key: String,
    /// What speaks for it, the largest share first.
    pub parts: Vec<ScorePart>,
    /// Where it stands.
    pub occurrences: Vec<Range>,
}

/// A part of a score.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct ScorePart {
    /// What is weighed: frequency, position, spread, rarity, form, headline or name.
    pub name: &'static str,
    /// Its share, above 0; the shares of a score add up to 1 but for rounding.
    pub share: f64,
}

/// A subject of the IPTC Media Topics.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Topic {
    /// Its id, as "medtop:…".
    pub id: String,
    /// Its name.
    pub label: String,
    /// The names from the top subject down to this one.
    pub path: Vec<String>,
    /// The share of articles with such words that are about it, 0 to 1; a part has at most what its parent has.
    pub score: f64,
    /// The sentences that speak for it most, at most three, best first.
    pub evidence: Vec<Range>,
}

/// A range of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Range {
    /// Its first UTF-16 code unit.
    pub start: u32,
    /// One past its last UTF-16 code unit.
    pub end: u32,
}

/// Something odd about the input.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Warning {
    /// What it is, for programs: lower-case words joined by hyphens.
    pub code: &'static str,
    /// What it is and what to do, for people.
    pub message: String,
    /// Where it begins, in UTF-16 code units.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<u32>,
    /// Where it ends, in UTF-16 code units.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<u32>,
}
