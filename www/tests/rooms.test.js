// The rooms beside the article: the desk with its filters, the table across articles, a name with its sentences.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { drawn, notice, sample, setUp } from './support/browser.js';

const { open } = setUp();

const stories = {
  'ruiz.txt': 'Porto / Reuters / 2024-03-05\n\nAna Ruiz met Carlos Vega in Lisbon on Monday. Ruiz spoke of the harbour.',
  'vega.txt': 'Carlos Vega left Lisbon for Madrid. Vega said nothing of the harbour.',
  'rain.txt': 'It rained in Madrid for a week, and nobody was hurt.',
};

/** @param {import('node:test').TestContext} context */
async function desk(context) {
  const page = await open(context, { viewport: { width: 1440, height: 900 } });
  await page.locator('#files').setInputFiles(Object.entries(stories).map(([name, text]) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })));
  await page.locator('.papers li[data-state="done"]').nth(2).waitFor();
  return page;
}

test('the desk shows what has a name or words in it', async (context) => {
  const page = await desk(context);
  const titles = () => page.locator('.paper').allTextContents();
  assert.equal((await titles()).length, 3);
  await page.locator('.filter select').first().selectOption({ label: 'Carlos Vega (2)' });
  await page.getByRole('heading', { name: '2 of 3 articles' }).waitFor();
  await page.locator('#filter-words').fill('MADRID');
  await page.getByRole('heading', { name: '1 of 3 articles' }).waitFor();
  assert.deepEqual(await titles(), ['Carlos Vega left Lisbon for Madrid. Vega said nothing of the harbour.']);
  await page.getByRole('button', { name: 'Show all' }).click();
  await page.getByRole('heading', { name: '3 articles' }).waitFor();
});

test('articles are sorted on the desk, and so they stand in the table', async (context) => {
  const page = await desk(context);
  const first = page.locator('.papers li:first-child .paper');
  assert.match((await first.textContent()) ?? '', /^Porto/u);
  await page.locator('#sorting').selectOption('title');
  await first.filter({ hasText: /^Carlos Vega/u }).waitFor();
  assert.deepEqual((await page.locator('.paper').allTextContents()).map((title) => title.slice(0, 5)), ['Carlo', 'It ra', 'Porto']);
  await page.locator('#sorting').selectOption('newest');
  await first.filter({ hasText: /^Porto/u }).waitFor();
  await page.locator('#sorting').selectOption('title');
  await page.getByRole('button', { name: 'Across articles' }).click();
  await page.locator('.matrix').waitFor();
  assert.deepEqual((await page.locator('.column-head').allTextContents()).map((title) => title.trim().slice(0, 5)), ['Carlo', 'It ra', 'Porto']);
});

test('a cell of the table leads to its sentences, and they to their place', async (context) => {
  const page = await desk(context);
  await page.keyboard.press('v');
  const cells = page.locator('.cell');
  await cells.first().waitFor();
  assert.equal(await page.locator('.cell[tabindex="0"]').count(), 1, 'the table is one stop of the Tab key');
  const vega = page.locator('.matrix tbody tr', { hasText: 'Carlos Vega' });
  assert.deepEqual(await vega.locator('.cell').allTextContents(), ['1', '2']);
  await vega.locator('.cell').first().focus();
  await page.keyboard.press('ArrowRight');
  await drawn(page);
  await page.keyboard.press('Enter');
  const places = page.locator('.evidence .places button');
  await places.nth(1).waitFor();
  assert.deepEqual(await places.allTextContents(), ['Carlos Vega left Lisbon for Madrid.', 'Vega said nothing of the harbour.']);
  await places.nth(1).click();
  await page.locator('.reader mark.current').first().waitFor();
  assert.match(await notice(page), /^Carlos Vega, 2 of 2$/u);
});

test('the evidence of a cell can be closed with a finger or the keyboard, and the cell has the focus again', async (context) => {
  const page = await open(context, { viewport: { width: 390, height: 640 }, hasTouch: true });
  await page.locator('#files').setInputFiles(Object.entries(stories).map(([name, text]) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })));
  await page.locator('.papers li[data-state="done"]').nth(2).waitFor();
  await page.getByRole('button', { name: 'Across articles' }).tap();
  await page.locator('.cell').first().tap();
  assert.match(await notice(page), /: \d times? in .+\. The evidence stands after the table\.$/u);
  await page.getByRole('button', { name: 'Close the evidence' }).tap();
  await page.locator('.evidence').waitFor({ state: 'detached' });
  assert.equal(await page.evaluate(() => document.activeElement?.className), 'cell');
});

test('a phrase that is left out is gone from the table and from reports too', async (context) => {
  const page = await open(context, { viewport: { width: 1440, height: 900 } });
  await sample(page, 0);
  await sample(page, 1);
  const first = page.locator('#keyphrases .row').first();
  const phrase = (await first.locator('.name').textContent()) ?? '';
  const inTable = async () => {
    await page.keyboard.press('v');
    await page.locator('.choice label', { hasText: 'Keyphrases' }).click();
    await page.locator('.matrix').waitFor();
    await drawn(page);
    return (await page.locator('.matrix tbody th').allTextContents()).includes(phrase);
  };
  const inReport = async () => {
    await page.keyboard.press('d');
    const waiting = page.waitForEvent('download');
    await page.getByText('Export', { exact: true }).click();
    await page.getByRole('button', { name: 'Report with its evidence (Markdown)' }).click();
    return (await readFile(await (await waiting).path(), 'utf8')).includes(`\n- ${phrase} `);
  };
  assert.deepEqual([await inTable(), await inReport()], [true, true]);
  await page.locator('.paper').nth(1).click();
  await page.locator('#keyphrases .row').first().click();
  await page.getByRole('button', { name: 'Leave this phrase out' }).click();
  assert.deepEqual([await inTable(), await inReport()], [false, false]);
});

test('an article that was removed can be put back where it was, and the focus is not lost', async (context) => {
  const page = await desk(context);
  const titles = () => page.locator('.paper').allTextContents();
  const before = await titles();
  await page.locator('.papers .close').nth(1).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '2 articles' }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('aria-label')), `Remove ${before[2]}`);
  const told = page.locator('.told');
  assert.match((await told.textContent()) ?? '', /^vega\.txt was removed\./u);
  const { top, right } = await told.evaluate((element) => element.getBoundingClientRect().toJSON());
  assert.ok(top >= 0 && right <= 1440, 'all can see it');
  await page.getByRole('button', { name: 'Put it back' }).click();
  await page.getByRole('heading', { name: '3 articles' }).waitFor();
  assert.deepEqual(await titles(), before);
  await page.locator('.papers .close').first().click();
  await page.keyboard.press('Control+z');
  await page.getByRole('heading', { name: '3 articles' }).waitFor();
  assert.deepEqual(await titles(), before);
});

test('what cannot be opened is told to all', async (context) => {
  const page = await open(context);
  await page.locator('#project').setInputFiles({ name: 'no.project.json', mimeType: 'application/json', buffer: Buffer.from('{"kind": 1}') });
  const told = page.locator('.told');
  await told.waitFor();
  assert.match((await told.textContent()) ?? '', /no project of Nutgraf/u);
  assert.ok((await told.evaluate((element) => element.getBoundingClientRect().height)) > 20);
});

test('only what several articles have, or only what one has', async (context) => {
  const page = await desk(context);
  await page.keyboard.press('v');
  await page.getByRole('radio', { name: 'In several' }).check();
  await page.locator('.matrix tbody tr', { hasText: 'Ana Ruiz' }).waitFor({ state: 'detached' });
  await page.getByRole('radio', { name: 'In one only' }).check();
  await page.locator('.matrix tbody tr', { hasText: 'Ana Ruiz' }).waitFor();
  assert.equal(await page.locator('.matrix tbody tr', { hasText: 'Carlos Vega' }).count(), 0);
});

test('a name has its sentences of all articles, sorted as one likes', async (context) => {
  const page = await desk(context);
  await page.keyboard.press('v');
  await page.locator('.matrix tbody th button', { hasText: 'Carlos Vega' }).click();
  const lines = page.locator('.concordance button');
  await lines.nth(2).waitFor();
  assert.equal(await lines.count(), 3);
  await page.getByRole('radio', { name: 'words after' }).check();
  await page.locator('.source').first().waitFor({ state: 'detached' });
  const after = await page.locator('.concordance .after').allTextContents();
  assert.deepEqual(after.map((line) => line.replace(/^(?:Carlos )?Vega/u, '').trim().split(' ')[0]), ['in', 'left', 'said']);
  await lines.first().click();
  await page.locator('.reader mark.current').first().waitFor();
});

test('a phrase that is left out is gone from every list until it is taken off the list', async (context) => {
  const page = await open(context, { viewport: { width: 1440, height: 900 } });
  await sample(page, 1);
  const first = page.locator('#keyphrases .row').first();
  const phrase = (await first.locator('.name').textContent()) ?? '';
  await first.click();
  await page.getByRole('button', { name: 'Leave this phrase out' }).click();
  const again = page.locator('#keyphrases .name').filter({ hasText: new RegExp(`^${phrase}$`, 'u') });
  await again.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Left out: 1 phrase' }).click();
  await page.locator('#left-out-text').fill('');
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await again.waitFor();
});

test('words are found whatever their quotation marks, accents and case', async (context) => {
  const page = await open(context, { viewport: { width: 1440, height: 900 } });
  await sample(page, 1);
  await page.keyboard.press('/');
  await page.keyboard.type("CHINA'S TRADE");
  await page.locator('.reader mark.current').first().waitFor();
  assert.match((await page.locator('.reader mark').allTextContents()).join(''), /China’s trade/u);
  await page.locator('#find').fill('nowhere to be found');
  await page.locator('.found', { hasText: 'none' }).waitFor();
});
