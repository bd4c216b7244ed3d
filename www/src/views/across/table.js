// The table itself. Its cells are one stop of the Tab key; the arrows walk from cell to cell.
import { html, nothing } from 'lit-html';
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
  const most = Math.max(1, ...rows.flatMap(({ cells }) => [...cells.values()].map(({ count }) => count)));
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
  const name = type ? html`<button type="button" class="link" @click=${() => app.go({ view: 'name', key })}>${label}</button> <span class="code" data-type=${type}>${labelOf(type)}</span>` : html`${label}${above ? html` <small>${above}</small>` : nothing}`;
  let first = isFirst;
  return html`<tr data-type=${type ?? nothing}><th scope="row">${name}</th><td class="sum">${words.number(cells.size)}</td>${columns.map(({ id, title }) => {
    const item = cells.get(id);
    if (!item) return html`<td></td>`;
    const isStop = first;
    first = false;
    return cell(app, row, id, title, item.count, Math.ceil((4 * item.count) / most), isStop);
  })}</tr>`;
}

/** @param {App} app @param {Row} row @param {number} article @param {string} title @param {number} count @param {number} depth 1 to 4 @param {boolean} isStop */
function cell({ store }, row, article, title, count, depth, isStop) {
  const { cell } = store.table;
  const isOpen = cell?.row === row.key && cell.article === article;
  const said = words.across.cell(row.label, words.across.counted[store.table.rows](count), title);
  const show = () => {
    store.change({ table: { ...store.table, cell: isOpen ? null : { row: row.key, article } } });
    if (!isOpen) store.announce(words.across.opened(said));
  };
  return html`<td><button type="button" class="cell" data-depth=${depth} tabindex=${isStop || isOpen ? '0' : '-1'} aria-pressed=${isOpen ? 'true' : 'false'}
    aria-label=${said} @click=${show}>${words.number(count)}</button></td>`;
}

/** @type {Record<string, [number, number]>} rows and columns to go */
const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** From a cell to the next one in a direction that holds something. @param {KeyboardEvent} event */
function walk(event) {
  const step = steps[event.key];
  const from = event.target instanceof Element ? event.target.closest('td') : null;
  if (!step || !from?.querySelector('.cell') || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  const rows = [.../** @type {HTMLTableElement} */ (event.currentTarget).tBodies[0].rows];
  let row = rows.indexOf(/** @type {HTMLTableRowElement} */ (from.parentElement));
  let column = from.cellIndex;
  for (;;) {
    row += step[0];
    column += step[1];
    const next = rows[row]?.cells[column];
    if (!next) return;
    const button = /** @type {HTMLElement | null} */ (next.querySelector('.cell'));
    if (button) return button.focus();
  }
}
