// The text of the open article as a box that can be written in; the reading follows.
import { html } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { words } from '../../strings.js';

/** A box with more characters than this would hold up the page. */
export const LONGEST_EDITED = 200_000;

/** @param {import('../../app.js').App} app @param {import('../../state/store.js').Article} article */
export function editorTemplate({ desk }, { text }) {
  const tooLong = text.length > LONGEST_EDITED;
  return html`<div class="editor">
    <label for="edited">${words.editLabel}</label>
    <textarea id="edited" dir="auto" spellcheck="false" autocomplete="off" ?readonly=${tooLong} .value=${live(tooLong ? words.tooLongToEdit(text.length) : text)}
      @input=${(/** @type {Event} */ event) => desk.write(/** @type {HTMLTextAreaElement} */ (event.target).value)}></textarea>
  </div>`;
}
