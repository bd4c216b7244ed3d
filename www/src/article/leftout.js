// Phrases that the reader does not want to see as keyphrases. A line of the list stands for its words in either number, in
// any case, with accents or without: just as articles share a phrase.
import { keyOf } from './wording.js';

/** Which keys a list hides. Lists are never changed, only replaced. @type {WeakMap<readonly string[], ReadonlySet<string>>} */
const known = new WeakMap();

/**
 * The keyphrases that are not left out.
 * @param {import('../../pkg/nutgraf.js').Keyphrase[]} keyphrases
 * @param {readonly string[]} leftOut
 */
export function phrasesWithout(keyphrases, leftOut) {
  if (leftOut.length === 0) return keyphrases;
  const hidden = keysOf(leftOut);
  return keyphrases.filter(({ text, key }) => !hidden.has(key) && !hidden.has(keyOf(text)));
}

/** @param {readonly string[]} leftOut */
function keysOf(leftOut) {
  let keys = known.get(leftOut);
  if (!keys) known.set(leftOut, (keys = new Set(leftOut.map(keyOf))));
  return keys;
}

/**
 * A list as it is kept: each phrase once, in lower case, sorted.
 * @param {readonly string[]} phrases
 * @returns {readonly string[]}
 */
export function listOf(phrases) {
  /** @type {Map<string, string>} */
  const lines = new Map();
  for (const phrase of phrases) {
    const line = phrase.trim().replaceAll(/\s+/gu, ' ').toLowerCase();
    const key = keyOf(line);
    if (key !== '' && !lines.has(key)) lines.set(key, line);
  }
  return [...lines.values()].sort();
}
