//! Places that say where they are: "Tarn, Ohio".

use super::{
    cue::{LISTS, NAMES, kinds},
    name::key_of,
};
use crate::{EntityType, Span, model::names::NameLists, resolve::Mention, text::Document};

/// Whether `mention` is followed by the country or region that it lies in, which is the mention `next`, and nothing
/// makes the two a list ("Iran, Iraq and Syria").
pub(super) fn lies_in_next(
    document: &Document<'_>,
    lists: &NameLists,
    mention: &Mention,
    next: Option<&Mention>,
) -> bool {
    let Some(next) = next.filter(|next| next.entity_type == EntityType::Place) else { return false };
    let text = document.text();
    let gap = Span::new(mention.span.end(), next.span.start().max(mention.span.end())).of(text);
    let rest = text.get(next.span.end() as usize..).unwrap_or_default();
    gap.trim() == "," && gap.len() <= 3 && ends_there(rest) && is_area(next.span.of(text), lists)
}

/// Whether the words behind the second place do not go on with a list.
fn ends_there(rest: &str) -> bool {
    let rest = rest.trim_start();
    let goes_on =
        rest.strip_prefix(',').is_some_and(|rest| rest.trim_start().starts_with(char::is_uppercase))
            || ["and ", "or ", ", and ", ", or ", "& "].iter().any(|link| rest.starts_with(link));
    !goes_on
}

/// Whether `name` is known as a country or a region.
fn is_area(name: &str, lists: &NameLists) -> bool {
    let whole = key_of(name);
    let listed = lists.lists_of(&whole).filter_map(|list| kinds(&LISTS, list)).flatten();
    let named = kinds(&NAMES, &whole).into_iter().flatten();
    listed.chain(named).any(|(kind, _)| matches!(kind.subtype, Some("country" | "region")))
}
