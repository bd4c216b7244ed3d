// The articles at hand, each with its own state.
import { html, nothing } from 'lit-html';
import { words } from '../strings.js';

/** @typedef {import('../state.js').Article} Article */

/**
 * @param {object} tabs
 * @param {readonly Article[]} tabs.articles
 * @param {number | null} tabs.shownId
 * @param {(id: number | null) => void} tabs.show
 * @param {(id: number) => void} tabs.discard
 */
export function tabsTemplate({ articles, shownId, show, discard }) {
  if (articles.length === 0) return nothing;
  return html`<nav class="tabs" aria-label=${words.articles}>
    <ul>
      ${articles.map(
        ({ id, name, state }) => html`<li class=${id === shownId ? 'shown' : ''} data-state=${state}>
          <button type="button" class="tab" title=${name} aria-current=${id === shownId ? 'true' : nothing} @click=${() => show(id)}>
            <span class="name">${name}</span>
            <span class="state">${words.states[state]}</span>
          </button>
          <button type="button" class="close" aria-label=${words.remove(name)} title=${words.remove(name)} @click=${() => discard(id)}>×</button>
        </li>`,
      )}
    </ul>
    <button type="button" class="new" aria-current=${shownId === null ? 'true' : nothing} @click=${() => show(null)}>${words.newArticle}</button>
  </nav>`;
}
