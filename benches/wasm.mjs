// Times the built package on the texts in a folder: node benches/wasm.mjs FOLDER. `cargo xtask bench` makes them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv, version } from 'node:process';
import { Analyzer, initSync } from '../www/pkg/nutgraf.js';

const LEAST_RUNS = 9;
const LEAST_MS = 2000;

const folder = argv[2];
const { memory } = initSync({ module: readFileSync(new URL('../www/pkg/nutgraf_bg.wasm', import.meta.url)) });
const analyzer = new Analyzer();

const [short, long] = ['short', 'long'].map((name) => median(read(name)));
const huge = once(read('huge'));
console.log(JSON.stringify({ node: version, short, long, huge, memory: memory.buffer.byteLength }));

/** @param {string} name */
function read(name) {
  return readFileSync(join(folder, name), 'utf8');
}

/** @param {string} text @returns {number} milliseconds of one analysis, the crossing to JavaScript included */
function once(text) {
  const start = performance.now();
  analyzer.analyze({ text });
  return performance.now() - start;
}

/** @param {string} text */
function median(text) {
  const end = performance.now() + LEAST_MS;
  // The first third warms up: the engine compiles again what runs often.
  const times = [];
  while (times.length < LEAST_RUNS * 1.5 || performance.now() < end) times.push(once(text));
  const warm = times.slice(times.length / 3).sort((a, b) => a - b);
  return warm[warm.length >> 1];
}
