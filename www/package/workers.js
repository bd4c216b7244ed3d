// Reading in workers: as many articles at once as there are cores, with progress and a way to stop.
import { Engine } from './engine/engine.js';

export { Engine };

/**
 * Starts an engine. The module is compiled once for all workers.
 * @param {object} [options]
 * @param {URL | string | BufferSource | WebAssembly.Module} [options.wasm] the module or where it is; by default beside this file
 * @param {number} [options.workers] at most; by default as many as there are cores, and no more than four
 * @param {() => Worker} [options.spawn] starts a worker that runs `nutgraf/engine-worker`, where a bundler or a policy needs it otherwise
 * @returns {Promise<Engine>}
 */
export async function startEngine({ wasm = new URL('./nutgraf_bg.wasm', import.meta.url), workers, spawn = ownWorker } = {}) {
  return new Engine(spawn, await moduleOf(wasm), workers);
}

const ownWorker = () => new Worker(new URL('./engine/worker.js', import.meta.url), { type: 'module' });

/** @param {URL | string | BufferSource | WebAssembly.Module} wasm */
async function moduleOf(wasm) {
  if (wasm instanceof WebAssembly.Module) return wasm;
  if (!(typeof wasm === 'string' || wasm instanceof URL)) return WebAssembly.compile(wasm);
  const response = await fetch(wasm);
  if (!response.ok) throw new Error(`${wasm}: ${response.status}`);
  return WebAssembly.compile(await response.arrayBuffer());
}
