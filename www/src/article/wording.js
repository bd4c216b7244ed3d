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
const wordOf = (folded) => singular(folded.includes('.') ? folded.replaceAll('.', '') : folded);

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

/** @param {string} text @param {number} from @param {number} to @param {Sought} sought @param {Map<string, Range[]>} found */
function placesIn(text, from, to, sought, found) {
  const story = fold(text.slice(from, to));
  const { words, starts, ends } = wordsIn(story);
  /** Whether nothing but space stands between a word and the one before. @param {number} at */
  const isNext = (at) => story.slice(ends[at - 1], starts[at]).trim() === '';
  words.forEach((word, first) => {
    for (const { key, words: rest } of sought.get(word) ?? []) {
      if (!rest.every((one, index) => words[first + index] === one && (index === 0 || isNext(first + index)))) continue;
      const range = { start: from + starts[first], end: from + ends[first + rest.length - 1] };
      const places = found.get(key);
      if (places) places.push(range);
      else found.set(key, [range]);
    }
  });
}

/** What may stand inside a word, but not at its end. */
const JOINTS = "-.'&";

/** The words of a folded text, without what owns; one character after the other, since texts are long. @param {string} story */
function wordsIn(story) {
  const words = [];
  const starts = [];
  const ends = [];
  let start = -1;
  for (let at = 0; at <= story.length; at += 1) {
    if (isOfWord(story, at)) {
      if (start < 0) start = at;
    } else if (start >= 0 && !(JOINTS.includes(story[at] ?? ' ') && isOfWord(story, at + 1))) {
      const end = endOfWord(story, start, at);
      words.push(wordOf(story.slice(start, end)));
      starts.push(start);
      ends.push(end);
      start = -1;
    }
  }
  return { words, starts, ends };
}

/** Where a word ends whose letters end before `at`. @param {string} story @param {number} start @param {number} at */
function endOfWord(story, start, at) {
  if (at - start > 2 && story.endsWith("'s", at)) return at - 2;
  // The last dot of "U.S." is the word's own, that of "Amazon.com." the sentence's.
  return story[at] === '.' && story[at - 2] === '.' && at - 2 > start ? at + 1 : at;
}

/** @param {string} story @param {number} at */
function isOfWord(story, at) {
  const code = story.charCodeAt(at);
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
  return code >= 128 && /[\p{L}\p{N}\p{M}]/u.test(story[at]);
}
