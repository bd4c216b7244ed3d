//! Shortened words whose full stop belongs to them.

/// Words that are written with a full stop and are usually followed by more of the sentence.
///
/// Lower case, without the stop. What can also end a sentence as a word of its own ("no.", "fig.") is left out
/// where the word is the more common reading.
const ABBREVIATIONS: &[&str] = &[
    "adm", "ala", "apr", "ariz", "ark", "assn", "aug", "ave", "blvd", "brig", "bros", "calif", "capt", "cie",
    "cmdr", "co", "col", "colo", "conn", "corp", "cpl", "dec", "del", "dept", "dr", "ed", "est", "etc",
    "feb", "fla", "ft", "ga", "gen", "gov", "hon", "ill", "inc", "ind", "jan", "jr", "kan", "ky", "la", "lt",
    "ltd", "maj", "mass", "md", "messrs", "mfg", "mich", "minn", "miss", "mo", "mont", "mr", "mrs", "ms",
    "mt", "neb", "nev", "nov", "oct", "okla", "ont", "ore", "pa", "ph", "pres", "prof", "pte", "pty", "pvt",
    "rep", "reps", "ret", "rev", "sen", "sens", "sep", "sept", "sgt", "sr", "st", "ste", "supt", "tenn",
    "tex", "va", "vs", "vt", "wash", "wis", "wyo",
];

/// Whether `word` followed by a full stop is a known abbreviation.
pub(super) fn is_abbreviation(word: &str) -> bool {
    // The longest entry has six letters; longer words need no look-up.
    word.len() <= 6 && ABBREVIATIONS.binary_search(&word.to_ascii_lowercase().as_str()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::{ABBREVIATIONS, is_abbreviation};

    #[test]
    fn the_list_is_sorted_for_binary_search() {
        assert!(ABBREVIATIONS.is_sorted());
    }

    #[test]
    fn case_does_not_matter() {
        assert!(is_abbreviation("Sen"));
        assert!(is_abbreviation("CORP"));
        assert!(!is_abbreviation("said"));
    }
}
