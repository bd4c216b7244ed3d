// Threads: what can be followed through an article. An entity, a date or amount written the same way, a keyphrase, a
// subject by the sentences that speak for it, the place of a warning, or words that one looks for.
import { phrasesWithout } from './leftout.js';
import { search } from './search.js';
import { subjectLabel } from './types.js';
import { keyOf, placesOf, soughtOf } from './wording.js';

/**
 * @typedef {import('../../pkg/nutgraf.js').Analysis} Analysis
 * @typedef {import('../../pkg/nutgraf.js').EntityType} EntityType
 * @typedef {import('../../pkg/nutgraf.js').Entity} Entity
 * @typedef {import('../../pkg/nutgraf.js').Keyphrase} Keyphrase
 * @typedef {import('../../pkg/nutgraf.js').Topic} Topic
 * @typedef {import('../../pkg/nutgraf.js').Range} Range
 * @typedef {'entity' | 'value' | 'phrase' | 'subject' | 'warning' | 'search'} Kind
 *
 * @typedef {object} Thread
 * @property {string} key unique in the article
 * @property {Kind} kind
 * @property {EntityType | null} type of a name, date or amount
 * @property {string} name
 * @property {Range[]} ranges where it stands, in text order
 * @property {Entity | null} entity
 * @property {Keyphrase | null} phrase
 * @property {Topic | null} subject
 *
 * @typedef {object} Threads
 * @property {Map<string, Thread>} all by key, the most salient of each type first
 * @property {string[]} ofMention the key of each mention's thread
 * @property {Thread[]} phrases best first
 * @property {Thread[]} subjects best first
 * @property {Analysis['blocks']} blocks
 */

/** What a thread is where nothing else is said. @type {Pick<Thread, 'type' | 'entity' | 'phrase' | 'subject'>} */
const bare = { type: null, entity: null, phrase: null, subject: null };

/**
 * @param {string} text
 * @param {Analysis} analysis
 * @param {readonly string[]} [leftOut] phrases that are not to be shown, in lower case
 * @returns {Threads}
 */
export function threadsOf(text, analysis, leftOut = []) {
  const { mentions, entities, keyphrases, topics, warnings, blocks } = analysis;
  /** @type {Map<string, Thread>} */
  const all = new Map();
  const add = (/** @type {Thread} */ thread) => all.set(thread.key, thread) && thread;
  for (const entity of entities.toSorted((a, b) => b.salience - a.salience)) {
    add({ ...bare, key: entityKey(entity.id), kind: 'entity', type: entity.type, name: entity.name, ranges: [], entity });
  }
  const ofMention = mentions.map((mention) => {
    const { start, end, type, entity } = mention;
    const words = text.slice(start, end);
    // Dates and amounts are no entities: those written alike follow each other.
    const key = entity === null ? `${type} ${words.toLowerCase()}` : entityKey(entity);
    const thread = all.get(key) ?? add({ ...bare, key, kind: 'value', type, name: words, ranges: [] });
    if (!isRejected(mention)) thread.ranges.push({ start, end });
    return key;
  });
  const phrases = phrasesWithout(keyphrases, leftOut).map((phrase) =>
    add({ ...bare, key: phraseKey(phrase), kind: 'phrase', name: phrase.text, ranges: inOrder(phrase.occurrences), phrase }),
  );
  const subjects = topics.map((subject) =>
    add({ ...bare, key: subjectKey(subject), kind: 'subject', name: subjectLabel(subject.label), ranges: inOrder(subject.evidence), subject }),
  );
  warnings.forEach(({ message: name, start, end }, index) => {
    if (typeof start !== 'number') return;
    add({ ...bare, key: warningKey(index), kind: 'warning', name, ranges: [{ start, end: end ?? start + 1 }] });
  });
  return { all, ofMention, phrases, subjects, blocks };
}

/** @param {number} id */
export const entityKey = (id) => `entity ${id}`;
/** @param {Keyphrase} phrase */
export const phraseKey = ({ text }) => `phrase ${text}`;
/** @param {Pick<Topic, 'id'>} topic */
export const subjectKey = ({ id }) => `subject ${id}`;
/** The key of the place that a warning is about. @param {number} index */
export const warningKey = (index) => `warning ${index}`;

const SEARCH = 'search ';
/** @param {string} words */
export const searchKey = (words) => `${SEARCH}${words}`;
/** The words of a search, or null. @param {string} key */
export const soughtWords = (key) => (key.startsWith(SEARCH) ? key.slice(SEARCH.length) : null);

const WORDING = 'wording ';
/** The key of the places of a phrase's words, where it is no keyphrase. @param {string} phrase */
export const wordingKey = (phrase) => `${WORDING}${phrase}`;

/**
 * The thread of `key`: one of `threads`, or the places of the words that it looks for or that are a phrase's.
 * @param {string} text
 * @param {Threads | null} threads
 * @param {string} key
 * @returns {Thread | null}
 */
export function threadOf(text, threads, key) {
  if (key.startsWith(WORDING)) {
    const name = key.slice(WORDING.length);
    const places = threads && placesOf(text, threads.blocks, soughtOf([keyOf(name)]));
    return { ...bare, key, kind: 'search', name, ranges: places?.get(keyOf(name)) ?? [] };
  }
  const words = soughtWords(key);
  if (words === null) return threads?.all.get(key) ?? null;
  return { ...bare, key, kind: 'search', name: words, ranges: search(text, words) };
}

/**
 * Whether the reader struck it out.
 * @param {object} item a mention or an entity, which has a state once corrections were applied
 */
export const isRejected = (item) => stateOf(item) === 'rejected';

/**
 * @param {object} item a mention or an entity
 * @returns {'confirmed' | 'suggested' | 'rejected' | 'added'}
 */
export const stateOf = (item) => /** @type {any} */ (item).state ?? 'suggested';

/** @param {Range[]} ranges */
const inOrder = (ranges) => ranges.toSorted((a, b) => a.start - b.start);

/**
 * The threads of each type that occurs.
 * @param {Threads} threads
 * @returns {Map<EntityType, Thread[]>}
 */
export function byType(threads) {
  /** @type {Map<EntityType, Thread[]>} */
  const groups = new Map();
  for (const thread of threads.all.values()) {
    if (thread.type === null || (thread.ranges.length === 0 && !(thread.entity && isRejected(thread.entity)))) continue;
    const group = groups.get(thread.type);
    if (group) group.push(thread);
    else groups.set(thread.type, [thread]);
  }
  return groups;
}
