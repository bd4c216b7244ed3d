// Who and what the articles are about, most of all first. The tables are the pictures: a bar stands in each row.
import { html, nothing, svg } from 'lit-html';
import { labelOf, subjectLabel } from '../article/types.js';
import { pictureWords as words } from '../strings.js';
import { picture, sign } from './parts.js';

/**
 * @typedef {import('./index.js').Scene} Scene
 * @typedef {import('../article/comention.js').Node} Node
 * @typedef {{ label: string, above: string, type: string, weight: number, count: number, start: [article: number, start: number] | null, state: Node['state'] }} Row
 */

const MOST = 15;

/** @param {Scene} scene @param {readonly Node[]} nodes by weight */
export function namesTemplate(scene, nodes) {
  const rows = nodes.slice(0, MOST).map(({ key, label, type, weight, count, state, articles: [article] }) => {
    const { mentions, entities } = scene.articles[article].reading;
    const first = entities.find(({ compareKey }) => compareKey === key)?.mentions[0];
    return { label, above: labelOf(type), type, weight, count, state, start: first === undefined ? null : at(article, mentions[first].start) };
  });
  if (rows.length === 0) return nothing;
  return picture('picture-names', words.names, words.namesNote(rows.length, nodes.length), table(scene, words.namesColumns, rows));
}

/** @param {Scene} scene */
export function subjectsTemplate(scene) {
  /** @type {Map<string, Row>} */
  const byId = new Map();
  scene.articles.forEach(({ reading }, article) => {
    for (const { id, label, path, score, evidence } of reading.topics) {
      const row = byId.get(id) ?? { label: subjectLabel(label), above: path[0] === label ? '' : subjectLabel(path[0] ?? ''), type: 'subject', weight: 0, count: 0, state: 'suggested', start: null };
      row.start ??= evidence[0] ? at(article, evidence[0].start) : null;
      byId.set(id, Object.assign(row, { weight: row.weight + score, count: row.count + evidence.length }));
    }
  });
  const rows = [...byId.values()].sort((a, b) => b.weight - a.weight || (a.label < b.label ? -1 : 1));
  if (rows.length === 0) return nothing;
  return picture('picture-subjects', words.subjects, words.subjectsNote, table(scene, words.subjectsColumns, rows.slice(0, MOST)));
}

/** @param {number} article @param {number} start @returns {[number, number]} */
const at = (article, start) => [article, start];

/** @param {Scene} scene @param {readonly string[]} columns @param {readonly Row[]} rows */
function table({ show }, columns, rows) {
  const most = Math.max(...rows.map(({ weight }) => weight), Number.MIN_VALUE);
  return html`<table class="bars">
    <colgroup><col class="first" /><col /><col class="last" /></colgroup>
    <thead class="unseen"><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
    <tbody>
      ${rows.map(({ label, above, type, weight, count, start, state }) => html`<tr data-type=${type}>
        <th scope="row"><bdi>${start ? html`<button type="button" class="name" @click=${() => show(...start)}>${label}</button>` : label}</bdi>${sign(state)}${above ? html` <small>${above}</small>` : nothing}</th>
        <td class="length">${bar(weight / most)}<span class="unseen">${words.share(weight / most)}</span></td>
        <td class="count">${words.number(count)}</td>
      </tr>`)}
    </tbody>
  </table>`;
}

/** @param {number} share */
const bar = (share) => svg`<svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="100" height="10" /><rect class="fill" width=${Math.max(1, Math.round(share * 1000) / 10)} height="10" /></svg>`;
