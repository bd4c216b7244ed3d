// The masthead: the name of the page, the rooms, and what is at hand in all of them.
import { html, nothing } from 'lit-html';
import { words } from '../../strings.js';
import { openHelp } from './help.js';
import { themeTemplate } from './theme.js';

/** @param {import('../../app.js').App} app */
export function mastheadTemplate(app) {
  const { articles, place } = app.store;
  const to = (/** @type {'desk' | 'across'} */ view) => html`<button type="button" aria-current=${place.view === view ? 'page' : nothing}
    @click=${() => app.go({ view })}>${words.rooms[view]}</button>`;
  return html`<header class="masthead">
    <h1>${words.name}</h1>
    <p>${words.promise}</p>
    <nav aria-label=${words.articles}>${to('desk')}${articles.length > 1 ? to('across') : nothing}</nav>
    <div class="tools">
      <button type="button" class="button" title="${words.help} (?)" @click=${openHelp}>${words.help}</button>
      ${themeTemplate(() => app.draw())}
    </div>
  </header>`;
}
