// The desk: the box for new text, and all articles with what they are about.
import { html, nothing } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { words } from '../../strings.js';
import { exportItems } from '../export.js';
import { menuTemplate } from '../menu.js';
import { composeTemplate } from './compose.js';
import { filterTemplate } from './filter.js';
import { rowTemplate } from './row.js';
import { shelfTemplate } from './shelf.js';

/** @param {import('../../app.js').App} app */
export function deskTemplate(app) {
  const { articles } = app.store;
  return html`${composeTemplate(app)} ${articles.length === 0 ? nothing : stack(app)} ${shelfTemplate(app)}`;
}

/** @param {import('../../app.js').App} app */
function stack(app) {
  const { articles } = app.store;
  const { chosen } = app;
  const count = chosen.length === articles.length ? words.articleCount(articles.length) : words.chosenOf(chosen.length, articles.length);
  return html`<section class="stack" aria-labelledby="stack">
    <header class="stackhead"><h2 id="stack">${count}</h2>${progress(app)}
      ${articles.some(({ state }) => state === 'done') ? menuTemplate(words.exportAs, exportItems(app, chosen.map(({ article }) => article))) : nothing}</header>
    ${articles.length > 1 ? filterTemplate(app) : nothing}
    ${chosen.length === 0 ? html`<p class="none">${words.noneChosen}</p>` : nothing}
    <ul class="papers">${repeat(chosen, ({ article }) => article.id, ({ article, summary }) => rowTemplate(app, article, summary))}</ul>
  </section>`;
}

/** How far the reading is, while it goes on. @param {import('../../app.js').App} app */
function progress({ store, desk }) {
  const open = store.articles.filter(({ state }) => state === 'reading');
  if (open.length === 0) return nothing;
  const of = store.articles.length;
  return html`<p class="progress"><progress max=${of} value=${of - open.length} aria-labelledby="progress"></progress>
    <span id="progress">${words.progress(of - open.length, of)}</span>
    <button type="button" class="button" @click=${() => desk.stopAll()}>${words.stopAll}</button></p>`;
}
