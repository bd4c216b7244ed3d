// The box that text comes into. What is pasted there is read at once; what is typed there when one says so.
import { html } from 'lit-html';
import { fromFolder } from '../../input/folder.js';
import { accepted } from '../../input/kinds.js';
import { samples } from '../../input/samples.js';
import { words } from '../../strings.js';

/** @param {import('../../app.js').App} app */
export function composeTemplate(app) {
  const { desk } = app;
  const read = () => {
    const box = /** @type {HTMLTextAreaElement} */ (document.getElementById('text'));
    if (box.value.trim() === '') return box.focus();
    desk.add(box.value);
    box.value = '';
  };
  return html`<section class="compose" aria-labelledby="lead">
    <h2 class="lead" id="lead">${words.lead}</h2>
    <label class="unseen" for="text">${words.textLabel}</label>
    <textarea id="text" dir="auto" spellcheck="false" autocomplete="off" aria-describedby="hint" placeholder=${words.placeholder}
      @keydown=${(/** @type {KeyboardEvent} */ event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && read()}></textarea>
    <p class="hint" id="hint">${words.hint}</p>
    <div class="ways">
      <button type="button" class="button main" @click=${read}>${words.readIt}</button>
      <label class="button"><input class="unseen" id="files" type="file" multiple accept=${accepted}
        @change=${(/** @type {Event} */ event) => {
          const input = /** @type {HTMLInputElement} */ (event.target);
          desk.addFiles([...(input.files ?? [])]);
          input.value = '';
        }} />${words.chooseFiles}</label>
      <label class="button"><input class="unseen" id="folder" type="file" webkitdirectory
        @change=${(/** @type {Event} */ event) => {
          const input = /** @type {HTMLInputElement} */ (event.target);
          const { files, leftOut } = fromFolder(input.files ?? []);
          desk.addFiles(files, leftOut);
          input.value = '';
        }} />${words.chooseFolder}</label>
      <span class="samples"><span>${words.samples}</span>
        ${samples.map(({ name }, index) => html`<button type="button" class="link" @click=${() => app.addSample(index)}>${name}</button>`)}</span>
    </div>
  </section>`;
}
