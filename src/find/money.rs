//! Sums of money: "$1.5 billion", "Rs 500 crore", "20 million euros", "50 cents".
//!
//! A sum has a number; the name of a currency alone is none. Pounds that something weighs are left to
//! [`super::quantity`].

use std::sync::LazyLock;

use regex::Regex;

use super::{
    cursor::Cursor,
    number::{self, amount, approximator, figure, number},
    rule::Rule,
};
use crate::EntityType::Money;

/// The rules, each with an example.
pub(super) const RULES: &[Rule] = &[
    // "$1.5 billion", "US$20m", "£1.2bn-£1.5bn", "more than €30"
    Rule { id: "money.sign", entity_type: Money, subtype: None, confidence: 0.98, pattern: signed },
    // "Rs 500 crore", "USD 10 million"
    Rule { id: "money.code", entity_type: Money, subtype: None, confidence: 0.94, pattern: coded },
    // "R67.6 billion", "N200bn"
    Rule { id: "money.letter", entity_type: Money, subtype: None, confidence: 0.85, pattern: lettered },
    // "20 million euros", "1 million Australian dollars", "50 cents"
    Rule { id: "money.word", entity_type: Money, subtype: None, confidence: 0.95, pattern: worded },
    // "multibillion-dollar"
    Rule { id: "money.multi", entity_type: Money, subtype: None, confidence: 0.85, pattern: multi },
    // "50p"
    Rule { id: "money.pence", entity_type: Money, subtype: None, confidence: 0.6, pattern: pence },
];

/// "$20 million", "$5 to $10", "$1.2-1.5 billion", "$5 million CAD"
fn signed(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let first = one_signed(at.maybe(approximator))?;
    let joint = first
        .one_of(&["to", "or"])
        .or_else(|| first.dash())
        .or_else(|| first.one("and").filter(|_| at.before() == "between"));
    let second = joint.and_then(|at| one_signed(at).or_else(|| number(at).filter(|_| at.is_number())));
    // "$5 to 10 people": only a sign or a scale word makes the second number money.
    let is_money = |end: &Cursor<'_>| {
        joint.is_some_and(|joint| one_signed(joint).is_some())
            || number::is_scale(end.before())
            || first.dash().is_some()
    };
    let end = second.filter(is_money).unwrap_or(first);
    Some(end.maybe(|at| at.when(is_code).filter(|_| at.as_written().len() == 3 && at.is_capitalised())))
}

/// "$20 million", "US$20m", "-$5"
fn one_signed(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let start = at.maybe(|at| at.one_of(&["-", "−"]).filter(|at| at.is_glued()));
    number(sign(start)?.is_number().then_some(sign(start)?)?)
}

/// "$", "US$", "NT" and "$"
fn sign(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let is_sign = |word: &str| {
        matches!(
            word,
            "$" | "£"
                | "€"
                | "¥"
                | "₹"
                | "₽"
                | "₩"
                | "₪"
                | "₦"
                | "₱"
                | "฿"
                | "₫"
                | "₴"
                | "₺"
                | "₵"
        )
    };
    if let Some(end) = at.when(is_sign) {
        return Some(end);
    }
    let is_joined = at.word().ends_with(['$', '£', '€']) && at.word().len() <= 5;
    if is_joined && at.is_word() {
        return Some(at.step());
    }
    let prefix = at.one_of(&["us", "u.s.", "c", "a", "nt", "nz", "hk", "r", "s", "z", "cad", "ca", "au"])?;
    (at.is_capitalised() && prefix.is_glued()).then(|| prefix.when(is_sign)).flatten()
}

/// "Rs 500 crore", "Rs.500", "USD 10 million"
fn coded(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let start = at.maybe(approximator);
    let code = start.when(|word| {
        is_code(word)
            || matches!(
                word,
                "rs" | "rs." | "re" | "tk" | "ksh" | "sh" | "kr" | "dh" | "dhs" | "rm" | "rp" | "gh₵" | "sr"
            )
    })?;
    if !start.is_capitalised() {
        return None;
    }
    let figure = code.maybe(|at| at.one(".").filter(|at| at.is_glued()));
    figure.is_number().then(|| amount(figure)).flatten()
}

/// The codes of ISO 4217 that news writes out.
fn is_code(word: &str) -> bool {
    matches!(
        word,
        "usd"
            | "eur"
            | "gbp"
            | "jpy"
            | "cny"
            | "rmb"
            | "inr"
            | "chf"
            | "cad"
            | "aud"
            | "nzd"
            | "sgd"
            | "hkd"
            | "zar"
            | "ngn"
            | "kes"
            | "brl"
            | "mxn"
            | "rub"
            | "krw"
            | "sar"
            | "aed"
            | "pkr"
            | "idr"
            | "myr"
            | "thb"
            | "php"
            | "ghs"
            | "ugx"
            | "egp"
            | "ils"
            | "nok"
            | "sek"
            | "dkk"
            | "pln"
            | "twd"
            | "uah"
    )
}

/// "R67.6 billion", "N200bn", "RM50,000", "KSh2,000": letters glued to the figures.
fn lettered(at: Cursor<'_>) -> Option<Cursor<'_>> {
    // A single letter and a short number is a road, a paper size or a mask: the sum has to look like one.
    static SHAPE: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(
            r"^(?:(?:Rs|RM|KSh|Ksh|USh|TSh|USD|EUR|GBP|Tk)[0-9][0-9,]*(?:\.[0-9]+)?(?:k|m|mn|bn|tn)?|[RN](?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+(?:\.[0-9]+)?(?:m|mn|bn|tn)|[0-9]+(?:\.[0-9]+)?(?: (?:million|billion|trillion))|[0-9]+\.[0-9]+))",
        )
        .ok()
    });
    let word = at.word();
    let is_near = at.is_word()
        && at.is_capitalised()
        && word.starts_with(['r', 'n', 'k', 'u', 't', 'e', 'g'])
        && word.bytes().any(|byte| byte.is_ascii_digit());
    is_near.then_some(())?;
    let end = at.shape(SHAPE.as_ref()?)?;
    Some(end.maybe(|at| at.when(number::is_scale)))
}

/// "20 million euros", "1 million Australian dollars", "half a million U.S. dollars", "a dollar", "30-million-dollar"
fn worded(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let article =
        || at.one_of(&["a", "one"]).filter(|at| matches!(at.word(), "dollar" | "euro" | "penny" | "buck"));
    let number_end = amount(at).or_else(article)?;
    let is_counted = number_end.hyphen();
    let mut unit = is_counted.unwrap_or(number_end);
    // "Australian", "U.S.", "Hong Kong"
    for _ in 0..2 {
        if unit.is_word() && unit.is_capitalised() && !is_currency(unit.word()) {
            unit = unit.step();
        }
    }
    let end = unit.when(is_currency)?;
    let name = unit.word();
    // A number may run, win or pound: verbs and weights that look like currencies need a sum before them.
    let is_sum = number::is_scale(number_end.before())
        || number_end.before().contains(',')
        || number_end.before().ends_with(['m', 'n', 'k'])
        || has_cents(number_end.before())
        || number_end.before() == "of";
    let is_clear = match name {
        "won" | "rand" | "real" => (is_sum || is_counted.is_some()) && !unit.is_capitalised(),
        "pound" | "pounds" => is_sum && !weighs(end) || end.word() == "sterling" || is_paid(at),
        "dollar" | "euro" | "cent" | "rupee" | "peso" | "franc" | "penny" => {
            is_sum
                || is_counted.is_some()
                || matches!(number_end.before(), "a" | "one" | "1" | "half")
                || at.word() == "half"
        }
        _ => true,
    };
    is_clear.then(|| end.maybe(|at| at.one("sterling")))
}

/// "12.28", the way prices of shares are written.
fn has_cents(word: &str) -> bool {
    word.split_once('.').is_some_and(|(_, cents)| cents.len() == 2 && number::is_digits(cents))
}

/// "pounds of rice"
fn weighs(end: Cursor<'_>) -> bool {
    end.word() == "of" || matches!(end.word(), "per" | "heavier" | "lighter" | "overweight")
}

/// Whether the words before a number speak of paying.
fn is_paid(at: Cursor<'_>) -> bool {
    matches!(
        at.before(),
        "paid"
            | "pay"
            | "cost"
            | "costs"
            | "costing"
            | "worth"
            | "spent"
            | "fined"
            | "charged"
            | "earned"
            | "saved"
    )
}

fn is_currency(word: &str) -> bool {
    matches!(
        word,
        "dollar"
            | "dollars"
            | "euro"
            | "euros"
            | "pound"
            | "pounds"
            | "cent"
            | "cents"
            | "pence"
            | "penny"
            | "pennies"
            | "yen"
            | "yuan"
            | "renminbi"
            | "rmb"
            | "rupee"
            | "rupees"
            | "ruble"
            | "rubles"
            | "rouble"
            | "roubles"
            | "peso"
            | "pesos"
            | "won"
            | "franc"
            | "francs"
            | "krona"
            | "kronor"
            | "krone"
            | "kroner"
            | "rand"
            | "naira"
            | "shilling"
            | "shillings"
            | "dirham"
            | "dirhams"
            | "riyal"
            | "riyals"
            | "rial"
            | "rials"
            | "dinar"
            | "dinars"
            | "lira"
            | "liras"
            | "shekel"
            | "shekels"
            | "baht"
            | "ringgit"
            | "reais"
            | "real"
            | "zloty"
            | "zlotys"
            | "hryvnia"
            | "hryvnias"
            | "taka"
            | "cedi"
            | "cedis"
            | "rupiah"
            | "dong"
            | "birr"
            | "kwacha"
            | "lempira"
            | "lempiras"
            | "forint"
            | "forints"
            | "koruna"
            | "bolivars"
            | "bucks"
            | "quid"
            | "guilders"
    )
}

/// "multibillion-dollar", "multi-million dollar", "million-dollar"
fn multi(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let scale = at.maybe(|at| at.one("multi")?.hyphen());
    let end = scale
        .one_of(&["multimillion", "multibillion", "multitrillion", "million", "billion", "trillion"])?
        .maybe(Cursor::hyphen);
    let unit = end.one_of(&["dollar", "euro", "pound"])?;
    let is_sum = at.word().starts_with("multi") || end.is_glued();
    is_sum.then_some(unit)
}

/// "50p", the British way; "720p" and "1080p" are screens.
fn pence(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let digits = at.word().strip_suffix('p').filter(|_| at.is_number())?;
    let is_pence = super::calendar::is_between(digits, 1, 99);
    (is_pence && figure(at).is_none() && !at.is_glued()).then(|| at.step())
}
