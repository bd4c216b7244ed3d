// Tables for spreadsheets: RFC 4180, with a byte order mark, and with nothing in a cell that a spreadsheet would run.
import { aroundOf, flat, publishedOf, titleOf } from './plain.js';

/**
 * @typedef {import('./plain.js').Exported} Exported
 * @typedef {string | number | null | undefined} Cell
 */

/** Excel takes a file without it for the local eight-bit encoding. */
const MARK = '\ufeff';
/** Signs with which a formula can begin, also after white space; the wide ones are the same to some programs. */
const FORMULA = /^[\s\u0000]*[=+\-@\t\r\n＝＋－＠]/u;
const NUMBER = /^[+-]?\d+(?:\.\d+)?$/u;

/** @param {readonly Exported[]} articles */
export function mentionsCsv(articles) {
  const head = ['article', 'title', 'outlet', 'published', 'state', 'type', 'subtype', 'words', 'name', 'key', 'start', 'end', 'confidence', 'source', 'acts as', 'sentence'];
  const rows = articles.flatMap((article, index) => {
    const { text, reading } = article;
    return reading.mentions.map((mention) => {
      const { start, end, type, subtype, entity, confidence, source, state, actsAs } = mention;
      const owner = entity === null ? null : reading.entities[entity];
      const around = aroundOf(reading, mention);
      return [
        ...factsOf(article, index), state, type, subtype, text.slice(start, end), owner?.name, owner?.compareKey,
        start, end, rounded(confidence), source, actsAs, flat(text.slice(around.start, around.end)),
      ];
    });
  });
  return tableOf([head, ...rows]);
}

/** @param {readonly Exported[]} articles */
export function entitiesCsv(articles) {
  const head = ['article', 'title', 'outlet', 'published', 'state', 'type', 'subtype', 'name', 'other names', 'key', 'mentions', 'salience', 'roles', 'known as', 'known id', 'country', 'latitude', 'longitude', 'first sentence'];
  const rows = articles.flatMap((article, index) => {
    const { text, reading } = article;
    return reading.entities.map(({ state, type, subtype, name, aliases, compareKey, mentions, salience, roles, knowledge }) => {
      const around = aroundOf(reading, reading.mentions[mentions[0]]);
      return [
        ...factsOf(article, index), state, type, subtype, name, aliases.join('; '), compareKey, mentions.length, rounded(salience),
        roles.map((role) => role.text).join('; '), knowledge?.label, knowledge?.id, knowledge?.country, knowledge?.latitude,
        knowledge?.longitude, flat(text.slice(around.start, around.end)),
      ];
    });
  });
  return tableOf([head, ...rows]);
}

/** @param {Exported} article @param {number} index @returns {Cell[]} */
const factsOf = (article, index) => [index + 1, titleOf(article), article.outlet, publishedOf(article)];

/** @param {number} share */
const rounded = (share) => Math.round(share * 1000) / 1000;

/** @param {Cell[][]} rows */
const tableOf = (rows) => `${MARK}${rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('')}`;

/** @param {Cell} value */
function cellOf(value) {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  const words = value.toWellFormed();
  const safe = FORMULA.test(words) && !NUMBER.test(words) ? `'${words}` : words;
  // Programs may cut at other signs than the comma, so whatever is not plain is quoted.
  return /^[\p{L}\p{N}._:-]*$/u.test(safe) ? safe : `"${safe.replaceAll('"', '""')}"`;
}
