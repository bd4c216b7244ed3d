//! Words that differ only in case or number made equal.

/// `word` in lower case and, where it looks like a plural, in the singular.
///
/// It undoes only what keeps a word the same noun: "Talks" becomes "talk" and "Studies" "study", while "election"
/// and "elected" stay two. A wrong cut ("news" is kept, "lens" is not) does no harm where all are cut alike.
#[must_use]
pub fn stem(word: &str) -> String {
    singular(word.to_lowercase())
}

/// A word in lower case as [`stem`] leaves it.
pub(super) fn singular(lower: String) -> String {
    let mut stem = lower;
    if let Some(curly) = stem.find('’') {
        stem.replace_range(curly..curly + '’'.len_utf8(), "'");
    }
    // Most words are none, and are asked for nothing more.
    if !stem.ends_with('s') {
        return stem;
    }
    let len = stem.len();
    let keeps_end = |ends: &[&str]| ends.iter().any(|end| stem.ends_with(end));
    if len > 4 && stem.ends_with("ies") && !keeps_end(&["series", "movies", "species"]) {
        stem.truncate(len - 3);
        stem.push('y');
    } else if len > 4 && keeps_end(&["sses", "shes", "ches", "xes", "zes"]) {
        stem.truncate(len - 2);
    } else if len > 3 && !keeps_end(&["ss", "us", "is", "news", "'s", "series", "species"]) {
        stem.truncate(len - 1);
    }
    stem
}

/// The letters of an ending.
const ENDING: usize = 3;

/// The ending of a stem by which it is graded where it is rare; none where it is hardly longer.
#[must_use]
pub fn ending(stem: &str) -> Option<&str> {
    let (start, _) = stem.char_indices().rev().nth(ENDING - 1)?;
    stem.get(start..).filter(|end| stem.len() > end.len() + 1 && end.chars().all(char::is_alphabetic))
}

/// The endings of what is done, and of who does it.
const DEEDS: [&str; 4] = ["ing", "ed", "er", "e"];
/// The fewest letters of a root.
const SHORTEST_ROOT: usize = 4;

/// What a stem has in common with others that say nearly the same: "test" and "testing", "protest" and "protester".
///
/// It is coarser than a stem, for telling whether two phrases are worth having side by side and for nothing else.
pub(super) fn root(stem: &str) -> &str {
    match stem {
        "men" => "man",
        "women" => "woman",
        _ => {
            let cut = DEEDS.iter().find_map(|end| stem.strip_suffix(end));
            cut.filter(|root| root.len() >= SHORTEST_ROOT).unwrap_or(stem)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ending, root, stem};

    #[test]
    fn plurals_meet_their_singulars() {
        for (one, many) in
            [("talk", "Talks"), ("study", "studies"), ("crash", "crashes"), ("movie", "movies")]
        {
            assert_eq!(stem(one), stem(many));
        }
    }

    #[test]
    fn endings_are_parts_of_longer_words() {
        assert_eq!(ending("serious"), Some("ous"));
        assert_eq!(ending("élysée"), Some("sée"));
        for word in ["vous", "bus", "build-up", ""] {
            assert_eq!(ending(word), None, "{word}");
        }
    }

    #[test]
    fn other_words_keep_their_end() {
        for word in ["crisis", "virus", "congress", "news", "gas", "is", ""] {
            assert_eq!(stem(word), word);
        }
    }

    #[test]
    fn roots_meet() {
        for (one, other) in [("test", "testing"), ("trade", "trading"), ("banker", "bank"), ("men", "man")] {
            assert_eq!(root(one), root(other));
        }
        for (one, other) in [("wing", "w"), ("user", "us"), ("immigrant", "immigration")] {
            assert_ne!(root(one), root(other));
        }
    }
}
