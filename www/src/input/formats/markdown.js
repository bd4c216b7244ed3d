// From Markdown to text: the signs of the format go, the words and the paragraphs stay.

/** @typedef {import('./html.js').Extract} Extract */

/**
 * @param {string} source
 * @returns {Extract}
 */
export function fromMarkdown(source) {
  const { fields, body } = frontMatter(source);
  const text = body
    .split(/\r?\n/u)
    .filter((line) => !/^\s*(?:```|~~~|(?:[-*_]\s*){3,}$|=+\s*$|\[[^\]]+\]:\s)/u.test(line))
    .map(plainLine)
    .join('\n')
    .trim();
  const title = fields.get('title');
  const published = /^\d{4}-\d{2}-\d{2}/u.exec(fields.get('date') ?? '')?.[0];
  return { text, ...(title && !text.startsWith(title) && { title }), ...(published && { published }) };
}

/**
 * The `key: value` lines between two lines of `---` at the head.
 * @param {string} source
 */
function frontMatter(source) {
  const head = /^\s*---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/u.exec(source);
  /** @type {Map<string, string>} */
  const fields = new Map();
  for (const line of head?.[1].split(/\r?\n/u) ?? []) {
    const field = /^(\w+):\s*(["']?)(.*?)\2\s*$/u.exec(line);
    if (field) fields.set(field[1].toLowerCase(), field[3]);
  }
  return { fields, body: head ? source.slice(head[0].length) : source };
}

/** @param {string} line */
function plainLine(line) {
  return line
    .replace(/^\s{0,3}(?:#{1,6}\s+|(?:>\s?)+|[-*+]\s+)/u, '')
    .replace(/^(.*\S)\s+#+\s*$/u, '$1')
    .replace(/!\[([^\]]*)\]\([^)]*\)/gu, '$1')
    .replace(/\[([^\]]+)\](?:\([^)]*\)|\[[^\]]*\])/gu, '$1')
    .replace(/<(https?:[^>]+)>/gu, '$1')
    .replace(/(\*\*|__)(?=\S)(.*?\S)\1/gu, '$2')
    .replace(/(?<![\w*\\])\*(?=\S)([^*]*[^*\s\\])\*(?![\w*])/gu, '$1')
    .replace(/(?<!\w)_(?=\S)([^_]*[^_\s])_(?!\w)/gu, '$1')
    .replace(/`([^`]+)`/gu, '$1')
    .replace(/\\([\\`*_{}[\]()#+\-.!>])/gu, '$1');
}
