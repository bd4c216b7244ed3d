//! The two looks at a document, one after the other.

use super::{
    decode::{Decoder, Name},
    features::Observed,
    score,
    second::SecondLook,
};
use crate::model::{Model, label::Label, tagger::TaggerWeights};

/// Finds the names in the sentences of one document, each given as its words; the names of each sentence come back.
#[must_use]
pub fn names<'text, Words>(sentences: impl IntoIterator<Item = Words>, model: &Model) -> Vec<Vec<Name>>
where
    Words: IntoIterator<Item = &'text str>,
{
    let observed = Observed::new(sentences, model.lexicon());
    let looks = BothLooks::new(&observed, model);
    let mut decoder = Decoder::new(model.tagger());
    let sentences = observed.sentences().iter().map(|sentence| {
        let mut names = decoder.names(looks.scores.get(sentence.clone()).unwrap_or_default());
        for name in &mut names {
            name.decided = looks.second.decided(sentence, name);
        }
        names
    });
    sentences.collect()
}

/// What both looks make of a document.
#[derive(Debug)]
pub struct BothLooks<'a, 'text> {
    /// The second look, which knows the labels of the first.
    pub second: SecondLook<'a, 'text>,
    /// The scores of every word by both looks together.
    pub scores: Vec<super::decode::Scores>,
}

impl<'a, 'text> BothLooks<'a, 'text> {
    /// Looks at `observed` twice.
    #[must_use]
    pub fn new(observed: &'a Observed<'text>, model: &Model) -> Self {
        let FirstLook { mut scores, labels } = FirstLook::new(observed, model.tagger());
        let second = SecondLook::new(observed, labels);
        for sentence in observed.sentences() {
            let scores = scores.get_mut(sentence.clone()).unwrap_or_default();
            score::second(model.second_look(), &second, sentence, scores);
        }
        Self { second, scores }
    }
}

/// What the first look makes of a document.
#[derive(Debug)]
pub struct FirstLook {
    /// The scores of every word.
    pub scores: Vec<super::decode::Scores>,
    /// The best label of every word.
    pub labels: Vec<Label>,
}

impl FirstLook {
    /// Looks at `observed` with `weights`.
    #[must_use]
    pub fn new(observed: &Observed<'_>, weights: &TaggerWeights) -> Self {
        let (mut scores, mut labels) = (Vec::new(), Vec::new());
        let mut decoder = Decoder::new(weights);
        for sentence in observed.sentences() {
            score::first(weights, observed, sentence, &mut scores);
            labels.extend(decoder.viterbi(scores.get(sentence.clone()).unwrap_or_default()));
        }
        Self { scores, labels }
    }
}
