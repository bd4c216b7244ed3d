// What there is to read in a file or a pasted text, by what kind it is.
import { words } from '../strings.js';
import { fromHtml, looksLikeHtml } from './html.js';
import { fromMarkdown } from './markdown.js';

/** @typedef {import('./html.js').Extract} Extract */

/**
 * What there is to read in `text`, which may be the source of a page.
 * @param {string} text
 * @param {string} [fileName]
 * @returns {Extract}
 */
export function extractOf(text, fileName = '') {
  if (/\.html?$/iu.test(fileName) || (!fileName && looksLikeHtml(text))) return fromHtml(text);
  if (/\.(?:md|markdown)$/iu.test(fileName)) return fromMarkdown(text);
  return { text };
}

/** What the list calls it. @param {Extract} extract */
export function nameOf({ title, text }) {
  const line = title ?? /\S[^\n]{20,}/u.exec(text.slice(0, 2000))?.[0] ?? text.trim().slice(0, 80);
  return line.trim().slice(0, 120) || words.untitled;
}
