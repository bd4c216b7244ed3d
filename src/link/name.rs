//! What a mention says, taken apart.

use std::{
    collections::BTreeSet,
    sync::{LazyLock, OnceLock},
};

use super::{
    namesake,
    short::{self, ShortForm, ShortKind},
};
use crate::{
    EntityType, Span,
    fold::fold,
    lexicon::WordList,
    text::{Document, Token, TokenKind},
};

static TITLES: WordList = WordList::new(include_str!("../../model/lexicon/link/titles.txt"));
static GROUP_VARIANTS: WordList = WordList::new(include_str!("../../model/lexicon/link/group_variants.txt"));
static NAME_SUFFIXES: WordList = WordList::new(include_str!("../../model/lexicon/link/name_suffixes.txt"));
static COMPANY_SUFFIXES: WordList =
    WordList::new(include_str!("../../model/lexicon/link/company_suffixes.txt"));
static NICKNAMES: WordList = WordList::new(include_str!("../../model/lexicon/link/nicknames.txt"));
static GIVEN_GENDERS: WordList = WordList::new(include_str!("../../model/lexicon/link/given_genders.txt"));
/// The given names that there are nicknames for.
static GIVEN_NAMES: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| NICKNAMES.values().collect());
static STATES: WordList = WordList::new(include_str!("../../model/lexicon/link/states.txt"));
static ORGANIZATION_VARIANTS: WordList =
    WordList::new(include_str!("../../model/lexicon/link/organization_variants.txt"));
static PLACE_VARIANTS: WordList = WordList::new(include_str!("../../model/lexicon/link/place_variants.txt"));

/// A name with more parts than this is no name that people shorten; it is compared as a whole.
const MAX_PARTS: usize = 8;

/// What companies' names end with that are called by their address.
const DOMAIN: &str = ".com";

/// A mention without what surrounds a name: articles, titles, possessives.
#[derive(Debug, Clone, PartialEq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is one thing that the text shows, and all may hold together"
)]
pub(super) struct Name {
    /// The type that the mention was given.
    pub(super) entity_type: EntityType,
    /// The folded words that carry the name: "joseph", "biden". Never empty.
    pub(super) parts: Vec<String>,
    /// The word that tells bearers of one name apart: "jr".
    pub(super) generation: Option<String>,
    /// The name in the text: titles left out, suffixes kept.
    pub(super) span: Span,
    /// Whether a title stood before it.
    pub(super) is_titled: bool,
    /// The gender that the title tells, or else the given name of a full one.
    pub(super) gender: Option<Gender>,
    /// Whether it ends with what companies are entered in a register under: "Halden Inc."
    pub(super) is_registered: bool,
    /// The given name as it is written, where another spelling of it stands in `parts`: "bill".
    nickname: Option<String>,
    /// Whether "the" stands before it: "the Senate".
    pub(super) is_definite: bool,
    /// Whether "state" stands before it: "the state Senate".
    pub(super) is_of_state: bool,
}

/// What "Mr." and "Mrs." tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gender {
    /// "Mr.", "King" and their like.
    Male,
    /// "Mrs.", "Queen" and their like.
    Female,
}

impl Name {
    /// Reads the name in `span`; a span without a word is read as it stands.
    pub(super) fn parse(document: &Document<'_>, span: Span, entity_type: EntityType) -> Self {
        let mut words = words(document, span);
        let is_person = entity_type == EntityType::Person;
        // A name of nothing but articles or titles is kept whole.
        // "A. Quill" begins with an initial.
        let is_led =
            !is_person && words.len() > 1 && words.first().is_some_and(|word| is_article(&word.folded));
        let is_definite =
            words.first().is_some_and(|word| is_led && word.folded == "the") || is_behind_the(document, span);
        let is_of_state =
            matches!(word_before(document, span), Some("state" | "State" | "state's" | "state’s"));
        words.drain(..usize::from(is_led));
        let titles =
            if is_person { words.iter().take_while(|word| TITLES.contains(&word.folded)).count() } else { 0 };
        let titles: Vec<Word> = words.drain(..titles.min(words.len().saturating_sub(1))).collect();
        let name = match (words.first(), words.last()) {
            (Some(first), Some(last)) => Span::covering(first.span, last.span),
            _ => span,
        };
        let suffixes = match entity_type {
            EntityType::Person => Some(&NAME_SUFFIXES),
            EntityType::Organization | EntityType::Other => Some(&COMPANY_SUFFIXES),
            _ => None,
        };
        let mut generation = None;
        let is_registered = entity_type == EntityType::Organization
            && words.len() > 1
            && words.last().is_some_and(|last| COMPANY_SUFFIXES.contains(&last.folded));
        while let (Some(suffixes), [_, .., last]) = (suffixes, words.as_slice()) {
            let Some(value) = suffixes.get(&last.folded) else { break };
            if value == "g" {
                generation = Some(last.folded.clone());
            }
            words.pop();
        }
        // "Moss & Co."
        while words.len() > 1 && words.last().is_some_and(|word| word.folded == "and") {
            words.pop();
        }
        let mut parts: Vec<String> = words
            .into_iter()
            .map(|word| match entity_type {
                EntityType::Organization => without_domain(word.folded, document.words(word.span)),
                EntityType::Person => without_article(word.folded),
                _ => word.folded,
            })
            .collect();
        if is_person {
            drop_articles(&mut parts);
        }
        if parts.is_empty() {
            parts.push(fold(document.words(span)));
        }
        let mut parsed = Self {
            entity_type,
            parts,
            generation,
            span: name,
            is_titled: !titles.is_empty(),
            gender: if is_person { told_gender(document, span, &titles) } else { None },
            is_registered,
            nickname: None,
            is_definite,
            is_of_state,
        };
        parsed.use_common_spelling(!document.words(name).contains(char::is_lowercase));
        if let [given, _, ..] = parsed.parts.as_slice()
            && is_person
        {
            parsed.gender = parsed.gender.or_else(|| gender_in(&GIVEN_GENDERS, given));
        }
        if entity_type == EntityType::Place && namesake::is_state(document, span, &parsed.parts) {
            parsed.parts.push(namesake::STATE.to_owned());
        }
        parsed
    }

    /// The text under which mentions of the very same name meet.
    pub(super) fn key(&self) -> String {
        let mut key = joined(&self.parts.join(" "));
        if let Some(generation) = &self.generation {
            key.push(' ');
            key.push_str(generation);
        }
        key
    }

    /// The name under which articles are compared: of people first and last word, where the family name stands first all
    /// words; without "Jr.", and of organizations without "U.S." before several words.
    pub(super) fn compare_key(&self) -> String {
        match self.parts.as_slice() {
            // "A. Jane Quill" is known by her second name.
            [first, _, .., last]
                if self.entity_type == EntityType::Person
                    && first.chars().count() > 1
                    && !short::is_family_first(first) =>
            {
                joined(&format!("{first} {last}"))
            }
            // Articles from there leave the country out: "the Supreme Court".
            [country, rest @ ..]
                if self.entity_type == EntityType::Organization && rest.len() > 1 && country == "us" =>
            {
                joined(&rest.join(" "))
            }
            parts => joined(&parts.join(" ")),
        }
    }

    /// Whether it has several words, so that others may be short for it.
    pub(super) fn is_long(&self) -> bool {
        self.parts.len() > 1 || self.generation.is_some()
    }

    /// The names that this one may be shortened to in the same article.
    pub(super) fn short_forms(&self) -> Vec<ShortForm> {
        if self.parts.len() > MAX_PARTS {
            return Vec::new();
        }
        let mut forms = match self.entity_type {
            EntityType::Person => short::person(&self.parts),
            EntityType::Group => Vec::new(),
            EntityType::Organization | EntityType::Event => {
                short::organization(&self.parts, self.is_registered)
            }
            EntityType::Place => short::place(&self.parts),
            EntityType::Product => short::product(&self.parts),
            _ => short::other(&self.parts),
        };
        if let Some(nickname) = &self.nickname {
            forms.push(ShortForm { key: nickname.clone(), kind: ShortKind::Given });
        }
        for form in &mut forms {
            form.key = joined(&form.key);
        }
        let key = self.key();
        forms.retain(|form| form.key != key && !form.key.is_empty());
        forms.sort_by(|a, b| a.key.cmp(&b.key).then(a.kind.cmp(&b.kind)));
        forms.dedup_by(|later, first| later.key == first.key);
        forms
    }

    /// The single words that a full person's name is shortened to as a surname.
    pub(super) fn surnames(&self) -> Vec<String> {
        let is_person = self.entity_type == EntityType::Person;
        let forms = if is_person { self.short_forms() } else { Vec::new() };
        let is_surname = |form: &ShortForm| form.kind == ShortKind::Surname && !form.key.contains(' ');
        forms.into_iter().filter(is_surname).map(|form| form.key).collect()
    }

    /// Replaces spellings that mean the same by one of them; `is_upper` where it is written in capitals.
    fn use_common_spelling(&mut self, is_upper: bool) {
        match self.entity_type {
            EntityType::Person if self.parts.len() > 1 => {
                if let Some(first) = self.parts.first_mut()
                    && let Some(long) = NICKNAMES.get(first)
                {
                    self.nickname = Some(std::mem::replace(first, long.to_owned()));
                }
            }
            EntityType::Place | EntityType::Organization | EntityType::Event | EntityType::Other => {
                let name = self.parts.join(" ");
                let is_place = self.entity_type == EntityType::Place;
                let state = STATES.get(&name).filter(|_| is_place);
                let may_be_body = !is_place && (is_upper || name.len() > 3);
                let body = ORGANIZATION_VARIANTS.get(&name).filter(|_| may_be_body);
                if let Some(common) = body.or(state).or_else(|| PLACE_VARIANTS.get(&name)) {
                    self.parts = common.split(' ').map(str::to_owned).collect();
                }
            }
            EntityType::Group if GROUP_VARIANTS.contains(&self.parts.join(" ")) => {
                let common = GROUP_VARIANTS.get(&self.parts.join(" ")).unwrap_or_default();
                self.parts = vec![common.to_owned()];
            }
            EntityType::Group => {
                // "Republicans" and "Republican" are one group; "Swiss" and "Laos" keep their end.
                if let Some(last) = self.parts.last_mut()
                    && last.len() > 4
                    && last.ends_with('s')
                    && !last.ends_with("ss")
                {
                    last.pop();
                }
            }
            _ => {}
        }
    }
}

/// A word of a mention: tokens without a gap between them.
struct Word {
    span: Span,
    folded: String,
}

/// The words of `span`, without a possessive at its end and without marks around them.
fn words(document: &Document<'_>, span: Span) -> Vec<Word> {
    let text = document.text();
    let mut tokens = document.tokens_in(document.token_range(span));
    while let [rest @ .., last] = tokens
        && (is_possessive(last.span().of(text)) || is_mark(*last))
    {
        tokens = rest;
    }
    while let [first, rest @ ..] = tokens
        && is_mark(*first)
    {
        tokens = rest;
    }
    let mut words: Vec<Word> = Vec::new();
    for token in tokens {
        // The mention may begin or end inside a token.
        let clipped = Span::new(token.span().start().max(span.start()), token.span().end().min(span.end()));
        let folded = fold(clipped.of(text));
        match words.last_mut() {
            Some(word)
                if word.span.end() == clipped.start()
                    && !matches!(folded.as_str(), "," | "(" | ")" | "[" | "]") =>
            {
                word.span = Span::covering(word.span, clipped);
                word.folded.push_str(&folded);
            }
            _ if folded == "&" => words.push(Word { span: clipped, folded: "and".to_owned() }),
            _ if folded.is_empty() || is_mark(*token) => {}
            _ => words.push(Word { span: clipped, folded }),
        }
    }
    words
}

/// A key with compounds taken apart: "Jean-Luc" and "Jean Luc" are one name.
fn joined(key: &str) -> String {
    key.replace('-', " ")
}

/// Whether "the" stands right before `span`.
fn is_behind_the(document: &Document<'_>, span: Span) -> bool {
    matches!(word_before(document, span), Some("the" | "The" | "THE"))
}

/// The token before `span`.
pub(super) fn word_before<'a>(document: &'a Document<'_>, span: Span) -> Option<&'a str> {
    let before = document.token_range(span).start.checked_sub(1)?;
    document.tokens().get(before as usize).map(|token| document.words(token.span()))
}

/// Whether `name`, folded, is another name of a country or a place that has other names.
pub(super) fn is_known_place(name: &str) -> bool {
    static COMMON: OnceLock<BTreeSet<&str>> = OnceLock::new();
    let common = COMMON.get_or_init(|| PLACE_VARIANTS.values().collect());
    PLACE_VARIANTS.contains(name) || common.contains(name)
}

/// "Halden.com" is called "Halden" as well.
fn without_domain(mut folded: String, word: &str) -> String {
    if word.to_ascii_lowercase().ends_with(DOMAIN) && folded.len() >= DOMAIN.len() {
        folded.truncate(folded.len() + 1 - DOMAIN.len());
    }
    folded
}

/// "al-Assad" without the Arabic article, which articles write or leave out.
fn without_article(mut folded: String) -> String {
    if ["al-", "el-"].iter().any(|article| folded.starts_with(article) && folded.len() > article.len()) {
        folded.drain(..3);
    }
    folded
}

/// Drops the Arabic article where it stands alone inside a name: "Bashar al Assad". "Al Marsh" is short for Albert.
fn drop_articles(parts: &mut Vec<String>) {
    let mut is_first = true;
    parts.retain(|part| std::mem::take(&mut is_first) || !matches!(part.as_str(), "al" | "el"));
}

/// Whether the token is no part of a name unless it joins two words.
fn is_mark(token: Token) -> bool {
    token.kind() == TokenKind::Punctuation
}

fn is_possessive(token: &str) -> bool {
    matches!(token, "'s" | "’s" | "'S" | "’S" | "'" | "’")
}

fn is_article(word: &str) -> bool {
    matches!(word, "the" | "a" | "an")
}

/// Whether a lower-case word stands before people's names without being part of them.
pub(crate) fn is_title(word: &str) -> bool {
    TITLES.contains(word.trim_end_matches('.'))
}

/// The gender that a title tells, in the name or before it.
fn told_gender(document: &Document<'_>, span: Span, titles: &[Word]) -> Option<Gender> {
    let before = || word_before(document, span).map(|word| fold(word.trim_end_matches('.')));
    let inside = titles.iter().find_map(|title| gender_in(&TITLES, &title.folded));
    inside.or_else(|| gender_in(&TITLES, &before()?))
}

fn gender_in(list: &WordList, word: &str) -> Option<Gender> {
    match list.get(word) {
        Some("m") => Some(Gender::Male),
        Some("f") => Some(Gender::Female),
        _ => None,
    }
}

/// Whether `word`, folded, is surely a given name: one that there are nicknames for, or such a nickname.
pub(super) fn is_given(word: &str) -> bool {
    GIVEN_NAMES.contains(word) || NICKNAMES.contains(word)
}

#[cfg(test)]
mod tests {
    use super::{
        COMPANY_SUFFIXES, EntityType, GIVEN_GENDERS, GROUP_VARIANTS, Gender, NAME_SUFFIXES, NICKNAMES, Name,
        ORGANIZATION_VARIANTS, PLACE_VARIANTS, STATES, Span, TITLES,
    };
    use crate::{lexicon::assert_well_formed, text};

    /// The name that the whole of `mention` says.
    fn parse(mention: &str, entity_type: EntityType) -> Name {
        let document = text::read(mention);
        Name::parse(&document, Span::new(0, mention.len() as u32), entity_type)
    }

    #[test]
    fn the_lists_are_well_formed() {
        for list in [&TITLES, &NAME_SUFFIXES, &COMPANY_SUFFIXES, &STATES, &GIVEN_GENDERS] {
            assert_well_formed(list);
        }
        for variants in [&NICKNAMES, &GROUP_VARIANTS, &ORGANIZATION_VARIANTS, &PLACE_VARIANTS] {
            assert_well_formed(variants);
            // A look-up is done once: the common name is no variant itself.
            assert!(variants.values().all(|common| !variants.contains(common)));
        }
    }

    #[test]
    fn titles_stand_outside_the_name() {
        let name = parse("Mr. Marlow's", EntityType::Person);
        assert_eq!((name.key().as_str(), name.gender), ("marlow", Some(Gender::Male)));
        assert_eq!(parse("former Prime Minister Ada Quill", EntityType::Person).key(), "ada quill");
        assert_eq!(parse("President", EntityType::Person).key(), "president");
    }

    #[test]
    fn suffixes_stand_outside_the_key_of_a_company_and_tell_generations_apart() {
        assert_eq!(parse("Halden Holdings, Inc.", EntityType::Organization).key(), "halden");
        assert_eq!(parse("Otis Crane Jr.", EntityType::Person).key(), "otis crane jr");
        assert_eq!(parse("Inc.", EntityType::Organization).key(), "inc");
    }

    #[test]
    fn variants_share_a_key() {
        for variant in ["US", "U.S.", "the United States", "USA"] {
            assert_eq!(parse(variant, EntityType::Place).key(), "united states", "{variant}");
        }
        assert_eq!(parse("Republicans", EntityType::Group).key(), "republican");
        assert_eq!(
            parse("Bob Tarn", EntityType::Person).key(),
            parse("Robert Tarn", EntityType::Person).key()
        );
    }

    #[test]
    fn compounds_are_one_part() {
        assert_eq!(parse("Jean-Luc Prévôt", EntityType::Person).parts, ["jean-luc", "prevot"]);
        assert_eq!(parse("Lloyd's of London", EntityType::Organization).parts, ["lloyd's", "of", "london"]);
    }

    #[test]
    fn what_is_no_word_is_still_a_name() {
        assert_eq!(parse("—", EntityType::Other).parts.len(), 1);
        assert_eq!(parse("", EntityType::Person).parts.len(), 1);
    }
}
