// The whole page: masthead, the room one is in, and what lies over it.
import { html, nothing } from 'lit-html';
import { words } from '../strings.js';
import { acrossTemplate } from './across/room.js';
import { articleTemplate } from './article/room.js';
import { deskTemplate } from './desk/room.js';
import { nameTemplate } from './name/room.js';
import { helpTemplate } from './shell/help.js';
import { leftOutTemplate } from './shell/leftout.js';
import { mastheadTemplate } from './shell/masthead.js';
import { noticeTemplate } from './shell/notice.js';

/** @param {import('../app.js').App} app */
export function pageTemplate(app) {
  const { store } = app;
  const { view } = store.place;
  return html`
    ${view === 'article' ? skip('article', words.skipToArticle) : skip('room', words.skipToRoom)}
    ${mastheadTemplate(app)}
    <main class=${view} id="room" tabindex="-1" data-engine=${store.engine}>${roomOf(app)}</main>
    ${noticeTemplate(app)}
    ${store.engine === 'broken' ? html`<p class="broken" role="alert">${typeof WebAssembly === 'undefined' ? words.noWasm : words.broken}</p>` : nothing}
    <p class="dropzone" aria-hidden="true">${words.dropHere}</p>
    ${helpTemplate(app)} ${leftOutTemplate(app)}`;
}

/** Leads past the masthead without a change of the address, which would be a step back in history. @param {string} id @param {string} label */
function skip(id, label) {
  const go = (/** @type {Event} */ event) => {
    event.preventDefault();
    document.getElementById(id)?.focus();
  };
  return html`<a class="skip" href="#${id}" @click=${go}>${label}</a>`;
}

/** @param {import('../app.js').App} app */
function roomOf(app) {
  const { place, shown } = app.store;
  if (place.view === 'article' && shown) return articleTemplate(app, shown);
  if (place.view === 'across') return acrossTemplate(app);
  if (place.view === 'name') return nameTemplate(app, place.key);
  return deskTemplate(app);
}
