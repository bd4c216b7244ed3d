//! Shortened words whose full stop belongs to them.

/// Words that are written with a full stop and are usually followed by more of the sentence.
///
/// Lower case, without the stop, sorted. What is as often a word of its own at the end of a sentence ("fig.") is
/// left out.
const ABBREVIATIONS: &[&str] = &[
    "adm", "ala", "apr", "ariz", "ark", "assn", "atty", "aug", "ave", "blvd", "brig", "bros", "calif",
    "capt", "cie", "cmdr", "co", "col", "colo", "conn", "corp", "cos", "cpl", "dec", "del", "dept", "dr",
    "ed", "est", "etc", "feb", "fla", "ft", "ga", "gen", "gov", "hon", "ill", "inc", "ind", "jan", "jr",
    "jul", "jun", "kan", "ky", "la", "lt", "ltd", "maj", "mass", "md", "messrs", "mfg", "mich", "minn",
    "miss", "mo", "mont", "mr", "mrs", "ms", "mt", "neb", "nev", "nov", "oct", "okla", "ont", "ore", "pa",
    "ph", "pres", "prof", "pte", "pty", "pvt", "rep", "reps", "ret", "rev", "sen", "sens", "sep", "sept",
    "sgt", "sr", "st", "ste", "supt", "tenn", "tex", "v", "va", "vs", "vt", "wash", "wis", "wyo",
];

/// Entries that are words of their own in lower case: "he fell ill." ends a sentence.
const WORDS_IN_LOWER_CASE: &[&str] = &[
    "ark", "conn", "cos", "del", "gen", "hon", "ill", "ind", "la", "mass", "miss", "mo", "ms", "ore", "pa",
    "rep", "reps", "ret", "rev", "sen", "va", "wash",
];

/// Titles and the like, which a name follows: no sentence ends with them.
const TITLES: &[&str] = &[
    "adm", "atty", "brig", "capt", "cmdr", "col", "cpl", "dr", "gen", "gov", "hon", "lt", "maj", "messrs",
    "mr", "mrs", "ms", "mt", "ph", "pres", "prof", "pvt", "rep", "reps", "rev", "sen", "sens", "sgt", "st",
    "ste", "supt", "v", "vs",
];

/// An entry that with a capital is a numeral or an initial: "Henry V." may end a sentence, "Roe v. Wade" goes on.
const VERSUS: &str = "v";

/// Whether `word` followed by a full stop is a known abbreviation.
pub(super) fn is_abbreviation(word: &str) -> bool {
    // The longest entry has six letters; longer words need no look-up.
    word.len() <= 6
        && ABBREVIATIONS.binary_search(&word.to_ascii_lowercase().as_str()).is_ok()
        && WORDS_IN_LOWER_CASE.binary_search(&word).is_err()
        && is_written(word)
}

/// Whether `token`, which ends with its full stop, is a title such as "Mr.".
pub(super) fn is_title(token: &str) -> bool {
    let word = token.trim_end_matches('.');
    word.len() <= 6 && TITLES.binary_search(&word.to_ascii_lowercase().as_str()).is_ok() && is_written(word)
}

/// Whether `word`, an entry in any case, is in the case of its entry where that matters.
fn is_written(word: &str) -> bool {
    word == VERSUS || !word.eq_ignore_ascii_case(VERSUS)
}

/// Whether `token` is one letter with a full stop: an initial.
pub(super) fn is_initial(token: &str) -> bool {
    let mut chars = token.chars();
    chars.next().is_some_and(char::is_alphabetic) && chars.as_str() == "."
}

#[cfg(test)]
mod tests {
    use super::{ABBREVIATIONS, TITLES, WORDS_IN_LOWER_CASE, is_abbreviation, is_title};

    #[test]
    fn the_lists_are_sorted_for_binary_search() {
        assert!(ABBREVIATIONS.is_sorted());
        assert!(WORDS_IN_LOWER_CASE.is_sorted());
        assert!(TITLES.is_sorted());
    }

    #[test]
    fn case_matters_only_for_words() {
        assert!(is_abbreviation("Sen") && is_abbreviation("CORP") && is_abbreviation("inc"));
        assert!(is_abbreviation("Ill") && !is_abbreviation("ill"));
        assert!(!is_abbreviation("said"));
        assert!(is_title("Mr.") && !is_title("Corp."));
        assert!(is_title("v.") && is_abbreviation("v") && !is_title("V.") && !is_abbreviation("V"));
    }
}
