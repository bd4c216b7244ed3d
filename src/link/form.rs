//! The distinct names of a text.

use std::collections::{BTreeMap, btree_map::Entry};

use super::name::Name;
use crate::EntityType;

/// The position of a form in [`Forms`].
pub(super) type FormId = usize;

/// One way to name something: a key with a type.
#[derive(Debug, Clone)]
pub(super) struct Form {
    pub(super) entity_type: EntityType,
    pub(super) key: String,
    /// The position of its first mention.
    pub(super) first: usize,
    /// How much speaks for it, in mentions that are surely right.
    pub(super) weight: f32,
    /// Whether "the" stands before one of its mentions.
    pub(super) is_definite: bool,
    /// Whether a mention of it ends as registered companies do: "Halden Inc." is no short name of Halden Motors.
    pub(super) is_registered: bool,
    /// Whether it stands anywhere but in bylines and credits.
    pub(super) is_told: bool,
}

/// All forms of a text.
#[derive(Debug, Default)]
pub(super) struct Forms {
    forms: Vec<Form>,
    by_key: BTreeMap<(String, EntityType), FormId>,
}

impl Forms {
    /// Adds a mention, the one at `position`, and returns its form; `is_told` where it stands in no byline or credit.
    pub(super) fn add(&mut self, name: &Name, position: usize, confidence: f32, is_told: bool) -> FormId {
        let new = self.forms.len();
        let entity_type = name.entity_type;
        let id = match self.by_key.entry((name.key(), entity_type)) {
            Entry::Occupied(known) => *known.get(),
            Entry::Vacant(free) => {
                let key = free.key().0.clone();
                self.forms.push(Form {
                    entity_type,
                    key,
                    first: position,
                    weight: 0.0,
                    is_definite: false,
                    is_registered: false,
                    is_told: false,
                });
                *free.insert(new)
            }
        };
        if let Some(form) = self.forms.get_mut(id) {
            form.weight += confidence.clamp(0.0, 1.0);
            form.is_definite |= name.is_definite;
            form.is_registered |= name.is_registered;
            form.is_told |= is_told;
        }
        id
    }

    pub(super) fn get(&self, id: FormId) -> Option<&Form> {
        self.forms.get(id)
    }

    /// The forms so far, in the order in which they were added.
    pub(super) fn iter(&self) -> impl Iterator<Item = (FormId, &Form)> {
        self.forms.iter().enumerate()
    }
}
