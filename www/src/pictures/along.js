// Where in the article each name stands: a line is the text from its beginning to its end, a tick is a mention.
import { html, nothing, svg } from 'lit-html';
import { sentenceOf } from '../output/plain.js';
import { pictureWords as words } from '../strings.js';
import { picture, sign, twin } from './parts.js';

/**
 * @typedef {import('./index.js').Scene} Scene
 * @typedef {import('../corrections/types.js').ReadEntity} ReadEntity
 */

const MOST = 12;
/** Of a strip, in its own units: it is stretched to its place. */
const WIDTH = 1000;
const TICK = 5;

/** @param {Scene} scene of one article */
export function alongTemplate({ articles: [{ text, reading }], show }) {
  const actors = reading.entities.filter(({ subtype }) => subtype !== 'byline' && subtype !== 'credit').slice(0, MOST);
  if (actors.length === 0) return nothing;
  const length = Math.max(1, text.length);
  const startsOf = (/** @type {ReadEntity} */ { mentions }) => mentions.map((index) => reading.mentions[index].start);
  const x = (/** @type {number} */ start) => Math.round((start / length) * (WIDTH - TICK));
  // For the hand only: the names and the table lead to the same places.
  const jump = (/** @type {MouseEvent} */ event, /** @type {number[]} */ starts) => {
    const box = /** @type {Element} */ (event.currentTarget).getBoundingClientRect();
    const sought = ((event.clientX - box.left) / box.width) * length;
    show(0, starts.reduce((best, start) => (Math.abs(start - sought) < Math.abs(best - sought) ? start : best)));
  };
  const heads = reading.blocks.filter(({ kind }) => kind === 'headline').map(({ start }) => x(start));
  const row = (/** @type {ReadEntity} */ entity) => {
    const starts = startsOf(entity);
    return html`<li data-type=${entity.type}>
      <span><button type="button" class="name" @click=${() => show(0, starts[0])}><bdi>${entity.name}</bdi></button>${sign(entity.state)}</span>
      <svg class="along" viewBox="0 0 ${WIDTH} 20" preserveAspectRatio="none" aria-hidden="true" @click=${(/** @type {MouseEvent} */ event) => jump(event, starts)}>
        <rect class="track" y="9" width=${WIDTH} height="2" />
        ${heads.map((head) => svg`<rect class="head" x=${head} y="6" width="2" height="8" />`)}
        ${starts.map((start) => svg`<rect class="tick" x=${x(start)} y="1" width=${TICK} height="18" />`)}
      </svg>
      <span class="count">${words.number(starts.length)}</span>
    </li>`;
  };
  const cells = actors.map((entity) => [entity.name, words.number(entity.mentions.length), placesOf(reading, startsOf(entity), (start) => show(0, start))]);
  return picture('picture-along', words.along, words.alongNote, html`<ul class="strips">${actors.map(row)}
      <li class="axis" aria-hidden="true"><span></span><span><span>${words.begin}</span><span>${words.end}</span></span><span></span></li></ul>
    ${twin(words.along, words.alongColumns, cells)}`);
}

/** The numbers of the sentences, each a way there. @param {import('../corrections/types.js').Reading} reading @param {number[]} starts @param {(start: number) => void} go */
function placesOf(reading, starts, go) {
  return html`<span class="spots">${starts.map((start) => html`<button type="button" class="place" @click=${() => go(start)}>${words.number(sentenceOf(reading, start) + 1)}</button>`)}</span>`;
}
