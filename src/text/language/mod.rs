//! Which language a text is in.
//!
//! The stages after this one read English. This one tells whether they can be trusted, not which of the world's
//! languages a text is in: for Latin script it counts function words, the small words that make up a third or more
//! of any running text and hardly occur in other languages; other scripts it tells by their letters.

mod script;
mod words;

use serde::Serialize;

use super::{Token, TokenKind};
use words::LANGUAGES;

/// How many words are looked at; the language of an article shows long before.
const SAMPLE: usize = 500;

/// Below this many words a text is too short to be sure.
const FEW_WORDS: u32 = 20;

/// The share of words, in hundredths, that are function words of its language in any running text. English news
/// has 40, headlines about 15, lists of names and numbers less than 5.
const RUNNING_TEXT: u32 = 12;

/// Three words for how sure something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum Certainty {
    /// Nothing speaks against it.
    Clear,
    /// More speaks for it than against.
    Likely,
    /// It is a guess.
    Unsure,
}

/// A language and how sure it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Language {
    /// The ISO 639-1 code; "und" where it could not be told.
    pub code: &'static str,
    /// How sure it is.
    pub certainty: Certainty,
}

impl Language {
    /// A language that could not be told.
    pub const UNKNOWN: Self = Self { code: "und", certainty: Certainty::Unsure };

    /// Whether the text is, clearly or likely, in another language than English, so that what the later stages find
    /// in it is not to be trusted.
    #[must_use]
    pub fn is_foreign(self) -> bool {
        !matches!(self.code, "en" | "und") && self.certainty != Certainty::Unsure
    }
}

/// The language of a text, told from its first words.
pub(super) fn tell(text: &str, tokens: &[Token]) -> Language {
    let mut scripts = script::Count::default();
    let mut hits = [0_u32; LANGUAGES.len()];
    let mut words = 0;
    let mut lower = String::new();
    for token in tokens.iter().filter(|token| token.kind() == TokenKind::Word).take(SAMPLE) {
        let word = token.span().of(text);
        scripts.add(word);
        words += 1;
        if word.len() > words::LONGEST {
            continue;
        }
        lower.clear();
        lower.extend(word.chars().flat_map(char::to_lowercase));
        let mut languages = words::languages_of(&lower);
        while languages != 0 {
            if let Some(hits) = hits.get_mut(languages.trailing_zeros() as usize) {
                *hits += 1;
            }
            languages &= languages - 1;
        }
    }
    scripts.language().unwrap_or_else(|| by_hits(&hits, words))
}

/// The language with the most function words among `words` words.
fn by_hits(hits: &[u32], words: u32) -> Language {
    let mut ranked: Vec<(u32, usize)> = hits.iter().copied().zip(0..).collect();
    // English stands first in the list and wins a tie.
    ranked.sort_by_key(|&(hits, position)| (std::cmp::Reverse(hits), position));
    let (Some(&(best, position)), Some(&(second, _))) = (ranked.first(), ranked.get(1)) else {
        return Language::UNKNOWN;
    };
    let Some((code, _)) = LANGUAGES.get(position).filter(|_| best > 0) else { return Language::UNKNOWN };
    let is_running_text = best * 100 >= words * RUNNING_TEXT;
    let certainty = if words < FEW_WORDS || best < 3 {
        Certainty::Unsure
    } else if is_running_text && best * 2 >= second * 3 {
        Certainty::Clear
    } else if is_running_text && best * 10 >= second * 11 {
        Certainty::Likely
    } else {
        Certainty::Unsure
    };
    if !is_running_text && words >= FEW_WORDS {
        return Language::UNKNOWN;
    }
    Language { code, certainty }
}

#[cfg(test)]
mod tests {
    use super::{Certainty, tell};
    use crate::text::tokenize;

    fn check(text: &str, code: &str, certainty: Certainty) {
        let found = tell(text, &tokenize(text));
        assert_eq!((found.code, found.certainty), (code, certainty), "in {text:?}");
    }

    #[test]
    fn running_english_is_clear_in_any_case() {
        let text = "The minister said on Monday that the plan would not be ready before the end of the year, and \
                    that she had told the members of the committee so.";
        check(text, "en", Certainty::Clear);
        check(&text.to_uppercase(), "en", Certainty::Clear);
    }

    #[test]
    fn too_few_words_are_unsure() {
        check("The end of the affair", "en", Certainty::Unsure);
        check("", "und", Certainty::Unsure);
        check("12 34 56 78 %% 9,000", "und", Certainty::Unsure);
        check("Müller Weiß Schröder", "und", Certainty::Unsure);
    }

    #[test]
    fn lists_of_names_have_no_language() {
        check(&"Anna Smith Peter Jones Maria Garcia Lee Wong ".repeat(20), "und", Certainty::Unsure);
    }

    #[test]
    fn other_languages_are_told_by_their_small_words() {
        for (code, text) in [
            (
                "es",
                "El presidente dijo que el gobierno no va a cambiar las reglas para los trabajadores del sector, aunque la oposición lo pide desde hace más de un año.",
            ),
            (
                "fr",
                "Le ministre a déclaré que les négociations avec les syndicats sont dans une phase difficile et qu'il ne veut pas céder sur la réforme des retraites.",
            ),
            (
                "de",
                "Der Minister sagte am Montag, dass die Regierung das Gesetz nicht vor dem Ende des Jahres ändern werde, und dass sie mit den Ländern darüber sprechen will.",
            ),
            (
                "it",
                "Il ministro ha detto che il governo non cambierà le regole per i lavoratori del settore, anche se l'opposizione lo chiede da più di un anno alla Camera.",
            ),
            (
                "pt",
                "O ministro disse que o governo não vai mudar as regras para os trabalhadores do setor, embora a oposição peça isso há mais de um ano em Brasília.",
            ),
            (
                "nl",
                "De minister zei maandag dat de regering de wet niet voor het einde van het jaar zal wijzigen en dat zij met de provincies over de plannen wil praten.",
            ),
            (
                "pl",
                "Minister powiedział w poniedziałek, że rząd nie zmieni ustawy przed końcem roku i że będzie o tym rozmawiać z samorządami, które są przeciw temu planowi.",
            ),
            (
                "tr",
                "Bakan pazartesi günü yaptığı açıklamada, hükümetin bu yasayı yıl sonundan önce değiştirmeyeceğini ve bunun için belediyeler ile daha çok görüşme olacak dedi.",
            ),
            (
                "id",
                "Menteri mengatakan pada hari Senin bahwa pemerintah tidak akan mengubah aturan itu untuk para pekerja di sektor ini sebelum akhir tahun dan akan bertemu dengan mereka.",
            ),
        ] {
            let found = tell(text, &tokenize(text));
            assert_eq!(found.code, code, "in {text:?}");
            assert!(found.is_foreign(), "in {text:?}: {found:?}");
        }
    }

    #[test]
    fn other_scripts_are_told_by_their_letters() {
        check("Президент заявил о новых переговорах", "ru", Certainty::Likely);
        check("Президент заявив, що її слова", "uk", Certainty::Likely);
        check("قال الرئيس إن المفاوضات مستمرة", "ar", Certainty::Likely);
        check("习近平主席星期二表示", "zh", Certainty::Clear);
        check("首相は火曜日に述べた", "ja", Certainty::Clear);
        check("대통령은 화요일에 말했다", "ko", Certainty::Clear);
    }
}
