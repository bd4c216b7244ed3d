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
    crf::{Base, Learner, Problem, Settings},
    examples::{Described, Examples, gold, taught},
    quantize::{UNIT, quantize},
};
use crate::{
    data::{ner, silver},
    train::lattice::Row,
};

/// The texts, described for the first look.
pub(super) struct Training<'a> {
    documents: &'a [ner::Document],
    observed: Vec<Observed<'a>>,
    pub(super) examples: Examples,
    settings: &'a Settings,
    /// What the first looks learn before they read what people labelled: what a teacher did.
    start: Learner,
}

impl<'a> Training<'a> {
    /// Describes `documents`, and learns from `silver` what all first looks begin with. A teacher must not have been
    /// taught `silver` itself; it may know `documents`.
    pub(super) fn new(
        documents: &'a [ner::Document],
        silver: &[silver::Document],
        lexicon: &Lexicon,
        settings: &'a Settings,
        report: impl Fn(&str),
    ) -> Self {
        let observe = |document: &'a ner::Document| {
            Observed::new(document.sentences.iter().map(|s| s.words.iter().map(String::as_str)), lexicon)
        };
        let observed: Vec<Observed<'_>> = documents.par_iter().map(observe).collect();
        let described = documents
            .par_iter()
            .zip(&observed)
            .map(|(document, observed)| Described::first(observed, gold(document)))
            .chain(silver.par_iter().map(|document| {
                let words = document.sentences.iter().map(|s| s.words.iter().map(String::as_str));
                Described::first(&Observed::new(words, lexicon), taught(document))
            }));
        let examples = Examples::new(described.collect(), settings.min_count);
        report(&format!("{} tokens to look at, {} features", examples.tokens(), examples.features()));
        let mut start = Learner::new(examples.features(), settings);
        if !silver.is_empty() {
            let taught = (documents.len()..documents.len() + silver.len()).collect();
            let problem = Problem { examples: &examples, documents: taught, base: None };
            let loss = start.read(&problem, settings);
            report(&format!("what a teacher labelled: loss {loss:.4} a token"));
            start.forget(settings.recall, settings);
        }
        Self { documents, observed, examples, settings, start }
    }

    /// Fits the first look to all texts.
    pub(super) fn first_look(&self, report: impl FnMut(usize, f64)) -> TaggerWeights {
        self.first_look_at((0..self.documents.len()).collect(), report)
    }

    fn first_look_at(&self, documents: Vec<usize>, report: impl FnMut(usize, f64)) -> TaggerWeights {
        let problem = Problem { examples: &self.examples, documents, base: None };
        let weights = self.start.clone().fit(&problem, self.settings, report);
        quantize(&self.examples, &weights, self.settings.faintest)
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
                let weights = self.first_look_at(documents, |_, _| {});
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
                let described = Described::new(observed, gold(document), |sentence, place, emit| {
                    look.features(sentence, place, emit);
                });
                let rows =
                    described.places.iter().map(|&place| scores[place].map(|score| score as f32 * UNIT));
                let rows = rows.map(|row| std::array::from_fn(|label| row[label])).collect();
                (described, rows)
            })
            .collect();
        let (described, scores): (Vec<Described>, Vec<Vec<Row>>) = looks.into_iter().unzip();
        let examples = Examples::new(described, self.settings.min_count);
        let base = Base { scores: scores.concat(), transitions: transitions(first) };
        let documents = (0..self.documents.len()).collect();
        let problem = Problem { examples: &examples, documents, base: Some(&base) };
        let learner = Learner::new(examples.features(), self.settings);
        let weights = learner.fit(&problem, self.settings, |epoch, loss| {
            report(&format!("second look, epoch {epoch}: loss {loss:.4} a token"));
        });
        // The features of the second look are few.
        quantize(&examples, &weights, 1)
    }
}

/// The transitions of rounded weights in natural logarithms.
pub(super) fn transitions(weights: &TaggerWeights) -> [Row; LABELS] {
    let mut rows = [[0.0; LABELS]; LABELS];
    for from in Label::all() {
        for to in Label::all() {
            rows[from.index()][to.index()] =
                f32::from(weights.transitions()[from.index()][to.index()]) * UNIT;
        }
    }
    rows
}
