// A map of the places that are named, on packed outlines: nothing is asked of any server.
import { html, nothing, svg } from 'lit-html';
import { pictureWords as words } from '../strings.js';
import { labelled } from './labels.js';
import { BORDERS, LAND } from './outlines.js';
import { picture, sign, twin } from './parts.js';
import { HEIGHT, project, WORLD } from './projection.js';

/**
 * @typedef {import('./index.js').Scene} Scene
 * @typedef {import('./index.js').Chosen} Chosen
 * @typedef {import('./places.js').MapPlace} MapPlace
 * @typedef {{ x: number, y: number, scale: number, width: number, height: number }} Frame the left upper corner on the
 *   outlines, how many pixels a unit of theirs has, and the size in pixels
 */

/** What is looked at is never less than this share of the world. */
const CLOSEST = 0.18;
const MOST_PLACES = 200;

/** @param {Scene} scene @param {ReturnType<typeof import('./places.js').placesOf>} found @param {Chosen} chosen */
export function mapTemplate(scene, { places, acting, unknown }, { world }) {
  if (places.length === 0) return nothing;
  const shown = places.slice(0, MOST_PLACES);
  const points = shown.map(({ latitude, longitude }) => project(latitude, longitude));
  const frame = frameOf(points, scene.width, world);
  const rows = places.map(({ label, state, country, count, latitude, longitude, sentences }) => [
    html`${label}${sign(state)}`,
    country ? words.region(country) : '',
    words.position(latitude, longitude),
    html`<button type="button" class="link" @click=${() => scene.show(sentences[0].article, sentences[0].start)}>${words.mentionCount(count)}</button>`,
  ]);
  return picture('picture-map', words.map, words.mapNote(places.length, acting), html`
    ${drawing(scene, shown, points, frame)}
    <p class="handles"><button type="button" class="button" aria-pressed=${world ? 'true' : 'false'} @click=${() => scene.choose({ world: !world })}>${words.wholeWorld}</button> <small>${words.mapSource}</small></p>
    ${unknown.length > 0 ? html`<p class="note">${words.notOnMap(unknown)}</p>` : nothing}
    ${twin(words.map, words.mapColumns, rows)}`);
}

/** @param {Scene} scene @param {MapPlace[]} places @param {[number, number][]} points @param {Frame} frame */
function drawing(scene, places, points, { x, y, scale, width, height }) {
  const most = Math.max(...places.map(({ count }) => count));
  const dots = places.map(({ label, count }, index) => ({
    label,
    x: (points[index][0] - x) * scale,
    y: (points[index][1] - y) * scale,
    radius: 3 + 9 * Math.sqrt(count / most),
  }));
  const names = labelled(dots, width, height, ['right', 'left', 'above', 'below']).filter((label) => label !== null);
  return html`<svg class="map" width=${width} height=${height} viewBox="0 0 ${width} ${height}" role="img" aria-label=${words.mapLabel(places.slice(0, 5).map(({ label }) => label))}>
    <rect class="sea" width=${width} height=${height} />
    <g transform="scale(${scale.toFixed(4)}) translate(${-x.toFixed(2)} ${-y.toFixed(2)})"><path class="land" d=${LAND} /><path class="border" d=${BORDERS} /></g>
    ${dots.map((dot, index) => svg`<circle class="dot" cx=${dot.x.toFixed(1)} cy=${dot.y.toFixed(1)} r=${dot.radius.toFixed(1)}
      @click=${() => scene.show(places[index].sentences[0].article, places[index].sentences[0].start)}><title>${dot.label}: ${words.mentionCount(places[index].count)}</title></circle>`)}
    ${names.map(({ label, x, y, anchor }) => svg`<text x=${x} y=${y} text-anchor=${anchor}>${label}</text>`)}
  </svg>`;
}

/** What part of the world holds all points, with room around them. @param {[number, number][]} points @param {number} width @param {boolean} world @returns {Frame} */
function frameOf(points, width, world) {
  const height = Math.round(Math.min(width * 0.6, 520));
  const ratio = height / width;
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const needed = Math.max((right - left) * 1.35, ((bottom - top) * 1.5) / ratio, WORLD * CLOSEST);
  const span = world ? WORLD : Math.min(WORLD, needed);
  // All of the world is wider than the frame is: then its height gives way.
  const tall = Math.min(height, Math.round((HEIGHT * width) / span));
  const high = span * (tall / width);
  const between = (/** @type {number} */ middle, /** @type {number} */ size, /** @type {number} */ whole) => Math.min(Math.max(0, middle - size / 2), Math.max(0, whole - size));
  return { x: between((left + right) / 2, span, WORLD), y: between((top + bottom) / 2, high, HEIGHT), scale: width / span, width, height: tall };
}
