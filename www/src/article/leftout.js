// Phrases that the reader does not want to see as keyphrases.

/**
 * The keyphrases that are not left out.
 * @param {readonly import('../../pkg/nutgraf.js').Keyphrase[]} keyphrases
 * @param {readonly string[]} leftOut in lower case
 */
export function phrasesWithout(keyphrases, leftOut) {
  const hidden = new Set(leftOut);
  return keyphrases.filter(({ text }) => !hidden.has(text.toLowerCase()));
}
