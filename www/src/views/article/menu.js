// What can be done with an article as a whole.
import { html } from 'lit-html';
import { words } from '../../strings.js';

/** @param {import('../../app.js').App} app @param {import('../../state/store.js').Article} article */
export function menuTemplate(app, article) {
  const { store } = app;
  const item = (/** @type {string} */ label, /** @type {() => void} */ act) =>
    html`<li><button type="button" @click=${(/** @type {Event} */ event) => {
      closeAround(event.target);
      act();
    }}>${label}</button></li>`;
  return html`<details class="menu" @keydown=${closeOnEscape} @focusout=${closeOnLeave}>
    <summary class="button">${words.menu}</summary>
    <ul>
      ${item(store.editing ? words.endEdit : words.editText, () => store.change({ editing: !store.editing }))}
      ${item(store.unfolded ? words.fold : words.unfold, () => store.change({ unfolded: !store.unfolded }))}
      ${article.result ? item(words.save, () => app.save()) : ''}
      ${item(words.removeArticle, () => app.discard(article.id))}
    </ul>
  </details>`;
}

/** @param {EventTarget | null} target */
function closeAround(target) {
  const menu = target instanceof Element ? target.closest('details') : null;
  if (menu) menu.open = false;
}

/** @param {KeyboardEvent} event */
function closeOnEscape(event) {
  const menu = /** @type {HTMLDetailsElement} */ (event.currentTarget);
  if (event.key !== 'Escape' || !menu.open) return;
  event.stopPropagation();
  menu.open = false;
  menu.querySelector('summary')?.focus();
}

/** @param {FocusEvent} event */
function closeOnLeave(event) {
  const menu = /** @type {HTMLDetailsElement} */ (event.currentTarget);
  if (!menu.contains(/** @type {Node | null} */ (event.relatedTarget))) menu.open = false;
}
