// Which articles of the desk are meant: by words, name, subject, outlet and date.
import { fold } from '../article/fold.js';

/**
 * @typedef {object} Filter an empty field leaves all in
 * @property {string} words in the title or the text
 * @property {string} name the key of an entity
 * @property {string} subject the id of a subject
 * @property {string} outlet
 * @property {string} from first day, as YYYY-MM-DD
 * @property {string} to last day
 *
 * @typedef {import('../across/summary.js').Summary} Summary
 */

/** @type {Readonly<Filter>} */
export const emptyFilter = Object.freeze({ words: '', name: '', subject: '', outlet: '', from: '', to: '' });

/** @param {Filter} filter */
export const isEmpty = (filter) => Object.values(filter).every((value) => value === '');

/**
 * Whether `summary` of an article with `text` is meant.
 * @param {Filter} filter
 * @param {Summary} summary
 * @param {string} text
 */
export function matches({ words, name, subject, outlet, from, to }, summary, text) {
  if (name && !summary.names.has(name)) return false;
  if (subject && !summary.subjects.has(subject)) return false;
  if (outlet && summary.outlet !== outlet) return false;
  // An article without a date is in no span of days.
  if ((from || to) && !summary.date) return false;
  if (from && summary.date < from) return false;
  if (to && summary.date > to) return false;
  const sought = fold(words.trim());
  return sought === '' || fold(summary.title).includes(sought) || fold(text).includes(sought);
}
