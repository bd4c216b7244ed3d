//! Features for people: what each was made of before it became a number.
//!
//! Reading articles needs none of this, and it is not linked into the package. A feature is a hash of a template and
//! of what fills it, which is a number or the hash of a part of a word, or such put together; [`Observed::parts`] gives
//! the hashes of the parts with what they stand for.

use super::{
    features::Observed,
    word::{Word, prefix, shape, suffix},
};
use crate::{hash, model::clusters::ClusterPath};

/// What a feature was made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ingredients {
    /// The name of the template.
    pub template: String,
    /// What fills it.
    pub filling: u32,
    /// The feature, as the weights know it.
    pub feature: u32,
}

impl Ingredients {
    /// The feature that is made of a template of this name and number, and of what fills it.
    pub(super) fn new(template: String, number: u32, filling: u32) -> Self {
        Self { template, filling, feature: feature(number, filling) }
    }
}

/// The feature of the template with this number and of what fills it.
pub(super) fn feature(template: u32, filling: u32) -> u32 {
    hash::pair(template, filling)
}

/// A part of a word that features are made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The hash that stands for it in fillings.
    pub hash: u32,
    /// What it is, for people.
    pub text: String,
}

impl Observed<'_> {
    /// The parts of the word at `place`; none past the end.
    #[must_use]
    pub fn parts(&self, place: usize) -> Vec<Part> {
        self.word(place).map_or_else(Vec::new, parts)
    }

    /// The clusters of the word at `place`, coarse to fine; zeros past the end.
    #[must_use]
    pub fn clusters(&self, place: usize) -> ClusterPath {
        self.word(place).map(|word| word.clusters).unwrap_or_default()
    }
}

fn parts(word: &Word<'_>) -> Vec<Part> {
    let mut parts = vec![
        Part { hash: word.lower, text: word.text.to_lowercase() },
        Part { hash: word.exact, text: format!("“{}”", word.text) },
        Part { hash: word.shape, text: format!("written like {}", shape(word.text)) },
    ];
    for count in 1..=4 {
        let start: String = word.text.chars().take(count).collect();
        let skipped = word.text.chars().count().saturating_sub(count);
        let end: String = word.text.chars().skip(skipped).collect();
        parts.push(Part { hash: prefix(word.text, count), text: format!("{start}…") });
        parts.push(Part { hash: suffix(word.text, count), text: format!("…{end}") });
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::feature;
    use crate::{model::Lexicon, tag::features::Observed};

    #[test]
    fn what_is_described_is_what_is_weighed() {
        let observed = Observed::new([["The", "Tarn", "Harbor", "minister", "left"]], &Lexicon::default());
        let sentence = observed.sentences()[0].clone();
        for place in sentence.clone() {
            let (mut weighed, mut described) = (Vec::new(), Vec::new());
            observed.features(&sentence, place, |feature| weighed.push(feature));
            observed.described(&sentence, place, |ingredients| described.push(ingredients));
            assert_eq!(described.iter().map(|made| made.feature).collect::<Vec<_>>(), weighed);
            assert!(!weighed.is_empty());
        }
        assert_ne!(feature(1, 2), feature(2, 1));
    }

    #[test]
    fn the_parts_of_a_word_fill_its_features() {
        let observed = Observed::new([["Tarn's", "minister", "left"]], &Lexicon::default());
        let sentence = observed.sentences()[0].clone();
        let mut fillings = Vec::new();
        observed.described(&sentence, 1, |made| fillings.push((made.template, made.filling)));
        let parts = observed.parts(0);
        let part = |text: &str| parts.iter().find(|part| part.text == text).unwrap().hash;
        let of = |template: &str| fillings.iter().find(|made| made.0 == template).unwrap().1;
        // The end of the word before.
        assert_eq!(part("…n's"), of("SuffixBefore"));
        assert!(parts.iter().any(|part| part.text == "written like Xxx'x"));
        assert!(observed.parts(3).is_empty());
    }
}
