// How many words a text has: what stands between white space.

/** The last count, since a page is drawn far more often than its text changes. */
const last = { text: '', words: 0 };

/** @param {string} text */
export function wordCount(text) {
  if (last.text !== text) Object.assign(last, { text, words: count(text) });
  return last.words;
}

/** @param {string} text */
function count(text) {
  let words = 0;
  let inside = false;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    const space = code <= 32 || code === 0xa0 || code === 0x2028 || code === 0x2029 || code === 0x3000;
    if (!space && !inside) words += 1;
    inside = !space;
  }
  return words;
}
