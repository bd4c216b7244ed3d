// What is kept and what is put away: nothing unless one wants it, all of it if one does, and no trace once it is erased.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { sample, setUp, toDesk, upload } from './support/browser.js';

const { open } = setUp();

/** @typedef {import('playwright-core').Page} Page */
/** @param {Page} page */
const databases = (page) => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
/** How many articles are kept with their readings. @param {Page} page @returns {Promise<number>} */
const readings = (page) => page.evaluate(() => new Promise((resolve) => {
  const opening = indexedDB.open('nutgraf');
  opening.onsuccess = () => {
    const database = opening.result;
    const counting = database.transaction('readings').objectStore('readings').count();
    counting.onsuccess = () => {
      database.close();
      resolve(counting.result);
    };
  };
}));
/** Waits until so many are kept. @param {Page} page @param {number} count */
const kept = async (page, count) => {
  while ((await readings(page)) !== count) await page.waitForTimeout(50);
};
/** @param {Page} page */
const again = async (page) => {
  await page.reload();
  await page.locator('html[data-sealed] main[data-engine="ready"]').waitFor();
};

test('a page that was only read leaves nothing behind', async (context) => {
  const page = await open(context);
  await sample(page, 0);
  await page.waitForTimeout(600);
  assert.deepEqual(await databases(page), []);
  assert.deepEqual(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]), [0, 0, '']);
  await again(page);
  assert.equal(await page.locator('.papers li').count(), 0);
});

test('what is kept is there after a reload, and gone when it is erased', async (context) => {
  const page = await open(context);
  await page.getByRole('checkbox', { name: 'Keep articles in this browser' }).click();
  await page.getByRole('checkbox', { name: 'Keep articles in this browser', checked: true }).waitFor();
  await sample(page, 0);
  await sample(page, 1);
  await kept(page, 2);
  await again(page);
  await page.goto(new URL('/', page.url()).href);
  await page.locator('.papers li[data-state="done"]').nth(1).waitFor();
  assert.equal(await page.getByRole('checkbox', { name: 'Keep articles in this browser' }).isChecked(), true);
  // It asks first, and Enter at once erases nothing.
  await page.getByRole('button', { name: 'Erase all …' }).click();
  await page.keyboard.press('Enter');
  assert.equal(await page.locator('.papers li').count(), 2);
  await page.getByRole('button', { name: 'Erase all …' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Erase all' }).click();
  await page.getByText('Nothing is kept any more').first().waitFor();
  assert.deepEqual(await databases(page), []);
  await again(page);
  assert.equal(await page.locator('.papers li').count(), 0);
});

test('a project is saved, and opened in another browser by dropping it', async (context) => {
  const page = await open(context);
  await sample(page, 0);
  await sample(page, 1);
  await toDesk(page);
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save project' }).click();
  const download = await waiting;
  const file = await readFile(await download.path());
  assert.equal(JSON.parse(file.toString()).articles.length, 2);

  const other = await open(context);
  // It leads back to the desk by itself.
  await upload(other, download.suggestedFilename(), file);
  await other.locator('.papers li[data-state="done"]').nth(1).waitFor();
  assert.equal(await other.locator('.papers li').count(), 2);
  const text = await readFile(new URL('../../seeds/000_4826a167a596511a.txt', import.meta.url), 'utf8');
  assert.equal(JSON.parse(file.toString()).articles[0].text, text);
});

test('a project that is damaged says what is wrong with it', async (context) => {
  const page = await open(context);
  await upload(page, 'work.project.json', '{"format":"nutgraf-project","version":1,"articles":[{"name":"One"}]}');
  await page.getByText('Article 1 of the file cannot be used: it has no text.').first().waitFor();
  assert.equal(await page.locator('.papers li').count(), 0);
});
