// The list of phrases that are never shown as keyphrases, as text that can be edited.
import { html } from 'lit-html';
import { words } from '../../strings.js';

const ID = 'left-out';

export const openLeftOut = () => /** @type {HTMLDialogElement} */ (document.getElementById(ID)).showModal();

/** @param {import('../../app.js').App} app */
export function leftOutTemplate({ store }) {
  const keep = (/** @type {Event} */ event) => {
    const lines = /** @type {HTMLTextAreaElement} */ (event.target).value.split('\n').map((line) => line.trim().toLowerCase());
    store.change({ leftOut: [...new Set(lines.filter(Boolean))].sort() });
  };
  return html`<dialog id=${ID} aria-labelledby="left-out-title">
    <h2 id="left-out-title">${words.leftOutTitle}</h2>
    <label for="left-out-text">${words.leftOutHelp}</label>
    <textarea id="left-out-text" rows="10" spellcheck="false" .value=${store.leftOut.join('\n')} @change=${keep}></textarea>
    <p class="hint">${store.keeping === 'on' ? words.leftOutKept : words.leftOutNotKept}</p>
    <form method="dialog"><button class="button">${words.close}</button></form>
  </dialog>`;
}
