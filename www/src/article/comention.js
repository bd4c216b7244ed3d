// Who is named together: entities, over one or many articles, and the sentences that name two of them.
import { firstIndex } from './sections.js';

/**
 * @typedef {import('../corrections/types.js').EntityType} EntityType
 * @typedef {import('../corrections/types.js').Reading} Reading
 * @typedef {import('../corrections/types.js').State} State
 * @typedef {{ text: string, reading: Reading }} Read
 *
 * @typedef {object} Node
 * @property {string} key the same in all articles
 * @property {string} label the name where it was most salient
 * @property {EntityType} type
 * @property {State} state `rejected` only where it is so in every article
 * @property {number} count of mentions that stand
 * @property {number} weight the sum of its saliences
 * @property {number[]} articles the indices of those that name it
 *
 * @typedef {{ article: number, start: number, end: number }} Place a sentence
 *
 * @typedef {object} Edge
 * @property {number} source the index of a node
 * @property {number} target the index of a later one
 * @property {number} count of sentences
 * @property {Place[]} places those sentences
 */

/** Which state says most about an entity that has several. @type {readonly State[]} */
const ORDER = ['confirmed', 'added', 'suggested', 'rejected'];
/** A sentence that names more than this is a list: of teams, of signatories, of a table's cells. */
const LIST = 12;

/**
 * Reporters and photographers, who only stand in bylines and credits, are left out. What was rejected has no edges.
 * @param {readonly Read[]} articles
 * An answer that nobody corrected says no states: all of it is suggested.
 * @returns {{ nodes: Node[], edges: Edge[] }} nodes by weight, edges by count
 */
export function comentionsOf(articles) {
  /** @type {Map<string, Node & { best: number }>} */
  const byKey = new Map();
  articles.forEach(({ reading }, article) => {
    for (const { compareKey: key, name: label, type, subtype, state = 'suggested', mentions, salience } of reading.entities) {
      if (subtype === 'byline' || subtype === 'credit') continue;
      const node = byKey.get(key) ?? { key, label, type, state, count: 0, weight: 0, articles: [], best: -1 };
      byKey.set(key, node);
      if (node.articles.at(-1) !== article) node.articles.push(article);
      if (salience > node.best) Object.assign(node, { label, best: salience });
      if (ORDER.indexOf(state) < ORDER.indexOf(node.state)) node.state = state;
      if (state === 'rejected') continue;
      node.count += mentions.length;
      node.weight += salience;
    }
  });
  const nodes = [...byKey.values()].sort((a, b) => b.weight - a.weight || b.count - a.count || (a.key < b.key ? -1 : 1));
  const indexOf = new Map(nodes.map(({ key }, index) => [key, index]));
  /** @type {Map<string, Edge>} */
  const edges = new Map();
  articles.forEach(({ reading }, article) => {
    for (const { sentence, keys } of sentencesOf(reading)) {
      const members = [...keys].flatMap((key) => indexOf.get(key) ?? []).sort((a, b) => a - b);
      if (members.length > LIST) continue;
      members.forEach((source, position) => {
        for (const target of members.slice(position + 1)) {
          const edge = edges.get(`${source} ${target}`) ?? { source, target, count: 0, places: [] };
          edges.set(`${source} ${target}`, edge);
          edge.count += 1;
          edge.places.push({ article, ...sentence });
        }
      });
    }
  });
  const byCount = [...edges.values()].sort((a, b) => b.count - a.count || a.source - b.source || a.target - b.target);
  return { nodes: nodes.map(({ best: _, ...node }) => node), edges: byCount };
}

/**
 * Each sentence that names somebody, and the keys of those.
 * @param {Reading} reading
 * @returns {{ sentence: { start: number, end: number }, keys: Set<string> }[]}
 */
function sentencesOf({ mentions, entities, sentences }) {
  /** @type {Map<number, Set<string>>} */
  const named = new Map();
  for (const { start, entity, state } of mentions) {
    if (entity === null || state === 'rejected' || entities[entity].state === 'rejected') continue;
    const index = firstIndex(sentences, (sentence) => sentence.end > start);
    const keys = named.get(index) ?? new Set();
    named.set(index, keys.add(entities[entity].compareKey));
  }
  return [...named]
    .filter(([index]) => index < sentences.length)
    .map(([index, keys]) => ({ sentence: { start: sentences[index].start, end: sentences[index].end }, keys }));
}
