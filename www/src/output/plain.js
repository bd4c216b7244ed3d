// What every export needs: words on one line, signs that cannot be seen, and who said what.
import { firstIndex } from '../article/sections.js';

/**
 * @typedef {import('../corrections/types.js').Reading} Reading
 * @typedef {import('../corrections/types.js').ReadEntity} ReadEntity
 * @typedef {import('../corrections/types.js').ReadMention} ReadMention
 * @typedef {import('../corrections/types.js').Corrections} Corrections
 * @typedef {import('../../pkg/nutgraf.js').Range} Range
 *
 * An article as it is exported.
 * @typedef {object} Exported
 * @property {string} name what the list calls it
 * @property {string} text
 * @property {string} [title]
 * @property {string} [outlet]
 * @property {string} [published] YYYY-MM-DD
 * @property {string} [url]
 * @property {Reading} reading
 * @property {Corrections} corrections
 *
 * @typedef {{ package?: string, model?: string } | null} Version of the engine
 */

/** White space as single spaces, lone surrogates as the replacement character. @param {string} words */
export const flat = (words) => words.toWellFormed().replace(/\s+/gu, ' ').trim();

/** Controls that turn writing around, or hide in it, as their code points: a report shows what is there. @param {string} words */
export function visible(words) {
  return flat(words).replace(/[\p{Cc}\u200b\u202a-\u202e\u2066-\u2069\ufeff]/gu, (sign) => {
    return `[U+${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}]`;
  });
}

/** Of whole days only what the calendar knows. @param {string | undefined} day */
export const dayOf = (day) => (day && /^\d{4}-\d\d-\d\d$/u.test(day) ? day : '');

/** @param {Exported} article */
export const titleOf = ({ title, name }) => flat(title ?? name);

/** @param {Exported} article */
export const publishedOf = ({ published, reading }) => dayOf(published) || dayOf(reading.published?.date);

/** Which sentence a place is in, or -1. @param {Pick<Reading, 'sentences'>} reading @param {number} start */
export function sentenceOf({ sentences }, start) {
  const index = firstIndex(sentences, (sentence) => sentence.end > start);
  return index < sentences.length && sentences[index].start <= start ? index : -1;
}

/** The sentence of a mention, or the mention. @param {Reading} reading @param {Range} mention @returns {Range} */
export function aroundOf(reading, mention) {
  return reading.sentences[sentenceOf(reading, mention.start)] ?? mention;
}

/** @param {string} text */
export function hashOf(text) {
  // FNV-1a over code units, twice with different starts: to tell texts apart, not to protect them.
  let [low, high] = [0x811c9dc5, 0xcbf29ce4];
  for (let index = 0; index < text.length; index += 1) {
    low = Math.imul(low ^ text.charCodeAt(index), 0x01000193);
    high = Math.imul(high ^ text.charCodeAt(index), 0x01000197);
  }
  return [high, low].map((part) => (part >>> 0).toString(16).padStart(8, '0')).join('');
}
