// The words of a phrase, made equal over their spellings as the engine's keys are, and where such words stand in a text.
import { fold } from './fold.js';

/**
 * @typedef {import('../../pkg/nutgraf.js').Analysis} Analysis
 * @typedef {import('../../pkg/nutgraf.js').Range} Range
 * @typedef {Map<string, { key: string, words: string[] }[]>} Sought phrases by their first word
 */

/**
 * Equal for a phrase in either number, in any case, with accents or without.
 * @param {string} phrase
 */
export const keyOf = (phrase) => fold(phrase).split(/\s+/u).map(wordOf).filter(Boolean).join(' ');

/** @param {string} folded */
const wordOf = (folded) => singular(folded.replaceAll('.', ''));

/** What keeps a word the same noun is undone, no more. @param {string} word */
function singular(word) {
  if (word.length < 4 || !word.endsWith('s')) return word;
  if (word.length > 4 && /(?<!ser|mov|spec)ies$/u.test(word)) return `${word.slice(0, -3)}y`;
  if (word.length > 4 && /(?:ss|sh|ch|x|z)es$/u.test(word)) return word.slice(0, -2);
  return /(?:[isu']|new|serie|specie)s$/u.test(word) ? word : word.slice(0, -1);
}

/** @param {Iterable<string>} keys @returns {Sought} */
export function soughtOf(keys) {
  /** @type {Sought} */
  const sought = new Map();
  for (const key of keys) {
    const words = key.split(' ');
    const same = sought.get(words[0]);
    if (same) same.push({ key, words });
    else sought.set(words[0], [{ key, words }]);
  }
  return sought;
}

/**
 * Where phrases stand in the story, by their keys: in one pass, since there can be thousands of them.
 * @param {string} text
 * @param {Analysis['blocks']} blocks
 * @param {Sought} sought
 * @returns {Map<string, Range[]>}
 */
export function placesOf(text, blocks, sought) {
  /** @type {Map<string, Range[]>} */
  const found = new Map();
  for (const { kind, start, end } of blocks) {
    if (kind !== 'boilerplate') placesIn(text, start, end, sought, found);
  }
  return found;
}

/** A word may end in a stop only where it has one inside, as abbreviations do; what owns is not a part of it. */
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:[-.'&][\p{L}\p{N}\p{M}]+)*/gu;
const OWNS = /'s$/u;

/** @param {string} text @param {number} from @param {number} to @param {Sought} sought @param {Map<string, Range[]>} found */
function placesIn(text, from, to, sought, found) {
  const story = fold(text.slice(from, to));
  const words = [...story.matchAll(WORD)].map(({ 0: word, index }) => {
    const bare = word.replace(OWNS, '');
    return { word: wordOf(bare), start: index, end: index + bare.length };
  });
  /** Whether nothing but space stands between a word and the one before. @param {number} at */
  const isNext = (at) => /^\s+$/u.test(story.slice(words[at - 1].end, words[at].start));
  words.forEach(({ word, start }, first) => {
    for (const { key, words: rest } of sought.get(word) ?? []) {
      if (!rest.every((one, index) => words[first + index]?.word === one && (index === 0 || isNext(first + index)))) continue;
      const range = { start: from + start, end: from + words[first + rest.length - 1].end };
      const places = found.get(key);
      if (places) places.push(range);
      else found.set(key, [range]);
    }
  });
}
