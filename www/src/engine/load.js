// Fetches the engine once, then seals the page: from then on its policy forbids every connection, to its own server too.
import wasmUrl from '../../pkg/nutgraf_bg.wasm?url';
import { scriptUrl } from '../trusted.js';
import { Engine } from './engine.js';
import workerUrl from './worker.js?worker&url';

/**
 * @returns {Promise<Engine>}
 * @throws where WebAssembly is missing or a file did not come
 */
export async function loadEngine() {
  const [module, workerCode] = await Promise.all([compile(wasmUrl), textAt(workerUrl)]);
  seal();
  // A blob and not the file: starting another worker then needs no request.
  const url = scriptUrl(new Blob([workerCode], { type: 'text/javascript' }));
  return new Engine(() => new Worker(url, { type: 'module' }), module);
}

/** @param {string} url */
async function compile(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return WebAssembly.compile(await response.arrayBuffer());
}

/** @param {string} url */
async function textAt(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.text();
}

/** Adds a second policy; a page obeys all that it has, and workers started later inherit them. */
function seal() {
  const policy = document.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = "connect-src 'none'; script-src 'wasm-unsafe-eval'; worker-src blob:";
  document.head.append(policy);
}
