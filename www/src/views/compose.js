// The box that text goes into. It stays the same element, so that the caret stays when the page around it changes.
import { html } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { samples } from '../input/samples.js';
import { words } from '../strings.js';

/** A box with more characters than this would hold up the page. */
export const LONGEST_EDITED = 200_000;

/**
 * @param {object} compose
 * @param {string} compose.text of the shown article
 * @param {(text: string) => void} compose.write
 * @param {(files: File[]) => void} compose.addFiles
 * @param {(index: number) => void} compose.addSample
 */
export function composeTemplate({ text, write, addFiles, addSample }) {
  const tooLong = text.length > LONGEST_EDITED;
  return html`<section class="compose" aria-label=${words.textLabel}>
    <p class="lead">${words.lead}</p>
    <label class="unseen" for="text">${words.textLabel}</label>
    <textarea id="text" dir="auto" spellcheck="false" autocomplete="off" aria-describedby="hint" placeholder=${words.placeholder}
      ?readonly=${tooLong} .value=${live(tooLong ? words.tooLongToEdit(text.length) : text)}
      @input=${(/** @type {InputEvent} */ event) => write(/** @type {HTMLTextAreaElement} */ (event.target).value)}></textarea>
    <p class="hint" id="hint">${words.hint}</p>
    <div class="ways">
      <label class="button"><input class="unseen" id="files" type="file" multiple accept=".txt,.md,.markdown,.html,.htm,text/plain,text/html,text/markdown"
        @change=${(/** @type {Event} */ event) => {
          const input = /** @type {HTMLInputElement} */ (event.target);
          addFiles([...(input.files ?? [])]);
          input.value = '';
        }} />${words.chooseFiles}</label>
      <span class="samples"><span>${words.samples}</span>
        ${samples.map(({ name }, index) => html`<button type="button" class="link" @click=${() => addSample(index)}>${name}</button>`)}</span>
    </div>
  </section>`;
}
