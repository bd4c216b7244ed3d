// Why a name is listed: who it is, what the article calls it, how much it weighs, and what the lists know of it.
import { html, nothing } from 'lit-html';
import { stateOf } from '../../../article/threads.js';
import { labelOf, subtypeLabel } from '../../../article/types.js';
import { words } from '../../../strings.js';
import { barOf } from '../../share.js';
import { currentMention, mentionPart, part, placesPart } from './parts.js';
import { entityPencils } from './pencils.js';

/**
 * @typedef {import('../../../app.js').App} App
 * @typedef {import('../../../article/threads.js').Thread} Thread
 * @typedef {import('../../../../pkg/nutgraf.js').Entity} Entity
 * @typedef {import('../../../../pkg/nutgraf.js').Mention} Mention
 */

/** @param {App} app @param {Thread} thread @param {Entity} entity */
export function entityTemplate(app, thread, entity) {
  const { type, subtype, name, aliases } = entity;
  const state = stateOf(entity);
  const here = currentMention(app, thread);
  return html`<header class="who">
      <h2 dir="auto">${name}</h2>
      <p class="kind"><span class="code">${labelOf(type)}</span>${subtype ? html` ${subtypeLabel(subtype)}` : nothing} · ${words.stateNames[state]}</p>
      ${aliases.length > 0 ? html`<p>${words.also(aliases)}</p>` : nothing}
    </header>
    ${rolesPart(app, entity)} ${saliencePart(entity)} ${knowledgePart(entity)}
    ${here ? mentionPart(here.mention, doubts(app, here.mention)) : nothing}
    ${entityPencils(app, entity, here?.index ?? null)}
    ${placesPart(app, thread, words.places)} ${elsewherePart(app, entity)}`;
}

/** @param {App} app @param {Entity} entity */
function rolesPart(app, { roles }) {
  if (roles.length === 0) return nothing;
  return part(words.roles, html`<ul class="roles">${roles.map(({ text, start, end }) => html`<li><button type="button" class="link" @click=${() => app.reader.reveal(start, false, end)}>${text}</button></li>`)}</ul>`);
}

const PARTS = /** @type {const} */ (['headline', 'position', 'frequency', 'spread', 'subject']);

/** @param {Entity} entity */
function saliencePart({ salience, salienceParts: parts }) {
  const how = salience >= 0.5 ? 'high' : salience >= 0.2 ? 'middle' : salience > 0 ? 'low' : 'none';
  return part(words.salience, html`<p class="measure">${barOf(salience)} ${words.salienceLine[how]}</p>
    ${salience > 0
      ? html`<ul class="measures">${PARTS.filter((name) => parts[name] > 0).map((name) => html`<li>${barOf(parts[name])} ${words.salienceParts[name]}</li>`)}</ul>`
      : nothing}`);
}

/** @param {Entity} entity */
function knowledgePart({ knowledge }) {
  if (!knowledge) return nothing;
  const { id, label, why, other, relation } = knowledge;
  const facts = words.knowledgeFacts(knowledge);
  return part(relation === 'of' ? words.belongsTo : words.knowledge, html`<p><b>${label}</b>${facts ? html` · ${facts}` : nothing}</p>
    ${knowledge.facts.length > 0 ? html`<p>${knowledge.facts.map(({ name, value }) => words.knownFact(name, value)).join(' · ')}</p>` : nothing}
    <p class="quiet"><code>${id}</code>${why ? html` ${words.chosenBecause(why)}` : nothing}</p>
    ${other ? html`<p class="quiet">${words.runnerUp(other.label)} <code>${other.id}</code></p>` : nothing}`);
}

/** What is special about one mention. @param {App} app @param {Mention} mention */
function doubts({ view }, mention) {
  const { actsAs, country, alternatives } = mention;
  const names = alternatives.flatMap((id) => view.analysis?.entities[id]?.name ?? []);
  return html`${actsAs === 'government' ? html`<p>${country ? words.government(words.region(country)) : words.governmentOnly}</p>` : nothing}
    ${names.length > 0 ? html`<p>${words.alternatives(names)}</p>` : nothing}`;
}

/** @param {App} app @param {Entity} entity */
function elsewherePart(app, { compareKey, name }) {
  const { articles, shownId } = app.store;
  const others = articles.filter((article) => article.id !== shownId && app.summaryOf(article).names.has(compareKey));
  if (others.length === 0) return nothing;
  return html`<p class="elsewhere"><button type="button" class="link" @click=${() => app.go({ view: 'name', key: compareKey })}>${words.elsewhere(others.length)}: ${words.inAll(name)}</button></p>`;
}
