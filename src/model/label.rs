//! What the tagger can say of a token.

use crate::EntityType;

/// The types that the tagger tells apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameType {
    /// People.
    Person,
    /// Organizations.
    Organization,
    /// Places that are no buildings.
    Location,
    /// Buildings, roads, airports and other built places.
    Facility,
    /// Nationalities, religions, political and ethnic groups.
    Group,
    /// Products.
    Product,
    /// Events, works, laws and all other names.
    Other,
}

impl NameType {
    /// All types, in the order of their labels.
    pub const ALL: [Self; 7] = [
        Self::Person,
        Self::Organization,
        Self::Location,
        Self::Facility,
        Self::Group,
        Self::Product,
        Self::Other,
    ];

    /// The type and the subtype of the wire contract.
    #[must_use]
    pub const fn entity_type(self) -> (EntityType, Option<&'static str>) {
        match self {
            Self::Person => (EntityType::Person, None),
            Self::Organization => (EntityType::Organization, None),
            Self::Location => (EntityType::Place, None),
            Self::Facility => (EntityType::Place, Some("facility")),
            Self::Group => (EntityType::Group, None),
            Self::Product => (EntityType::Product, None),
            Self::Other => (EntityType::Other, None),
        }
    }
}

/// Where in a name a token stands (the BILOU scheme of Ratinov and Roth, 2009).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// At the beginning of a name of several tokens.
    Begin,
    /// Inside.
    Inside,
    /// At its end.
    Last,
    /// It is the whole name.
    Unit,
}

impl Place {
    /// Every place.
    pub const ALL: [Self; 4] = [Self::Begin, Self::Inside, Self::Last, Self::Unit];

    /// The place of the token at `position` in a name of `len` tokens.
    #[must_use]
    pub const fn within(position: usize, len: usize) -> Self {
        match (position == 0, position + 1 >= len) {
            (true, true) => Self::Unit,
            (true, false) => Self::Begin,
            (false, true) => Self::Last,
            (false, false) => Self::Inside,
        }
    }
}

/// How many labels there are: "outside", and each type at each place.
pub const LABELS: usize = 1 + NameType::ALL.len() * Place::ALL.len();

/// The label of a token: 0 is outside every name, then four labels a type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Label(u8);

impl Label {
    /// Outside every name.
    pub const OUTSIDE: Self = Self(0);

    /// The label of a token at `place` of a name of type `name_type`.
    #[must_use]
    pub const fn new(place: Place, name_type: NameType) -> Self {
        Self(1 + name_type as u8 * Place::ALL.len() as u8 + place as u8)
    }

    /// The label at `index`, which counts from 0 to [`LABELS`].
    #[must_use]
    pub const fn from_index(index: usize) -> Option<Self> {
        if index < LABELS { Some(Self(index as u8)) } else { None }
    }

    /// Its position among the labels.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    /// Where in which name the token stands; `None` outside.
    #[must_use]
    pub fn name(self) -> Option<(Place, NameType)> {
        let index = usize::from(self.0).checked_sub(1)?;
        let name_type = NameType::ALL.get(index / Place::ALL.len())?;
        let place = Place::ALL.get(index % Place::ALL.len())?;
        Some((*place, *name_type))
    }

    /// Every label.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..LABELS as u8).map(Self)
    }

    /// Whether a sentence can begin with this label.
    #[must_use]
    pub fn can_start(self) -> bool {
        self.name().is_none_or(|(place, _)| matches!(place, Place::Begin | Place::Unit))
    }

    /// Whether a sentence can end with this label.
    #[must_use]
    pub fn can_end(self) -> bool {
        self.name().is_none_or(|(place, _)| matches!(place, Place::Last | Place::Unit))
    }

    /// Whether `next` can follow: a name that has begun goes on until its last token.
    #[must_use]
    pub fn can_precede(self, next: Self) -> bool {
        match (self.name(), next.name()) {
            (Some((Place::Begin | Place::Inside, open)), Some((Place::Inside | Place::Last, going_on))) => {
                open == going_on
            }
            (Some((Place::Begin | Place::Inside, _)), _) => false,
            _ => next.can_start(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{LABELS, Label, NameType, Place};

    #[test]
    fn labels_are_numbered_without_gaps() {
        let indices: Vec<usize> = Label::all().map(Label::index).collect();
        assert_eq!(indices, (0..LABELS).collect::<Vec<_>>());
        for label in Label::all() {
            if let Some((place, name_type)) = label.name() {
                assert_eq!(Label::new(place, name_type), label);
            }
        }
    }

    #[test]
    fn a_name_goes_on_until_its_last_token() {
        let begin = Label::new(Place::Begin, NameType::Person);
        assert!(begin.can_precede(Label::new(Place::Last, NameType::Person)));
        assert!(!begin.can_precede(Label::new(Place::Last, NameType::Location)));
        assert!(!begin.can_precede(Label::OUTSIDE));
        assert!(Label::OUTSIDE.can_precede(begin));
        assert!(!Label::OUTSIDE.can_precede(Label::new(Place::Inside, NameType::Person)));
    }
}
