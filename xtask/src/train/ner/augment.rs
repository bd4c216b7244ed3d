//! Copies of the texts in other letter cases, so that headlines and shouted or small text are not strange.

use std::collections::BTreeSet;

use crate::{
    data::ner::{Document, Sentence},
    train::numbers::Random,
};

/// How a copy is written.
#[derive(Clone, Copy)]
enum Case {
    Upper,
    /// As headlines are: Every Word but the Small Ones.
    Title,
    Lower,
}

/// What share of the texts is copied in each case.
const SHARES: [(Case, f32); 3] = [(Case::Upper, 0.12), (Case::Title, 0.16), (Case::Lower, 0.04)];

/// Words that headlines leave small.
const SMALL: [&str; 16] =
    ["a", "an", "and", "as", "at", "but", "by", "for", "in", "nor", "of", "on", "or", "the", "to", "with"];

/// Adds the copies to `documents`. Half of the copies change only the first two sentences, as a headline over a text
/// would be; a copy has the group of its original.
pub(in crate::train) fn add_copies(documents: &mut Vec<Document>, seed: u64) {
    let mut random = Random::new(seed);
    let mut copies = Vec::new();
    for document in &*documents {
        for (case, share) in SHARES {
            if random.share() < share {
                let count = if random.share() < 0.5 { 2 } else { usize::MAX };
                copies.push(copy(document, case, count));
            }
        }
    }
    documents.append(&mut copies);
}

/// A copy with the first `count` sentences in another case.
fn copy(document: &Document, case: Case, count: usize) -> Document {
    let small = BTreeSet::from(SMALL);
    let mut copy = document.clone();
    for sentence in copy.sentences.iter_mut().take(count) {
        let Sentence { words, .. } = sentence;
        for (position, word) in words.iter_mut().enumerate() {
            *word = match case {
                Case::Upper => word.to_uppercase(),
                Case::Lower => word.to_lowercase(),
                Case::Title if position > 0 && small.contains(word.as_str()) => continue,
                Case::Title => capitalized(word),
            };
        }
    }
    copy
}

fn capitalized(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::{Case, copy};
    use crate::data::ner::{Document, Sentence};

    #[test]
    fn a_headline_keeps_small_words_small() {
        let words = ["the", "fall", "of", "Rome", "'s", "walls"].map(str::to_owned).to_vec();
        let document = Document { sentences: vec![Sentence { words, names: Vec::new() }], group: 3 };
        let headline = copy(&document, Case::Title, 2);
        assert_eq!(headline.sentences[0].words, ["The", "Fall", "of", "Rome", "'s", "Walls"]);
        assert_eq!(headline.group, 3);
        assert_eq!(copy(&document, Case::Upper, 1).sentences[0].words[3], "ROME");
    }
}
