// What is known of the article as a whole. Title, outlet and date can be put right.
import { html, nothing } from 'lit-html';
import { wordCount } from '../../article/count.js';
import { factsOf } from '../../article/facts.js';
import { languageOf } from '../../article/view.js';
import { words } from '../../strings.js';
import { part } from './why/parts.js';

/**
 * @typedef {import('../../app.js').App} App
 * @typedef {import('../../state/store.js').Article} Article
 */

const MOST_NOTES = 50;

/** @param {App} app @param {Article} article */
export function aboutTemplate(app, article) {
  const { analysis } = app.view;
  const { result, encoding, signature, attachments } = article;
  const facts = factsOf(article, analysis);
  const language = languageOf(analysis);
  const row = (/** @type {string} */ name, /** @type {unknown} */ value) => (value ? html`<div><dt>${name}</dt><dd>${value}</dd></div>` : nothing);
  return html`<header class="who"><h2>${words.about}</h2></header>
    <dl class="facts">
      ${field(app, article, 'title', 'text', facts.title)} ${field(app, article, 'outlet', 'text', facts.outlet)} ${field(app, article, 'published', 'date', facts.date)}
      ${row(words.facts.place, facts.place?.value)}
      ${row(words.facts.language, language && words.language(language))}
      ${row(words.facts.words, article.text && words.wordCount(wordCount(article.text)))}
      ${row(words.facts.took, result && words.readIn(result.took))}
      ${row(words.facts.attachments, attachments && html`${attachments} <small>${words.notOpened}</small>`)}
      ${row(words.facts.signature, signature && html`<span class="lines" dir="auto">${signature}</span> <small>${words.notRead}</small>`)}
      ${row(words.facts.encoding, encoding && encoding.toLowerCase() !== 'utf-8' ? encoding : '')}
    </dl>
    ${correctionsPart(app)}
    ${analysis ? html`<p class="quiet">${words.pickHint} ${words.barHint}</p>` : nothing}`;
}

/**
 * A fact that can be put right.
 * @param {App} app
 * @param {Article} article
 * @param {'title' | 'outlet' | 'published'} name
 * @param {'text' | 'date'} type
 * @param {import('../../article/facts.js').Fact | null} fact
 */
function field({ desk }, { id }, name, type, fact) {
  const label = words.facts[name === 'published' ? 'date' : name];
  return html`<div><dt><label for=${`fact-${name}`}>${label}</label></dt><dd>
    <input id=${`fact-${name}`} type=${type} .value=${fact?.value ?? ''} placeholder=${words.unknown} autocomplete="off"
      @change=${(/** @type {Event} */ event) => desk.describe(id, { [name]: /** @type {HTMLInputElement} */ (event.target).value || undefined })} />
    ${fact && fact.source !== 'given' ? html`<small>${words.factSources[fact.source]}</small>` : nothing}</dd></div>`;
}

/** How much was corrected, and which of it found no place. @param {App} app */
function correctionsPart({ pencil, view }) {
  const { present } = pencil.history;
  const orphans = /** @type {Partial<import('../../corrections/types.js').Reading> | null} */ (view.analysis)?.orphans ?? [];
  if (present.length === 0) return nothing;
  return part(words.corrected(present.length), orphans.length === 0 ? nothing : html`<p>${words.orphans(orphans.length)}</p><ul class="notes">
    ${orphans.slice(0, MOST_NOTES).map(({ correction, quotes, entity }) => html`<li>${words.operations[correction.op]} “${entity?.name ?? quotes.map(({ exact }) => exact).join('”, “')}”</li>`)}
  </ul>`);
}
