//! The second look: what the first one made of the same words elsewhere in the document.
//!
//! A name that is clear in one place ("Janet Yellen, the Treasury secretary") decides where it is not ("Yellen's").
//! The features here say how the first look labelled the other occurrences of a word; their weights are added to the
//! scores of the first look, so that what it knew still counts.

use std::ops::Range;

use super::{
    describe::{Ingredients, feature},
    features::Observed,
    name::{Decided, Name},
};
use crate::{
    hash,
    model::label::{Label, NameType, Place},
};

/// How often the first look took a word for each type, and for no name.
type Tally = [u32; NameType::ALL.len() + 1];

/// A document with the labels of the first look.
#[derive(Debug)]
pub struct SecondLook<'a, 'text> {
    observed: &'a Observed<'text>,
    labels: Vec<Label>,
    /// By the position of the word in the memory of the document.
    tallies: Vec<Tally>,
}

impl<'a, 'text> SecondLook<'a, 'text> {
    /// Counts how the words of `observed` were labelled; `labels` are those of all words in order.
    #[must_use]
    pub fn new(observed: &'a Observed<'text>, labels: Vec<Label>) -> Self {
        let mut tallies = vec![Tally::default(); observed.distinct_words()];
        for (place, label) in labels.iter().enumerate() {
            let tally = observed.distinct_word(place).and_then(|word| tallies.get_mut(word));
            if let Some(count) = tally.and_then(|tally| tally.get_mut(column(*label))) {
                *count += 1;
            }
        }
        Self { observed, labels, tallies }
    }

    /// Calls `emit` with each feature of the word at `place`, which stands in `sentence`.
    pub fn features(&self, sentence: &Range<usize>, place: usize, mut emit: impl FnMut(u32)) {
        self.fill(sentence, place, |template, filling| emit(feature(template as u32, filling)));
    }

    /// Calls `emit` with the same features in the same order, and what they are made of.
    pub fn described(&self, sentence: &Range<usize>, place: usize, mut emit: impl FnMut(Ingredients)) {
        self.fill(sentence, place, |template, filling| {
            emit(Ingredients::new(format!("{template:?}"), template as u32, filling));
        });
    }

    /// Calls `put` with each template that fits the word at `place`, and what fills it.
    fn fill(&self, sentence: &Range<usize>, place: usize, mut put: impl FnMut(Template, u32)) {
        let own = self.labels.get(place).map_or(0, |label| label.index() as u32);
        for (step, other) in [(0, Some(place)), (1, place.checked_sub(1)), (2, Some(place + 1))] {
            let Some(others) =
                other.filter(|other| sentence.contains(other)).and_then(|other| self.others(other))
            else {
                continue;
            };
            let total: u32 = others.iter().sum();
            if total == 0 {
                put(Template::Alone, hash::pair(step, own));
                continue;
            }
            let mut most = (0, 0);
            for (column, &count) in others.iter().enumerate().filter(|(_, count)| **count > 0) {
                // Quarters, rounded up: 1 is "hardly ever", 4 is "nearly always".
                let share = (4 * count).div_ceil(total);
                put(Template::Share, hash::pair(step, hash::pair(column as u32, share)));
                if count > most.1 {
                    most = (column as u32, count);
                }
            }
            put(Template::Most, hash::pair(step, hash::pair(own, most.0)));
            put(Template::MostAndCount, hash::pair(step, hash::pair(most.0, total.min(3))));
        }
    }

    /// Whether the first look alone would have found `name`, which stands in `sentence`.
    #[must_use]
    pub fn decided(&self, sentence: &Range<usize>, name: &Name) -> Decided {
        let places = sentence.start + name.start..sentence.start + name.end;
        let first = self.labels.get(places).unwrap_or_default();
        let label = |position| Label::new(Place::within(position, name.end - name.start), name.name_type);
        let is_same = first.iter().enumerate().all(|(position, &first)| first == label(position));
        if is_same { Decided::First } else { Decided::Second }
    }

    /// How the other occurrences of the word at `place` were labelled; `None` for words without a capital.
    fn others(&self, place: usize) -> Option<Tally> {
        let mut tally = *self.tallies.get(self.observed.distinct_word(place)?)?;
        if let Some(count) = self.labels.get(place).and_then(|label| tally.get_mut(column(*label))) {
            *count = count.saturating_sub(1);
        }
        Some(tally)
    }
}

/// Where a label is counted in a tally: by its type, outside last.
fn column(label: Label) -> usize {
    label.name().map_or(NameType::ALL.len(), |(_, name_type)| name_type as usize)
}

/// What a feature is made of. The numbers are part of the trained weights: add at the end, never reuse.
#[derive(Debug, Clone, Copy)]
#[repr(u32)]
enum Template {
    Share = 403,
    Most,
    MostAndCount,
    Alone,
}
