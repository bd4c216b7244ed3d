// Encodings that bytes alone do not tell: guessed by which one gives letters that its language is full of. The core
// takes what is no UTF-8 for windows-1252, which fits any bytes; here it is looked at once more.

/** @typedef {{ text: string, encoding: string }} Decoded */

// Common letters.
const JAPANESE = 'のにるたをはしてとがいなでれっもさりすかアイスントルラ';
const RUSSIAN = 'оеаинтсрвлкмдпуя';

/** Labels of the Encoding Standard with two bytes a letter, and the commonest letters of what is written in them. */
const PAIRS = [
  ['shift_jis', JAPANESE],
  ['euc-jp', JAPANESE],
  ['gb18030', '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主年日市'],
  ['big5', '的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出就分對成會可主年日市'],
  ['euc-kr', '이다는의에을고가를은한지로서하기사해도인'],
];
/** The same for those with one. */
const SINGLES = [
  ['windows-1251', RUSSIAN],
  ['koi8-r', RUSSIAN],
  ['windows-1253', 'αοιετσνηυρπκμλςά'],
  ['windows-1255', 'יהולאתמרבשנ'],
  ['windows-1256', 'اليمونتربدعسة'],
];

/** A western text has fewer letters beyond ASCII than this share of its bytes; a text in another alphabet has more than half. */
const FOREIGN = 0.15;
const OTHER_ALPHABET = 0.5;
/** So many bytes are enough to tell. */
const SAMPLE = 20_000;
const LONG_SAMPLE = 1_000_000;
/** The share of common letters among those beyond ASCII; a wrong guess has fewer. */
const LIKELY_PAIR = 0.12;
const LIKELY_SINGLE = 0.6;
/** Fewer letters than this tell nothing. */
const FEW = 10;
/** A file is UTF-8 with a fault where no more than this share of what is not ASCII does not fit it. */
const FAULTS = 0.1;

/**
 * Another reading of `bytes` where one is more likely than windows-1252.
 * @param {Uint8Array} bytes
 * @param {Decoded} taken what the core made of it
 * @returns {Decoded}
 */
export function guessed(bytes, taken) {
  if (taken.encoding !== 'windows-1252') return taken;
  const label = damagedUtf8(bytes) ? 'utf-8' : foreign(bytes);
  return label ? { text: new TextDecoder(label).decode(bytes), encoding: label } : taken;
}

/** @param {Uint8Array} bytes */
function damagedUtf8(bytes) {
  const foreign = lettersOf(new TextDecoder('utf-8').decode(bytes.subarray(0, LONG_SAMPLE), { stream: true }));
  const faults = foreign.filter((letter) => letter === '\ufffd').length;
  return foreign.length > faults && faults <= Math.max(1, FAULTS * foreign.length);
}

/** @param {Uint8Array} bytes */
function foreign(bytes) {
  const sample = bytes.subarray(0, SAMPLE);
  const high = sample.reduce((count, byte) => count + (byte >= 0x80 ? 1 : 0), 0);
  if (high < Math.max(FEW, FOREIGN * sample.length)) return null;
  const pair = best(PAIRS, sample, LIKELY_PAIR);
  return pair ?? (high < OTHER_ALPHABET * sample.length ? null : best(SINGLES, sample, LIKELY_SINGLE));
}

/** @param {string[][]} guesses @param {Uint8Array} bytes @param {number} likely */
function best(guesses, bytes, likely) {
  const shares = guesses.map(([label, letters]) => ({ label, share: shareOf(letters, bytes, label) }));
  const [first] = shares.sort((one, other) => other.share - one.share);
  return first.share >= likely ? first.label : null;
}

/** How many of the letters beyond ASCII are of the common ones; 0 where the bytes do not fit. @param {string} common @param {Uint8Array} bytes @param {string} label */
function shareOf(common, bytes, label) {
  const known = new Set(common);
  try {
    // A character that the sample cuts in two is left open.
    const letters = lettersOf(new TextDecoder(label, { fatal: true }).decode(bytes, { stream: true }));
    return letters.filter((letter) => known.has(letter)).length / Math.max(1, letters.length);
  } catch {
    return 0;
  }
}

/** @param {string} text */
const lettersOf = (text) => text.match(/[^\u0000-\u007f]/gu) ?? [];
