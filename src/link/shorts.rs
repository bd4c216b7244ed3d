//! Which short names stand for which long ones.

use std::collections::BTreeMap;

use super::{
    form::{FormId, Forms},
    metonymy,
    name::{Gender, Name},
    short::ShortKind,
};
use crate::{EntityType, candidate::TypeShares};

/// A short name and the long names, the heads, that it may stand for.
#[derive(Debug, Clone)]
pub(super) struct Short {
    pub(super) kind: ShortKind,
    /// How much speaks for the types of its heads.
    pub(super) weight: f32,
    /// Whether there is more than one head.
    is_ambiguous: bool,
    /// Whether a head is the short name behind a place with a government: "Ohio Supreme Court".
    is_local: bool,
    /// The head that is the short name behind "U.S.".
    national: Option<FormId>,
    /// The first of its heads to be registered: those that it may be said to stand for.
    rivals: Vec<FormId>,
    /// The head that is mentioned first in the text.
    first: FormId,
    /// The head that was mentioned last by a longer name, and in which sentence; and another one before it.
    latest: [Option<(FormId, u32)>; 2],
    /// The head with the most mentions so far, and their number.
    leader: Option<(FormId, u32)>,
    /// The head that "Mr." went with last, and the one of "Mrs.".
    titled: [Option<FormId>; 2],
}

/// All short names of a text.
///
/// A short name keeps what was last said of its heads instead of a list of them, so that a text in which very many
/// people share a surname still takes linear time.
#[derive(Debug, Default)]
pub(super) struct Shorts {
    all: Vec<Short>,
    /// For each short name its positions in `all`, by the type of the long names.
    by_key: BTreeMap<String, Vec<(EntityType, usize)>>,
    defined: BTreeMap<String, EntityType>,
    /// For each head its short names, and how often it was mentioned so far.
    heads: BTreeMap<FormId, Head>,
}

#[derive(Debug, Default)]
struct Head {
    /// The positions of its short names, each with how it is made from this head.
    shorts: Vec<(usize, ShortKind)>,
    mentions: u32,
    /// How much speaks for its full name, in mentions of the whole text that are surely right.
    weight: f32,
    gender: Option<Gender>,
}

/// What a short name stands for at one point of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Reading {
    /// Just this form; the mention's own where it is short for nothing.
    One(FormId),
    /// Several heads, equally.
    Open(Vec<FormId>),
}

/// How many sentences back a longer name still claims a short one.
const NEAR: u32 = 1;
/// A head with so many mentions, and so many times those of its rival, has the name even where the rival is as near.
const DOMINANT: f32 = 3.0;
/// How many heads of one short name are remembered by name.
const MAX_RIVALS: usize = 4;

impl Shorts {
    /// Collects the short names of the long names among `forms`; `name_of` gives the name at a mention's position.
    pub(super) fn collect<'a>(forms: &Forms, name_of: impl Fn(usize) -> Option<&'a Name>) -> Self {
        let mut long: Vec<(FormId, &Name)> = forms
            .iter()
            .filter(|(_, form)| form.key.contains(' '))
            .filter_map(|(id, form)| Some((id, name_of(form.first)?)))
            .collect();
        // The longest first: what is short for a longer name is no head of its own.
        long.sort_by_key(|&(id, name)| {
            let len = name.parts.iter().map(String::len).sum::<usize>();
            // Those who only made the article come last, so that they take no name from who is in it.
            let is_maker = forms.get(id).is_some_and(|form| !form.is_told);
            (is_maker, std::cmp::Reverse((name.parts.len(), len)), id)
        });
        let mut surnames: BTreeMap<String, u32> = BTreeMap::new();
        for (_, name) in &long {
            for key in name.surnames() {
                *surnames.entry(key).or_default() += 1;
            }
        }
        let mut shorts = Self::default();
        for (id, name) in long {
            let Some(form) = forms.get(id) else { continue };
            let short = shorts.get(form.entity_type, &form.key).map(|short| short.kind);
            let is_part = matches!(short, Some(ShortKind::Part | ShortKind::Head));
            if (short.is_some() && !(is_part && form.is_registered)) || is_pair(name, &surnames) {
                continue;
            }
            for short in name.short_forms() {
                if !form.is_told && shorts.get(form.entity_type, &short.key).is_some() {
                    continue;
                }
                shorts.register(forms, id, short.key, short.kind);
            }
            if let Some(head) = shorts.heads.get_mut(&id) {
                head.gender = name.gender;
            }
        }
        shorts
    }

    /// Notes that the text itself gives `key` as short for the form `long`.
    pub(super) fn define(&mut self, forms: &Forms, key: &str, long: FormId) {
        let Some(form) = forms.get(long) else { return };
        self.defined.insert(key.to_owned(), form.entity_type);
        self.register(forms, long, key.to_owned(), ShortKind::Defined);
    }

    fn register(&mut self, forms: &Forms, head: FormId, key: String, kind: ShortKind) {
        let Some(form) = forms.get(head) else { return };
        let place = form.key.strip_suffix(key.as_str()).map_or("", str::trim_end);
        let is_national = matches!(place, "us" | "united states");
        let national = is_national.then_some(head);
        let is_local = !is_national && metonymy::is_government(place);
        let fresh = Short {
            kind,
            weight: form.weight,
            is_ambiguous: false,
            is_local,
            national,
            rivals: Vec::new(),
            first: head,
            latest: [None; 2],
            leader: None,
            titled: [None; 2],
        };
        let new = self.all.len();
        let ids = self.by_key.entry(key).or_default();
        let known = ids.iter().find(|id| id.0 == form.entity_type).map(|id| id.1);
        let id = known.unwrap_or_else(|| {
            ids.push((form.entity_type, new));
            new
        });
        match self.all.get_mut(id) {
            None => self.all.push(Short { rivals: vec![head], ..fresh }),
            // A surname beats a given name, and so on down the kinds.
            Some(short) if kind < short.kind => *short = Short { rivals: vec![head], ..fresh },
            Some(short) if kind > short.kind => return,
            Some(short) => {
                short.is_ambiguous |= short.first != head;
                short.is_local |= is_local;
                short.national = short.national.or(national);
                short.weight += form.weight;
                if short.rivals.len() < MAX_RIVALS {
                    short.rivals.push(head);
                }
                if forms.get(short.first).is_some_and(|first| form.first < first.first) {
                    short.first = head;
                }
            }
        }
        let noted = self.heads.entry(head).or_default();
        noted.weight = form.weight;
        noted.shorts.push((id, kind));
    }

    pub(super) fn get(&self, entity_type: EntityType, key: &str) -> Option<&Short> {
        self.all.get(self.position(entity_type, key)?)
    }

    fn position(&self, entity_type: EntityType, key: &str) -> Option<usize> {
        self.by_key.get(key)?.iter().find(|id| id.0 == entity_type).map(|id| id.1)
    }

    /// How much the longer names of each type speak for a short one: no more than one sure mention.
    pub(super) fn backing(&self, key: &str) -> TypeShares {
        let mut backing = TypeShares::default();
        for (entity_type, id) in self.by_key.get(key).into_iter().flatten() {
            let short = self.all.get(*id).filter(|short| {
                matches!(short.kind, ShortKind::Surname | ShortKind::Acronym | ShortKind::Defined)
            });
            backing.add(*entity_type, short.map_or(0.0, |short| short.weight.min(1.0)));
        }
        backing
    }

    /// The type of the long name that the text itself gives for `key`.
    pub(super) fn defined_type(&self, key: &str) -> Option<EntityType> {
        self.defined.get(key).copied()
    }

    /// What a mention of the form `id` stands for at this point of the text.
    pub(super) fn resolve(
        &self,
        forms: &Forms,
        id: FormId,
        name: &Name,
        is_upper: bool,
        sentence: u32,
    ) -> Reading {
        let own = Reading::One(id);
        let Some(form) = forms.get(id) else { return own };
        let Some(short) = self.get(form.entity_type, &form.key) else { return own };
        // "The Supreme Court" beside that of Ohio is the nation's, where the article names that one or begins with it.
        if short.is_local && !name.is_of_state && matches!(short.kind, ShortKind::Part | ShortKind::Head) {
            if let Some(national) = short.national {
                return Reading::One(national);
            }
            if forms.get(short.first).is_some_and(|head| form.first < head.first) {
                return own;
            }
        }
        match short.kind {
            ShortKind::Part | ShortKind::Head if form.is_registered => own,
            ShortKind::Head if !form.is_definite => own,
            ShortKind::Acronym if !is_upper => own,
            // "Mrs. Quill", while only Tom Quill was named.
            _ if !short.is_ambiguous && !self.fits(short.first, name.gender) => own,
            _ if !short.is_ambiguous => Reading::One(short.first),
            _ => self.choose(id, short, name.gender, sentence),
        }
    }

    /// The likeliest head of an ambiguous name: the one of the title's gender, else the one that a longer name has
    /// just mentioned; what two claim alike stays open. Where none was mentioned just now, a surname is of whom the text is
    /// most about so far, else of the first to come, a given name stays open, and any other name is its own.
    fn choose(&self, own: FormId, short: &Short, gender: Option<Gender>, sentence: u32) -> Reading {
        let fits = |id: FormId| self.fits(id, gender);
        if let Some(titled) = gender.and_then(|gender| short.titled.get(gender as usize).copied().flatten()) {
            return Reading::One(titled);
        }
        let claims = short.latest.into_iter().flatten().filter(|&(id, _)| fits(id));
        let near: Vec<(FormId, u32)> =
            claims.clone().filter(|(_, at)| sentence.saturating_sub(*at) <= NEAR).collect();
        match *near.as_slice() {
            [(one, at), (other, before)] => {
                if at != before || self.dominates(one, other) {
                    Reading::One(one)
                } else if self.dominates(other, one) {
                    Reading::One(other)
                } else {
                    Reading::Open(vec![one.min(other), one.max(other)])
                }
            }
            [(one, _)] => Reading::One(one),
            // "The Bank", while only one bank was named.
            _ if matches!(short.kind, ShortKind::Given | ShortKind::Head) && claims.clone().count() == 1 => {
                claims.map(|(id, _)| Reading::One(id)).next().unwrap_or(Reading::One(own))
            }
            _ if short.kind == ShortKind::Given => Reading::Open(short.rivals.clone()),
            // "The Senate", long after two of them: a name of its own.
            _ if matches!(short.kind, ShortKind::Part | ShortKind::Head) => Reading::One(own),
            _ => {
                let leader = short.leader.map(|(id, _)| id).filter(|&id| fits(id));
                let claimed = leader.or_else(|| claims.map(|(id, _)| id).next());
                let to_come = || short.rivals.iter().copied().find(|&id| fits(id));
                Reading::One(claimed.or_else(to_come).unwrap_or(short.first))
            }
        }
    }

    /// Whether nothing says that `head` is of another gender.
    fn fits(&self, head: FormId, gender: Option<Gender>) -> bool {
        let known = self.heads.get(&head).and_then(|head| head.gender);
        gender.is_none() || known.is_none() || known == gender
    }

    /// Whether the text is so much more about `one` than about `other` that a name of both is rather the one's.
    fn dominates(&self, one: FormId, other: FormId) -> bool {
        // Of the whole text the full names, of what was read so far the short ones too.
        let mentions =
            |id: FormId| self.heads.get(&id).map_or(0.0, |head| head.weight.max(head.mentions as f32));
        mentions(one) >= DOMINANT * mentions(other).max(1.0)
    }

    /// Notes that a mention of the form `id` stood for `head`.
    pub(super) fn note(&mut self, forms: &Forms, head: FormId, id: FormId, name: &Name, sentence: u32) {
        let own = forms.get(id).and_then(|form| self.position(form.entity_type, &form.key));
        let Some(noted) = self.heads.get_mut(&head) else { return };
        noted.mentions += 1;
        noted.gender = noted.gender.or(name.gender);
        for (id, kind) in &noted.shorts {
            // A surer kind may have taken the name over since.
            let Some(short) = self.all.get_mut(*id).filter(|short| short.kind == *kind) else { continue };
            // A short name does not make itself surer: only longer ones renew the claim.
            if own != Some(*id) {
                let [last, _] = short.latest;
                if last.is_some_and(|(last, _)| last != head) {
                    short.latest = [None, last];
                }
                let [slot, _] = &mut short.latest;
                *slot = Some((head, sentence));
            }
            if short.leader.is_none_or(|(leader, mentions)| leader == head || noted.mentions >= mentions) {
                short.leader = Some((head, noted.mentions));
            }
            if let Some(slot) = noted.gender.and_then(|gender| short.titled.get_mut(gender as usize)) {
                *slot = Some(head);
            }
        }
    }
}

/// Whether `name` is only the surnames of two other people side by side, as headlines write them: "Trump Kim summit".
fn is_pair(name: &Name, surnames: &BTreeMap<String, u32>) -> bool {
    let bearers = |part: &String| surnames.get(part).copied().unwrap_or_default();
    match name.parts.as_slice() {
        // The last word counts as its own surname too.
        [first, last] => name.entity_type == EntityType::Person && bearers(first) > 0 && bearers(last) > 1,
        _ => false,
    }
}
