// What the page says: to screen readers always, and to everyone where nothing else shows it.
import { html, nothing } from 'lit-html';
import { keyed } from 'lit-html/directives/keyed.js';

/** @param {import('../../app.js').App} app */
export function noticeTemplate({ store }) {
  const { notice, notices, isToldToAll, remedy } = store;
  const takeBack = () => {
    store.takeBack();
    document.getElementById('room')?.focus({ preventScroll: true });
  };
  // A new element for each, so that it stays as long as the first did.
  return html`<p class="notice" role="status">${keyed(notices, html`<span class=${isToldToAll ? 'told' : 'unseen'}>${notice}${
    remedy ? html` <button type="button" class="button" @click=${takeBack}>${remedy.label}</button>` : nothing
  }</span>`)}</p>`;
}
