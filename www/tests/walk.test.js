// The whole work by keyboard alone: from an empty desk to a corrected, exported article and back, without a mouse.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawn, paste, setUp } from './support/browser.js';

const { open } = setUp();

/** @typedef {import('playwright-core').Page} Page */
const STORY = 'Mayor Ana Ruiz met Carlos Vega in Lisbon on Monday. Ruiz spoke of the harbour.\n\nVega left in the evening.';
const OTHER = 'Carlos Vega was seen in Madrid on Friday. The city said nothing.';

/** Presses Tab until what has the focus fits. @param {Page} page @param {string} selector @param {string} [key] */
async function tabTo(page, selector, key = 'Tab') {
  for (let stops = 0; stops < 150; stops += 1) {
    if (await page.evaluate((selector) => document.activeElement?.matches(selector) ?? false, selector)) return;
    await page.keyboard.press(key);
  }
  assert.fail(`${selector} was not reached`);
}

/** @param {Page} page @param {RegExp} text */
const notice = (page, text) => page.locator('.notice').filter({ hasText: text }).waitFor();

test('a walk through the whole work', async (context) => {
  const page = await open(context, { viewport: { width: 1440, height: 900 } });

  // An article comes in, and another.
  await tabTo(page, '#text');
  await paste(page, STORY);
  await notice(page, /names/u);
  await page.keyboard.press('d');
  await tabTo(page, '#text');
  await paste(page, OTHER);
  await page.locator('.reader .mention', { hasText: 'Madrid' }).waitFor();
  await page.keyboard.press('k');
  await page.locator('.reader .mention', { hasText: 'Lisbon' }).waitFor();

  // A name is followed, its reasons are read, and it is put right.
  await tabTo(page, '#names .row');
  await page.keyboard.press('Enter');
  await notice(page, /, 1 of/u);
  await page.keyboard.press('n');
  await notice(page, /, 2 of/u);
  await page.keyboard.press('w');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'margin');
  await page.keyboard.press('c');
  await notice(page, /is confirmed/u);
  await page.keyboard.press('e');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Ana María Ruiz');
  await page.keyboard.press('Enter');
  await notice(page, /It is called Ana María Ruiz now/u);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+z');
  await notice(page, /Undone/u);

  // Words are found and marked.
  await tabTo(page, '#find', 'Shift+Tab');
  await page.keyboard.type('harbour');
  await notice(page, /harbour, 1 of 1/u);
  await tabTo(page, '.stepper .button');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'add-type');
  await page.keyboard.press('P');
  await tabTo(page, '.adder .main');
  await page.keyboard.press('Enter');
  await notice(page, /harbour is marked/u);

  // The minimap is a way through the places too.
  await page.keyboard.press('Escape');
  await tabTo(page, '#names .row', 'Shift+Tab');
  await page.keyboard.press('Enter');
  await tabTo(page, '.minimap svg');
  await page.keyboard.press('End');
  const places = await page.locator('.minimap svg').getAttribute('aria-valuemax');
  await page.locator(`.minimap svg[aria-valuenow="${places}"]:focus`).waitFor();

  // The article is saved.
  const download = page.waitForEvent('download');
  await tabTo(page, '.menu:first-child > .button', 'Shift+Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await download;

  // Over all articles, and to a name, and back to the text.
  await page.keyboard.press('v');
  await tabTo(page, '.cell');
  await page.keyboard.press('Enter');
  await tabTo(page, '.evidence .places button');
  await page.keyboard.press('Enter');
  await page.locator('.reader mark.current').first().waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.reader mark').first().waitFor({ state: 'detached' });

  // The list of keys, and the switch that silences single letters.
  await page.keyboard.press('?');
  await page.locator('dialog[open]').waitFor();
  await tabTo(page, '.switch input');
  await page.keyboard.press(' ');
  await page.keyboard.press('Escape');
  await page.locator('dialog[open]').waitFor({ state: 'detached' });
  await page.keyboard.press('d');
  await drawn(page);
  assert.equal(await page.locator('main').getAttribute('class'), 'article');
});
