//! The two looks of the tagger, each fitted in its turn.

use nutgraf::{
    model::{
        Lexicon,
        label::{LABELS, Label},
        tagger::TaggerWeights,
    },
    tag::{FirstLook, features::Observed, second::SecondLook},
};
use rayon::prelude::*;

use super::{
    crf::{self, Base, Problem, Row, Settings},
    examples::{Described, Examples},
    quantize::{UNIT, quantize},
};
use crate::data::ner::Document;

/// As high as a score needs to be to count as certain. The first look gives more to words far from any capital; where
/// people marked one of those, the loss has to stay finite.
const CERTAIN: f32 = 20.0;

/// The texts, described for the first look.
pub(super) struct Training<'a> {
    documents: &'a [Document],
    observed: Vec<Observed<'a>>,
    pub(super) examples: Examples,
    settings: &'a Settings,
}

impl<'a> Training<'a> {
    pub(super) fn new(documents: &'a [Document], lexicon: &Lexicon, settings: &'a Settings) -> Self {
        let observe = |document: &'a Document| {
            Observed::new(document.sentences.iter().map(|s| s.words.iter().map(String::as_str)), lexicon)
        };
        let observed: Vec<Observed<'_>> = documents.par_iter().map(observe).collect();
        let described = documents.par_iter().zip(&observed).map(|(document, observed)| {
            Described::new(document, observed, |sentence, place, emit| {
                observed.features(sentence, place, emit);
            })
        });
        let examples = Examples::new(described.collect(), settings.min_count);
        Self { documents, observed, examples, settings }
    }

    /// Fits the first look to all texts.
    pub(super) fn first_look(&self, report: impl FnMut(usize, f64)) -> TaggerWeights {
        let documents = (0..self.documents.len()).collect();
        let problem = Problem { examples: &self.examples, documents, base: None };
        quantize(&self.examples, &crf::fit(&problem, self.settings, report))
    }

    /// Fits the second look to what first looks make of the texts that they were not trained on, so that it learns from
    /// mistakes as they happen on news that nobody labelled.
    pub(super) fn second_look(&self, first: &TaggerWeights, report: impl Fn(&str) + Sync) -> TaggerWeights {
        let folds = self.settings.folds;
        let unseen: Vec<TaggerWeights> = (0..folds)
            .into_par_iter()
            .map(|fold| {
                let is_seen = |&document: &usize| self.documents[document].group % folds != fold;
                let documents = (0..self.documents.len()).filter(is_seen).collect();
                let problem = Problem { examples: &self.examples, documents, base: None };
                let weights = quantize(&self.examples, &crf::fit(&problem, self.settings, |_, _| {}));
                report(&format!("first look without part {} of {folds}", fold + 1));
                weights
            })
            .collect();
        let looks: Vec<(Described, Vec<Row>)> = self
            .documents
            .par_iter()
            .zip(&self.observed)
            .map(|(document, observed)| {
                let FirstLook { scores, labels } = FirstLook::new(observed, &unseen[document.group % folds]);
                let look = SecondLook::new(observed, labels);
                let described = Described::new(document, observed, |sentence, place, emit| {
                    look.features(sentence, place, emit);
                });
                let rows = scores
                    .iter()
                    .map(|row| std::array::from_fn(|label| (row[label] as f32 * UNIT).min(CERTAIN)));
                (described, rows.collect())
            })
            .collect();
        let (described, scores): (Vec<Described>, Vec<Vec<Row>>) = looks.into_iter().unzip();
        let examples = Examples::new(described, self.settings.min_count);
        let base = Base { scores: scores.concat(), transitions: transitions(first) };
        let documents = (0..self.documents.len()).collect();
        let problem = Problem { examples: &examples, documents, base: Some(&base) };
        let weights = crf::fit(&problem, self.settings, |epoch, loss| {
            report(&format!("second look, epoch {epoch}: loss {loss:.4} a token"));
        });
        quantize(&examples, &weights)
    }
}

/// The transitions of rounded weights in natural logarithms.
fn transitions(weights: &TaggerWeights) -> [Row; LABELS] {
    let mut rows = [[0.0; LABELS]; LABELS];
    for from in Label::all() {
        for to in Label::all() {
            rows[from.index()][to.index()] =
                f32::from(weights.transitions()[from.index()][to.index()]) * UNIT;
        }
    }
    rows
}
