//! The offices and jobs that a text gives to people, in its own words.
//!
//! Three forms are read: "Chinese President Xi Jinping", "Wang Yi, China's foreign minister," and "China's foreign
//! minister, Wang Yi,". Each needs a noun of `roles.txt` in the right place; what else stands there is no role. Not read:
//! "Xi is the president of China", "as president, Xi".

use super::name::is_title;
use crate::{
    EntityType, Span,
    fold::fold,
    lexicon::WordList,
    resolve::Mention,
    text::{Document, Token, TokenKind},
};

static ROLES: WordList = WordList::new(include_str!("../../model/lexicon/link/roles.txt"));
static MODIFIERS: WordList = WordList::new(include_str!("../../model/lexicon/link/role_modifiers.txt"));

/// The most tokens of a role: what is longer is a clause.
const MAX_TOKENS: usize = 12;

/// The most tokens from the noun of a role to the name behind it.
const MAX_OBJECT: usize = 6;

/// Finds the roles beside one name.
#[derive(Debug)]
pub(super) struct Finder<'a> {
    document: &'a Document<'a>,
    /// All mentions, in text order.
    mentions: &'a [Mention],
}

impl<'a> Finder<'a> {
    pub(super) const fn new(document: &'a Document<'a>, mentions: &'a [Mention]) -> Self {
        Self { document, mentions }
    }

    /// The spans of the roles that stand right before and behind the person's name in `span`, which the mention at
    /// `position` holds.
    pub(super) fn roles(&self, position: usize, span: Span) -> impl Iterator<Item = Span> {
        self.before(position, span).into_iter().chain(self.behind(position))
    }

    /// "Chinese President [Xi Jinping]"; with a comma between, only where another mark closes the apposition.
    fn before(&self, position: usize, span: Span) -> Option<Span> {
        let mention = self.mentions.get(position)?;
        let sentence = self.document.sentences().get(mention.sentence as usize)?;
        let range = self.document.token_range(sentence.span());
        let end = self.document.token_range(span).start;
        let tokens = self.document.tokens_in(range.start..end.max(range.start));
        let (tokens, is_apposition) = match tokens {
            [rest @ .., comma] if self.words(*comma) == "," => (rest, true),
            _ => (tokens, false),
        };
        if is_apposition && !self.is_closed(mention) {
            return None;
        }
        let last = tokens.last()?;
        if is_preposition(self.words(*last)) {
            return None;
        }
        let mut start = self.noun(tokens)?;
        while let Some(before) = start.checked_sub(1)
            && tokens.len() - before <= MAX_TOKENS
        {
            let token = tokens.get(before)?;
            match self.name_at(*token) {
                // The whole of "European Commission", or nothing of it.
                Some(name) => {
                    let first = self.document.token_range(name).start.saturating_sub(range.start) as usize;
                    start = first.min(before);
                }
                None if self.belongs(*token, tokens.get(start).copied()) => start = before,
                None => break,
            }
        }
        // What begins with "and" or "'s" begins in the middle.
        let first = tokens.get(start..)?.iter().position(|token| !self.is_link(*token))? + start;
        let role = Span::covering(tokens.get(first)?.span(), last.span());
        let is_introduced = || {
            let before = first.checked_sub(1).and_then(|at| tokens.get(at));
            before.is_some_and(|token| is_determiner(self.words(*token)))
                || role.of(self.document.text()).contains(['\'', '’'])
        };
        (!is_apposition || is_introduced()).then_some(role)
    }

    /// The position of the noun of the role that `tokens` end with: the last, or behind it what it is for: "Secretary of
    /// State", "Speaker of the House".
    fn noun(&self, tokens: &[Token]) -> Option<usize> {
        let mut at = tokens.len().checked_sub(1)?;
        for _ in 0..MAX_OBJECT {
            let token = tokens.get(at)?;
            let words = self.words(*token);
            if is_role(words) {
                return Some(at);
            }
            let is_object = self.name_at(*token).is_some()
                || words.starts_with(char::is_uppercase) && is_modifier(words)
                || matches!(words, "of" | "for" | "the");
            at = at.checked_sub(1).filter(|_| is_object)?;
        }
        None
    }

    /// "[Wang Yi], China's foreign minister,".
    fn behind(&self, position: usize) -> Option<Span> {
        let mention = self.mentions.get(position)?;
        let sentence = self.document.sentences().get(mention.sentence as usize)?;
        let end = self.document.token_range(sentence.span()).end;
        let next = self.document.token_range(mention.span).end;
        let [comma, tokens @ ..] = self.document.tokens_in(next..end.max(next)) else { return None };
        if self.words(*comma) != "," {
            return None;
        }
        let skipped = usize::from(tokens.first().is_some_and(|token| is_determiner(self.words(*token))));
        let tokens = tokens.get(skipped..)?;
        let closed = tokens.iter().take(MAX_TOKENS).position(|token| is_closing(self.words(*token)))?;
        let tokens = tokens.get(..closed)?;
        let head = tokens.iter().position(|token| is_preposition(self.words(*token))).unwrap_or(closed);
        let (first, noun) = (tokens.first()?, tokens.get(head.checked_sub(1)?)?);
        let is_someone = |token: &Token| {
            self.mention_at(*token).is_some_and(|other| other.entity_type == EntityType::Person)
        };
        let is_noun_phrase = tokens.get(..head)?.iter().all(|token| {
            self.name_at(*token).is_some()
                || self.is_link(*token)
                || is_role(self.words(*token))
                || is_modifier(self.words(*token))
        });
        // "a spokesman for Ada Quill" has a role; "Tom Marsh, President Ada Quill" are two people.
        let is_role =
            is_role(self.words(*noun)) && is_noun_phrase && !tokens.get(..head)?.iter().any(is_someone);
        // "Tom Marsh, Secretary of State Ada Quill and …" is a list.
        let (of, object) = tokens.get(head..)?.split_first().unzip();
        let ends = |token: &Token| is_preposition(self.words(*token)) || self.words(*token) == "and";
        let object = object.and_then(|object: &[Token]| object.split(ends).next()?.last());
        let is_list = of.is_some_and(|of| self.words(*of) == "of") && object.is_some_and(is_someone);
        // Behind the head only "of" and its like go on; a clause is left out.
        let is_clause = tokens.iter().any(|token| is_verb(self.words(*token)));
        let last = tokens.last().filter(|_| !is_clause && !is_list)?;
        is_role.then(|| Span::covering(first.span(), last.span()))
    }

    /// Whether a mark that ends an apposition follows.
    fn is_closed(&self, mention: &Mention) -> bool {
        let next = self.document.token_range(mention.span).end;
        let next = self.document.tokens().get(next as usize);
        next.is_none_or(|token| is_closing(self.words(*token)))
    }

    /// Whether a token before a role, and before `next`, belongs to it.
    fn belongs(&self, token: Token, next: Option<Token>) -> bool {
        let words = self.words(token);
        is_role(words)
            || is_modifier(words)
            || self.is_link(token)
                && next.is_some_and(|next| {
                    self.words(token) != "and" || is_role(self.words(next)) || is_modifier(self.words(next))
                })
    }

    /// Whether a token only joins the parts of a role.
    fn is_link(&self, token: Token) -> bool {
        matches!(self.words(token), "'s" | "’s" | "and" | "-" | "&" | "'" | "’")
    }

    /// The span of the group, place or organization that holds `token`.
    fn name_at(&self, token: Token) -> Option<Span> {
        let mention = self.mention_at(token)?;
        let may_hold = matches!(
            mention.entity_type,
            EntityType::Group | EntityType::Place | EntityType::Organization | EntityType::Other
        );
        may_hold.then_some(mention.span)
    }

    fn mention_at(&self, token: Token) -> Option<&Mention> {
        let at = self.mentions.partition_point(|mention| mention.span.end() <= token.span().start());
        self.mentions.get(at).filter(|mention| mention.span.start() < token.span().end())
    }

    fn words(&self, token: Token) -> &'a str {
        if token.kind() == TokenKind::Number { "" } else { self.document.words(token.span()) }
    }
}

fn is_role(word: &str) -> bool {
    ROLES.contains(&fold(word))
}

/// Whether `word` may stand in a role before its noun.
fn is_modifier(word: &str) -> bool {
    let word = fold(word);
    MODIFIERS.contains(&word) || is_title(&word) && !is_address(&word)
}

/// Whether `word` is a form of address and no office.
fn is_address(word: &str) -> bool {
    matches!(
        word,
        "mr" | "mrs"
            | "ms"
            | "miss"
            | "mister"
            | "madam"
            | "mx"
            | "messrs"
            | "sir"
            | "dame"
            | "lady"
            | "lord"
    )
}

fn is_determiner(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "a"
            | "an"
            | "his"
            | "her"
            | "its"
            | "their"
            | "our"
            | "The"
            | "A"
            | "An"
            | "His"
            | "Her"
            | "Its"
    )
}

fn is_preposition(word: &str) -> bool {
    matches!(word, "of" | "for" | "at" | "in" | "on" | "from" | "to" | "with" | "under")
}

fn is_verb(word: &str) -> bool {
    matches!(
        word,
        "is" | "was" | "are" | "were" | "has" | "had" | "have" | "said" | "says" | "who" | "which" | "that"
    )
}

fn is_closing(word: &str) -> bool {
    matches!(word, "," | "." | ";" | ":" | "(" | ")" | "[" | "—" | "–" | "”" | "\"")
}

#[cfg(test)]
mod tests {
    use super::{MODIFIERS, ROLES};
    use crate::lexicon::assert_well_formed;

    #[test]
    fn the_lists_are_well_formed() {
        assert_well_formed(&ROLES);
        assert_well_formed(&MODIFIERS);
    }
}
