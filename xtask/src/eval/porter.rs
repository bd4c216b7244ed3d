//! The stemmer that keyphrases are compared with.
//!
//! M. F. Porter, "An algorithm for suffix stripping", Program 14(3), 1980, as published. Only for scoring: people
//! never see its stems.

/// The stem of a lower-case word. Words of two letters or fewer, or with other letters than a to z, stay as they are.
pub(crate) fn stem(word: &str) -> String {
    if word.len() <= 2 || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return word.to_owned();
    }
    let mut stem = Stem { letters: word.as_bytes().to_vec() };
    stem.plurals();
    stem.past_and_present();
    stem.final_y();
    stem.longest_of(STEP_2, 1);
    stem.longest_of(STEP_3, 1);
    stem.residue();
    stem.final_e();
    String::from_utf8_lossy(&stem.letters).into_owned()
}

/// Step 2: double suffixes become single ones.
const STEP_2: &[(&str, &str)] = &[
    ("ational", "ate"),
    ("tional", "tion"),
    ("enci", "ence"),
    ("anci", "ance"),
    ("izer", "ize"),
    ("abli", "able"),
    ("alli", "al"),
    ("entli", "ent"),
    ("eli", "e"),
    ("ousli", "ous"),
    ("ization", "ize"),
    ("ation", "ate"),
    ("ator", "ate"),
    ("alism", "al"),
    ("iveness", "ive"),
    ("fulness", "ful"),
    ("ousness", "ous"),
    ("aliti", "al"),
    ("iviti", "ive"),
    ("biliti", "ble"),
];

/// Step 3: -ic-, -full, -ness and their like.
const STEP_3: &[(&str, &str)] = &[
    ("icate", "ic"),
    ("ative", ""),
    ("alize", "al"),
    ("iciti", "ic"),
    ("ical", "ic"),
    ("ful", ""),
    ("ness", ""),
];

/// Step 4: what is left of suffixes on long stems.
const STEP_4: &[&str] = &[
    "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou", "ism",
    "ate", "iti", "ous", "ive", "ize",
];

struct Stem {
    letters: Vec<u8>,
}

impl Stem {
    /// Whether the letter at `at` is a consonant: y is one at the start and behind a vowel.
    fn is_consonant(&self, at: usize) -> bool {
        match self.letters[at] {
            b'a' | b'e' | b'i' | b'o' | b'u' => false,
            b'y' => at == 0 || !self.is_consonant(at - 1),
            _ => true,
        }
    }

    /// The measure of the first `len` letters: how often a consonant follows a vowel.
    fn measure(&self, len: usize) -> usize {
        (1..len).filter(|&at| self.is_consonant(at) && !self.is_consonant(at - 1)).count()
    }

    fn has_vowel(&self, len: usize) -> bool {
        (0..len).any(|at| !self.is_consonant(at))
    }

    /// The number of letters before `suffix`, where the word ends with it.
    fn before(&self, suffix: &str) -> Option<usize> {
        self.letters.ends_with(suffix.as_bytes()).then(|| self.letters.len() - suffix.len())
    }

    /// Replaces what stands behind the first `len` letters.
    fn set_end(&mut self, len: usize, end: &str) {
        self.letters.truncate(len);
        self.letters.extend(end.bytes());
    }

    fn ends_with_double_consonant(&self) -> bool {
        let len = self.letters.len();
        len >= 2 && self.letters[len - 1] == self.letters[len - 2] && self.is_consonant(len - 1)
    }

    /// Whether the first `len` letters end with consonant, vowel, consonant, the last none of w, x, y.
    fn ends_short(&self, len: usize) -> bool {
        len >= 3
            && self.is_consonant(len - 3)
            && !self.is_consonant(len - 2)
            && self.is_consonant(len - 1)
            && !matches!(self.letters[len - 1], b'w' | b'x' | b'y')
    }

    /// Step 1a.
    fn plurals(&mut self) {
        for (suffix, end) in [("sses", "ss"), ("ies", "i"), ("ss", "ss"), ("s", "")] {
            if let Some(len) = self.before(suffix) {
                return self.set_end(len, end);
            }
        }
    }

    /// Step 1b.
    fn past_and_present(&mut self) {
        if let Some(len) = self.before("eed") {
            if self.measure(len) > 0 {
                self.set_end(len, "ee");
            }
            return;
        }
        let Some(len) = self.before("ed").or_else(|| self.before("ing")).filter(|&len| self.has_vowel(len))
        else {
            return;
        };
        self.letters.truncate(len);
        if ["at", "bl", "iz"].iter().any(|end| self.before(end).is_some()) {
            self.letters.push(b'e');
        } else if self.ends_with_double_consonant()
            && !matches!(self.letters.last(), Some(b'l' | b's' | b'z'))
        {
            self.letters.pop();
        } else if self.measure(len) == 1 && self.ends_short(len) {
            self.letters.push(b'e');
        }
    }

    /// Step 1c.
    fn final_y(&mut self) {
        if let Some(len) = self.before("y").filter(|&len| self.has_vowel(len)) {
            self.set_end(len, "i");
        }
    }

    /// Replaces the longest of `suffixes` where at least `measure` is left before it.
    fn longest_of(&mut self, suffixes: &[(&str, &str)], measure: usize) {
        let fitting = suffixes.iter().filter(|(suffix, _)| self.before(suffix).is_some());
        let Some((suffix, end)) = fitting.max_by_key(|(suffix, _)| suffix.len()) else { return };
        if let Some(len) = self.before(suffix).filter(|&len| self.measure(len) >= measure) {
            self.set_end(len, end);
        }
    }

    /// Step 4.
    fn residue(&mut self) {
        let fitting = STEP_4.iter().filter(|suffix| self.before(suffix).is_some());
        let Some(suffix) = fitting.max_by_key(|suffix| suffix.len()) else { return };
        let Some(len) = self.before(suffix).filter(|&len| self.measure(len) > 1) else { return };
        if *suffix != "ion" || matches!(self.letters[..len].last(), Some(b's' | b't')) {
            self.letters.truncate(len);
        }
    }

    /// Step 5.
    fn final_e(&mut self) {
        if let Some(len) = self.before("e") {
            let measure = self.measure(len);
            if measure > 1 || (measure == 1 && !self.ends_short(len)) {
                self.letters.truncate(len);
            }
        }
        let len = self.letters.len();
        if self.measure(len) > 1 && self.ends_with_double_consonant() && self.letters[len - 1] == b'l' {
            self.letters.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn the_examples_of_the_paper_come_out() {
        for (word, expected) in [
            ("caresses", "caress"),
            ("ponies", "poni"),
            ("cats", "cat"),
            ("agreed", "agre"),
            ("plastered", "plaster"),
            ("bled", "bled"),
            ("motoring", "motor"),
            ("conflated", "conflat"),
            ("hopping", "hop"),
            ("falling", "fall"),
            ("filing", "file"),
            ("happy", "happi"),
            ("sky", "sky"),
            ("relational", "relat"),
            ("conditional", "condit"),
            ("vietnamization", "vietnam"),
            ("triplicate", "triplic"),
            ("electrical", "electr"),
            ("goodness", "good"),
            ("adjustment", "adjust"),
            ("replacement", "replac"),
            ("adoption", "adopt"),
            ("probate", "probat"),
            ("controll", "control"),
            ("as", "as"),
        ] {
            assert_eq!(stem(word), expected, "{word}");
        }
    }
}
