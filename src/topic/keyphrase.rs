//! The phrases that an editor would file the article under.

use std::collections::BTreeSet;

use super::{
    feature::{self, Steps, Surroundings, stems_of},
    occurrence,
    phrase::{self, Key, NO_STEM, Phrase},
    rank::Ranking,
    stem::{root, stem},
    unit::{self, Part, Stem, Units},
};
use crate::{
    EntityType, Model, Span,
    fold::fold,
    lexicon::WordList,
    link::Entity,
    resolve::Mention,
    text::{self, Document, TokenKind},
};

/// The most keyphrases of an article.
const MOST: usize = 15;
/// The fewest that are shown where there are so many.
const FEWEST: usize = 5;
/// A short text gets one more keyphrase for so many words.
const WORDS_FOR_ONE: usize = 15;
/// Behind the fewest, phrases with a smaller chance are left out.
const WEAK: f32 = 0.08;
/// The least letters of a keyphrase, how often one must occur that is a single plain word outside headlines, and how
/// rare in news it must be.
const SHORTEST: usize = 3;
const SINGLE_COUNT: u32 = 3;
const SINGLE_RARITY: u8 = 2;
/// The same outside headlines.
const BODY_RARITY: u8 = 3;
/// In so many sentences at the beginning, once is enough to say what the article is about; for a thing with an adjective
/// of which no word comes again, in so many.
const LEAD: u32 = 5;
const LEAD_OF_DESCRIBED: u32 = 2;
/// A word that occurs so often is what the article is about, and what is said of it needs no second time.
const THEME: u32 = 8;
/// Settled terms of this grade need none either, nor those of less common words; in the lead none of the grade below.
const NEWSWORTHY: u8 = 4;
const COMMON: u8 = 2;
/// The grades of the first and the last word of what is worth to be said once add up to so much.
const WORTH_SAYING: u8 = 2;
/// Names of up to so many words must recur behind the lead.
const SHORT_NAME: usize = 2;
/// How many keyphrases may end in the same word, and how many may share one.
const SAME_HEAD: usize = 2;
const SAME_WORD: usize = 3;
/// How many may be names of places or groups, and how many more may begin with one: they say where, not what, and stand
/// among the names.
const WHERE: usize = 2;
/// How much of the article a person must be for the name to be a keyphrase.
const SUBJECT: f32 = 0.8;
/// The same of a news outlet.
const ABOUT: f32 = 0.6;

/// The last words of the names of news outlets.
static OUTLET_HEADS: WordList = WordList::new(include_str!("../../model/lexicon/topic/outlet_heads.txt"));

/// A phrase that says what the article is about.
#[derive(Debug, Clone, PartialEq)]
pub struct Keyphrase {
    /// The phrase as it is written where it occurs first, outside headlines if it does.
    pub text: String,
    /// How well it says what the article is about; the best of an article has 1.
    pub score: f32,
    /// What articles that share the phrase have in common: its words in the singular, folded.
    pub key: String,
    /// What speaks for it, with shares that add up to 1, the largest first; none is 0.
    pub parts: Vec<(&'static str, f32)>,
    /// Where it stands, in text order, never empty.
    pub occurrences: Vec<Span>,
}

/// A phrase that may be a keyphrase, for fitting the ranking.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// The phrase as it is written where it occurs first, outside headlines if it does.
    pub text: String,
    /// What was measured of it.
    pub steps: Steps,
}

/// What the linker made of an article.
#[derive(Debug, Clone, Copy, Default)]
pub struct Linked<'a> {
    /// The names, times and amounts, in text order.
    pub mentions: &'a [Mention],
    /// Who and what they stand for, the most salient first.
    pub entities: &'a [Entity],
}

/// The keyphrases of `document`, best first: 5 to 15, fewer for a text of less than a hundred words.
///
/// Candidates are noun phrases of up to four words, told by a small tagger (`chunk`), and longer names. They rank by
/// the chance that an expert would choose them (`feature`, `rank`). People are keyphrases only where the article is
/// about them, dates and amounts never, and of phrases that say nearly the same the better one is kept. Occurrences
/// are inflected forms too, other names of an entity, and "the talks" for "peace talks" where no other talks are meant.
#[must_use]
pub fn keyphrases(
    document: &Document<'_>,
    units: &Units,
    title: Option<&str>,
    linked: Linked<'_>,
) -> Vec<Keyphrase> {
    ranked_by(Ranking::fitted(), document, units, title, linked)
}

/// The same as [`keyphrases`] with weights of the caller's, for fitting them.
#[must_use]
pub fn ranked_by(
    weights: &Ranking,
    document: &Document<'_>,
    units: &Units,
    title: Option<&str>,
    linked: Linked<'_>,
) -> Vec<Keyphrase> {
    let (entity_of, roles) = (entity_of_each(linked), feature::roles(linked.entities));
    let around = Surroundings { units, linked, entity_of: &entity_of, roles: &roles };
    let mut ranked: Vec<Ranked> = measured(&around, title)
        .into_iter()
        .map(|(phrase, steps)| Ranked { chance: weights.chance(&steps), steps, phrase })
        .collect();
    // The sort is stable: among equals the first in the text stays first.
    ranked.sort_by(|a, b| b.chance.total_cmp(&a.chance));
    let chosen = choose(ranked, &around);
    let best = chosen.first().map_or(1.0, |best| best.chance).max(f32::MIN_POSITIVE);
    let phrases: Vec<&Phrase> = chosen.iter().map(|ranked| &ranked.phrase).collect();
    let occurrences = occurrence::occurrences(&around, &phrases);
    chosen
        .iter()
        .zip(occurrences)
        .filter_map(|(ranked, occurrences)| {
            let words = units.words.get(ranked.phrase.first..ranked.phrase.first + ranked.phrase.len)?;
            let span = Span::covering(words.first()?.span, words.last()?.span);
            let key: Vec<String> = stems_of(&ranked.phrase, units).map(|stem| fold(&stem.text)).collect();
            Some(Keyphrase {
                text: document.words(span).split_whitespace().collect::<Vec<_>>().join(" "),
                score: ranked.chance / best,
                key: key.join(" "),
                parts: weights.parts(&ranked.steps),
                occurrences,
            })
        })
        .collect()
}

/// The phrases of `document` that may be keyphrases, with what the ranking weighs, in text order.
#[must_use]
pub fn candidates(
    document: &Document<'_>,
    model: &Model,
    title: Option<&str>,
    linked: Linked<'_>,
) -> Vec<Candidate> {
    let units = unit::read(document, model, linked.mentions);
    let (entity_of, roles) = (entity_of_each(linked), feature::roles(linked.entities));
    let around = Surroundings { units: &units, linked, entity_of: &entity_of, roles: &roles };
    let words =
        |phrase: &Phrase| units.words.get(phrase.first..phrase.first + phrase.len).unwrap_or_default();
    measured(&around, title)
        .into_iter()
        .filter_map(|(phrase, steps)| {
            let words = words(&phrase);
            let span = Span::covering(words.first()?.span, words.last()?.span);
            Some(Candidate { text: document.words(span).to_owned(), steps })
        })
        .collect()
}

/// The candidates with their features.
fn measured(around: &Surroundings<'_>, title: Option<&str>) -> Vec<(Phrase, Steps)> {
    let title = title.map(title_stems).unwrap_or_default();
    let in_title = |phrase: &Phrase| {
        !title.is_empty() && stems_of(phrase, around.units).all(|stem| title.contains(&stem.text))
    };
    phrase::collect(around.units)
        .into_iter()
        .filter(|phrase| is_candidate(phrase, around))
        .filter_map(|phrase| {
            let in_title = in_title(&phrase);
            (!is_in_passing(&phrase, around, in_title))
                .then(|| feature::steps(&phrase, around, in_title))
                .map(|steps| (phrase, steps))
        })
        .collect()
}

/// For each mention the position of its entity.
fn entity_of_each(linked: Linked<'_>) -> Vec<Option<usize>> {
    let mut entity_of = vec![None; linked.mentions.len()];
    for (position, entity) in linked.entities.iter().enumerate() {
        for &mention in &entity.mentions {
            if let Some(slot) = entity_of.get_mut(mention as usize) {
                *slot = Some(position);
            }
        }
    }
    entity_of
}

/// A candidate with the chance that an expert would choose it.
#[derive(Debug)]
struct Ranked {
    chance: f32,
    steps: Steps,
    phrase: Phrase,
}

/// A phrase of an article as the list of terms counts it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Its stems, parted by spaces.
    pub text: String,
    /// How often the article has it.
    pub count: u32,
    /// Whether it is written like a name.
    pub is_name: bool,
    /// Whether it mostly stands by itself: "Secretary Ada" of "Secretary Ada Quill" does not.
    pub is_whole: bool,
    /// Whether the title has all its words.
    pub in_title: bool,
}

/// The phrases of `document` and its single words that may be terms, each once.
///
/// What the list of terms is made from; a term there has to be built as a candidate here.
#[must_use]
pub fn terms(document: &Document<'_>, model: &Model, title: &str) -> Vec<Term> {
    let units = unit::read(document, model, &[]);
    let title = title_stems(title);
    phrase::collect(&units)
        .into_iter()
        .filter_map(|phrase| {
            let words = units.words.get(phrase.first..phrase.first + phrase.len)?;
            let in_title = stems_of(&phrase, &units).all(|stem| title.contains(&stem.text));
            let text = phrase::term(words, &units);
            let is_name = words.iter().all(|unit| unit.is_capital || unit.part == Part::Join);
            Some(Term {
                text,
                count: phrase.count,
                is_name,
                is_whole: phrase.whole * 2 > phrase.count,
                in_title,
            })
        })
        .collect()
}

/// The stems of the words of a title.
fn title_stems(title: &str) -> BTreeSet<String> {
    let head = title.get(..title.floor_char_boundary(400)).unwrap_or_default();
    let words = text::tokenize(head).into_iter().filter(|token| token.kind() == TokenKind::Word);
    words.map(|token| stem(token.span().of(head))).collect()
}

/// Whether a phrase says enough: what "of" or "and" joins must recur, and a single word more than that, unless it is a
/// name. A person must be what the article is about.
fn is_candidate(phrase: &Phrase, around: &Surroundings<'_>) -> bool {
    let units = around.units;
    let words = units.words.get(phrase.first..phrase.first + phrase.len).unwrap_or_default();
    let is_joined = words.iter().any(|unit| unit.part == Part::Join && unit.name.is_none());
    let is_long_enough = stems_of(phrase, units).any(|stem| stem.text.chars().count() >= SHORTEST);
    let recurs_as_it_must = if phrase.len > 1 {
        phrase.count > 1 || !is_joined || phrase.is_topical()
    } else if phrase.is_name {
        phrase.count > 1
    } else {
        let tells = |stem: &Stem| !stem.is_general && stem.rarity >= SINGLE_RARITY;
        (phrase.count >= SINGLE_COUNT || (phrase.count > 1 && phrase.in_headline))
            && stems_of(phrase, units).all(tells)
    };
    let is_subject = || {
        // Where two people are so salient, the article is about what is between them.
        let is_salient =
            |entity: &&Entity| entity.entity_type == EntityType::Person && entity.salience >= SUBJECT;
        let entity = around.entity(phrase).and_then(|entity| around.linked.entities.get(entity));
        entity.is_some_and(|entity| is_salient(&entity))
            && around.linked.entities.iter().filter(is_salient).count() == 1
    };
    // "Chinese officials", "range of issues".
    let is_vague = !phrase.is_name
        && words.iter().all(|unit| {
            let stem = units.stems.get(unit.stem as usize);
            let is_where =
                |mention: &Mention| matches!(mention.entity_type, EntityType::Place | EntityType::Group);
            let mention = unit.name.and_then(|name| around.linked.mentions.get(name as usize));
            stem.is_some_and(|stem| stem.is_general || stem.is_joint()) || mention.is_some_and(is_where)
        });
    is_long_enough && !is_vague && recurs_as_it_must && (!phrase.is_person || is_subject())
}

/// Whether the article only brushes by: one mention of a name or a thing further down, or of something of a person's ("Marsh
/// shot back", "Marsh spokesman") anywhere. Names of many words, which are seas, laws and committees, settled terms that
/// stories are often about, and what is said of a word that comes again and again need no second mention.
fn is_in_passing(phrase: &Phrase, around: &Surroundings<'_>, in_title: bool) -> bool {
    let first = around.units.words.get(phrase.first);
    let is_of_person = !phrase.is_name && first.is_some_and(|unit| unit.is_person);
    let is_short_name = phrase.is_name && phrase.len <= SHORT_NAME;
    let is_described = first.is_some_and(|unit| unit.part == Part::Modifier) && !phrase.is_name;
    let [begin, _] = phrase.reach;
    let is_headline = phrase.in_headline || in_title;
    // "Tarn Herald reported" names the source, unless the article is about it; so does "Tarn Herald poll" in a headline too.
    let is_source = is_outlet(phrase, around) && !(is_headline && phrase.is_name);
    // "Vice President Marsh" tells who Marsh is; so does what stands in no other place.
    let is_role = !phrase.is_name && !is_headline && feature::is_role(phrase, around);
    let is_plain = phrase.len == 1 && !phrase.is_name && !is_headline;
    let is_common = is_plain && stems_of(phrase, around.units).any(|stem| stem.rarity < BODY_RARITY);
    if is_source || is_role || is_common {
        return true;
    }
    let is_early = begin < LEAD || is_headline;
    let is_stale = phrase.is_stale() && !phrase.is_name;
    let comes_again = |times: u32| {
        let tells = |stem: &Stem| !stem.is_joint() && !stem.is_general && stem.count >= times;
        stems_of(phrase, around.units).any(tells)
    };
    // "Federal government", but not "artificial intelligence".
    let has_common = || stems_of(phrase, around.units).any(|stem| !stem.is_joint() && stem.rarity < COMMON);
    let is_late = match phrase.term {
        _ if phrase.is_name => is_short_name,
        Some(grade) => grade < NEWSWORTHY && has_common() && !comes_again(THEME),
        None => is_described || !comes_again(THEME),
    };
    let is_by_the_way = is_described
        && !is_headline
        && begin >= LEAD_OF_DESCRIBED
        && phrase.term.is_none_or(|grade| grade + 1 < NEWSWORTHY && has_common())
        && !comes_again(2);
    let is_empty = !is_headline && phrase.term.is_none() && tells_nothing(phrase, around.units);
    phrase.count == 1 && (is_of_person || is_stale || is_empty || is_by_the_way || (!is_early && is_late))
}

/// Whether a phrase of several words begins and ends as hardly any does that a story is about: "ambitious goal".
fn tells_nothing(phrase: &Phrase, units: &Units) -> bool {
    matches!(feature::edges(phrase, units), [Some(first), Some(last)] if first + last < WORTH_SAYING)
}

/// Whether a phrase is the name of a news outlet that the article is not about.
fn is_outlet(phrase: &Phrase, around: &Surroundings<'_>) -> bool {
    let entity = around.entity(phrase).and_then(|entity| around.linked.entities.get(entity));
    entity.is_some_and(|entity| {
        let name = fold(&entity.name);
        let last = name.rsplit(' ').next().unwrap_or_default();
        entity.salience < ABOUT
            && (text::is_outlet(&name)
                || (entity.entity_type == EntityType::Organization && OUTLET_HEADS.contains(last)))
    })
}

/// The best of `ranked`, none of which says what another says.
fn choose(ranked: Vec<Ranked>, around: &Surroundings<'_>) -> Vec<Ranked> {
    let most = MOST.min(around.units.words.len() / WORDS_FOR_ONE + 1);
    let mut chosen: Vec<Ranked> = Vec::new();
    for next in ranked {
        if chosen.len() >= most || (chosen.len() >= FEWEST && next.chance < WEAK) {
            break;
        }
        let key = &next.phrase.key;
        let names = |ranked: &Ranked| around.entity(&ranked.phrase).filter(|_| ranked.phrase.is_name);
        let is_said_by = |other: &Ranked| {
            contains(&other.phrase.key, key, around.units)
                || contains(key, &other.phrase.key, around.units)
                || names(other).is_some_and(|entity| names(&next) == Some(entity))
        };
        let among =
            |is_like: &dyn Fn(&Phrase) -> bool| chosen.iter().filter(|other| is_like(&other.phrase)).count();
        let is_joint = |stem: u32| around.units.stems.get(stem as usize).is_some_and(Stem::is_joint);
        // A sea or a treaty is more than a place.
        let says_where = |phrase: &Phrase| {
            feature::says_where(phrase, around) && !(phrase.is_name && phrase.len > SHORT_NAME)
        };
        let is_crowded = words_of(key)
            .filter(|&stem| !is_joint(stem))
            .any(|stem| among(&|other| other.key.contains(&stem)) >= SAME_WORD)
            || among(&|other| words_of(&other.key).last() == words_of(key).last()) >= SAME_HEAD
            || says_where(&next.phrase)
                && among(&|other| says_where(other) && other.is_name == next.phrase.is_name) >= WHERE;
        match chosen.iter().position(is_said_by) {
            None if !is_crowded => chosen.push(next),
            // Of "DNA test" and "DNA testing" the commoner one stands for both, where the better one ranked.
            Some(index) => {
                if let Some(other) = chosen.get_mut(index)
                    && !other.phrase.is_name
                    && !next.phrase.is_name
                    && other.phrase.len == next.phrase.len
                    && other.phrase.count < next.phrase.count
                {
                    other.phrase = next.phrase;
                    other.steps = next.steps;
                }
            }
            None => {}
        }
    }
    chosen
}

/// The numbers of the stems of a phrase.
fn words_of(key: &Key) -> impl Iterator<Item = u32> {
    key.iter().copied().take_while(|&stem| stem != NO_STEM)
}

/// Whether all words of `part` stand in `whole`, in whatever order; "testing" is there where "test" is.
fn contains(whole: &Key, part: &Key, units: &Units) -> bool {
    let root_of = |stem: u32| units.stems.get(stem as usize).map(|stem| root(&stem.text));
    words_of(part).all(|stem| {
        whole.contains(&stem)
            || root_of(stem).is_some_and(|own| words_of(whole).any(|other| root_of(other) == Some(own)))
    })
}
