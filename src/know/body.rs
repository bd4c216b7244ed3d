//! Listed companies, and bodies of several states.

use super::{Knowledge, Reading, Relation, Why};
use crate::{
    fold::name_key,
    model::almanac::{Entry, Record},
};

/// What the organization at `position` is.
///
/// A company of one word ("Target") must be one by its finer type, one of several ("Halden Mills") must be nothing else.
pub(super) fn known(reading: &Reading<'_>, position: usize) -> Option<Knowledge> {
    let entity = reading.entities.get(position)?;
    let subtype = reading.kind(position)?.subtype;
    let linked = entity.compare_key.split_once(':').map_or("", |(_, name)| name);
    let names = [entity.name.as_str(), linked].into_iter().chain(entity.aliases.iter().map(String::as_str));
    let fits = |name: &str, record: &Record| match record.kind.as_str() {
        "international" => true,
        "company" => match subtype {
            Some("company" | "bank" | "media") => true,
            None => name_key(name).contains(' '),
            _ => false,
        },
        _ => false,
    };
    let found = names.flat_map(|name| reading.almanac.named(name).map(move |entry| (name, entry)));
    let mut found = found.filter(|(name, entry)| match entry {
        Entry::Record(at) => reading.almanac.record(*at).is_some_and(|record| fits(name, &record)),
        _ => false,
    });
    let (_, entry) = found.next()?;
    Some(Knowledge { entry, relation: Relation::Is, why: Why::Only, other: None })
}
