// Where the articles are kept: nowhere, in this browser when that is switched on, and in project files.
import { html, nothing } from 'lit-html';
import { words } from '../../strings.js';

/** @param {import('../../app.js').App} app */
export function keepTemplate(app) {
  const { articles, keeping, keepingReason } = app.store;
  const { library, project } = words;
  const isKept = keeping === 'on';
  const turn = () => (isKept ? app.library?.switchOff() : app.library?.switchOn());
  return html`<footer class="keep">
    <label class="switch"><input type="checkbox" id="keep" .checked=${isKept} @change=${turn} />${library.keep}</label>
    <span class="ways">
      ${articles.length > 0 ? html`<button type="button" class="button" @click=${() => app.shelf.save()}>${project.save}</button>` : nothing}
      <button type="button" class="button" @click=${() => app.shelf.choose()}>${project.open}</button>
      ${articles.length > 0 || isKept ? html`<button type="button" class="button" @click=${() => app.eraseAll()}>${library.eraseAll}</button>` : nothing}
    </span>
    <p class="hint">${keepingReason || (isKept ? library.kept : library.notKept)}</p>
  </footer>`;
}
