// A name over all articles: who it is, and a concordance of its sentences.
import { html, nothing } from 'lit-html';
import { linesOf, rangesOf, sorted } from '../../across/concordance.js';
import { entityKey } from '../../article/threads.js';
import { labelOf, subtypeLabel } from '../../article/types.js';
import { readingOf } from '../../article/view.js';
import { words } from '../../strings.js';

/**
 * @typedef {import('../../app.js').App} App
 * @typedef {import('../../across/concordance.js').Line} Line
 * @typedef {import('../../state/store.js').Article} Article
 */

const FIRST = 100;

/** @param {App} app @param {string} key */
export function nameTemplate(app, key) {
  const { store } = app;
  const found = articlesWith(app, key);
  if (found.length === 0) return html`<p class="none">${words.nameRoom.gone}</p>`;
  const entities = found.flatMap(({ entities }) => entities);
  const { name, type, subtype } = mostWritten(entities);
  const aliases = [...new Set(entities.flatMap((entity) => [entity.name, ...entity.aliases]))].filter((alias) => alias !== name);
  const roles = [...new Set(entities.flatMap(({ roles }) => roles.map(({ text }) => text)))];
  const known = entities.find(({ knowledge }) => knowledge)?.knowledge;
  const lines = found.flatMap(({ lines }) => lines);
  const count = app.shownOf.get('lines') ?? FIRST;
  return html`<header class="who" data-type=${type}>
      <h2 dir="auto">${name}</h2>
      <p class="kind"><span class="code">${labelOf(type)}</span>${subtype ? html` ${subtypeLabel(subtype)}` : nothing} · ${words.nameRoom.in(lines.length, found.length)}</p>
      ${aliases.length > 0 ? html`<p>${words.also(aliases)}</p>` : nothing}
      ${roles.length > 0 ? html`<p>${roles.join(' · ')}</p>` : nothing}
      ${known ? html`<p class="quiet">${[known.label === name ? '' : known.label, words.knowledgeFacts(known)].filter(Boolean).join(' · ')} <code>${known.id}</code></p>` : nothing}
    </header>
    <fieldset class="choice"><legend>${words.nameRoom.order}</legend>${Object.entries(words.nameRoom.orders).map(([order, label]) => html`<label><input type="radio" name="order"
      value=${order} .checked=${store.order === order} @change=${() => store.change({ order: /** @type {any} */ (order) })} /><span>${label}</span></label>`)}</fieldset>
    ${store.order === 'article' ? firstOf(found, count).map(({ article, lines }) => articleLines(app, article, lines)) : linesTemplate(app, sorted(lines, store.order).slice(0, count), type)}
    ${lines.length > count ? html`<button type="button" class="more" @click=${() => app.showMore('lines', count + FIRST)}>${words.more(lines.length - count)}</button>` : nothing}`;
}

/**
 * The articles with the first `count` lines of all of them.
 * @template {{ lines: Line[] }} T
 * @param {readonly T[]} found
 * @param {number} count
 */
function firstOf(found, count) {
  let left = count;
  return found.flatMap((one) => {
    const lines = one.lines.slice(0, left);
    left -= lines.length;
    return lines.length > 0 ? [{ ...one, lines }] : [];
  });
}

/** @param {App} app @param {Article} article @param {Line[]} lines */
function articleLines(app, article, lines) {
  const { title, outlet, date } = app.summaryOf(article);
  return html`<section class="source"><h3><button type="button" class="link" dir="auto" @click=${() => app.open(article.id, lines[0].thread)}>${title}</button>
    <small>${[outlet, date && words.shortDate(date)].filter(Boolean).join(', ')}</small></h3>${linesTemplate(app, lines)}</section>`;
}

/** @param {App} app @param {readonly Line[]} lines @param {string} [type] */
function linesTemplate(app, lines, type) {
  return html`<ol class="concordance" data-type=${type ?? nothing}>${lines.map(({ article, thread, position, before, words: quoted, after }) => html`<li><button type="button"
    @click=${() => app.open(article, thread, position)}><span class="before"><span>${before}</span></span><span class="after"><b>${quoted}</b>${after}</span></button></li>`)}</ol>`;
}

/**
 * The articles that name it, and where.
 * @param {App} app
 * @param {string} key
 */
function articlesWith(app, key) {
  return app.store.articles.flatMap((article) => {
    const reading = readingOf(article);
    if (!reading || !app.summaryOf(article).names.has(key)) return [];
    const entities = reading.entities.filter(({ compareKey }) => compareKey === key);
    const text = article.result?.text ?? article.text;
    const lines = entities.flatMap((entity) => linesOf(article.id, text, reading, entityKey(entity.id), rangesOf(reading, entity)));
    return lines.length > 0 ? [{ article, entities, lines }] : [];
  });
}

/** The entity whose name most articles write. @param {import('../../../pkg/nutgraf.js').Entity[]} entities */
function mostWritten(entities) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { name } of entities) counts.set(name, (counts.get(name) ?? 0) + 1);
  return entities.reduce((best, entity) => ((counts.get(entity.name) ?? 0) > (counts.get(best.name) ?? 0) ? entity : best));
}
