// The phrases that a reader leaves out: with a key, on a list that can be edited, and kept where one wants that.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawn, notice, sample, setUp, toDesk } from './support/browser.js';

const { open } = setUp();

/** @typedef {import('playwright-core').Page} Page */
/** @param {Page} page */
const phrases = async (page) => {
  await drawn(page);
  return page.locator('#keyphrases .row .name').allTextContents();
};
/** @param {Page} page */
const list = (page) => page.locator('#keyphrases .link.small');
/** The list as the browser keeps it. @param {Page} page @returns {Promise<string | undefined>} */
const keptList = (page) => page.evaluate(() => new Promise((resolve) => {
  const opening = indexedDB.open('nutgraf');
  opening.onsuccess = () => {
    const database = opening.result;
    const asking = database.transaction('settings').objectStore('settings').get('leftOut');
    asking.onsuccess = () => {
      database.close();
      resolve(asking.result?.value.join());
    };
  };
}));

test('a key leaves out the phrase that is followed, and the focus goes on to the next', async (context) => {
  const page = await open(context);
  await sample(page, 0);
  const before = await phrases(page);
  await page.locator('#keyphrases .row').nth(1).click();
  await page.keyboard.press('x');
  assert.match(await notice(page), new RegExp(`“${before[1]}” is left out`, 'u'));
  assert.ok(!(await phrases(page)).includes(before[1]));
  assert.equal(await page.evaluate(() => document.activeElement?.querySelector('.name')?.textContent), before[2]);
  await page.getByRole('button', { name: 'Put it back' }).click();
  assert.deepEqual(await phrases(page), before);
});

test('a line of the list may be in capitals and in the plural, and holds when the list is closed with Escape', async (context) => {
  const page = await open(context);
  await sample(page, 0);
  const before = await phrases(page);
  assert.ok(before.includes('phone call'), before.join(', '));
  await list(page).click();
  await page.locator('#left-out-text').fill('  Phone   CALLS \n\nphone call\n');
  await page.keyboard.press('Escape');
  await page.locator('#left-out').waitFor({ state: 'hidden' });
  assert.ok(!(await phrases(page)).includes('phone call'));
  assert.equal(await list(page).textContent(), 'Left out: 1 phrase');
  await list(page).click();
  assert.equal(await page.locator('#left-out-text').inputValue(), 'phone calls');
  await page.locator('#left-out-text').fill('');
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  assert.deepEqual(await phrases(page), before);
});

test('the list is there after a reload, where one keeps it', async (context) => {
  const page = await open(context);
  await sample(page, 0);
  await list(page).click();
  await page.locator('#left-out-text').fill('phone call');
  await page.getByRole('dialog').getByRole('checkbox', { name: 'Keep articles in this browser' }).click();
  await page.getByText('The list is kept in this browser, with the articles.').waitFor();
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  while ((await keptList(page)) !== 'phone call') await drawn(page);
  await page.reload();
  await page.locator('.papers li[data-state="done"]').waitFor();
  await page.locator('.paper').click();
  await page.locator('#keyphrases .row').first().waitFor();
  assert.ok(!(await phrases(page)).includes('phone call'));
  assert.equal(await list(page).textContent(), 'Left out: 1 phrase');
  await toDesk(page);
  assert.ok(await page.locator('#keep').isChecked());
});
