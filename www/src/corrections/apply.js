// Corrections on a machine's answer: the same shape again, as a person would have it.
import { Draft } from './draft.js';
import { Finder } from './quote.js';
import { figures } from './types.js';

/**
 * @typedef {import('./types.js').Analysis} Analysis
 * @typedef {import('./types.js').Correction} Correction
 * @typedef {import('./types.js').Corrections} Corrections
 * @typedef {import('./types.js').EntityOperation} EntityOperation
 * @typedef {import('./types.js').EntityRef} EntityRef
 * @typedef {import('./types.js').Orphan} Orphan
 * @typedef {import('./types.js').PlaceOperation} PlaceOperation
 * @typedef {import('./types.js').Quote} Quote
 * @typedef {import('./types.js').Reading} Reading
 * @typedef {import('./draft.js').Group} Group
 * @typedef {import('./draft.js').Part} Part
 */

/**
 * Applies `corrections`, in order, to the answer for `text`, which stays as it is. A correction is applied once: those
 * that a reading says are in it are passed over. Time grows with the mentions times the corrections, and, where the
 * text was edited, with the places that look like the quoted ones.
 * @param {Analysis | Reading} analysis
 * @param {string} text
 * @param {Corrections} corrections
 * @returns {Reading}
 */
export function apply(analysis, text, corrections) {
  const draft = new Draft(analysis, text);
  const finder = new Finder(text);
  const before = 'applied' in analysis ? analysis : { applied: [], orphans: [] };
  const applied = new Set(before.applied);
  const orphans = [...before.orphans];
  for (const correction of corrections) {
    if (applied.has(correction.id)) continue;
    applied.add(correction.id);
    const lost = 'quotes' in correction ? atPlaces(draft, finder, correction) : toEntity(draft, finder, correction);
    if (lost.quotes.length > 0 || lost.entity) orphans.push({ correction, ...lost });
  }
  return { ...analysis, ...draft.finish(), orphans, applied: [...applied] };
}

/**
 * @param {Draft} draft
 * @param {Finder} finder
 * @param {EntityOperation} operation
 * @returns {Omit<Orphan, 'correction'>} what was not found
 */
function toEntity(draft, finder, operation) {
  const group = resolve(draft, finder, operation.entity);
  if (!group) return { quotes: [], entity: operation.entity };
  switch (operation.op) {
    case 'confirm':
      draft.confirmGroup(group);
      break;
    case 'reject':
      draft.rejectGroup(group);
      break;
    case 'retype':
      draft.retypeGroup(group, operation.type);
      break;
    case 'rename':
      draft.renameGroup(group, operation.name);
      break;
    case 'merge':
      draft.mergeGroups(group, resolve(draft, finder, operation.into) ?? operation.into);
      break;
  }
  return { quotes: [], entity: null };
}

/**
 * @param {Draft} draft
 * @param {Finder} finder
 * @param {PlaceOperation} operation
 * @returns {Omit<Orphan, 'correction'>}
 */
function atPlaces(draft, finder, operation) {
  const { op, quotes, type } = operation;
  /** @type {Quote[]} */
  const lost = [];
  /** @type {Part[]} */
  const parts = [];
  for (const quote of quotes) {
    const range = finder.find(quote);
    if (!range) {
      lost.push(quote);
      continue;
    }
    const part = draft.partAt(range);
    // What the machine no longer says needs no rejection.
    if (op === 'reject') part && draft.rejectPart(part);
    else if (op === 'confirm' && part) draft.confirmPart(part);
    else parts.push(part ?? draft.addPart(range, type, op === 'add' ? 'added' : 'confirmed'));
  }
  if (parts.length > 0) draft.regroup(parts, figures.has(type) ? null : homeOf(draft, finder, operation, parts), type);
  return { quotes: lost, entity: null };
}

/**
 * The group that the parts of an operation go into.
 * @param {Draft} draft
 * @param {Finder} finder
 * @param {PlaceOperation} operation
 * @param {Part[]} parts
 */
function homeOf(draft, finder, { op, type, name, into }, parts) {
  const known = into && resolve(draft, finder, into);
  if (known) return known;
  const called = name ?? into?.name ?? draft.longest(parts);
  // Split off is what the name alone would put together again.
  return (op !== 'split' && draft.groupOf(type, called)) || draft.newGroup(type, called, name !== null);
}

/**
 * The entity that `ref` speaks of. Where its key is not enough, the quoted mention decides.
 * @param {Draft} draft
 * @param {Finder} finder
 * @param {EntityRef} ref
 * @returns {Group | null}
 */
function resolve(draft, finder, { key, at }) {
  const called = draft.groupsCalled(key);
  if (called.length === 1) return called[0];
  const range = at && finder.find(at);
  const group = range ? (draft.partAt(range)?.group ?? null) : null;
  return group && (called.length === 0 || called.includes(group)) ? group : null;
}
