// From HTML to text. The document is inert: no script runs, nothing loads, and only text comes out.
import { Readability } from '@mozilla/readability';
import { allowMarkup, inertDocument } from '../trusted.js';

/** @typedef {{ text: string, title?: string, published?: string }} Extract */

// What shows no words of the article, or could only be of use to a page that runs.
const DROPPED = 'script, style, noscript, template, iframe, object, embed, svg, math, canvas, form, button, select';
// JSON-LD is data, and tells Readability the title and the date.
const KEPT = '[type="application/ld+json"]';

const MOST_ELEMENTS = 10_000;
const DEEPEST = 100;

const BLOCKS = new Set(
  `ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION DD DETAILS DIV DL DT FIGCAPTION FIGURE FOOTER H1 H2 H3 H4 H5 H6 HEADER
  HR LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TR UL`.split(/\s+/u),
);

/**
 * The article in a web page: its main text, its title where the text does not begin with it, and its date.
 * @param {string} html
 * @returns {Extract}
 */
export function fromHtml(html) {
  const page = inertDocument(html);
  for (const element of page.querySelectorAll(DROPPED)) {
    if (!element.matches(KEPT)) element.remove();
  }
  const found = isManageable(page) ? readable(/** @type {Document} */ (page.cloneNode(true))) : null;
  const main = found?.content ? textOf(/** @type {Node} */ (/** @type {unknown} */ (found.content))) : '';
  const title = found?.title?.trim();
  const published = /^\d{4}-\d{2}-\d{2}/u.exec(found?.publishedTime ?? '')?.[0];
  const text = main || textBesides(page, 'nav, header, footer, aside') || textBesides(page, 'nav');
  return { text, ...(title && !text.startsWith(title) && { title }), ...(published && { published }) };
}

/**
 * Readability's time grows with the square of the depth and holds up the page; no article is nested like this.
 * @param {Document} page
 */
function isManageable(page) {
  const elements = page.getElementsByTagName('*');
  if (elements.length > MOST_ELEMENTS) return false;
  /** @type {Map<Element | null, number>} */
  const depths = new Map();
  for (const element of elements) {
    const depth = (depths.get(element.parentElement) ?? 0) + 1;
    if (depth > DEEPEST) return false;
    depths.set(element, depth);
  }
  return true;
}

/**
 * @param {Document} page
 * @param {string} selector of what to leave out
 */
function textBesides(page, selector) {
  const body = /** @type {HTMLElement} */ (page.body.cloneNode(true));
  for (const element of body.querySelectorAll(selector)) element.remove();
  return textOf(body);
}

/**
 * What Readability takes for the article; null where it finds none or gives up on the markup.
 * @param {Document} page
 */
function readable(page) {
  try {
    allowMarkup(page.body);
    return new Readability(page, { serializer: (node) => node }).parse();
  } catch {
    return null;
  }
}

/**
 * Whether pasted text is the source of a web page.
 * @param {string} text
 */
export function looksLikeHtml(text) {
  return /^\s*<(?:!doctype html|html|head|body|article|main|section|div|p|h1|script|meta)\b[^>]*>/iu.test(text);
}

/**
 * The words below `root`, a paragraph for each block. A walk and no recursion: markup may be nested very deeply.
 * @param {Node} root
 */
function textOf(root) {
  const walker = root.ownerDocument?.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  /** @type {string[]} */
  const paragraphs = [];
  let words = '';
  let blockOfWords = root;
  for (let node = walker?.nextNode(); node; node = walker?.nextNode()) {
    if (node.nodeName === 'BR') words += '\n';
    if (node.nodeType !== Node.TEXT_NODE) continue;
    const block = blockAround(node, root);
    if (block !== blockOfWords) {
      paragraphs.push(words);
      words = '';
      blockOfWords = block;
    }
    words += node.nodeValue?.replace(/[ \t\r\n\f]+/gu, ' ');
  }
  paragraphs.push(words);
  return paragraphs.map(tidy).filter(Boolean).join('\n\n');
}

/**
 * @param {Node} node
 * @param {Node} root
 */
function blockAround(node, root) {
  let around = node.parentNode;
  while (around && around !== root && !BLOCKS.has(around.nodeName)) around = around.parentNode;
  return around ?? root;
}

/** @param {string} words */
function tidy(words) {
  return words.split('\n').map((line) => line.replace(/ {2,}/gu, ' ').trim()).filter(Boolean).join('\n');
}
