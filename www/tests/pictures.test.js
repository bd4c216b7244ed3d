// The pictures: they lead back into the text, and can be used without a mouse and read without seeing them.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { sample, setUp } from './support/browser.js';

const { open, requests } = setUp();
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** @typedef {import('playwright-core').Page} Page */

/** @param {Page} page */
async function violations(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate((values) => /** @type {any} */ (globalThis).axe.run({ runOnly: { type: 'tag', values } }), RULES);
  return violations.map((/** @type {any} */ { id, nodes }) => `${id}: ${nodes.map((/** @type {any} */ node) => node.html).slice(0, 3).join(' ')}`);
}

/** @param {Page} page */
async function look(page) {
  await page.getByRole('button', { name: 'Pictures' }).click();
  await page.locator('.pictures .graph').waitFor();
}

test('from one look to the other no request is made', async (context) => {
  const page = await open(context);
  await sample(page, 0);
  await page.locator('html[data-sealed]').waitFor();
  const paths = requests.slice();
  await look(page);
  await page.getByRole('button', { name: 'Text', exact: true }).click();
  await page.locator('.reader .mention').first().waitFor();
  assert.deepEqual(requests, paths);
});

test('by keyboard from a name to what it is named with, to a sentence, to the text', async (context) => {
  const page = await open(context);
  await sample(page, 0);
  await look(page);
  const first = page.locator('.graph .node[tabindex="0"]');
  await first.focus();
  const name = await first.getAttribute('aria-label');
  await page.keyboard.press('ArrowRight');
  assert.notEqual(await page.evaluate(() => document.activeElement?.getAttribute('aria-label')), name);
  await page.keyboard.press('ArrowLeft');
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('aria-label')), name);
  await page.keyboard.press('Enter');
  await page.locator('.pairs .link').first().press('Enter');
  const sentence = page.locator('.opened .sentence').first();
  const words = (await sentence.textContent()) ?? '';
  await sentence.press('Enter');
  await page.locator('.reader .mention:focus').waitFor();
  assert.equal(await page.evaluate(() => CSS.highlights.has('looked-up')), true);
  assert.ok(words.includes((await page.locator('.reader .mention:focus').textContent())?.replace(/\s*(per|org|place|group)$/u, '') ?? '-'));
});

test('a press on a line opens its sentences, a press on a tick leads into the text', async (context) => {
  const page = await open(context);
  await sample(page, 1);
  await look(page);
  await page.locator('.graph .edge .hand').first().dispatchEvent('click');
  assert.ok((await page.locator('.opened .sentence').count()) > 0);
  await page.locator('.strips .along').first().click({ position: { x: 4, y: 8 } });
  await page.locator('.reader mark').first().waitFor();
});

test('each picture has a table, with as many rows as it has things', async (context) => {
  const page = await open(context);
  await sample(page, 0);
  await look(page);
  assert.equal(await page.locator('#picture-graph .twin tbody tr').count(), await page.locator('.graph .edge').count());
  assert.equal(await page.locator('#picture-along .twin tbody tr').count(), await page.locator('.strips li:not(.axis)').count());
  assert.equal(await page.locator('#picture-names tbody tr').count(), 15);
});

test('what was struck out is in no picture', async (context) => {
  const page = await open(context);
  await sample(page, 0);
  await look(page);
  const names = () => page.locator('#picture-names tbody .name').allTextContents();
  const [first] = await names();
  await page.getByRole('button', { name: 'Text', exact: true }).click();
  await page.locator('.row', { hasText: first }).first().click();
  await page.locator('#margin').getByRole('button', { name: /strike/iu }).first().click();
  await look(page);
  assert.ok(!(await names()).includes(first));
  assert.match((await page.locator('.pictures .aside').textContent()) ?? '', /1 name/u);
});

test('several articles make one picture', async (context) => {
  const page = await open(context);
  await sample(page, 0);
  await page.getByRole('button', { name: /Desk/u }).first().click();
  await sample(page, 1);
  await page.getByRole('button', { name: 'Across' }).click();
  await look(page);
  assert.ok((await page.locator('.graph .node').count()) > 30);
  assert.deepEqual(await violations(page), []);
});

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  for (const width of [1440, 320]) {
    test(`axe finds nothing, and nothing is cut off: ${width} px, ${colorScheme}`, async (context) => {
      const page = await open(context, { colorScheme, viewport: { width, height: 900 } });
      await sample(page, 0);
      await look(page);
      for (const summary of await page.locator('.twin summary').all()) await summary.click();
      await page.locator('.graph .node').first().press('Enter');
      assert.deepEqual(await violations(page), []);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
    });
  }
}
