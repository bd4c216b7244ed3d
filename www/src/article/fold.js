// Spellings made equal for searching: letter case, accents, quotation marks and dashes. Each unit stays one unit, so that
// a place in the folded text is the same place in the text.

/** @type {Record<string, string>} */
const signs = { '’': "'", '‘': "'", 'ʼ': "'", '“': '"', '”': '"', '„': '"', '–': '-', '—': '-', '‑': '-', '\u00a0': ' ', '\u202f': ' ', '\n': ' ', '\r': ' ', '\t': ' ' };

/** @type {Map<string, string>} */
const known = new Map();

/** @param {string} text */
export function fold(text) {
  return text.replace(/[^\x20-\x7e]|[A-Z]/gu, foldOne);
}

/** @param {string} character */
function foldOne(character) {
  let folded = known.get(character);
  if (folded === undefined) {
    const bare = signs[character] ?? character.normalize('NFD').replace(/\p{M}+$/u, '').toLowerCase();
    folded = bare.length === character.length ? bare : character;
    known.set(character, folded);
  }
  return folded;
}
