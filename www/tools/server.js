// Serves the built page on this machine only, with the headers of `policy.js`.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { headers } from './policy.js';

const HOST = '127.0.0.1';
const DIST = fileURLToPath(new URL('../dist', import.meta.url));

/** @type {Record<string, string>} */
const contentTypes = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

/**
 * A server of the files in `root`, not yet listening.
 * @param {string} [root]
 * @param {(path: string) => void} [onRequest] is told of every request
 */
export function serverOf(root = DIST, onRequest = () => {}) {
  return createServer(async (request, response) => {
    const path = pathOf(request.url ?? '/');
    onRequest(path);
    if (request.method !== 'GET' && request.method !== 'HEAD') return send(response, 405, 'text/plain', 'Only GET.');
    const file = join(root, path.endsWith('/') ? `${path}index.html` : path);
    const type = contentTypes[extname(file)];
    const body = type && file.startsWith(root) ? await readFile(file).catch(() => null) : null;
    if (body === null) return send(response, 404, 'text/plain', 'There is no such file.');
    // What has its content in its name never changes.
    const isNamed = /\/assets\/[^/]+-[\w-]{8}\.\w+$/u.test(path);
    if (isNamed) response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
    // It has a policy of its own, which another one beside it would only hinder.
    if (path.endsWith('/nutgraf.html')) response.setHeader('Content-Disposition', 'attachment; filename="nutgraf.html"');
    send(response, 200, type, request.method === 'HEAD' ? '' : body);
  });
}

/**
 * Starts `server` on `port`, or on the next free one.
 * @param {import('node:http').Server} server
 * @param {number} port 0 for any
 * @returns {Promise<string>} the address
 */
export async function listen(server, port) {
  for (let candidate = port; ; candidate += 1) {
    try {
      await new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(candidate, HOST, () => {
          server.off('error', reject);
          resolve(undefined);
        });
      });
      const address = /** @type {import('node:net').AddressInfo} */ (server.address());
      return `http://localhost:${address.port}/`;
    } catch (error) {
      const taken = /** @type {NodeJS.ErrnoException} */ (error).code === 'EADDRINUSE';
      if (!taken || candidate >= port + 20) throw error;
    }
  }
}

/** @param {string} url */
function pathOf(url) {
  try {
    return normalize(decodeURIComponent(new URL(url, 'http://localhost').pathname));
  } catch {
    return '/';
  }
}

/**
 * @param {import('node:http').ServerResponse} response
 * @param {number} status
 * @param {string} type
 * @param {string | Buffer} body
 */
function send(response, status, type, body) {
  if (!response.hasHeader('Cache-Control')) response.setHeader('Cache-Control', 'no-cache');
  response.writeHead(status, { ...headers, 'Content-Type': type });
  response.end(body);
}

async function main() {
  const { values } = parseArgs({ options: { port: { type: 'string', default: '5173' } } });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--port takes a number from 0 to 65535, not "${values.port}"`);
  console.log(await listen(serverOf(), port));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
