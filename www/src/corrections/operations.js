// What a person can say of a reading. Each function describes it as an operation that holds on its own: by keys and
// quotes, never by ids, which another analysis would give to something else.
import { quoteOf } from './quote.js';

/**
 * @typedef {import('./types.js').Analysis} Analysis
 * @typedef {import('./types.js').Reading} Reading
 * @typedef {import('./types.js').EntityType} EntityType
 * @typedef {import('./types.js').EntityRef} EntityRef
 * @typedef {import('./types.js').EntityOperation} EntityOperation
 * @typedef {import('./types.js').PlaceOperation} PlaceOperation
 * @typedef {import('./types.js').Range} Range
 *
 * @typedef {{ text: string, reading: Analysis | Reading }} Subject what is corrected: a text and what is shown of it
 * @typedef {{ name?: string | null, into?: number | null }} Whose the name of a new entity, or the id of another one
 */

/** The entity is right. @param {Subject} subject @param {number} id @returns {EntityOperation} */
export const confirmEntity = (subject, id) => ({ op: 'confirm', entity: refOf(subject, id) });

/** It is no entity. @param {Subject} subject @param {number} id @returns {EntityOperation} */
export const rejectEntity = (subject, id) => ({ op: 'reject', entity: refOf(subject, id) });

/** It is of another type. @param {Subject} subject @param {number} id @param {EntityType} type @returns {EntityOperation} */
export const retypeEntity = (subject, id, type) => ({ op: 'retype', entity: refOf(subject, id), type });

/** It is to be called otherwise. @param {Subject} subject @param {number} id @param {string} name @returns {EntityOperation} */
export const renameEntity = (subject, id, name) => ({ op: 'rename', entity: refOf(subject, id), name: name.trim() });

/** Two are one, and the second has the right name. @param {Subject} subject @param {number} id @param {number} into @returns {EntityOperation} */
export const mergeEntities = (subject, id, into) => ({ op: 'merge', entity: refOf(subject, id), into: refOf(subject, into) });

/** These mentions are right. @param {Subject} subject @param {number[]} mentions @returns {PlaceOperation} */
export const confirmMentions = (subject, mentions) => placed('confirm', subject, mentions);

/** These mentions are none. @param {Subject} subject @param {number[]} mentions @returns {PlaceOperation} */
export const rejectMentions = (subject, mentions) => placed('reject', subject, mentions);

/** These mentions are of another type than the rest. @param {Subject} subject @param {number[]} mentions @param {EntityType} type @returns {PlaceOperation} */
export const retypeMentions = (subject, mentions, type) => ({ ...placed('retype', subject, mentions), type, into: null });

/**
 * These mentions are somebody else.
 * @param {Subject} subject
 * @param {number[]} mentions
 * @param {Whose} [whose]
 * @returns {PlaceOperation}
 */
export function splitMentions(subject, mentions, { name = null, into = null } = {}) {
  return { ...placed('split', subject, mentions), name, into: into === null ? null : refOf(subject, into) };
}

/**
 * These words name something that was missed.
 * @param {Subject} subject
 * @param {Range[]} ranges
 * @param {EntityType} type
 * @param {Whose} [whose]
 * @returns {PlaceOperation}
 */
export function addMentions(subject, ranges, type, { name = null, into = null } = {}) {
  const quotes = ranges.map((range) => trimmed(subject.text, range)).filter(({ start, end }) => start < end);
  return {
    op: 'add',
    quotes: quotes.map(({ start, end }) => quoteOf(subject.text, start, end)),
    type,
    name,
    into: into === null ? null : refOf(subject, into),
  };
}

/**
 * Where else the same words stand by themselves, for marking them all at once.
 * @param {string} text
 * @param {Range} range
 * @returns {Range[]} in text order, `range` among them
 */
export function sameWords(text, range) {
  const { start, end } = trimmed(text, range);
  const words = text.slice(start, end);
  const ranges = [];
  const letter = /[\p{L}\p{N}]/u;
  for (let at = words ? text.indexOf(words) : -1; at !== -1; at = text.indexOf(words, at + words.length)) {
    const after = at + words.length;
    const whole = !letter.test(text.charAt(at - 1)) && !letter.test(text.charAt(after));
    if (whole || at === start) ranges.push({ start: at, end: after });
  }
  return ranges;
}

/** @param {Subject} subject @param {number} id @returns {EntityRef} */
function refOf({ text, reading }, id) {
  const { compareKey: key, name, type, mentions } = reading.entities[id];
  const first = reading.mentions[mentions[0]];
  return { key, name, type, at: first ? quoteOf(text, first.start, first.end) : null };
}

/**
 * @param {PlaceOperation['op']} op
 * @param {Subject} subject
 * @param {number[]} mentions
 * @returns {PlaceOperation}
 */
function placed(op, subject, mentions) {
  const found = mentions.map((mention) => subject.reading.mentions[mention]);
  const { type, entity } = found[0];
  return {
    op,
    quotes: found.map(({ start, end }) => quoteOf(subject.text, start, end)),
    type,
    name: null,
    into: entity === null ? null : refOf(subject, entity),
  };
}

/** Without the white space around it. @param {string} text @param {Range} range @returns {Range} */
function trimmed(text, { start, end }) {
  const words = text.slice(start, end);
  return { start: end - words.trimStart().length, end: start + words.trimEnd().length };
}
