// The sentences behind a cell of the table, each leading to its place in the article.
import { html, nothing } from 'lit-html';
import { linesOf } from '../../across/concordance.js';
import { words } from '../../strings.js';

const MOST = 50;

/** @param {import('../../app.js').App} app @param {{ row: string, article: number }} cell */
export function evidenceTemplate(app, { row, article: id }) {
  const article = app.store.find(id);
  const { table } = app.store;
  if (!article) return nothing;
  const { analysis, text, threads } = app.viewOf(article);
  const summary = app.summaryOf(article);
  const item = summary[table.rows].get(row);
  const thread = item && threads?.all.get(item.thread);
  if (!analysis || !item || !thread) return nothing;
  const lines = linesOf(id, text, analysis, thread.key, thread.ranges).slice(0, MOST);
  const close = () => {
    /** @type {HTMLElement | null} */ (document.querySelector('.cell[aria-pressed="true"]'))?.focus();
    app.store.change({ table: { ...table, cell: null } });
  };
  return html`<section class="evidence" aria-labelledby="evidence" data-type=${item.type ?? (table.rows === 'subjects' ? 'subject' : 'phrase')}>
    <button type="button" class="close" aria-label=${words.across.closeEvidence} title="${words.across.closeEvidence} (Esc)" @click=${close}>×</button>
    <h3 id="evidence">${words.across.evidence(item.label, summary.title)}</h3>
    <ol class="places">${lines.map(({ before, words: quoted, after, position }) => html`<li><button type="button"
      @click=${() => app.open(id, thread.key, position)}>${before}<b>${quoted}</b>${after}</button></li>`)}</ol>
    <button type="button" class="button" @click=${() => app.open(id, thread.key)}>${words.across.openThere}</button>
  </section>`;
}
