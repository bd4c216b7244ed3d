// The bar over the article: the way back, the neighbours, finding words, and what can be done with the article.
import { html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { words } from '../../strings.js';
import { articleMenus } from './menu.js';

/** @param {import('../../app.js').App} app @param {import('../../state/store.js').Article} article */
export function barTemplate(app, article) {
  const ids = app.chosen.map(({ article }) => article.id);
  const at = ids.indexOf(article.id);
  return html`<div class="bar">
    <button type="button" class="link back" @click=${() => app.go({ view: 'desk' })}>‹ ${words.backToDesk}</button>
    ${at >= 0 && ids.length > 1 ? turner(app, at, ids.length) : nothing}
    ${article.result ? paneTemplate(app) : nothing}
    ${undoTemplate(app)}
    ${findTemplate(app)}
    ${articleMenus(app, article)}
  </div>`;
}

/** @param {import('../../app.js').App} app @param {number} at @param {number} of */
function turner(app, at, of) {
  return html`<span class="turner">
    <button type="button" class="step" aria-label=${words.previousArticle} title="${words.previousArticle} (k)" ?disabled=${at === 0} @click=${() => app.turn(-1)}>‹</button>
    <span>${words.place(at + 1, of)}</span>
    <button type="button" class="step" aria-label=${words.nextArticle} title="${words.nextArticle} (j)" ?disabled=${at === of - 1} @click=${() => app.turn(1)}>›</button>
  </span>`;
}

/** The text, or pictures of it. @param {import('../../app.js').App} app */
function paneTemplate(app) {
  const { place } = app.store;
  const now = place.view === 'article' ? place.pane : 'text';
  const to = (/** @type {'text' | 'pictures'} */ pane) => html`<button type="button" aria-pressed=${pane === now ? 'true' : 'false'} @click=${() => app.turnTo(pane)}>${words.panes[pane]}</button>`;
  return html`<span class="panes">${to('text')}${to('pictures')}</span>`;
}

/** What was corrected can be taken back, step by step. @param {import('../../app.js').App} app */
function undoTemplate({ pencil }) {
  const { past, future } = pencil.history;
  if (past.length === 0 && future.length === 0) return nothing;
  return html`<span class="undo">
    <button type="button" class="link" title="${words.undo} (Ctrl Z)" ?disabled=${past.length === 0} @click=${() => pencil.undo()}>${words.undo}</button>
    <button type="button" class="link" title="${words.redo} (Ctrl Shift Z)" ?disabled=${future.length === 0} @click=${() => pencil.redo()}>${words.redo}</button>
  </span>`;
}

/** @param {import('../../app.js').App} app */
function findTemplate({ follower }) {
  const { sought, thread } = follower;
  const look = (/** @type {Event} */ event) => follower.look(/** @type {HTMLInputElement} */ (event.target).value);
  const keys = (/** @type {KeyboardEvent} */ event) => {
    if (event.key === 'Enter') follower.step(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape') follower.clear();
    else return;
    event.preventDefault();
  };
  return html`<search class="find">
    <input type="search" id="find" aria-label=${words.find} placeholder="${words.find} (/)" autocomplete="off" spellcheck="false"
      .value=${live(sought)} @input=${look} @keydown=${keys} />
    ${sought ? html`<span class="found">${thread && thread.ranges.length > 0 ? words.number(thread.ranges.length) : words.noneFound}</span>` : nothing}
  </search>`;
}
