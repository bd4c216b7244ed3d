// One article on the desk: a line where there is room, a few short ones where not.
import { html, nothing } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import { wordCount } from '../../article/count.js';
import { sureness } from '../../article/sure.js';
import { words } from '../../strings.js';

const NAMES = 3;

/**
 * @param {import('../../app.js').App} app
 * @param {import('../../state/store.js').Article} article
 * @param {import('../../across/summary.js').Summary} summary
 */
export function rowTemplate(app, article, summary) {
  const { id, state, reason } = article;
  const { title, outlet, date } = summary;
  const subjects = [...summary.subjects.values()].slice(0, 2);
  const names = [...summary.names.values()].slice(0, NAMES);
  const discard = (/** @type {Event} */ { target }) => {
    const row = /** @type {HTMLElement} */ (target).closest('li');
    const beside = row?.nextElementSibling ?? row?.previousElementSibling;
    app.discard(id);
    // Whoever came by the keyboard goes on from there.
    /** @type {HTMLElement | null | undefined} */ (beside?.querySelector('.close') ?? document.getElementById('text'))?.focus();
  };
  return html`<li data-state=${state}>${guard([article, summary], () => html`
    <h3><button type="button" class="paper" dir="auto" title=${title === article.name ? nothing : article.name} @click=${() => app.open(id)}>${title}</button></h3>
    <p class="about">${
      state === 'done'
        ? html`${subjects.length > 0 ? html`<b>${subjects.map(subjectTemplate)}</b>` : nothing}${names.map(({ label }) => label).join(', ')}`
        : html`<span class="state">${reason ?? words.states[state]}</span>`
    }</p>
    <p class="outlet">${outlet}</p>
    <p class="date">${date ? html`<time datetime=${date}>${words.shortDate(date)}</time>` : nothing}</p>
    <p class="length">${article.text ? words.wordCount(wordCount(article.text)) : nothing}</p>
    <button type="button" class="close" aria-label=${words.remove(title)} title=${words.remove(title)} @click=${discard}>×</button>`)}</li>`;
}

/** A doubt is marked as it is behind a name. @param {import('../../across/summary.js').Item} subject @param {number} index */
function subjectTemplate({ label, weight }, index) {
  const doubt = sureness(weight) === 'unsure' ? html` <span aria-hidden="true">?</span><span class="unseen">(${words.sureness.unsure})</span>` : nothing;
  return html`${index > 0 ? ' · ' : nothing}${label}${doubt}`;
}
