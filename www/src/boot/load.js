// Fetches what the page needs, once: the engine first, then the readers of file formats, which start only when such a file
// comes. Then it seals the page: from then on its policy forbids every connection, to its own server too.
import wasmUrl from '../../pkg/nutgraf_bg.wasm?url';
import { Engine } from '../engine/engine.js';
import engineUrl from '../engine/worker.js?worker&url';
import { Readers } from '../input/readers.js';
import markupUrl from '../input/workers/markup.js?worker&url';
import pdfUrl from '../input/workers/pdf.js?worker&url';
import wordUrl from '../input/workers/word.js?worker&url';
import { bytesOf, moduleOf, workerOf } from './files.js';
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
  // A page from disk and its workers are strangers to each other, and a compiled module is not given to strangers.
  const module = origin === 'null' ? bytesOf(wasmUrl) : moduleOf(wasmUrl);
  const spawn = workerOf(engineUrl);
  // The first worker starts while the engine is still on the way.
  const early = spawn.then((spawn) => spawn());
  try {
    const [given, next, first] = await Promise.all([module, spawn, early]);
    const workers = [first];
    return new Engine(() => workers.pop() ?? next(), given);
  } catch (error) {
    early.then((worker) => worker.terminate(), () => {});
    throw error;
  }
}

/** @param {Promise<Engine>} engine @param {(state: 'ready' | 'update') => void} tell */
async function getReady(engine, tell) {
  // The engine has the line and the processor for itself, until what was given to it meanwhile has been read.
  const started = await engine.catch(() => null);
  await started?.firstRest();
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
