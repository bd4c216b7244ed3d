// Where words that one looks for stand in a text.
import { fold } from './fold.js';

/** More places than this help nobody. */
const MOST = 5000;

/** The folded text of the last search: while one types, only the words change. */
const last = { text: '', folded: '' };

/**
 * @param {string} text
 * @param {string} words
 * @returns {{ start: number, end: number }[]}
 */
export function search(text, words) {
  const sought = fold(words.trim());
  if (sought === '') return [];
  if (last.text !== text) Object.assign(last, { text, folded: fold(text) });
  const ranges = [];
  for (let at = last.folded.indexOf(sought); at >= 0 && ranges.length < MOST; at = last.folded.indexOf(sought, at + sought.length)) {
    ranges.push({ start: at, end: at + sought.length });
  }
  return ranges;
}
