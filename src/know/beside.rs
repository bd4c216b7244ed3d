//! Places that stand together, the second of which says where the first is.

use std::collections::BTreeSet;

use super::Reading;
use crate::{EntityType, Span};

/// Two entities whose names stand together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Pair {
    /// The position of the first.
    pub(super) inner: usize,
    /// The position of the second, where the first may lie.
    pub(super) outer: usize,
    /// Whether it may be a mere list: "Luxembourg, Belgium and France".
    pub(super) is_list: bool,
}

/// The pairs of an article, each once.
pub(super) fn pairs(reading: &Reading<'_>) -> BTreeSet<Pair> {
    let mut entity_of = vec![None; reading.mentions.len()];
    for (position, entity) in reading.entities.iter().enumerate() {
        for &mention in &entity.mentions {
            if let Some(slot) = entity_of.get_mut(mention as usize) {
                *slot = Some(position);
            }
        }
    }
    let text = reading.document.text();
    let rows = reading.mentions.windows(2).zip(entity_of.windows(2));
    rows.filter_map(|(mentions, entities)| {
        let ([first, second], [Some(inner), Some(outer)]) = (mentions, entities) else { return None };
        let are_places = first.entity_type == EntityType::Place && second.entity_type == EntityType::Place;
        if !are_places || inner == outer {
            return None;
        }
        let gap = Span::new(first.span.end(), second.span.start().max(first.span.end())).of(text).trim();
        let rest = text.get(second.span.end() as usize..).unwrap_or_default();
        matches!(gap, "," | "in" | ", in" | "(").then(|| Pair {
            inner: *inner,
            outer: *outer,
            is_list: gap == "," && goes_on(rest),
        })
    })
    .collect()
}

/// Whether the words behind a place go on with a list.
fn goes_on(rest: &str) -> bool {
    let rest = rest.trim_start();
    rest.strip_prefix(',').is_some_and(|rest| rest.trim_start().starts_with(char::is_uppercase))
        || ["and ", "or ", ", and ", ", or ", "& "].iter().any(|link| rest.starts_with(link))
}
