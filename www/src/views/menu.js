// A menu: a button that opens a list of things to do. It closes with Escape, when something was chosen, and when one
// leaves it.
import { html } from 'lit-html';

/**
 * @param {string} label
 * @param {readonly (readonly [label: string, act: () => void])[]} items
 */
export function menuTemplate(label, items) {
  return html`<details class="menu" @keydown=${closeOnEscape} @focusout=${closeOnLeave}>
    <summary class="button">${label}</summary>
    <ul>${items.map(([name, act]) => html`<li><button type="button" @click=${(/** @type {Event} */ event) => {
      closeAround(event.target);
      act();
    }}>${name}</button></li>`)}</ul>
  </details>`;
}

/** @param {EventTarget | null} target */
function closeAround(target) {
  const menu = target instanceof Element ? target.closest('details') : null;
  if (menu) menu.open = false;
}

/** @param {KeyboardEvent} event */
function closeOnEscape(event) {
  const menu = /** @type {HTMLDetailsElement} */ (event.currentTarget);
  if (event.key !== 'Escape' || !menu.open) return;
  event.stopPropagation();
  menu.open = false;
  menu.querySelector('summary')?.focus();
}

/** @param {FocusEvent} event */
function closeOnLeave(event) {
  const menu = /** @type {HTMLDetailsElement} */ (event.currentTarget);
  // A press beside it moves the focus to nothing, and is a reason to close as well.
  if (!menu.contains(/** @type {Node | null} */ (event.relatedTarget))) menu.open = false;
}
