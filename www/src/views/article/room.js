// The article: what is in it, its text, and in the margin the reasons.
import { html, nothing } from 'lit-html';
import { words } from '../../strings.js';
import { picturesOf } from '../pictures.js';
import { adderTemplate } from './adder.js';
import { barTemplate } from './bar.js';
import { editorTemplate } from './editor.js';
import { listsTemplate } from './lists.js';
import { marginTemplate } from './margin.js';
import { minimapTemplate } from './minimap.js';
import { notesTemplate } from './notes.js';
import { stepperTemplate } from './stepper.js';

/**
 * @typedef {import('../../app.js').App} App
 * @typedef {import('../../state/store.js').Article} Article
 */

/** @param {App} app @param {Article} article */
export function articleTemplate(app, article) {
  const { store, follower, view } = app;
  const { thread } = follower;
  const isText = store.place.view !== 'article' || store.place.pane === 'text';
  return html`${barTemplate(app, article)}
    <div class="columns ${isText ? '' : 'wide'}">
      <div class="aside">${view.threads ? listsTemplate(app, view.threads) : nothing}</div>
      <article class="column" id="article" tabindex="-1" data-state=${article.state}>
        ${stateTemplate(app, article)} ${notesTemplate(app)}
        ${store.editing ? editorTemplate(app, article) : nothing}
        ${article.title || !article.text ? html`<h2 class="title" dir="auto">${article.title ?? article.name}</h2>` : nothing}
        ${isText ? html`<div class="sheet">${app.reader.element}${thread ? minimapTemplate(thread, view.text.length, app) : nothing}</div>` : picturesOf(app, [article])}
        ${!isText ? nothing : store.picked ? adderTemplate(app, store.picked) : thread && store.selection ? stepperTemplate(app, thread, store.selection.position) : nothing}
      </article>
      ${marginTemplate(app, article, thread)}
    </div>`;
}

/** What stands in the way of reading, and what one can do about it. @param {App} app @param {Article} article */
function stateTemplate({ store, desk }, { id, state, reason, text }) {
  const again = html`<button type="button" class="button" @click=${() => desk.again(id)}>${words.again}</button>`;
  if (state === 'reading') {
    return html`<div class="standing"><p class="busy">${store.engine === 'loading' ? words.loading : words.reading}</p>
      <button type="button" class="button" @click=${() => desk.stop(id)}>${words.stop}</button></div>`;
  }
  if (state === 'stopped') return html`<div class="standing"><p>${words.stopped}</p>${again}</div>`;
  if (state === 'duplicate') return html`<div class="standing"><p>${reason}</p>${again}</div>`;
  if (state === 'failed') return html`<div class="standing"><p class="failure">${reason}</p>${text ? again : nothing}</div>`;
  return nothing;
}
