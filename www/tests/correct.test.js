// What a person corrects: beside the machine's answer, told apart from it, taken back step by step, kept through a new reading.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { done, drawn, edit, notice, setUp, write } from './support/browser.js';

const { open } = setUp();

/** @typedef {import('playwright-core').Page} Page */
const STORY = `Mayor Ana Ruiz met Carlos Vega in Lisbon on Monday. Ruiz spoke of the old harbour.

Vega left Lisbon in the evening. Ruiz stayed, and the harbour board voted.`;

/** @param {Page} page @param {string} name */
const row = (page, name) => page.locator('#names .row').filter({ has: page.locator('.name', { hasText: new RegExp(`^${name}`, 'u') }) });
/** @param {Page} page */
const state = async (page) => {
  await drawn(page);
  return page.locator('#margin .kind').textContent();
};

/** @param {import('node:test').TestContext} context */
async function story(context) {
  const page = await open(context, { viewport: { width: 1440, height: 900 } });
  await write(page, STORY);
  await done(page);
  return page;
}

test('a name is confirmed, renamed, given another type, and all is taken back', async (context) => {
  const page = await story(context);
  await row(page, 'Ana Ruiz').click();
  assert.match((await state(page)) ?? '', /suggested/u);
  await page.keyboard.press('c');
  await page.locator('#names .row .tick').waitFor();
  assert.match((await state(page)) ?? '', /confirmed/u);
  const labels = await page.locator('.mention', { hasText: 'Ruiz' }).evaluateAll((all) => all.map((mention) => mention.getAttribute('data-label')));
  assert.deepEqual(new Set(labels), new Set(['per ✓']));

  await page.locator('#rename').fill('Ana María Ruiz');
  await page.keyboard.press('Enter');
  await row(page, 'Ana María Ruiz').waitFor();
  await page.locator('#retype').selectOption('organization');
  await page.locator('.group[data-type="organization"]', { hasText: 'Ana María Ruiz' }).waitFor();

  await page.locator('#article').focus();
  for (let strokes = 0; strokes < 3; strokes += 1) await page.keyboard.press('Control+z');
  await drawn(page);
  await row(page, 'Ana Ruiz').waitFor();
  assert.equal(await page.locator('#names .row .tick').count(), 0);
  await page.keyboard.press('Control+Shift+z');
  await page.locator('#names .row .tick').waitFor();
});

test('a name that is struck out leaves the text, stays in a list of its own, and comes back', async (context) => {
  const page = await story(context);
  await row(page, 'Carlos Vega').click();
  await page.getByRole('button', { name: '× Strike out', exact: true }).click();
  assert.equal(await notice(page), 'Carlos Vega is struck out.');
  assert.equal(await page.locator('.mention', { hasText: 'Vega' }).count(), 0);
  await page.locator('[data-group="struck"] summary').click();
  assert.equal(await page.locator('[data-group="struck"] .row').getAttribute('data-state'), 'rejected');
  await page.getByRole('button', { name: 'Take back in' }).click();
  await page.locator('.mention', { hasText: 'Vega' }).first().waitFor();
});

test('two names become one, and one mention stands for itself again', async (context) => {
  const page = await story(context);
  const places = await page.locator('.mention', { hasText: /Ruiz|Vega/u }).count();
  await row(page, 'Carlos Vega').click();
  await page.locator('#merge').selectOption({ label: 'Ana Ruiz' });
  await row(page, 'Carlos Vega').waitFor({ state: 'detached' });
  assert.equal(await row(page, 'Ana Ruiz').locator('.count').textContent(), String(places));
  await page.getByRole('button', { name: 'Make this mention one of its own' }).click();
  await page.waitForFunction((places) => document.querySelector('#names .row .count')?.textContent === String(places - 1), places);
});

test('words that were missed are marked, wherever they stand, by mouse and by keyboard', async (context) => {
  const page = await story(context);
  assert.equal(await page.locator('.mention', { hasText: /^harbour$/u }).count(), 0);
  await page.keyboard.press('/');
  await page.keyboard.type('harbour');
  await page.locator('#article').focus();
  await page.keyboard.press('a');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'add-type');
  await page.locator('#add-type').selectOption('place');
  await page.getByRole('button', { name: 'Mark it' }).click();
  await page.locator('.mention[data-label="place +"]').nth(1).waitFor();

  await page.locator('.reader p').first().evaluate((block) => {
    const words = /** @type {Text} */ (document.createTreeWalker(block, NodeFilter.SHOW_TEXT).nextNode());
    document.getSelection()?.setBaseAndExtent(words, 0, words, 5);
  });
  await page.locator('.adder').getByText('Mark “Mayor” as').waitFor();
});

test('corrections hold in the changed text, or say that their place is gone', async (context) => {
  const page = await story(context);
  await row(page, 'Ana Ruiz').click();
  await page.keyboard.press('c');
  await page.locator('#names .row .tick').waitFor();
  const box = await edit(page);
  await box.fill(`It rained. ${STORY}`);
  await page.locator('.mention[data-label="per ✓"]', { hasText: 'Ana Ruiz' }).waitFor();
  await box.fill('Nobody came to the bridge.');
  await page.getByText('1 correction found no place in this text').waitFor();
});

test('corrections travel as a file', async (context) => {
  const page = await story(context);
  await row(page, 'Ana Ruiz').click();
  await page.locator('#rename').fill('Ana María Ruiz');
  await page.keyboard.press('Enter');
  await row(page, 'Ana María Ruiz').waitFor();
  const waiting = page.waitForEvent('download');
  await page.getByText('More', { exact: true }).click();
  await page.getByRole('button', { name: 'Save the corrections' }).click();
  const file = await readFile(await (await waiting).path());
  assert.ok(file.includes('Ana María Ruiz'));

  await write(page, 'On Tuesday Ana Ruiz came back to the town hall.');
  await done(page);
  const choosing = page.waitForEvent('filechooser');
  await page.getByText('More', { exact: true }).click();
  await page.getByRole('button', { name: 'Use corrections of a file' }).click();
  await (await choosing).setFiles({ name: 'c.json', mimeType: 'application/json', buffer: file });
  await row(page, 'Ana María Ruiz').waitFor();
});
