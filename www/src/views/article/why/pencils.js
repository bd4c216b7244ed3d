// What can be corrected in a name or a mention.
import { html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { isRejected, stateOf } from '../../../article/threads.js';
import { entityTypes } from '../../../article/types.js';
import { words } from '../../../strings.js';
import { part } from './parts.js';

/**
 * @typedef {import('../../../app.js').App} App
 * @typedef {import('../../../../pkg/nutgraf.js').Entity} Entity
 * @typedef {import('../../../../pkg/nutgraf.js').EntityType} EntityType
 */

/** Names beyond this are merged from their own side. */
const MOST = 300;
const named = entityTypes.filter(({ type }) => !['date', 'time', 'money', 'percent', 'quantity'].includes(type));

/** @param {App} app @param {Entity} entity @param {number | null} mention the current one */
export function entityPencils(app, entity, mention) {
  const { pencil } = app;
  const { id, name, type } = entity;
  const state = stateOf(entity);
  const valueOf = (/** @type {Event} */ event) => /** @type {HTMLInputElement | HTMLSelectElement} */ (event.target).value;
  const rename = (/** @type {Event} */ event) => {
    if (valueOf(event).trim() === '') /** @type {HTMLInputElement} */ (event.target).value = name;
    else pencil.rename(id, valueOf(event));
  };
  if (state === 'rejected') return part(words.pencil, button(words.restore, () => pencil.takeBack(id)));
  return part(words.pencil, html`<div class="pencils">
      ${state === 'suggested' ? button(`✓ ${words.confirm}`, () => pencil.confirm(id)) : nothing}
      ${button(`× ${words.reject}`, () => pencil.reject(id))}
    </div>
    <div class="fields">
      <label for="rename">${words.rename}</label>
      <input id="rename" autocomplete="off" dir="auto" .value=${name} @change=${rename} />
      <label for="retype">${words.retype}</label>
      <select id="retype" @change=${(/** @type {Event} */ event) => pencil.retype(id, /** @type {EntityType} */ (valueOf(event)))}>
        ${named.map((one) => html`<option value=${one.type} .selected=${live(one.type === type)}>${one.one}</option>`)}
      </select>
      ${mergeField(app, entity)}
    </div>
    ${mention === null || entity.mentions.length < 2 ? nothing : html`<div class="pencils">${button(words.split, () => pencil.split(mention))} ${button(words.rejectMention, () => pencil.rejectMention(mention))}</div>`}`);
}

/** @param {App} app @param {number} mention */
export function mentionPencils({ pencil, view }, mention) {
  const state = stateOf(view.analysis?.mentions[mention] ?? {});
  return part(words.pencil, html`<div class="pencils">
    ${state === 'suggested' ? button(`✓ ${words.confirm}`, () => pencil.confirmMention(mention)) : nothing}
    ${button(`× ${words.reject}`, () => pencil.rejectMention(mention))}
  </div>`);
}

/** @param {App} app @param {Entity} entity */
function mergeField({ pencil, view }, { id, type }) {
  const others = (view.analysis?.entities ?? []).filter((other) => other.id !== id && !isRejected(other));
  if (others.length === 0) return nothing;
  // Those of the same type first: they are what is meant most often.
  const sorted = [...others.filter((other) => other.type === type), ...others.filter((other) => other.type !== type)].slice(0, MOST);
  return html`<label for="merge">${words.merge}</label>
    <select id="merge" .value=${live('')} @change=${(/** @type {Event} */ event) => pencil.merge(id, Number(/** @type {HTMLSelectElement} */ (event.target).value))}>
      <option value="">${words.mergeChoose}</option>
      ${sorted.map((other) => html`<option value=${other.id}>${other.name}</option>`)}
    </select>`;
}

/** @param {string} label @param {() => void} act */
const button = (label, act) => html`<button type="button" class="button" @click=${act}>${label}</button>`;
