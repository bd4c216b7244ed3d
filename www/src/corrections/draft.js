// A draft: an answer taken apart into mentions and the groups that they form, so that it can be changed and put
// together again. Only `apply` holds one, and only while it works.
import { keyOf } from './fold.js';
import { entityOf } from './recount.js';
import { figures } from './types.js';

/**
 * @typedef {import('./types.js').Analysis} Analysis
 * @typedef {import('./types.js').Entity} Entity
 * @typedef {import('./types.js').EntityRef} EntityRef
 * @typedef {import('./types.js').EntityType} EntityType
 * @typedef {import('./types.js').Mention} Mention
 * @typedef {import('./types.js').Range} Range
 * @typedef {import('./types.js').ReadEntity} ReadEntity
 * @typedef {import('./types.js').Reading} Reading
 * @typedef {import('./types.js').ReadMention} ReadMention
 * @typedef {import('./types.js').State} State
 *
 * A mention, and what is said of it alone: nothing, where it is `suggested`.
 * @typedef {object} Part
 * @property {Mention} mention
 * @property {State} state
 * @property {Group | null} group
 * @property {number} weight the share of its entity's salience that is its own
 * @property {Entity['roles']} roles those that stand nearest to it
 *
 * An entity in the making.
 * @typedef {object} Group
 * @property {EntityType} type
 * @property {string} name
 * @property {boolean} named by a person
 * @property {string[]} keys the present one first
 * @property {State} state
 * @property {Entity[]} bases what it was made of, the one that gave the name first
 * @property {boolean} changed whether its mentions are others than those of its only base
 */

/** What a new mention has of a machine's one. */
const BLANK = { subtype: null, entity: null, confidence: 1, source: 'correction', actsAs: null, country: null, alternatives: [] };

export class Draft {
  #text;
  /** @type {Part[]} in text order */
  #parts;
  /** @type {Group[]} in order of salience, new ones last */
  #groups;

  /** @param {Analysis | Reading} analysis @param {string} text */
  constructor(analysis, text) {
    this.#text = text;
    this.#groups = analysis.entities.map((entity) => groupFor(entity));
    const weights = analysis.entities.map(({ salience, mentions }) => salience / Math.max(1, mentions.length));
    this.#parts = analysis.mentions.map((mention) => ({
      mention,
      state: stateOf(mention),
      group: mention.entity === null ? null : this.#groups[mention.entity],
      weight: mention.entity === null ? 0 : weights[mention.entity],
      roles: [],
    }));
    for (const { roles, mentions } of analysis.entities) {
      for (const role of roles) nearest(mentions.map((index) => this.#parts[index]), role)?.roles.push(role);
    }
  }

  /** The groups that have had `key`. @param {string} key */
  groupsCalled(key) {
    return this.#groups.filter(({ keys }) => keys.includes(key));
  }

  /** The group that words of this type and name belong to. @param {EntityType} type @param {string} name */
  groupOf(type, name) {
    const key = keyOf(type, name);
    return this.#groups.find(({ keys, state }) => keys[0] === key && state !== 'rejected') ?? null;
  }

  /** The mention that is exactly there. @param {Range} range */
  partAt({ start, end }) {
    return this.#parts.find(({ mention }) => mention.start === start && mention.end === end) ?? null;
  }

  /** The longest words among the parts. @param {Part[]} parts */
  longest(parts) {
    return parts.map((part) => this.#words(part)).reduce((longest, words) => (words.length > longest.length ? words : longest));
  }

  /** @param {Group} group */
  confirmGroup(group) {
    group.state = 'confirmed';
  }

  /** @param {Group} group */
  rejectGroup(group) {
    group.state = 'rejected';
    for (const part of this.#partsOf(group)) if (part.state === 'confirmed') part.state = 'suggested';
  }

  /** @param {Group} group @param {EntityType} type */
  retypeGroup(group, type) {
    this.#revive(group);
    group.keys = unique([keyOfType(type, group.keys[0]), ...group.keys]);
    group.type = type;
    group.bases = group.bases.map((base) => (base.type === type ? base : without(base)));
    for (const part of this.#partsOf(group)) {
      retype(part, type);
      if (!figures.has(type)) continue;
      part.group = null;
      if (part.state === 'suggested') part.state = 'confirmed';
    }
  }

  /** @param {Group} group @param {string} name */
  renameGroup(group, name) {
    this.#revive(group);
    if (name.trim() !== '') Object.assign(group, { name, named: true });
  }

  /**
   * Makes `group` one with `into`; where that is no entity of this article, `group` gets its name and key.
   * @param {Group} group
   * @param {Group | EntityRef} into
   */
  mergeGroups(group, into) {
    if (group === into) return;
    if (!('keys' in into)) {
      this.retypeGroup(group, into.type);
      Object.assign(group, { name: into.name, named: true, keys: unique([into.key, ...group.keys]) });
      return;
    }
    this.#revive(group);
    this.#revive(into);
    for (const part of this.#partsOf(group)) {
      part.group = into;
      retype(part, into.type);
    }
    into.keys = unique([...into.keys, ...group.keys]);
    into.bases = [...into.bases, ...group.bases.map((base) => (base.type === into.type ? base : without(base)))];
    into.changed = true;
    this.#groups = this.#groups.filter((other) => other !== group);
  }

  /** @param {Part} part */
  confirmPart(part) {
    if (part.group?.state === 'rejected') this.#rejectOthers(part.group, [part]);
    this.#stand(part);
  }

  /** @param {Part} part */
  rejectPart(part) {
    part.state = 'rejected';
    if (part.group) part.group.changed = true;
  }

  /**
   * A new mention.
   * @param {Range} range
   * @param {EntityType} type
   * @param {State} state
   * @returns {Part}
   */
  addPart({ start, end }, type, state) {
    /** @type {Part} */
    const part = { mention: { ...BLANK, start, end, type }, state, group: null, weight: this.#usualWeight(), roles: [] };
    const at = this.#parts.findIndex(({ mention }) => mention.start > start || (mention.start === start && mention.end > end));
    this.#parts.splice(at === -1 ? this.#parts.length : at, 0, part);
    this.#stand(part);
    return part;
  }

  /**
   * Puts `parts` into `home`, as a person's word.
   * @param {Part[]} parts
   * @param {Group | null} home
   * @param {EntityType} type
   */
  regroup(parts, home, type) {
    if (home?.state === 'rejected') this.#rejectOthers(home, parts);
    for (const part of parts) {
      if (part.group && part.group !== home) part.group.changed = true;
      this.#stand(part);
      part.group = home;
      retype(part, home?.type ?? type);
    }
    if (home) home.changed = true;
  }

  /** @param {EntityType} type @param {string} name @param {boolean} named by a person @returns {Group} */
  newGroup(type, name, named) {
    const key = keyOf(type, name);
    let free = key;
    for (let count = 2; this.groupsCalled(free).length > 0; count += 1) free = `${key} ${count}`;
    /** @type {Group} */
    const group = { type, name, named, keys: [free], state: 'suggested', bases: [], changed: true };
    this.#groups.push(group);
    return group;
  }

  /** Puts the draft together. @returns {Pick<Reading, 'mentions' | 'entities'>} */
  finish() {
    /** @type {Map<Group, number[]>} */
    const members = new Map(this.#groups.map((group) => [group, []]));
    this.#parts.forEach(({ group }, index) => group && members.get(group)?.push(index));
    const read = [...members]
      .filter(([, indices]) => indices.length > 0)
      .map(([group, indices]) => ({ group, entity: entityOf(group, indices, this.#parts, (part) => this.#words(part)) }))
      .toSorted((a, b) => Number(a.entity.state === 'rejected') - Number(b.entity.state === 'rejected') || b.entity.salience - a.entity.salience);
    const ids = new Map(read.map(({ group }, id) => [group, id]));
    /** Where each entity of the machine's went. @type {Map<number, number>} */
    const moved = new Map(read.flatMap(({ group }, id) => group.bases.map((base) => [base.id, id])));
    return {
      mentions: this.#parts.map((part) => mentionOf(part, ids, moved)),
      entities: read.map(({ entity }, id) => ({ ...entity, id, knowledge: renumbered(entity.knowledge, moved) })),
    };
  }

  /** Whatever else is said of a rejected entity brings it back. @param {Group} group */
  #revive(group) {
    group.state = 'confirmed';
  }

  /** Only `parts` of a rejected group come back. @param {Group} group @param {Part[]} parts */
  #rejectOthers(group, parts) {
    for (const part of this.#partsOf(group)) if (!parts.includes(part)) this.rejectPart(part);
    group.state = 'suggested';
  }

  /** Makes a mention stand; those that it overlaps give way. @param {Part} part */
  #stand(part) {
    const { start, end } = part.mention;
    for (const other of this.#parts) {
      if (other !== part && other.mention.start < end && start < other.mention.end) this.rejectPart(other);
    }
    if (part.group && part.state === 'rejected') part.group.changed = true;
    if (part.state !== 'added') part.state = 'confirmed';
  }

  /** @param {Group} group */
  #partsOf(group) {
    return this.#parts.filter((part) => part.group === group);
  }

  /** @param {Part} part */
  #words({ mention }) {
    return this.#text.slice(mention.start, mention.end);
  }

  /** What a mention of this article adds to salience on the average. */
  #usualWeight() {
    const weights = this.#parts.filter(({ group }) => group).map(({ weight }) => weight);
    return weights.length === 0 ? 0 : weights.reduce((sum, weight) => sum + weight) / weights.length;
  }
}

/** @param {Entity | ReadEntity} entity @returns {Group} */
function groupFor(entity) {
  const read = 'keys' in entity ? entity : null;
  return {
    type: entity.type,
    name: entity.name,
    named: false,
    keys: read?.keys ?? [entity.compareKey],
    state: read?.state ?? 'suggested',
    bases: [entity],
    changed: false,
  };
}

/** @param {Mention | ReadMention} mention @returns {State} */
const stateOf = (mention) => ('state' in mention ? mention.state : 'suggested');

/** @param {Part} part @param {Map<Group, number>} ids @param {Map<number, number>} moved @returns {ReadMention} */
function mentionOf({ mention, state, group }, ids, moved) {
  const entity = group ? (ids.get(group) ?? null) : null;
  const said = group?.state === 'rejected' || (group?.state === 'confirmed' && state === 'suggested') ? group.state : state;
  const alternatives = mention.alternatives.flatMap((id) => moved.get(id) ?? []);
  return { ...mention, alternatives, entity, state: said };
}

/** @param {Entity['knowledge']} knowledge @param {Map<number, number>} moved @returns {Entity['knowledge']} */
const renumbered = (knowledge, moved) => knowledge && { ...knowledge, evidence: knowledge.evidence.flatMap((id) => moved.get(id) ?? []) };

/** @param {Part} part @param {EntityType} type */
function retype(part, type) {
  if (part.mention.type === type) return;
  const { mention } = part;
  part.mention = { ...mention, type, subtype: null, actsAs: null, country: null };
}

/** An entity without what only holds for its type. @param {Entity} entity @returns {Entity} */
const without = (entity) => ({ ...entity, subtype: null, knowledge: null });

/** @param {EntityType} type @param {string} key */
const keyOfType = (type, key) => `${type}${key.slice(key.indexOf(':'))}`;

/** @param {string[]} keys */
const unique = (keys) => [...new Set(keys)];

/** @param {Part[]} parts @param {Range} role */
function nearest(parts, role) {
  const far = (/** @type {Part} */ { mention }) => Math.max(mention.start - role.end, role.start - mention.end);
  return parts.reduce((best, part) => (best && far(best) <= far(part) ? best : part), /** @type {Part | null} */ (null));
}
