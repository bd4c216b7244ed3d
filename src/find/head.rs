//! The outlet and the place that the head of an article names.

use crate::{
    EntityType, Span,
    candidate::{Candidate, Source, TypeShares},
    text::Document,
};

/// The head was recognized by its form and by lists of outlets and towns.
const CONFIDENCE: f32 = 0.97;

/// Proposes the outlet and the place of the dateline for what they are: by itself on a line, a name has no
/// neighbours that tell a tagger its type.
pub(super) fn find(document: &Document<'_>, found: &mut Vec<Candidate>) {
    let head = document.head();
    let mut propose = |span: Option<Span>, entity_type, subtype, id| {
        found.extend(span.map(|span| Candidate {
            span,
            entity_type,
            subtype,
            confidence: CONFIDENCE,
            shares: TypeShares::only(entity_type, CONFIDENCE),
            source: Source::Rule(id),
        }));
    };
    propose(head.outlet, EntityType::Organization, Some("media"), "head.outlet");
    // Reporters file from towns.
    propose(head.place, EntityType::Place, Some("city"), "head.place");
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::{EntityType, text};

    #[test]
    fn the_dateline_names_a_place_and_an_outlet() {
        let document = text::read("PARIS (Reuters) - The talks ended on Monday, two officials said.");
        let mut found = Vec::new();
        find(&document, &mut found);
        let found: Vec<_> = found.iter().map(|c| (document.words(c.span), c.entity_type)).collect();
        assert_eq!(found, [("Reuters", EntityType::Organization), ("PARIS", EntityType::Place)]);
    }
}
