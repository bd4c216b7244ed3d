// What is drawn of an article: what was last read in it, or its bare text.
import { unread } from './sections.js';
import { threadsOf } from './threads.js';

/**
 * @typedef {import('../state.js').Article} Article
 * @typedef {ReturnType<typeof viewOf>} View
 */

/**
 * The text and, where there is one, the analysis that is to be drawn.
 * @param {Article | null} article
 */
export function sourceOf(article) {
  const { text = '', state, result } = article ?? {};
  // While a new text is being read, the reading of the one before it stays.
  return result && (result.text === text || state === 'reading') ? result : { text, analysis: null };
}

/** All that follows from them. @param {ReturnType<typeof sourceOf>} source */
export function viewOf({ text, analysis }) {
  return { text, analysis, marked: analysis ?? unread(text), threads: analysis && threadsOf(text, analysis) };
}

/** The code of the language, where it is more than a guess. @param {View['analysis']} analysis */
export function languageOf(analysis) {
  const { code, confidence } = analysis?.language ?? { code: 'und', confidence: 'unsure' };
  return confidence === 'unsure' || code === 'und' ? '' : code;
}
