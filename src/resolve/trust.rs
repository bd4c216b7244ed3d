//! How far a candidate can be trusted in the text that it was found in.

use crate::{
    candidate::{Candidate, TypeShares},
    text::Document,
};

/// The most confidence that a name has in a text that is not in English.
///
/// The tagger was trained on English; in other languages capitals and neighbours mean other things, and how sure it
/// is says little. So low a figure keeps such names from being shown as facts.
const FOREIGN_NAME: f32 = 0.3;

/// The confidence of `candidate` and of each type that it may have, given the language of `document`.
pub(super) fn confidence(candidate: &Candidate, document: &Document<'_>) -> (f32, TypeShares) {
    if candidate.entity_type.is_name() && document.language().is_foreign() {
        (candidate.confidence.min(FOREIGN_NAME), candidate.shares.limited(FOREIGN_NAME))
    } else {
        (candidate.confidence, candidate.shares)
    }
}

#[cfg(test)]
mod tests {
    use super::{FOREIGN_NAME, confidence};
    use crate::{
        EntityType, Span,
        candidate::{Candidate, Source, TypeShares},
        text,
    };

    #[test]
    fn names_are_doubted_where_the_text_is_not_english() {
        let name = |entity_type| Candidate {
            span: Span::new(0, 2),
            entity_type,
            subtype: None,
            confidence: 0.9,
            shares: TypeShares::only(entity_type, 0.9),
            source: Source::Tagger,
        };
        let english = text::read(
            "The minister said on Monday that the plan would not be ready before the end of the year, and that she \
             had told the committee so.",
        );
        let spanish = text::read(
            "El ministro dijo que el gobierno no va a cambiar las reglas para los trabajadores, aunque la oposición \
             lo pide desde hace más de un año.",
        );
        let of = |document, entity_type| confidence(&name(entity_type), document).0;
        assert!((of(&english, EntityType::Person) - 0.9).abs() < f32::EPSILON);
        assert!((of(&spanish, EntityType::Person) - FOREIGN_NAME).abs() < f32::EPSILON);
        let (_, shares) = confidence(&name(EntityType::Person), &spanish);
        assert!((shares.of(EntityType::Person) - FOREIGN_NAME).abs() < f32::EPSILON);
        assert!((of(&spanish, EntityType::Percent) - 0.9).abs() < f32::EPSILON);
    }
}
