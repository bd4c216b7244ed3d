// A worker that dies is replaced, and no text is lost.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blocks, done, paste, setUp, write } from './support/browser.js';

const { open } = setUp();

test('a worker that breaks down is replaced and the text survives', async (context) => {
  const page = await open(context);
  const [first] = page.workers();
  const ended = first.waitForEvent('close');
  // From now on it fails on every message, as after a trap.
  await first.evaluate(() => addEventListener('message', () => setTimeout(() => { throw new Error('injected'); }), { capture: true }));
  await first.evaluate(() => { /** @type {any} */ (globalThis).postMessage = () => {}; });
  await page.locator('#text').focus();
  await paste(page, 'The bridge was closed.');
  await page.locator('#article[data-state="failed"]').waitFor();
  assert.match((await page.locator('.failure').textContent()) ?? '', /The text is all here/u);
  assert.deepEqual(await blocks(page), ['The bridge was closed.']);

  await ended;
  await page.getByRole('button', { name: 'Read it again' }).click();
  await done(page);
  assert.deepEqual(await blocks(page), ['The bridge was closed.']);
});

test('a page whose engine does not come says so and keeps the text', async (context) => {
  const page = await open(context, { serviceWorkers: 'block' });
  await page.route('**/*.wasm', (route) => route.abort());
  await page.reload();
  await page.getByRole('alert').waitFor();
  await write(page, 'The bridge was closed.');
  await page.locator('#article[data-state="failed"]').waitFor();
  assert.deepEqual(await blocks(page), ['The bridge was closed.']);
});
