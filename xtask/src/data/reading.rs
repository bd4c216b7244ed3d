//! A text as far as its subjects are read from it.

use nutgraf::{
    Model, find,
    kind::{self, Kind},
    know, link,
    resolve::{self, Mention},
    tag,
    text::{self, Document},
    topic::{self, Units, subject},
};

/// What the stages before the subjects make of a text.
pub(crate) struct Read<'a> {
    model: &'a Model,
    title: &'a str,
    document: Document<'a>,
    mentions: Vec<Mention>,
    kinds: Vec<Kind>,
    words: Units,
}

impl<'a> Read<'a> {
    /// Reads `text` as `analyze` does.
    pub(crate) fn new(title: &'a str, text: &'a str, model: &'a Model) -> Self {
        let document = text::read(text);
        let mut candidates = tag::tag(&document, model);
        candidates.extend(find::find(&document));
        let (mentions, entities) =
            link::link(&document, Some(title), resolve::resolve(&document, candidates));
        let kinds = kind::kinds(&document, model, &mentions, &entities);
        let known = know::know(&document, model, &mentions, &entities, &kinds);
        let kinds = kind::of_mentions(&mentions, &entities, &know::refined(&kinds, &known));
        let words = topic::read(&document, model, &mentions);
        Self { model, title, document, mentions, kinds, words }
    }

    /// The occurrences of the features of subjects that `known` knows.
    pub(crate) fn occurrences(
        &self,
        known: impl FnMut(u32, Option<u32>) -> Option<u32>,
    ) -> Vec<subject::Occurrence> {
        let reading = subject::Reading {
            title: Some(self.title),
            document: &self.document,
            words: &self.words,
            mentions: &self.mentions,
            kinds: &self.kinds,
            clusters: &self.model.lexicon().clusters,
        };
        subject::occurrences(&reading, known)
    }
}
