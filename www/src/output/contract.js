// The analysis as JSON: the wire contract, the text that its offsets count into, and what a person made of it. Mentions
// and entities are those that stand, each with its state; what was rejected is kept apart.
import { standing } from '../corrections/standing.js';

/**
 * @typedef {import('./plain.js').Exported} Exported
 * @typedef {import('./plain.js').Version} Version
 */

/** So many items of a list are written in one go. */
const PART = 2000;

/** @param {readonly Exported[]} articles @param {Version} version one article, or a list of them */
export function contractJson(articles, version) {
  return [...contractParts(articles, version)].join('');
}

/**
 * The same in parts, so that a long analysis does not hold up the page.
 * @param {readonly Exported[]} articles
 * @param {Version} version
 * @returns {Promise<Blob>}
 */
export async function contractFile(articles, version) {
  /** @type {Blob[]} */
  const parts = [];
  for (const part of contractParts(articles, version)) {
    parts.push(new Blob([part]));
    await new Promise((resolve) => setTimeout(resolve));
  }
  return new Blob(parts, { type: 'application/json;charset=utf-8' });
}

/** @param {readonly Exported[]} articles @param {Version} version */
function* contractParts(articles, version) {
  const head = {
    schema: 1,
    generator: { name: 'nutgraf', package: version?.package ?? null, model: version?.model ?? null },
    offsetUnit: 'utf-16 code unit',
  };
  yield* lines(articles.length === 1 ? { ...head, ...bodyOf(articles[0]) } : { ...head, articles: articles.map(bodyOf) });
  yield '\n';
}

/** @param {Exported} article */
function bodyOf({ name, title, outlet, published, url, text, reading, corrections }) {
  const { schema: _, orphans, applied: __, ...analysis } = standing(reading);
  return {
    name,
    title: title ?? null,
    outlet: outlet ?? null,
    given: published ?? null,
    url: url ?? null,
    text,
    ...analysis,
    rejected: {
      mentions: reading.mentions.filter(({ state }) => state === 'rejected').map(({ start, end, type }) => ({ start, end, type })),
      entities: reading.entities.filter(({ state }) => state === 'rejected').map(({ type, name, compareKey }) => ({ type, name, compareKey })),
    },
    corrections,
    orphans: orphans.map(({ correction, quotes, entity }) => ({ correction: correction.id, quotes, entity })),
  };
}

/**
 * JSON with an item of each list on a line of its own: to be read, searched and compared line by line.
 * @param {Record<string, unknown>} object
 * @param {string} [indent]
 * @returns {Generator<string>}
 */
function* lines(object, indent = '') {
  const inner = `${indent}  `;
  let before = '{\n';
  for (const [key, value] of Object.entries(object)) {
    yield `${before}${inner}${JSON.stringify(key)}: `;
    if (!Array.isArray(value) || value.length === 0) yield JSON.stringify(value);
    else if (key === 'articles') yield* listed(value, inner);
    else yield* items(value, inner);
    before = ',\n';
  }
  yield `\n${indent}}`;
}

/** @param {readonly unknown[]} list @param {string} indent */
function* items(list, indent) {
  for (let start = 0; start < list.length; start += PART) {
    const some = list.slice(start, start + PART).map((item) => `${indent}  ${JSON.stringify(item)}`);
    yield `${start === 0 ? '[\n' : ',\n'}${some.join(',\n')}`;
  }
  yield `\n${indent}]`;
}

/** @param {readonly Record<string, unknown>[]} articles @param {string} indent @returns {Generator<string>} */
function* listed(articles, indent) {
  let before = '[\n';
  for (const article of articles) {
    yield `${before}${indent}  `;
    yield* lines(article, `${indent}  `);
    before = ',\n';
  }
  yield `\n${indent}]`;
}
