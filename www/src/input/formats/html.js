// From HTML to text, in a worker: there is no document here that could run a script or load anything, and only text comes out.
import { Readability } from '@mozilla/readability';
import { Parser } from 'htmlparser2';
import { DOMParser } from 'linkedom';

/** @typedef {{ text: string, title?: string, published?: string, outlet?: string, url?: string }} Extract */

// What shows no words of the article, or could only be of use to a page that runs.
const DROPPED = new Set('script style noscript template iframe object embed svg math canvas button select textarea title'.split(' '));
/** Beside the article on most pages. */
const BESIDES = new Set(['nav', 'aside', 'footer']);
const BLOCKS = new Set(
  `address article aside blockquote body caption dd details div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header
  hr li main nav ol p pre section summary table tr ul`.split(/\s+/u),
);

/** Larger and deeper pages are read without looking for the article in them: that takes time with the square of both. */
const MOST_ELEMENTS = 20_000;
const DEEPEST = 100;
const LONGEST_FACT = 2000;
/** Of the head of a page. */
const FACTS = new Set(['canonical', 'og:url', 'og:site_name', 'article:published_time']);

/**
 * The article in a web page: its main text, its title where the text does not begin with it, its date, who published it
 * and where.
 * @param {string} html
 * @returns {Extract}
 */
export function fromHtml(html) {
  const whole = scan(html, (name, inside) => BESIDES.has(name) || (name === 'header' && !inside));
  const isManageable = whole.elements <= MOST_ELEMENTS && whole.depth <= DEEPEST;
  const article = isManageable ? articleIn(html) : null;
  const main = (article?.content && withByline(article, whole.text)) || whole.text || scan(html, (name) => name === 'nav').text;
  const title = article?.title?.trim() || whole.title;
  const { facts } = whole;
  const published = /^\d{4}-\d{2}-\d{2}/u.exec(article?.publishedTime ?? facts.get('article:published_time') ?? '')?.[0];
  const outlet = (article?.siteName ?? facts.get('og:site_name'))?.trim().slice(0, LONGEST_FACT);
  const url = addressOf(facts.get('canonical')) || addressOf(facts.get('og:url'));
  return { text: main, ...(title && !main.startsWith(title) && { title }), ...(published && { published }), ...(outlet && { outlet }), ...(url && { url }) };
}

/**
 * The text of an article with its byline, which Readability takes out; one that no reader of the page sees stays out.
 * @param {{ content?: string | null, byline?: string | null }} article
 * @param {string} page all words of the page
 */
function withByline({ content, byline }, page) {
  const { text } = scan(content ?? '');
  const line = tidy((byline ?? '').replace(/\s+/gu, ' '));
  return line && text && page.includes(line) && !text.includes(line) ? `${line}\n\n${text}` : text;
}

/**
 * What Readability takes for the article; null where it finds none or gives up on the markup.
 * @param {string} html
 */
function articleIn(html) {
  try {
    const page = new DOMParser().parseFromString(html, 'text/html');
    return new Readability(/** @type {any} */ (page)).parse();
  } catch {
    return null;
  }
}

/**
 * The words of `html`, a paragraph for each block, in one pass; and how large it is.
 * @param {string} html
 * @param {(name: string, inside: boolean) => boolean} [isBeside] whether to leave an element out; `inside` an article
 */
function scan(html, isBeside = () => false) {
  /** @type {string[]} */
  const paragraphs = [];
  let words = '';
  let title = '';
  let elements = 0;
  let depth = 0;
  let deepest = 0;
  /** How many elements around are left out, are an article, and are a title. */
  let dropped = 0;
  let inside = 0;
  let inTitle = false;
  /** What the head says of the page; the first of each holds. @type {Map<string, string>} */
  const facts = new Map();
  /** Elements that are left out; the closing of those that are not must not end them. @type {boolean[]} */
  const open = [];
  const flush = () => {
    const paragraph = tidy(words);
    if (paragraph) paragraphs.push(paragraph);
    words = '';
  };
  const parser = new Parser({
    onopentag(name, attributes) {
      elements += 1;
      depth += 1;
      deepest = Math.max(deepest, depth);
      const isDropped = DROPPED.has(name) || isBeside(name, inside > 0);
      open.push(isDropped);
      if (isDropped) dropped += 1;
      if (name === 'article' || name === 'main') inside += 1;
      if (name === 'title') inTitle = title === '';
      if (name === 'br') words += '\n';
      const [fact, value] = name === 'meta' ? [attributes.property ?? '', attributes.content] : name === 'link' ? [attributes.rel, attributes.href] : ['', ''];
      if (FACTS.has(fact) && value && !facts.has(fact)) facts.set(fact, value);
      if (BLOCKS.has(name)) flush();
    },
    ontext(text) {
      if (inTitle) title += text;
      if (dropped === 0) words += text.replace(/[ \t\r\n\f]+/gu, ' ');
    },
    onclosetag(name) {
      depth -= 1;
      if (open.pop()) dropped -= 1;
      if (name === 'article' || name === 'main') inside -= 1;
      if (name === 'title') inTitle = false;
      if (name === 'td' || name === 'th') words += ' ';
      if (BLOCKS.has(name)) flush();
    },
  });
  parser.write(html);
  parser.end();
  flush();
  return { text: paragraphs.join('\n\n'), title: tidy(title.replaceAll('\n', ' ')), facts, elements, depth: deepest };
}

/** An address of the web, or nothing. @param {string | undefined} address */
function addressOf(address) {
  const url = address && URL.canParse(address) ? new URL(address) : null;
  return url && /^https?:$/u.test(url.protocol) && url.href.length <= LONGEST_FACT ? url.href : '';
}

/** @param {string} words */
function tidy(words) {
  return words.split('\n').map((line) => line.replace(/ {2,}/gu, ' ').trim()).filter(Boolean).join('\n');
}
