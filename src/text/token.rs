//! Words, numbers and marks.

use super::abbreviation::is_abbreviation;
use crate::Span;

/// The coarse kind of a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Begins with a letter, or is a clitic such as `'s`.
    Word,
    /// Begins with a digit.
    Number,
    /// Marks that structure sentences: stops, commas, quotation marks, brackets, dashes.
    Punctuation,
    /// Any other visible character: currency signs, arithmetic, emoji.
    Symbol,
    /// A web or mail address, a handle or a hashtag.
    Address,
}

/// The smallest unit that later stages look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    span: Span,
    kind: TokenKind,
}

impl Token {
    /// Where it stands.
    #[must_use]
    pub const fn span(&self) -> Span {
        self.span
    }

    /// What kind it is.
    #[must_use]
    pub const fn kind(&self) -> TokenKind {
        self.kind
    }
}

/// Splits `text` into tokens, in text order.
///
/// White space, control and format characters are gaps; every other character is in exactly one token. Clitics
/// stand alone (`Biden` `'s`, `do` `n't`), hyphens too (`Biden` `-` `Xi`), while `U.S.`, `Corp.`, `O'Brien`,
/// `1,000.5` and `2024-04-02` are one token each.
#[must_use]
pub fn tokenize(text: &str) -> Vec<Token> {
    // News has a token in about five bytes.
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let mut rest = text;
    let mut offset = 0;
    while let Some(first) = rest.chars().next() {
        let (len, kind) = if is_gap(first) {
            (first.len_utf8(), None)
        } else {
            let (len, kind) = next_token(rest, first);
            (len, Some(kind))
        };
        if let Some(kind) = kind {
            if kind == TokenKind::Word {
                push_word(&mut tokens, rest.get(..len).unwrap_or_default(), offset);
            } else {
                tokens.push(Token { span: Span::new(offset, offset + len as u32), kind });
            }
        }
        offset += len as u32;
        rest = rest.get(len..).unwrap_or_default();
    }
    tokens
}

/// Whether a character stands between tokens.
fn is_gap(c: char) -> bool {
    // Format characters (zero-width space, byte order mark, direction marks) carry no ink.
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{ad}')
}

/// The length and kind of the token at the start of `rest`, which begins with `first`.
fn next_token(rest: &str, first: char) -> (usize, TokenKind) {
    if let Some(len) = address_len(rest, first) {
        return (len, TokenKind::Address);
    }
    if is_word(first) {
        return if first.is_numeric() {
            (number_len(rest), TokenKind::Number)
        } else {
            (word_len(rest), TokenKind::Word)
        };
    }
    if let Some(len) = lone_clitic_len(rest, first) {
        return (len, TokenKind::Word);
    }
    match first {
        // Runs of one mark are one token: ellipses, dashes, quotation marks typed twice.
        '.' | '-' | '`' | '\'' | '*' | '_' | '=' => (run_len(rest, first), TokenKind::Punctuation),
        '!'
        | '"'
        | '('
        | ')'
        | ','
        | '/'
        | ':'
        | ';'
        | '?'
        | '['
        | ']'
        | '{'
        | '}'
        | '¡'
        | '¿'
        | '«'
        | '»'
        | '‐'..='‧'
        | '‹'
        | '›'
        | '、'
        | '。'
        | '「'..='』'
        | '・' => (first.len_utf8(), TokenKind::Punctuation),
        _ => (first.len_utf8(), TokenKind::Symbol),
    }
}

/// Whether a character can stand in a word: letters, digits and the marks that combine with them.
fn is_word(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    c.is_alphanumeric()
        || matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

fn run_len(rest: &str, mark: char) -> usize {
    rest.chars().take_while(|&c| c == mark).map(char::len_utf8).sum()
}

/// The length of the run of word characters at the start of `rest`.
fn alphanumeric_len(rest: &str) -> usize {
    rest.find(|c| !is_word(c)).unwrap_or(rest.len())
}

/// The length of the number at the start of `rest`: digits joined by the marks that stand inside numbers, with
/// letters glued on ("20th", "5pm", "1.5bn").
fn number_len(rest: &str) -> usize {
    let mut len = alphanumeric_len(rest);
    loop {
        let mut after = rest.get(len..).unwrap_or_default().chars();
        let joins = matches!(after.next(), Some('.' | ',' | ':' | '/' | '-'));
        if !joins || !after.next().is_some_and(|c| c.is_ascii_digit()) {
            return len;
        }
        len += 1 + alphanumeric_len(rest.get(len + 1..).unwrap_or_default());
    }
}

/// The length of the word at the start of `rest`, with what the rules below glue to it.
fn word_len(rest: &str) -> usize {
    let len = alphanumeric_len(rest);
    let word = rest.get(..len).unwrap_or_default();
    let after = rest.get(len..).unwrap_or_default();
    let mut next = after.chars();
    match next.next() {
        Some('.') => dotted_len(rest, word, len),
        Some('&') if next.next().is_some_and(char::is_uppercase) && word.chars().all(char::is_uppercase) => {
            // AT&T, S&P: initials joined by an ampersand.
            len + 1 + alphanumeric_len(after.get(1..).unwrap_or_default())
        }
        // The joined word, clitics included: `push_word` cuts those off again.
        Some(mark) if is_apostrophe(mark) => len + apostrophes_len(after),
        Some('$' | '£' | '€') if matches!(word, "US" | "A" | "C" | "HK" | "NZ" | "S" | "AU" | "CA") => {
            len + next_char_len(after)
        }
        _ => len,
    }
}

/// The length of the runs of letters at the start of `rest` that apostrophes glue to the word before them.
fn apostrophes_len(rest: &str) -> usize {
    let mut len = 0;
    while let Some(mark) = rest.get(len..).and_then(|rest| rest.chars().next()).filter(|&c| is_apostrophe(c))
    {
        let begin = len + mark.len_utf8();
        let run = alphanumeric_len(rest.get(begin..).unwrap_or_default());
        if run == 0 {
            break;
        }
        len = begin + run;
    }
    len
}

fn next_char_len(rest: &str) -> usize {
    rest.chars().next().map_or(0, char::len_utf8)
}

/// The length of `word`, of `len` bytes at the start of `rest`, with the full stop behind it where that is no
/// sentence's end: initials, acronyms with stops, known abbreviations, domain names.
fn dotted_len(rest: &str, word: &str, len: usize) -> usize {
    if is_abbreviation(word) {
        // "St.Louis" is one word too few, "Corp.The" one stop too few: the stop stays with the abbreviation.
        return len + 1;
    }
    let mut letters = word.chars();
    if letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none() {
        return initials_len(rest, word);
    }
    let inner = rest.get(len + 1..).unwrap_or_default();
    let suffix = inner.get(..alphanumeric_len(inner)).unwrap_or_default();
    if is_domain_suffix(suffix) { len + 1 + suffix.len() } else { len }
}

/// The length of the letters with stops at the start of `rest`: "U.S.", "J.", "a.m."; a lone lower-case letter
/// keeps no stop.
fn initials_len(rest: &str, letter: &str) -> usize {
    let mut len = letter.len() + 1;
    let mut letters = 1;
    loop {
        let inner = rest.get(len..).unwrap_or_default();
        let run = alphanumeric_len(inner);
        let one_letter = inner.get(..run).is_some_and(|run| {
            let mut chars = run.chars();
            chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
        });
        if !one_letter || !inner.get(run..).is_some_and(|after| after.starts_with('.')) {
            break;
        }
        len += run + 1;
        letters += 1;
    }
    if letters == 1 && !letter.starts_with(char::is_uppercase) { letter.len() } else { len }
}

/// Whether this is what follows the last dot in names such as `Amazon.com`.
fn is_domain_suffix(suffix: &str) -> bool {
    matches!(
        suffix,
        "com"
            | "org"
            | "net"
            | "gov"
            | "edu"
            | "co"
            | "io"
            | "ai"
            | "uk"
            | "au"
            | "in"
            | "za"
            | "eu"
            | "de"
            | "fr"
            | "tv"
    )
}

/// Pushes `word`, which begins at `offset`, with the clitic at its end as a token of its own.
fn push_word(tokens: &mut Vec<Token>, word: &str, offset: u32) {
    let end = offset + word.len() as u32;
    let cut = offset + clitic_start(word).unwrap_or(word.len()) as u32;
    for span in [Span::new(offset, cut), Span::new(cut, end)] {
        if !span.is_empty() {
            tokens.push(Token { span, kind: TokenKind::Word });
        }
    }
}

/// The length of the clitic at the start of `rest`, where a text was cut to words before ("Biden 's").
fn lone_clitic_len(rest: &str, first: char) -> Option<usize> {
    let letters = rest.get(first.len_utf8()..).filter(|_| is_apostrophe(first))?;
    let len = first.len_utf8() + alphanumeric_len(letters);
    (clitic_start(rest.get(..len)?) == Some(0)).then_some(len)
}

/// Where the clitic of `word` begins: `'s`, `'re`, `n't` and their like.
fn clitic_start(word: &str) -> Option<usize> {
    let mark = word.rfind(is_apostrophe)?;
    let tail = word.get(mark..)?.trim_start_matches(is_apostrophe);
    match tail {
        "s" | "S" | "d" | "D" | "m" | "M" | "ll" | "LL" | "re" | "RE" | "ve" | "VE" => Some(mark),
        // "don't" is "do" and "n't"; the n is one byte.
        "t" | "T" => word.get(..mark)?.ends_with(['n', 'N']).then(|| mark - 1),
        _ => None,
    }
}

/// The length of the address, handle or hashtag at the start of `rest`, where there is one.
fn address_len(rest: &str, first: char) -> Option<usize> {
    match first {
        'h' | 'H' | 'w' | 'W' => {
            let begins =
                |prefix: &str| rest.get(..prefix.len()).is_some_and(|head| head.eq_ignore_ascii_case(prefix));
            (begins("http://") || begins("https://") || begins("www.")).then(|| url_len(rest))
        }
        '@' | '#' => {
            let body = rest.get(1..)?;
            let len = body.find(|c: char| !(is_word(c) || c == '_')).unwrap_or(body.len());
            (body.starts_with(|c: char| c.is_alphabetic() || c == '_') && len > 1).then_some(1 + len)
        }
        _ => None,
    }
}

/// The length of the web address at the start of `rest`; marks at its end belong to the sentence.
fn url_len(rest: &str) -> usize {
    let end =
        rest.find(|c: char| is_gap(c) || matches!(c, '<' | '>' | '"' | '“' | '”')).unwrap_or(rest.len());
    let url = rest.get(..end).unwrap_or_default();
    url.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'', '’']).len()
}

#[cfg(test)]
mod tests {
    use super::tokenize;

    /// Asserts that `text` splits into `words`.
    fn check(text: &str, words: &[&str]) {
        let found: Vec<&str> = tokenize(text).iter().map(|token| token.span().of(text)).collect();
        assert_eq!(found, words, "in {text:?}");
    }

    #[test]
    fn clitics_stand_alone() {
        check("Biden's team didn't; they’re", &["Biden", "'s", "team", "did", "n't", ";", "they", "’re"]);
        check("Biden 's team did n't ; 'so", &["Biden", "'s", "team", "did", "n't", ";", "'", "so"]);
        check("O'Brien's L’Oréal", &["O'Brien", "'s", "L’Oréal"]);
        check("the officials' word", &["the", "officials", "'", "word"]);
    }

    #[test]
    fn stops_stay_with_abbreviations_and_initials() {
        check("the U.S. and J. Smith.", &["the", "U.S.", "and", "J.", "Smith", "."]);
        check("Woodside, Calif., last", &["Woodside", ",", "Calif.", ",", "last"]);
        check("Apple Inc. said", &["Apple", "Inc.", "said"]);
        check("at 9 a.m. today", &["at", "9", "a.m.", "today"]);
    }

    #[test]
    fn numbers_keep_their_inner_marks() {
        check("$1,000.50 on 2024-04-02.", &["$", "1,000.50", "on", "2024-04-02", "."]);
        check("9:30 1.5bn 20th G20", &["9:30", "1.5bn", "20th", "G20"]);
    }

    #[test]
    fn hyphens_split_compounds() {
        check("Biden-Xi talks -- now", &["Biden", "-", "Xi", "talks", "--", "now"]);
    }

    #[test]
    fn scraped_damage_is_split() {
        check("tension. . The", &["tension", ".", ".", "The"]);
        check("partners.Europeans", &["partners", ".", "Europeans"]);
        check("Amazon.com AT&T", &["Amazon.com", "AT&T"]);
    }

    #[test]
    fn addresses_are_one_token() {
        check(
            "see https://a.example/b?c=d. @joe #news",
            &["see", "https://a.example/b?c=d", ".", "@joe", "#news"],
        );
    }

    #[test]
    fn format_characters_are_gaps() {
        check("\u{feff}Bei\u{200b}jing", &["Bei", "jing"]);
    }
}
