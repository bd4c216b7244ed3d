// Across articles: a table of what they share. Rows are names, subjects or keyphrases; a cell leads to its sentences.
import { html, nothing } from 'lit-html';
import { isInPart, rowsIn, rowsOf } from '../../across/matrix.js';
import { phrasesOf, withPassing } from '../../across/passing.js';
import { readingOf } from '../../article/view.js';
import { isEmpty } from '../../state/filter.js';
import { words } from '../../strings.js';
import { picturesOf } from '../pictures.js';
import { filterTemplate } from '../desk/filter.js';
import { openLeftOut } from '../shell/leftout.js';
import { evidenceTemplate } from './evidence.js';
import { tableTemplate } from './table.js';

/** @typedef {import('../../app.js').App} App */

/** More columns at once are not read but scrolled past. */
export const SHEET = 12;
const FIRST = 30;

/** @param {App} app */
export function acrossTemplate(app) {
  const { store, chosen } = app;
  const { table } = store;
  const summaries = chosen.map(({ summary }) => summary);
  if (store.articles.length < 2) return html`<h2 class="lead">${words.rooms.across}</h2><p class="none">${words.across.empty}</p>`;
  const isTable = store.place.view !== 'across' || store.place.pane !== 'pictures';
  const pane = (/** @type {'text' | 'pictures'} */ to) => html`<button type="button" aria-pressed=${(to === 'text') === isTable ? 'true' : 'false'} @click=${() => app.turnTo(to)}>${words.panes[to === 'text' ? 'table' : to]}</button>`;
  const count = app.shownOf.get('table') ?? FIRST;
  const sheet = Math.min(table.sheet, Math.max(0, Math.ceil(summaries.length / SHEET) - 1));
  const columns = summaries.slice(sheet * SHEET, (sheet + 1) * SHEET);
  const all = isTable ? rowsFor(app, summaries) : [];
  const open = table.cell && all.find(({ key }) => key === table.cell?.row);
  const rows = columns.length < summaries.length ? rowsIn(all, columns) : all;
  return html`<h2 class="lead">${words.rooms.across}</h2>
    <p class="hint">${words.across.lead}</p>
    <p class="panes">${pane('text')}${pane('pictures')}</p>
    ${filterTemplate(app)} <p class="hint">${isEmpty(store.filter) ? words.articleCount(store.articles.length) : words.chosenOf(summaries.length, store.articles.length)}</p>
    ${isTable ? nothing : picturesOf(app, chosen.map(({ article }) => article))}
    <div class="choices" ?hidden=${!isTable}>
      ${choice(words.across.rowLabel, 'rows', words.across.rows, table.rows, app)} ${choice(words.across.partLabel, 'part', words.across.parts, table.part, app)}
      ${table.rows === 'phrases' ? html`<button type="button" class="link small" @click=${openLeftOut}>${words.leftOut(store.leftOut.length)}</button>` : nothing}
      ${summaries.length > SHEET ? sheets(app, sheet, summaries.length) : nothing}
    </div>
    <div class="almanac" ?hidden=${!isTable}>
      <div>${rows.length === 0 ? html`<p class="none">${summaries.length === 0 ? words.noneChosen : words.across.nothing}</p>` : tableTemplate(app, rows.slice(0, count), columns)}
        ${rows.length > count ? html`<button type="button" class="more" @click=${() => app.showMore('table', count + FIRST)}>${words.more(rows.length - count)}</button>` : nothing}</div>
      ${table.cell && open ? evidenceTemplate(app, open, table.cell.article) : nothing}
    </div>`;
}

/** @type {{ key: unknown[], rows: import('../../across/matrix.js').Row[] }} */
let last = { key: [], rows: [] };

/** The rows, worked out again only when something changed that they follow from. @param {App} app @param {import('../../across/summary.js').Summary[]} summaries */
function rowsFor(app, summaries) {
  const { rows: kind, part } = app.store.table;
  const key = [kind, part, ...(kind === 'phrases' ? [soughtIn(app)] : []), ...summaries];
  if (key.length !== last.key.length || key.some((one, index) => one !== last.key[index])) {
    const rows = rowsOf(summaries, kind);
    const filled = kind === 'phrases' ? withPassing(rows, sourcesOf(app), soughtIn(app)) : rows;
    last = { key, rows: filled.filter((row) => isInPart(row, part)) };
  }
  return last.rows;
}

/** @param {App} app */
const sourcesOf = ({ chosen }) => chosen.map(({ article, summary }) => ({ summary, text: article.result?.text ?? article.text, analysis: readingOf(article) }));

/** @type {{ from: unknown[], sought: import('../../article/wording.js').Sought }} */
let lastSought = { from: [], sought: new Map() };

/** The phrases of all articles, whatever the filter shows: so that what was found of them still holds when it changes. @param {App} app */
function soughtIn(app) {
  const { articles, leftOut } = app.store;
  if (lastSought.from[0] !== articles || lastSought.from[1] !== leftOut) {
    lastSought = { from: [articles, leftOut], sought: phrasesOf(articles.map((article) => app.summaryOf(article))) };
  }
  return lastSought.sought;
}

/**
 * @template {'rows' | 'part'} Name
 * @param {string} legend
 * @param {Name} name
 * @param {Record<string, string>} options
 * @param {string} value
 * @param {App} app
 */
function choice(legend, name, options, value, { store }) {
  return html`<fieldset class="choice"><legend>${legend}</legend>${Object.entries(options).map(
    ([option, label]) => html`<label><input type="radio" name=${name} value=${option} .checked=${option === value}
      @change=${() => store.change({ table: { ...store.table, [name]: option, cell: null } })} /><span>${label}</span></label>`,
  )}</fieldset>`;
}

/** @param {App} app @param {number} sheet @param {number} of */
function sheets({ store }, sheet, of) {
  const turn = (/** @type {number} */ by) => store.change({ table: { ...store.table, sheet: sheet + by } });
  return html`<span class="turner">
    <button type="button" class="step" aria-label=${words.previous} ?disabled=${sheet === 0} @click=${() => turn(-1)}>‹</button>
    <span>${words.across.sheet(sheet * SHEET + 1, Math.min(of, (sheet + 1) * SHEET), of)}</span>
    <button type="button" class="step" aria-label=${words.next} ?disabled=${(sheet + 1) * SHEET >= of} @click=${() => turn(1)}>›</button>
  </span>`;
}
