// The minimap: a strip as tall as the window, beside the text, with a tick where the followed thread stands. A press goes
// to the nearest of them, the arrow keys from one to the next.
import { html, nothing, svg } from 'lit-html';
import { words } from '../../strings.js';

/** The strip has this many rows; places closer together share a tick. */
const ROWS = 400;

/**
 * @param {import('../../article/threads.js').Thread} thread
 * @param {number} length of the text
 * @param {import('../../app.js').App} app
 */
export function minimapTemplate({ key, name, type, kind, ranges }, length, app) {
  const rowOf = (/** @type {number} */ start) => Math.floor((start / Math.max(1, length)) * ROWS);
  const rows = new Set(ranges.map(({ start }) => rowOf(start)));
  const current = ranges[app.store.selection?.position ?? -1];
  const jump = (/** @type {MouseEvent} */ event) => {
    const box = /** @type {Element} */ (event.currentTarget).getBoundingClientRect();
    const row = ((event.clientY - box.top) / box.height) * ROWS;
    const distance = (/** @type {number} */ index) => Math.abs(rowOf(ranges[index].start) - row);
    const nearest = ranges.reduce((best, _, index) => (distance(index) < distance(best) ? index : best), 0);
    app.follower.go(key, nearest, false);
  };
  const at = app.store.selection?.position ?? 0;
  const walk = (/** @type {KeyboardEvent} */ event) => {
    const last = ranges.length - 1;
    const to = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    app.follower.go(key, Math.min(last, Math.max(0, to)), false);
  };
  if (ranges.length === 0) return nothing;
  return html`<div class="minimap" data-type=${type ?? kind}>
    <svg viewBox="0 0 12 ${ROWS}" preserveAspectRatio="none" role="slider" tabindex="0" aria-label=${words.minimap(name)} aria-orientation="vertical"
      aria-valuemin="1" aria-valuemax=${ranges.length} aria-valuenow=${at + 1} aria-valuetext=${words.position(at + 1, ranges.length)} @click=${jump} @keydown=${walk}>
      ${[...rows].map((row) => svg`<rect x="3" y=${row} width="6" height="2" />`)}
      ${current ? svg`<rect class="current" x="0" y=${rowOf(current.start) - 1} width="12" height="4" />` : ''}
    </svg>
  </div>`;
}
