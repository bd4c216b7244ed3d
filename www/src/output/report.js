// What a report says of an article, whatever it is written in: names, subjects and phrases, and the numbered sentences
// that are the evidence for each.
import { sureness } from '../article/sure.js';
import { entityTypes } from '../article/types.js';
import { words } from '../strings.js';
import { flat, publishedOf, sentenceOf, titleOf, visible } from './plain.js';

/**
 * @typedef {import('./plain.js').Exported} Exported
 * @typedef {import('../corrections/types.js').State} State
 * @typedef {import('../corrections/types.js').EntityType} EntityType
 *
 * @typedef {{ name: string, type: EntityType, subtype: string | null, state: State, count: number, also: string[], roles: string[], evidence: number[] }} Name
 * @typedef {{ plural: string, names: Name[] }} Group of one type
 * @typedef {{ words: string, type: EntityType | null }} Piece of a sentence, marked where it has a type
 * @typedef {{ number: number, pieces: Piece[] }} Evidence
 * @typedef {{ label: string, evidence: number[] }} Line
 *
 * @typedef {object} Report
 * @property {string} title
 * @property {{ outlet: string, published: string, url: string }} facts
 * @property {Line[]} subjects
 * @property {Line[]} phrases
 * @property {Group[]} groups what stands
 * @property {Name[]} rejected
 * @property {Evidence[]} evidence in text order, from 1
 * @property {string[]} orphans words that a correction lost
 */

/** @param {Exported} article @returns {Report} */
export function reportOf(article) {
  const { text, reading, outlet = '', url = '' } = article;
  const cited = new Set();
  const cite = (/** @type {{ start: number }[]} */ ranges) => {
    const indices = [...new Set(ranges.map(({ start }) => sentenceOf(reading, start)))].filter((index) => index >= 0);
    for (const index of indices) cited.add(index);
    return indices.sort((a, b) => a - b);
  };
  const names = reading.entities.map(({ name, type, subtype, state, mentions, aliases, roles }) => ({
    name: visible(name),
    type,
    subtype,
    state,
    count: mentions.length,
    also: aliases.map(visible),
    roles: [...new Set(roles.map((role) => visible(role.text)))],
    evidence: cite(mentions.map((index) => reading.mentions[index])),
  }));
  const subjects = reading.topics.map(({ label, path, score, evidence }) => ({ label: visible(path.length > 0 ? path.join(' › ') : label) + doubtOf(score), evidence: cite(evidence) }));
  const phrases = reading.keyphrases.map(({ text: label, occurrences }) => ({ label: visible(label), evidence: cite(occurrences) }));
  const sentences = [...cited].sort((a, b) => a - b);
  const numberOf = new Map(sentences.map((sentence, index) => [sentence, index + 1]));
  const numbered = (/** @type {any} */ line) => ({ ...line, evidence: line.evidence.map((/** @type {number} */ index) => numberOf.get(index)) });
  const stand = names.filter(({ state }) => state !== 'rejected').map(numbered);
  return {
    title: visible(titleOf(article)),
    facts: { outlet: visible(outlet), published: publishedOf(article), url: flat(url) },
    subjects: subjects.map(numbered),
    phrases: phrases.map(numbered),
    groups: entityTypes
      .map(({ type, plural }) => ({ plural, names: stand.filter((name) => name.type === type) }))
      .filter((group) => group.names.length > 0),
    rejected: names.filter(({ state }) => state === 'rejected').map(numbered),
    evidence: sentences.map((index) => ({ number: numberOf.get(index) ?? 0, pieces: piecesOf(text, reading, reading.sentences[index]) })),
    orphans: reading.orphans.flatMap(({ quotes, entity }) => [...quotes.map(({ exact }) => exact), ...(entity ? [entity.name] : [])]).map(visible),
  };
}

/** Who reads a report does not see how sure a subject is, so it says so where it is not clear. @param {number} score */
function doubtOf(score) {
  const sure = sureness(score);
  return sure === 'clear' ? '' : ` (${words.sureness[sure]})`;
}

/**
 * A sentence cut at the mentions that stand in it.
 * @param {string} text
 * @param {Exported['reading']} reading
 * @param {{ start: number, end: number }} sentence
 * @returns {Piece[]}
 */
function piecesOf(text, { mentions }, sentence) {
  /** @type {Piece[]} */
  const pieces = [];
  let at = sentence.start;
  const push = (/** @type {number} */ to, /** @type {EntityType | null} */ type) => {
    if (at < to) pieces.push({ words: text.slice(at, to), type });
    at = Math.max(at, to);
  };
  for (const { start, end, type, state } of mentions) {
    if (state === 'rejected' || end <= sentence.start || start >= sentence.end) continue;
    push(Math.max(start, sentence.start), null);
    push(Math.min(end, sentence.end), type);
  }
  push(sentence.end, null);
  return pieces.map(({ words, type }) => ({ type, words: spaced(words) }));
}

/** Like `visible`, with the spaces at the ends kept. @param {string} words */
const spaced = (words) => `${/^\s/u.test(words) ? ' ' : ''}${visible(words)}${/\S\s+$/u.test(words) ? ' ' : ''}`;
