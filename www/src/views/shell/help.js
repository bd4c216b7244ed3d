// The help: how to read the page, the keys, and the switch for those that are single letters.
import { html } from 'lit-html';
import { words } from '../../strings.js';

const ID = 'help';

export const openHelp = () => /** @type {HTMLDialogElement} */ (document.getElementById(ID)).showModal();

/** @param {import('../../app.js').App} app */
export function helpTemplate({ store }) {
  return html`<dialog id=${ID} aria-labelledby="help-title">
    <form method="dialog"><button class="close" aria-label=${words.helpClose}>×</button></form>
    <h2 id="help-title">${words.helpTitle}</h2>
    <dl class="helplist">${words.helpList.map(([what, how]) => html`<div><dt>${what}</dt><dd>${how}</dd></div>`)}</dl>
    <h2>${words.keysTitle}</h2>
    <dl class="keylist">${words.keyList.map(([keys, what]) => html`<div><dt>${keys.split(', ').map((key) => html`<kbd>${key}</kbd> `)}</dt><dd>${what}</dd></div>`)}</dl>
    <label class="switch"><input type="checkbox" .checked=${store.letters} @change=${() => store.change({ letters: !store.letters })} />${words.letters}</label>
    <p class="hint">${words.lettersHelp}</p>
  </dialog>`;
}
