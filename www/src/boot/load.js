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

const readerUrls = { markup: markupUrl, word: wordUrl, pdf: pdfUrl };

/**
 * @returns {{ engine: Promise<Engine>, readers: Readers }} `engine` is rejected where WebAssembly is missing or a file
 * did not come; a reader that did not come says so when it is asked
 */
export function load() {
  const engine = startEngine();
  const sealed = getReady(engine);
  const readers = new Readers(async (worker) => {
    const spawn = (await sealed).get(worker);
    if (!spawn) throw new Error(`${worker} did not come`);
    return spawn;
  });
  return { engine, readers };
}

async function startEngine() {
  const [bytes, spawn] = await Promise.all([bytesOf(wasmUrl), workerOf(engineUrl)]);
  return new Engine(spawn, await WebAssembly.compile(bytes));
}

/** @param {Promise<Engine>} engine */
async function getReady(engine) {
  // The engine has the line for itself; so an article can be read before the rest is there.
  const started = await engine.catch(() => null);
  /** @type {Map<string, () => Worker>} */
  const spawns = new Map();
  for (const [worker, url] of Object.entries(readerUrls)) {
    const spawn = await workerOf(url).catch(() => null);
    if (spawn) spawns.set(worker, spawn);
  }
  seal();
  // Workers obey the policy that the page had when they were started.
  started?.renew();
  document.documentElement.dataset.sealed = '';
  return spawns;
}

/** Adds a second policy; a page obeys all that it has, and workers started later inherit them. */
function seal() {
  const policy = document.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = "connect-src 'none'; script-src 'wasm-unsafe-eval'; worker-src blob:";
  document.head.append(policy);
}
