// Everyone can use it: axe in every state and theme, 320 px, forced colours, the keyboard's way through the page.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { edit, sample, setUp, toDesk, upload } from './support/browser.js';

const { open } = setUp();
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** @typedef {import('playwright-core').Page} Page */

/** @param {Page} page @param {{ type: 'tag' | 'rule', values: string[] }} [runOnly] */
async function violations(page, runOnly = { type: 'tag', values: RULES }) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate((runOnly) => /** @type {any} */ (globalThis).axe.run({ runOnly }), runOnly);
  return violations.map((/** @type {any} */ { id, nodes }) => `${id}: ${nodes.map((/** @type {any} */ node) => node.html).slice(0, 3).join(' ')}`);
}

/** Every room, one after the other: what each is reached by from the one before. @type {Record<string, (page: Page) => Promise<unknown>>} */
const walk = {
  'the empty desk': async () => {},
  'an article': (page) => sample(page, 0),
  'a followed name with its reasons': (page) => page.locator('#names .row').first().click(),
  'a corrected name': async (page) => {
    await page.keyboard.press('c');
    await page.locator('#names .tick').waitFor();
  },
  'a followed phrase': (page) => page.locator('#keyphrases .row').first().click(),
  'words that are found and marked': async (page) => {
    await page.locator('#find').fill('phone call');
    await page.locator('.stepper .button').first().click();
    await page.locator('.adder').waitFor();
  },
  'the pictures of an article': async (page) => {
    await page.getByRole('button', { name: 'Pictures' }).click();
    await page.locator('.pictures .graph').waitFor();
  },
  'an open menu': (page) => page.getByText('Export', { exact: true }).click(),
  'the editor': async (page) => {
    await page.keyboard.press('Escape');
    await edit(page);
  },
  'the desk with a failure': async (page) => {
    await upload(page, 'empty.txt', '');
    await page.locator('.failure').waitFor();
    await toDesk(page);
  },
  'the desk with two articles': async (page) => {
    await sample(page, 1);
    await toDesk(page);
  },
  'the table with evidence': async (page) => {
    await page.getByRole('button', { name: 'Across articles' }).click();
    await page.locator('.cell').first().click();
    await page.locator('.evidence').waitFor();
  },
  'a name in all articles': async (page) => {
    await page.locator('.matrix tbody th button').first().click();
    await page.locator('.concordance').first().waitFor();
  },
  'the help': (page) => page.getByRole('button', { name: 'Help' }).click(),
};

for (const [width, height] of [[1440, 900], [320, 640]]) {
  test(`axe finds nothing in any room, in both themes, at ${width} px, and nothing is cut off`, async (context) => {
    const page = await open(context, { viewport: { width, height } });
    for (const [room, go] of Object.entries(walk)) {
      await page.evaluate(() => document.querySelectorAll('.panel').forEach((panel) => panel.setAttribute('open', '')));
      await go(page);
      for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
        await page.emulateMedia({ colorScheme });
        assert.deepEqual(await violations(page), [], `${room}, ${colorScheme}`);
      }
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width, room);
    }
  });
}

test('an open menu leaves nothing half covered, however the text wraps', async (context) => {
  const page = await open(context);
  for (const index of [0, 1]) {
    await sample(page, index);
    await page.evaluate(() => document.querySelectorAll('.panel').forEach((panel) => panel.setAttribute('open', '')));
    for (const width of [320, 390, 800]) {
      await page.setViewportSize({ width, height: 640 });
      for (const menu of ['Export', 'More']) {
        await page.getByText(menu, { exact: true }).click();
        const inside = await page.locator('.menu dialog[open]').evaluate((dialog) => {
          const { left, right, top, bottom } = dialog.getBoundingClientRect();
          return left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight;
        });
        assert.ok(inside, `${menu}, ${width} px`);
        assert.deepEqual(await violations(page, { type: 'rule', values: ['target-size'] }), [], `${menu}, ${width} px`);
        // Beside it stands what its backdrop covers: the press closes it and does nothing else.
        await page.mouse.click(8, 8);
        assert.equal(await page.locator('dialog[open]').count(), 0);
      }
    }
  }
});

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

test('marks and selection can be told apart in forced colours', async (context) => {
  const page = await open(context, { forcedColors: 'active' });
  await sample(page, 0);
  await page.locator('#names .row').first().click();
  const marks = page.locator('.reader mark');
  const look = (/** @type {number} */ index) => marks.nth(index).evaluate((mark) => getComputedStyle(mark).outlineStyle);
  assert.equal(await look(0), 'solid');
  assert.equal(await look(1), 'none');
});

test('labels and numbers are said in words', async (context) => {
  const page = await open(context);
  await sample(page, 0);
  const heard = await page.locator('main').ariaSnapshot();
  for (const name of ['Xi Jinping, person', 'Beijing, place, unsure', 'Export', 'More']) assert.ok(heard.includes(`button "${name}"`), name);
  assert.match(heard, /button "Joe Biden .+ \d+ times"/u);
  assert.doesNotMatch(heard, /text: [–+]/u);
  await page.locator('#names .row').first().click();
  await page.keyboard.press('c');
  await page.locator('#names .tick').waitFor();
  assert.match(await page.locator('.reader').ariaSnapshot(), /button "Joe Biden, person, confirmed"/u);
});

test('on paper stand the article, its lists and its facts, and nothing to press', async (context) => {
  const page = await open(context);
  await sample(page, 0);
  await page.emulateMedia({ media: 'print' });
  for (const selector of ['.reader', '#keyphrases .row', '#margin .facts']) assert.ok(await page.locator(selector).first().isVisible(), selector);
  for (const selector of ['.bar', '.panel .link', '.panel input', '.tools', '.skip']) assert.equal(await page.locator(selector).first().isVisible(), false, selector);
  await page.emulateMedia({ media: 'screen' });
  await toDesk(page);
  await page.emulateMedia({ media: 'print' });
  assert.ok(await page.locator('.paper').first().isVisible());
  for (const selector of ['.compose', '.shelf', '.stackhead .button', '.papers .close']) assert.equal(await page.locator(selector).first().isVisible(), false, selector);
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
