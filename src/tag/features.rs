//! What the tagger looks at: the one place where features are made, for training and for reading.
//!
//! A feature is a 32-bit hash of a template and what fills it. Templates follow Ratinov and Roth, "Design
//! challenges and misconceptions in named entity recognition" (2009): words, shapes and affixes in a window of
//! two, lists, clusters, and what the rest of the document says of the same word.

use std::ops::Range;

use super::{
    describe::{Ingredients, feature},
    memory::{Memory, Occurrences},
    word::{Word, boundary, prefix, read_sentence, suffix},
};
use crate::{hash, model::Lexicon};

/// The words of a document, looked up and ready to be described.
#[derive(Debug)]
pub struct Observed<'text> {
    words: Vec<Word<'text>>,
    sentences: Vec<Range<usize>>,
    memory: Memory,
    boundary: Word<'static>,
    /// How much of the document is rows of tables, in fourths.
    rows: u32,
}

impl<'text> Observed<'text> {
    /// Reads the sentences of one document, each as its words.
    pub fn new<Words>(sentences: impl IntoIterator<Item = Words>, lexicon: &Lexicon) -> Self
    where
        Words: IntoIterator<Item = &'text str>,
    {
        let mut words = Vec::new();
        let mut ranges = Vec::new();
        for sentence in sentences {
            let start = words.len();
            read_sentence(sentence.into_iter(), lexicon, &mut words);
            ranges.push(start..words.len());
        }
        let starts: Vec<usize> = ranges.iter().map(|range: &Range<usize>| range.start).collect();
        let memory = Memory::new(&words, |place| starts.binary_search(&place).is_ok());
        let is_row = |range: &&Range<usize>| words.get(range.start).is_some_and(|word| word.line.is_row());
        let rows = (4 * ranges.iter().filter(is_row).count()).div_ceil(ranges.len().max(1)) as u32;
        Self { words, sentences: ranges, memory, boundary: boundary(), rows }
    }

    /// The positions of the words of each sentence.
    #[must_use]
    pub fn sentences(&self) -> &[Range<usize>] {
        &self.sentences
    }

    /// The sentence that `place` is in; an empty one behind the last.
    pub(super) fn sentence_of(&self, place: usize) -> Range<usize> {
        let number = self.sentence_number(place);
        self.sentences.get(number).cloned().unwrap_or_default()
    }

    /// The number of the sentence that `place` is in.
    pub(super) fn sentence_number(&self, place: usize) -> usize {
        self.sentences.partition_point(|sentence| sentence.end <= place)
    }

    /// How many different words there are; see [`Self::distinct_word`].
    pub(super) fn distinct_words(&self) -> usize {
        self.memory.len()
    }

    /// The number of the word at `place` among the different words, whatever its case; `None` for one that is written
    /// small here.
    pub(super) fn distinct_word(&self, place: usize) -> Option<usize> {
        let word = self.words.get(place).filter(|word| word.has_capital())?;
        self.memory.position(word)
    }

    /// The word at `place`.
    pub(super) fn word(&self, place: usize) -> Option<&Word<'text>> {
        self.words.get(place)
    }

    /// The number of the word at `place` among the different words, and what the document has of it.
    pub(super) fn occurrences(&self, place: usize) -> Option<(usize, &Occurrences)> {
        let position = self.memory.position(self.words.get(place)?)?;
        Some((position, self.memory.at(position)?))
    }

    /// Whether the word at `place` is surely outside every name: a small word of which names have none inside, or one
    /// with no capital within two words of it.
    ///
    /// Says nothing where the whole sentence has no capital; see [`Self::has_capital`].
    #[must_use]
    pub fn is_plain(&self, sentence: &Range<usize>, place: usize) -> bool {
        self.words.get(place).is_some_and(|word| word.is_outside)
            || !self
                .has_capital(&(place.saturating_sub(2).max(sentence.start)..(place + 3).min(sentence.end)))
    }

    /// Whether a word at one of `places` has a capital.
    #[must_use]
    pub fn has_capital(&self, places: &Range<usize>) -> bool {
        self.words.get(places.clone()).is_some_and(|words| words.iter().any(Word::has_capital))
    }

    /// Calls `emit` with each feature of the word at `place`, which stands in `sentence`.
    pub fn features(&self, sentence: &Range<usize>, place: usize, mut emit: impl FnMut(u32)) {
        self.fill(sentence, place, &mut |template, filling| emit(feature(template as u32, filling)));
    }

    /// Calls `emit` with the same features in the same order, and what they are made of.
    pub fn described(&self, sentence: &Range<usize>, place: usize, mut emit: impl FnMut(Ingredients)) {
        self.fill(sentence, place, &mut |template, filling| {
            emit(Ingredients::new(format!("{template:?}"), template as u32, filling));
        });
    }

    /// Calls `put` with each template that fits the word at `place`, and what fills it.
    fn fill(&self, sentence: &Range<usize>, place: usize, put: &mut impl FnMut(Template, u32)) {
        let window = Window { words: self.window(sentence, place), place, first: place == sentence.start };
        for (step, word) in (0..).zip(window.words) {
            word_alone(step, word, put);
        }
        window.pairs(put);
        window.run(self, sentence, put);
        window.line(self.rows, put);
        self.document(&window, put);
    }

    /// The word at `place` with its neighbours in the sentence, two on each side.
    fn window(&self, sentence: &Range<usize>, place: usize) -> [&Word<'text>; WINDOW] {
        std::array::from_fn(|step| {
            let place = (place + step).checked_sub(WINDOW / 2).filter(|place| sentence.contains(place));
            place.and_then(|place| self.words.get(place)).unwrap_or(&self.boundary)
        })
    }

    /// What the rest of the document says of a word with a capital.
    fn document(&self, window: &Window<'_, 'text>, put: &mut impl FnMut(Template, u32)) {
        let word = window.word();
        if !word.has_capital() {
            return;
        }
        let Some(seen) = self.memory.get(word) else { return };
        let counts = hash::pair(seen.small.min(2), seen.capital.min(3));
        put(Template::Counts, hash::pair(counts, u32::from(window.first)));
        for other in seen.others(window.place) {
            // Sentences stand side by side in `words`; across their border the neighbour says little, and misleads
            // no more than any other.
            let before = other.checked_sub(1).and_then(|place| self.words.get(place));
            let after = self.words.get(other + 1);
            put(Template::OtherBefore, before.map_or(0, |word| word.lower));
            put(Template::OtherAfter, after.map_or(0, |word| word.lower));
            put(
                Template::OtherShapes,
                hash::pair(before.map_or(0, |word| word.shape), after.map_or(0, |word| word.shape)),
            );
        }
    }
}

/// What a feature is made of. The numbers are part of the trained weights: add at the end, never reuse.
#[derive(Debug, Clone, Copy)]
#[repr(u32)]
enum Template {
    Bias = 1,
    // One for each position of the window, −2 to 2, in the order of the positions.
    Lower = 10,
    Exact = 20,
    Shape = 30,
    Coarsest = 40,
    Coarse = 50,
    Fine = 60,
    Finest = 70,
    List = 80,
    // Sequences.
    LowerBefore = 100,
    LowerAfter,
    LowerAround,
    Shapes,
    CoarsestBefore,
    CoarsestAfter,
    CoarsestAround,
    CoarseBefore,
    CoarseAfter,
    SuffixBefore,
    SuffixAfter,
    CoarseAndShape,
    // Parts of the word, one for each length.
    Prefix = 200,
    Suffix = 210,
    // The run of words with capitals.
    RunPlace = 230,
    RunFirst,
    RunLast,
    RunLastCluster,
    RunBefore,
    RunAfter,
    RunAround,
    // The sentence and the document as lines.
    LineAndShape = 250,
    LineAndCluster,
    RowsAndCluster,
    RowsAndLine,
    // The document.
    Counts = 300,
    OtherBefore,
    OtherAfter,
    OtherShapes,
    Surroundings,
}

/// How many words are looked at: a word and two on each side.
const WINDOW: usize = 5;
/// The position of the word itself, of the one before and of the one after it.
const OWN: u32 = 2;
const BEFORE: u32 = 1;
const AFTER: u32 = 3;

/// Calls `put` with the templates that look at one word of the window alone, at the position `step`.
fn word_alone(step: u32, word: &Word<'_>, put: &mut impl FnMut(Template, u32)) {
    put(Template::Lower, hash::pair(step, word.lower));
    put(Template::Shape, hash::pair(step, word.shape));
    for (template, cluster) in [Template::Coarsest, Template::Coarse, Template::Fine, Template::Finest]
        .into_iter()
        .zip(word.clusters)
    {
        if cluster != 0 {
            put(template, hash::pair(step, u32::from(cluster)));
        }
    }
    if (BEFORE..=AFTER).contains(&step) {
        put(Template::Exact, hash::pair(step, word.exact));
        let mut bits = word.lists;
        while bits != 0 {
            put(Template::List, hash::pair(step, bits.trailing_zeros()));
            bits &= bits - 1;
        }
    }
    match step {
        BEFORE => put(Template::SuffixBefore, word.suffix),
        AFTER => put(Template::SuffixAfter, word.suffix),
        OWN => {
            put(Template::Bias, 0);
            for count in 1..=4 {
                put(Template::Prefix, hash::pair(count, prefix(word.text, count as usize)));
                put(Template::Suffix, hash::pair(count, suffix(word.text, count as usize)));
            }
        }
        _ => {}
    }
}

/// A word with its neighbours in the sentence.
struct Window<'a, 'text> {
    words: [&'a Word<'text>; WINDOW],
    place: usize,
    first: bool,
}

impl<'text> Window<'_, 'text> {
    /// The word itself.
    const fn word(&self) -> &Word<'text> {
        let [_, _, word, _, _] = self.words;
        word
    }

    /// What neighbours are together.
    fn pairs(&self, put: &mut impl FnMut(Template, u32)) {
        let [_, before, word, after, _] = self.words;
        put(Template::LowerBefore, hash::pair(before.lower, word.lower));
        put(Template::LowerAfter, hash::pair(word.lower, after.lower));
        put(Template::LowerAround, hash::pair(before.lower, after.lower));
        put(Template::Shapes, hash::pair(before.shape, hash::pair(word.shape, after.shape)));
        put(Template::Surroundings, hash::pair(u32::from(self.first), word.shape));
        let [
            [coarsest_before, coarse_before, ..],
            [coarsest, coarse, ..],
            [coarsest_after, coarse_after, ..],
        ] = [before, word, after].map(|word| word.clusters.map(u32::from));
        put(Template::CoarsestBefore, hash::pair(coarsest_before, coarsest));
        put(Template::CoarsestAfter, hash::pair(coarsest, coarsest_after));
        put(Template::CoarsestAround, hash::pair(coarsest_before, hash::pair(coarsest, coarsest_after)));
        put(Template::CoarseBefore, hash::pair(coarse_before, coarse));
        put(Template::CoarseAfter, hash::pair(coarse, coarse_after));
        put(Template::CoarseAndShape, hash::pair(coarse, word.shape));
    }

    /// The run of capitalized words around the word: where it begins and ends, and what stands beside it.
    fn run(&self, observed: &Observed<'text>, sentence: &Range<usize>, put: &mut impl FnMut(Template, u32)) {
        let Some((before, after)) = self.word().run else { return };
        let at = |place: Option<usize>| {
            let place = place.filter(|place| sentence.contains(place));
            place.and_then(|place| observed.words.get(place)).unwrap_or(&observed.boundary)
        };
        let (first, last) = (self.place.checked_sub(usize::from(before)), self.place + usize::from(after));
        let place = hash::pair(u32::from(before.min(4)), u32::from(after.min(4)));
        let is_end = u32::from(after == 0);
        let outer = [at(first.and_then(|first| first.checked_sub(1))), at(Some(last + 1))];
        let [[coarse_before, fine_before], [coarse_after, _]] = outer.map(|word| {
            let [_, coarse, fine, _] = word.clusters.map(u32::from);
            [coarse, fine]
        });
        let [_, _, last_cluster, _] = at(Some(last)).clusters.map(u32::from);
        put(Template::RunPlace, hash::pair(place, self.word().shape));
        put(Template::RunFirst, at(first).lower);
        put(Template::RunLast, hash::pair(is_end, at(Some(last)).lower));
        put(Template::RunLastCluster, hash::pair(is_end, hash::pair(last_cluster, fine_before)));
        put(Template::RunBefore, hash::pair(u32::from(before == 0), outer.map(|word| word.lower)[0]));
        put(Template::RunAfter, hash::pair(is_end, outer.map(|word| word.lower)[1]));
        put(Template::RunAround, hash::pair(place, hash::pair(coarse_before, coarse_after)));
    }

    /// What kind of line the word stands in, and how much of the document is rows of tables.
    fn line(&self, rows: u32, put: &mut impl FnMut(Template, u32)) {
        let word = self.word();
        let [_, coarse, ..] = word.clusters.map(u32::from);
        let (line, initial) = (word.line.code(), u32::from(self.first));
        put(Template::LineAndShape, hash::pair(line, hash::pair(word.shape, initial)));
        put(Template::LineAndCluster, hash::pair(line, coarse));
        put(Template::RowsAndCluster, hash::pair(rows, coarse));
        put(Template::RowsAndLine, hash::pair(rows, hash::pair(line, word.shape)));
    }
}
