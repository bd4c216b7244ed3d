//! What has one name and was taken for two kinds of things: "White House", a place here and an organization there.
//!
//! A team and its country stay two, and so do a person and a place of one name. But what the tagger could say nothing
//! exact about is no second thing, an institution is its building, and of readings that are all doubtful none is one.

use std::collections::BTreeMap;

use super::{cluster::Cluster, metonymy::is_government, name::is_known_place, short::is_institution};
use crate::EntityType;

/// A reading whose surest mention is as sure as this is something by itself.
pub(super) const SURE: f32 = 0.9;

/// The clusters, those that name one thing put together with the largest of them, and the new position of each old
/// one. `keys` are their names, in the same order.
pub(super) fn join(clusters: Vec<Cluster>, keys: &[&str]) -> (Vec<Cluster>, Vec<usize>) {
    let mut namesakes: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, key) in keys.iter().enumerate() {
        namesakes.entry(key).or_default().push(at);
    }
    let mut owner: Vec<usize> = (0..clusters.len()).collect();
    for (key, group) in namesakes.iter().filter(|(_, group)| group.len() > 1) {
        let main = group.iter().filter_map(|&at| Some((at, clusters.get(at)?))).max_by(|(i, a), (j, b)| {
            let order = is_vague(b.entity_type).cmp(&is_vague(a.entity_type));
            order.then(a.weight.total_cmp(&b.weight)).then(j.cmp(i))
        });
        let Some((main, whole)) = main else { continue };
        for &at in group {
            if clusters.get(at).is_some_and(|other| may_be_one(key, whole, other))
                && let Some(slot) = owner.get_mut(at)
            {
                *slot = main;
            }
        }
    }
    // A joined cluster stands where its first mention does.
    let mut place_of: Vec<Option<usize>> = vec![None; clusters.len()];
    let mut joined: Vec<Cluster> = Vec::with_capacity(clusters.len());
    let types: Vec<EntityType> = clusters.iter().map(|cluster| cluster.entity_type).collect();
    let mut places = Vec::with_capacity(clusters.len());
    for (cluster, &owner) in clusters.into_iter().zip(&owner) {
        let known = place_of.get(owner).copied().flatten();
        if let Some(whole) = known.and_then(|at| joined.get_mut(at)) {
            whole.mentions.extend(cluster.mentions);
            whole.mentions.sort_unstable();
        } else {
            let entity_type = types.get(owner).copied().unwrap_or(cluster.entity_type);
            joined.push(Cluster { entity_type, ..cluster });
        }
        let place = known.unwrap_or(joined.len() - 1);
        if let Some(slot) = place_of.get_mut(owner) {
            *slot = Some(place);
        }
        places.push(place);
    }
    (joined, places)
}

/// Whether `other` is what the name `key` is when it is surely `one`. A person and a film of one name are two things.
fn may_be_one(key: &str, one: &Cluster, other: &Cluster) -> bool {
    let is_doubtful = other.surest < SURE && !is_known_place(key) && !is_government(key);
    let (one, other) = (one.entity_type, other.entity_type);
    let is_building = matches!(
        (one, other),
        (EntityType::Organization, EntityType::Place) | (EntityType::Place, EntityType::Organization)
    );
    let is_vague = (is_vague(one) || is_vague(other)) && !matches!(one, EntityType::Person);
    let is_work = |entity_type| matches!(entity_type, EntityType::Other | EntityType::Product);
    let is_film = one == EntityType::Person && is_work(other) || is_work(one) && other == EntityType::Person;
    one == other || is_vague || (is_building && is_institution(key)) || (is_doubtful && !is_film)
}

/// Whether the type says nothing exact.
const fn is_vague(entity_type: EntityType) -> bool {
    matches!(entity_type, EntityType::Other)
}

#[cfg(test)]
mod tests {
    use super::{Cluster, EntityType, join};

    fn cluster(entity_type: EntityType, mentions: &[usize]) -> Cluster {
        let weight = mentions.len() as f32;
        Cluster { mentions: mentions.to_vec(), weight, surest: 1.0, ..Cluster::new(entity_type) }
    }

    #[test]
    fn an_institution_is_its_building_and_a_team_is_no_country() {
        let clusters = vec![
            cluster(EntityType::Organization, &[0, 4]),
            cluster(EntityType::Place, &[1]),
            cluster(EntityType::Place, &[2]),
            cluster(EntityType::Organization, &[3]),
        ];
        let (joined, places) = join(clusters, &["norway", "norway", "white house", "white house"]);
        assert_eq!(places, [0, 1, 2, 2]);
        assert_eq!(joined[2].mentions, [2, 3]);
    }

    #[test]
    fn what_is_doubtful_follows_what_more_speaks_for() {
        let doubtful = |cluster| Cluster { surest: 0.7, ..cluster };
        let rock = |entity_type, mentions: &[usize]| doubtful(cluster(entity_type, mentions));
        let clusters = vec![rock(EntityType::Place, &[0, 3]), rock(EntityType::Organization, &[1, 2, 4])];
        let (joined, places) = join(clusters, &["tarn rock", "tarn rock"]);
        assert_eq!(places, [0, 0]);
        assert_eq!((joined[0].entity_type, joined[0].mentions.len()), (EntityType::Organization, 5));
        let clusters = vec![rock(EntityType::Place, &[0]), rock(EntityType::Organization, &[1, 2])];
        assert_eq!(join(clusters, &["france", "france"]).1, [0, 1]);
    }

    #[test]
    fn what_is_vague_follows_what_is_clear() {
        let clusters = vec![cluster(EntityType::Other, &[0, 1, 2]), cluster(EntityType::Organization, &[3])];
        let (joined, places) = join(clusters, &["gop", "gop"]);
        assert_eq!(places, [0, 0]);
        assert_eq!((joined[0].entity_type, joined[0].mentions.len()), (EntityType::Organization, 4));
    }
}
