// Places that are places: those that the engine knows on the map, without the mentions where one stands for its
// government ("Beijing will not interfere").
import { aroundOf } from '../output/plain.js';

/**
 * @typedef {import('./index.js').Pictured} Pictured
 *
 * @typedef {object} MapPlace
 * @property {string} label
 * @property {string | null} country ISO 3166-1 alpha-2
 * @property {string} kind country, region or city
 * @property {number} latitude
 * @property {number} longitude
 * @property {import('../corrections/types.js').State} state
 * @property {number} count of mentions as a place
 * @property {import('../article/comention.js').Place[]} sentences that hold those
 */

/**
 * @param {readonly Pictured[]} articles
 * @returns {{ places: MapPlace[], acting: number, unknown: string[] }} the most often named first; how many mentions
 *   act; places of which no position is known
 */
export function placesOf(articles) {
  /** @type {Map<string, MapPlace>} */
  const byId = new Map();
  /** @type {Set<string>} */
  const unknown = new Set();
  let acting = 0;
  articles.forEach(({ reading }, article) => {
    for (const { type, name, state, mentions, knowledge } of reading.entities) {
      if (type !== 'place') continue;
      const real = mentions.map((index) => reading.mentions[index]).filter(({ actsAs }) => !actsAs);
      acting += mentions.length - real.length;
      if (real.length === 0) continue;
      const { id = '', relation, latitude = null, longitude = null, kind = '', country = null } = knowledge ?? {};
      if (relation !== 'is' || latitude === null || longitude === null) {
        unknown.add(name);
        continue;
      }
      const place = byId.get(id) ?? { label: name, country, kind, latitude, longitude, state, count: 0, sentences: [] };
      place.count += real.length;
      for (const mention of real) {
        const { start, end } = aroundOf(reading, mention);
        const last = place.sentences.at(-1);
        if (last?.article !== article || last.start !== start) place.sentences.push({ article, start, end });
      }
      byId.set(id, place);
    }
  });
  const places = [...byId.values()].sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1));
  return { places, acting, unknown: [...unknown] };
}
