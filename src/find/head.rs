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
    for town in head.place.into_iter().flat_map(|towns| parted(document, towns)) {
        propose(Some(town), EntityType::Place, Some("city"), "head.place");
    }
}

/// The towns between strokes: "PARIS/ROME".
fn parted(document: &Document<'_>, towns: Span) -> impl Iterator<Item = Span> {
    let mut start = towns.start();
    document.words(towns).split('/').map(move |town| {
        let end = start + town.len() as u32;
        let lead = (town.len() - town.trim_start().len()) as u32;
        let span = Span::new(start + lead, start + town.trim_end().len() as u32);
        start = end + 1;
        span
    })
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::{EntityType, text};

    #[test]
    fn a_dateline_may_name_several_towns() {
        let document =
            text::read("PARIS/SAN DIEGO (Reuters) - The talks ended on Monday, two officials said.");
        let mut found = Vec::new();
        find(&document, &mut found);
        let found: Vec<_> = found.iter().map(|c| document.words(c.span)).collect();
        assert_eq!(found, ["Reuters", "PARIS", "SAN DIEGO"]);
    }

    #[test]
    fn the_dateline_names_a_place_and_an_outlet() {
        let document = text::read("PARIS (Reuters) - The talks ended on Monday, two officials said.");
        let mut found = Vec::new();
        find(&document, &mut found);
        let found: Vec<_> = found.iter().map(|c| (document.words(c.span), c.entity_type)).collect();
        assert_eq!(found, [("Reuters", EntityType::Organization), ("PARIS", EntityType::Place)]);
    }
}
