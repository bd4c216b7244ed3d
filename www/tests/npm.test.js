// The npm package as others use it: packed, installed, from plain script, from Vite and from Node.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { build } from 'vite';

const run = promisify(execFile);
const PACKAGE = fileURLToPath(new URL('../npm', import.meta.url));
const WWW = fileURLToPath(new URL('..', import.meta.url));
const STORY = 'Angela Merkel met Emmanuel Macron in Berlin on Monday.';
/** @type {Record<string, string>} */
const types = { '.html': 'text/html', '.js': 'text/javascript', '.wasm': 'application/wasm' };

let home = '';
/** @type {import('playwright-core').Browser} */
let browser;

before(async () => {
  home = await mkdtemp(join(tmpdir(), 'nutgraf-npm-'));
  const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', home], { cwd: PACKAGE });
  await writeFile(join(home, 'package.json'), '{ "name": "app", "private": true, "type": "module" }');
  // Unpacked as an installer does it, but without asking a registry.
  const folder = join(home, 'node_modules/nutgraf');
  await mkdir(folder, { recursive: true });
  await run('tar', ['-xzf', join(home, JSON.parse(stdout)[0].filename), '--strip-components=1', '-C', folder]);
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
});
after(async () => {
  await browser?.close();
  await rm(home, { recursive: true, force: true });
});

/** Serves a folder and opens a page of it; the policy is what a strict site has. @param {string} root @param {string} path */
async function visit(root, path) {
  const server = createServer(async (request, response) => {
    const name = new URL(request.url ?? '/', 'http://localhost').pathname;
    const body = await readFile(join(root, name)).catch(() => null);
    const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; style-src 'self'";
    response.writeHead(body ? 200 : 404, { 'Content-Type': types[extname(name)] ?? 'text/plain', 'Content-Security-Policy': policy });
    response.end(body ?? '');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const page = await browser.newPage();
  /** @type {string[]} */
  const errors = [];
  /** @type {string[]} */
  const said = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => said.push(message.text()));
  page.on('console', (message) => message.type() === 'error' && !/favicon/u.test(message.location().url) && errors.push(message.text()));
  await page.goto(`http://127.0.0.1:${port}/${path}`);
  return { page, errors, said, close: () => server.close() };
}

/** What the element shows: all of the text, and the names marked. @param {import('playwright-core').Page} page */
async function assertShown(page) {
  const article = page.locator('nutgraf-article');
  await article.locator('mark[data-type=person]').nth(1).waitFor();
  assert.equal(await article.evaluate((element) => element.shadowRoot?.textContent), STORY);
  assert.deepEqual(await article.locator('mark').allTextContents(), ['Angela Merkel', 'Emmanuel Macron', 'Berlin', 'Monday']);
}

test('publint finds nothing', async () => {
  const { messages, pkg } = await publint({ pkgDir: PACKAGE, strict: true });
  assert.deepEqual(messages.map((message) => formatMessage(message, pkg)), []);
});

test('from plain script: the element, and reading in workers with progress', async () => {
  await writeFile(join(home, 'plain.html'), `<!doctype html><script type="module" src="/plain.js"></script><nutgraf-article>${STORY}</nutgraf-article>`);
  await writeFile(join(home, 'plain.js'), `
    import '/node_modules/nutgraf/element.js';
    import { startEngine } from '/node_modules/nutgraf/workers.js';
    import init, { Analyzer } from '/node_modules/nutgraf/nutgraf.js';
    const engine = await startEngine({ workers: 2 });
    const told = [];
    const answers = await engine.analyzeAll([{ text: 'Ana Ruiz.' }, { text: '' }, { text: 'Berlin.' }], { onProgress: ({ done, total }) => told.push(done + '/' + total) });
    await Promise.all([init(), init()]);
    globalThis.outcome = { told, read: answers.map(({ ok, value }) => ok && value.entities.length), here: new Analyzer().analyze({ text: 'Ana Ruiz.' }).entities[0].name, version: (await engine.greeted).schema };
    engine.dispose();`);
  const { page, errors, close } = await visit(home, 'plain.html');
  try {
    await assertShown(page);
    await page.waitForFunction(() => 'outcome' in globalThis);
    const outcome = await page.evaluate(() => /** @type {any} */ (globalThis).outcome);
    assert.deepEqual(outcome, { told: ['1/3', '2/3', '3/3'], read: [1, 0, 1], here: 'Ana Ruiz', version: 1 });
    assert.deepEqual(errors, []);
  } finally {
    await page.close();
    close();
  }
});

test('from Vite', async () => {
  await writeFile(join(home, 'index.html'), `<!doctype html><script type="module" src="/main.js"></script><nutgraf-article>${STORY}</nutgraf-article>`);
  await writeFile(join(home, 'main.js'), "import 'nutgraf/element';\n");
  await build({ root: home, configFile: false, logLevel: 'silent', worker: { format: 'es' }, build: { target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false } } });
  const { page, errors, close } = await visit(join(home, 'dist'), 'index.html');
  try {
    await assertShown(page);
    assert.deepEqual(errors, []);
  } finally {
    await page.close();
    close();
  }
});

test('from Node', async () => {
  await writeFile(join(home, 'node.js'), `
    import init, { Analyzer, decode } from 'nutgraf';
    await init();
    await init();
    const { mentions } = new Analyzer().analyze({ text: ${JSON.stringify(STORY)} });
    console.log(JSON.stringify({ mentions: mentions.length, version: Analyzer.version().schema, text: decode(new TextEncoder().encode('é')).text }));`);
  const { stdout } = await run('node', ['node.js'], { cwd: home });
  assert.deepEqual(JSON.parse(stdout), { mentions: 4, version: 1, text: 'é' });
});

test('what the README shows can be copied: in Node, on a page and for many articles', async () => {
  const readme = await readFile(join(home, 'node_modules/nutgraf/README.md'), 'utf8');
  const example = (/** @type {string} */ heading, /** @type {string} */ language) =>
    new RegExp(`## ${heading}\\n[\\s\\S]*?\\n\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'u').exec(readme)?.[1] ?? assert.fail(heading);
  await writeFile(join(home, 'readme.js'), example('In Node', 'js'));
  const { stdout } = await run('node', ['readme.js'], { cwd: home });
  assert.deepEqual(stdout.trim().split('\n').slice(-4), ['Angela Merkel', 'Emmanuel Macron', 'Berlin', 'Monday']);

  const root = join(home, 'readme');
  await mkdir(root);
  await symlink(join(home, 'node_modules'), join(root, 'node_modules'));
  await writeFile(join(root, 'index.html'), `<!doctype html>${example('On a page', 'html')}<script type="module" src="/many.js"></script>`);
  await writeFile(join(root, 'many.js'), example('Many articles', 'js'));
  await build({ root, configFile: false, logLevel: 'silent', worker: { format: 'es' }, build: { target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false } } });
  const { page, errors, said, close } = await visit(join(root, 'dist'), 'index.html');
  try {
    await assertShown(page);
    // The names of two articles, and the entities of the element.
    while (said.filter((line) => line.startsWith('[')).length < 3) await page.waitForEvent('console');
    assert.ok(said.includes('2 of 2') && said.includes('[Ana Ruiz, Lisbon]'), said.join('\n'));
    assert.deepEqual(errors, []);
  } finally {
    await page.close();
    close();
  }
});

test('its types are understood by TypeScript', async () => {
  await writeFile(join(home, 'use.ts'), `
    import init, { Analyzer, type Analysis } from 'nutgraf';
    import { startEngine, type Answer } from 'nutgraf/workers';
    import { NutgrafArticle } from 'nutgraf/element';
    export async function use(): Promise<string> {
      await init();
      const here: Analysis = new Analyzer().analyze({ text: 'x' });
      const engine = await startEngine({ workers: 1 });
      const answer: Answer = await engine.analyze({ text: 'x' }, { signal: AbortSignal.timeout(9) });
      const element: NutgrafArticle = document.createElement('nutgraf-article');
      // @ts-expect-error a text is needed
      engine.analyze({});
      return answer.ok ? answer.value.language.code + here.schema : answer.code + element.text;
    }`);
  await symlink(join(WWW, 'node_modules/@types'), join(home, 'node_modules/@types')).catch(() => {});
  const options = ['--noEmit', '--strict', '--target', 'es2022', '--module', 'nodenext', '--lib', 'es2022,dom,esnext.disposable', '--types', '', 'use.ts'];
  await run(join(WWW, 'node_modules/.bin/tsc'), options, { cwd: home }).catch(({ stdout }) => assert.fail(stdout));
});
