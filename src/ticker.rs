//! The signs under which shares are traded, as newswires set them behind companies: "HLD.N", "4711.KS", "NORb.ST".

use crate::Span;

/// What newswires write for exchanges behind the stop, sorted. "A" and "I" also begin a sentence that lost its space.
const EXCHANGES: &[&str] = &[
    "AS", "AT", "AX", "BA", "BE", "BK", "BN", "BO", "BR", "BU", "CA", "CM", "CN", "CO", "CR", "DE", "DU",
    "F", "HE", "HK", "HM", "IC", "IS", "J", "JK", "KA", "KL", "KQ", "KS", "KW", "L", "LM", "LN", "LS", "LX",
    "MC", "MI", "MM", "MX", "N", "NS", "NZ", "O", "OB", "OL", "OQ", "OS", "P", "PA", "PK", "PR", "QA", "RTS",
    "S", "SA", "SE", "SG", "SI", "SN", "SS", "ST", "SW", "SZ", "T", "TA", "TO", "TW", "TWO", "UL", "V", "VI",
    "VX", "WA", "Z", "ZU",
];

/// The most letters and figures before the stop.
const MOST: usize = 8;

/// The most bytes between a company and its sign, other signs of it included.
const MAX_GAP: usize = 48;

/// A sign in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ticker {
    /// The whole of it, without brackets.
    pub span: Span,
    /// Whether it stands in brackets, alone or as the first of several.
    pub is_bracketed: bool,
}

/// Whether `word` is a sign of shares even where no brackets say so.
#[must_use]
pub fn is_ticker(word: &str) -> bool {
    may_be_ticker(word)
        && word.split_once('.').is_some_and(|(_, code)| EXCHANGES.binary_search(&code).is_ok())
}

/// The signs of `text`, in order.
#[must_use]
pub fn tickers(text: &str) -> Vec<Ticker> {
    text.match_indices('.').filter_map(|(stop, _)| around(text, stop)).collect()
}

/// Whether nothing stands between a company and its sign but brackets, a possessive and other signs: "Halden's (HLD.N) (".
/// A comma parts signs only inside brackets.
#[must_use]
pub fn is_gap(gap: &str) -> bool {
    let gap = ["'s", "’s"].iter().find_map(|clitic| gap.strip_prefix(clitic)).unwrap_or(gap);
    let is_open = gap.trim_start_matches(' ').starts_with(['(', '<', '[']);
    let is_mark = |c: char| {
        c.is_whitespace()
            || matches!(c, '(' | ')' | '<' | '>' | '[' | ']')
            || (is_open && matches!(c, ',' | ';'))
    };
    gap.len() <= MAX_GAP && gap.split(is_mark).all(|word| word.is_empty() || may_be_ticker(word))
}

/// The sign whose stop this is.
fn around(text: &str, stop: usize) -> Option<Ticker> {
    let (before, rest) = text.split_at_checked(stop)?;
    // No more than a sign can have: a text may be one long word.
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    let share = before.bytes().rev().take(MOST + 1).take_while(is_part).count();
    let code = rest.bytes().skip(1).take(4).take_while(u8::is_ascii_uppercase).count();
    let (start, end) = (stop - share, stop + 1 + code);
    let (before, word, after) = (text.get(..start)?, text.get(start..end)?, text.get(end..)?);
    let is_word = !before
        .ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | '&' | '@' | '/' | '-'))
        && !after.starts_with(|c: char| c.is_alphanumeric() || c == '@');
    // "J.P.N. Quill" has more stops.
    let has_more = after.strip_prefix('.').is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
    let is_bracketed = before.trim_end_matches(' ').ends_with(['(', '<', '['])
        && after.trim_start_matches(' ').starts_with([')', '>', ']', ',', ';', ':']);
    let is_sign = is_word && !has_more && if is_bracketed { may_be_ticker(word) } else { is_ticker(word) };
    is_sign.then(|| Ticker { span: Span::new(start as u32, end as u32), is_bracketed })
}

/// Whether `word` is written as signs are, which says enough in brackets: capitals and figures, perhaps with a small letter
/// for the class of the share, a stop and up to three capitals. "U.S" is a country.
#[must_use]
pub fn may_be_ticker(word: &str) -> bool {
    let Some((share, code)) = word.split_once('.') else { return false };
    let stem = share.trim_end_matches(|c: char| c.is_ascii_lowercase() || c == '_');
    let is_long_enough = match share.len() {
        1 => matches!(code, "N" | "O") && word != "U.N",
        2 => share.starts_with(|c: char| c.is_ascii_uppercase()),
        length => length <= MOST,
    };
    is_long_enough
        && !stem.is_empty()
        && share.len() - stem.len() <= 2
        && stem.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
        && (1..=3).contains(&code.len())
        && code.bytes().all(|byte| byte.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::{EXCHANGES, is_gap, tickers};

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = tickers(text).iter().map(|ticker| ticker.span.of(text)).collect();
        assert_eq!(found, expected, "in {text:?}");
    }

    #[test]
    fn the_exchanges_are_sorted() {
        assert!(EXCHANGES.is_sorted());
    }

    #[test]
    fn signs_are_told_by_their_form() {
        check(
            "Halden ( HLD.N ), Noor <4711.KS> and Tarn (NORb.ST) (H.N)",
            &["HLD.N", "4711.KS", "NORb.ST", "H.N"],
        );
        check("Halden HLDQ.PK fell. Noor rose to NOR.DE.", &["HLDQ.PK", "NOR.DE"]);
        check("the U.S (U.S) and the U.N, Quill.Net, quill.OB, J.P.N. Quill, HALDEN.COM, 25.5.N", &[]);
        check("(HLD.XYZ) or HLD.XYZ, TARN@HLD.N", &["HLD.XYZ"]);
    }

    #[test]
    fn marks_and_signs_lie_between() {
        for gap in [" ( ", "'s (", " ( HLD.AX )( ", " <", " "] {
            assert!(is_gap(gap), "{gap:?}");
        }
        assert!(!is_gap(" and (") && !is_gap(" Inc (") && !is_gap(", "));
    }
}
