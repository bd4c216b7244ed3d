// What was odd about the text, above it, where nobody can miss it.
import { html, nothing } from 'lit-html';
import { warningKey } from '../../article/threads.js';
import { words } from '../../strings.js';

const MOST = 50;
/** More notes than this wait until they are asked for. */
const FEW = 3;

/** @param {import('../../app.js').App} app */
export function notesTemplate({ follower, view }) {
  const { warnings = [], language } = view.analysis ?? {};
  if (warnings.length === 0) return nothing;
  return html`<details class="notes" ?open=${warnings.length <= FEW}><summary>${words.warnings(warnings.length)}</summary><ul>
    ${warnings.slice(0, MOST).map(({ code, message, start }, index) => html`<li>${code === 'not-english' && language ? words.notEnglish(language.code) : message}
      ${typeof start !== 'number' ? nothing : html`<button type="button" class="link" @click=${() => follower.toggle(warningKey(index))}>${words.showPlace}</button>`}</li>`)}
  </ul></details>`;
}
