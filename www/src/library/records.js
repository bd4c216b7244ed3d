// Between an article of the page and what is kept of it.
import { checked, historyOf } from '../corrections/index.js';

/**
 * @typedef {import('../state/store.js').Article} Article
 * @typedef {import('./database.js').ArticleRecord} ArticleRecord
 */

/** What is known of an article beside its text; also what a project file holds of it. */
export const facts = /** @type {const} */ (['name', 'title', 'published', 'outlet', 'url', 'signature', 'attachments', 'encoding', 'fingerprint']);

/**
 * Those of the facts that are known.
 * @template {object} T
 * @param {T} source
 * @returns {Pick<T, Extract<keyof T, typeof facts[number]>>}
 */
export function factsOf(source) {
  const known = facts.flatMap((field) => {
    const value = /** @type {any} */ (source)[field];
    return value === undefined ? [] : [[field, value]];
  });
  return Object.fromEntries(known);
}

/** The corrections of an article as a plain list, without what was undone. @param {Article} article @returns {readonly unknown[]} */
export function correctionsOf({ history }) {
  return history?.present ?? [];
}

/** Corrections that were kept, looked at again, in the form that the page holds them. @param {unknown} kept */
export function restored(kept) {
  const corrections = checked(kept);
  return corrections.length === 0 ? undefined : historyOf(corrections);
}
