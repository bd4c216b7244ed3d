// The built site: small, and without a means of sending anything.
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';

const DIST = new URL('../dist/', import.meta.url);
const LARGEST = 150_000;

const paths = (await readdir(DIST, { recursive: true })).filter((path) => /\.(?:js|css|html|wasm)$/u.test(path));
const files = await Promise.all(paths.map(async (path) => ({ path, content: await readFile(new URL(path, DIST)) })));

test('what the page needs before the engine is small', (context) => {
  const page = files.find(({ path }) => path === 'index.html');
  // The engine is asked for with the page, but the page does not wait for it.
  const html = page?.content.toString().replaceAll(/<link rel="preload"[^>]*>/gu, '') ?? '';
  const first = files.filter((file) => file === page || html.includes(file.path));
  const size = first.reduce((sum, { content }) => sum + brotliCompressSync(content).length, 0);
  context.diagnostic(`${size} bytes after brotli`);
  assert.ok(size > 0 && size < LARGEST);
});

test('its code has no means of sending but the request that fetches its own files', () => {
  // pdf.js can fetch a file by its address. It is given none, and runs where the policy forbids it.
  const scripts = files.filter(({ path }) => path.endsWith('.js') && !/\/pdf-/u.test(path));
  const code = scripts.map(({ content }) => content.toString()).join('\n');
  assert.ok(scripts.length >= 4);
  assert.doesNotMatch(code, /XMLHttpRequest|WebSocket|EventSource|sendBeacon|RTCPeerConnection|importScripts|localStorage|\beval\(|new Function\(/u);
  // Once in the page, before it is sealed, and once in the service worker, which gives out the files of the site.
  assert.equal(code.match(/\bfetch\(/gu)?.length, 2);
});
