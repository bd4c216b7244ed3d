// Why an article is said to be of a subject: the sentences that speak for it, lit in the text.
import { html, nothing } from 'lit-html';
import { sureness } from '../../../article/sure.js';
import { subjectLabel } from '../../../article/types.js';
import { words } from '../../../strings.js';
import { placesPart, sureTag } from './parts.js';

/** @param {import('../../../app.js').App} app @param {import('../../../article/threads.js').Thread} thread @param {import('../../../../pkg/nutgraf.js').Topic} subject */
export function subjectTemplate(app, thread, { id, label, path, score }) {
  return html`<header class="who"><h2>${subjectLabel(label)}</h2>
      ${path.length > 1 ? html`<p>${words.subjectPath(path)}</p>` : nothing}
      <p class="kind">${sureTag(sureness(score))} · ${words.subjectSource} <code>${id}</code></p>
      <p class="quiet">${words.subjectSure[sureness(score)]}</p></header>
    ${placesPart(app, thread, words.evidence)}`;
}
