// Following a name or a phrase through the article, by mouse and by keyboard alone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawn, edit, notice, sample, setUp } from './support/browser.js';

const { open } = setUp();

/** @typedef {import('playwright-core').Page} Page */
/** @param {Page} page @param {string} name */
const row = (page, name) => page.locator('#names .row').filter({ has: page.locator('.name', { hasText: new RegExp(`^${name}`, 'u') }) });
/** @param {Page} page */
const current = (page) => page.locator('.reader [aria-current="true"]');
/** Waits until nothing is left of it. @param {import('playwright-core').Locator} locator */
const gone = (locator) => locator.first().waitFor({ state: 'detached' });

test('every mention carries the label of its type', async (context) => {
  const page = await open(context);
  await sample(page, 0);
  const biden = page.locator('.mention', { hasText: /^Joe Biden$/u }).first();
  assert.equal(await biden.getAttribute('data-type'), 'person');
  const label = await biden.evaluate((mention) => getComputedStyle(mention, '::after').content);
  assert.match(label, /per/u);
});

test('clicking a name lights all of its mentions and steps through them', async (context) => {
  const page = await open(context);
  await sample(page, 0);
  const count = Number(await row(page, 'Joe Biden').locator('.count').textContent());
  assert.ok(count > 10);
  await row(page, 'Joe Biden').click();
  assert.equal(await notice(page), `Joe Biden, 1 of ${count}`);
  assert.equal(await page.locator('.reader mark').count(), count);
  await page.getByRole('button', { name: 'Next' }).click();
  assert.equal(await notice(page), `Joe Biden, 2 of ${count}`);
  assert.equal(await page.locator('.reader mark').nth(1).getAttribute('aria-current'), 'true');
  await page.getByRole('button', { name: 'Previous' }).click();
  await page.getByRole('button', { name: 'Previous' }).click();
  assert.equal(await notice(page), `Joe Biden, ${count} of ${count}`);
  const box = await current(page).boundingBox();
  assert.ok(box && box.y > 0 && box.y < 900, 'the current mention is in view');
});

test('clicking a mention selects its entity, there', async (context) => {
  const page = await open(context);
  await sample(page, 0);
  await page.locator('.mention', { hasText: /^Xi$/u }).nth(1).click();
  assert.equal(await row(page, 'Xi Jinping').getAttribute('aria-pressed'), 'true');
  assert.equal(await current(page).textContent(), 'Xi');
  assert.match(await notice(page), /^Xi Jinping, \d+ of \d+$/u);
});

test('the keyboard alone does it all', async (context) => {
  const page = await open(context);
  await sample(page, 0);
  await row(page, 'Xi Jinping').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('n');
  assert.match(await notice(page), /, 2 of/u);
  await page.keyboard.press('p');
  assert.match(await notice(page), /, 1 of/u);
  await page.keyboard.press('Escape');
  await gone(page.locator('.reader mark'));

  const stops = page.locator('.mention[tabindex="0"]');
  assert.equal(await stops.count(), 1, 'the text is one stop of the Tab key');
  await stops.focus();
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-mention'));
  const first = Number(await focused());
  await page.keyboard.press('ArrowRight');
  assert.equal(Number(await focused()), first + 1);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await drawn(page);
  assert.equal(await current(page).count(), 1);
  await page.keyboard.press('Escape');
  await page.locator('.mention', { hasText: /^Biden$/u }).first().focus();
  await page.keyboard.press(' ');
  const before = await focused();
  await page.keyboard.press('n');
  await drawn(page);
  assert.notEqual(await focused(), before, 'the focus steps along in the text');
  assert.equal(await page.evaluate(() => document.activeElement?.querySelector('[aria-current]') !== null), true);
});

test('letters typed into a box are only letters', async (context) => {
  const page = await open(context);
  await sample(page, 0);
  await row(page, 'Joe Biden').click();
  assert.match(await notice(page), /^Joe Biden, 1 of/u);
  const box = await edit(page);
  const before = await box.inputValue();
  await box.focus();
  await page.keyboard.press('n');
  assert.equal((await box.inputValue()).length, before.length + 1);
  assert.doesNotMatch(await notice(page), /, 2 of/u);
});

test('a keyphrase is followed like a name', async (context) => {
  const page = await open(context);
  await sample(page, 1);
  const chip = page.locator('#keyphrases .row').first();
  const phrase = (await chip.locator('.name').textContent()) ?? '';
  await chip.click();
  await page.locator('.reader mark.current').first().waitFor();
  const words = await page.locator('.reader mark.current').allTextContents();
  assert.equal(words.join('').toLowerCase(), phrase.toLowerCase());
  await chip.click();
  await gone(page.locator('.reader mark'));
});

test('a type can be left unmarked', async (context) => {
  const page = await open(context);
  await sample(page, 0);
  const people = page.locator('.mention[data-type="person"]');
  assert.ok((await people.count()) > 0);
  const text = await page.locator('.reader').textContent();
  await page.getByRole('checkbox', { name: 'People' }).click();
  await gone(people);
  assert.ok((await page.locator('.mention').count()) > 0);
  assert.equal(await page.locator('.reader').textContent(), text);
});

test('the marks leave the text as it is: labels are not copied', async (context) => {
  const page = await open(context);
  await sample(page, 1);
  const line = await page.locator('.reader p.body').first().textContent();
  assert.ok((await (await edit(page)).inputValue()).includes(line ?? '?'));
});
