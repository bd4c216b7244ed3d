// What is drawn of an article: what was last read in it, as the reader corrected it, or its bare text.
import { apply } from '../corrections/index.js';
import { unread } from './sections.js';
import { threadsOf } from './threads.js';

/**
 * @typedef {import('../state/store.js').Article} Article
 * @typedef {import('../../pkg/nutgraf.js').Analysis} Analysis
 *
 * @typedef {object} View
 * @property {string} text
 * @property {Analysis | null} analysis
 * @property {import('./sections.js').Marked} marked
 * @property {import('./threads.js').Threads | null} threads
 */

/** Articles are never changed, only replaced. @type {WeakMap<Article, Analysis>} */
const readings = new WeakMap();
/** @type {WeakMap<Article, { leftOut: readonly string[], view: View }>} */
const views = new WeakMap();
/** @type {View} */
const blank = { text: '', analysis: null, marked: unread(''), threads: null };

/**
 * All that can be drawn of an article.
 * @param {Article | null} article
 * @param {readonly string[]} leftOut phrases
 * @returns {View}
 */
export function viewOf(article, leftOut) {
  if (!article) return blank;
  const known = views.get(article);
  if (known?.leftOut === leftOut) return known.view;
  const analysis = readingOf(article);
  const text = analysis && article.result ? article.result.text : article.text;
  const view = { text, analysis, marked: analysis ?? unread(text), threads: analysis && threadsOf(text, analysis, leftOut) };
  views.set(article, { leftOut, view });
  return view;
}

/**
 * What was read in an article and the reader made of it; null where nothing was read yet.
 * @param {Article} article
 * @returns {Analysis | null}
 */
export function readingOf(article) {
  const { text, state, result } = article;
  // While a new text is being read, the reading of the one before it stays.
  if (!result || (result.text !== text && state !== 'reading')) return null;
  let reading = readings.get(article);
  if (!reading) {
    const { present = [] } = article.history ?? {};
    reading = present.length > 0 ? apply(result.analysis, result.text, present) : result.analysis;
    readings.set(article, reading);
  }
  return reading;
}

/** The code of the language, where it is more than a guess. @param {Analysis | null} analysis */
export function languageOf(analysis) {
  const { code, confidence } = analysis?.language ?? { code: 'und', confidence: 'unsure' };
  return confidence === 'unsure' || code === 'und' ? '' : code;
}
