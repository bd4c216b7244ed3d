//! Where sentences end.

use std::ops::Range;

use super::{
    TokenKind,
    abbreviation::{is_initial, is_title},
    run::{Run, is_all_caps, is_capitalized, is_closer, is_lower_case, is_opener, is_stop},
};
use crate::Span;

/// The most tokens that a sentence has; longer ones are cut, at a comma where there is one near.
///
/// Longer runs are lists and damage, not sentences. The limit bounds the work and memory of the tagger, which
/// decodes a sentence as a whole.
pub const MAX_SENTENCE_TOKENS: usize = 400;

/// How far before the limit a comma or the like is looked for.
const CUT_WINDOW: usize = 50;

/// A sentence: a run of tokens inside one block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    span: Span,
    block: u32,
    tokens: Range<u32>,
}

impl Sentence {
    pub(super) const fn new(span: Span, block: u32, tokens: Range<u32>) -> Self {
        Self { span, block, tokens }
    }

    /// From its first token to its last.
    #[must_use]
    pub const fn span(&self) -> Span {
        self.span
    }

    /// The position of its block in the document.
    #[must_use]
    pub const fn block(&self) -> u32 {
        self.block
    }

    /// The positions of its tokens in the document.
    #[must_use]
    pub fn tokens(&self) -> Range<u32> {
        self.tokens.clone()
    }
}

/// Words that begin sentences and hardly ever stand, with a capital, behind an abbreviation inside one.
///
/// Sorted. "I" is not among them, for "Elizabeth I." and lists, nor are words that begin names ("New", "May").
const STARTERS: &[&str] = &[
    "A",
    "About",
    "According",
    "After",
    "Although",
    "Among",
    "An",
    "And",
    "Another",
    "As",
    "At",
    "Because",
    "Before",
    "Both",
    "But",
    "By",
    "Despite",
    "During",
    "Each",
    "Earlier",
    "Even",
    "For",
    "From",
    "Had",
    "Having",
    "He",
    "Her",
    "Here",
    "His",
    "How",
    "However",
    "If",
    "In",
    "Instead",
    "Is",
    "It",
    "Its",
    "Last",
    "Later",
    "Like",
    "Many",
    "Meanwhile",
    "More",
    "Most",
    "My",
    "No",
    "Not",
    "Now",
    "On",
    "Once",
    "One",
    "Only",
    "Or",
    "Other",
    "Our",
    "She",
    "Since",
    "So",
    "Some",
    "Still",
    "Such",
    "That",
    "The",
    "Their",
    "Then",
    "There",
    "These",
    "They",
    "This",
    "Those",
    "Though",
    "To",
    "Under",
    "Until",
    "Was",
    "We",
    "What",
    "When",
    "Where",
    "Whether",
    "Which",
    "While",
    "Who",
    "Why",
    "With",
    "Without",
    "Yet",
    "You",
];

/// Verbs that tell who spoke: `"Why?" Smith asked.` is one sentence.
const SPEECH: &[&str] = &[
    "added", "adds", "asked", "asks", "said", "says", "shouted", "told", "tweeted", "wondered", "wrote",
    "writes",
];

/// Names that are written with an exclamation mark.
const EXCLAIMING_NAMES: &[&str] = &["Jeopardy", "Yahoo", "Yum"];

/// Words before a full stop and a number that are short for "number", "page" and the like.
const COUNTERS: &[&str] =
    &["Art", "Fig", "No", "Nos", "Sec", "Vol", "art", "fig", "no", "nos", "p", "pp", "vol"];

/// The positions of the tokens of each sentence of a paragraph, in order; together they are the paragraph.
pub(super) fn split(paragraph: Run<'_>) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut position = 0;
    // Straight quotation marks seen in the sentence: an odd count says that one is open.
    let mut quotes = 0;
    while position < paragraph.len() {
        let word = paragraph.word(position);
        quotes += usize::from(word == "\"");
        let is_stopped = is_stop(word) || is_abbreviated(paragraph, position);
        let end = if is_stopped { end_of_stop(paragraph, position, quotes) } else { position + 1 };
        quotes += paragraph.slice(position + 1..end).words().filter(|&word| word == "\"").count();
        while end - start > MAX_SENTENCE_TOKENS {
            let cut = cut(paragraph, start);
            sentences.push(start..cut);
            start = cut;
        }
        // "2. Vote early": the number of an item in a list.
        let is_item =
            position == start + 1 && paragraph.kind(start) == Some(TokenKind::Number) && word == ".";
        if is_stopped && !is_item && ends_sentence(paragraph, position, end) {
            sentences.push(start..end);
            start = end;
            quotes = 0;
        }
        position = end;
    }
    if start < paragraph.len() {
        sentences.push(start..paragraph.len());
    }
    sentences
}

/// Whether the token is a word with a full stop of its own.
fn is_abbreviated(paragraph: Run<'_>, position: usize) -> bool {
    paragraph.kind(position) == Some(TokenKind::Word) && paragraph.word(position).ends_with('.')
}

/// One past the last token that belongs to the stop at `position`: further stops, and the marks that close what the
/// sentence opened.
fn end_of_stop(paragraph: Run<'_>, position: usize, quotes: usize) -> usize {
    let mut end = position + 1;
    let mut open = quotes % 2 == 1;
    loop {
        let word = paragraph.word(end);
        let belongs = if is_stop(word) {
            // ". ." and "?!"; after an abbreviation only what touches it.
            is_stop(paragraph.word(position)) || paragraph.is_glued(end)
        } else if word == "\"" || word == "'" {
            // Straight marks do not say which way they face: they close what they touch, unless a word touches them
            // on the other side, as it does before a quotation. With neither or both, it counts what is open.
            let touches_word = paragraph.is_glued(end + 1) && !is_closer(paragraph.word(end + 1));
            let closes = match (paragraph.is_glued(end), touches_word) {
                (true, false) => true,
                (false, true) => false,
                _ => open,
            };
            open &= word != "\"";
            closes
        } else {
            is_closer(word)
        };
        if !belongs {
            return end;
        }
        end += 1;
    }
}

/// Whether a sentence ends with the stop or abbreviation at `position`, whose closing marks reach to `end`.
fn ends_sentence(paragraph: Run<'_>, position: usize, end: usize) -> bool {
    let stop = paragraph.word(position);
    let mut next = end;
    while is_opener(paragraph.word(next))
        || matches!(paragraph.word(next), "-" | "--" | "–" | "—" | "•" | "|" | "*")
    {
        next += 1;
    }
    let next_word = paragraph.word(next);
    if next_word.is_empty() {
        return true;
    }
    if is_lower_case(next_word) || next_word == "," {
        return false;
    }
    let has_closer = end > position + 1 && !is_stop(paragraph.word(end - 1));
    let is_starter = STARTERS.binary_search(&next_word).is_ok();
    if is_abbreviated(paragraph, position) {
        // A stop that follows the abbreviation is a stop by itself.
        let is_doubled = is_stop(paragraph.word(position + 1)) && end > position + 1;
        let opens_quotation = next > end && matches!(next_word, "I" | "We" | "You");
        return if is_title(stop) && !is_doubled {
            false
        } else if is_initial(stop) {
            is_doubled || (is_starter && !is_capitalized(paragraph.word(position.wrapping_sub(1))))
        } else {
            is_doubled || is_starter || opens_quotation || next_word == "I" || stop == "etc."
        };
    }
    let before = paragraph.word(position.wrapping_sub(1));
    match stop {
        "." if paragraph.kind(next) == Some(TokenKind::Number) => {
            // "No. 5"; "1 . 5" with its spaces in.
            !COUNTERS.contains(&before) && (next > end || !paragraph.is_glued(next))
        }
        "." if paragraph.is_glued(next) && next == end => {
            // "word.Next" lost its space; "v.Net" and the ticker symbol "XOM.N" did not.
            is_capitalized(next_word)
                && before.chars().count() > 1
                && (is_lower_case(before) || !is_all_caps(next_word))
        }
        // In text whose marks all have spaces before them: "Dr . Parker", and "U . S . troops", "Robert B . Parker".
        "." if end == position + 1 && !paragraph.is_glued(position) && is_title(before) => false,
        "." if end == position + 1 && !paragraph.is_glued(position) && is_capital(before) => is_starter,
        "!" if EXCLAIMING_NAMES.contains(&before) => is_starter,
        "!" | "?" if has_closer => !(0..4).any(|ahead| SPEECH.contains(&paragraph.word(next + ahead))),
        "…" | "..." | "...." if !paragraph.is_glued(position) && !has_closer => {
            // With a space before it, it stands for left-out words more often than for an end.
            is_starter || next > end
        }
        _ => true,
    }
}

/// Whether the word is one capital letter.
fn is_capital(word: &str) -> bool {
    word.chars().count() == 1 && is_capitalized(word)
}

/// Where to cut the sentence that begins at `start` and is too long: behind a mark near the limit, else at it.
fn cut(paragraph: Run<'_>, start: usize) -> usize {
    let limit = start + MAX_SENTENCE_TOKENS;
    (limit - CUT_WINDOW..limit)
        .rev()
        .find(|&position| matches!(paragraph.word(position), "," | ";" | ":" | "•" | "|"))
        .map_or(limit, |position| position + 1)
}

#[cfg(test)]
mod tests {
    use super::{COUNTERS, MAX_SENTENCE_TOKENS, STARTERS, split};
    use crate::text::{run::Run, tokenize};

    #[test]
    fn the_starters_are_sorted_for_binary_search() {
        assert!(STARTERS.is_sorted());
        assert!(COUNTERS.is_sorted());
    }

    #[test]
    fn long_sentences_are_cut_at_a_comma() {
        let text = format!("{}x, {}", "word ".repeat(370), "word ".repeat(600));
        let tokens = tokenize(&text);
        let sentences = split(Run::new(&text, &tokens));
        assert_eq!(sentences.first(), Some(&(0..372)));
        assert!(sentences.iter().all(|sentence| sentence.len() <= MAX_SENTENCE_TOKENS));
        assert_eq!(sentences.iter().map(std::iter::ExactSizeIterator::len).sum::<usize>(), tokens.len());
    }
}
