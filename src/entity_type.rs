//! What kinds of things Nutgraf names.

use serde::Serialize;

/// The type of a mention or an entity: names first, then expressions of time and amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum EntityType {
    /// A human being, real or invented.
    Person,
    /// A company, institution, party, team, outlet or other organized body.
    Organization,
    /// A country, region, city, building, sea, mountain or other place.
    Place,
    /// Nationalities, religions, political and ethnic groups (NORP in `OntoNotes`).
    Group,
    /// A named happening: a war, a summit, a tournament, a storm.
    Event,
    /// A book, film, song, programme or other titled work.
    Work,
    /// A law, treaty or named policy.
    Law,
    /// A thing that is made and sold.
    Product,
    /// A name of none of these types, or of a type that could not be told.
    Other,
    /// A day or a longer stretch of the calendar.
    Date,
    /// A time of day, or a stretch shorter than a day.
    Time,
    /// A sum of money.
    Money,
    /// A share in hundredths.
    Percent,
    /// A measured amount.
    Quantity,
}

impl EntityType {
    /// The types of names, in the order of their declaration, which is the order of their numbers.
    pub const NAMES: [Self; 9] = [
        Self::Person,
        Self::Organization,
        Self::Place,
        Self::Group,
        Self::Event,
        Self::Work,
        Self::Law,
        Self::Product,
        Self::Other,
    ];

    /// The type of names that word lists call `name`.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "person" => Self::Person,
            "organization" => Self::Organization,
            "place" => Self::Place,
            "group" => Self::Group,
            "event" => Self::Event,
            "work" => Self::Work,
            "law" => Self::Law,
            "product" => Self::Product,
            "other" => Self::Other,
            _ => return None,
        })
    }

    /// Whether mentions of this type are names, which are linked into entities.
    #[must_use]
    pub const fn is_name(self) -> bool {
        !matches!(self, Self::Date | Self::Time | Self::Money | Self::Percent | Self::Quantity)
    }
}
