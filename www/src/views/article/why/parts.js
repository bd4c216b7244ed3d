// What the reasons are made of: a headed part, a list of places with their sentences, how sure a mention is.
import { html, nothing } from 'lit-html';
import { inSentence } from '../../../across/concordance.js';
import { sureness } from '../../../article/sure.js';
import { stateOf } from '../../../article/threads.js';
import { words } from '../../../strings.js';

/**
 * @typedef {import('../../../app.js').App} App
 * @typedef {import('../../../article/threads.js').Thread} Thread
 * @typedef {import('../../../../pkg/nutgraf.js').Mention} Mention
 */

const FIRST = 5;
const STEP = 100;
/** Characters of a sentence around the words. */
const BEFORE = 90;
const AFTER = 130;

/** @param {string} title @param {unknown} content */
export const part = (title, content) => html`<section class="part"><h3>${title}</h3>${content}</section>`;

/** @param {'clear' | 'likely' | 'unsure'} how */
export const sureTag = (how) => html`<span class="sure" data-sure=${how}>${words.sureness[how]}</span>`;

/**
 * The places of a thread, each with the sentence around it, a press from the text.
 * @param {App} app
 * @param {Thread} thread
 * @param {string} title
 */
export function placesPart(app, { key, ranges }, title) {
  const { view, store, shownOf, follower } = app;
  const { analysis, text } = view;
  if (!analysis || ranges.length === 0) return nothing;
  const list = `places ${key}`;
  const count = shownOf.get(list) ?? FIRST;
  const shown = ranges.length <= count + 1 ? ranges : ranges.slice(0, count);
  return part(title, html`<ol class="places">
      ${shown.map((range, index) => {
        const { before, words: quoted, after } = inSentence(text, analysis, range, BEFORE, AFTER);
        return html`<li><button type="button" aria-current=${index === store.selection?.position ? 'true' : nothing}
          @click=${() => follower.go(key, index, false)}>${before}<b>${quoted}</b>${after}</button></li>`;
      })}
    </ol>
    ${shown.length < ranges.length ? html`<button type="button" class="more" @click=${() => app.showMore(list, count + STEP)}>${words.more(ranges.length - shown.length)}</button>` : nothing}`);
}

/** Who says that these words are a mention, and how sure that is. @param {Mention} mention @param {unknown} [more] */
export function mentionPart(mention, more = nothing) {
  const state = stateOf(mention);
  if (state !== 'suggested') return part(words.thisMention, html`<p>${words.stateLine[state]}</p>${more}`);
  const how = sureness(mention.confidence);
  return part(words.thisMention, html`<p>${sureTag(how)} ${words.sourceLine(mention.source)}</p><p class="quiet">${words.surenessLine[how]}</p>${more}`);
}

/**
 * The mention at the current place of a thread, and its index.
 * @param {App} app
 * @param {Thread} thread
 */
export function currentMention({ view, store }, { ranges }) {
  const range = ranges[store.selection?.position ?? 0];
  const index = range ? (view.analysis?.mentions.findIndex(({ start, end }) => start === range.start && end === range.end) ?? -1) : -1;
  return index < 0 ? null : { index, mention: /** @type {Mention} */ (view.analysis?.mentions[index]) };
}
