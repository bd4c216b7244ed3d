// Sections: an article cut into stretches that are short enough to be drawn one at a time, so that length costs nothing.

/**
 * @typedef {import('../../pkg/nutgraf.js').Analysis} Analysis
 * @typedef {import('../../pkg/nutgraf.js').Block} Block
 * @typedef {Pick<Analysis, 'blocks' | 'sentences' | 'mentions'>} Marked
 *
 * A stretch of one block.
 * @typedef {{ start: number, end: number, kind: Block['kind'], first: boolean }} Piece
 * @typedef {{ start: number, end: number, pieces: Piece[] }} Section
 */

const PIECE = 3000;
const SECTION = 9000;

/**
 * What is known of a text that has not been read: its lines.
 * @param {string} text
 * @returns {Marked}
 */
export function unread(text) {
  /** @type {Block[]} */
  const blocks = [];
  for (let from = 0, to = 0; from < text.length; from = to + 1) {
    to = text.indexOf('\n', from);
    if (to < 0) to = text.length;
    let [start, end] = [from, to];
    while (start < end && isBlank(text, start)) start += 1;
    while (start < end && isBlank(text, end - 1)) end -= 1;
    if (start < end) blocks.push({ start, end, kind: 'body' });
  }
  return { blocks, sentences: [], mentions: [] };
}

/** @param {string} text @param {number} index */
const isBlank = (text, index) => /\s/u.test(text[index]);

/**
 * @param {string} text
 * @param {Marked} marked
 * @returns {Section[]}
 */
export function sectionsOf(text, marked) {
  /** @type {Section[]} */
  const sections = [];
  for (const piece of pieces(text, marked)) {
    const last = sections.at(-1);
    // A fold of boilerplate stays whole: it opens and closes as one.
    const continues = last?.pieces.at(-1)?.kind === 'boilerplate' && piece.kind === 'boilerplate';
    if (last && (continues || piece.end - last.start <= SECTION)) {
      last.pieces.push(piece);
      last.end = piece.end;
    } else {
      sections.push({ start: piece.start, end: piece.end, pieces: [piece] });
    }
  }
  return sections;
}

/**
 * The section in which `offset` stands, or the last that begins before it.
 * @param {Section[]} sections
 * @param {number} offset
 */
export function sectionAt(sections, offset) {
  return Math.max(0, firstIndex(sections, (section) => section.start > offset) - 1);
}

/**
 * The first item for which `holds` is true, or the length; once true, it stays true.
 * @template T
 * @param {readonly T[]} items
 * @param {(item: T) => boolean} holds
 */
export function firstIndex(items, holds) {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(items[middle])) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * @param {string} text
 * @param {Marked} marked
 * @returns {Generator<Piece>}
 */
function* pieces(text, { blocks, sentences }) {
  for (const { start, end, kind } of blocks) {
    let from = start;
    while (end - from > PIECE) {
      const cut = cutAfter(text, sentences, from);
      yield { start: from, end: cut, kind, first: from === start };
      from = cut;
    }
    yield { start: from, end, kind, first: from === start };
  }
}

/**
 * Where to end a piece that begins at `from`: before a sentence where one begins in time, never inside a character.
 * @param {string} text
 * @param {Marked['sentences']} sentences
 * @param {number} from
 */
function cutAfter(text, sentences, from) {
  const limit = from + PIECE;
  const next = sentences[firstIndex(sentences, (sentence) => sentence.start > limit) - 1];
  if (next && next.start > from) return next.start;
  const insideCharacter = (text.charCodeAt(limit) & 0xfc00) === 0xdc00;
  return insideCharacter ? limit - 1 : limit;
}
