// A menu: a button that opens a list of things to do. While it is open, nothing behind it can be pressed, so that nobody
// hits what it half covers. It closes with Escape, when something was chosen, and with a press beside it.
import { html } from 'lit-html';

/** Between the button and its list, in pixels. */
const GAP = 4;
const MARGIN = 16;

/**
 * @param {string} label
 * @param {readonly (readonly [label: string, act: () => void])[]} items
 */
export function menuTemplate(label, items) {
  return html`<span class="menu">
    <button type="button" class="button" aria-haspopup="dialog" @click=${open}>${label}</button>
    <dialog aria-label=${label} @click=${closeBeside} @keydown=${walk}>
      <ul>${items.map(([name, act]) => html`<li><button type="button" @click=${(/** @type {Event} */ event) => {
        dialogAround(event.target)?.close();
        act();
      }}>${name}</button></li>`)}</ul>
    </dialog>
  </span>`;
}

/** @param {Event} event */
function open({ currentTarget }) {
  const button = /** @type {HTMLElement} */ (currentTarget);
  const dialog = /** @type {HTMLDialogElement} */ (button.nextElementSibling);
  dialog.showModal();
  // Under its button, and within the window; on a narrow page the styles have it stand at the foot.
  const { bottom, right } = button.getBoundingClientRect();
  dialog.style.setProperty('--x', `${Math.max(MARGIN, right - dialog.offsetWidth) + scrollX}px`);
  dialog.style.setProperty('--y', `${bottom + GAP + scrollY}px`);
}

/** Its list fills the dialog, so a press on the dialog itself was beside it. @param {Event} event */
function closeBeside({ target, currentTarget }) {
  if (target === currentTarget) /** @type {HTMLDialogElement} */ (currentTarget).close();
}

/** @param {KeyboardEvent} event */
function walk(event) {
  const buttons = [.../** @type {HTMLElement} */ (event.currentTarget).querySelectorAll('button')];
  const at = buttons.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  buttons.at(to % buttons.length)?.focus();
}

/** @param {EventTarget | null} target */
const dialogAround = (target) => (target instanceof Element ? target.closest('dialog') : null);
