// What is known of the shown article as a whole: its state, date, length, and what was odd about it.
import { html, nothing } from 'lit-html';
import { languageOf } from '../article/view.js';
import { warningKey } from '../article/threads.js';
import { wordCount } from '../article/count.js';
import { words } from '../strings.js';

/**
 * @typedef {import('../state.js').Article} Article
 * @typedef {import('../../pkg/nutgraf.js').Warning} Warning
 */

/**
 * @param {object} facts
 * @param {Article} facts.article
 * @param {boolean} facts.loading whether the engine is still on its way
 * @param {() => void} facts.stop
 * @param {() => void} facts.again
 * @param {() => void} facts.save
 * @param {(key: string) => void} facts.follow
 */
export function factsTemplate({ article, loading, stop, again, save, follow }) {
  const { name, text, state, result, reason, title, encoding } = article;
  const current = state === 'done' ? result : undefined;
  return html`<header class="facts">
    <div class="line">
      ${current ? html`<p>${factsOf(current, encoding).join(' · ')}</p><button type="button" class="button" @click=${save}>${words.save}</button>` : nothing}
      ${state === 'reading' ? html`<p class="busy">${loading ? words.loading : words.reading}</p><button type="button" class="button" @click=${stop}>${words.stop}</button>` : nothing}
      ${state === 'stopped' ? html`<p>${words.stopped}</p><button type="button" class="button" @click=${again}>${words.again}</button>` : nothing}
      ${state === 'duplicate' ? html`<p>${reason}</p><button type="button" class="button" @click=${again}>${words.again}</button>` : nothing}
      ${state === 'failed' ? html`<p class="failure">${reason}</p>${article.text ? html`<button type="button" class="button" @click=${again}>${words.again}</button>` : nothing}` : nothing}
    </div>
    ${current && current.analysis.warnings.length > 0 ? notes(current.analysis.warnings, follow) : nothing}
    ${title || !text ? html`<h2 dir="auto">${title ?? name}</h2>` : nothing}
  </header>`;
}

/**
 * @param {import('../state.js').Reading} reading
 * @param {string | undefined} encoding
 */
function factsOf({ text, analysis, took }, encoding) {
  const { published } = analysis;
  const language = languageOf(analysis);
  return [
    published ? words.date(published.date) : null,
    language && language !== 'en' ? words.language(language) : null,
    words.wordCount(wordCount(text)),
    words.readIn(took),
    encoding && encoding.toLowerCase() !== 'utf-8' ? encoding : null,
  ].filter((fact) => fact !== null);
}

/** @param {Warning[]} warnings @param {(key: string) => void} follow */
function notes(warnings, follow) {
  return html`<details class="notes" open>
    <summary>${words.warnings(warnings.length)}</summary>
    <ul>
      ${warnings.slice(0, 50).map(({ message, start }, index) => html`<li>${message}
        ${typeof start !== 'number' ? nothing : html`<button type="button" class="link" @click=${() => follow(warningKey(index))}>${words.showPlace}</button>`}</li>`)}
    </ul>
  </details>`;
}
