//! What has one name and was taken for two kinds of things: "White House", a place here and an organization there.
//!
//! A team and its country stay two, and so do a person and a place of one name. But what the tagger could say nothing
//! exact about is no second thing, and an institution is its building.

use std::collections::BTreeMap;

use super::{cluster::Cluster, short::is_institution};
use crate::EntityType;

/// The clusters, those that name one thing put together with the largest of them, and the new position of each old
/// one. `keys` are their names, in the same order.
pub(super) fn join(clusters: Vec<Cluster>, keys: &[&str]) -> (Vec<Cluster>, Vec<usize>) {
    let mut namesakes: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, key) in keys.iter().enumerate() {
        namesakes.entry(key).or_default().push(at);
    }
    let mut owner: Vec<usize> = (0..clusters.len()).collect();
    for (key, group) in namesakes.iter().filter(|(_, group)| group.len() > 1) {
        let row = |at: usize| {
            clusters.get(at).map_or((EntityType::Other, 0), |it| (it.entity_type, it.mentions.len()))
        };
        let Some(&main) =
            group.iter().max_by_key(|&&at| (!is_vague(row(at).0), row(at).1, std::cmp::Reverse(at)))
        else {
            continue;
        };
        for &at in group {
            if may_be_one(key, row(main).0, row(at).0)
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
fn may_be_one(key: &str, one: EntityType, other: EntityType) -> bool {
    let is_building = matches!(
        (one, other),
        (EntityType::Organization, EntityType::Place) | (EntityType::Place, EntityType::Organization)
    );
    let is_vague = (is_vague(one) || is_vague(other)) && !matches!(one, EntityType::Person);
    one == other || is_vague || (is_building && is_institution(key))
}

/// Whether the type says nothing exact.
const fn is_vague(entity_type: EntityType) -> bool {
    matches!(entity_type, EntityType::Other)
}

#[cfg(test)]
mod tests {
    use super::{Cluster, EntityType, join};

    fn cluster(entity_type: EntityType, mentions: &[usize]) -> Cluster {
        Cluster { entity_type, mentions: mentions.to_vec(), open: Vec::new() }
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
    fn what_is_vague_follows_what_is_clear() {
        let clusters = vec![cluster(EntityType::Other, &[0, 1, 2]), cluster(EntityType::Organization, &[3])];
        let (joined, places) = join(clusters, &["gop", "gop"]);
        assert_eq!(places, [0, 0]);
        assert_eq!((joined[0].entity_type, joined[0].mentions.len()), (EntityType::Organization, 4));
    }
}
