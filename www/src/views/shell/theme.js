// Light or dark: as the system says, until the reader says otherwise. The choice is not kept: the page stores nothing.
import { html } from 'lit-html';
import { words } from '../../strings.js';

const root = document.documentElement;
const systemDark = matchMedia('(prefers-color-scheme: dark)');

const isDark = () => (root.dataset.theme ? root.dataset.theme === 'dark' : systemDark.matches);

/** @param {() => void} changed */
export function themeTemplate(changed) {
  const toggle = () => {
    root.dataset.theme = isDark() ? 'light' : 'dark';
    changed();
  };
  return html`<button type="button" class="theme button" @click=${toggle}>${isDark() ? words.toLight : words.toDark}</button>`;
}

/** @param {() => void} changed */
export function watchTheme(changed) {
  systemDark.addEventListener('change', changed);
}
