// What can be told of a text at a glance.
import { words } from '../strings.js';

/**
 * Whether pasted text is the source of a web page.
 * @param {string} text
 */
export function looksLikeHtml(text) {
  return /^\s*<(?:!doctype html|html|head|body|article|main|section|div|p|h1|script|meta)\b[^>]*>/iu.test(text);
}

/**
 * What the list calls a text.
 * @param {{ title?: string, text: string }} extract
 */
export function nameOf({ title, text }) {
  const line = title ?? /\S[^\n]{20,}/u.exec(text.slice(0, 2000))?.[0] ?? text.trim().slice(0, 80);
  return line.trim().slice(0, 120) || words.untitled;
}
