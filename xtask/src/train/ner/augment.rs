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
pub(super) fn add_copies(documents: &mut Vec<Document>, seed: u64) {
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

/// What share of the texts has its clitics as the reader of articles has them, a word each.
const JOINED: f32 = 0.5;

/// Joins the clitics of some texts to one word ("Noor" "'s"), as the reader of articles splits them. The
/// Worldwide set has them in two ("’" "s").
pub(super) fn join_clitics(documents: &mut [Document], seed: u64) {
    let mut random = Random::new(seed ^ 1);
    for document in documents {
        if random.share() < JOINED {
            document.sentences.iter_mut().for_each(join_clitics_of);
        }
    }
}

fn join_clitics_of(sentence: &mut Sentence) {
    let mut joined: Vec<String> = Vec::new();
    // For each old place the new one.
    let mut places = Vec::new();
    for word in sentence.words.drain(..) {
        let is_clitic = matches!(&*word, "s" | "S" | "t" | "re" | "ve" | "ll" | "d" | "m")
            && joined.len() > 1
            && joined.last().is_some_and(|mark| mark == "'" || mark == "’");
        match joined.last_mut() {
            Some(mark) if is_clitic => mark.push_str(&word),
            _ => joined.push(word),
        }
        places.push(joined.len() - 1);
    }
    for name in &mut sentence.names {
        (name.start, name.end) = (places[name.start], places[name.end - 1] + 1);
    }
    // Where the mark and the letter belonged to different names, the first has both.
    let mut end = 0;
    sentence.names.retain_mut(|name| {
        name.start = name.start.max(end);
        end = end.max(name.end);
        name.start < name.end
    });
    sentence.words = joined;
}

/// A copy with the first `count` sentences written as headlines are.
pub(crate) fn as_headlines(document: &Document, count: usize) -> Document {
    copy(document, Case::Title, count)
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
    use nutgraf::model::label::NameType;

    use super::{Case, copy, join_clitics_of};
    use crate::data::ner::{Document, GoldName, Sentence, TypeSet};

    #[test]
    fn clitics_are_joined_and_names_follow() {
        let words = ["Noor", "'", "s", "Acme", "'", "s", "'", "s"].map(str::to_owned).to_vec();
        let types = TypeSet::of(&[NameType::Person]);
        let names = vec![GoldName { start: 0, end: 1, types }, GoldName { start: 3, end: 6, types }];
        let mut sentence = Sentence { words, names, ..Sentence::default() };
        join_clitics_of(&mut sentence);
        assert_eq!(sentence.words, ["Noor", "'s", "Acme", "'s", "'s"]);
        let spans: Vec<_> = sentence.names.iter().map(|name| (name.start, name.end)).collect();
        assert_eq!(spans, [(0, 1), (2, 4)]);
    }

    #[test]
    fn a_headline_keeps_small_words_small() {
        let words = ["the", "fall", "of", "Rome", "'s", "walls"].map(str::to_owned).to_vec();
        let document = Document { sentences: vec![Sentence { words, ..Sentence::default() }], group: 3 };
        let headline = copy(&document, Case::Title, 2);
        assert_eq!(headline.sentences[0].words, ["The", "Fall", "of", "Rome", "'s", "Walls"]);
        assert_eq!(headline.group, 3);
        assert_eq!(copy(&document, Case::Upper, 1).sentences[0].words[3], "ROME");
    }
}
