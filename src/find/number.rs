//! Numbers in figures and in words.
//!
//! Figures ("1,000.5", "1.5bn", "5-10"), words ("two and a half million", "twenty-five"), vague counts ("a few",
//! "dozens of") and portions ("half a", "two-thirds of a"). A number is no find of its own; the other finders
//! build on it.

use super::cursor::Cursor;

/// How many words a number may go on for. No number in news comes near; without a bound a text of nothing but
/// number words would be read once for each of them.
const MOST_PARTS: usize = 8;

/// A number or a range of numbers with the words that soften it: "more than 20", "about two to three", "5–10".
///
/// Almost every finder asks for it, so it is read once for each token of a passage and remembered there.
pub(super) fn amount(at: Cursor<'_>) -> Option<Cursor<'_>> {
    at.amount()
}

/// Reads what [`amount`] gives.
pub(super) fn read_amount(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let start = at.maybe(approximator);
    let first = number(start)?;
    // "two- to three-year" hangs the first hyphen.
    let joint = first.maybe(|at| at.dash().filter(|at| at.word() == "to"));
    let is_between = at.before() == "between";
    let second = joint
        .one_of(&["to", "or"])
        .map(|at| at.maybe(Cursor::hyphen))
        .or_else(|| joint.one("and").filter(|_| is_between))
        .or_else(|| joint.dash())
        .and_then(number);
    Some(second.unwrap_or(first))
}

/// Words before a number that say how exact it is.
pub(super) fn approximator(at: Cursor<'_>) -> Option<Cursor<'_>> {
    match at.word() {
        "about" | "around" | "approximately" | "roughly" | "nearly" | "almost" | "over" | "under"
        | "some" | "~" => Some(at.step()),
        "more" | "less" | "fewer" | "greater" | "higher" | "lower" | "longer" => at.step().one("than"),
        "at" => at.step().one_of(&["least", "most"]),
        "up" | "close" => at.step().one("to"),
        "upward" | "upwards" => at.step().one("of"),
        "as" => at.step().one_of(&["many", "much", "little", "few", "high", "low", "long"])?.one("as"),
        "no" => at.step().one_of(&["more", "less", "fewer"])?.one("than"),
        "just" | "well" => at.step().one_of(&["over", "under", "about"]),
        "an" => at.step().one_of(&["estimated", "additional"]),
        _ => None,
    }
}

/// Whether the word that would soften the number is rather a preposition with a compound behind it: "over 10-year
/// Treasuries".
pub(super) fn is_softened_by_preposition(at: Cursor<'_>) -> bool {
    matches!(at.word(), "over" | "under" | "about" | "around")
}

/// One number, in figures or in words.
pub(super) fn number(at: Cursor<'_>) -> Option<Cursor<'_>> {
    if at.is_number() {
        return figure(at).map(scales);
    }
    match at.word() {
        "-" | "−" | "–" | "+" if at.step().is_number() && !at.is_glued() && at.step().is_glued() => {
            figure(at.step()).map(scales)
        }
        "minus" => figure(at.step()).map(scales).or_else(|| spelled(at.step())),
        _ => portion(at).or_else(|| spelled(at)).or_else(|| vague(at)),
    }
}

/// A figure with nothing behind it: "20", "1,000.5", "1.5bn", "5-10", "2½".
pub(super) fn figure(at: Cursor<'_>) -> Option<Cursor<'_>> {
    if !at.is_number() {
        return None;
    }
    let (digits, suffix) = split_suffix(at.word());
    let is_plain = !digits.contains([':', '/']) && !digits.contains("--");
    (is_plain && is_scale_suffix(suffix)).then(|| at.step()).or_else(|| at.when(is_fraction))
}

/// The figures of a token and the letters glued to them: "5km" is "5" and "km".
pub(super) fn split_suffix(word: &str) -> (&str, &str) {
    let letters = word.find(|c: char| c.is_alphabetic()).unwrap_or(word.len());
    word.split_at(letters)
}

/// "1/2"
fn is_fraction(word: &str) -> bool {
    word.split_once('/').is_some_and(|(top, bottom)| {
        let is_short = |digits: &str| (1..=2).contains(&digits.len()) && is_digits(digits);
        is_short(top) && is_short(bottom)
    })
}

/// Whether all of `word`, which is not empty, is ASCII digits.
pub(super) fn is_digits(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// What multiplies the figures it is glued to; nothing counts too.
fn is_scale_suffix(suffix: &str) -> bool {
    matches!(suffix, "" | "k" | "m" | "mn" | "mln" | "b" | "bn" | "bln" | "t" | "tn" | "trn")
}

pub(super) fn is_scale(word: &str) -> bool {
    matches!(
        word,
        "hundred"
            | "thousand"
            | "million"
            | "billion"
            | "trillion"
            | "dozen"
            | "lakh"
            | "crore"
            | "bn"
            | "mn"
            | "mln"
            | "bln"
            | "tn"
            | "trn"
    )
}

/// Scale words behind a number, if any: "20 million", "20-million", "two and a half million", "2 1/2".
fn scales(at: Cursor<'_>) -> Cursor<'_> {
    let mut end = at.maybe(|at| at.when(is_fraction)).maybe(and_a_half);
    for _ in 0..MOST_PARTS {
        let Some(next) = end.maybe(Cursor::hyphen).when(is_scale) else { break };
        end = next.maybe(and_a_half);
    }
    end
}

/// "and a half", "-and-a-half"
fn and_a_half(at: Cursor<'_>) -> Option<Cursor<'_>> {
    at.maybe(Cursor::hyphen)
        .one("and")?
        .maybe(Cursor::hyphen)
        .one_of(&["a", "one"])?
        .maybe(Cursor::hyphen)
        .one_of(&["half", "quarter", "third"])
}

/// "twenty-five", "one hundred and six thousand", "a million", "half a dozen"
fn spelled(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let mut end = match at.word() {
        "a" => at.step().when(is_scale)?,
        "half" => at.step().one("a")?.when(is_scale)?,
        word if is_cardinal(word) => at.step(),
        _ => return None,
    };
    for _ in 0..MOST_PARTS {
        let scaled = scales(end);
        let next = if is_scale(scaled.before()) {
            scaled.maybe(|at| at.one("and")).when(is_cardinal)
        } else {
            scaled.hyphen().and_then(|at| at.when(is_cardinal))
        };
        match next {
            Some(next) => end = next,
            None => return Some(scaled),
        }
    }
    Some(end)
}

fn is_cardinal(word: &str) -> bool {
    matches!(
        word,
        "zero"
            | "one"
            | "two"
            | "three"
            | "four"
            | "five"
            | "six"
            | "seven"
            | "eight"
            | "nine"
            | "ten"
            | "eleven"
            | "twelve"
            | "thirteen"
            | "fourteen"
            | "fifteen"
            | "sixteen"
            | "seventeen"
            | "eighteen"
            | "nineteen"
            | "twenty"
            | "thirty"
            | "forty"
            | "fifty"
            | "sixty"
            | "seventy"
            | "eighty"
            | "ninety"
    )
}

/// "a few", "several hundred", "a couple of", "dozens of", "hundreds of millions of"
fn vague(at: Cursor<'_>) -> Option<Cursor<'_>> {
    match at.word() {
        "several" | "many" | "few" => Some(scales(at.step())),
        "a" => match at.step().word() {
            "few" => Some(scales(at.step().step())),
            "couple" => Some(scales(at.step().step().maybe(|at| at.one("of")))),
            "handful" | "number" => at.step().step().one("of"),
            _ => None,
        },
        word if is_plural_scale(word) => {
            let mut end = at.step().one("of")?;
            for _ in 0..MOST_PARTS {
                end = end.maybe(|at| at.when(is_plural_scale)?.one("of"));
            }
            Some(end)
        }
        _ => None,
    }
}

fn is_plural_scale(word: &str) -> bool {
    matches!(
        word,
        "tens"
            | "dozens"
            | "scores"
            | "hundreds"
            | "thousands"
            | "millions"
            | "billions"
            | "trillions"
            | "lakhs"
            | "crores"
    )
}

/// A part of one: "half a", "a half-", "two-thirds of a", "a quarter of a million".
fn portion(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let of_one = |at: Cursor<'_>| -> bool { matches!(at.word(), "a" | "an" | "one") };
    let end = match at.word() {
        "half" | "quarter" => at.step(),
        "a" | "one" | "two" | "three" | "four" | "nine" => {
            at.step().maybe(Cursor::hyphen).when(is_portion_word)?
        }
        _ => return None,
    };
    let whole = end.maybe(|at| at.one("of").filter(|at| of_one(*at)));
    Some(if of_one(whole) { scales(whole.step()) } else { scales(end) })
}

fn is_portion_word(word: &str) -> bool {
    matches!(
        word,
        "half"
            | "halves"
            | "third"
            | "thirds"
            | "quarter"
            | "quarters"
            | "fifth"
            | "fifths"
            | "tenth"
            | "tenths"
            | "hundredth"
            | "hundredths"
    )
}
