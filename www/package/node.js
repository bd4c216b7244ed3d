// The entry for Node, which has the module on disk: `init()` reads it from there instead of fetching it.
import { readFile } from 'node:fs/promises';
import load, { initSync } from './nutgraf.js';

export * from './nutgraf.js';

/** @param {import('./nutgraf.js').InitInput | Promise<import('./nutgraf.js').InitInput>} [input] */
export default async function init(input) {
  if (input !== undefined) return load({ module_or_path: input });
  return initSync({ module: await readFile(new URL('./nutgraf_bg.wasm', import.meta.url)) });
}
