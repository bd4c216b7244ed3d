//! Which tokens can begin an expression at all.
//!
//! Most tokens of a text can begin nothing that a rule finds. One look-up here keeps the rules away from them; a
//! test holds the list against the rules.

use std::sync::LazyLock;

use super::{cursor::Cursor, number::approximator};

/// Whether some rule may match at this place. May be wrong with yes, never with no.
pub(super) fn may_open(at: Cursor<'_>) -> bool {
    if at.is_number() {
        return true;
    }
    let word = at.word();
    if !at.is_word() {
        // Currency signs and the mark of "'90s"; other marks open nothing.
        return !matches!(
            word,
            "." | "," | "\"" | "“" | "”" | ":" | ";" | "(" | ")" | "?" | "!" | "/" | "--" | "—"
        );
    }
    if is_opener(at) {
        // "over", "more", "as": only with a number behind them.
        return approximator(at).is_none_or(|number| !number.is_word() || is_opener(number));
    }
    // "US$", "R67", "Q3"
    word.ends_with(['$', '£', '€']) || word.bytes().any(|byte| byte.is_ascii_digit())
}

fn is_opener(at: Cursor<'_>) -> bool {
    OPENER_WORDS.contains(at.word().trim_end_matches('.'))
}

/// The words that rules begin with, in lower case, without a full stop.
const OPENERS: &[&str] = &[
    // Months.
    "january february march april may june july august september october november december jan feb mar \
     apr jun jul aug sep sept oct nov dec",
    // Days of the week.
    "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays \
     fridays saturdays sundays mon tue tues wed weds thu thur thurs fri sat sun",
    // Seasons.
    "spring summer fall autumn winter",
    // What points at a date or at a part of it.
    "early late mid earlier later sometime last next every each that this the these those past coming \
     recent current previous following upcoming preceding end beginning start middle close rest \
     remainder turn course balance latter closing opening better final very all another its their",
    // Stretches of time.
    "day days week weeks weekend weekends weekday weekdays fortnight fortnights month months quarter \
     quarters semester semesters year years decade decades century centuries millennium millennia hour \
     hours minute minutes second seconds millisecond milliseconds moment moments yearlong monthlong weeklong \
     daylong fiscal calendar financial fy",
    // Decades and ordinals.
    "twenties thirties forties fifties sixties seventies eighties nineties first second third fourth \
     fifth sixth seventh eighth ninth tenth eleventh twelfth nineteenth twentieth i ii iii iv v vi vii \
     viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi",
    // Days and times that have a name.
    "today yesterday tomorrow tonight overnight noon midnight midday dawn dusk sunrise sunset nightfall",
    // Holidays.
    "christmas thanksgiving easter halloween hanukkah passover ramadan diwali kwanzaa juneteenth eid \
     new lunar chinese good black cyber ash palm boxing labor labour memorial independence inauguration \
     election columbus earth flag canada australia bastille anzac republic constitution remembrance \
     armistice veterans presidents groundhog super yom rosh cinco martin st saint mother father \
     valentine patrick patriots president women andrew george david international world national",
    // Ages.
    "aged age ages",
    // Numbers.
    "a an zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen \
     sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety half \
     several many few just tens dozens scores hundreds thousands millions billions trillions lakhs \
     crores minus million billion trillion",
    // What softens a number.
    "about around approximately roughly nearly almost over under some more less fewer greater higher \
     lower longer at up close upward upwards as no well",
    // Money and measures.
    "multi multimillion multibillion multitrillion magnitude us u.s c nt nz hk r s z cad ca au rs re tk \
     ksh sh kr dh dhs rm rp gh₵ sr usd eur gbp jpy cny rmb inr chf aud nzd sgd hkd zar ngn kes brl mxn \
     rub krw sar aed pkr idr myr thb php ghs ugx egp ils nok sek dkk pln twd uah",
];

/// The openers, made ready to be looked up.
static OPENER_WORDS: LazyLock<Openers> = LazyLock::new(|| {
    let mut sorted: Vec<&str> = OPENERS.iter().flat_map(|words| words.split(' ')).collect();
    sorted.sort_unstable();
    let mut lengths = [0; 256];
    for word in &sorted {
        if let Some(lengths) = lengths.get_mut(first_byte(word)) {
            *lengths |= length_bit(word);
        }
    }
    Openers { lengths, sorted }
});

struct Openers {
    /// For each first byte the lengths of the openers that begin with it, as bits: enough to tell most words off without
    /// comparing any.
    lengths: [u32; 256],
    sorted: Vec<&'static str>,
}

impl Openers {
    fn contains(&self, word: &str) -> bool {
        self.lengths.get(first_byte(word)).is_some_and(|lengths| lengths & length_bit(word) != 0)
            && self.sorted.binary_search(&word).is_ok()
    }
}

fn first_byte(word: &str) -> usize {
    word.bytes().next().unwrap_or_default().into()
}

/// The bit of a length in bytes; none for a word that is longer than any opener.
fn length_bit(word: &str) -> u32 {
    1_u32.checked_shl(word.len() as u32).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::OPENER_WORDS;

    #[test]
    fn every_opener_is_looked_up() {
        assert!(OPENER_WORDS.sorted.iter().all(|word| !word.is_empty() && OPENER_WORDS.contains(word)));
        for other in ["", "a-", "zebra", "januaries", "a word that is far longer than every one of them"] {
            assert!(!OPENER_WORDS.contains(other), "{other}");
        }
    }
}
