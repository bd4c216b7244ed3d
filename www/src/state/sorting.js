// In which order articles stand on the desk, in the table, and behind one another.

/**
 * @typedef {import('../across/summary.js').Summary} Summary
 * @typedef {'added' | 'newest' | 'oldest' | 'title' | 'outlet'} Sorting
 */

const byWords = new Intl.Collator('en', { numeric: true }).compare;

/**
 * What comes first, for each order but that of adding. What is not known comes last.
 * @type {Record<Exclude<Sorting, 'added'>, (one: Summary, other: Summary) => number>}
 */
const orders = {
  newest: (one, other) => (one.date < other.date ? 1 : one.date > other.date ? -1 : 0),
  oldest: (one, other) => lastIfEmpty(one.date, other.date) || (one.date < other.date ? -1 : one.date > other.date ? 1 : 0),
  title: (one, other) => byWords(one.title, other.title),
  outlet: (one, other) => lastIfEmpty(one.outlet, other.outlet) || byWords(one.outlet, other.outlet),
};

/** @param {string} one @param {string} other */
const lastIfEmpty = (one, other) => Number(one === '') - Number(other === '');

/**
 * The same in another order; what is equal stays as it was.
 * @template {{ summary: Summary }} T
 * @param {readonly T[]} list
 * @param {Sorting} sorting
 * @returns {readonly T[]}
 */
export function sorted(list, sorting) {
  if (sorting === 'added') return list;
  const order = orders[sorting];
  return list.toSorted((one, other) => order(one.summary, other.summary));
}
