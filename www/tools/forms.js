// After the build: the two forms of the page that need no network. A service worker that keeps the site's files, and the
// whole page as one file that opens from disk.
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { metaPolicy, singlePolicy } from './policy.js';

const DIST = new URL('../dist/', import.meta.url);
const ONE_FILE = 'nutgraf.html';
const SERVICE_WORKER = 'sw.js';

/** @param {string} path */
const text = (path) => readFile(new URL(path, DIST), 'utf8');
/** @param {string} content */
const hashOf = (content) => `'sha256-${createHash('sha256').update(content).digest('base64')}'`;

/** All files of the site in the order of their names, but for those made here. */
async function siteFiles() {
  const entries = await readdir(DIST, { recursive: true, withFileTypes: true });
  const root = fileURLToPath(DIST);
  const paths = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => `${parentPath}/${name}`.slice(root.length).replace(/^\//u, ''));
  return paths.filter((path) => path !== ONE_FILE && path !== SERVICE_WORKER).sort();
}

/** @param {string[]} paths */
async function writeServiceWorker(paths) {
  const source = await readFile(new URL('../src/boot/service-worker.js', import.meta.url), 'utf8');
  const digest = createHash('sha256').update(source);
  for (const path of paths) digest.update(path).update(await readFile(new URL(path, DIST)));
  const files = paths.map((path) => (path === 'index.html' ? './' : `./${path}`));
  const head = `const version = ${JSON.stringify(digest.digest('hex').slice(0, 16))};\nconst files = ${JSON.stringify(files, null, 2)};\n`;
  await writeFile(new URL(SERVICE_WORKER, DIST), head + source);
}

/** @param {string[]} paths */
async function writeOneFile(paths) {
  let html = await text('index.html');
  const script = /<script type="module"[^>]*src="\.\/(assets\/[^"]+)"[^>]*><\/script>/u.exec(html);
  const style = /<link rel="stylesheet"[^>]*href="\.\/(assets\/[^"]+)"[^>]*>/u.exec(html);
  if (!script || !style) throw new Error('index.html has no script or no style to put in');
  // What would end the element early stands only in strings, where a backslash changes nothing.
  const code = (await text(script[1])).replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
  const look = await text(style[1]);
  const inside = paths.filter((path) => path.startsWith('assets/') && path !== script[1] && path !== style[1]);
  const data = await Promise.all(inside.map(async (path) => {
    const packed = gzipSync(await readFile(new URL(path, DIST)), { level: 9 }).toString('base64');
    return `<script type="application/gzip" data-file="${path.slice('assets/'.length)}">${packed}</script>`;
  }));
  const policy = singlePolicy(hashOf(code), hashOf(look));
  html = html
    .replace(metaPolicy.replaceAll("'", '&#39;'), () => policy.replaceAll("'", '&#39;'))
    .replace(/\s*<link rel="(?:manifest|preload)"[^>]*>/gu, '')
    .replace(script[0], '')
    .replace(style[0], () => `<style>${look}</style>`)
    // A module runs when the rest has been read, wherever it stands.
    .replace('</body>', () => `${data.join('\n')}\n<script type="module">${code}</script>\n</body>`);
  if (!html.includes(policy.replaceAll("'", '&#39;'))) throw new Error('the policy of index.html was not found');
  await writeFile(new URL(ONE_FILE, DIST), html);
}

const paths = await siteFiles();
await writeOneFile(paths);
await writeServiceWorker(paths);
