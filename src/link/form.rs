//! The distinct names of a text, and which type each of them really has.

use std::collections::BTreeMap;

use super::{name::Name, short::ShortKind, shorts::Shorts};
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
    /// How much speaks for its type, in thousandths of a mention that is surely right.
    pub(super) weight: u32,
    /// The form that its mentions are linked as: itself, or one of the same key and another type.
    pub(super) target: FormId,
}

/// What one mention adds to the weight of its form at most.
const SURE: u32 = 1000;
/// A place that stands behind "in" says so three times.
const LOCATIVE: u32 = 3;

/// All forms of a text.
#[derive(Debug, Default)]
pub(super) struct Forms {
    forms: Vec<Form>,
    by_key: BTreeMap<(String, EntityType), FormId>,
}

impl Forms {
    /// Adds a mention, the one at position `first`, and returns its form.
    pub(super) fn add(&mut self, name: &Name, first: usize, confidence: f32, is_locative: bool) -> FormId {
        let id = self.id_of(name.key(), name.entity_type, first);
        if let Some(form) = self.forms.get_mut(id) {
            let weight = (confidence.clamp(0.0, 1.0) * SURE as f32) as u32 + 1;
            let speaks = if is_locative && name.entity_type == EntityType::Place { LOCATIVE } else { 1 };
            form.weight = form.weight.saturating_add(weight * speaks);
        }
        id
    }

    /// The form with this key and type, new where there is none.
    fn id_of(&mut self, key: String, entity_type: EntityType, first: usize) -> FormId {
        let new = self.forms.len();
        *self.by_key.entry((key.clone(), entity_type)).or_insert_with(|| {
            self.forms.push(Form { entity_type, key, first, weight: 0, target: new });
            new
        })
    }

    pub(super) fn get(&self, id: FormId) -> Option<&Form> {
        self.forms.get(id)
    }

    /// The form that the mentions of `id` are linked as.
    pub(super) fn target(&self, id: FormId) -> FormId {
        self.get(id).map_or(id, |form| form.target)
    }

    /// The forms that something is linked as, each once.
    pub(super) fn targets(&self) -> impl Iterator<Item = (FormId, &Form)> {
        self.forms.iter().enumerate().filter(|(id, form)| form.target == *id)
    }

    /// Gives each name of several words the type that most of its mentions have.
    pub(super) fn settle_long(&mut self) {
        self.settle(|key| key.contains(' '), &Shorts::default());
    }

    /// Gives each name of one word the type that most of its mentions have, the longer names that it may be short
    /// for taken into account: a lone "Austin" that was taken for the place is the "Lloyd Austin" beside it.
    pub(super) fn settle_short(&mut self, shorts: &Shorts) {
        self.settle(|key| !key.contains(' '), shorts);
    }

    fn settle(&mut self, wanted: impl Fn(&str) -> bool, shorts: &Shorts) {
        let ids: Vec<FormId> = self.by_key.values().copied().collect();
        let key_of = |id: FormId| self.get(id).map(|form| form.key.as_str());
        // The map is sorted by key first, so the forms of one key are neighbours.
        let same_key = ids.chunk_by(|&a, &b| key_of(a) == key_of(b));
        let votes: Vec<Vote> = same_key
            .filter(|same| same.first().and_then(|&id| key_of(id)).is_some_and(&wanted))
            .filter_map(|same| self.vote(same, shorts))
            .collect();
        for vote in votes {
            let winner = self.id_of(vote.key, vote.entity_type, vote.first);
            for loser in vote.losers {
                if let Some(form) = self.forms.get_mut(loser) {
                    form.target = winner;
                }
            }
        }
    }

    /// Decides between the forms `same`, which have one key.
    fn vote(&self, same: &[FormId], shorts: &Shorts) -> Option<Vote> {
        let forms = || same.iter().filter_map(|&id| Some((id, self.get(id)?)));
        let (_, Form { key, first, .. }) = forms().min_by_key(|(_, form)| form.first)?;
        if let Some(entity_type) = shorts.defined_type(key) {
            return Some(Vote { key: key.clone(), entity_type, first: *first, losers: same.to_vec() });
        }
        let backing = |entity_type| backing(shorts, entity_type, key);
        // Beside a "Mae Tyson" a lone "Tyson" is she, however often it was taken for the company of that name; but not
        // where a longer "Tyson Foods" speaks for the company. Places are named too often to be doubted so.
        let person = backing(EntityType::Person);
        let weight = |form: &Form| {
            let is_doubted = person > 0
                && !matches!(form.entity_type, EntityType::Person | EntityType::Place)
                && shorts.get(form.entity_type, key).is_none();
            if is_doubted { form.weight.min(person) } else { form.weight }
        };
        let mut rivals: Vec<(u32, EntityType)> = forms()
            .map(|(_, form)| (weight(form).saturating_add(backing(form.entity_type)), form.entity_type))
            .collect();
        // A longer person's name speaks for the person even where no mention of the short one was taken for one.
        if rivals.iter().all(|(_, rival)| *rival != EntityType::Person) && backing(EntityType::Person) > 0 {
            rivals.push((backing(EntityType::Person), EntityType::Person));
        }
        // Among equals the first in the order of types wins: persons before places.
        let (_, entity_type) = rivals.into_iter().max_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)))?;
        // What is short for a longer name of its own type is no mistake and stays.
        let losers = forms().filter(|(_, form)| backing(form.entity_type) == 0).map(|(id, _)| id).collect();
        Some(Vote { key: key.clone(), entity_type, first: *first, losers })
    }
}

/// What was decided on the forms of one key.
struct Vote {
    key: String,
    entity_type: EntityType,
    /// The first mention of any of them.
    first: usize,
    /// The forms that are linked as this type, the winner's own included where nothing backs it.
    losers: Vec<FormId>,
}

/// How much the longer names of a type speak for a short one: no more than one sure mention.
fn backing(shorts: &Shorts, entity_type: EntityType, key: &str) -> u32 {
    shorts
        .get(entity_type, key)
        .filter(|short| matches!(short.kind, ShortKind::Surname | ShortKind::Acronym | ShortKind::Defined))
        .map_or(0, |short| short.weight.min(SURE + 1))
}
