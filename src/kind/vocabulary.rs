//! What there is to tell: the finer types below each type of name.

use crate::EntityType;

/// What a name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kind {
    /// The type.
    pub entity_type: EntityType,
    /// The finer type, one of [`SUBTYPES`]; `None` where it is not known.
    pub subtype: Option<&'static str>,
}

/// All subtypes of names, by type. Those of dates, times and amounts are listed in [`crate::find`].
pub const SUBTYPES: &[(EntityType, &[&str])] = &[
    (EntityType::Person, &["politician", "family"]),
    (
        EntityType::Organization,
        &[
            "company",
            "bank",
            "government",
            "parliament",
            "court",
            "military",
            "police",
            "party",
            "militant",
            "international",
            "university",
            "school",
            "research",
            "hospital",
            "media",
            "team",
            "sport",
            "union",
            "religious",
            "association",
        ],
    ),
    (EntityType::Place, &["country", "region", "city", "facility", "water", "land"]),
    (EntityType::Group, &["nationality", "religion", "political", "ethnic"]),
    (
        EntityType::Event,
        &["war", "attack", "disaster", "election", "tournament", "conference", "festival", "protest"],
    ),
    (EntityType::Work, &["book", "film", "series", "song", "newspaper", "game"]),
    (EntityType::Law, &["act", "treaty", "constitution", "case"]),
    (
        EntityType::Product,
        &["vehicle", "aircraft", "ship", "spacecraft", "weapon", "device", "software", "drug", "food"],
    ),
    (EntityType::Other, &["award", "disease", "language", "measure", "program"]),
];

/// Whether a name that was taken for one type may turn out to be of the other: persons, organizations and places are
/// the tagger's to tell, all that CoNLL-2003 calls MISC is told apart here.
pub(super) const fn may_become(from: EntityType, to: EntityType) -> bool {
    is_other(from) && is_other(to) || from as u8 == to as u8
}

/// Whether the type is a part of what CoNLL-2003 calls MISC.
pub(super) const fn is_other(entity_type: EntityType) -> bool {
    use EntityType::{Event, Group, Law, Other, Product, Work};
    matches!(entity_type, Group | Event | Work | Law | Product | Other)
}
