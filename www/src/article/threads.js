// Threads: what can be followed through an article. An entity, a date or amount written the same way, a keyphrase,
// or the place of a warning.

/**
 * @typedef {import('../../pkg/nutgraf.js').Analysis} Analysis
 * @typedef {import('../../pkg/nutgraf.js').EntityType} EntityType
 * @typedef {import('../../pkg/nutgraf.js').Range} Range
 *
 * @typedef {object} Thread
 * @property {string} key unique in the article
 * @property {EntityType | null} type null for a keyphrase or a warning
 * @property {string | null} subtype the finer type of an entity, where it is known
 * @property {string} name
 * @property {string[]} aliases
 * @property {Range[]} ranges where it stands, in text order
 *
 * @typedef {object} Threads
 * @property {Map<string, Thread>} all by key, the most salient of each type first
 * @property {string[]} ofMention the key of each mention's thread
 * @property {Thread[]} phrases best first
 */

/**
 * @param {string} text
 * @param {Analysis} analysis
 * @returns {Threads}
 */
export function threadsOf(text, analysis) {
  const { mentions, entities, keyphrases, warnings } = analysis;
  /** @type {Map<string, Thread>} */
  const all = new Map();
  const bySalience = entities.toSorted((a, b) => b.salience - a.salience);
  for (const { id, type, subtype, name, aliases } of bySalience) {
    all.set(`entity ${id}`, { key: `entity ${id}`, type, subtype, name, aliases, ranges: [] });
  }
  const ofMention = mentions.map((mention) => {
    const { start, end, type, entity } = mention;
    const words = text.slice(start, end);
    // Dates and amounts are no entities: those written alike follow each other.
    const key = entity === null ? `${type} ${words.toLowerCase()}` : `entity ${entity}`;
    if (!all.has(key)) all.set(key, { key, type, subtype: null, name: words, aliases: [], ranges: [] });
    all.get(key)?.ranges.push({ start, end });
    return key;
  });
  const phrases = keyphrases.map(({ text: name, occurrences }) => {
    const ranges = occurrences.toSorted((a, b) => a.start - b.start);
    return { key: `phrase ${name}`, type: null, subtype: null, name, aliases: [], ranges };
  });
  for (const phrase of phrases) all.set(phrase.key, phrase);
  warnings.forEach(({ message: name, start, end }, index) => {
    if (typeof start !== 'number') return;
    const key = warningKey(index);
    all.set(key, { key, type: null, subtype: null, name, aliases: [], ranges: [{ start, end: end ?? start + 1 }] });
  });
  return { all, ofMention, phrases };
}

/** The key of the place that a warning is about. @param {number} index */
export const warningKey = (index) => `warning ${index}`;

/**
 * The threads of each type that occurs.
 * @param {Threads} threads
 * @returns {Map<EntityType, Thread[]>}
 */
export function byType(threads) {
  /** @type {Map<EntityType, Thread[]>} */
  const groups = new Map();
  for (const thread of threads.all.values()) {
    if (thread.type === null || thread.ranges.length === 0) continue;
    const group = groups.get(thread.type);
    if (group) group.push(thread);
    else groups.set(thread.type, [thread]);
  }
  return groups;
}
