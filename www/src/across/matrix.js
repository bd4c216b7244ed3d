// The table of what articles share: rows are names, subjects or phrases, columns are articles.

/**
 * @typedef {import('./summary.js').Summary} Summary
 * @typedef {import('./summary.js').Item} Item
 * @typedef {'names' | 'subjects' | 'phrases'} RowKind
 *
 * @typedef {object} Row
 * @property {string} key
 * @property {string} label the one that most articles use
 * @property {Item['type']} type
 * @property {string} above the subject that it is a part of, or an empty string
 * @property {Map<number, Item>} cells by the id of the article
 * @property {number} weight over all articles
 */

/**
 * The rows of a kind, what most articles share first.
 * @param {readonly Summary[]} summaries
 * @param {RowKind} kind
 * @returns {Row[]}
 */
export function rowsOf(summaries, kind) {
  /** @type {Map<string, Row & { labels: Map<string, number> }>} */
  const rows = new Map();
  for (const summary of summaries) {
    for (const item of summary[kind].values()) {
      let row = rows.get(item.key);
      if (!row) rows.set(item.key, (row = { key: item.key, label: item.label, type: item.type, above: item.above, cells: new Map(), weight: 0, labels: new Map() }));
      row.cells.set(summary.id, item);
      row.weight += item.weight;
      row.labels.set(item.label, (row.labels.get(item.label) ?? 0) + 1);
    }
  }
  const sorted = [...rows.values()].sort((a, b) => b.cells.size - a.cells.size || b.weight - a.weight || (a.key < b.key ? -1 : 1));
  return sorted.map(({ labels, ...row }) => ({ ...row, label: mostUsed(labels) ?? row.label }));
}

/** The label of most articles; one in capitals, as in a dateline, only where there is no other. @param {Map<string, number>} labels */
function mostUsed(labels) {
  let best = null;
  for (const [label, count] of labels) {
    const isBetter = !best || (isShouted(best.label) === isShouted(label) ? count > best.count : isShouted(best.label));
    if (isBetter) best = { label, count };
  }
  return best?.label;
}

/** Longer than an acronym is, and all in capitals. @param {string} label */
const isShouted = (label) => label.length > 5 && label === label.toUpperCase() && label !== label.toLowerCase();

/**
 * The rows that have something in one of `articles`, beyond words that stand there in passing.
 * @param {readonly Row[]} rows
 * @param {readonly Pick<Summary, 'id'>[]} articles
 */
export const rowsIn = (rows, articles) => rows.filter(({ cells }) => articles.some(({ id }) => cells.get(id)?.isPassing === false));

/**
 * @param {Row} row
 * @param {'any' | 'shared' | 'single'} part
 */
export const isInPart = ({ cells }, part) => part === 'any' || (part === 'shared') === cells.size > 1;
