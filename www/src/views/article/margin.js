// The margin: the reasons for what is followed; else what is known of the article as a whole.
import { html, nothing } from 'lit-html';
import { words } from '../../strings.js';
import { aboutTemplate } from './about.js';
import { entityTemplate } from './why/entity.js';
import { phraseTemplate } from './why/phrase.js';
import { subjectTemplate } from './why/subject.js';
import { valueTemplate } from './why/value.js';

/**
 * @typedef {import('../../app.js').App} App
 * @typedef {import('../../article/threads.js').Thread} Thread
 */

/** @param {App} app @param {import('../../state/store.js').Article} article @param {Thread | null} thread */
export function marginTemplate(app, article, thread) {
  const reasons = thread && reasonsOf(app, thread);
  const isOpen = reasons !== null && app.store.marginOpen;
  return html`<aside class="margin ${isOpen ? 'open' : ''}" id="margin" tabindex="-1" aria-label=${reasons ? words.margin : words.about}
    data-type=${thread?.type ?? thread?.kind ?? nothing}>
    ${isOpen ? html`<button type="button" class="close" aria-label=${words.closeWhy} @click=${() => app.store.change({ marginOpen: false })}>×</button>` : nothing}
    ${reasons ?? aboutTemplate(app, article)}
  </aside>`;
}

/** @param {App} app @param {Thread} thread */
function reasonsOf(app, thread) {
  if (thread.entity) return entityTemplate(app, thread, thread.entity);
  if (thread.phrase) return phraseTemplate(app, thread, thread.phrase);
  if (thread.subject) return subjectTemplate(app, thread, thread.subject);
  return thread.kind === 'value' ? valueTemplate(app, thread) : null;
}
