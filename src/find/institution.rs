//! Buildings that stand for the institution that works there: "the White House said".

use std::sync::LazyLock;

use crate::{
    EntityType, Span,
    candidate::{Candidate, Source, TypeShares},
    text::{Document, Token, tokenize},
};

/// Words before the name that make it the building again: "outside the White House".
const PLACE_CUES: &[&str] = &["around", "at", "behind", "inside", "near", "outside", "toured"];

/// News means the institution nearly always; the cues above take out most of the rest.
const CONFIDENCE: f32 = 0.98;

/// The names, each as its tokens.
static NAMES: LazyLock<Vec<Vec<&'static str>>> = LazyLock::new(|| {
    let lines = include_str!("../../model/lexicon/institutions.txt").lines();
    let names = lines.filter(|line| !line.starts_with('#') && !line.is_empty());
    names.map(|name| tokenize(name).iter().map(|token| token.span().of(name)).collect()).collect()
});

/// Proposes an organization for each listed name.
pub(super) fn find(document: &Document<'_>, found: &mut Vec<Candidate>) {
    for sentence in document.sentences() {
        let tokens = document.tokens_of(sentence);
        for start in 0..tokens.len() {
            let ahead = tokens.get(start..).unwrap_or_default();
            let is_capital = ahead
                .first()
                .is_some_and(|token| document.words(token.span()).starts_with(char::is_uppercase));
            if !is_capital {
                continue;
            }
            let len = NAMES.iter().filter(|name| begins(document, ahead, name)).map(Vec::len).max();
            let Some(last) = len.and_then(|len| ahead.get(len.checked_sub(1)?)) else { continue };
            let Some(first) = ahead.first().filter(|_| !is_place(document, tokens, start)) else { continue };
            found.push(Candidate {
                span: Span::covering(first.span(), last.span()),
                entity_type: EntityType::Organization,
                subtype: Some("government"),
                confidence: CONFIDENCE,
                shares: TypeShares::only(EntityType::Organization, CONFIDENCE),
                source: Source::List("institutions"),
            });
        }
    }
}

fn begins(document: &Document<'_>, tokens: &[Token], name: &[&str]) -> bool {
    tokens.len() >= name.len()
        && tokens.iter().zip(name).all(|(token, word)| document.words(token.span()) == *word)
}

/// Whether the words before the token at `start` speak of a building.
fn is_place(document: &Document<'_>, tokens: &[Token], start: usize) -> bool {
    let before = tokens.get(..start).unwrap_or_default().iter().rev();
    let cue = before.map(|token| document.words(token.span())).find(|word| *word != "the");
    cue.is_some_and(|word| PLACE_CUES.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::text;

    fn check(input: &str, expected: &[&str]) {
        let document = text::read(input);
        let mut found = Vec::new();
        find(&document, &mut found);
        let words: Vec<&str> = found.iter().map(|candidate| document.words(candidate.span)).collect();
        assert_eq!(words, expected, "in {input:?}");
    }

    #[test]
    fn a_building_speaks_for_its_institution() {
        check("The White House said no; the Quai d’Orsay agreed.", &["White House", "Quai d’Orsay"]);
    }

    #[test]
    fn a_building_is_a_building_where_the_words_say_so() {
        check("Crowds stood outside the White House and at the Kremlin.", &[]);
    }
}
