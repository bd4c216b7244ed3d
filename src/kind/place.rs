//! What places beside a place say of it: "Tarn, Ohio", "Ohio, Georgia and Texas".

use super::{
    Kind, LOCATED,
    name::{is_area, votes},
    tally::Tally,
};
use crate::{EntityType, Span, model::names::NameLists, resolve::Mention, text::Document};

/// What a neighbour in a list of places says for a kind: things of one kind are listed together.
const LISTED: u32 = 3;

/// Adds what the places right before and behind the mention at `position` say.
pub(super) fn weigh(
    document: &Document<'_>,
    lists: &NameLists,
    mentions: &[Mention],
    position: usize,
    tally: &mut Tally,
) {
    let Some(mention) = mentions.get(position) else { return };
    let before = position.checked_sub(1).and_then(|position| mentions.get(position));
    let after = mentions.get(position + 1);
    if let Some(area) = after.filter(|after| lies_in(document, lists, mention, after)) {
        let city = Kind { entity_type: area.entity_type, subtype: Some("city") };
        tally.add_context((city, LOCATED));
        return;
    }
    let listed_before = before
        .filter(|before| is_list(document, before, mention) && !lies_in(document, lists, before, mention));
    let listed_after = after.filter(|after| is_list(document, mention, after));
    for neighbour in listed_before.into_iter().chain(listed_after) {
        let name = neighbour.span.of(document.text());
        let kind = Tally::of_name(EntityType::Place, votes(name, EntityType::Place, lists));
        if kind.subtype.is_some() {
            tally.add_context((kind, LISTED));
        }
    }
}

/// Whether `next` is the country or region that `mention` is said to lie in, and nothing makes the two a list ("Iran,
/// Iraq and Syria").
fn lies_in(document: &Document<'_>, lists: &NameLists, mention: &Mention, next: &Mention) -> bool {
    let text = document.text();
    let rest = text.get(next.span.end() as usize..).unwrap_or_default();
    next.entity_type == EntityType::Place
        && gap(document, mention, next) == ","
        && !goes_on(rest)
        && is_area(next.span.of(text), lists)
}

/// Whether two places are joined as in a list.
fn is_list(document: &Document<'_>, mention: &Mention, next: &Mention) -> bool {
    mention.entity_type == EntityType::Place
        && next.entity_type == EntityType::Place
        && matches!(gap(document, mention, next), "," | "and" | "or" | ", and" | ", or" | "&")
}

/// What stands between two mentions.
fn gap<'text>(document: &Document<'text>, mention: &Mention, next: &Mention) -> &'text str {
    Span::new(mention.span.end(), next.span.start().max(mention.span.end())).of(document.text()).trim()
}

/// Whether the words behind a place go on with a list.
fn goes_on(rest: &str) -> bool {
    let rest = rest.trim_start();
    rest.strip_prefix(',').is_some_and(|rest| rest.trim_start().starts_with(char::is_uppercase))
        || ["and ", "or ", ", and ", ", or ", "& "].iter().any(|link| rest.starts_with(link))
}
