// The built site: small, and without a means of sending anything.
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';

const DIST = new URL('../dist/', import.meta.url);
const LARGEST = 150_000;

const paths = (await readdir(DIST, { recursive: true })).filter((path) => /\.(?:js|css|html|wasm)$/u.test(path));
const files = await Promise.all(paths.map(async (path) => ({ path, content: await readFile(new URL(path, DIST)) })));

test('without the engine it is small', (context) => {
  const size = files.filter(({ path }) => !path.endsWith('.wasm')).reduce((sum, { content }) => sum + brotliCompressSync(content).length, 0);
  context.diagnostic(`${size} bytes after brotli`);
  assert.ok(size > 0 && size < LARGEST);
});

test('its code has no means of sending but the two requests that fetch the engine', () => {
  const code = files.filter(({ path }) => path.endsWith('.js')).map(({ content }) => content.toString()).join('\n');
  assert.doesNotMatch(code, /XMLHttpRequest|WebSocket|EventSource|sendBeacon|RTCPeerConnection|importScripts|localStorage|indexedDB/u);
  assert.equal(code.match(/\bfetch\(/gu)?.length, 2);
});
