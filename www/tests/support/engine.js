// The real engine in Node, for tests that want a real analysis.
import { readFileSync } from 'node:fs';
import { Analyzer, initSync } from '../../pkg/nutgraf.js';

initSync({ module: readFileSync(new URL('../../pkg/nutgraf_bg.wasm', import.meta.url)) });
const analyzer = new Analyzer();

/** @param {string} text @param {{ title?: string, published?: string }} [more] */
export const analyze = (text, more) => analyzer.analyze({ text, ...more });

/** The sample articles. */
export const seeds = ['000_4826a167a596511a', '003_9a019d5550923093'].map((name) =>
  readFileSync(new URL(`../../../seeds/${name}.txt`, import.meta.url), 'utf8'),
);

/**
 * Numbers that look random and are the same in every run.
 * @param {number} seed
 * @returns {(below: number) => number}
 */
export function dice(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) % below;
  };
}
