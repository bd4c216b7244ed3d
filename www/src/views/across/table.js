// The table itself. Its cells are one stop of the Tab key; the arrows walk from cell to cell.
import { html, nothing } from 'lit-html';
import { sureness } from '../../article/sure.js';
import { labelOf } from '../../article/types.js';
import { words } from '../../strings.js';

/**
 * @typedef {import('../../app.js').App} App
 * @typedef {import('../../across/matrix.js').Row} Row
 * @typedef {import('../../across/summary.js').Summary} Summary
 */

/** @param {App} app @param {Row[]} rows @param {Summary[]} columns */
export function tableTemplate(app, rows, columns) {
  const { table } = app.store;
  const most = Math.max(1, ...rows.flatMap(({ cells }) => columns.map(({ id }) => cells.get(id)?.count ?? 0)));
  const caption = words.across.caption(words.across.rows[table.rows], columns.length, words.across.cells[table.rows]);
  // Above what scrolls sideways, so that it breaks where the window ends.
  return html`<p class="hint" aria-hidden="true">${caption}</p><div class="scroller" role="region" aria-label=${words.rooms.across} tabindex="0">
    <table class="matrix" @keydown=${walk}>
      <caption class="unseen">${caption}</caption>
      <thead><tr><td></td><th scope="col" class="sum">${words.across.inArticles}</th>${columns.map((column) => head(app, column))}</tr></thead>
      <tbody>${rows.map((row, index) => rowTemplate(app, row, columns, most, index === 0))}</tbody>
    </table>
  </div>`;
}

/** @param {App} app @param {Summary} summary */
const head = (app, { id, title }) =>
  html`<th scope="col" class="column-head"><button type="button" class="link" title=${title} @click=${() => app.open(id)}>${title}</button></th>`;

/** @param {App} app @param {Row} row @param {Summary[]} columns @param {number} most @param {boolean} isFirst */
function rowTemplate(app, row, columns, most, isFirst) {
  const { key, label, type, above, cells } = row;
  const name = type
    ? html`<button type="button" class="link" tabindex="-1" @click=${() => app.go({ view: 'name', key })}>${label}</button> <span class="code" data-type=${type}>${labelOf(type)}</span>`
    : html`<button type="button" class="link" tabindex="-1" dir="auto" title=${words.across.wholeRow} aria-pressed=${isOpen(app, key, null) ? 'true' : 'false'} @click=${() => show(app, key, null, words.across.evidenceIn(label, cells.size))}>${label}</button>${above ? html` <small>${above}</small>` : nothing}`;
  let first = isFirst;
  return html`<tr data-type=${type ?? nothing}><th scope="row">${name}</th><td class="sum">${words.number(cells.size)}</td>${columns.map(({ id, title }) => {
    const item = cells.get(id);
    if (!item) return html`<td></td>`;
    const isStop = first;
    first = false;
    return cell(app, row, id, title, most, isStop);
  })}</tr>`;
}

/** How strongly a cell is filled, where the evidence for a subject is at most a few sentences of any article. */
const depths = { clear: 4, likely: 2, unsure: 1 };

/** @param {App} app @param {Row} row @param {number} article @param {string} title @param {number} most the highest count @param {boolean} isStop */
function cell(app, row, article, title, most, isStop) {
  const { key, label, cells } = row;
  const { count, weight, isPassing } = /** @type {import('../../across/summary.js').Item} */ (cells.get(article));
  const kind = app.store.table.rows;
  const sure = kind === 'subjects' ? sureness(weight) : null;
  const counted = words.across.counted[kind](count);
  const said = words.across.cell(label, sure ? `${words.sureness[sure]}, ${counted}` : isPassing ? `${counted}, ${words.across.noKeyphrase},` : counted, title);
  const isShown = isOpen(app, key, article);
  return html`<td><button type="button" class="cell" data-depth=${sure ? depths[sure] : isPassing ? nothing : Math.ceil((4 * count) / most)}
    tabindex=${isStop || isShown ? '0' : '-1'} aria-pressed=${isShown ? 'true' : 'false'} aria-label=${said}
    @click=${() => show(app, key, article, said)}>${sure ? words.sureness[sure] : words.number(count)}</button></td>`;
}

/** @param {App} app @param {string} row @param {number | null} article */
const isOpen = ({ store }, row, article) => store.table.cell?.row === row && store.table.cell.article === article;

/** Shows the evidence of a cell or a row, or puts it away. @param {App} app @param {string} row @param {number | null} article @param {string} said */
function show(app, row, article, said) {
  const { store } = app;
  const isShown = isOpen(app, row, article);
  app.shownOf.delete('evidence');
  store.change({ table: { ...store.table, cell: isShown ? null : { row, article } } });
  if (isShown) return;
  store.announce(words.across.opened(said));
  app.paint();
  // The evidence takes room beside the table or lies over its lower half: what was pressed stays in view.
  document.querySelector('.matrix [aria-pressed="true"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
}

/** @type {Record<string, [number, number]>} rows and columns to go */
const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** From a cell or the head of a row to the next one in a direction that holds something. @param {KeyboardEvent} event */
function walk(event) {
  const step = steps[event.key];
  const from = event.target instanceof Element ? /** @type {HTMLTableCellElement | null} */ (event.target.closest('tbody :is(td, th)')) : null;
  if (!step || !from?.querySelector('button') || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  const rows = [.../** @type {HTMLTableElement} */ (event.currentTarget).tBodies[0].rows];
  let row = rows.indexOf(/** @type {HTMLTableRowElement} */ (from.parentElement));
  let column = from.cellIndex;
  for (;;) {
    row += step[0];
    column += step[1];
    const next = rows[row]?.cells[column];
    if (!next) return;
    const button = /** @type {HTMLElement | null} */ (next.querySelector('button'));
    if (button) return button.focus();
  }
}
