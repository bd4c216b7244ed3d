//! What the article is about in the terms of the IPTC Media Topics.
//!
//! | file | what it does |
//! |---|---|
//! | `feature` | the words, parts and pairs of words and kinds of names that the model knows, where they stand |
//! | `score` | their sum for each subject, and what it is worth |
//! | `evidence` | the sentences that added most |

mod evidence;
mod feature;
mod score;

pub use feature::{Occurrence, Reading, occurrences};
pub use score::{Scores, Vector, shares, squash};

use crate::{Span, model::subjects::SubjectWeights, topic::unit};

/// A subject is shown from this share on. Less is "none of these clearly".
pub const SHOWN: f32 = 0.4;

/// A subject of an article.
#[derive(Debug, Clone, PartialEq)]
pub struct Subject<'model> {
    /// The number of its id in the IPTC Media Topics: 11000000 for "medtop:11000000".
    pub id: u32,
    /// The names from the top subject down to this one, never empty.
    pub path: Vec<&'model str>,
    /// The share of articles with such a score that are about it, 0 to 1.
    pub score: f32,
    /// The sentences that speak for it most, best first; never empty.
    pub evidence: Vec<Span>,
}

/// The subjects of what was read, surest first, a subject before its parts; empty where none is clear.
///
/// A linear model over words, parts and pairs of words and kinds of names: each subject has its own score, so an article can have
/// several. Captions, credits and boilerplate say nothing here. The model knows English only; in other languages there are no subjects.
#[must_use]
pub fn subjects<'model>(reading: &Reading<'_>, model: &'model SubjectWeights) -> Vec<Subject<'model>> {
    if !matches!(reading.document.language().code, "en" | "und") {
        return Vec::new();
    }
    let known = |first, second| model.feature(hash_of(first, second));
    let occurrences = occurrences(reading, known);
    let vector = Vector::new(&occurrences);
    let scores = Scores::of(&vector, model);
    let shares = shares(&scores, model);
    let mut shown: Vec<usize> = (0..shares.len()).filter(|&subject| at(&shares, subject) >= SHOWN).collect();
    // Of equal shares that of what leads the others is surer; but a part, which has no more than its parent, stays behind it.
    let is_part = |subject: usize| subject >= model.tops();
    let lead = |subject: usize| at(if is_part(subject) { &scores.sums } else { &scores.leads }, subject);
    shown.sort_by(|&a, &b| {
        let by_share = at(&shares, b).total_cmp(&at(&shares, a));
        by_share.then(is_part(a).cmp(&is_part(b))).then(lead(b).total_cmp(&lead(a)))
    });
    let read: Vec<Span> = unit::sentences(reading.document).map(|(sentence, _)| sentence.span()).collect();
    let evidence = evidence::sentences(&shown, &read, &occurrences, &vector, model);
    let mut found: Vec<Subject<'model>> = Vec::new();
    for (position, evidence) in shown.into_iter().zip(evidence) {
        let Some(subject) = model.subjects().get(position) else { continue };
        let parent = subject.parent.and_then(|parent| model.subjects().get(parent));
        let has_parent = parent.is_none_or(|parent| found.iter().any(|other| other.id == parent.id));
        // What only a title says cannot be shown in the text.
        if has_parent && !evidence.is_empty() {
            found.push(Subject {
                id: subject.id,
                path: parent.into_iter().chain([subject]).map(|subject| subject.label.as_str()).collect(),
                score: at(&shares, position),
                evidence,
            });
        }
    }
    found
}

/// The hash of a feature: of a stem, or of two side by side.
#[must_use]
pub const fn hash_of(first: u32, second: Option<u32>) -> u32 {
    match second {
        None => first,
        Some(second) => crate::hash::pair(first, second),
    }
}

fn at(values: &[f32], subject: usize) -> f32 {
    values.get(subject).copied().unwrap_or_default()
}
