// The bar at the foot of the text that steps through the places of what is followed.
import { html, nothing } from 'lit-html';
import { words } from '../../strings.js';

/**
 * @param {import('../../app.js').App} app
 * @param {import('../../article/threads.js').Thread} thread
 * @param {number} position
 */
export function stepperTemplate(app, { name, type, kind, ranges }, position) {
  const { follower, store } = app;
  const step = (/** @type {string} */ label, /** @type {string} */ key, /** @type {string} */ sign, /** @type {() => void} */ act) =>
    html`<button type="button" class="step" aria-label=${label} title="${label} (${key})" @click=${act}>${sign}</button>`;
  const canMark = kind === 'search' && ranges.length > 0;
  const hasReasons = kind !== 'search' && kind !== 'warning';
  return html`<div class="stepper" role="group" aria-label=${name} data-type=${type ?? kind}>
    <span class="name">${name}</span>
    <span class="position">${ranges.length === 0 ? words.noneFound : words.position(position + 1, ranges.length)}</span>
    ${step(words.previous, 'p', '‹', () => follower.step(-1))}
    ${step(words.next, 'n', '›', () => follower.step(1))}
    ${canMark ? html`<button type="button" class="button" title="${words.add} (a)" @click=${() => app.pickWords()}>${words.add}</button>` : nothing}
    ${hasReasons
      ? html`<button type="button" class="why button" aria-expanded=${store.marginOpen ? 'true' : 'false'} aria-controls="margin" title="${words.why} (w)"
          @click=${() => store.change({ marginOpen: !store.marginOpen })}>${words.why}</button>`
      : nothing}
    ${step(words.clear, 'Esc', '×', () => follower.clear())}
  </div>`;
}
