// The whole page, from masthead to stepper.
import { html, nothing } from 'lit-html';
import { words } from '../strings.js';
import { composeTemplate } from './compose.js';
import { factsTemplate } from './facts.js';
import { panelsTemplate } from './panels.js';
import { stepperTemplate } from './stepper.js';
import { tabsTemplate } from './tabs.js';
import { themeTemplate } from './theme.js';

/**
 * @typedef {object} Page
 * @property {import('../state.js').Store} store
 * @property {import('../article/threads.js').Threads | null} threads of what is shown
 * @property {import('../article/threads.js').Thread | null} thread that is followed
 * @property {HTMLElement} reader
 * @property {import('../app.js').App} app what the controls call
 */

/** @param {Page} page */
export function pageTemplate(page) {
  const { store, app } = page;
  const { articles, shownId, shown } = store;
  return html`
    ${shown ? html`<a class="skip" href="#article">${words.skipToArticle}</a>` : nothing}
    <header class="masthead">
      <h1>${words.name}</h1>
      <p>${words.promise}</p>
      ${themeTemplate(() => app.draw())}
    </header>
    ${tabsTemplate({ articles, shownId, show: (id) => app.show(id), discard: (id) => app.discard(id) })}
    <main class=${shown ? 'reading' : 'blank'} data-engine=${store.engine}>
      <div class="aside">
        ${composeTemplate({
          text: shown?.text ?? '',
          write: (text) => app.desk.write(text),
          addFiles: (files, leftOut) => app.desk.addFiles(files, leftOut),
          intake: store.intake,
          stopAll: () => app.desk.stopAll(),
          addSample: (index) => app.addSample(index),
        })}
        ${page.threads ? panelsTemplate(panelsOf(page, page.threads)) : nothing}
      </div>
      ${shown ? column(page, shown) : nothing}
    </main>
    <p class="notice" role="status">${store.notice}</p>
    ${store.engine === 'broken' ? html`<p class="broken" role="alert">${typeof WebAssembly === 'undefined' ? words.noWasm : words.broken}</p>` : nothing}
    <p class="dropzone" aria-hidden="true">${words.dropHere}</p>`;
}

/** @param {Page} page @param {import('../article/threads.js').Threads} threads */
function panelsOf({ store, app, thread }, threads) {
  return {
    threads,
    length: store.shown?.result?.text.length ?? 0,
    hidden: store.hidden,
    selected: thread?.key ?? null,
    shownOf: app.shownOf,
    open: app.wide,
    follow: (/** @type {string} */ key) => app.follow(key),
    toggle: (/** @type {import('../state.js').EntityType} */ type) => store.toggle(type),
    showMore: (/** @type {string} */ list, /** @type {number} */ count) => app.showMore(list, count),
  };
}

/** @param {Page} page @param {import('../state.js').Article} article */
function column({ store, app, thread, reader }, article) {
  return html`<article class="column" id="article" tabindex="-1">
    ${factsTemplate({
      article,
      loading: store.engine === 'loading',
      stop: () => app.desk.stop(article.id),
      again: () => app.desk.again(article.id),
      save: () => app.save(),
      follow: (key) => app.follow(key),
    })}
    ${reader}
    ${thread && store.selection
      ? stepperTemplate({ thread, position: store.selection.position, step: (by) => app.step(by), clear: () => app.clear() })
      : nothing}
  </article>`;
}
