// A strip that shows where in the article something stands: left is the beginning.
import { svg } from 'lit-html';

const WIDTH = 64;

/**
 * @param {import('../../pkg/nutgraf.js').Range[]} ranges
 * @param {number} length of the text
 */
export function strip(ranges, length) {
  const columns = new Set(ranges.map(({ start }) => Math.floor((start / Math.max(1, length)) * WIDTH)));
  const path = [...columns].map((x) => `M${x + 0.5} 1v8`).join('');
  return svg`<svg class="strip" viewBox="0 0 ${WIDTH} 10" aria-hidden="true"><path class="line" d="M0 9.5h${WIDTH}" /><path d=${path} /></svg>`;
}
