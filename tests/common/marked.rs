//! Sentences with marks, as in `The call lasted [time: 45 minutes] on [date: Tuesday].`
//!
//! A mark is `[label: words]`. The label is a type ("date") or, with a dot in it, the id of a rule
//! ("date.weekday"). A file holds one case a line; empty lines and lines that begin with `#` are for the reader.

use nutgraf::{candidate::Source, resolve::Mention};

/// A sentence and what is to be found in it.
#[derive(Debug)]
pub(crate) struct Case {
    /// The line as it is written.
    pub(crate) marked: String,
    /// The line without its marks.
    pub(crate) text: String,
    /// The label of each mark and where its words stand in `text`.
    pub(crate) marks: Vec<Mark>,
}

/// One mark of a case.
#[derive(Debug)]
pub(crate) struct Mark {
    pub(crate) label: String,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// The cases of a file.
pub(crate) fn cases(file: &str) -> Vec<Case> {
    file.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')).map(parse).collect()
}

fn parse(line: &str) -> Case {
    let mut text = String::new();
    let mut marks = Vec::new();
    let mut rest = line;
    while let Some((before, mark)) = rest.split_once('[') {
        text.push_str(before);
        let (inside, after) = mark.split_once(']').unwrap_or_else(|| panic!("no ] in {line:?}"));
        let (label, words) = inside.split_once(": ").unwrap_or_else(|| panic!("no label in {line:?}"));
        let start = text.len();
        text.push_str(words);
        marks.push(Mark { label: label.to_owned(), start, end: text.len() });
        rest = after;
    }
    text.push_str(rest);
    Case { marked: line.to_owned(), text, marks }
}

/// `case` as it would be written if `mentions` were right; each keeps the kind of label that the case uses there.
pub(crate) fn render(case: &Case, mentions: &[Mention]) -> String {
    let mut marked = String::new();
    let mut done = 0;
    for mention in mentions {
        let (start, end) = (mention.span.start() as usize, mention.span.end() as usize);
        let wants_rule =
            case.marks.iter().any(|mark| mark.start < end && start < mark.end && mark.label.contains('.'));
        marked += &case.text[done..start];
        let words = &case.text[start..end];
        marked.extend(["[", &label(mention, wants_rule), ": ", words, "]"]);
        done = end;
    }
    marked + &case.text[done..]
}

fn label(mention: &Mention, wants_rule: bool) -> String {
    match mention.source {
        Source::Rule(id) | Source::List(id) if wants_rule => id.to_owned(),
        _ => format!("{:?}", mention.entity_type).to_lowercase(),
    }
}
