// Segments: a piece of text cut at the borders of its mentions and of what is lit, ready to be drawn.
import { firstIndex } from './sections.js';

/**
 * @typedef {import('../../pkg/nutgraf.js').Mention} Mention
 * @typedef {import('../../pkg/nutgraf.js').Range} Range
 *
 * @typedef {{ start: number, end: number, lit: number | null }} Part words, and the index of the lit range they are in
 * @typedef {{ mention: number | null, parts: Part[] }} Segment
 */

/**
 * Cuts `start..end`. The parts put together are that text, in order and without a gap.
 * @param {number} start
 * @param {number} end
 * @param {readonly Mention[]} mentions in text order, not overlapping
 * @param {(mention: Mention) => boolean} shown
 * @param {readonly Range[]} lit in text order, not overlapping
 * @returns {Segment[]}
 */
export function segmentsOf(start, end, mentions, shown, lit) {
  /** @type {Segment[]} */
  const segments = [];
  const push = (/** @type {number} */ from, /** @type {number} */ to, /** @type {number | null} */ mention) => {
    if (from < to) segments.push({ mention, parts: partsOf(from, to, lit) });
  };
  let at = start;
  for (let index = firstIndex(mentions, (mention) => mention.end > start); index < mentions.length; index += 1) {
    const mention = mentions[index];
    if (mention.start >= end) break;
    if (!shown(mention)) continue;
    // A mention that reaches over the border of a piece is drawn in both.
    const from = Math.max(mention.start, at);
    const to = Math.min(mention.end, end);
    push(at, from, null);
    push(from, to, index);
    at = Math.max(at, to);
  }
  push(at, end, null);
  return segments;
}

/**
 * @param {number} start
 * @param {number} end
 * @param {readonly Range[]} lit
 * @returns {Part[]}
 */
function partsOf(start, end, lit) {
  /** @type {Part[]} */
  const parts = [];
  let at = start;
  for (let index = firstIndex(lit, (range) => range.end > start); index < lit.length; index += 1) {
    const range = lit[index];
    if (range.start >= end) break;
    const from = Math.max(range.start, at);
    const to = Math.min(range.end, end);
    if (at < from) parts.push({ start: at, end: from, lit: null });
    if (from < to) parts.push({ start: from, end: to, lit: index });
    at = Math.max(at, to);
  }
  if (at < end) parts.push({ start: at, end, lit: null });
  return parts;
}
