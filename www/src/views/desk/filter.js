// Which articles are shown, by words, name, subject, outlet and date, and in which order. Each choice says how many
// articles have it.
import { html, nothing } from 'lit-html';
import { rowsOf } from '../../across/matrix.js';
import { emptyFilter, isEmpty } from '../../state/filter.js';
import { words } from '../../strings.js';

/** The longest list of choices: names beyond it are found by their words. */
const MOST = 200;

/**
 * @typedef {import('../../app.js').App} App
 * @typedef {import('../../state/filter.js').Filter} Filter
 */

/** @param {App} app */
export function filterTemplate(app) {
  const { filter } = app.store;
  const choices = choicesOf(app);
  const set = (/** @type {keyof Filter} */ field, /** @type {string} */ value) => app.store.change({ filter: { ...filter, [field]: value } });
  const isNarrow = filter.name || filter.subject || filter.outlet || filter.from || filter.to;
  return html`<form class="filter" role="search" aria-label=${words.filter.legend} @submit=${(/** @type {Event} */ event) => event.preventDefault()}>
    <label class="words">${words.filter.words}<input type="search" id="filter-words" autocomplete="off" .value=${filter.words}
      @input=${(/** @type {Event} */ event) => set('words', /** @type {HTMLInputElement} */ (event.target).value)} /></label>
    <details class="fields" ?open=${isNarrow || app.wide}>
      <summary>${words.moreFilters}</summary>
      ${select('name', choices.names, filter, set)} ${select('subject', choices.subjects, filter, set)} ${select('outlet', choices.outlets, filter, set)}
      ${day('from', filter, set)} ${day('to', filter, set)} ${sortingTemplate(app)}
    </details>
    <button type="button" class="button ${isEmpty(filter) ? 'idle' : ''}" @click=${() => clear(app)}>${words.filter.clear}</button>
  </form>`;
}

/** The button goes with the filter; the focus stays in the room, where single letters are commands. @param {App} app */
function clear({ store }) {
  store.change({ filter: emptyFilter });
  document.getElementById('room')?.focus({ preventScroll: true });
}

/** @typedef {{ value: string, label: string, count: number }[]} Choices */

/** @type {{ articles: readonly import('../../state/store.js').Article[], choices: Record<'names' | 'subjects' | 'outlets', Choices> }} */
let last = { articles: [], choices: { names: [], subjects: [], outlets: [] } };

/** What there is to choose from; worked out again only when an article changed. @param {App} app */
function choicesOf(app) {
  const { articles } = app.store;
  if (last.articles === articles) return last.choices;
  const summaries = articles.map((article) => app.summaryOf(article));
  const shared = (/** @type {'names' | 'subjects'} */ kind) =>
    rowsOf(summaries, kind).slice(0, MOST).map(({ key, label, cells }) => ({ value: key, label, count: cells.size }));
  const outlets = Object.entries(Object.groupBy(summaries, ({ outlet }) => outlet)).filter(([outlet]) => outlet !== '');
  const choices = {
    names: shared('names'),
    subjects: shared('subjects'),
    outlets: outlets.map(([outlet, of]) => ({ value: outlet, label: outlet, count: of?.length ?? 0 })).sort((a, b) => b.count - a.count),
  };
  last = { articles, choices };
  return choices;
}

/** @param {'name' | 'subject' | 'outlet'} field @param {Choices} choices @param {Filter} filter @param {(field: keyof Filter, value: string) => void} set */
function select(field, choices, filter, set) {
  if (choices.length === 0) return nothing;
  return html`<label>${words.filter[field]}<select @change=${(/** @type {Event} */ event) => set(field, /** @type {HTMLSelectElement} */ (event.target).value)}>
    <option value="" ?selected=${filter[field] === ''}>${words.filter.any}</option>
    ${choices.map(({ value, label, count }) => html`<option value=${value} ?selected=${filter[field] === value}>${words.filter.with(label, count)}</option>`)}
  </select></label>`;
}

/** @param {App} app */
function sortingTemplate({ store }) {
  return html`<label>${words.sortBy}<select id="sorting" @change=${(/** @type {Event} */ event) => store.change({ sorting: /** @type {any} */ (event.target).value })}>
    ${Object.entries(words.sortings).map(([value, label]) => html`<option value=${value} ?selected=${store.sorting === value}>${label}</option>`)}
  </select></label>`;
}

/** @param {'from' | 'to'} field @param {Filter} filter @param {(field: keyof Filter, value: string) => void} set */
function day(field, filter, set) {
  return html`<label>${words.filter[field]}<input type="date" .value=${filter[field]}
    @change=${(/** @type {Event} */ event) => set(field, /** @type {HTMLInputElement} */ (event.target).value)} /></label>`;
}
