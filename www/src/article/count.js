// How many words a text has: what stands between white space.

/** Of a longer text the first so many characters are counted: all of them would hold up the page. */
const LONG = 1_000_000;

/** The last count, since a page is drawn far more often than its text changes. */
const last = { text: '', words: 0 };

/** Exact up to a million characters, then a round number. @param {string} text */
export function wordCount(text) {
  if (last.text !== text) Object.assign(last, { text, words: count(text) });
  return last.words;
}

/** @param {string} text */
function count(text) {
  if (text.length <= LONG) return countTo(text, text.length);
  return Number(((countTo(text, LONG) * text.length) / LONG).toPrecision(2));
}

/** @param {string} text @param {number} end */
function countTo(text, end) {
  let words = 0;
  let inside = false;
  for (let index = 0; index < end; index += 1) {
    const code = text.charCodeAt(index);
    const space = code <= 32 || code === 0xa0 || code === 0x2028 || code === 0x2029 || code === 0x3000;
    if (!space && !inside) words += 1;
    inside = !space;
  }
  return words;
}
