//! States that have the name of a city: "New York Governor Ada Quill" speaks of the state.

use super::name::word_before;
use crate::{
    Span,
    text::{Document, Token},
};

/// What is added to the name of such a state.
pub(super) const STATE: &str = "state";

/// The folded names of cities that are states as well.
const NAMESAKES: &[&str] = &["new york", "washington"];

/// What states have, behind their names, in lower case and without full stops. A mayor is no such thing.
const BEHIND: &[&str] = &[
    "assembly",
    "assemblyman",
    "assemblywoman",
    "assemblymember",
    "attorney",
    "congressman",
    "congresswoman",
    "delegation",
    "democrat",
    "gov",
    "governor",
    "gubernatorial",
    "lawmaker",
    "lawmakers",
    "legislators",
    "legislature",
    "lieutenant",
    "lt",
    "rep",
    "representative",
    "republican",
    "sen",
    "senator",
    "state",
];

/// Whether the place in `span`, whose name has the folded words `parts`, is a state and not its namesake.
pub(super) fn is_state(document: &Document<'_>, span: Span, parts: &[String]) -> bool {
    let is_namesake = || {
        let name = parts.join(" ");
        NAMESAKES.contains(&name.as_str())
    };
    parts.len() <= 2 && is_namesake() && (is_ahead(document, span) || is_behind(document, span))
}

/// "upstate New York", "the state of New York", "D-New York".
fn is_ahead(document: &Document<'_>, span: Span) -> bool {
    let before = document.text().get(..span.start() as usize).unwrap_or_default();
    word_before(document, span).is_some_and(|word| word.eq_ignore_ascii_case("upstate"))
        || ["state of ", "State of ", "D-", "R-"].iter().any(|ahead| before.ends_with(ahead))
}

/// "New York Governor", "New York's attorney general", "New York Democratic Sen."
fn is_behind(document: &Document<'_>, span: Span) -> bool {
    let next = document.token_range(span).end as usize;
    let tokens = document.tokens().get(next..).unwrap_or_default();
    let mut words = tokens.iter().map(|token: &Token| document.words(token.span()));
    let skipped = |word: &&str| matches!(*word, "'s" | "’s" | "Democratic" | "Republican" | "U.S." | "US");
    let word = words.by_ref().take(3).find(|word| !skipped(word)).unwrap_or_default();
    BEHIND.contains(&word.trim_end_matches('.').to_ascii_lowercase().as_str())
}
