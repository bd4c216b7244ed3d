//! Spellings of one word made equal.

/// `word` in lower case, without the stops of abbreviations and the accents of Latin letters.
///
/// "U.S." becomes "us", "Erdoğan" "erdogan" and "O’Brien" "o'brien". Letters of other scripts only lose their case.
#[must_use]
pub fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    for c in word.chars() {
        match c {
            'a'..='z' | '0'..='9' => folded.push(c),
            '.' => {}
            '’' | '‘' => folded.push('\''),
            '‐' | '‑' | '–' => folded.push('-'),
            _ if c.is_ascii() => folded.push(c.to_ascii_lowercase()),
            _ => c.to_lowercase().for_each(|c| push_plain(&mut folded, c)),
        }
    }
    folded
}

/// A name as lists of whole names are asked for it: its folded words with single spaces between, without apostrophes,
/// and without "the" before others. A hyphen or another mark parts words.
#[must_use]
pub fn name_key(name: &str) -> String {
    let folded = fold(name);
    let mut key = String::with_capacity(folded.len());
    let mut is_parted = false;
    for c in folded.chars() {
        if c.is_alphanumeric() {
            if is_parted && !key.is_empty() {
                key.push(' ');
            }
            is_parted = false;
            key.push(c);
        } else if c != '\'' {
            is_parted = true;
        }
    }
    match key.strip_prefix("the ") {
        Some(rest) => rest.to_owned(),
        None => key,
    }
}

/// Pushes lower-case `c` without its accent.
fn push_plain(folded: &mut String, c: char) {
    let plain = match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'č' => "c",
        'ď' | 'đ' => "d",
        'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => "e",
        'ğ' | 'ģ' => "g",
        'ì'..='ï' | 'ī' | 'į' | 'ı' => "i",
        'ķ' => "k",
        'ł' | 'ļ' | 'ľ' => "l",
        'ñ' | 'ń' | 'ň' | 'ņ' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => "o",
        'œ' => "oe",
        'ř' => "r",
        'ś' | 'š' | 'ş' | 'ș' => "s",
        'ß' => "ss",
        'ť' | 'ţ' | 'ț' => "t",
        'ù'..='ü' | 'ū' | 'ů' | 'ű' => "u",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        // Accents that combine with the letter before them.
        '\u{300}'..='\u{36f}' => "",
        _ => {
            folded.push(c);
            return;
        }
    };
    folded.push_str(plain);
}

#[cfg(test)]
mod tests {
    use super::{fold, name_key};

    #[test]
    fn names_are_asked_for_by_their_words() {
        assert_eq!(name_key("The  Netherlands"), "netherlands");
        assert_eq!(name_key("Guinea-Bissau"), name_key("guinea bissau"));
        assert_eq!(name_key("Xi’an"), "xian");
        assert_eq!(name_key("St. Louis,"), "st louis");
        assert_eq!(name_key("The"), "the");
        assert_eq!(name_key(" - "), "");
    }

    #[test]
    fn stops_accents_and_case_do_not_matter() {
        assert_eq!(fold("U.S."), "us");
        assert_eq!(fold("ERDOĞAN"), fold("Erdogan"));
        assert_eq!(fold("O’Brien"), "o'brien");
        assert_eq!(fold("习近平"), "习近平");
    }
}
