// The project file: articles with what the reader said of them, to be put away and opened again, here or elsewhere. It
// holds no analyses: the same reader gives the same answer to a text, and nobody can slip in another.
import { LARGEST_FILE } from '../input/limits.js';
import { words } from '../strings.js';
import { correctionsOf, factsOf, restored } from './records.js';

/**
 * @typedef {import('../state/store.js').Article} Article
 * @typedef {import('../../pkg/nutgraf.js').Version} Version
 *
 * @typedef {{ ok: true, articles: Omit<Article, 'id'>[], leftOut: string[] } | { ok: false, reason: string }} Opened
 */

const FORMAT = 'nutgraf-project';
const VERSION = 1;
const MOST_ARTICLES = 5000;
const LONGEST_FACT = 2000;

/**
 * @param {readonly Article[]} articles
 * @param {readonly string[]} leftOut phrases that are never shown
 * @param {Version | null} reader
 * @returns {Blob} JSON
 */
export function projectFile(articles, leftOut, reader) {
  const head = { format: FORMAT, version: VERSION, generator: { name: words.name.toLowerCase(), package: reader?.package, model: reader?.model } };
  const listed = articles.filter(({ text }) => text !== '').map((article) => {
    const { fingerprint: _, encoding: __, ...known } = factsOf(article);
    return { ...known, text: article.text, corrections: correctionsOf(article) };
  });
  const parts = listed.map((article, index) => `${index === 0 ? '' : ','}\n${JSON.stringify(article)}`);
  const before = JSON.stringify({ ...head, leftOut }).slice(0, -1);
  return new Blob([before, ',"articles":[', ...parts, '\n]}\n'], { type: 'application/json' });
}

/**
 * Reads a project file. Whatever it holds is somebody's claim: each part is looked at before it is used.
 * @param {string} file
 * @returns {Opened} where it cannot be opened, why, in words for people
 */
export function openProject(file) {
  const { project: says } = words;
  /** @type {any} */
  let value;
  try {
    value = JSON.parse(file);
  } catch {
    return { ok: false, reason: says.broken };
  }
  if (value?.format !== FORMAT) return { ok: false, reason: says.none };
  if (!Number.isInteger(value.version) || value.version < 1) return { ok: false, reason: says.broken };
  if (value.version > VERSION) return { ok: false, reason: says.newer };
  if (!Array.isArray(value.articles)) return { ok: false, reason: says.broken };
  if (value.articles.length > MOST_ARTICLES) return { ok: false, reason: says.tooMany(MOST_ARTICLES) };
  /** @type {Omit<Article, 'id'>[]} */
  const articles = [];
  for (const [index, source] of value.articles.entries()) {
    const wrong = faultOf(source);
    if (wrong) return { ok: false, reason: says.article(index + 1, wrong) };
    const { name, title, published, outlet, url, signature, attachments, text, corrections } = source;
    articles.push({ ...factsOf({ name, title, published, outlet, url, signature, attachments }), name, text, state: 'reading', history: restored(corrections) });
  }
  const leftOut = Array.isArray(value.leftOut) ? value.leftOut.filter(isFact) : [];
  return { ok: true, articles, leftOut };
}

/** What is wrong with an article of a file; null where nothing is. @param {any} article */
function faultOf(article) {
  const { faults } = words.project;
  if (typeof article?.text !== 'string' || article.text.trim() === '') return faults.text;
  if (article.text.length > LARGEST_FILE) return faults.long;
  if (!isFact(article.name)) return faults.name;
  for (const field of ['title', 'outlet', 'url', 'signature', 'attachments']) if (article[field] !== undefined && !isFact(article[field])) return faults.fact(field);
  if (article.published !== undefined && !/^\d{4}-\d{2}-\d{2}$/u.test(article.published)) return faults.fact('published');
  if (article.corrections !== undefined && !Array.isArray(article.corrections)) return faults.fact('corrections');
  return null;
}

/** @param {unknown} value @returns {value is string} */
function isFact(value) {
  return typeof value === 'string' && value !== '' && value.length <= LONGEST_FACT;
}
