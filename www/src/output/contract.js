// The analysis as JSON: the wire contract, the text that its offsets count into, and what a person made of it. Mentions
// and entities are those that stand, each with its state; what was rejected is kept apart.
import { standing } from '../corrections/standing.js';

/**
 * @typedef {import('./plain.js').Exported} Exported
 * @typedef {import('./plain.js').Version} Version
 */

/** @param {readonly Exported[]} articles @param {Version} version one article, or a list of them */
export function contractJson(articles, version) {
  const head = {
    schema: 1,
    generator: { name: 'nutgraf', package: version?.package ?? null, model: version?.model ?? null },
    offsetUnit: 'utf-16 code unit',
  };
  if (articles.length === 1) return `${lines({ ...head, ...bodyOf(articles[0]) })}\n`;
  return `${lines({ ...head, articles: articles.map(bodyOf) })}\n`;
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
 * @returns {string}
 */
function lines(object, indent = '') {
  const inner = `${indent}  `;
  const fields = Object.entries(object).map(([key, value]) => {
    if (!Array.isArray(value) || value.length === 0) return `${inner}${JSON.stringify(key)}: ${JSON.stringify(value)}`;
    const items = value.map((item) => `${inner}  ${key === 'articles' ? lines(item, `${inner}  `) : JSON.stringify(item)}`);
    return `${inner}${JSON.stringify(key)}: [\n${items.join(',\n')}\n${inner}]`;
  });
  return `{\n${fields.join(',\n')}\n${indent}}`;
}
