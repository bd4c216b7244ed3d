//! Paragraphs and what they are for.
//!
//! | kind | told by | file |
//! |---|---|---|
//! | boilerplate | what the whole line says | `boilerplate` |
//! | credit | labels, agencies, "contributed to this report" | `credit` |
//! | caption | labels, a credit behind it, a repeated line | `caption` |
//! | dateline | town, outlet and date, alone on a line or before a sentence | `dateline` |
//! | byline | "By" and a name, a name and an outlet | `byline` |
//! | headline | no final stop, with prose below | `headline` |
//! | body | everything else | |
//!
//! The order is the order of the rules. Body is what is left, because folding away a paragraph of the article is
//! worse than keeping a line that is none.

mod boilerplate;
mod byline;
mod caption;
mod credit;
mod dateline;
mod headline;
mod known;

pub(crate) use known::is_outlet;

use std::ops::Range;

use serde::Serialize;

use self::credit::Credit;
use super::{Head, Sentence, Token, paragraph, run::Run, sentence};
use crate::Span;

/// How many lines without a final stop can be titles and lines under titles; a text that goes on like that is a list.
const MAX_TITLES: usize = 3;

/// What a block is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum BlockKind {
    /// The title, or a heading between paragraphs.
    Headline,
    /// Where, when and for whom the article was written.
    Dateline,
    /// Who wrote it.
    Byline,
    /// The article itself.
    Body,
    /// The words under a picture.
    Caption,
    /// Who made a picture, or who helped with the report.
    Credit,
    /// Navigation, subscription offers and other words that are no part of the article.
    Boilerplate,
}

/// A stretch of text with one purpose, usually a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    span: Span,
    kind: BlockKind,
}

impl Block {
    /// Where it stands, from its first token to its last.
    #[must_use]
    pub const fn span(&self) -> Span {
        self.span
    }

    /// What it is for.
    #[must_use]
    pub const fn kind(&self) -> BlockKind {
        self.kind
    }
}

/// What `lay_out` finds.
pub(super) struct Layout {
    pub(super) blocks: Vec<Block>,
    pub(super) sentences: Vec<Sentence>,
    pub(super) head: Head,
}

/// Sorts the paragraphs of a text by what they are for, and splits them into sentences.
pub(super) fn lay_out(text: &str, tokens: &[Token]) -> Layout {
    let whole = Run::new(text, tokens);
    let paragraphs = paragraph::split(text, tokens);
    let run = |position: usize| {
        paragraphs.get(position).map_or(whole.slice(0..0), |range| whole.slice(range.clone()))
    };
    let mut layout = Layout { blocks: Vec::new(), sentences: Vec::new(), head: Head::default() };
    let mut so_far = SoFar::default();
    for (position, range) in paragraphs.iter().enumerate() {
        for (piece, kind) in pieces(run(position), run(position + 1), &mut so_far) {
            layout.push(whole, range.start + piece.start..range.start + piece.end, kind);
            so_far.saw(kind);
        }
    }
    layout.head = so_far.head;
    layout
}

impl Layout {
    fn push(&mut self, whole: Run<'_>, tokens: Range<usize>, kind: BlockKind) {
        let run = whole.slice(tokens.clone());
        let block = self.blocks.len() as u32;
        self.blocks.push(Block { span: run.span(), kind });
        // A dateline is one piece, whatever stops are in it.
        let sentences = match kind {
            BlockKind::Dateline => std::iter::once(0..run.len()).collect(),
            _ => sentence::split(run),
        };
        self.sentences.extend(sentences.into_iter().map(|sentence| {
            let span = run.slice(sentence.clone()).span();
            let positions = (tokens.start + sentence.start) as u32..(tokens.start + sentence.end) as u32;
            Sentence::new(span, block, positions)
        }));
    }
}

/// What was read before the paragraph at hand.
#[derive(Default)]
struct SoFar {
    head: Head,
    /// Whether the article proper has begun.
    has_body: bool,
    titles: usize,
    last: Option<BlockKind>,
    /// Whether the paragraph before this one was the short description of a picture.
    was_repeated: bool,
}

impl SoFar {
    fn saw(&mut self, kind: BlockKind) {
        self.has_body |= kind == BlockKind::Body;
        self.titles += usize::from(kind == BlockKind::Headline);
        self.last = Some(kind);
    }
}

/// The parts of a paragraph that are for different things, in order; together they are the paragraph.
fn pieces(run: Run<'_>, next: Run<'_>, so_far: &mut SoFar) -> Vec<(Range<usize>, BlockKind)> {
    let was_repeated = std::mem::take(&mut so_far.was_repeated);
    if let Some(kind) = whole_kind(run, next, so_far) {
        return vec![(0..run.len(), kind)];
    }
    if caption::is_repeated(run, next) {
        so_far.was_repeated = true;
        return vec![(0..run.len(), BlockKind::Caption)];
    }
    let mut pieces = Vec::new();
    let mut start = 0;
    if let Some((head, len)) = dateline::lead(run) {
        so_far.head = so_far.head.or(head);
        pieces.push((0..len, BlockKind::Dateline));
        start = len;
    }
    let Tail { pieces: tail, end, has_picture } = tail(run, start);
    if start < end {
        let rest = run.slice(start..end);
        let is_short = run.text().len() <= caption::MAX_BYTES;
        let is_caption = is_short
            && start == 0
            && (was_repeated || has_picture || caption::is_marked(rest) || credit::ends_with_picture(rest));
        let kind = if is_caption {
            BlockKind::Caption
        } else if start == 0 && end == run.len() && is_headline(run, next, so_far) {
            BlockKind::Headline
        } else {
            BlockKind::Body
        };
        pieces.push((start..end, kind));
    }
    pieces.extend(tail);
    pieces
}

/// What the paragraph as a whole is for, where it is no part of the article proper.
fn whole_kind(run: Run<'_>, next: Run<'_>, so_far: &mut SoFar) -> Option<BlockKind> {
    if !so_far.has_body
        && let Some(head) = dateline::line(run)
    {
        so_far.head = so_far.head.or(head);
        return Some(BlockKind::Dateline);
    }
    if boilerplate::matches(run) {
        // A lone dash under a dateline goes with it.
        let is_dash = run.len() == 1
            && so_far.last == Some(BlockKind::Dateline)
            && matches!(run.last(), "-" | "--" | "–" | "—");
        return Some(if is_dash { BlockKind::Dateline } else { BlockKind::Boilerplate });
    }
    if credit::matches(run).is_some() {
        return Some(BlockKind::Credit);
    }
    let is_signature = !so_far.has_body
        && byline::is_name(run)
        && (so_far.titles > 0 && dateline::line(next).is_some() || byline::is_stranger(run, next));
    (byline::matches(run) || is_signature).then_some(BlockKind::Byline)
}

/// The sentences at the end of a paragraph that are credits or boilerplate.
struct Tail {
    /// The parts of one kind, in text order.
    pieces: Vec<(Range<usize>, BlockKind)>,
    /// Where they begin; the end of the paragraph where there are none.
    end: usize,
    /// Whether they begin with a picture's credit, behind so few sentences that these are its caption.
    has_picture: bool,
}

/// Finds the credits and boilerplate at the end of a paragraph, of which the part from `start` on is looked at.
fn tail(run: Run<'_>, start: usize) -> Tail {
    let mut tail = Tail { pieces: Vec::new(), end: run.len(), has_picture: false };
    let sentences = sentence::split(run.from(start));
    for (before, sentence) in sentences.into_iter().enumerate().rev() {
        let range = start + sentence.start..start + sentence.end;
        let words = run.slice(range.clone());
        let credit = credit::matches(words);
        let kind = if credit.is_some() {
            BlockKind::Credit
        } else if boilerplate::matches(words) {
            BlockKind::Boilerplate
        } else {
            break;
        };
        tail.has_picture = credit == Some(Credit::Picture) && before <= caption::MAX_SENTENCES;
        tail.end = range.start;
        match tail.pieces.last_mut() {
            Some((later, later_kind)) if *later_kind == kind => later.start = range.start,
            _ => tail.pieces.push((range, kind)),
        }
    }
    tail.pieces.reverse();
    tail
}

/// Whether a paragraph is a title or a heading, given what stands around it.
fn is_headline(run: Run<'_>, next: Run<'_>, so_far: &SoFar) -> bool {
    if next.is_empty() {
        return false;
    }
    if so_far.has_body {
        so_far.last == Some(BlockKind::Body) && headline::is_heading(run, next)
    } else {
        so_far.titles < MAX_TITLES && headline::is_title(run, so_far.titles == 0)
    }
}
