// What is put away: the project file, what this browser keeps, and whether the page works offline.
import { html, nothing } from 'lit-html';
import { words } from '../../strings.js';

/** @param {import('../../app.js').App} app */
export function shelfTemplate({ store, shelf, desk }) {
  const { library } = shelf;
  const isOn = store.keeping === 'on';
  return html`<footer class="shelf">
    <p class="ways">
      <button type="button" class="button" ?disabled=${store.articles.length === 0} @click=${() => shelf.saveProject()}>${words.project.save}</button>
      <label class="button"><input class="unseen" id="project" type="file" accept=".json,application/json"
        @change=${(/** @type {Event} */ event) => {
          const input = /** @type {HTMLInputElement} */ (event.target);
          desk.addFiles([...(input.files ?? [])]);
          input.value = '';
        }} />${words.project.open}</label>
      <label><input type="checkbox" id="keep" .checked=${isOn} @change=${() => (isOn ? library.switchOff() : library.switchOn())} /> ${words.library.keep}</label>
      ${isOn || store.articles.length > 0 ? html`<button type="button" class="button" @click=${openErase}>${words.library.eraseAll}</button>` : nothing}
    </p>
    <p class="hint">${isOn ? words.library.kept : store.keepingReason || words.library.notKept}</p>
    ${eraseTemplate(store.articles.length, () => library.eraseAll())}
    ${store.offline === 'ready' ? html`<p class="hint">${words.offline.ready}</p>` : nothing}
    ${store.offline === 'update' ? html`<p class="hint">${words.offline.update} <button type="button" class="button" @click=${() => shelf.update()}>${words.offline.reload}</button></p>` : nothing}
  </footer>`;
}

const ERASE = 'erase';
const openErase = () => /** @type {HTMLDialogElement} */ (document.getElementById(ERASE)).showModal();

/** It cannot be taken back, so it asks first; the way out has the focus. @param {number} count of articles @param {() => void} erase */
function eraseTemplate(count, erase) {
  return html`<dialog id=${ERASE} role="alertdialog" aria-labelledby="erase-title" aria-describedby="erase-what">
    <h2 id="erase-title">${words.library.eraseTitle(count)}</h2>
    <p id="erase-what">${words.library.eraseWhat}</p>
    <form method="dialog" class="ways">
      <button class="button" autofocus>${words.library.eraseNot}</button>
      <button class="button main" @click=${erase}>${words.library.eraseYes}</button>
    </form>
  </dialog>`;
}
