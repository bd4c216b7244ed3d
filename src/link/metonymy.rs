//! Places that stand for those who govern from them: "Beijing will not interfere", "Washington said".
//!
//! The words around a mention decide, and only for names of `governments.txt`: countries, capitals, states. A place
//! acts where
//!
//! - it is the subject of a verb of saying, deciding or treating with others: "Moscow has denied", "France said";
//! - such a verb is in the passive and "by" leads it: "imposed by Washington";
//! - what governments have follows it: "Beijing's decision", "U.S.-China ties", "Moscow's recent threats";
//! - it is a side of such a thing: "relations between Tokyo and Seoul", "talks with Tehran".
//!
//! All else is a place: "in Beijing", "Beijing's airport", "London grew".

use super::{clause::Clauses, name::Name};
use crate::{
    EntityType,
    fold::fold,
    lexicon::{WORD_CLASSES, WordList},
    resolve::Mention,
    text::{Document, Token},
};

static GOVERNMENTS: WordList = WordList::new(include_str!("../../model/lexicon/link/governments.txt"));
static ACTING_VERBS: WordList = WordList::new(include_str!("../../model/lexicon/link/acting_verbs.txt"));
static ACTING_NOUNS: WordList = WordList::new(include_str!("../../model/lexicon/link/acting_nouns.txt"));

/// The most words between a place and the noun of what it has or is a side of.
const MAX_GAP: usize = 3;
/// The most words back from a place to the preposition that leads it and the other sides.
const MAX_SIDES: usize = 8;

/// A mention of a place that stands for a government.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Acting {
    /// The position of the mention.
    pub mention: u32,
    /// The ISO 3166-1 code of the country in two letters, where the name tells it.
    pub country: Option<&'static str>,
}

/// Tells which places act.
#[derive(Debug)]
pub(super) struct Reader<'a> {
    document: &'a Document<'a>,
    /// All mentions, in text order.
    mentions: &'a [Mention],
    clauses: Clauses<'a>,
}

impl<'a> Reader<'a> {
    pub(super) const fn new(document: &'a Document<'a>, mentions: &'a [Mention]) -> Self {
        Self { document, mentions, clauses: Clauses::new(document, mentions) }
    }

    /// The government that the mention at `position`, of the place `name`, stands for here, if it does.
    pub(super) fn acting(&self, position: usize, name: &Name) -> Option<Acting> {
        if name.entity_type != EntityType::Place {
            return None;
        }
        let country = GOVERNMENTS.get(&name.key())?;
        let mention = self.mentions.get(position)?;
        let (before, after) = self.clauses.around(mention)?;
        // "Ada Quill, R-Ohio, said": the person did.
        if let [.., party, hyphen] = before
            && matches!(self.words(*party), "D" | "I" | "L" | "R")
            && matches!(self.words(*hyphen), "-" | "–" | "‐" | "‑")
        {
            return None;
        }
        let acts = self.is_subject(mention)
            || self.has(before, after)
            || self.is_agent(before)
            || self.is_side(before, after);
        acts.then(|| Acting { mention: position as u32, country: Some(country).filter(|code| *code != "-") })
    }

    /// "[Beijing] warned", "[Moscow] has repeatedly denied".
    fn is_subject(&self, mention: &Mention) -> bool {
        self.clauses.verb_of(mention).is_some_and(|verb| match verb.auxiliary {
            // "is concerned", "was built" say what a place is like; only what is said of those who act is passive.
            Some("is" | "was" | "are" | "were") => matches!(
                verb.main,
                "accused"
                    | "blamed"
                    | "criticized"
                    | "criticised"
                    | "condemned"
                    | "prepared"
                    | "seeking"
                    | "considering"
            ),
            _ => is_acting(verb.main),
        })
    }

    /// "[Beijing]'s recent decision", "[U.S.]-China trade talks", "U.S.-[China] ties".
    fn has(&self, before: &[Token], after: &[Token]) -> bool {
        let Some((first, rest)) = after.split_first() else { return false };
        match self.words(*first) {
            "'s" | "’s" | "'" | "’" => self.noun_in(rest.iter()),
            "-" | "–" => rest.split_first().is_some_and(|(_, rest)| self.noun_in(rest.iter())),
            // Without a mark only behind another place: "Beijing talks" may be held there.
            _ => match before {
                [.., place, hyphen] if matches!(self.words(*hyphen), "-" | "–") => {
                    self.is_place(*place) && self.noun_in(after.iter())
                }
                _ => false,
            },
        }
    }

    /// "imposed by [Washington]".
    fn is_agent(&self, before: &[Token]) -> bool {
        matches!(before, [.., verb, by] if self.words(*by) == "by" && is_acting(self.words(*verb)))
    }

    /// "relations between [Tokyo] and [Seoul]", "ties with [Tehran]", "pressure on [Moscow]".
    fn is_side(&self, before: &[Token], after: &[Token]) -> bool {
        // "a plea agreement with U.S. prosecutors", "talks with Japan's miners": sides are others.
        if after.first().is_some_and(|next| self.is_noun(*next)) {
            return false;
        }
        // Back over the other sides to the word that leads them.
        let is_side =
            |token: &&Token| matches!(self.words(**token), "and" | "," | "the") || self.is_place(**token);
        let sides = before.iter().rev().take(MAX_SIDES).take_while(is_side).count();
        let Some(([noun @ .., preposition], _)) = before.split_at_checked(before.len() - sides) else {
            return false;
        };
        let nouns = noun.iter().rev();
        match self.words(*preposition) {
            "between" | "with" | "among" => self.noun_in(nouns),
            "on" => nouns.take(1).any(|noun| self.words(*noun) == "pressure"),
            _ => false,
        }
    }

    /// Whether one of the first words of `words` is a noun of what governments have; a mark or a preposition ends the search.
    fn noun_in<'t>(&self, words: impl Iterator<Item = &'t Token>) -> bool {
        words
            .take(MAX_GAP)
            .map(|token| self.words(*token))
            .take_while(|words| {
                words.starts_with(char::is_alphabetic) && !matches!(*words, "of" | "in" | "and")
            })
            .any(|words| ACTING_NOUNS.contains(&fold(words)))
    }

    /// Whether `token` goes on with the noun phrase that a name begins.
    fn is_noun(&self, token: Token) -> bool {
        let words = self.words(token);
        matches!(words, "'s" | "’s" | "'" | "’")
            || self.clauses.mention_at(token).is_some()
            || (words.starts_with(char::is_alphabetic)
                && !matches!(WORD_CLASSES.get(words), Some("f" | "v" | "a")))
    }

    fn is_place(&self, token: Token) -> bool {
        self.clauses.mention_at(token).is_some_and(|mention| mention.entity_type == EntityType::Place)
    }

    fn words(&self, token: Token) -> &'a str {
        self.document.words(token.span())
    }
}

/// Whether `name`, folded, is a place that has a government.
pub(super) fn is_government(name: &str) -> bool {
    GOVERNMENTS.contains(name)
}

fn is_acting(verb: &str) -> bool {
    ACTING_VERBS.contains(verb) || super::clause::is_saying(verb)
}

#[cfg(test)]
mod tests {
    use super::{ACTING_NOUNS, ACTING_VERBS, GOVERNMENTS};
    use crate::lexicon::assert_well_formed;

    #[test]
    fn the_lists_are_well_formed() {
        for list in [&GOVERNMENTS, &ACTING_VERBS, &ACTING_NOUNS] {
            assert_well_formed(list);
        }
    }
}
