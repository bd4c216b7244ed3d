//! The looks at a document, one after the other.

use super::{
    careful::{self, Quick},
    decode::{Decoder, Scores, is_sure},
    features::Observed,
    name::Name,
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
    let Looks { second, scores, quick } = Looks::new(&observed, model);
    let mut joint = Decoders::joint(model);
    let sentences = observed.sentences().iter().zip(quick).map(|(sentence, quick)| {
        let mut names = quick.names;
        if !quick.is_clear {
            names = both(scores.get(sentence.clone()).unwrap_or_default(), names, &mut joint);
        }
        for name in &mut names {
            name.decided = second.decided(sentence, name);
        }
        names
    });
    sentences.collect()
}

/// The names of a sentence that the network has read in part, given those of the linear looks: of names none of whose words
/// it has read, the linear looks say how sure they are.
fn both(scores: &[Scores], quick: Vec<Name>, joint: &mut Decoder) -> Vec<Name> {
    let mut names = joint.names(scores);
    for known in quick {
        let words = scores.get(known.start..known.end).unwrap_or_default();
        if words.iter().all(is_sure)
            && let Some(name) = names.iter_mut().find(|name| name.start == known.start)
        {
            *name = known;
        }
    }
    names
}

/// What all looks make of a document.
#[derive(Debug)]
pub struct Looks<'a, 'text> {
    /// The second look, which knows the labels of the first.
    pub second: SecondLook<'a, 'text>,
    /// The scores of every word by all looks together; see [`Quick`].
    pub scores: Vec<Scores>,
    /// What the linear looks make of each sentence.
    pub quick: Vec<Quick>,
}

impl<'a, 'text> Looks<'a, 'text> {
    /// Looks at `observed` twice with the linear model, and at what is doubtful with the network.
    #[must_use]
    pub fn new(observed: &'a Observed<'text>, model: &Model) -> Self {
        let mut looks = Self::linear(observed, model);
        looks.quick = careful::reread(observed, model, &mut looks.scores);
        looks
    }

    /// Looks at `observed` twice with the linear model alone, and names nothing.
    #[must_use]
    pub fn linear(observed: &'a Observed<'text>, model: &Model) -> Self {
        let FirstLook { mut scores, labels } = FirstLook::new(observed, model.tagger());
        let second = SecondLook::new(observed, labels);
        for sentence in observed.sentences() {
            let scores = scores.get_mut(sentence.clone()).unwrap_or_default();
            score::second(model.second_look(), &second, sentence, scores);
        }
        Self { second, scores, quick: Vec::new() }
    }
}

/// The decoders of the sentences that the network has read and has not.
#[derive(Debug)]
pub struct Decoders {
    linear: Decoder,
    joint: Decoder,
}

impl Decoders {
    /// The decoders for the scores of `model`.
    #[must_use]
    pub fn new(model: &Model) -> Self {
        Self { linear: Decoder::new(model.tagger()), joint: Self::joint(model) }
    }

    /// The decoder of a sentence that the network has read.
    fn joint(model: &Model) -> Decoder {
        let (tagger, mut transitions) = (model.tagger(), *model.tagger().transitions());
        // The mean of both scores, as their sum in steps of half the size.
        let more = model.network().map(|network| network.transitions);
        for (row, more) in transitions.iter_mut().zip(more.iter().flatten()) {
            row.iter_mut().zip(more).for_each(|(step, more)| *step = step.saturating_add(*more));
        }
        Decoder::with(&transitions, tagger.unit() / 2.0)
    }

    /// The decoder of a sentence.
    pub const fn of(&mut self, is_reread: bool) -> &mut Decoder {
        if is_reread { &mut self.joint } else { &mut self.linear }
    }
}

/// What the first look makes of a document.
#[derive(Debug)]
pub struct FirstLook {
    /// The scores of every word.
    pub scores: Vec<Scores>,
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
