// A summary of one article for looking over many: its facts, and its names, subjects and phrases by the keys that
// articles share. Made once for each reading.
import { factsOf } from '../article/facts.js';
import { phrasesWithout } from '../article/leftout.js';
import { entityKey, isRejected, phraseKey, subjectKey } from '../article/threads.js';
import { subjectLabel } from '../article/types.js';
import { keyOf } from '../article/wording.js';
import { rangesOf } from './concordance.js';

/**
 * @typedef {import('../state/store.js').Article} Article
 * @typedef {import('../../pkg/nutgraf.js').Analysis} Analysis
 * @typedef {import('../../pkg/nutgraf.js').EntityType} EntityType
 *
 * Something that articles can share, in one of them.
 * @typedef {object} Item
 * @property {string} key equal in articles that share it
 * @property {string} label
 * @property {EntityType | null} type of a name
 * @property {string} above the subject that it is a part of, or an empty string
 * @property {readonly string[]} names the keys of the names that a phrase is
 * @property {number} count how often it stands there
 * @property {number} weight how much the article is about it, 0 to 1
 * @property {string} thread the key of its thread in the article
 * @property {boolean} isPassing whether it is a phrase that stands there and is no keyphrase
 *
 * @typedef {object} Summary
 * @property {number} id of the article
 * @property {string} title
 * @property {string} outlet or an empty string
 * @property {string} date YYYY-MM-DD or an empty string
 * @property {Map<string, Item>} names
 * @property {Map<string, Item>} subjects
 * @property {Map<string, Item>} phrases
 */

/** @type {WeakMap<Article, { analysis: Analysis | null, leftOut: readonly string[], summary: Summary }>} */
const made = new WeakMap();

/**
 * @param {Article} article
 * @param {Analysis | null} analysis as the reader corrected it
 * @param {readonly string[]} leftOut phrases that are not shown
 * @returns {Summary}
 */
export function summaryOf(article, analysis, leftOut) {
  const known = made.get(article);
  if (known && known.analysis === analysis && known.leftOut === leftOut) return known.summary;
  const summary = summarize(article, analysis, leftOut);
  made.set(article, { analysis, leftOut, summary });
  return summary;
}

/** @param {Article} article @param {Analysis | null} analysis @param {readonly string[]} leftOut @returns {Summary} */
function summarize(article, analysis, leftOut) {
  const facts = factsOf(article, analysis);
  return {
    id: article.id,
    title: facts.title?.value ?? ((isFile(article.name) && beginning(article.text, analysis)) || article.name),
    outlet: facts.outlet?.value ?? '',
    date: facts.date?.value ?? '',
    names: byKey(analysis?.entities.filter(isActor).map((entity) => nameItem(analysis, entity)) ?? []),
    subjects: byKey(analysis?.topics.map(subjectItem) ?? []),
    phrases: byKey(phrasesOf(analysis, leftOut)),
  };
}

/** A name that somebody's disk or archive gave it says less than its first words. @param {string} name */
const isFile = (name) => /\.[a-z\d]{2,5}$/iu.test(name);

/** How much of its beginning names an article. */
const LONGEST = 80;

/** The first words of the story. @param {string} text @param {Analysis | null} analysis */
function beginning(text, analysis) {
  const body = analysis?.blocks.find(({ kind }) => kind === 'body');
  const words = body ? text.slice(body.start, body.end).trim().replaceAll(/\s+/gu, ' ') : '';
  return words.length <= LONGEST ? words : `${words.slice(0, words.lastIndexOf(' ', LONGEST)).replace(/[\s\p{P}]+$/u, '')}…`;
}

/** Reporters, photographers and what the reader struck out are not what articles share. @param {Analysis['entities'][number]} entity */
const isActor = (entity) => !isRejected(entity) && entity.subtype !== 'byline' && entity.subtype !== 'credit' && entity.mentions.length > 0;

/** What an item is where nothing else is said. @type {Pick<Item, 'type' | 'above' | 'names' | 'isPassing'>} */
const item = { type: null, above: '', names: [], isPassing: false };

/** @param {Analysis} analysis @param {Analysis['entities'][number]} entity @returns {Item} */
const nameItem = (analysis, entity) => ({
  ...item,
  key: entity.compareKey,
  label: entity.name,
  type: entity.type,
  count: rangesOf(analysis, entity).length,
  weight: entity.salience,
  thread: entityKey(entity.id),
});

/** @param {Analysis['topics'][number]} topic @returns {Item} */
const subjectItem = ({ id, label, path, score, evidence }) => ({
  ...item,
  key: id,
  label: subjectLabel(label),
  above: path.length > 1 ? subjectLabel(path[0]) : '',
  count: evidence.length,
  weight: score,
  thread: subjectKey({ id }),
});

/** @param {Analysis | null} analysis @param {readonly string[]} leftOut @returns {Item[]} */
function phrasesOf(analysis, leftOut) {
  if (!analysis) return [];
  /** @type {Map<string, string[]>} */
  const names = new Map();
  for (const { name, aliases, compareKey } of analysis.entities.filter(isActor)) {
    for (const key of new Set([name, ...aliases].map(keyOf))) names.set(key, [...(names.get(key) ?? []), compareKey]);
  }
  return phrasesWithout(analysis.keyphrases, leftOut).map((phrase) => ({
    ...item,
    key: phrase.key,
    label: phrase.text,
    names: names.get(phrase.key) ?? [],
    count: phrase.occurrences.length,
    weight: phrase.score,
    thread: phraseKey(phrase),
  }));
}

/** The best of each key, in the given order. @param {Item[]} items */
function byKey(items) {
  /** @type {Map<string, Item>} */
  const found = new Map();
  for (const item of items) {
    const same = found.get(item.key);
    if (same) same.count += item.count;
    else found.set(item.key, item);
  }
  return found;
}
