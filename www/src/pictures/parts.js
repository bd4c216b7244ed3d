// What all pictures are made of: a headed figure, names with their state, the twin for those who read tables, and a
// list of sentences that lead back into the text.
import { html, nothing } from 'lit-html';
import { flat } from '../output/plain.js';
import { pictureWords as words } from '../strings.js';

/**
 * @typedef {import('./index.js').Scene} Scene
 * @typedef {import('../article/comention.js').Place} Place
 */

/** No more sentences of one edge are listed. */
const MOST = 40;

/** @param {string} id @param {string} title @param {string} note @param {unknown} content */
export function picture(id, title, note, content) {
  return html`<section class="picture" id=${id} aria-labelledby=${`${id}-title`}>
    <h2 id=${`${id}-title`}>${title}</h2>
    <p class="note">${note}</p>
    ${content}
  </section>`;
}

/** The same as a table, folded. @param {string} title @param {readonly string[]} columns @param {readonly unknown[][]} rows */
export function twin(title, columns, rows) {
  return html`<details class="twin"><summary>${words.asTable}</summary>
    <div class="wide" tabindex="0" role="region" aria-label=${words.tableOf(title)}>
      <table><caption class="unseen">${title}</caption>
        <thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
        <tbody>${rows.map(([head, ...cells]) => html`<tr><th scope="row">${head}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
      </table>
    </div>
  </details>`;
}

/** What a person said of a name, as a sign and in words. @param {import('../corrections/types.js').State} state */
export function sign(state) {
  const mark = { suggested: '', rejected: '', confirmed: '✓', added: '+' }[state];
  return mark ? html` <span class="state" title=${words.states[state]}><span aria-hidden="true">${mark}</span><span class="unseen">${words.states[state]}</span></span>` : nothing;
}

/** Sentences, each a way into the text. @param {Scene} scene @param {readonly Place[]} places */
export function sentences({ articles, show }, places) {
  const many = articles.length > 1;
  return html`<ol class="sentences">
    ${places.slice(0, MOST).map(({ article, start, end }) => html`<li>
      <button type="button" class="sentence" dir="auto" @click=${() => show(article, start, end)}>${flat(articles[article].text.slice(start, end))}</button>
      ${many ? html`<small>${articles[article].title}</small>` : nothing}
    </li>`)}
  </ol>${places.length > MOST ? html`<p class="note">${words.moreSentences(places.length - MOST)}</p>` : nothing}`;
}
