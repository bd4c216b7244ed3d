//! Which script the letters of a text belong to.

use super::{Certainty, Language};

/// How many letters of each script were seen.
#[derive(Default)]
pub(super) struct Count {
    latin: u32,
    /// One for each script of [`SCRIPTS`].
    others: [u32; SCRIPTS.len()],
    /// Hiragana and Katakana, which Japanese mixes with Han.
    kana: u32,
    /// Letters that Ukrainian has and Russian has not.
    ukrainian: u32,
    /// Letters that Persian has and Arabic has not.
    persian: u32,
    /// Letters that Urdu has and Persian has not.
    urdu: u32,
}

/// A script by its code points, the language that it is mostly used for in news, and whether it is used for that
/// language only.
struct Script {
    letters: std::ops::RangeInclusive<char>,
    code: &'static str,
    certainty: Certainty,
}

const fn script(from: char, to: char, code: &'static str, certainty: Certainty) -> Script {
    Script { letters: from..=to, code, certainty }
}

const SCRIPTS: [Script; 21] = [
    script('\u{370}', '\u{3ff}', "el", Certainty::Clear),
    script('\u{400}', '\u{52f}', "ru", Certainty::Likely),
    script('\u{530}', '\u{58f}', "hy", Certainty::Clear),
    script('\u{590}', '\u{5ff}', "he", Certainty::Likely),
    script('\u{600}', '\u{6ff}', "ar", Certainty::Likely),
    script('\u{900}', '\u{97f}', "hi", Certainty::Likely),
    script('\u{980}', '\u{9ff}', "bn", Certainty::Likely),
    script('\u{a00}', '\u{a7f}', "pa", Certainty::Clear),
    script('\u{a80}', '\u{aff}', "gu", Certainty::Clear),
    script('\u{b80}', '\u{bff}', "ta", Certainty::Clear),
    script('\u{c00}', '\u{c7f}', "te", Certainty::Clear),
    script('\u{c80}', '\u{cff}', "kn", Certainty::Clear),
    script('\u{d00}', '\u{d7f}', "ml", Certainty::Clear),
    script('\u{d80}', '\u{dff}', "si", Certainty::Clear),
    script('\u{e00}', '\u{e7f}', "th", Certainty::Clear),
    script('\u{1000}', '\u{109f}', "my", Certainty::Likely),
    script('\u{10a0}', '\u{10ff}', "ka", Certainty::Clear),
    script('\u{1200}', '\u{137f}', "am", Certainty::Likely),
    script('\u{1780}', '\u{17ff}', "km", Certainty::Clear),
    script('\u{ac00}', '\u{d7a3}', "ko", Certainty::Clear),
    // Han, Hiragana and Katakana; which of the two languages is told by the kana.
    script('\u{3040}', '\u{9fff}', "zh", Certainty::Clear),
];

impl Count {
    /// Counts the letters of `word`.
    pub(super) fn add(&mut self, word: &str) {
        for c in word.chars().filter(|c| c.is_alphabetic()) {
            if c < '\u{250}' {
                self.latin += 1;
                continue;
            }
            match c {
                'і' | 'ї' | 'є' | 'ґ' | 'І' | 'Ї' | 'Є' | 'Ґ' => self.ukrainian += 1,
                'پ' | 'چ' | 'ژ' | 'گ' | 'ک' | 'ی' => self.persian += 1,
                'ٹ' | 'ڈ' | 'ڑ' | 'ے' | 'ں' => self.urdu += 1,
                _ => {}
            }
            let of_script =
                SCRIPTS.iter().zip(&mut self.others).find(|(script, _)| script.letters.contains(&c));
            if let Some((_, count)) = of_script {
                *count += 1;
            }
            self.kana += u32::from(('\u{3040}'..='\u{30ff}').contains(&c));
        }
    }

    /// The language of the script that most letters belong to, where that is not the Latin one.
    pub(super) fn language(&self) -> Option<Language> {
        let (script, &count) = SCRIPTS.iter().zip(&self.others).max_by_key(|&(_, &count)| count)?;
        if count <= self.latin {
            return None;
        }
        let code = match script.code {
            "zh" if self.kana * 10 > count => "ja",
            "ru" if self.ukrainian * 50 > count => "uk",
            "ar" if self.urdu * 100 > count => "ur",
            "ar" if self.persian * 25 > count => "fa",
            code => code,
        };
        // A word or two may be a name that is quoted in its own script.
        let certainty = if count < 8 { Certainty::Unsure } else { script.certainty };
        Some(Language { code, certainty })
    }
}
