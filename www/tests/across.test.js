// The table across articles: what its cells and the heads of its rows say, and that all of it leads to the sentences.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { done, drawn, notice, sample, setUp, toDesk, write } from './support/browser.js';

const { open } = setUp();

/** @typedef {import('playwright-core').Page} Page */

/** The table of both samples. @param {import('node:test').TestContext} context @param {'Names' | 'Subjects' | 'Keyphrases'} rows */
async function table(context, rows) {
  const page = await open(context, { viewport: { width: 1440, height: 900 } });
  await sample(page, 0);
  await sample(page, 1);
  await page.keyboard.press('v');
  await page.locator('.choice label', { hasText: rows }).click();
  await page.locator('.matrix caption', { hasText: `${rows} in 2 articles` }).waitFor({ state: 'attached' });
  return page;
}

/** @param {Page} page @param {string} label */
const rowOf = (page, label) => page.locator('.matrix tbody tr', { has: page.getByRole('rowheader', { name: label, exact: true }) });

test('a phrase that stands in an article is never said to be missing there, though it is no keyphrase of it', async (context) => {
  const page = await table(context, 'Keyphrases');
  const row = rowOf(page, 'Taiwan Strait');
  assert.deepEqual(await row.locator('td').allTextContents(), ['2', '1', '2']);
  const passing = row.locator('.cell').first();
  assert.equal(await passing.getAttribute('aria-label'), 'Taiwan Strait: 1 time, not as a keyphrase, in Biden and Xi speak by phone');
  const look = (/** @type {import('playwright-core').Locator} */ cell) => cell.evaluate((element) => getComputedStyle(element).backgroundColor);
  assert.notEqual(await look(passing), await look(row.locator('.cell').last()));
  await passing.click();
  await page.locator('.evidence', { hasText: 'It stands there, but is no keyphrase of the article.' }).waitFor();
  assert.deepEqual(await page.locator('.evidence .places b').allTextContents(), ['Taiwan Strait']);
  await page.getByRole('radio', { name: 'In one only' }).check();
  await row.waitFor({ state: 'detached' });
  await page.getByRole('radio', { name: 'In several' }).check();
  await row.locator('.cell').first().click();
  await page.locator('.evidence .places button').click();
  await page.locator('.reader mark.current').first().waitFor();
  assert.match(await notice(page), /^Taiwan Strait, 1 of 1$/u);
  assert.equal((await page.locator('.reader mark.current').allTextContents()).join(''), 'Taiwan Strait');
});

test('a name that an article writes otherwise is found too', async (context) => {
  const page = await table(context, 'Keyphrases');
  await rowOf(page, 'United States').locator('.cell').first().click();
  const written = new Set(await page.locator('.evidence .places b').allTextContents());
  assert.ok(written.has('US'), [...written].join(', '));
});

for (const rows of /** @type {const} */ (['Names', 'Keyphrases'])) {
  test(`every number of the table is how many places it leads to: ${rows.toLowerCase()}`, async (context) => {
    const page = await table(context, rows);
    const cells = page.locator('.cell');
    const count = await cells.count();
    assert.ok(count > 30, String(count));
    for (let index = 0; index < count; index += 1) {
      const cell = cells.nth(index);
      await cell.evaluate((element) => /** @type {HTMLElement} */ (element).click());
      await drawn(page);
      assert.equal(await page.locator('.evidence .places li').count(), Number(await cell.textContent()), (await cell.getAttribute('aria-label')) ?? '');
    }
  });
}

test('more places than are shown at once are told, and can be had', async (context) => {
  const page = await open(context, { viewport: { width: 1440, height: 900 } });
  const text = `Harbour reform passes\n\n${'The harbour reform passed on Monday, the mayor said. '.repeat(70)}`;
  await page.locator('#files').setInputFiles([text, 'Rail workers went on strike in Porto on Friday.'].map((content, index) => ({ name: `${index}.txt`, mimeType: 'text/plain', buffer: Buffer.from(content) })));
  await page.locator('.papers li[data-state="done"]').nth(1).waitFor();
  await page.keyboard.press('v');
  await page.locator('.choice label', { hasText: 'Keyphrases' }).click();
  const cell = page.locator('.cell[aria-label^="Harbour reform: "], .cell[aria-label^="harbour reform: "]').first();
  await cell.click();
  const all = Number(await cell.textContent());
  assert.ok(all > 60, String(all));
  const places = page.locator('.evidence .places li');
  assert.equal(await places.count(), 50);
  await page.getByRole('button', { name: `${all - 50} more` }).click();
  await places.nth(all - 1).waitFor();
});

test('a subject is said to be as sure in the table as in its article', async (context) => {
  const page = await table(context, 'Subjects');
  const said = await page.locator('.matrix tbody tr').evaluateAll((rows) => rows.flatMap((row) => {
    const cell = row.querySelectorAll('td')[2].textContent?.trim();
    return cell ? [`${row.querySelector('th button')?.textContent}: ${cell}`] : [];
  }));
  assert.ok(said.some((line) => line.endsWith(': clear')) && said.some((line) => !line.endsWith(': clear')), said.join(', '));
  assert.match((await page.locator('.cell').first().getAttribute('aria-label')) ?? '', /^Politics: clear, \d sentences in Biden/u);
  await page.locator('.column-head button').nth(1).click();
  const chips = await page.locator('.chip').evaluateAll((chips) => chips.map((chip) => `${chip.querySelector('.name')?.textContent}: ${/likely|unsure/u.exec(chip.querySelector('small')?.textContent ?? '')?.[0] ?? 'clear'}`));
  assert.deepEqual(said.toSorted(), chips.toSorted());
  const doubted = page.locator('.chip', { hasText: /likely|unsure/u }).first();
  const sure = /likely|unsure/u.exec((await doubted.textContent()) ?? '')?.[0];
  await doubted.click();
  await page.locator('#margin', { hasText: 'Of articles with such words' }).waitFor();
  assert.equal(await page.locator('#margin .sure').textContent(), sure);
});

test('the desk marks a subject that is not sure', async (context) => {
  const page = await open(context);
  await write(page, 'The harbour of Lisbon was closed on Monday after a strike of its workers over the budget of the city.');
  await done(page);
  const chips = await page.locator('.chip').evaluateAll((chips) => chips.slice(0, 2).map((chip) => [chip.querySelector('.name')?.textContent, chip.getAttribute('data-sure')]));
  assert.ok(chips.some(([, sure]) => sure === 'unsure'), chips.join('; '));
  await toDesk(page);
  const expected = chips.map(([name, sure]) => `${name}${sure === 'unsure' ? ' ?(unsure)' : ''}`).join(' · ');
  assert.equal(await page.locator('.papers .about b').textContent(), expected);
});

test('the head of a row leads to its sentences in all articles, by the keyboard too', async (context) => {
  const page = await table(context, 'Keyphrases');
  await rowOf(page, 'Beijing').locator('.cell').first().focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Beijing in 2 articles' }).waitFor();
  assert.match(await notice(page), /^Beijing in 2 articles\. The evidence stands after the table\.$/u);
  const [own, passing] = await rowOf(page, 'Beijing').locator('.cell').allTextContents();
  const sources = page.locator('.evidence .source');
  assert.equal(await sources.count(), 2);
  assert.equal(await sources.nth(1).locator('.places li').count(), Number(passing));
  await sources.nth(0).getByRole('button', { name: `${Number(own) - 3} more` }).click();
  await page.getByRole('heading', { name: /^Beijing in “/u }).waitFor();
  assert.equal(await page.locator('.evidence .places li').count(), Number(own));
});

test('the evidence of a row can be put away, and the head of the row has the focus again', async (context) => {
  const page = await table(context, 'Subjects');
  const head = rowOf(page, 'Politics').getByRole('button', { name: 'Politics', exact: true });
  await head.click();
  await page.getByRole('button', { name: 'Close the evidence' }).click();
  await page.locator('.evidence').waitFor({ state: 'detached' });
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Politics');
});

test('a phrase is left out from the table, and the focus goes on to the next row', async (context) => {
  const page = await table(context, 'Keyphrases');
  const labels = () => page.locator('.matrix tbody th button').allTextContents();
  const before = await labels();
  await rowOf(page, before[2]).locator('.cell').first().click();
  await page.getByRole('button', { name: 'Leave this phrase out' }).click();
  await rowOf(page, before[2]).waitFor({ state: 'detached' });
  assert.equal(await page.locator('.evidence').count(), 0);
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), before[3]);
  await page.getByRole('button', { name: 'Left out: 1 phrase' }).click();
  assert.equal(await page.locator('#left-out-text').inputValue(), before[2].toLowerCase());
  await page.locator('#left-out-text').fill('');
  await page.keyboard.press('Escape');
  await rowOf(page, before[2]).waitFor();
  assert.deepEqual(await labels(), before);
});

test('the table is one stop of the Tab key, whatever its rows are', async (context) => {
  const page = await table(context, 'Keyphrases');
  for (const rows of ['Keyphrases', 'Subjects', 'Names']) {
    await page.locator('.choice label', { hasText: rows }).click();
    await page.locator('.matrix caption', { hasText: rows }).waitFor({ state: 'attached' });
    assert.equal(await page.locator('.matrix tbody button').evaluateAll((buttons) => buttons.filter((button) => /** @type {HTMLElement} */ (button).tabIndex === 0).length), 1, rows);
  }
});

for (const [width, height] of [[1440, 900], [390, 640]]) {
  test(`what was pressed stays in view beside its evidence, at ${width} px`, async (context) => {
    const page = await open(context, { viewport: { width, height } });
    const towns = ['Lisbon', 'Madrid', 'Porto', 'Cairo', 'Paris', 'Rome', 'Vienna', 'Berlin', 'Dublin', 'Athens', 'Oslo', 'Prague'];
    const text = (/** @type {string} */ town) => `The harbour strike in ${town}\n\n${towns.map((other) => `Ana Ruiz went from ${town} to ${other} when the harbour strike began. The rail strike of ${other} was over by then.`).join(' ')}`;
    await page.locator('#files').setInputFiles(towns.map((town) => ({ name: `${town}.txt`, mimeType: 'text/plain', buffer: Buffer.from(text(town)) })));
    await page.locator('.papers li[data-state="done"]').nth(towns.length - 1).waitFor();
    await page.keyboard.press('v');
    await page.locator('.matrix tbody tr').nth(7).waitFor();
    // Last in its row, and as low in the window as it can be.
    const cell = page.locator('.matrix tbody tr').nth(7).locator('.cell').last();
    await cell.evaluate((element) => {
      element.scrollIntoView({ block: 'end', inline: 'nearest', behavior: 'instant' });
      scrollBy(0, -Number.parseFloat(getComputedStyle(element).scrollMarginBlockEnd));
    });
    await cell.click();
    await page.locator('.evidence .places').waitFor();
    const isSeen = await cell.evaluate((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      return [left + 2, right - 2].every((x) => document.elementFromPoint(x, (top + bottom) / 2) === element);
    });
    assert.ok(isSeen);
  });
}

test('nothing of the table moves when a filter begins, and an empty one says why', async (context) => {
  const page = await table(context, 'Keyphrases');
  const topOf = () => page.locator('.choices').evaluate((element) => element.getBoundingClientRect().top);
  const before = await topOf();
  await page.locator('#filter-words').fill('Xi');
  await page.getByText('2 of 2 articles').waitFor();
  assert.equal(await topOf(), before);
  await page.locator('#filter-words').fill('no such words');
  await page.locator('.almanac', { hasText: 'No article fits this filter.' }).waitFor();
  await page.getByRole('button', { name: 'Show all' }).click();
  await page.locator('.matrix').waitFor();
  assert.equal(await topOf(), before);
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'room');
});

test('a word without an end leaves the lists and the table their shape', async (context) => {
  const page = await open(context, { viewport: { width: 1440, height: 900 } });
  const word = 'harbourreform'.repeat(60);
  await write(page, `The ${word} bill passed in Lisbon. The ${word} bill was late, and the ${word} bill is long.`);
  await done(page);
  const row = page.locator('#keyphrases .row', { hasText: word }).first();
  const height = (/** @type {import('playwright-core').Locator} */ element) => element.evaluate((element) => element.getBoundingClientRect().height);
  assert.ok((await height(row)) < 80);
  await toDesk(page);
  await write(page, 'Rail workers went on strike in Porto on Friday.');
  await done(page);
  await page.keyboard.press('v');
  await page.locator('.choice label', { hasText: 'Keyphrases' }).click();
  const line = page.locator('.matrix tbody tr', { hasText: word }).first();
  assert.ok((await height(line)) < 120);
  await line.locator('.cell').first().click();
  const heading = page.locator('.evidence h3');
  await heading.waitFor();
  assert.ok(await heading.evaluate((element) => element.scrollWidth <= element.clientWidth && element.getBoundingClientRect().right <= (element.parentElement?.getBoundingClientRect().right ?? 0)));
});
