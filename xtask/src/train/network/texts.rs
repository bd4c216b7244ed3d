//! Documents as the network reads them: every word as rows of tables, empty positions between the sentences.

use std::{collections::BTreeMap, ops::Range};

use nutgraf::{
    model::Lexicon,
    tag::{
        features::Observed,
        network::input::{Input, InputReader},
    },
};

use crate::{
    data::{ner, silver},
    train::{
        lattice::Target,
        ner::{gold, taught},
        vectors::Vectors,
    },
};

/// How many empty positions stand before each sentence: as far as the convolutions reach, so that sentences do not see
/// each other, and those that need no second thought can be left out when reading.
const BETWEEN: usize = 4;
/// The row of a word that is not in the table.
pub(super) const UNKNOWN: u32 = 0;

/// From the hashes of words to rows; row 0 is the unknown word.
pub(crate) struct Vocabulary {
    rows: BTreeMap<u32, u32>,
}

impl Vocabulary {
    pub(crate) fn new(vectors: &Vectors) -> Self {
        Self { rows: vectors.iter().map(|(word, _)| word).zip(1..).collect() }
    }

    pub(super) fn row(&self, word: u32) -> u32 {
        self.rows.get(&word).copied().unwrap_or(UNKNOWN)
    }
}

/// Lists of rows, one a position, end to end.
#[derive(Clone, Default)]
pub(super) struct Lists {
    ends: Vec<u32>,
    rows: Vec<u16>,
}

impl Lists {
    pub(super) fn push(&mut self, rows: impl IntoIterator<Item = u32>) {
        self.rows.extend(rows.into_iter().map(|row| row as u16));
        self.ends.push(self.rows.len() as u32);
    }

    pub(super) fn get(&self, position: usize) -> &[u16] {
        let start = position.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.rows[start as usize..self.ends[position] as usize]
    }
}

/// One document.
#[derive(Clone)]
pub(crate) struct Text {
    /// Rows of the table of words.
    pub(super) words: Vec<u32>,
    pub(super) grams: Lists,
    pub(super) flags: Lists,
    /// The number of the word among the different words of the document; `None` for empty positions and numbers.
    pub(super) forms: Vec<Option<u32>>,
    /// The positions of each sentence, the empty ones left out.
    pub(crate) sentences: Vec<Range<usize>>,
    /// What the words of each sentence are to be labelled, one after the other; empty where nobody knows.
    pub(super) targets: Vec<Target>,
}

impl Text {
    /// Reads a document without its labels.
    pub(crate) fn read(document: &[Vec<&str>], lexicon: &Lexicon, vocabulary: &Vocabulary) -> Self {
        let observed = Observed::new(document.iter().map(|sentence| sentence.iter().copied()), lexicon);
        let mut input = Input::default();
        let mut text = Self {
            words: Vec::new(),
            grams: Lists::default(),
            flags: Lists::default(),
            forms: Vec::new(),
            sentences: Vec::new(),
            targets: Vec::new(),
        };
        for sentence in observed.sentences() {
            (0..BETWEEN).for_each(|_| text.push(UNKNOWN, [], [], None));
            let start = text.words.len();
            let reader = InputReader::new(&observed, sentence);
            for place in sentence.clone() {
                reader.read(place, &mut input);
                let word = vocabulary.row(input.word);
                let (grams, flags) = (input.grams.iter().copied(), input.flags.iter().copied());
                text.push(word, grams, flags, input.form.map(|form| form as u32));
            }
            text.sentences.push(start..text.words.len());
        }
        text
    }

    /// Reads a document with the labels that people gave.
    pub(super) fn labelled(document: &ner::Document, lexicon: &Lexicon, vocabulary: &Vocabulary) -> Self {
        let words =
            document.sentences.iter().map(|sentence| sentence.words.iter().map(String::as_str).collect());
        let text = Self::read(&words.collect::<Vec<_>>(), lexicon, vocabulary);
        Self { targets: gold(document), ..text }
    }

    /// Reads a document with the shares that a teacher gave.
    pub(super) fn taught(document: &silver::Document, lexicon: &Lexicon, vocabulary: &Vocabulary) -> Self {
        let words =
            document.sentences.iter().map(|sentence| sentence.words.iter().map(String::as_str).collect());
        let text = Self::read(&words.collect::<Vec<_>>(), lexicon, vocabulary);
        Self { targets: taught(document), ..text }
    }

    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// Calls `visit` with every position between the sentences.
    pub(super) fn each_empty(&self, visit: impl FnMut(usize)) {
        self.sentences.iter().flat_map(|sentence| sentence.start - BETWEEN..sentence.start).for_each(visit);
    }

    fn push(
        &mut self,
        word: u32,
        grams: impl IntoIterator<Item = u32>,
        flags: impl IntoIterator<Item = u32>,
        form: Option<u32>,
    ) {
        self.words.push(word);
        self.grams.push(grams);
        self.flags.push(flags);
        self.forms.push(form);
    }
}
