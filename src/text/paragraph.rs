//! Lines that belong together.

use std::ops::Range;

use super::{
    Token,
    run::{Run, is_capitalized, is_finished, is_lower_case},
};

/// Line lengths, in characters, at which editors and mail programs break text; wider lines are whole paragraphs.
const WRAPPED_WIDTHS: std::ops::RangeInclusive<usize> = 40..=120;

/// How much of the widest line a line that was broken for want of room fills at least, in hundredths. A greedy
/// editor fills all but one word; text taken from pages set in proportional type is less even.
const FULL: usize = 85;

/// A line that has tokens.
struct Line {
    /// The positions of its tokens.
    tokens: Range<usize>,
    /// How many line ends stand before it; two or more make a blank line.
    breaks: usize,
    /// How many characters stand before its first token.
    indent: usize,
    /// Its length in characters, without white space at either end.
    width: usize,
}

/// The positions of the tokens of each paragraph, in text order.
///
/// A blank line always ends a paragraph. A single line break ends one too, unless the lines around it look broken
/// for want of room: nearly as wide as their neighbours, ending in the middle of a sentence.
pub(super) fn split(text: &str, tokens: &[Token]) -> Vec<Range<usize>> {
    let lines = lines(text, tokens);
    let run = |line: &Line| Run::new(text, tokens).slice(line.tokens.clone());
    let mut paragraphs = Vec::new();
    for neighbours in lines.chunk_by(|_, next| next.breaks < 2) {
        let width = usual_width(neighbours);
        for group in neighbours.chunk_by(|line, next| is_full(line, next, run(next), width)) {
            if WRAPPED_WIDTHS.contains(&width) && breaks_sentences(group, &run) {
                paragraphs.extend(covering(group));
            } else {
                let parts = group.chunk_by(|line, next| continues(line, run(line), run(next)));
                paragraphs.extend(parts.filter_map(covering));
            }
        }
    }
    paragraphs
}

/// The lines of the text, told from the white space between its tokens.
fn lines(text: &str, tokens: &[Token]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut gap_start = 0;
    for (position, token) in tokens.iter().enumerate() {
        let gap = text.get(gap_start..token.span().start() as usize).unwrap_or_default();
        gap_start = token.span().end() as usize;
        let (breaks, indent) = line_breaks(gap);
        let width = token.span().of(text).chars().count();
        match lines.last_mut() {
            Some(line) if breaks == 0 => {
                line.tokens.end = position + 1;
                line.width += indent + width;
            }
            _ => lines.push(Line { tokens: position..position + 1, breaks, indent, width }),
        }
    }
    lines
}

/// How many line ends there are in `gap`, and how many characters follow the last of them.
fn line_breaks(gap: &str) -> (usize, usize) {
    let mut breaks = 0;
    let mut indent = 0;
    let mut before = ' ';
    for c in gap.chars() {
        let ends = match c {
            '\n' if before == '\r' => 0,
            '\n' | '\r' | '\u{b}' | '\u{85}' | '\u{2028}' => 1,
            // A page or paragraph end counts as a blank line.
            '\u{c}' | '\u{2029}' => 2,
            _ => 0,
        };
        let is_end = ends > 0 || (c == '\n' && before == '\r');
        breaks += ends;
        indent = if is_end { 0 } else { indent + 1 };
        before = c;
    }
    (breaks, indent)
}

/// The width that lines are broken at: that of the widest, where there are many of all but the widest tenth, so
/// that one web address does not hide how the others were broken.
fn usual_width(lines: &[Line]) -> usize {
    let mut widths: Vec<usize> = lines.iter().map(|line| line.width).collect();
    let position = (widths.len() * 9 / 10).min(widths.len().saturating_sub(1));
    if widths.is_empty() {
        return 0;
    }
    *widths.select_nth_unstable(position).1
}

/// Whether `line` has so little room left that the first word of `next` was put on a line of its own.
fn is_full(line: &Line, next: &Line, next_run: Run<'_>, width: usize) -> bool {
    let needed = line.width + 1 + next_run.word(0).chars().count();
    next.indent <= line.indent && needed * 100 > width * FULL
}

/// Whether the line ends in `group` fall into sentences, as those do that an editor chose and no writer.
fn breaks_sentences<'a>(group: &[Line], run: &impl Fn(&Line) -> Run<'a>) -> bool {
    let mut broken = 0;
    let mut go_on = 0;
    for pair in group.windows(2) {
        let [line, next] = pair else { continue };
        if !is_finished(run(line)) {
            broken += 1;
            go_on += usize::from(is_lower_case(run(next).word(0)));
        }
    }
    // Most words of prose are in lower case; the lines of a list of titles begin with capitals.
    broken > 0 && go_on * 2 >= broken
}

/// Whether `next` goes on in the middle of the sentence that `line`, of the length of prose, begins.
fn continues(line: &Line, run: Run<'_>, next: Run<'_>) -> bool {
    line.width >= *WRAPPED_WIDTHS.start()
        && !is_finished(run)
        && is_lower_case(next.word(0))
        && is_capitalized(run.word(0))
}

fn covering(lines: &[Line]) -> Option<Range<usize>> {
    let (first, last) = lines.first().zip(lines.last())?;
    Some(first.tokens.start..last.tokens.end)
}
