// What can be saved of one article or of many, and how it is called.
import { annotations } from './annotation.js';
import { contractFile, contractJson } from './contract.js';
import { entitiesCsv, mentionsCsv } from './csv.js';
import { graphml } from './graphml.js';
import { htmlReport } from './html.js';
import { markdown } from './markdown.js';
import { hashOf } from './plain.js';

/**
 * @typedef {import('./plain.js').Exported} Exported
 * @typedef {import('./plain.js').Version} Version
 * @typedef {{ name: string, type: string, text: string }} File
 * @typedef {{ extension: string, type: string, write: (articles: readonly Exported[], version: Version) => string }} Kind
 */

export const kinds = {
  html: kind('report.html', 'text/html', htmlReport),
  markdown: kind('report.md', 'text/markdown', markdown),
  entities: kind('names.csv', 'text/csv', entitiesCsv),
  mentions: kind('mentions.csv', 'text/csv', mentionsCsv),
  json: kind('nutgraf.json', 'application/json', contractJson),
  annotations: kind('annotations.jsonld', 'application/ld+json', annotations),
  graphml: kind('graphml', 'application/graphml+xml', graphml),
};

/** @param {string} extension @param {string} type @param {Kind['write']} write @returns {Kind} */
function kind(extension, type, write) {
  return { extension, type, write };
}

/**
 * Writes articles as a file of a kind. Confirmed, added, suggested and rejected are told apart in all of them.
 * @param {keyof typeof kinds} of
 * @param {readonly Exported[]} articles at least one
 * @param {Version} [version] of the engine
 * @returns {File}
 */
export function exportAs(of, articles, version = null) {
  const { extension, type, write } = kinds[of];
  return { name: `${stemOf(articles)}.${extension}`, type: `${type};charset=utf-8`, text: write(articles, version) };
}

/** Characters of all texts together from which JSON takes a while to write. */
const LONG = 1_000_000;

/**
 * The same as a file for the reader; a long analysis is written in parts, so that it does not hold up the page.
 * @param {keyof typeof kinds} of
 * @param {readonly Exported[]} articles at least one
 * @param {Version} version of the engine
 * @returns {Promise<{ name: string, blob: Blob }>}
 */
export async function fileAs(of, articles, version) {
  const length = articles.reduce((sum, { text }) => sum + text.length, 0);
  if (of === 'json' && length > LONG) return { name: `${stemOf(articles)}.${kinds.json.extension}`, blob: await contractFile(articles, version) };
  const { name, type, text } = exportAs(of, articles, version);
  return { name, blob: new Blob([text], { type }) };
}

/** The name for the file of the corrections of an article. @param {Exported['name']} name */
export const correctionsName = (name) => `${stemOf([{ name }])}.corrections.json`;

/** A file name that every system takes. @param {readonly Pick<Exported, 'name'>[]} articles */
function stemOf(articles) {
  if (articles.length > 1) return `${articles.length}-articles-${hashOf(articles.map(({ name }) => name).join('\n')).slice(0, 6)}`;
  const plain = articles[0].name.normalize('NFKD').replace(/\.[a-z]{2,4}$/iu, '').replace(/\p{M}/gu, '').toLowerCase();
  const slug = plain.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/gu, '').slice(0, 60).toWellFormed().replace(/-$/u, '');
  return slug || 'article';
}
