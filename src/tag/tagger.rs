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
    let first = FirstLook::new(&observed, model.tagger());
    let look = SecondLook::new(&observed, first.labels);
    let mut scores = first.scores;
    let mut decoder = Decoder::new(model.tagger());
    let sentences = observed.sentences().iter().map(|sentence| {
        let scores = scores.get_mut(sentence.clone()).unwrap_or_default();
        score::second(model.second_look(), &look, sentence, scores);
        let mut names = decoder.names(scores);
        for name in &mut names {
            name.decided = look.decided(sentence, name);
        }
        names
    });
    sentences.collect()
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
