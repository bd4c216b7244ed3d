// One section of the article: its blocks, each in the dress of its kind, with mentions and lit words.
import { html, nothing } from 'lit-html';
import { segmentsOf } from '../article/segments.js';
import { labelOf } from '../article/types.js';
import { words } from '../strings.js';

/**
 * @typedef {import('../article/sections.js').Section} Section
 * @typedef {import('../article/sections.js').Piece} Piece
 * @typedef {import('../article/segments.js').Segment} Segment
 * @typedef {import('../../pkg/nutgraf.js').EntityType} EntityType
 *
 * All that decides how the text looks; a new object for each change.
 * @typedef {object} Drawing
 * @property {string} text
 * @property {import('../article/sections.js').Marked} marked
 * @property {string} language its code, or an empty string
 * @property {ReadonlySet<EntityType>} hidden
 * @property {import('../../pkg/nutgraf.js').Range[]} lit
 * @property {number} current index of the lit range that is stepped to
 */

/**
 * @param {Section} section
 * @param {Drawing} drawing
 */
export function sectionTemplate({ pieces }, drawing) {
  return runs(pieces).map((run) => (run[0].kind === 'boilerplate' ? fold(run, drawing) : run.map((piece) => block(piece, drawing))));
}

/** Neighbouring pieces of boilerplate together, others alone. @param {Piece[]} pieces */
function runs(pieces) {
  /** @type {Piece[][]} */
  const found = [];
  for (const piece of pieces) {
    const last = found.at(-1);
    if (piece.kind === 'boilerplate' && last?.[0].kind === 'boilerplate') last.push(piece);
    else found.push([piece]);
  }
  return found;
}

/** @param {Piece[]} pieces @param {Drawing} drawing */
function fold(pieces, drawing) {
  const lines = pieces.filter((piece) => piece.first).length;
  return html`<details class="fold"><summary>${words.boilerplate(lines)}</summary>${pieces.map((piece) => block(piece, drawing))}</details>`;
}

/** @param {Piece} piece @param {Drawing} drawing */
function block(piece, drawing) {
  const content = segmentsIn(piece, drawing);
  if (piece.kind === 'headline') {
    const first = drawing.marked.blocks.find(({ kind }) => kind === 'headline');
    return piece.start === first?.start ? html`<h2 dir="auto">${content}</h2>` : html`<h3 dir="auto">${content}</h3>`;
  }
  return html`<p dir="auto" class="${piece.kind} ${piece.first ? '' : 'continued'}">${content}</p>`;
}

/** @param {Piece} piece @param {Drawing} drawing */
function segmentsIn({ start, end }, drawing) {
  const { marked, hidden, lit } = drawing;
  return segmentsOf(start, end, marked.mentions, ({ type }) => !hidden.has(type), lit).map((segment) => {
    const parts = partsOf(segment, drawing);
    if (segment.mention === null) return parts;
    const { type } = marked.mentions[segment.mention];
    return html`<span class="mention" role="button" tabindex="-1" data-type=${type} data-label=${labelOf(type)}
      data-mention=${segment.mention}><span class="words">${parts}</span></span>`;
  });
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
