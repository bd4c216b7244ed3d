//! What the words around a mention say of what it names.

use super::{
    Kind,
    cue::{AFTER, BEFORE, NOUNS, kinds},
    name::key,
    tally::Tally,
};
use crate::{
    EntityType,
    resolve::Mention,
    text::{Document, Token, TokenKind},
};

/// How many words are looked at on either side.
const REACH: usize = 4;
/// How far behind a comma or "is a" the noun of an apposition may stand.
const APPOSITION: usize = 7;
/// What ends the noun group of an apposition.
const STOPS: &[&str] = &[
    "of", "in", "that", "which", "who", "whose", "based", "for", "with", "from", "to", "and", "on", "at",
    "by", "about", "as", "where", "when", "after", "before", "into", "over", "under", "through", "between",
    "against", "near",
];
/// What names introduce themselves with behind a noun: "a film called X".
const CALLED: &[&str] = &["called", "named", "titled", "entitled", "dubbed"];
/// What a title in quotation marks is worth.
const QUOTED: u32 = 4;

/// Adds what stands around `mention`.
pub(super) fn weigh(document: &Document<'_>, mention: &Mention, tally: &mut Tally) {
    let sentence = document.sentences().get(mention.sentence as usize);
    let tokens = sentence.map(|sentence| document.tokens_of(sentence)).unwrap_or_default();
    let start = tokens.partition_point(|token| token.span().end() <= mention.span.start());
    let end = tokens.partition_point(|token| token.span().start() < mention.span.end());
    let (before, after) = (tokens.get(..start).unwrap_or_default(), tokens.get(end..).unwrap_or_default());

    let is_quoted = is_quoted(document, before, after);
    weigh_before(&words_before(document, before, is_quoted), tally);
    weigh_after(document, after, tally);
    if is_quoted {
        tally.add_context((Kind { entity_type: EntityType::Work, subtype: None }, QUOTED));
    }
}

/// Up to [`REACH`] words before the mention, the nearest first, as far as no mark divides them; articles, hyphens and
/// quotation marks are left out, and before a title in quotation marks a comma ("her memoir, “X”").
fn words_before(document: &Document<'_>, before: &[Token], is_quoted: bool) -> Vec<String> {
    let mut words = Vec::with_capacity(REACH);
    for token in before.iter().rev() {
        let text = document.words(token.span());
        match token.kind() {
            TokenKind::Punctuation if matches!(text, "-" | "\"" | "“" | "‘" | "'") => {}
            TokenKind::Punctuation if text == "," && is_quoted && words.is_empty() => {}
            TokenKind::Word if matches!(text, "the" | "The" | "a" | "an" | "its" | "'s" | "’s") => {}
            TokenKind::Word => words.push(key(text)),
            _ => break,
        }
        if words.len() == REACH {
            break;
        }
    }
    words
}

fn weigh_before(words: &[String], tally: &mut Tally) {
    let phrase = |len: usize| -> Option<String> {
        let mut words: Vec<&str> = words.get(..len)?.iter().map(String::as_str).collect();
        words.reverse();
        Some(words.join(" "))
    };
    let cue = (1..=3).rev().find_map(|len| kinds(&BEFORE, &phrase(len)?));
    cue.into_iter().flatten().for_each(|vote| tally.add_context(vote));

    let word = |position: usize| words.get(position).map_or("", String::as_str);
    // Where the noun stands: "such as X", "including X", "called X", "of X", or right before X.
    let (noun, is_of) = match (word(0), word(1)) {
        ("as", "such") => (2, false),
        ("including" | "like", _) => (1, false),
        ("of", _) => (1, true),
        (called, _) if CALLED.contains(&called) => (1, false),
        _ => (0, false),
    };
    // "the city of X" names a place; "the head of the company of X" does not name X.
    let votes = nouns(word(noun + 1), word(noun)).into_iter().flatten();
    let votes = votes.filter(|vote| !is_of || vote.0.entity_type == EntityType::Place);
    votes.for_each(|vote| tally.add_context(vote));
}

/// What a common noun says with the word before it ("news agency"), or else by itself; in singular or plural.
fn nouns(before: &str, noun: &str) -> Option<impl Iterator<Item = (Kind, u32)> + use<>> {
    let either = |noun: &str| {
        let both = if before.is_empty() { None } else { kinds(&NOUNS, &format!("{before} {noun}")) };
        both.or_else(|| kinds(&NOUNS, noun))
    };
    let singular = || {
        let stem = noun.strip_suffix("ies").map(|stem| format!("{stem}y"));
        stem.and_then(|stem| either(&stem)).or_else(|| either(noun.strip_suffix('s')?))
    };
    either(noun).or_else(singular)
}

fn weigh_after(document: &Document<'_>, after: &[Token], tally: &mut Tally) {
    let after = past_quote(document, after);
    let text = |position: usize| after.get(position).map(|token| document.words(token.span()));
    match text(0) {
        Some(",") => weigh_apposition(document, after.get(1..).unwrap_or_default(), tally),
        Some("is" | "was" | "are" | "were" | "became" | "remains") => {
            weigh_apposition(document, after.get(1..).unwrap_or_default(), tally);
        }
        Some("(") if text(2) == Some("-") && matches!(text(1), Some("D" | "R")) => {
            // "(D-Ohio)"
            let politician = Kind { entity_type: EntityType::Person, subtype: Some("politician") };
            tally.add_context((politician, 5));
        }
        _ => {
            let skip = after.iter().take_while(|token| is_joint(document.words(token.span()))).count();
            let ahead = after.get(skip..).unwrap_or_default().iter().take(2);
            let words: Vec<String> = ahead
                .take_while(|token| token.kind() == TokenKind::Word)
                .map(|token| key(document.words(token.span())))
                .collect();
            let cue = (1..=words.len()).rev().find_map(|len| kinds(&AFTER, &words.get(..len)?.join(" ")));
            cue.into_iter().flatten().for_each(|vote| tally.add_context(vote));
        }
    }
}

/// The tokens behind a closing quotation mark, where there is one.
fn past_quote<'a>(document: &Document<'_>, tokens: &'a [Token]) -> &'a [Token] {
    let is_quote = |token: &Token| matches!(document.words(token.span()), "\"" | "”" | "''");
    tokens.split_first().filter(|(first, _)| is_quote(first)).map_or(tokens, |(_, rest)| rest)
}

/// Whether the words belong to the mention as much as without what stands between: "X's shares", "X-based".
fn is_joint(text: &str) -> bool {
    matches!(text, "'s" | "’s" | "'" | "’" | "-")
}

/// "X, a Spanish airline that …", "X is the third largest bank of …": the last noun that the lists know before the noun
/// group ends.
fn weigh_apposition(document: &Document<'_>, tokens: &[Token], tally: &mut Tally) {
    let tokens = past_quote(document, tokens);
    let is_opened = tokens.first().is_some_and(|token| {
        matches!(document.words(token.span()), "a" | "an" | "the" | "its" | "one" | "another" | "their")
    });
    if !is_opened {
        return;
    }
    let (mut found, mut last) = (None, String::new());
    for token in tokens.iter().skip(1).take(APPOSITION) {
        let word = key(document.words(token.span()));
        let is_open = matches!(token.kind(), TokenKind::Word | TokenKind::Number)
            || word.is_empty() && is_joint(document.words(token.span()));
        if !is_open || STOPS.contains(&word.as_str()) && found.is_some() {
            break;
        }
        found = nouns(&last, &word).or(found);
        last = word;
    }
    found.into_iter().flatten().for_each(|vote| tally.add_context(vote));
}

/// Whether the mention is all that stands between two quotation marks, a comma aside.
fn is_quoted(document: &Document<'_>, before: &[Token], after: &[Token]) -> bool {
    let text = |token: &Token| document.words(token.span());
    let opens = before.last().map(text).is_some_and(|mark| matches!(mark, "\"" | "“" | "‘" | "``"));
    let mut ahead = after.iter().map(text).filter(|mark| !matches!(*mark, "," | "."));
    opens && ahead.next().is_some_and(|mark| matches!(mark, "\"" | "”" | "’" | "''"))
}
