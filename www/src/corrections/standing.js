// A reading without what a person rejected: plain analysis again, for whatever counts, draws or compares.

/**
 * @typedef {import('./types.js').Reading} Reading
 */

/**
 * Mentions and entities that stand, numbered anew as the contract has it.
 * @param {Reading} reading
 * @returns {Reading}
 */
export function standing(reading) {
  const entities = reading.entities.filter(({ state }) => state !== 'rejected');
  const mentions = reading.mentions.filter(({ state }) => state !== 'rejected');
  if (mentions.length === reading.mentions.length && entities.length === reading.entities.length) return reading;
  const idOf = new Map(entities.map(({ id }, index) => [id, index]));
  /** @type {Map<number, number>} */
  const indexOf = new Map();
  reading.mentions.forEach(({ state }, index) => state !== 'rejected' && indexOf.set(index, indexOf.size));
  return {
    ...reading,
    mentions: mentions.map((mention) => ({
      ...mention,
      entity: mention.entity === null ? null : (idOf.get(mention.entity) ?? null),
      alternatives: mention.alternatives.flatMap((id) => idOf.get(id) ?? []),
    })),
    entities: entities.map((entity, id) => ({
      ...entity,
      id,
      mentions: entity.mentions.flatMap((index) => indexOf.get(index) ?? []),
      knowledge: entity.knowledge && { ...entity.knowledge, evidence: entity.knowledge.evidence.flatMap((id) => idOf.get(id) ?? []) },
    })),
  };
}
