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
    at.word().len() <= LONGEST && SORTED.binary_search(&at.word().trim_end_matches('.')).is_ok()
}

/// The length in bytes of the longest opener, with a full stop.
const LONGEST: usize = 14;

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

/// The openers sorted, for binary search.
static SORTED: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let mut words: Vec<&str> = OPENERS.iter().flat_map(|words| words.split(' ')).collect();
    words.sort_unstable();
    words
});

#[cfg(test)]
mod tests {
    use super::{LONGEST, SORTED};

    #[test]
    fn every_opener_is_looked_up() {
        assert!(SORTED.iter().all(|word| !word.is_empty() && word.len() < LONGEST));
    }
}
