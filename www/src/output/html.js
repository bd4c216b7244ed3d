// A report as one HTML file that runs nothing and asks for nothing: its own policy forbids all but its own style.
import { exportWords as words } from '../strings.js';
import { reportOf } from './report.js';
import { STYLE, STYLE_HASH } from './style.js';

/**
 * @typedef {import('./plain.js').Exported} Exported
 * @typedef {import('./report.js').Name} Name
 * @typedef {import('./report.js').Report} Report
 * @typedef {import('./report.js').Line} Line
 */

const POLICY = `default-src 'none'; style-src '${STYLE_HASH}'; base-uri 'none'; form-action 'none'`;

/** @param {readonly Exported[]} articles */
export function htmlReport(articles) {
  const reports = articles.map(reportOf);
  const title = reports.length === 1 ? reports[0].title || words.untitled : words.reportOn(reports.length);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="Nutgraf">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${reports.length > 1 ? contents(title, reports) : ''}${reports.map((report, index) => partOf(report, index + 1, reports.length === 1 ? 1 : 2)).join('\n')}
</main>
<footer><p>${escaped(words.made)} ${escaped(words.stateNote)}</p></footer>
</body>
</html>
`;
}

/** @param {string} title @param {Report[]} reports */
function contents(title, reports) {
  const items = reports.map(({ title }, index) => `<li><a href="#a${index + 1}"><bdi>${escaped(title) || words.untitled}</bdi></a></li>`);
  return `<h1>${escaped(title)}</h1>\n<ol>\n${items.join('\n')}\n</ol>\n`;
}

/** @param {Report} report @param {number} part @param {number} level of its heading */
function partOf({ title, facts, subjects, phrases, groups, rejected, evidence, orphans }, part, level) {
  const cite = (/** @type {number[]} */ numbers) => numbers.map((number) => `<a href="#a${part}s${number}">${number}</a>`).join(' ');
  const head = (/** @type {number} */ more, /** @type {string} */ label) => `<h${level + more}>${escaped(label)}</h${level + more}>`;
  const list = (/** @type {Line[]} */ lines) => `<ul>${lines.map(({ label, evidence }) => `<li><bdi>${escaped(label)}</bdi> <span class="cite">${cite(evidence)}</span></li>`).join('\n')}</ul>`;
  const known = [facts.outlet, facts.published, facts.url].filter(Boolean).map((fact) => `<bdi>${escaped(fact)}</bdi>`);
  const row = (/** @type {Name} */ { name, type, state, subtype, count, also, roles, evidence }) => {
    const more = [subtype, ...roles].filter((word) => word !== null);
    return `<tr class="${state}"><th scope="row" class="${type}"><bdi>${escaped(name)}</bdi></th><td>${words.states[state]}</td><td><bdi>${escaped(more.join('; '))}</bdi></td><td class="number">${count}</td><td><bdi>${escaped(also.join('; '))}</bdi></td><td class="cite">${cite(evidence)}</td></tr>`;
  };
  const table = (/** @type {string} */ caption, /** @type {Name[]} */ names) =>
    `<table><caption>${escaped(caption)}</caption><thead><tr>${words.columns.map((column) => `<th scope="col">${escaped(column)}</th>`).join('')}</tr></thead>\n<tbody>\n${names.map(row).join('\n')}\n</tbody></table>`;
  return [
    `<article id="a${part}">`,
    `<h${level}><bdi>${escaped(title) || words.untitled}</bdi></h${level}>`,
    known.length > 0 ? `<p class="facts">${known.join(' · ')}</p>` : '',
    subjects.length > 0 ? `${head(1, words.subjects)}\n${list(subjects)}` : '',
    phrases.length > 0 ? `${head(1, words.phrases)}\n${list(phrases)}` : '',
    groups.length > 0 ? head(1, words.names) : '',
    ...groups.map(({ plural, names }) => table(plural, names)),
    rejected.length > 0 ? `${head(1, words.rejected)}\n${table(words.rejectedNote, rejected)}` : '',
    orphans.length > 0 ? `${head(1, words.orphans)}\n<ul>${orphans.map((quote) => `<li><bdi>${escaped(quote)}</bdi></li>`).join('\n')}</ul>` : '',
    evidence.length > 0 ? head(1, words.evidence) : '',
    evidence.length > 0 ? `<ol class="evidence">\n${evidence.map((sentence) => sentenceOf(sentence, part)).join('\n')}\n</ol>` : '',
    '</article>',
  ].filter(Boolean).join('\n');
}

/** @param {import('./report.js').Evidence} evidence @param {number} part */
function sentenceOf({ number, pieces }, part) {
  const content = pieces.map(({ words, type }) => (type === null ? escaped(words) : `<mark class="${type}">${escaped(words)}</mark>`));
  return `<li id="a${part}s${number}" value="${number}" dir="auto">${content.join('').trim()}</li>`;
}

/** Words as text or as the value of an attribute in quotation marks. @param {string} content */
function escaped(content) {
  const signs = /** @type {Record<string, string>} */ ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '`': '&#96;' });
  return content.replace(/[&<>"'`]/gu, (sign) => signs[sign]);
}
