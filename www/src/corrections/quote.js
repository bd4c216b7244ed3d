// Quotes: how words are written down so that they are found again, and how they are found. What is not found for sure
// is not found at all: a correction on the wrong words is worse than one that waits.
import { smooth } from './fold.js';

/**
 * @typedef {import('./types.js').Quote} Quote
 * @typedef {import('./types.js').Range} Range
 */

/** How much context is kept, in code units on each side, until the words are the only ones like it. */
const CONTEXTS = [32, 64, 128, 256];
/** The share of the context, near words counting more, that must stand around words that moved. One side is enough. */
const ENOUGH = 0.5;
/** By how much the best place must be better than the next. */
const MARGIN = 0.15;
/** How many code units and words around a place are compared with a context that does not stand there as it was. */
const NEAR = 100;
const MOST_WORDS = 24;
/** No more places are compared; who looks for "the" in a book gets nothing. */
const MOST_PLACES = 2000;

/**
 * Quotes `start..end`, with context until it is unique.
 * @param {string} text
 * @param {number} start
 * @param {number} end
 * @param {boolean} [unique] false for the shortest context, unique or not
 * @returns {Quote}
 */
export function quoteOf(text, start, end, unique = true) {
  const exact = text.slice(start, end);
  let prefix = '';
  let suffix = '';
  for (const context of CONTEXTS) {
    prefix = text.slice(wholeCharacter(text, Math.max(0, start - context)), start);
    suffix = text.slice(end, wholeCharacter(text, Math.min(text.length, end + context)));
    const all = prefix + exact + suffix;
    if (!unique || text.indexOf(all) === text.lastIndexOf(all)) break;
  }
  return { exact, prefix, suffix, start, end };
}

/** The same offset, or the one before it inside a character. @param {string} text @param {number} offset */
function wholeCharacter(text, offset) {
  const inside = /[\udc00-\udfff]/.test(text.charAt(offset)) && /[\ud800-\udbff]/.test(text.charAt(offset - 1));
  return inside ? offset - 1 : offset;
}

/** Finds quotes in one text. */
export class Finder {
  #text;
  /** @type {import('./fold.js').Smooth | null} */
  #smooth = null;
  /** @type {Map<string, Context>} */
  #contexts = new Map();

  /** @param {string} text */
  constructor(text) {
    this.#text = text;
  }

  /**
   * Where the quoted words stand, or null where that is not sure.
   * @param {Quote} quote
   * @returns {Range | null}
   */
  find(quote) {
    return this.#unmoved(quote) ?? this.#moved(quote);
  }

  /** @param {Quote} quote */
  #unmoved({ exact, prefix, suffix, start, end }) {
    if (exact === '' || end - start !== exact.length) return null;
    const text = this.#text;
    const before = start - prefix.length;
    if (before < 0 || !text.startsWith(prefix + exact + suffix, before)) return null;
    return bordersOf(text.charAt(start - 1), exact, text.charAt(end)) === bordersOf(prefix, exact, suffix) ? { start, end } : null;
  }

  /** @param {Quote} quote */
  #moved(quote) {
    this.#smooth ??= smooth(this.#text);
    const { text, at } = this.#smooth;
    const [exact, prefix, suffix] = [quote.exact, quote.prefix, quote.suffix].map((part) => smooth(part).text);
    if (exact.trim() === '') return null;
    const borders = bordersOf(prefix, exact, suffix);
    const context = contextOf(prefix, suffix);
    const places = [];
    for (let index = text.indexOf(exact); index !== -1; index = text.indexOf(exact, index + 1)) {
      if (places.length === MOST_PLACES) return null;
      const end = index + exact.length;
      if (bordersOf(text.charAt(index - 1), exact, text.charAt(end)) !== borders) continue;
      const same = text.endsWith(prefix, index) && text.startsWith(suffix, end);
      const score = same ? 1 : likeness(context, this.#around(text, index, end));
      places.push({ start: at[index], end: at[end - 1] + 1, same, score });
    }
    const alike = places.filter(({ same }) => same);
    if (alike.length > 0) return alike.length === 1 ? rangeOf(alike[0]) : null;
    const [best, next] = places.toSorted((a, b) => b.score - a.score);
    return best && best.score >= ENOUGH && best.score - (next?.score ?? 0) >= MARGIN ? rangeOf(best) : null;
  }

  /** The context of a place; many quotes ask for the same. @param {string} text @param {number} start @param {number} end */
  #around(text, start, end) {
    const key = `${start} ${end}`;
    const known = this.#contexts.get(key);
    if (known) return known;
    // More than is compared, so that words put in do not push others out of sight.
    const context = contextOf(text.slice(Math.max(0, start - 2 * NEAR), start), text.slice(end, end + 2 * NEAR));
    this.#contexts.set(key, context);
    return context;
  }
}

/**
 * Words around a place, the nearest first.
 * @typedef {{ before: string[], after: string[] }} Context
 */

/** @param {string} left @param {string} right @returns {Context} */
function contextOf(left, right) {
  return { before: wordsOf(left).reverse().slice(0, MOST_WORDS), after: wordsOf(right).slice(0, MOST_WORDS) };
}

/** @param {Range} range */
const rangeOf = ({ start, end }) => ({ start, end });

/** Whether the words begin and end where a word does: "Xi" is not in "Xinhua". */
function bordersOf(/** @type {string} */ prefix, /** @type {string} */ exact, /** @type {string} */ suffix) {
  const glued = /[\p{L}\p{N}]{2}/u;
  const begins = glued.test((prefix.at(-1) ?? '') + exact[0]);
  const ends = glued.test(exact.at(-1) + (suffix[0] ?? ''));
  return `${begins} ${ends}`;
}

/** @param {string} text */
const wordsOf = (text) => text.toLowerCase().match(/\p{Lo}|[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? [];

/** How much of `context` stands at another place too, 0 to 1. @param {Context} context @param {Context} other */
function likeness(context, other) {
  const common = inOrder(context.before, other.before) + inOrder(context.after, other.after);
  return common / Math.max(1, weightOf(context.before) + weightOf(context.after));
}

/** What the word at `index` counts: the fifth half as much as the first. @param {number} index */
const weight = (index) => 4 / (4 + index);

/** @param {string[]} words */
const weightOf = (words) => words.reduce((sum, _, index) => sum + weight(index), 0);

/**
 * The weight of the words that also stand among `others`, in the same order and about as far away: a longest common
 * subsequence within a band.
 * @param {string[]} words
 * @param {string[]} others
 */
function inOrder(words, others) {
  let row = new Float64Array(others.length + 1);
  let next = new Float64Array(others.length + 1);
  for (let index = 0; index < words.length; index += 1) {
    const band = 2 + index / 3;
    for (let place = 0; place < others.length; place += 1) {
      const pair = words[index] === others[place] && Math.abs(index - place) <= band;
      next[place + 1] = Math.max(pair ? row[place] + weight(index) : 0, next[place], row[place + 1]);
    }
    [row, next] = [next, row];
  }
  return row[others.length];
}
