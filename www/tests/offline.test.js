// After one visit the page needs no network: as an installed page, and as one file from disk.
import assert from 'node:assert/strict';
import { copyFile, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { blocks, done, sample, setUp, toDesk, upload, write } from './support/browser.js';
import { docx, multipart, paragraph } from './support/files.js';
import { listen, serverOf } from '../tools/server.js';

const { open, requests } = setUp();

/** @typedef {import('playwright-core').Page} Page */

/** All that one does with the page. @param {Page} page */
async function work(page) {
  await sample(page, 0);
  await upload(page, 'pier.docx', docx(paragraph('Ana Ruiz reopened the pier.')));
  await done(page);
  assert.deepEqual(await blocks(page), ['Ana Ruiz reopened the pier.']);
  await upload(page, 'mail.eml', multipart('=_b'));
  await done(page);
  // A worker that died is replaced without a request too.
  // One that has nothing to do may have been ended meanwhile.
  for (const worker of page.workers()) await worker.evaluate(() => setTimeout(() => { throw new Error('killed'); })).catch(() => {});
  await write(page, 'Tom Okafor flew to Lisbon.');
  await done(page);
  await toDesk(page);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save project' }).click();
  await (await download).path();
}

test('after one visit it opens and works without a network', async (context) => {
  const page = await open(context);
  await page.getByText('Works offline now').waitFor();
  const printer = await page.context().newPage();
  await printer.setContent('<p>Mara Voss signed the treaty in Lisbon on Tuesday.</p>');
  const file = await printer.pdf();
  await printer.close();
  await page.context().setOffline(true);
  const before = requests.length;
  await page.reload();
  await page.locator('html[data-sealed] main[data-engine="ready"]').waitFor();
  await work(page);
  await upload(page, 'treaty.pdf', file);
  await done(page);
  assert.deepEqual(await blocks(page), ['Mara Voss signed the treaty in Lisbon on Tuesday.']);
  // The browser itself looks for a newer page when one is opened.
  assert.deepEqual(requests.slice(before).filter((path) => path !== '/sw.js'), []);
});

test('a newer page waits until one asks for it', async (context) => {
  const root = await mkdtemp(join(tmpdir(), 'nutgraf-'));
  await cp(fileURLToPath(new URL('../dist', import.meta.url)), root, { recursive: true });
  const server = serverOf(root);
  const address = await listen(server, 0);
  const session = await (await open(context)).context().browser()?.newContext();
  assert.ok(session);
  context.after(async () => {
    await session.close();
    server.close();
    await rm(root, { recursive: true });
  });
  const page = await session.newPage();
  await page.goto(address);
  await page.getByText('Works offline now').waitFor();
  const change = async (/** @type {string} */ file, /** @type {string} */ from, /** @type {string} */ to) =>
    writeFile(join(root, file), (await readFile(join(root, file), 'utf8')).replace(from, to));
  await change('index.html', '<title>', '<meta name="newer" content="yes"><title>');
  await change('sw.js', "const version = \"", "const version = \"newer-");
  await page.reload();
  await page.getByText('A newer page is ready').waitFor();
  assert.equal(await page.locator('meta[name="newer"]').count(), 0);
  await page.getByRole('button', { name: 'Load it' }).click();
  await page.locator('meta[name="newer"]').waitFor({ state: 'attached' });
  await page.getByText('Works offline now').waitFor();
  assert.deepEqual(await page.evaluate(() => caches.keys().then((names) => names.length)), 1);
});

test('it can be installed', async (context) => {
  const page = await open(context);
  await page.getByText('Works offline now').waitFor();
  const session = await page.context().newCDPSession(page);
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  // A window of a private kind, as tests have it, is the only hindrance.
  assert.deepEqual(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito'), []);
});

test('as one file it opens from disk and makes no request', async (context) => {
  const session = await (await open(context)).context().browser()?.newContext();
  assert.ok(session);
  context.after(() => session.close());
  const folder = await mkdtemp(join(tmpdir(), 'nutgraf-'));
  const file = join(folder, 'one.html');
  await copyFile(fileURLToPath(new URL('../dist/nutgraf.html', import.meta.url)), file);
  const page = await session.newPage();
  /** @type {string[]} */
  const attempts = [];
  /** @type {string[]} */
  const errors = [];
  session.on('request', (request) => !/^(?:blob|data):/u.test(request.url()) && attempts.push(request.url()));
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.goto(pathToFileURL(file).href);
  await page.locator('html[data-sealed] main[data-engine="ready"]').waitFor();
  await page.getByRole('checkbox', { name: 'Keep articles in this browser' }).click();
  await work(page);
  while (!(await page.evaluate(async () => (await indexedDB.databases()).some(({ name }) => name === 'nutgraf')))) await page.waitForTimeout(50);
  assert.deepEqual(attempts, [pathToFileURL(file).href]);
  assert.deepEqual(errors.filter((error) => !/killed/u.test(error)), []);
});
