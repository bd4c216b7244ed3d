// Everyone can use it: axe in every state and theme, 320 px, forced colours, the keyboard's way through the page.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { sample, setUp, upload } from './support/browser.js';

const { open } = setUp();
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** @typedef {import('playwright-core').Page} Page */

/** @param {Page} page */
async function violations(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate((values) => /** @type {any} */ (globalThis).axe.run({ runOnly: { type: 'tag', values } }), RULES);
  return violations.map((/** @type {any} */ { id, nodes }) => `${id}: ${nodes.map((/** @type {any} */ node) => node.html).slice(0, 3).join(' ')}`);
}

/** @type {Record<string, (page: Page) => Promise<void>>} */
const states = {
  blank: async () => {},
  article: (page) => sample(page, 0),
  'name selected': async (page) => {
    await sample(page, 0);
    await page.locator('.row').first().click();
  },
  'phrase selected': async (page) => {
    await sample(page, 1);
    await page.locator('#keyphrases .row').first().click();
  },
  failure: async (page) => {
    await upload(page, 'empty.txt', '');
    await page.locator('.failure').waitFor();
  },
};

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  for (const [state, reach] of Object.entries(states)) {
    test(`axe finds nothing: ${state}, ${colorScheme}`, async (context) => {
      const page = await open(context, { colorScheme });
      await reach(page);
      assert.deepEqual(await violations(page), []);
    });
  }
}

test('the theme follows the system until it is switched', async (context) => {
  const page = await open(context, { colorScheme: 'dark' });
  const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const dark = await paper();
  await page.getByRole('button', { name: 'Light' }).click();
  const light = await paper();
  assert.notEqual(light, dark);
  assert.deepEqual(await violations(page), []);
  await page.getByRole('button', { name: 'Dark' }).click();
  assert.equal(await paper(), dark);
});

test('nothing is cut off at 320 px', async (context) => {
  const page = await open(context, { viewport: { width: 320, height: 640 } });
  const width = () => page.evaluate(() => document.documentElement.scrollWidth);
  assert.equal(await width(), 320);
  await sample(page, 0);
  for (const summary of await page.locator('.panel > summary').all()) await summary.click();
  await page.locator('.row').first().click();
  assert.equal(await width(), 320);
  assert.deepEqual(await violations(page), []);
});

test('marks and selection can be told apart in forced colours', async (context) => {
  const page = await open(context, { forcedColors: 'active' });
  await sample(page, 0);
  await page.locator('.row').first().click();
  const marks = page.locator('.reader mark');
  const look = (/** @type {number} */ index) => marks.nth(index).evaluate((mark) => getComputedStyle(mark).outlineStyle);
  assert.equal(await look(0), 'solid');
  assert.equal(await look(1), 'none');
});

test('the first Tab leads past the lists to the article', async (context) => {
  const page = await open(context);
  await sample(page, 0);
  await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement)?.blur());
  await page.locator('.skip').focus();
  assert.equal(await page.locator('.skip').evaluate((link) => link.getBoundingClientRect().top >= 0), true);
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'article');
});

test('what has the focus is outlined', async (context) => {
  const page = await open(context);
  await sample(page, 0);
  await page.keyboard.press('Tab');
  for (let stop = 0; stop < 25; stop += 1) {
    await page.keyboard.press('Tab');
    const seen = await page.evaluate(() => {
      const { activeElement } = document;
      if (!activeElement || activeElement === document.body) return true;
      return [activeElement, activeElement.parentElement].some((element) => element && getComputedStyle(element).outlineStyle !== 'none');
    });
    assert.ok(seen);
  }
});
