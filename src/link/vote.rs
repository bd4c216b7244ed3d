//! The type of each mention: its own reading, weighed against those of the other mentions of the same name.
//!
//! A type has as many points as the mention itself gives it, times what the other mentions give it and a little that
//! any type has. So a doubtful mention follows the others, and a sure one stays what it is: in a table of results
//! "Norway" is a team however often the story below names the country.

use std::collections::{BTreeMap, BTreeSet};

use super::shorts::Shorts;
use crate::{EntityType, candidate::TypeShares, resolve::Mention};

/// What speaks for every type of every name, in mentions that are surely right: the higher, the more a mention stays
/// what it is. From 0.1 to 0.5 it makes no difference that counts.
const ANY: f32 = 0.3;
/// The share that a mention leaves to types which its proposer thought impossible.
const LEAST: f32 = 0.001;
/// What is shown to be a company is one where the tagger gave it so large a share; less is somebody of its name.
const COMPANY: f32 = 0.05;
/// A place that stands behind "in" says so three times.
const LOCATIVE: f32 = 3.0;

/// How much `mention` says of each type.
pub(super) fn ballot(mention: &Mention, is_behind_in: bool) -> TypeShares {
    let mut ballot = mention.shares;
    if is_behind_in {
        ballot.add(EntityType::Place, (LOCATIVE - 1.0) * mention.shares.of(EntityType::Place));
    }
    ballot
}

/// What the mentions of each name say of its type.
#[derive(Debug, Default)]
pub(super) struct Votes<'a> {
    by_key: BTreeMap<&'a str, TypeShares>,
    /// The names that the text shows to be companies.
    companies: BTreeSet<&'a str>,
}

impl<'a> Votes<'a> {
    /// Counts a mention of the name `key`.
    pub(super) fn add(&mut self, key: &'a str, ballot: &TypeShares) {
        let votes = self.by_key.entry(key).or_default();
        for (entity_type, share) in ballot.iter() {
            votes.add(entity_type, share);
        }
    }

    /// Notes that the text shows `key` to be a company, by the sign of its shares.
    pub(super) fn prove(&mut self, key: &'a str) {
        self.companies.insert(key);
    }

    /// The type of `mention`, which has the name `key` and voted with `ballot`, and how sure that type is, 0 to 1.
    ///
    /// Longer names count as mentions of what is short for them: a doubtful "Austin" is the "Lloyd Austin" beside it.
    pub(super) fn decide(
        &self,
        key: &str,
        mention: &Mention,
        ballot: &TypeShares,
        shorts: &Shorts,
    ) -> (EntityType, f32) {
        let own = mention.entity_type;
        let kept = (own, mention.confidence);
        if let Some(defined) = shorts.defined_type(key) {
            return (defined, mention.confidence);
        }
        if self.companies.contains(key) && ballot.of(EntityType::Organization) >= COMPANY {
            return (EntityType::Organization, mention.confidence);
        }
        let backing = shorts.backing(key);
        // What is short for a longer name of its own type is no mistake.
        let Some(votes) = self.by_key.get(key).filter(|_| backing.of(own) <= 0.0) else {
            return kept;
        };
        let points = |entity_type| {
            let others = (votes.of(entity_type) - ballot.of(entity_type)).max(0.0);
            (ballot.of(entity_type) + LEAST) * (others + backing.of(entity_type) + ANY)
        };
        let (mut best, mut most, mut total) = (own, points(own), 0.0);
        for entity_type in EntityType::NAMES {
            let points = points(entity_type);
            total += points;
            if points > most {
                (best, most) = (entity_type, points);
            }
        }
        if best == own {
            // The tagger has seen the rest of the document already: that others agree makes it no surer.
            return kept;
        }
        (best, mention.shares.sum() * most / total)
    }
}
