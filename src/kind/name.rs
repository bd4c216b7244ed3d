//! What a name says by itself: the lists that it is in, the word at its head, the words that it begins with.

use super::{
    LOCATED,
    cue::{HEADS, LISTS, OPENERS, kinds},
    tally::{ENOUGH, Votes},
    vocabulary::{Kind, is_other},
};
use crate::{EntityType, fold::fold, lexicon::WELL_KNOWN, model::names::NameLists};

/// Words that a name goes on behind its head with: "University [of] Tarn".
const LINKS: &[&str] =
    &["of", "for", "on", "in", "at", "against", "de", "del", "des", "di", "da", "do", "du", "by"];
/// The most words of an opener.
const OPENER_WORDS: usize = 3;
/// What a subtitle says for a work.
const SUBTITLED: u32 = 6;

/// What `name` says of an entity that the tagger took for `tagged`.
pub(super) fn votes(name: &str, tagged: EntityType, lists: &NameLists) -> Votes {
    let mut votes = Votes::default();
    if tagged == EntityType::Place && name.split_once(", ").is_some_and(|(_, area)| is_area(area, lists)) {
        // "Tarn, Ohio", marked as one name.
        votes.add((Kind { entity_type: tagged, subtype: Some("city") }, LOCATED));
    }
    if is_other(tagged) && name.contains(": ") {
        // Only titles have a subtitle; their words say what they are about.
        votes.add((Kind { entity_type: EntityType::Work, subtype: None }, SUBTITLED));
        return votes;
    }
    let words = words(name);
    let whole = words.join(" ");
    for list in lists.lists_of(&whole) {
        kinds(&LISTS, list).into_iter().flatten().for_each(|vote| votes.add(vote));
    }
    kinds(&WELL_KNOWN, &whole).into_iter().flatten().for_each(|vote| votes.add(vote));
    // "Field" and "Bath" are towns; "the Senate" and "the Games" are what they say.
    if words.len() > 1 || tagged != EntityType::Place {
        add_head(&words, &mut votes);
    }
    if words.len() > 1 {
        let longest = (1..=OPENER_WORDS.min(words.len())).rev();
        let openers = longest.filter_map(|len| kinds(&OPENERS, &words.get(..len)?.join(" ")));
        openers.take(1).flatten().for_each(|vote| votes.add(vote));
    }
    votes
}

/// A name as the lists of the model and the keys of `names.txt` write it.
#[must_use]
pub fn key_of(name: &str) -> String {
    words(name).join(" ")
}

/// The words of a name as the lists write them, the article left out.
fn words(name: &str) -> Vec<String> {
    let folded = name.split_whitespace().map(key);
    let mut words: Vec<String> = folded.filter(|word| !word.is_empty()).collect();
    if words.len() > 1 && words.first().is_some_and(|word| word == "the") {
        words.remove(0);
    }
    words
}

/// A word as the keys of the lists write it: folded, without apostrophes and the marks around it.
pub(super) fn key(word: &str) -> String {
    let mut key = fold(word);
    key.retain(|c| c != '\'');
    let bare = key.trim_matches(|c: char| !c.is_alphanumeric());
    if bare.len() == key.len() { key } else { bare.to_owned() }
}

/// Adds what the head says: the last words before a link, or of the whole; numbers behind them do not count ("World War
/// II", "Act 918"). Where the last word is a mere hint, the one before it is heard as well ("Halden Airways Group").
fn add_head(words: &[String], votes: &mut Votes) {
    let end = words.iter().skip(1).position(|word| LINKS.contains(&word.as_str()));
    let mut head = words.get(..end.map_or(words.len(), |end| end + 1)).unwrap_or_default();
    while let [rest @ .., last] = head
        && !rest.is_empty()
        && is_number(last)
    {
        head = rest;
    }
    let mut strongest = 0;
    while let [rest @ .., last] = head
        && strongest < ENOUGH
    {
        let both = rest.last().and_then(|before| kinds(&HEADS, &format!("{before} {last}")));
        let Some(found) = both.or_else(|| kinds(&HEADS, last)) else { break };
        for vote in found {
            strongest = strongest.max(vote.1);
            votes.add(vote);
        }
        head = rest;
    }
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
        || word.bytes().all(|byte| matches!(byte, b'i' | b'v' | b'x'))
}

/// Whether `name` is known as a country or a region.
pub(super) fn is_area(name: &str, lists: &NameLists) -> bool {
    let whole = key_of(name);
    let listed = lists.lists_of(&whole).filter_map(|list| kinds(&LISTS, list)).flatten();
    let named = kinds(&WELL_KNOWN, &whole).into_iter().flatten();
    listed.chain(named).any(|(kind, _)| matches!(kind.subtype, Some("country" | "region")))
}

#[cfg(test)]
mod tests {
    use super::votes;
    use crate::{
        EntityType::{self, Event, Law, Organization, Other, Place},
        kind::tally::Tally,
        model::names::NameLists,
    };

    /// Asserts the subtype that `name` has by itself.
    #[track_caller]
    fn check(name: &str, tagged: EntityType, entity_type: EntityType, subtype: Option<&str>) {
        let lists = NameLists::new(&[("city".to_owned(), vec!["tarn".to_owned()])]);
        let mut tally = Tally::new(tagged);
        tally.add_name(votes(name, tagged, &lists));
        let kind = tally.decide();
        assert_eq!((kind.entity_type, kind.subtype), (entity_type, subtype), "{name}");
    }

    #[test]
    fn the_head_tells() {
        check("Halden University", Organization, Organization, Some("university"));
        check("University of Halden", Organization, Organization, Some("university"));
        check("Bank of Halden", Organization, Organization, Some("bank"));
        check("Halden Holdings, Inc.", Organization, Organization, Some("company"));
        check("Halden Bridge", Place, Place, Some("facility"));
        check("Halden War II", Other, Event, Some("war"));
        check("Clean Tides Act of 1964", Other, Law, Some("act"));
        check("Halden Airways Group", Organization, Organization, Some("company"));
        check("Halden 49ers", Organization, Organization, Some("team"));
    }

    #[test]
    fn the_first_words_tell() {
        check("Mount Halden", Place, Place, Some("land"));
        check("Battle of Halden", Other, Event, Some("war"));
    }

    #[test]
    fn the_lists_tell_and_silence_is_kept() {
        check("Tarn", Place, Place, Some("city"));
        check("Halden, Ohio", Place, Place, Some("city"));
        check("Cold Rivers: The Halden War", Other, EntityType::Work, None);
        check("Halden", Place, Place, None);
        check("Bath", Place, Place, None);
        check("", Other, Other, None);
        check("of", Organization, Organization, None);
    }
}
