//! Evidence counted, and what it comes to.

use super::vocabulary::{Kind, is_other, may_become};
use crate::EntityType;

/// Below this the evidence for a subtype is no more than a hint.
pub(super) const ENOUGH: u32 = 4;
/// By how much the best subtype must lead: what comes closer is ambiguous, and stays unknown.
const LEAD: u32 = 2;
/// What the words around all mentions of an entity count at most for one kind: a hundred weak cues make no strong one.
const MOST_CONTEXT: u32 = 6;

/// What speaks for each kind that an entity may be.
#[derive(Debug)]
pub(super) struct Tally {
    tagged: EntityType,
    /// What the clearest of the names says.
    names: Votes,
    /// What the words around the mentions say together.
    context: Votes,
}

/// Weights by kind, few of them, in the order in which they came.
#[derive(Debug, Default)]
pub(super) struct Votes(Vec<(Kind, u32)>);

impl Votes {
    pub(super) fn add(&mut self, (kind, weight): (Kind, u32)) {
        match self.0.iter_mut().find(|vote| vote.0 == kind) {
            Some(vote) => vote.1 += weight,
            None => self.0.push((kind, weight)),
        }
    }

    fn get(&self, kind: Kind) -> u32 {
        self.0.iter().find(|vote| vote.0 == kind).map_or(0, |vote| vote.1)
    }
}

impl Tally {
    /// Nothing is known yet of an entity that the tagger took for `tagged`.
    pub(super) const fn new(tagged: EntityType) -> Self {
        Self { tagged, names: Votes(Vec::new()), context: Votes(Vec::new()) }
    }

    /// Adds what one of the names says by itself; for each kind the clearest name counts.
    pub(super) fn add_name(&mut self, votes: Votes) {
        for (kind, weight) in votes.0 {
            match self.names.0.iter_mut().find(|vote| vote.0 == kind) {
                Some(vote) => vote.1 = vote.1.max(weight),
                None => self.names.0.push((kind, weight)),
            }
        }
    }

    /// What the names alone come to.
    pub(super) fn of_name(tagged: EntityType, votes: Votes) -> Kind {
        let mut tally = Self::new(tagged);
        tally.add_name(votes);
        tally.decide()
    }

    /// Adds what stands beside a mention.
    pub(super) fn add_context(&mut self, vote: (Kind, u32)) {
        self.context.add(vote);
    }

    /// Whether the names alone say so much that no context can change it.
    pub(super) fn is_settled(&self) -> bool {
        let mut weights: Vec<u32> = self.kinds().map(|kind| self.names.get(kind)).collect();
        weights.sort_unstable_by(|a, b| b.cmp(a));
        let second = weights.get(1).copied().unwrap_or_default();
        weights.first().is_some_and(|best| *best >= second + LEAD + MOST_CONTEXT)
    }

    /// What the entity is.
    pub(super) fn decide(&self) -> Kind {
        let entity_type = self.entity_type();
        let mut best = (None, 0);
        let mut second = 0;
        for kind in self.kinds().filter(|kind| kind.entity_type == entity_type && kind.subtype.is_some()) {
            let weight = self.weight(kind);
            // A kind comes twice where a name and the context speak for it.
            if kind.subtype == best.0 {
                continue;
            }
            if weight > best.1 {
                second = best.1;
                best = (kind.subtype, weight);
            } else {
                second = second.max(weight);
            }
        }
        let is_clear = best.1 >= ENOUGH && best.1 >= second + LEAD;
        Kind { entity_type, subtype: best.0.filter(|_| is_clear) }
    }

    /// The tagger's type, or among those that it does not tell well apart one with more evidence.
    fn entity_type(&self) -> EntityType {
        let mut best = (self.tagged, self.weight_of(self.tagged) + trust(self.tagged));
        for kind in self.kinds() {
            let weight = self.weight_of(kind.entity_type);
            if kind.entity_type != self.tagged && weight > best.1 {
                best = (kind.entity_type, weight);
            }
        }
        best.0
    }

    /// What speaks for a type: its best subtype, and what names none.
    fn weight_of(&self, entity_type: EntityType) -> u32 {
        let of_type = || self.kinds().filter(|kind| kind.entity_type == entity_type);
        let subtype = of_type().filter(|kind| kind.subtype.is_some()).map(|kind| self.weight(kind)).max();
        subtype.unwrap_or_default() + self.weight(Kind { entity_type, subtype: None })
    }

    fn weight(&self, kind: Kind) -> u32 {
        self.names.get(kind) + self.context.get(kind).min(MOST_CONTEXT)
    }

    /// The kinds that something speaks for and the entity may be.
    fn kinds(&self) -> impl Iterator<Item = Kind> {
        let votes = self.names.0.iter().chain(&self.context.0);
        votes.map(|vote| vote.0).filter(|kind| may_become(self.tagged, kind.entity_type))
    }
}

/// How much evidence it takes to overrule the tagger. It knows groups well, and calls "other" what it cannot tell.
const fn trust(tagged: EntityType) -> u32 {
    match tagged {
        EntityType::Group => 6,
        _ if is_other(tagged) => 3,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::{Tally, Votes};
    use crate::{EntityType, kind::Kind};

    const CITY: Kind = Kind { entity_type: EntityType::Place, subtype: Some("city") };
    const REGION: Kind = Kind { entity_type: EntityType::Place, subtype: Some("region") };
    const ACT: Kind = Kind { entity_type: EntityType::Law, subtype: Some("act") };

    fn tally(tagged: EntityType, names: &[(Kind, u32)], context: &[(Kind, u32)]) -> Kind {
        let mut tally = Tally::new(tagged);
        for &vote in names {
            let mut votes = Votes::default();
            votes.add(vote);
            tally.add_name(votes);
        }
        for &vote in context {
            tally.add_context(vote);
        }
        tally.decide()
    }

    #[test]
    fn what_is_ambiguous_stays_unknown_until_the_context_tells() {
        let names = [(CITY, 5), (REGION, 4)];
        assert_eq!(tally(EntityType::Place, &names, &[]).subtype, None);
        assert_eq!(tally(EntityType::Place, &names, &[(CITY, 2)]), CITY);
        assert_eq!(tally(EntityType::Place, &names, &[(REGION, 4)]), REGION);
    }

    #[test]
    fn weak_cues_add_up_to_a_limit_only() {
        assert_eq!(tally(EntityType::Place, &[(CITY, 9)], &[(REGION, 2); 50]), CITY);
    }

    #[test]
    fn a_name_keeps_its_group_of_types() {
        assert_eq!(tally(EntityType::Other, &[(ACT, 6)], &[]), ACT);
        let place = tally(EntityType::Place, &[(ACT, 9)], &[(ACT, 9)]);
        assert_eq!(place, Kind { entity_type: EntityType::Place, subtype: None });
    }

    #[test]
    fn the_tagger_is_overruled_by_more_than_a_hint() {
        assert_eq!(tally(EntityType::Other, &[(ACT, 3)], &[]).entity_type, EntityType::Other);
        assert_eq!(tally(EntityType::Group, &[(ACT, 6)], &[]).entity_type, EntityType::Group);
        assert_eq!(tally(EntityType::Group, &[(ACT, 7)], &[]).entity_type, EntityType::Law);
    }
}
