// 5 MB of text: the page stays responsive, and the reading can be stopped.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { done, paste, setUp, write } from './support/browser.js';
import { slowness } from './support/pace.js';

const { open } = setUp();
/** The longest that a person may wait for the page to answer. */
const LONGEST_BLOCK_MS = 500;

/** @param {number} block */
function assertShort(block) {
  assert.ok(block < LONGEST_BLOCK_MS * slowness(), `a task of ${block} ms`);
}

const seed = await readFile(new URL('../../seeds/003_9a019d5550923093.txt', import.meta.url), 'utf8');
const long = seed.repeat(Math.ceil(5_000_000 / seed.length));

/** Watches for tasks that hold the page up, from now on. @param {import('playwright-core').Page} page */
async function watch(page) {
  await page.evaluate(() => {
    const seen = /** @type {any} */ (globalThis);
    seen.blocks = [0];
    new PerformanceObserver((list) => seen.blocks.push(...list.getEntries().map(({ duration }) => duration))).observe({ entryTypes: ['longtask'] });
  });
  return () => page.evaluate(() => Math.max(.../** @type {any} */ (globalThis).blocks));
}

test('5 MB are pasted, read, followed and saved without holding up the page', async (context) => {
  const page = await open(context);
  const longest = await watch(page);
  await page.locator('#text').focus();
  await paste(page, long);
  await page.getByRole('button', { name: 'Stop' }).waitFor();
  assert.match((await page.locator('.reader').textContent()) ?? '', /Biden and Xi Jinping discuss/u);
  await page.locator('#article:not([data-state="reading"])').waitFor({ timeout: 120_000 });
  await done(page);
  await page.locator('.row').first().click();
  await page.getByRole('button', { name: 'Previous' }).click();
  assert.match((await page.locator('.stepper .position').textContent()) ?? '', /^([\d,]+) of \1$/u);
  assert.equal(await page.locator('.reader .current').first().isVisible(), true);
  const download = page.waitForEvent('download');
  await page.getByText('Export', { exact: true }).click();
  await page.getByRole('button', { name: 'Everything (JSON)' }).click();
  await download;
  const block = await longest();
  context.diagnostic(`longest task: ${Math.round(block)} ms`);
  assertShort(block);
});

test('the reading of 5 MB can be stopped, and taken up again', async (context) => {
  const page = await open(context);
  const longest = await watch(page);
  await page.locator('#text').focus();
  await paste(page, long);
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.getByText('Reading was stopped').waitFor();
  await write(page, 'The next story is short.');
  await done(page);
  await page.getByRole('button', { name: 'Previous article' }).click();
  await page.getByRole('button', { name: 'Read it again' }).click();
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.getByText('Reading was stopped').waitFor();
  assertShort(await longest());
});

test('20 MB of one letter neither break nor hold up the page', async (context) => {
  const page = await open(context);
  const longest = await watch(page);
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(new File(['a'.repeat(20_000_000)], 'a.txt'));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  });
  await page.locator('#article:not([data-state="reading"])').waitFor({ timeout: 120_000 });
  const block = await longest();
  context.diagnostic(`longest task: ${Math.round(block)} ms`);
  assertShort(block);
  await write(page, 'The next story is short.');
  await done(page);
});

for (const way of ['dropped', 'pasted']) {
  test(`a web page of 20 MB that is ${way} does not hold up the page`, async (context) => {
    const page = await open(context);
    await page.evaluate((way) => {
      const data = new DataTransfer();
      const block = '<div class="x"><p>The harbour board met for three hours and agreed to repair the old pier.</p><i>a</i></div>\n';
      const html = block.repeat(Math.floor(19_900_000 / block.length));
      if (way === 'dropped') data.items.add(new File([html], 'large.html'));
      else data.setData('text/html', html);
      const event = way === 'dropped' ? new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }) : new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
      /** @type {any} */ (globalThis).give = () => document.body.dispatchEvent(event);
    }, way);
    const longest = await watch(page);
    await page.evaluate(() => /** @type {any} */ (globalThis).give());
    // To read so much takes minutes; here it is about getting the text.
    await page.locator('.reader p, #article[data-state="failed"]').first().waitFor({ timeout: 60_000 });
    const block = await longest();
    context.diagnostic(`longest task: ${Math.round(block)} ms, ${await page.locator('#article').getAttribute('data-state')}`);
    assertShort(block);
  });
}
