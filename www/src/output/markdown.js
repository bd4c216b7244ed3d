// A report in Markdown (CommonMark with tables), with numbered evidence.
import { exportWords as words } from '../strings.js';
import { reportOf } from './report.js';

/**
 * @typedef {import('./plain.js').Exported} Exported
 * @typedef {import('./report.js').Name} Name
 * @typedef {import('./report.js').Line} Line
 */

/** @param {readonly Exported[]} articles */
export function markdown(articles) {
  const parts = articles.map((article, index) => partOf(reportOf(article), articles.length > 1 ? `${index + 1}.` : ''));
  return `${parts.join('\n\n---\n\n')}\n\n${escaped(words.made)}\n`;
}

/** @param {import('./report.js').Report} report @param {string} prefix of the numbers of sentences */
function partOf({ title, facts, subjects, phrases, groups, rejected, evidence, orphans }, prefix) {
  const cite = (/** @type {number[]} */ numbers) => numbers.map((number) => `\\[${prefix}${number}\\]`).join(' ');
  const lines = (/** @type {Line[]} */ list) => list.map(({ label, evidence }) => `- ${escaped(label)} ${cite(evidence)}`.trimEnd());
  const known = [facts.outlet, facts.published, facts.url].filter(Boolean).map(escaped);
  const row = (/** @type {Name} */ { name, state, subtype, count, also, roles, evidence }) =>
    `| ${[escaped(name), words.states[state], escaped([subtype ?? '', ...roles].filter(Boolean).join('; ')), count, escaped(also.join('; ')), cite(evidence)].join(' | ')} |`;
  const table = (/** @type {Name[]} */ names) => [`| ${words.columns.join(' | ')} |`, `|${' --- |'.repeat(words.columns.length)}`, ...names.map(row)];
  const section = (/** @type {string} */ head, /** @type {string[]} */ body) => (body.length > 0 ? [`## ${head}`, body.join('\n')] : []);
  return [
    `# ${escaped(title) || words.untitled}`,
    ...(known.length > 0 ? [known.join(' · ')] : []),
    ...section(words.subjects, lines(subjects)),
    ...section(words.phrases, lines(phrases)),
    ...(groups.length > 0 ? [`## ${words.names}`] : []),
    ...groups.flatMap(({ plural, names }) => [`### ${plural}`, table(names).join('\n')]),
    ...section(words.rejected, rejected.length > 0 ? table(rejected) : []),
    ...section(words.orphans, orphans.map((quote) => `- ${escaped(quote)}`)),
    ...section(words.evidence, evidence.map(({ number, pieces }) => `- \\[${prefix}${number}\\] ${pieces.map(piece).join('').trim()}`)),
  ].join('\n\n');
}

/** @param {import('./report.js').Piece} piece */
function piece({ words: content, type }) {
  const [before] = content.match(/^\s*/u) ?? [''];
  const [after] = content.match(/\s*$/u) ?? [''];
  return type === null || content.trim() === '' ? escaped(content) : `${before}**${escaped(content.trim())}**${after}`;
}

/**
 * Words that Markdown takes for nothing but words: every sign of ASCII may be escaped. Dots and such stay where they
 * cannot begin a list or a link.
 * @param {string} content
 */
function escaped(content) {
  return content
    .replace(/[\\`*_{}[\]()<>#|~!&@^$"=]/gu, '\\$&')
    .replace(/:(?=\/\/)/gu, '\\:')
    .replace(/\bwww\./giu, (www) => `${www.slice(0, -1)}\\.`)
    .replace(/^(\s*)([-+])/u, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/u, '$1\\$2');
}
