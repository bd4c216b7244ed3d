// Phrases that stand in an article without being one of its keyphrases: else an empty cell would say that they do not.
import { wordingKey } from '../article/threads.js';
import { placesOf, soughtOf } from '../article/wording.js';

/**
 * @typedef {import('../../pkg/nutgraf.js').Analysis} Analysis
 * @typedef {import('./matrix.js').Row} Row
 * @typedef {import('./summary.js').Summary} Summary
 * @typedef {import('../article/wording.js').Sought} Sought
 * @typedef {{ summary: Summary, text: string, analysis: Analysis | null }} Source
 */

/** The phrases of all articles, to be looked for in each. @param {readonly Summary[]} summaries */
export const phrasesOf = (summaries) => soughtOf(new Set(summaries.flatMap(({ phrases }) => [...phrases.keys()])));

/** @type {WeakMap<Analysis, { sought: Sought, counts: ReadonlyMap<string, number> }>} */
const counted = new WeakMap();

/** How often each phrase stands in an article. @param {Source} source @param {Sought} sought */
function countsIn({ text, analysis }, sought) {
  if (!analysis) return new Map();
  let known = counted.get(analysis);
  if (known?.sought !== sought) {
    const counts = new Map([...placesOf(text, analysis.blocks, sought)].map(([key, places]) => [key, places.length]));
    counted.set(analysis, (known = { sought, counts }));
  }
  return known.counts;
}

/**
 * Rows of phrases, with a cell in each article where one stands: under its name, if it is one, or by its words. The phrases
 * that are keyphrases of most articles stay first.
 * @param {readonly Row[]} rows
 * @param {readonly Source[]} sources
 * @param {Sought} sought
 * @returns {Row[]}
 */
export function withPassing(rows, sources, sought) {
  const filled = rows.map((row) => ({ ...row, cells: new Map(row.cells) }));
  const byKey = new Map(filled.map((row) => [row.key, row]));
  /** Rows by the names that their phrases are. @type {Map<string, Row[]>} */
  const byName = new Map();
  for (const row of filled) {
    const names = new Set([...row.cells.values()].flatMap(({ names }) => names));
    for (const name of names) byName.set(name, [...(byName.get(name) ?? []), row]);
  }
  for (const source of sources) {
    const { id, names } = source.summary;
    const add = (/** @type {Row} */ row, /** @type {number} */ count, /** @type {string} */ thread) => {
      if (!row.cells.has(id)) row.cells.set(id, { key: row.key, label: row.label, type: null, above: '', names: [], count, weight: 0, thread, isPassing: true });
    };
    for (const { key, count, thread } of names.values()) for (const row of byName.get(key) ?? []) add(row, count, thread);
    for (const [key, count] of countsIn(source, sought)) {
      const row = byKey.get(key);
      if (row) add(row, count, wordingKey(row.label));
    }
  }
  const own = new Map(rows.map(({ key, cells }) => [key, cells.size]));
  const most = (/** @type {Row} */ { key }) => own.get(key) ?? 0;
  return filled.sort((a, b) => most(b) - most(a) || b.cells.size - a.cells.size || b.weight - a.weight || (a.key < b.key ? -1 : 1));
}
