// The history of corrections: what holds now, what held before, and what was undone. Nothing in it is ever changed.

/**
 * @typedef {import('./types.js').Corrections} Corrections
 * @typedef {import('./types.js').Operation} Operation
 *
 * @typedef {object} History
 * @property {readonly Corrections[]} past oldest first
 * @property {Corrections} present
 * @property {readonly Corrections[]} future what redo brings back, nearest first
 */

/** No more steps back are kept. */
const STEPS = 500;

/** @param {Corrections} [present] @returns {History} */
export const historyOf = (present = []) => ({ past: [], present, future: [] });

/**
 * @param {History} history
 * @param {...Operation} operations
 * @returns {History}
 */
export function correct(history, ...operations) {
  let last = Math.max(0, ...history.present.map(({ id }) => id));
  const made = operations.map((operation) => ({ ...operation, id: (last += 1) }));
  return made.length === 0 ? history : step(history, [...history.present, ...made]);
}

/** Takes one correction out, wherever it stands. @param {History} history @param {number} id @returns {History} */
export function withdraw(history, id) {
  const rest = history.present.filter((correction) => correction.id !== id);
  return rest.length === history.present.length ? history : step(history, rest);
}

/** @param {History} history @returns {History} */
export function undo({ past, present, future }) {
  const before = past.at(-1);
  return before ? { past: past.slice(0, -1), present: before, future: [present, ...future] } : { past, present, future };
}

/** @param {History} history @returns {History} */
export function redo({ past, present, future }) {
  const [next, ...rest] = future;
  return next ? { past: [...past, present], present: next, future: rest } : { past, present, future };
}

/** @param {History} history @param {Corrections} present @returns {History} */
const step = ({ past, present: before }, present) => ({ past: [...past, before].slice(-STEPS), present, future: [] });
