// The bar that steps through the places of what is followed.
import { html } from 'lit-html';
import { words } from '../strings.js';

/**
 * @param {object} stepper
 * @param {import('../article/threads.js').Thread} stepper.thread
 * @param {number} stepper.position
 * @param {(by: 1 | -1) => void} stepper.step
 * @param {() => void} stepper.clear
 */
export function stepperTemplate({ thread, position, step, clear }) {
  return html`<div class="stepper" role="group" aria-label=${thread.name} data-type=${thread.type ?? 'phrase'} title=${words.keys}>
    <span class="name">${thread.name}</span>
    <span class="position">${words.position(position + 1, thread.ranges.length)}</span>
    <button type="button" aria-label=${words.previous} title="${words.previous} (p)" @click=${() => step(-1)}>‹</button>
    <button type="button" aria-label=${words.next} title="${words.next} (n)" @click=${() => step(1)}>›</button>
    <button type="button" aria-label=${words.clear} title="${words.clear} (Esc)" @click=${clear}>×</button>
  </div>`;
}
