// The box that text goes into. It stays the same element, so that the caret stays when the page around it changes.
import { html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { fromFolder } from '../input/folder.js';
import { accepted } from '../input/kinds.js';
import { samples } from '../input/samples.js';
import { words } from '../strings.js';

/** A box with more characters than this would hold up the page. */
export const LONGEST_EDITED = 200_000;

/**
 * @param {object} compose
 * @param {string} compose.text of the shown article
 * @param {(text: string) => void} compose.write
 * @param {(files: File[], leftOut: number) => void} compose.addFiles
 * @param {import('../state.js').Store['intake']} compose.intake
 * @param {() => void} compose.stopAll
 * @param {(index: number) => void} compose.addSample
 */
export function composeTemplate({ text, write, addFiles, addSample, intake, stopAll }) {
  const tooLong = text.length > LONGEST_EDITED;
  return html`<section class="compose" aria-label=${words.textLabel}>
    <p class="lead">${words.lead}</p>
    <label class="unseen" for="text">${words.textLabel}</label>
    <textarea id="text" dir="auto" spellcheck="false" autocomplete="off" aria-describedby="hint" placeholder=${words.placeholder}
      ?readonly=${tooLong} .value=${live(tooLong ? words.tooLongToEdit(text.length) : text)}
      @input=${(/** @type {InputEvent} */ event) => write(/** @type {HTMLTextAreaElement} */ (event.target).value)}></textarea>
    <p class="hint" id="hint">${words.hint}</p>
    <div class="ways">
      <label class="button"><input class="unseen" id="files" type="file" multiple accept=${accepted}
        @change=${(/** @type {Event} */ event) => {
          const input = /** @type {HTMLInputElement} */ (event.target);
          addFiles([...(input.files ?? [])], 0);
          input.value = '';
        }} />${words.chooseFiles}</label>
      <label class="button"><input class="unseen" id="folder" type="file" webkitdirectory
        @change=${(/** @type {Event} */ event) => {
          const input = /** @type {HTMLInputElement} */ (event.target);
          const { files, leftOut } = fromFolder(input.files ?? []);
          addFiles(files, leftOut);
          input.value = '';
        }} />${words.chooseFolder}</label>
      ${intake.total > 1 ? html`<span class="intake"><progress max=${intake.total} value=${intake.done} aria-label=${words.articles}></progress>
        ${words.intake(intake.done, intake.total)} <button type="button" class="button" @click=${stopAll}>${words.stopAll}</button></span>` : nothing}
      <span class="samples"><span>${words.samples}</span>
        ${samples.map(({ name }, index) => html`<button type="button" class="link" @click=${() => addSample(index)}>${name}</button>`)}</span>
    </div>
  </section>`;
}
