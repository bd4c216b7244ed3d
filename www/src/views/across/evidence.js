// The sentences behind a cell of the table, or behind all cells of a row, each leading to its place in the article.
import { html, nothing } from 'lit-html';
import { linesOf } from '../../across/concordance.js';
import { sureness } from '../../article/sure.js';
import { threadOf } from '../../article/threads.js';
import { words } from '../../strings.js';
import { sureTag } from '../article/why/parts.js';

/**
 * @typedef {import('../../app.js').App} App
 * @typedef {import('../../across/matrix.js').Row} Row
 */

/** How many sentences are shown of one article, how many of each where there are several, and of how many articles. */
const FIRST = 50;
const EACH = 3;
const ARTICLES = 10;

/** @param {App} app @param {Row} row @param {number | null} article whose sentences are shown; of all that have some, if null */
export function evidenceTemplate(app, row, article) {
  const { table } = app.store;
  const weightOf = (/** @type {number} */ id) => row.cells.get(id)?.weight ?? 0;
  const ids = app.chosen.map(({ summary }) => summary.id).filter((id) => row.cells.has(id) && (article ?? id) === id);
  // What is most about it comes first.
  ids.sort((a, b) => weightOf(b) - weightOf(a));
  if (ids.length === 0) return nothing;
  const close = () => {
    /** @type {HTMLElement | null} */ (document.querySelector('.matrix [aria-pressed="true"]'))?.focus();
    app.store.change({ table: { ...table, cell: null } });
  };
  const kind = table.rows === 'subjects' ? 'subject' : 'phrase';
  const count = app.shownOf.get('evidence') ?? ARTICLES;
  return html`<section class="evidence" aria-labelledby="evidence" data-type=${row.type ?? kind}>
    <button type="button" class="close" aria-label=${words.across.closeEvidence} title="${words.across.closeEvidence} (Esc)" @click=${close}>×</button>
    <h3 id="evidence">${article === null ? words.across.evidenceIn(row.label, ids.length) : words.across.evidence(row.label, titleOf(app, article))}</h3>
    ${article === null ? ids.slice(0, count).map((id) => sourceTemplate(app, row, id)) : oneTemplate(app, row, article)}
    ${article === null && ids.length > count ? html`<button type="button" class="more" @click=${() => app.showMore('evidence', count + ARTICLES)}>${words.more(ids.length - count)}</button>` : nothing}
    <p class="pencils">
      ${article === null ? nothing : html`<button type="button" class="button" @click=${() => app.open(article, row.cells.get(article)?.thread)}>${words.across.openThere}</button>`}
      ${table.rows === 'phrases' ? html`<button type="button" class="button" @click=${() => app.leaveOut(row.label)}>${words.leaveOut}</button>` : nothing}
    </p>
  </section>`;
}

/** @param {App} app @param {number} id */
function titleOf({ chosen }, id) {
  return chosen.find(({ summary }) => summary.id === id)?.summary.title ?? '';
}

/** @param {App} app @param {Row} row @param {number} id */
function oneTemplate(app, row, id) {
  const count = app.shownOf.get('evidence') ?? FIRST;
  const lines = linesFor(app, row, id);
  return html`${noteTemplate(app, row, id)}${placesTemplate(app, lines.slice(0, count))}
    ${lines.length > count ? html`<button type="button" class="more" @click=${() => app.showMore('evidence', count + FIRST)}>${words.more(lines.length - count)}</button>` : nothing}`;
}

/** The first sentences of one article among several, and a way to the others. @param {App} app @param {Row} row @param {number} id */
function sourceTemplate(app, row, id) {
  const { store } = app;
  const lines = linesFor(app, row, id);
  const all = () => {
    app.shownOf.delete('evidence');
    store.change({ table: { ...store.table, cell: { row: row.key, article: id } } });
  };
  return html`<section class="source"><h4><button type="button" class="link" dir="auto" @click=${() => app.open(id, row.cells.get(id)?.thread)}>${titleOf(app, id)}</button></h4>
    ${noteTemplate(app, row, id)}${placesTemplate(app, lines.slice(0, EACH))}
    ${lines.length > EACH ? html`<button type="button" class="more" @click=${all}>${words.more(lines.length - EACH)}</button>` : nothing}</section>`;
}

/** How sure a subject is, and that a phrase is no keyphrase there. @param {App} app @param {Row} row @param {number} id */
function noteTemplate({ store }, row, id) {
  const item = row.cells.get(id);
  if (!item) return nothing;
  if (item.isPassing) return html`<p class="hint">${words.across.passing}</p>`;
  return store.table.rows === 'subjects' ? html`<p class="hint">${sureTag(sureness(item.weight))} ${words.subjectSure[sureness(item.weight)]}</p>` : nothing;
}

/** @param {App} app @param {import('../../across/concordance.js').Line[]} lines */
function placesTemplate(app, lines) {
  return html`<ol class="places">${lines.map(({ article, thread, position, before, words: quoted, after }) => html`<li><button type="button" dir="auto"
    @click=${() => app.open(article, thread, position)}>${before}<b>${quoted}</b>${after}</button></li>`)}</ol>`;
}

/** @param {App} app @param {Row} row @param {number} id */
function linesFor(app, row, id) {
  const { analysis, text, threads } = app.viewOf(app.store.find(id));
  const item = row.cells.get(id);
  const thread = item && threadOf(text, threads, item.thread);
  return analysis && thread ? linesOf(id, text, analysis, thread.key, thread.ranges) : [];
}
