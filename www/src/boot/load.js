// Fetches what the page needs, once: the engine first, then the readers of file formats, which start only when such a file
// comes. Then it seals the page: from then on its policy forbids every connection, to its own server too.
import wasmUrl from '../../pkg/nutgraf_bg.wasm?url';
import { Engine } from '../engine/engine.js';
import engineUrl from '../engine/worker.js?worker&url';
import { Readers } from '../input/readers.js';
import markupUrl from '../input/workers/markup.js?worker&url';
import pdfUrl from '../input/workers/pdf.js?worker&url';
import wordUrl from '../input/workers/word.js?worker&url';
import { bytesOf, workerOf } from './files.js';
import { keepOffline } from './offline.js';

const readerUrls = { markup: markupUrl, word: wordUrl, pdf: pdfUrl };

/**
 * @param {(state: 'ready' | 'update') => void} tell the page works offline now; a newer one waits
 * @returns {{ engine: Promise<Engine>, readers: Readers, update: () => Promise<void> }} `engine` is rejected where WebAssembly is missing or a file
 * did not come; a reader that did not come says so when it is asked; `update` takes the newer page
 */
export function load(tell) {
  const engine = startEngine();
  const ready = getReady(engine, tell);
  const readers = new Readers(async (worker) => {
    const spawn = (await ready).spawns.get(worker);
    if (!spawn) throw new Error(`${worker} did not come`);
    return spawn;
  });
  return { engine, readers, update: async () => (await ready).update() };
}

async function startEngine() {
  const [bytes, spawn] = await Promise.all([bytesOf(wasmUrl), workerOf(engineUrl)]);
  const module = await WebAssembly.compile(bytes);
  // A page from disk and its workers are strangers to each other, and a compiled module is not given to strangers.
  return new Engine(spawn, origin === 'null' ? bytes : module);
}

/** @param {Promise<Engine>} engine @param {(state: 'ready' | 'update') => void} tell */
async function getReady(engine, tell) {
  // The engine has the line for itself; so an article can be read before the rest is there.
  const started = await engine.catch(() => null);
  /** @type {Map<string, () => Worker>} */
  const spawns = new Map();
  for (const [worker, url] of Object.entries(readerUrls)) {
    const spawn = await workerOf(url).catch(() => null);
    if (spawn) spawns.set(worker, spawn);
  }
  const update = await keepOffline(tell);
  seal();
  // Workers obey the policy that the page had when they were started.
  started?.renew();
  document.documentElement.dataset.sealed = '';
  return { spawns, update };
}

/** Adds a second policy; a page obeys all that it has, and workers started later inherit them. */
function seal() {
  const policy = document.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = "connect-src 'none'; script-src 'wasm-unsafe-eval'; worker-src blob:";
  document.head.append(policy);
}
