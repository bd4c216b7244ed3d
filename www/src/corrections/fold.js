// Spellings made equal: for the key of a name, and for finding words again in a text that was wrapped or typed anew.

/** Letters that no decomposition takes apart. @type {Record<string, string>} */
const plain = { æ: 'ae', đ: 'd', ı: 'i', ł: 'l', ø: 'o', œ: 'oe', ß: 'ss' };

/**
 * A key as the core writes it for plain names: the type and the name without case, accents, stops and white space at
 * its ends. Titles and middle names, which the core leaves out, stay.
 * @param {string} type
 * @param {string} name
 */
export function keyOf(type, name) {
  const bare = name.toLowerCase().normalize('NFD').replace(/[\u0300-\u036f.]/gu, '').normalize('NFC');
  const folded = bare.replace(/[‘’]/gu, "'").replace(/[‐‑–]/gu, '-').replace(/[æđıłøœß]/gu, (letter) => plain[letter]);
  return `${type}:${folded.replace(/\s+/gu, ' ').trim()}`;
}

/**
 * A text with white space as single spaces, plain quotation marks and hyphens, and nothing invisible.
 * @typedef {object} Smooth
 * @property {string} text
 * @property {Uint32Array} at for each of its code units, and its end, the offset in the text it was made of
 */

/**
 * @param {string} text
 * @returns {Smooth}
 */
export function smooth(text) {
  const at = new Uint32Array(text.length + 1);
  /** @type {string[]} */
  const parts = [];
  let length = 0;
  let copied = 0;
  for (const { 0: odd, index } of text.matchAll(ODD)) {
    const even = evenOf(odd);
    parts.push(text.slice(copied, index), even);
    for (let offset = copied; offset < index; offset += 1) at[length++] = offset;
    for (let unit = 0; unit < even.length; unit += 1) at[length++] = index + Math.min(unit, odd.length - 1);
    copied = index + odd.length;
  }
  parts.push(text.slice(copied));
  for (let offset = copied; offset <= text.length; offset += 1) at[length++] = offset;
  return { text: parts.join(''), at: at.subarray(0, length) };
}

/** What is smoothed; a single space is even already. */
const ODD = /\s{2,}|[^\S ]|[‘’‚‛“”„‟«»‐‑‒–—]|[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/gu;

/** @param {string} odd */
function evenOf(odd) {
  if (/\s/u.test(odd[0]) && odd[0] !== '\ufeff') return ' ';
  if ('‘’‚‛'.includes(odd)) return "'";
  if ('“”„‟«»'.includes(odd)) return '"';
  return '‐‑‒–—'.includes(odd) ? '-' : '';
}
