// The file in which corrections travel. Whatever it holds is somebody's claim: each part is looked at before it is used.
import { apply } from './apply.js';

/**
 * @typedef {import('./types.js').Analysis} Analysis
 * @typedef {import('./types.js').Corrections} Corrections
 * @typedef {import('./types.js').EntityRef} EntityRef
 * @typedef {import('./types.js').EntityType} EntityType
 * @typedef {import('./types.js').Operation} Operation
 * @typedef {import('./types.js').Quote} Quote
 *
 * @typedef {{ operations: Operation[], skipped: number }} Opened what was understood, and how many were not
 * @typedef {{ operations: Operation[], known: number, unfit: number }} Fitting
 *   those to add, how many hold already, and how many find no place here
 */

const FORMAT = 'nutgraf-corrections';
const VERSION = 1;
/** Names and quotes longer than this are nobody's. */
const LONGEST = 10_000;
const MOST = 100_000;

const placed = /** @type {const} */ (['confirm', 'reject', 'retype', 'split', 'add']);

/** @type {ReadonlySet<unknown>} */
const types = new Set([
  ...['person', 'organization', 'place', 'group', 'event', 'work', 'law', 'product', 'other'],
  ...['date', 'time', 'money', 'percent', 'quantity'],
]);

/** @param {Corrections} corrections @returns {string} JSON, a correction a line; the same corrections give the same file */
export function fileOf(corrections) {
  const lines = corrections.map(({ id: _, ...operation }) => `    ${JSON.stringify(plainOf(operation))}`);
  const list = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`;
  return `{\n  "format": "${FORMAT}",\n  "version": ${VERSION},\n  "corrections": ${list}\n}\n`;
}

/**
 * @param {string} file
 * @returns {Opened}
 * @throws {Error} saying what is wrong, where it is no such file at all
 */
export function open(file) {
  const { format, version, corrections } = objectOf(parsed(file));
  if (format !== FORMAT || !Array.isArray(corrections)) throw new Error('This file holds no corrections.');
  if (version !== VERSION) throw new Error(`The file is of version ${String(version).slice(0, 20)}; this page reads ${VERSION}.`);
  const operations = corrections.slice(0, MOST).flatMap((value) => plainOf(value) ?? []);
  return { operations, skipped: corrections.length - operations.length };
}

/** The corrections kept in a project or a database, checked in the same way. @param {unknown} values @returns {Corrections} */
export function checked(values) {
  const list = Array.isArray(values) ? values.slice(0, MOST) : [];
  return list.flatMap((value) => plainOf(value) ?? []).map((operation, index) => ({ ...operation, id: index + 1 }));
}

/**
 * Those of `operations`, made on another article or another day, that fit this one. A name, a merge and a type hold
 * for an entity wherever it is met; to confirm or reject is a judgement of one text, and needs its quoted words.
 * @param {Analysis} analysis
 * @param {string} text
 * @param {Corrections} present what holds already
 * @param {readonly Operation[]} operations
 * @returns {Fitting}
 */
export function fitting(analysis, text, present, operations) {
  const held = new Set(present.map(({ id: _, ...operation }) => JSON.stringify(plainOf(operation))));
  const fresh = operations.filter((operation) => !held.has(JSON.stringify(plainOf(operation))));
  const first = Math.max(0, ...present.map(({ id }) => id)) + 1;
  const tried = fresh.map((operation, index) => ({ ...strict(operation), id: first + index }));
  const { orphans } = apply(analysis, text, [...present, ...tried]);
  const lost = new Map(orphans.map((orphan) => [orphan.correction.id, orphan]));
  const fit = fresh.flatMap((operation, index) => {
    const orphan = lost.get(first + index);
    if (!orphan) return operation;
    if (!('quotes' in operation)) return [];
    const quotes = operation.quotes.filter((quote) => !orphan.quotes.includes(quote));
    return quotes.length === 0 ? [] : { ...operation, quotes };
  });
  return { operations: fit, known: operations.length - fresh.length, unfit: fresh.length - fit.length };
}

/** A judgement of one text is not found by its key alone. @param {Operation} operation @returns {Operation} */
function strict(operation) {
  const judges = operation.op === 'confirm' || operation.op === 'reject';
  return judges && 'entity' in operation ? { ...operation, entity: { ...operation.entity, key: '' } } : operation;
}

/** Reads an operation, and writes its parts in one order. @param {unknown} value @returns {Operation | null} */
function plainOf(value) {
  const { op, entity, into, quotes, type, name } = objectOf(value);
  if (quotes !== undefined) {
    const all = Array.isArray(quotes) ? quotes : [];
    const places = all.flatMap((quote) => quoteFrom(quote) ?? []);
    const known = placed.find((kind) => kind === op);
    if (!known || places.length === 0 || places.length < all.length || !isType(type)) return null;
    return { op: known, quotes: places, type, name: isText(name) ? name : null, into: refFrom(into) };
  }
  const subject = refFrom(entity);
  const target = refFrom(into);
  if (!subject) return null;
  if (op === 'confirm' || op === 'reject') return { op, entity: subject };
  if (op === 'retype') return isType(type) ? { op, entity: subject, type } : null;
  if (op === 'rename') return isText(name) ? { op, entity: subject, name } : null;
  if (op === 'merge') return target ? { op, entity: subject, into: target } : null;
  return null;
}

/** @param {unknown} value @returns {EntityRef | null} */
function refFrom(value) {
  const { key, name, type, at } = objectOf(value);
  return isText(key) && isText(name) && isType(type) ? { key, name, type, at: quoteFrom(at) } : null;
}

/** @param {unknown} value @returns {Quote | null} */
function quoteFrom(value) {
  const { exact, prefix, suffix, start, end } = objectOf(value);
  const sound = isText(exact) && isShort(prefix) && isShort(suffix) && isOffset(start) && isOffset(end);
  return sound ? { exact, prefix, suffix, start, end } : null;
}

/** @param {unknown} value @returns {value is string} */
const isShort = (value) => typeof value === 'string' && value.length <= LONGEST;

/** Checks a string for words. @param {unknown} value @returns {value is string} */
const isText = (value) => isShort(value) && value.trim() !== '';

/** @param {unknown} value @returns {value is EntityType} */
const isType = (value) => types.has(value);

/** @param {unknown} value @returns {value is number} */
const isOffset = (value) => Number.isSafeInteger(value) && /** @type {number} */ (value) >= 0;

/** @param {unknown} value @returns {Record<string, unknown>} */
const objectOf = (value) => (typeof value === 'object' && value !== null ? /** @type {Record<string, unknown>} */ (value) : {});

/** @param {string} file @returns {unknown} */
function parsed(file) {
  try {
    return JSON.parse(file);
  } catch {
    throw new Error('This file holds no corrections.');
  }
}
