// One section of the article: its blocks, each in the dress of its kind, with mentions and lit words.
import { html, nothing } from 'lit-html';
import { segmentsOf } from '../../article/segments.js';
import { sureness } from '../../article/sure.js';
import { isRejected, stateOf } from '../../article/threads.js';
import { labelOf, nameOf } from '../../article/types.js';
import { words } from '../../strings.js';

/**
 * @typedef {import('../../article/sections.js').Section} Section
 * @typedef {import('../../article/sections.js').Piece} Piece
 * @typedef {import('../../article/segments.js').Segment} Segment
 * @typedef {import('../../../pkg/nutgraf.js').EntityType} EntityType
 *
 * All that decides how the text looks; a new object for each change.
 * @typedef {object} Drawing
 * @property {string} text
 * @property {import('../../article/sections.js').Marked} marked
 * @property {string} language its code, or an empty string
 * @property {ReadonlySet<EntityType>} hidden
 * @property {boolean} unfolded whether captions, credits and boilerplate stand open
 * @property {string} hue the type or kind of what is lit
 * @property {import('../../../pkg/nutgraf.js').Range[]} lit
 * @property {number} current index of the lit range that is stepped to
 */

/**
 * @param {Section} section
 * @param {Drawing} drawing
 */
export function sectionTemplate({ pieces }, drawing) {
  return runs(pieces).map((run) => (foldOf(run[0]) ? fold(run, drawing) : run.map((piece) => block(piece, drawing))));
}

/** What is folded is no part of the story: captions with their credits, and what came with the page. @param {Piece} piece */
function foldOf({ kind }) {
  if (kind === 'boilerplate') return 'boilerplate';
  return kind === 'caption' || kind === 'credit' ? 'caption' : null;
}

/** Neighbouring pieces of one fold together, others alone. @param {Piece[]} pieces */
function runs(pieces) {
  /** @type {Piece[][]} */
  const found = [];
  for (const piece of pieces) {
    const last = found.at(-1);
    if (last && foldOf(piece) && foldOf(last[0]) === foldOf(piece)) last.push(piece);
    else found.push([piece]);
  }
  return found;
}

/** How much of a caption its fold shows. */
const BEGIN = 60;

/** @param {Piece[]} pieces @param {Drawing} drawing */
function fold(pieces, drawing) {
  return html`<details class="fold" .open=${drawing.unfolded}><summary>${foldName(pieces, drawing.text)}</summary>${pieces.map((piece) => block(piece, drawing))}</details>`;
}

/** @param {Piece[]} pieces @param {string} text */
function foldName(pieces, text) {
  const [{ kind, start, end }] = pieces;
  if (kind === 'boilerplate') return words.boilerplate(pieces.filter((piece) => piece.first).length);
  const begin = `${text.slice(start, Math.min(end, start + BEGIN)).trim()}${end - start > BEGIN ? ' …' : ''}`;
  return kind === 'caption' ? words.caption(begin) : words.credit(begin);
}

/** @param {Piece} piece @param {Drawing} drawing */
function block(piece, drawing) {
  const content = segmentsIn(piece, drawing);
  const { start, kind, first: isFirst } = piece;
  if (kind === 'headline') {
    const first = drawing.marked.blocks.find(({ kind }) => kind === 'headline');
    return start === first?.start
      ? html`<h2 dir="auto" data-from=${start}>${content}</h2>`
      : html`<h3 dir="auto" data-from=${start}>${content}</h3>`;
  }
  return html`<p dir="auto" class="${kind} ${isFirst ? '' : 'continued'}" data-from=${start}>${content}</p>`;
}

/** @param {Piece} piece @param {Drawing} drawing */
function segmentsIn({ start, end }, drawing) {
  const { marked, hidden, lit } = drawing;
  const isShown = (/** @type {import('../../../pkg/nutgraf.js').Mention} */ mention) => !hidden.has(mention.type) && !isRejected(mention);
  return segmentsOf(start, end, marked.mentions, isShown, lit).map((segment) => {
    const parts = partsOf(segment, drawing);
    if (segment.mention === null) return parts;
    const mention = marked.mentions[segment.mention];
    return html`<span class="mention" role="button" tabindex="-1" data-type=${mention.type} data-label=${labelIn(mention)} data-said=${saidOf(mention)}
      data-mention=${segment.mention}><span class="words">${parts}</span></span>`;
  });
}

/** The label behind a mention: its type, and a sign for what the reader said of it or for a doubt. @param {import('../../../pkg/nutgraf.js').Mention} mention */
function labelIn(mention) {
  const label = labelOf(mention.type);
  const state = stateOf(mention);
  if (state === 'confirmed') return `${label} ✓`;
  if (state === 'added') return `${label} +`;
  return sureness(mention.confidence) === 'unsure' ? `${label} ?` : label;
}

/** The same for whoever hears it. @param {import('../../../pkg/nutgraf.js').Mention} mention */
function saidOf(mention) {
  const state = stateOf(mention);
  if (state !== 'suggested') return words.saidMention(nameOf(mention.type), words.stateNames[state]);
  return words.saidMention(nameOf(mention.type), sureness(mention.confidence) === 'unsure' ? words.sureness.unsure : '');
}

/** @param {Segment} segment @param {Drawing} drawing */
function partsOf({ parts, mention }, { text, lit, current }) {
  return parts.map((part) => {
    const content = text.slice(part.start, part.end);
    if (part.lit === null) return content;
    const isCurrent = part.lit === current;
    return html`<mark class=${isCurrent ? 'current' : ''} aria-current=${isCurrent ? 'true' : nothing}
      tabindex=${mention === null ? '-1' : nothing} data-at=${lit[part.lit].start}>${content}</mark>`;
  });
}
