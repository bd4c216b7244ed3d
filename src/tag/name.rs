//! Names as labellings spell them.

use crate::model::label::{Label, NameType, Place};

/// A name in a sentence.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Name {
    /// The position of its first token in the sentence.
    pub start: usize,
    /// One past the position of its last token.
    pub end: usize,
    /// What it is.
    pub name_type: NameType,
    /// The probability that the model gives to just this name, 0 to 1.
    pub probability: f32,
    /// The probabilities of names of these tokens and of each type, in the order of [`NameType::ALL`].
    pub shares: [f32; NameType::ALL.len()],
    /// What decided.
    pub decided: Decided,
}

/// Which of the two looks decided on a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Decided {
    /// The first, which alone would have said the same.
    #[default]
    First,
    /// The second: the first alone would have said otherwise.
    Second,
}

impl Name {
    /// The name `by` tokens further on.
    pub(super) const fn moved(self, by: usize) -> Self {
        Self { start: self.start + by, end: self.end + by, ..self }
    }

    /// The probability of a name of these tokens and of this type.
    pub(super) fn share(&self, name_type: NameType) -> f32 {
        self.shares.get(name_type as usize).copied().unwrap_or_default()
    }
}

/// The names that a labelling spells out.
#[must_use]
pub fn spans(labels: &[Label]) -> Vec<Name> {
    let mut names = Vec::new();
    let mut begin = 0;
    for (position, label) in labels.iter().enumerate() {
        let Some((place, name_type)) = label.name() else { continue };
        if matches!(place, Place::Begin | Place::Unit) {
            begin = position;
        }
        if matches!(place, Place::Last | Place::Unit) {
            names.push(Name {
                start: begin,
                end: position + 1,
                name_type,
                probability: 0.0,
                shares: [0.0; NameType::ALL.len()],
                decided: Decided::First,
            });
        }
    }
    names
}

/// The labelling that spells out `names`, of so many words; the other way of [`spans`].
#[must_use]
pub fn labels(names: &[Name], words: usize) -> Vec<Label> {
    let mut labels = vec![Label::OUTSIDE; words];
    for name in names {
        let inside = labels.get_mut(name.start..name.end).unwrap_or_default();
        for (position, label) in inside.iter_mut().enumerate() {
            *label = Label::new(Place::within(position, name.end - name.start), name.name_type);
        }
    }
    labels
}

#[cfg(test)]
mod tests {
    use super::{Label, NameType, Place, spans};

    #[test]
    fn spans_begin_and_end_with_their_labels() {
        let labels = [
            Label::new(Place::Begin, NameType::Person),
            Label::new(Place::Last, NameType::Person),
            Label::OUTSIDE,
            Label::new(Place::Unit, NameType::Location),
        ];
        let found: Vec<_> = spans(&labels).iter().map(|name| (name.start, name.end)).collect();
        assert_eq!(found, [(0, 2), (3, 4)]);
        assert_eq!(super::labels(&spans(&labels), 4), labels);
    }
}
