//! Texts of GUM with the names that people linked.
//!
//! GUM marks whole noun phrases, pronouns and plain nouns too. What is read is the *named* mentions: those whose head is
//! a proper noun, cut down to the name around that head, so "the company's founder Ada Quill, who ..." is "Ada Quill".

use std::{
    cmp::{Ordering, Reverse},
    collections::{BTreeMap, BTreeSet},
    fs::File,
    io::Read as _,
    path::Path,
};

use anyhow::{Context, Result};
use nutgraf::{EntityType, Span};

/// A text with its named mentions.
#[derive(Debug)]
pub(crate) struct Text {
    /// As in "GUM_news_korea".
    pub(crate) name: String,
    pub(crate) plain: String,
    /// In text order; they do not overlap.
    pub(crate) names: Vec<Name>,
    /// Where the proper nouns stand, those in no mention too.
    pub(crate) proper: Vec<Span>,
    /// In how many of five summaries of the text what stands for a number occurs; what is left out occurs in none.
    pub(crate) summaries: BTreeMap<String, u8>,
}

impl Text {
    /// The genre, as in "news".
    pub(crate) fn genre(&self) -> &str {
        self.name.split('_').nth(1).unwrap_or_default()
    }
}

/// A mention by name.
#[derive(Debug, Clone)]
pub(crate) struct Name {
    pub(crate) span: Span,
    /// The head of the noun phrase.
    pub(crate) head: Span,
    pub(crate) entity_type: EntityType,
    /// The number of what it stands for, in its text.
    pub(crate) entity: String,
    /// Whether it is the subject of a clause, alone or beside others.
    pub(crate) is_subject: bool,
}

/// The names and the CoNLL-U lines of all texts of GUM below `data`.
pub(crate) fn files(data: &Path) -> Result<Vec<(String, String)>> {
    let path = data.join("gum/gum-dep.tar.xz");
    let file = File::open(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut archive = tar::Archive::new(liblzma::read::XzDecoder::new(file));
    let mut files = Vec::new();
    for entry in archive.entries()? {
        let mut entry = entry?;
        let name = entry.path()?.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if name.starts_with("GUM_") {
            let mut lines = String::new();
            entry.read_to_string(&mut lines)?;
            files.push((name, lines));
        }
    }
    files.sort();
    Ok(files)
}

/// Reads all texts of GUM below `data`, in the order of their names. `is_title` tells the words that are no person's name.
pub(crate) fn read(data: &Path, is_title: impl Fn(&str) -> bool) -> Result<Vec<Text>> {
    let mut texts: Vec<Text> =
        files(data)?.into_iter().map(|(name, lines)| parse(name, &lines, &is_title)).collect();
    texts.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(texts)
}

/// Where phrases begin and end.
#[derive(Debug)]
struct Borders {
    starts: BTreeSet<usize>,
    ends: BTreeSet<usize>,
}

/// One word with what is needed of its columns.
#[expect(clippy::struct_excessive_bools, reason = "columns that do not depend on each other")]
#[derive(Debug)]
struct Word {
    span: Span,
    lower: String,
    is_proper: bool,
    is_number: bool,
    is_plural_name: bool,
    is_subject: bool,
    /// Whether it stands beside its head, as "Tarn" in "Paris and Tarn".
    is_conjunct: bool,
    /// The position of its head in the text; `None` for the root of a sentence.
    head: Option<usize>,
}

/// A noun phrase that people marked.
#[derive(Debug)]
struct Phrase {
    entity: String,
    kind: String,
    /// Positions of its first and its last word.
    first: usize,
    last: usize,
}

fn parse(name: String, lines: &str, is_title: impl Fn(&str) -> bool) -> Text {
    let (text, words, phrases) = read_lines(lines);
    let borders = Borders {
        starts: phrases.iter().map(|phrase| phrase.first).collect(),
        ends: phrases.iter().map(|phrase| phrase.last).collect(),
    };
    // Of phrases with one name the shortest: "Paris and Tarn" has the head of "Paris".
    let mut phrases: Vec<&Phrase> = phrases.iter().collect();
    phrases.sort_by_key(|phrase| phrase.last - phrase.first);
    let mut names: Vec<(usize, usize, Name)> = Vec::new();
    for phrase in phrases {
        let Some((first, head, last)) = name_in(phrase, &words, &borders) else { continue };
        let entity_type = entity_type(phrase, &words[head]);
        let Some(entity_type) = entity_type else { continue };
        if words[first..=last].iter().all(|word| is_title(&word.lower)) {
            continue;
        }
        let span = Span::covering(words[first].span, words[last].span);
        let name = Name {
            span,
            head: words[head].span,
            entity_type,
            entity: phrase.entity.clone(),
            is_subject: is_subject(head, &words),
        };
        if !names.iter().any(|known| known.2.head == name.head) {
            names.push((first, last, name));
        }
    }
    // Names inside others are left out: mentions do not overlap.
    names.sort_by_key(|&(first, last, _)| (first, Reverse(last)));
    let mut end = 0;
    names.retain(|&(first, last, _)| {
        let is_free = first >= end;
        end = end.max(last + 1);
        is_free
    });
    let proper = words.iter().filter(|word| word.is_proper).map(|word| word.span).collect();
    let names = names.into_iter().map(|name| name.2).collect();
    Text { name, plain: text, names, proper, summaries: summaries(lines) }
}

/// Reads "# meta::salientEntities = 1 (5*), 10 (2)".
fn summaries(lines: &str) -> BTreeMap<String, u8> {
    let list = lines.lines().find_map(|line| line.strip_prefix("# meta::salientEntities = "));
    let entries = list.unwrap_or_default().split(", ");
    entries
        .filter_map(|entry| {
            let (entity, count) = entry.split_once(" (")?;
            Some((entity.to_owned(), count.trim_end_matches(['*', ')']).parse().ok()?))
        })
        .collect()
}

/// Whether the word at `at`, or the one that it stands beside, is a subject.
fn is_subject(at: usize, words: &[Word]) -> bool {
    let word = &words[at];
    let beside = word.head.filter(|_| word.is_conjunct).and_then(|head| words.get(head));
    word.is_subject || beside.is_some_and(|head| head.is_subject)
}

/// Puts the text together and collects its words and phrases.
fn read_lines(lines: &str) -> (String, Vec<Word>, Vec<Phrase>) {
    let (mut text, mut words, mut phrases) = (String::new(), Vec::<Word>::new(), Vec::new());
    let mut open: Vec<(String, String, usize)> = Vec::new();
    // The position of the first word of the sentence, and the number of the last word that is glued to its next.
    let (mut sentence, mut glued_until, mut is_glued) = (0, 0, true);
    let mut glued_end = false;
    for line in lines.lines() {
        if line.starts_with("# newpar") && !line.starts_with("# newpar_block") && !text.is_empty() {
            text.push_str("\n\n");
            is_glued = true;
        }
        let columns: Vec<&str> = line.split('\t').collect();
        let [id, form, _, upos, xpos, _, head, relation, _, misc] = columns[..] else {
            sentence = words.len();
            glued_until = 0;
            continue;
        };
        if let Some((_, last)) = id.split_once('-') {
            glued_until = last.parse().unwrap_or(0);
            glued_end = misc.contains("SpaceAfter=No");
            continue;
        }
        let (Ok(id), Ok(head)) = (id.parse::<usize>(), head.parse::<usize>()) else { continue };
        if !is_glued {
            text.push(' ');
        }
        let start = text.len();
        text.push_str(form);
        let position = words.len();
        words.push(Word {
            span: Span::new(start as u32, text.len() as u32),
            lower: form.to_lowercase().replace('.', ""),
            is_proper: upos == "PROPN" || xpos.starts_with("NNP"),
            is_number: upos == "NUM",
            is_plural_name: xpos == "NNPS",
            is_subject: relation.starts_with("nsubj"),
            is_conjunct: relation == "conj",
            head: head.checked_sub(1).map(|head| sentence + head),
        });
        is_glued = match id.cmp(&glued_until) {
            Ordering::Less => true,
            Ordering::Equal => glued_end,
            Ordering::Greater => misc.contains("SpaceAfter=No"),
        };
        let marks = misc.split('|').find_map(|field| field.strip_prefix("Entity=")).unwrap_or_default();
        read_marks(marks, position, &mut open, &mut phrases);
    }
    (text, words, phrases)
}

/// Reads the brackets of one word, as in `(1-place-new-…(2-person-…)`.
fn read_marks(
    mut marks: &str,
    position: usize,
    open: &mut Vec<(String, String, usize)>,
    phrases: &mut Vec<Phrase>,
) {
    while !marks.is_empty() {
        if let Some(rest) = marks.strip_prefix('(') {
            let end = rest.find(['(', ')']).unwrap_or(rest.len());
            let mut fields = rest[..end].split('-').map(str::to_owned);
            let (entity, kind) = (fields.next().unwrap_or_default(), fields.next().unwrap_or_default());
            marks = &rest[end..];
            if let Some(rest) = marks.strip_prefix(')') {
                phrases.push(Phrase { entity, kind, first: position, last: position });
                marks = rest;
            } else {
                open.push((entity, kind, position));
            }
        } else {
            let (entity, rest) = marks.split_once(')').unwrap_or((marks, ""));
            marks = rest;
            if let Some(at) = open.iter().rposition(|mark| mark.0 == entity) {
                let (entity, kind, first) = open.remove(at);
                phrases.push(Phrase { entity, kind, first, last: position });
            }
        }
    }
}

/// The first word, the head and the last word of the name that a phrase is built around.
fn name_in(phrase: &Phrase, words: &[Word], borders: &Borders) -> Option<(usize, usize, usize)> {
    let inside = phrase.first..=phrase.last;
    let head = inside
        .clone()
        .find(|&at| words[at].head.is_none_or(|head| !inside.contains(&head)) && words[at].is_proper)?;
    let is_person = phrase.kind == "person";
    let joins = |at: usize, next: usize| match words[at].lower.as_str() {
        "-" | "–" => true,
        "of" | "the" | "for" | "&" | "de" | "la" | "in" => !is_person,
        "and" => !is_person && !borders.starts.contains(&next),
        _ => false,
    };
    let (mut first, mut last) = (head, head);
    while first > phrase.first {
        let before = first - 1;
        // "Tarn mayor Ada Quill": what is marked by itself is no part of a person's name.
        if is_person && borders.ends.contains(&before) {
            break;
        }
        if words[before].is_proper {
            first = before;
        } else if before > phrase.first && joins(before, first) && words[before - 1].is_proper {
            first = before - 1;
        } else {
            break;
        }
    }
    while last < phrase.last {
        let after = last + 1;
        if words[after].is_proper || (words[after].is_number && !is_person) {
            last = after;
            continue;
        }
        let next = (after + 1..=phrase.last.min(after + 2)).find(|&at| words[at].is_proper);
        match next {
            Some(next) if (after..next).all(|at| joins(at, at + 1)) => last = next,
            _ => break,
        }
    }
    Some((first, head, last))
}

/// What a phrase names in our terms; `None` for times.
fn entity_type(phrase: &Phrase, head: &Word) -> Option<EntityType> {
    Some(match phrase.kind.as_str() {
        "time" => return None,
        "person" if head.is_plural_name => EntityType::Group,
        "person" => EntityType::Person,
        "place" => EntityType::Place,
        "organization" => EntityType::Organization,
        "event" => EntityType::Event,
        "object" => EntityType::Product,
        _ => EntityType::Other,
    })
}

#[cfg(test)]
mod tests {
    use super::parse;

    /// A line of CoNLL-U.
    fn line(id: &str, form: &str, tag: &str, head: &str, misc: &str) -> String {
        let relation = if form == "Ada" { "nsubj" } else { "_" };
        format!("{id}\t{form}\t_\t{tag}\t_\t_\t{head}\t{relation}\t_\t{misc}\n")
    }

    #[test]
    fn the_name_is_cut_out_of_its_phrase() {
        let lines = [
            "# meta::salientEntities = 1 (5*), 10 (2)\n# newpar\n".to_owned(),
            line("1", "The", "DET", "3", "Entity=(1-person-new-n-cf1-3-coref"),
            line("2", "mayor", "NOUN", "3", "_"),
            line("3", "Ada", "PROPN", "7", "_"),
            line("4-5", "Quill's", "_", "_", "SpaceAfter=No"),
            line("4", "Quill", "PROPN", "3", "Entity=1)"),
            line("5", "'s", "PART", "3", "_"),
            line("6", ",", "PUNCT", "3", "_"),
            line("7", "left", "VERB", "0", "_"),
            line("8", "Tarn", "PROPN", "7", "Entity=(2-place-new-n-cf1-1-sgl)"),
            line("9", "Monday", "PROPN", "7", "Entity=(3-time-new-n-cf1-1-sgl)"),
        ]
        .concat();
        let text = parse("GUM_news_x".to_owned(), &lines, |_| false);
        assert_eq!(text.plain, "The mayor Ada Quill's, left Tarn Monday");
        let names: Vec<(&str, &str)> =
            text.names.iter().map(|name| (name.span.of(&text.plain), name.entity.as_str())).collect();
        assert_eq!(names, [("Ada Quill", "1"), ("Tarn", "2")]);
        assert_eq!(text.genre(), "news");
        let summaries: Vec<(&str, u8)> =
            text.summaries.iter().map(|(entity, count)| (&**entity, *count)).collect();
        assert_eq!(summaries, [("1", 5), ("10", 2)]);
        let subjects: Vec<bool> = text.names.iter().map(|name| name.is_subject).collect();
        assert_eq!(subjects, [true, false]);
    }
}
