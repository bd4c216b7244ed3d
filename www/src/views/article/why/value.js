// Why words are a date or an amount.
import { html, nothing } from 'lit-html';
import { labelOf } from '../../../article/types.js';
import { words } from '../../../strings.js';
import { currentMention, mentionPart, placesPart } from './parts.js';
import { mentionPencils } from './pencils.js';

/** @param {import('../../../app.js').App} app @param {import('../../../article/threads.js').Thread} thread */
export function valueTemplate(app, thread) {
  const here = currentMention(app, thread);
  return html`<header class="who"><h2 dir="auto">${thread.name}</h2><p class="kind"><span class="code">${thread.type ? labelOf(thread.type) : ''}</span></p></header>
    ${here ? html`${mentionPart(here.mention)} ${mentionPencils(app, here.index)}` : nothing} ${placesPart(app, thread, words.places)}`;
}
