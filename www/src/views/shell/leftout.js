// The list of phrases that are never shown as keyphrases, as text that can be edited, and the switch that keeps it.
import { html } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { listOf } from '../../article/leftout.js';
import { words } from '../../strings.js';

const ID = 'left-out';

export const openLeftOut = () => /** @type {HTMLDialogElement} */ (document.getElementById(ID)).showModal();

/** @param {import('../../app.js').App} app */
export function leftOutTemplate({ store, shelf }) {
  const isKept = store.keeping === 'on';
  const keep = (/** @type {Event} */ event) => {
    store.change({ leftOut: listOf(/** @type {HTMLTextAreaElement} */ (event.target).value.split('\n')) });
  };
  return html`<dialog id=${ID} aria-labelledby="left-out-title">
    <h2 id="left-out-title">${words.leftOutTitle}</h2>
    <label for="left-out-text">${words.leftOutHelp}</label>
    <textarea id="left-out-text" rows="8" dir="auto" spellcheck="false" aria-describedby="left-out-kept" .value=${live(store.leftOut.join('\n'))} @change=${keep}></textarea>
    <label class="switch"><input type="checkbox" .checked=${live(isKept)} @change=${() => (isKept ? shelf.library.switchOff() : shelf.library.switchOn())} />${words.library.keep}</label>
    <p class="hint" id="left-out-kept">${isKept ? words.leftOutKept : store.keepingReason || words.leftOutNotKept}</p>
    <form method="dialog"><button class="button">${words.close}</button></form>
  </dialog>`;
}
