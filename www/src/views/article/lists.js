// The lists beside the article: subjects, keyphrases, and names by type. The heading of each type is also its legend
// and switch.
import { html, nothing } from 'lit-html';
import { sureness } from '../../article/sure.js';
import { byType, isRejected, stateOf } from '../../article/threads.js';
import { entityTypes, labelOf, subjectLabel, subtypeLabel } from '../../article/types.js';
import { words } from '../../strings.js';
import { barOf } from '../share.js';
import { openLeftOut } from '../shell/leftout.js';

/**
 * @typedef {import('../../app.js').App} App
 * @typedef {import('../../article/threads.js').Thread} Thread
 * @typedef {import('../../article/threads.js').Threads} Threads
 * @typedef {import('../../../pkg/nutgraf.js').EntityType} EntityType
 */

/** A phrase longer than this may be cut off. */
const LONG = 60;
const FIRST = 8;
const STEP = 200;

/** @param {App} app @param {Threads} threads */
export function listsTemplate(app, threads) {
  const { subjects, phrases } = threads;
  return html`${panel(app, 'subjects', words.subjects, gist(subjects), subjects.length === 0 ? none(words.noSubjects) : html`<ul class="chips">${subjects.map((thread) => html`<li>${chip(app, thread)}</li>`)}</ul>`)}
    ${panel(app, 'keyphrases', words.keyphrases, gist(phrases), html`${phrases.length === 0 ? none(words.noKeyphrases) : list(app, 'keyphrases', phrases, phraseRow)} ${leftOutLink(app)}`)}
    ${panel(app, 'names', words.names, gist(foremost(threads)), namesTemplate(app, threads))}`;
}

/** @param {App} app @param {string} id @param {string} title @param {string} gist what it begins with, for as long as it is closed @param {unknown} content */
function panel({ wide }, id, title, gist, content) {
  return html`<details class="panel" id=${id} .open=${wide}><summary><h2>${title}</h2><span class="gist">${gist}</span></summary>${content}</details>`;
}

const GIST = 6;

/** @param {readonly Thread[]} threads */
const gist = (threads) => threads.slice(0, GIST).map(({ name }) => name).join(' · ');

/** Who and what the article is most about. @param {Threads} threads */
function foremost({ all }) {
  const found = [];
  for (const thread of all.values()) {
    if (found.length === GIST || !thread.entity) break;
    if (thread.ranges.length > 0 && !isMaker(thread) && !isStruck(thread)) found.push(thread);
  }
  return found;
}

/** @param {string} line */
const none = (line) => html`<p class="none">${line}</p>`;

/** @param {App} app */
function leftOutLink({ store }) {
  return html`<button type="button" class="link small" @click=${openLeftOut}>${words.leftOut(store.leftOut.length)}</button>`;
}

/** @param {App} app @param {Threads} threads */
function namesTemplate(app, threads) {
  const groups = byType(threads);
  if (groups.size === 0) return none(words.noNames);
  const all = [...groups.values()].flat();
  const makers = all.filter(isMaker);
  const struck = all.filter(isStruck);
  return html`<div class="groups">
    ${entityTypes.map(({ type, plural }) => {
      const members = groups.get(type)?.filter((thread) => !isMaker(thread) && !isStruck(thread)) ?? [];
      return members.length > 0 ? group(app, type, plural, members) : nothing;
    })}
    ${aside(app, 'makers', words.makers, makers)} ${aside(app, 'struck', words.struck, struck)}
  </div>`;
}

/** Reporters and photographers made the article and do not act in it. @param {Thread} thread */
const isMaker = ({ entity }) => entity?.subtype === 'byline' || entity?.subtype === 'credit';
/** @param {Thread} thread */
const isStruck = ({ entity }) => entity !== null && isRejected(entity);

/** @param {App} app @param {EntityType} type @param {string} plural @param {Thread[]} threads */
function group(app, type, plural, threads) {
  const { store } = app;
  return html`<section class="group" data-type=${type}>
    <h3>
      <label title=${words.mark(plural)}>
        <input type="checkbox" .checked=${!store.hidden.has(type)} @change=${() => store.toggle(type)} />
        <span class="key">${plural}</span>
        <span class="code" aria-hidden="true">${labelOf(type)}</span>
      </label>
      <span class="count">${words.number(threads.length)}</span>
    </h3>
    ${list(app, type, threads, nameRow)}
  </section>`;
}

/** Names that stand apart from the others. @param {App} app @param {string} id @param {string} title @param {Thread[]} threads */
function aside(app, id, title, threads) {
  if (threads.length === 0) return nothing;
  return html`<details class="group apart" data-group=${id}><summary><h3>${title}</h3><span class="count">${words.number(threads.length)}</span></summary>${list(app, id, threads, nameRow)}</details>`;
}

/**
 * The first of `threads`, and a button for more.
 * @param {App} app
 * @param {string} name
 * @param {Thread[]} threads
 * @param {(app: App, thread: Thread) => unknown} item
 */
function list(app, name, threads, item) {
  const count = app.shownOf.get(name) ?? FIRST;
  // One item is never hidden behind a button that is as tall as the item.
  const shown = threads.length <= count + 1 ? threads : threads.slice(0, count);
  return html`<ul class="rows">${shown.map((thread) => html`<li>${item(app, thread)}</li>`)}</ul>
    ${shown.length < threads.length
      ? html`<button type="button" class="more" @click=${() => app.showMore(name, count + STEP)}>${words.more(threads.length - shown.length)}</button>`
      : nothing}`;
}

/** @param {App} app @param {Thread} thread */
function nameRow(app, { key, type, name, entity, ranges }) {
  const { roles = [], aliases = [], subtype = null, salience = null } = entity ?? {};
  const known = [roles[0]?.text, subtype && !isApart(subtype) ? subtypeLabel(subtype) : null].find(Boolean);
  const also = aliases.length > 0 ? html` <small>${words.also(aliases.slice(0, 3))}</small>` : nothing;
  return html`<button type="button" class="row" data-type=${type} data-state=${entity ? stateOf(entity) : 'suggested'}
    aria-pressed=${isFollowed(app, key)} @click=${() => app.follower.toggle(key)}>
    <span class="name">${name}${tick(entity)}${known ? html` <small class="subtype">${known}</small>` : nothing}${also}</span>
    ${salience === null ? html`<span></span>` : barOf(salience)}${times(ranges)}
  </button>`;
}

/** A number for the eye, with its unit for the ear. @param {Thread['ranges']} ranges */
const times = ({ length }) => html`<span class="count" aria-hidden="true">${words.number(length)}</span><span class="unseen">${words.occurrences(length)}</span>`;

/** @param {string} subtype */
const isApart = (subtype) => subtype === 'byline' || subtype === 'credit';

/** What the reader said of it, in a sign and in words. @param {object | null} entity */
function tick(entity) {
  const state = entity ? stateOf(entity) : 'suggested';
  if (state === 'suggested') return nothing;
  const sign = { confirmed: '✓', added: '+', rejected: '×' }[state];
  return html` <span class="tick" title=${words.stateNames[state]}><span aria-hidden="true">${sign}</span><span class="unseen">${words.stateNames[state]}</span></span>`;
}

/** @param {App} app @param {Thread} thread */
function phraseRow(app, { key, name, phrase, ranges }) {
  return html`<button type="button" class="row" data-type="phrase" aria-pressed=${isFollowed(app, key)} @click=${() => app.follower.toggle(key)}>
    <span class="name" title=${name.length > LONG ? name : nothing}>${name}</span>${barOf(phrase?.score ?? 0)}${times(ranges)}
  </button>`;
}

/** @param {App} app @param {Thread} thread */
function chip(app, { key, name, subject }) {
  const sure = sureness(subject?.score ?? 1);
  const notes = [subject && subject.path.length > 1 ? subjectLabel(subject.path[0]) : '', sure === 'clear' ? '' : words.sureness[sure]].filter(Boolean);
  const below = notes.length > 0 ? html`<small>${notes.join(' · ')}</small>` : nothing;
  return html`<button type="button" class="chip" data-type="subject" data-sure=${sure} aria-pressed=${isFollowed(app, key)} title=${words.subjectPath(subject?.path ?? [])}
    @click=${() => app.follower.toggle(key)}><span class="name">${name}</span> ${below}</button>`;
}

/** @param {App} app @param {string} key */
const isFollowed = ({ store }, key) => (store.selection?.key === key ? 'true' : 'false');
