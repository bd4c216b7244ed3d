// An entity told anew from the mentions that are left to it.

/**
 * @typedef {import('./draft.js').Group} Group
 * @typedef {import('./draft.js').Part} Part
 * @typedef {import('./types.js').Entity} Entity
 * @typedef {import('./types.js').ReadEntity} ReadEntity
 * @typedef {import('./types.js').State} State
 */

/**
 * @param {Group} group
 * @param {number[]} indices of its mentions in `parts`, in text order
 * @param {Part[]} parts
 * @param {(part: Part) => string} wordsOf
 * @returns {ReadEntity} its id is still that of nobody
 */
export function entityOf(group, indices, parts, wordsOf) {
  const { type, bases, keys, changed } = group;
  const standing = indices.filter((index) => parts[index].state !== 'rejected');
  const state = stateOf(group, standing.map((index) => parts[index]));
  const shown = state === 'rejected' ? indices : standing;
  const members = shown.map((index) => parts[index]);
  const [base] = bases;
  const kept = { ...base, id: -1, type, compareKey: keys[0], keys, state, mentions: shown };
  if (base && !changed && bases.length === 1) return { ...kept, ...namesOf(group, [base.name, ...base.aliases]) };
  const salience = Math.min(1, members.reduce((sum, { weight }) => sum + weight, 0));
  return {
    ...kept,
    ...namesOf(group, spellings(bases, members.map(wordsOf))),
    subtype: bases.find(({ subtype }) => subtype !== null)?.subtype ?? null,
    salience,
    salienceParts: partsOf(bases, salience),
    roles: members.flatMap(({ roles }) => roles).toSorted((a, b) => a.start - b.start),
    knowledge: bases.find(({ knowledge }) => knowledge !== null)?.knowledge ?? null,
  };
}

/** @param {Group} group @param {Part[]} standing @returns {State} */
function stateOf({ state }, standing) {
  if (state === 'rejected' || standing.length === 0) return 'rejected';
  if (standing.every((part) => part.state === 'added')) return 'added';
  return state === 'confirmed' || standing.every((part) => part.state !== 'suggested') ? 'confirmed' : 'suggested';
}

/** @param {Group} group @param {string[]} names those that stand */
function namesOf({ name, named }, names) {
  const [longest = name] = names.toSorted((a, b) => b.length - a.length);
  const chosen = named || names.includes(name) ? name : longest;
  return { name: chosen, aliases: [...new Set(names)].filter((other) => other !== chosen) };
}

/**
 * The names that the machine knew and that still stand, be it with an article or a title, and what else is written.
 * @param {Entity[]} bases
 * @param {string[]} words
 */
function spellings(bases, words) {
  const standing = [...new Set(words)];
  const known = bases.flatMap(({ name, aliases }) => [name, ...aliases]);
  const kept = known.filter((name) => standing.some((spelling) => spelling.includes(name)));
  return [...kept, ...standing.filter((spelling) => !kept.includes(spelling.replace(/^the\s+/iu, '')))];
}

/**
 * The parts of a salience, in the proportions of what it was made of: they still add up to it.
 * @param {Entity[]} bases
 * @param {number} salience
 * @returns {Entity['salienceParts']}
 */
function partsOf(bases, salience) {
  const whole = bases.reduce((sum, base) => sum + base.salience, 0);
  // What the machine did not know counts by being named.
  if (whole === 0) return { frequency: salience, position: 0, spread: 0, headline: 0, subject: 0 };
  const share = (/** @type {keyof Entity['salienceParts']} */ name) =>
    (bases.reduce((sum, { salienceParts }) => sum + salienceParts[name], 0) / whole) * salience;
  return {
    frequency: share('frequency'),
    position: share('position'),
    spread: share('spread'),
    headline: share('headline'),
    subject: share('subject'),
  };
}
