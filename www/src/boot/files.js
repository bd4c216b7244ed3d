// The files that the page is made of beside its own script: from the server, or from the page itself where it is one file.
import { scriptUrl } from '../trusted.js';

/**
 * @param {string} url as the build gives it
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 * @throws where it did not come
 */
export const bytesOf = async (url) => new Uint8Array(await (await answerOf(url)).arrayBuffer());

/**
 * The engine, compiled while it is on the way.
 * @param {string} url
 * @returns {Promise<WebAssembly.Module>}
 * @throws where it did not come or cannot be compiled
 */
export async function moduleOf(url) {
  const answer = await answerOf(url);
  // Some servers do not know this type of file, and then the browser wants to have all of it first.
  const isKnown = answer.headers.get('Content-Type')?.startsWith('application/wasm');
  return isKnown ? WebAssembly.compileStreaming(answer) : WebAssembly.compile(await answer.arrayBuffer());
}

/** @param {string} url */
async function answerOf(url) {
  const name = url.slice(url.lastIndexOf('/') + 1);
  const inside = document.querySelector(`script[data-file="${CSS.escape(name)}"]`);
  if (inside) return unpacked(inside.textContent ?? '');
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer;
}

/**
 * How to start a worker from its code. A blob and not the file: starting another one then needs no request.
 * @param {string} url
 * @returns {Promise<() => Worker>}
 */
export async function workerOf(url) {
  const address = scriptUrl(new Blob([await bytesOf(url)], { type: 'text/javascript' }));
  return () => new Worker(address);
}

/** @param {string} base64 of gzip */
function unpacked(base64) {
  const packed = Uint8Array.from(atob(base64.trim()), (character) => character.charCodeAt(0));
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip')));
}
