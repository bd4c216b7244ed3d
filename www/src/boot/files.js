// The files that the page is made of beside its own script: from the server, or from the page itself where it is one file.
import { scriptUrl } from '../trusted.js';

/**
 * @param {string} url as the build gives it
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 * @throws where it did not come
 */
export async function bytesOf(url) {
  const name = url.slice(url.lastIndexOf('/') + 1);
  const inside = document.querySelector(`script[data-file="${CSS.escape(name)}"]`);
  if (inside) return unpacked(inside.textContent ?? '');
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
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
async function unpacked(base64) {
  const packed = Uint8Array.from(atob(base64.trim()), (character) => character.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
