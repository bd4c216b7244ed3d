// A concordance: every sentence that names something, with what stands before and after it, over all articles.
import { isRejected } from '../article/threads.js';
import { firstIndex } from '../article/sections.js';

/**
 * @typedef {import('../../pkg/nutgraf.js').Analysis} Analysis
 * @typedef {import('../../pkg/nutgraf.js').Range} Range
 *
 * @typedef {object} Line
 * @property {number} article its id
 * @property {string} thread the key of its thread there
 * @property {number} position its place in the thread
 * @property {string} before from the start of the sentence
 * @property {string} words
 * @property {string} after to the end of the sentence
 *
 * @typedef {'article' | 'before' | 'after'} Order
 */

/** Sentences longer than this are cut around the words. */
const AROUND = 160;

/**
 * A line for each of `ranges`.
 * @param {number} article
 * @param {string} text
 * @param {Pick<Analysis, 'sentences'>} analysis
 * @param {string} thread
 * @param {readonly Range[]} ranges in text order
 * @returns {Line[]}
 */
export function linesOf(article, text, analysis, thread, ranges) {
  return ranges.map((range, position) => ({ article, thread, position, ...inSentence(text, analysis, range, AROUND, AROUND) }));
}

/**
 * The words of a range, with as much of their sentence before and after them as there is room for.
 * @param {string} text
 * @param {Pick<Analysis, 'sentences'>} analysis
 * @param {Range} range
 * @param {number} left characters before it
 * @param {number} right characters after it
 * @returns {Pick<Line, 'before' | 'words' | 'after'>}
 */
export function inSentence(text, analysis, { start, end }, left, right) {
  const around = sentenceAround(analysis, start, end);
  const from = start - around.start <= left ? around.start : wordFrom(text, start - left, start);
  const to = around.end - end <= right ? around.end : wordTo(text, end + right, end);
  return {
    before: `${from > around.start ? '… ' : ''}${flat(text.slice(from, start))}`,
    words: flat(text.slice(start, end)),
    after: `${flat(text.slice(end, to))}${to < around.end ? ' …' : ''}`,
  };
}

/** Where the first whole word after `at` begins; where there is none before `start`, `start`. @param {string} text @param {number} at @param {number} start */
function wordFrom(text, at, start) {
  const gap = text.slice(at, start).search(/\s\S/u);
  return gap < 0 ? start : at + gap + 1;
}

/** Where the last whole word before `at` ends. @param {string} text @param {number} at @param {number} end */
function wordTo(text, at, end) {
  const kept = /^.*\S(?=\s)/su.exec(text.slice(end, at));
  return kept ? end + kept[0].length : end;
}

/**
 * Where the mentions of an entity stand that the reader did not strike out.
 * @param {Analysis} analysis
 * @param {Analysis['entities'][number]} entity
 */
export function rangesOf({ mentions }, entity) {
  return entity.mentions
    .map((index) => mentions[index])
    .filter((mention) => mention && !isRejected(mention))
    .sort((a, b) => a.start - b.start);
}

/**
 * The sentence in which a range begins, or the range.
 * @param {Pick<Analysis, 'sentences'>} analysis
 * @param {number} start
 * @param {number} end
 * @returns {Range}
 */
export function sentenceAround({ sentences }, start, end) {
  const sentence = sentences[firstIndex(sentences, (sentence) => sentence.end > start)];
  return sentence && sentence.start <= start ? { start: sentence.start, end: Math.max(end, sentence.end) } : { start, end };
}

const collator = new Intl.Collator('en', { sensitivity: 'base' });

/** @param {readonly Line[]} lines @param {Order} order */
export function sorted(lines, order) {
  if (order === 'article') return lines;
  // What stands before is compared from the word next to the name backwards.
  const key = (/** @type {Line} */ { before, after }) => (order === 'after' ? after.trim() : before.trim().split(/\s+/u).reverse().join(' '));
  return lines.map((line) => ({ line, key: key(line) })).sort((a, b) => collator.compare(a.key, b.key)).map(({ line }) => line);
}

/** Line breaks inside a sentence are spaces here. @param {string} words */
const flat = (words) => words.replace(/\s+/gu, ' ');
