// The lists beside the article: names by type, and keyphrases. The heading of each type is also its legend and switch.
import { html, nothing } from 'lit-html';
import { byType } from '../article/threads.js';
import { entityTypes, labelOf, subtypeLabel } from '../article/types.js';
import { words } from '../strings.js';
import { strip } from './strip.js';

/**
 * @typedef {import('../article/threads.js').Thread} Thread
 * @typedef {import('../article/threads.js').Threads} Threads
 * @typedef {import('../../pkg/nutgraf.js').EntityType} EntityType
 *
 * @typedef {object} Panels
 * @property {Threads} threads
 * @property {number} length of the text
 * @property {ReadonlySet<EntityType>} hidden
 * @property {string | null} selected key of the thread that is followed
 * @property {Map<string, number>} shownOf how many rows of each list are shown, where not the first few
 * @property {boolean} open
 * @property {(key: string) => void} follow
 * @property {(type: EntityType) => void} toggle
 * @property {(list: string, count: number) => void} showMore
 */

const FIRST = 8;
const STEP = 200;

/** @param {Panels} panels */
export function panelsTemplate(panels) {
  const groups = byType(panels.threads);
  const { phrases } = panels.threads;
  return html`
    <details class="panel" id="keyphrases" .open=${panels.open}>
      <summary><h2>${words.keyphrases}</h2></summary>
      ${phrases.length === 0 ? html`<p class="none">${words.noKeyphrases}</p>` : list('keyphrases', 'chips', phrases, chip, panels)}
    </details>
    <details class="panel" id="names" .open=${panels.open}>
      <summary><h2>${words.names}</h2></summary>
      ${groups.size === 0 ? html`<p class="none">${words.noNames}</p>` : nothing}
      <div class="groups">
        ${entityTypes.map(({ type, plural }) => {
          const threads = groups.get(type);
          return threads ? group(type, plural, threads, panels) : nothing;
        })}
      </div>
      <p class="keys">${words.keys}</p>
    </details>`;
}

/** @param {EntityType} type @param {string} plural @param {Thread[]} threads @param {Panels} panels */
function group(type, plural, threads, panels) {
  return html`<section class="group" data-type=${type}>
    <h3>
      <label title=${words.mark(plural)}>
        <input type="checkbox" .checked=${!panels.hidden.has(type)} @change=${() => panels.toggle(type)} />
        <span class="key" data-type=${type}>${plural}</span>
        <span class="code" data-type=${type} aria-hidden="true">${labelOf(type)}</span>
      </label>
      <span class="count">${words.number(threads.length)}</span>
    </h3>
    ${list(type, 'rows', threads, row, panels)}
  </section>`;
}

/**
 * The first of `threads`, and a button for more.
 * @param {string} name
 * @param {string} look
 * @param {Thread[]} threads
 * @param {(thread: Thread, panels: Panels) => unknown} item
 * @param {Panels} panels
 */
function list(name, look, threads, item, panels) {
  const count = panels.shownOf.get(name) ?? FIRST;
  // One item is never hidden behind a button that is as tall as the item.
  const shown = threads.length <= count + 1 ? threads : threads.slice(0, count);
  const more = () => panels.showMore(name, count + STEP);
  return html`<ul class=${look}>${shown.map((thread) => html`<li>${item(thread, panels)}</li>`)}</ul>
    ${shown.length < threads.length
      ? html`<button type="button" class="more" @click=${more}>${words.more(threads.length - shown.length)}</button>`
      : nothing}`;
}

/** @param {Thread} thread @param {Panels} panels */
function row({ key, name, subtype, aliases, ranges }, { length, selected, follow }) {
  const kind = subtype === null ? nothing : html` <small class="subtype">${subtypeLabel(subtype)}</small>`;
  const also = aliases.length > 0 ? html` <small>${words.also(aliases)}</small>` : nothing;
  return html`<button type="button" class="row" aria-pressed=${key === selected ? 'true' : 'false'} @click=${() => follow(key)}>
    <span class="name">${name}${kind}${also}</span>${strip(ranges, length)}<span class="count">${words.number(ranges.length)}</span>
  </button>`;
}

/** @param {Thread} thread @param {Panels} panels */
function chip({ key, name, ranges }, { selected, follow }) {
  const count = ranges.length > 1 ? html` <span class="count">${words.number(ranges.length)}</span>` : nothing;
  return html`<button type="button" class="chip" aria-pressed=${key === selected ? 'true' : 'false'} @click=${() => follow(key)}><span class="name">${name}</span>${count}</button>`;
}
