// Who is named together, as GraphML: for Gephi, yEd, Cytoscape and their like.
import { comentionsOf } from '../article/comention.js';

/** @typedef {import('./plain.js').Exported} Exported */

/** @type {readonly [id: string, on: 'node' | 'edge', name: string, type: string][]} */
const KEYS = [
  ['label', 'node', 'label', 'string'],
  ['type', 'node', 'type', 'string'],
  ['state', 'node', 'state', 'string'],
  ['mentions', 'node', 'mentions', 'int'],
  ['articles', 'node', 'articles', 'int'],
  ['weight', 'edge', 'weight', 'double'],
  ['together', 'edge', 'articles', 'int'],
];

/** @param {readonly Exported[]} articles */
export function graphml(articles) {
  const { nodes, edges } = comentionsOf(articles);
  const keys = KEYS.map(([id, on, name, type]) => `  <key id="${id}" for="${on}" attr.name="${name}" attr.type="${type}"/>`);
  const nodeLines = nodes.map(({ label, type, state, count, articles }, index) =>
    [`    <node id="n${index}">`, ...data({ label, type, state, mentions: count, articles: articles.length }), '    </node>'].join('\n'),
  );
  const edgeLines = edges.map(({ source, target, count, places }, index) =>
    [
      `    <edge id="e${index}" source="n${source}" target="n${target}">`,
      ...data({ weight: count, together: new Set(places.map(({ article }) => article)).size }),
      '    </edge>',
    ].join('\n'),
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...keys,
    '  <graph id="comentions" edgedefault="undirected">',
    ...nodeLines,
    ...edgeLines,
    '  </graph>',
    '</graphml>',
    '',
  ].join('\n');
}

/** @param {Record<string, string | number>} values */
const data = (values) => Object.entries(values).map(([key, value]) => `      <data key="${key}">${xml(String(value))}</data>`);

/** Text of an element. What XML has no place for becomes the replacement character. @param {string} words */
export function xml(words) {
  const allowed = words.toWellFormed().replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd');
  const escapes = /** @type {Record<string, string>} */ ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' });
  return allowed.replace(/[&<>"\r]/gu, (sign) => escapes[sign]);
}
