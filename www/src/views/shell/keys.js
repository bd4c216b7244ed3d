// The list of keys, and the switch for those that are single letters.
import { html } from 'lit-html';
import { words } from '../../strings.js';

const ID = 'keys';

export const openKeys = () => dialog().showModal();

const dialog = () => /** @type {HTMLDialogElement} */ (document.getElementById(ID));

/** @param {import('../../app.js').App} app */
export function keysTemplate({ store }) {
  return html`<dialog id=${ID} aria-labelledby="keys-title">
    <h2 id="keys-title">${words.keysTitle}</h2>
    <dl class="keylist">${words.keyList.map(([keys, what]) => html`<div><dt>${keys.split(', ').map((key) => html`<kbd>${key}</kbd> `)}</dt><dd>${what}</dd></div>`)}</dl>
    <label class="switch"><input type="checkbox" .checked=${store.letters} @change=${() => store.change({ letters: !store.letters })} />${words.letters}</label>
    <p class="hint">${words.lettersHelp}</p>
    <form method="dialog"><button class="button">${words.keysClose}</button></form>
  </dialog>`;
}
