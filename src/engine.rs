//! The driver: one line a stage.

use crate::{
    Analysis, Model, find, kind, know, link, resolve, tag, text, topic,
    wire::{Layers, assemble},
};

/// What there is to read.
#[derive(Debug, Clone, Copy, Default)]
pub struct Article<'a> {
    /// The text; the offsets of the analysis count into it.
    pub text: &'a str,
    /// The title, where it is known and does not stand in the text.
    pub title: Option<&'a str>,
    /// The day of publication as YYYY-MM-DD, where it is known.
    pub published: Option<&'a str>,
    /// Where the article was found; kept for the caller, never fetched.
    pub url: Option<&'a str>,
}

impl<'a> Article<'a> {
    /// An article of which only the text is known.
    #[must_use]
    pub const fn new(text: &'a str) -> Self {
        Self { text, title: None, published: None, url: None }
    }
}

/// Reads `article` with what `model` knows.
///
/// Any text gives an analysis. Time and memory grow linearly with it.
#[must_use]
pub fn analyze(article: &Article<'_>, model: &Model) -> Analysis {
    let document = text::read(article.text);
    let (published, bad_date) = text::published(article.published, document.head());
    let mut candidates = tag::tag(&document, model);
    candidates.extend(find::find(&document));
    let mentions = resolve::resolve(&document, candidates);
    let (mentions, entities) = link::link(&document, article.title, mentions);
    let kinds = kind::kinds(&document, model, &mentions, &entities);
    let known = know::know(&document, model, &mentions, &entities, &kinds);
    let kinds = know::refined(&kinds, &known);
    let entities = know::spelled(entities, &known, model.almanac());
    let words = topic::read(&document, model, &mentions);
    let keyphrases = topic::keyphrases(
        &document,
        &words,
        article.title,
        topic::Linked { mentions: &mentions, entities: &entities },
    );
    let subjects = topic::subject::subjects(
        &topic::subject::Reading {
            title: article.title,
            document: &document,
            words: &words,
            mentions: &mentions,
            kinds: &kind::of_mentions(&mentions, &entities, &kinds),
            clusters: &model.lexicon().clusters,
        },
        model.subjects(),
    );
    assemble(Layers {
        document: &document,
        published,
        bad_date,
        mentions: &mentions,
        entities: &entities,
        kinds: &kinds,
        known: &known,
        almanac: model.almanac(),
        keyphrases: &keyphrases,
        subjects: &subjects,
    })
}
