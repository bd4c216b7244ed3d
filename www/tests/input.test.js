// Text comes in by every way, and what cannot be read says why.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { blocks, done, paste, sample, setUp, upload } from './support/browser.js';

const { open } = setUp();
const SEEDS = new URL('../../seeds/', import.meta.url);
const STORY = 'Angela Merkel met Emmanuel Macron in Berlin on Monday.\n\nThe chancellor spoke of the energy market.';

test('a text pasted into the box is read without another step', async (context) => {
  const page = await open(context);
  await page.locator('#text').focus();
  await paste(page, STORY);
  await done(page);
  assert.deepEqual(await blocks(page), STORY.split('\n\n'));
  assert.equal(await page.locator('#text').inputValue(), STORY);
});

test('typing and pasting again replace the reading', async (context) => {
  const page = await open(context);
  await page.locator('#text').pressSequentially('Nobody was hurt.');
  await page.getByText('3 words').waitFor();
  await page.locator('#text').fill(STORY);
  await page.getByText('16 words').waitFor();
  assert.deepEqual(await blocks(page), STORY.split('\n\n'));
  assert.equal(await page.locator('.tabs li').count(), 1);
});

test('a text pasted elsewhere on the page becomes a new article', async (context) => {
  const page = await open(context);
  await sample(page, 0);
  await page.locator('#article').focus();
  await paste(page, STORY);
  await page.locator('.tabs li').nth(1).waitFor();
  await done(page);
  assert.deepEqual(await blocks(page), STORY.split('\n\n'));
});

test('an article pasted into a box that holds another is not put inside it', async (context) => {
  const page = await open(context);
  await sample(page, 0);
  await page.locator('#text').focus();
  const story = `${STORY} ${'Nothing was signed. '.repeat(30)}`.trim();
  await paste(page, story);
  await page.locator('.tabs li').nth(1).waitFor();
  assert.equal(await page.locator('#text').inputValue(), story);
  await page.locator('.tab').first().click();
  // The page is drawn a frame after the click.
  await page.waitForFunction((story) => /** @type {HTMLTextAreaElement} */ (document.querySelector('#text')).value !== story, story);
  assert.equal(await page.locator('#text').inputValue(), await readFile(new URL('000_4826a167a596511a.txt', SEEDS), 'utf8'));
});

test('an emptied box is a blank page again', async (context) => {
  const page = await open(context);
  await page.locator('#text').fill(STORY);
  await done(page);
  await page.locator('#text').fill('');
  await page.locator('main.blank').waitFor();
  assert.equal(await page.locator('#text').evaluate((box) => box === document.activeElement), true);
});

for (const [index, name] of ['000_4826a167a596511a.txt', '003_9a019d5550923093.txt'].entries()) {
  test(`sample ${index + 1} is the file, byte for byte`, async (context) => {
    const page = await open(context);
    await sample(page, index);
    const text = await readFile(new URL(name, SEEDS), 'utf8');
    assert.equal(await page.locator('#text').inputValue(), text);
    const lines = text.split('\n').map((line) => line.trim()).filter(Boolean);
    assert.equal((await blocks(page)).join(' ').replaceAll(/\s+/gu, ' '), lines.join(' ').replaceAll(/\s+/gu, ' '));
  });
}

test('several files each become an article, and one can switch between them', async (context) => {
  const page = await open(context);
  await page.locator('#files').setInputFiles([
    { name: 'one.txt', mimeType: 'text/plain', buffer: Buffer.from('The first story.') },
    { name: 'two.txt', mimeType: 'text/plain', buffer: Buffer.from('The second story.') },
  ]);
  await page.locator('.tabs li[data-state="done"]').nth(1).waitFor();
  assert.deepEqual(await blocks(page), ['The first story.']);
  await page.getByRole('button', { name: /^two\.txt/u }).click();
  assert.deepEqual(await blocks(page), ['The second story.']);
  await page.getByRole('button', { name: 'Remove two.txt' }).click();
  assert.deepEqual(await blocks(page), ['The first story.']);
});

const encodings = {
  'UTF-8 with a mark': Buffer.from('\uFEFFThe café reopened.', 'utf8'),
  'UTF-16, little end first': Buffer.from('\uFEFFThe café reopened.', 'utf16le'),
  'UTF-16, big end first': Buffer.from('\uFEFFThe café reopened.', 'utf16le').swap16(),
  'Latin-1': Buffer.from('The café reopened.', 'latin1'),
};
for (const [encoding, bytes] of Object.entries(encodings)) {
  test(`a file in ${encoding} is read`, async (context) => {
    const page = await open(context);
    await upload(page, 'cafe.txt', bytes);
    await done(page);
    assert.deepEqual(await blocks(page), ['The café reopened.']);
  });
}

test('Markdown is read without its signs', async (context) => {
  const page = await open(context);
  await upload(page, 'story.md', '# A *quiet* night\n\nThe [mayor](https://example.org) **slept**.');
  await done(page);
  assert.deepEqual(await blocks(page), ['A quiet night', 'The mayor slept.']);
});

const refused = {
  'a binary file': ['photo.txt', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0, 1, 2, 3, 255, 0]), /This is a picture, not text/u],
  'an empty file': ['empty.txt', Buffer.from(' \n'), /no text/u],
};
for (const [what, [name, bytes, reason]] of Object.entries(refused)) {
  test(`${what} says why it was not read, and the others stay`, async (context) => {
    const page = await open(context);
    await sample(page, 0);
    await upload(page, /** @type {string} */ (name), /** @type {Buffer} */ (bytes));
    await page.locator('.tabs .shown[data-state="failed"]').waitFor();
    assert.match((await page.locator('.failure').textContent()) ?? '', /** @type {RegExp} */ (reason));
    assert.equal(await page.locator('.tabs li[data-state="done"]').count(), 1);
  });
}

test('a file of more than 20 MB says so', async (context) => {
  const page = await open(context);
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(20_000_001)], 'huge.txt'));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  });
  await page.getByText('20 MB is the limit').first().waitFor();
});

test('a dropped file is read', async (context) => {
  const page = await open(context);
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(new File(['A dropped story.'], 'drop.txt'));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  });
  await done(page);
  assert.deepEqual(await blocks(page), ['A dropped story.']);
});
