// The bar that marks selected words as a name, a date or an amount.
import { html } from 'lit-html';
import { entityTypes } from '../../article/types.js';
import { words } from '../../strings.js';

const LONGEST = 60;

/** @param {import('../../app.js').App} app @param {import('../../../pkg/nutgraf.js').Range} range */
export function adderTemplate({ pencil, view, store }, range) {
  const quote = view.text.slice(range.start, range.end).replace(/\s+/gu, ' ').trim();
  const add = (/** @type {Event} */ event) => {
    event.preventDefault();
    const type = /** @type {HTMLSelectElement} */ (document.getElementById('add-type')).value;
    pencil.add(range, /** @type {import('../../../pkg/nutgraf.js').EntityType} */ (type));
  };
  return html`<form class="stepper adder" data-type="phrase" @submit=${add}>
    <label class="name" for="add-type">${words.addAs(quote.length > LONGEST ? `${quote.slice(0, LONGEST)}…` : quote)}</label>
    <select id="add-type">${entityTypes.map(({ type, one }) => html`<option value=${type}>${one}</option>`)}</select>
    <button class="button main">${words.add}</button>
    <button type="button" class="step" aria-label=${words.close} @click=${() => store.change({ picked: null })}>×</button>
  </form>`;
}
