// Why a phrase is a keyphrase, and how to be rid of it.
import { html, nothing } from 'lit-html';
import { words } from '../../../strings.js';
import { barOf } from '../../share.js';
import { openLeftOut } from '../../shell/leftout.js';
import { part, placesPart } from './parts.js';

/** @param {import('../../../app.js').App} app @param {import('../../../article/threads.js').Thread} thread @param {import('../../../../pkg/nutgraf.js').Keyphrase} phrase */
export function phraseTemplate(app, thread, phrase) {
  const { store } = app;
  const { parts } = phrase;
  return html`<header class="who"><h2 dir="auto">${phrase.text}</h2><p class="kind">${words.keyphrase} · ${words.occurrences(thread.ranges.length)}</p></header>
    ${parts.length > 0 ? part(words.phraseParts, html`<ul class="measures">${parts.map(({ name, share }) => html`<li>${barOf(share)} ${words.phrasePart(name)}</li>`)}</ul>`) : nothing}
    ${placesPart(app, thread, words.places)}
    <p class="pencils"><button type="button" class="button" title="${words.leaveOut} (x)" @click=${() => app.leaveOut(phrase.text)}>${words.leaveOut}</button>
      ${store.leftOut.length > 0 ? html`<button type="button" class="link small" @click=${openLeftOut}>${words.leftOut(store.leftOut.length)}</button>` : nothing}</p>`;
}
