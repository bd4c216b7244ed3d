// Text comes in by every way, and what cannot be read says why.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { blocks, done, edit, paste, sample, setUp, toDesk, upload, write } from './support/browser.js';

const { open } = setUp();
const SEEDS = new URL('../../seeds/', import.meta.url);
const STORY = 'Angela Merkel met Emmanuel Macron in Berlin on Monday.\n\nThe chancellor spoke of the energy market.';

test('a text pasted into the box is read without another step', async (context) => {
  const page = await open(context);
  await page.locator('#text').focus();
  await paste(page, STORY);
  await done(page);
  assert.deepEqual(await blocks(page), STORY.split('\n\n'));
});

test('a text that is typed is read with a key', async (context) => {
  const page = await open(context);
  await page.locator('#text').pressSequentially('Nobody was hurt.');
  await page.keyboard.press('Control+Enter');
  await done(page);
  assert.deepEqual(await blocks(page), ['Nobody was hurt.']);
});

test('what is changed in the text of an article replaces its reading', async (context) => {
  const page = await open(context);
  await write(page, 'Nobody was hurt.');
  await page.getByText('3 words').waitFor();
  const box = await edit(page);
  assert.equal(await box.inputValue(), 'Nobody was hurt.');
  await box.fill(STORY);
  await page.getByText('16 words').waitFor();
  await page.locator('.reader .mention').first().waitFor();
  assert.deepEqual(await blocks(page), STORY.split('\n\n'));
  await toDesk(page);
  assert.equal(await page.locator('.papers li').count(), 1);
});

test('a text pasted elsewhere on the page becomes a new article', async (context) => {
  const page = await open(context);
  await sample(page, 0);
  await page.locator('#article').focus();
  await paste(page, STORY);
  await page.getByText('2 of 2').waitFor();
  await done(page);
  assert.deepEqual(await blocks(page), STORY.split('\n\n'));
});

test('an article pasted into a box that holds another is not put inside it', async (context) => {
  const page = await open(context);
  await sample(page, 0);
  await (await edit(page)).focus();
  const story = `${STORY} ${'Nothing was signed. '.repeat(30)}`.trim();
  await paste(page, story);
  await page.getByText('2 of 2').waitFor();
  assert.equal(await (await edit(page)).inputValue(), story);
  await page.getByRole('button', { name: 'Previous article' }).click();
  assert.equal(await (await edit(page)).inputValue(), await readFile(new URL('000_4826a167a596511a.txt', SEEDS), 'utf8'));
});

test('an article may be emptied', async (context) => {
  const page = await open(context);
  await write(page, STORY);
  await done(page);
  await (await edit(page)).fill('');
  await page.getByText('No names were found').waitFor();
  assert.deepEqual(await blocks(page), []);
});

test('a text in another language says which, and what that means', async (context) => {
  const page = await open(context);
  await write(page, 'Die Hafenbehörde hat am Montag in Bremen beschlossen, die alte Brücke noch vor dem Winter zu erneuern, sagte eine Sprecherin.');
  await done(page);
  assert.match((await page.locator('.notes').textContent()) ?? '', /This looks like German\. Only English is read well/u);
});

test('Back leads from the article to the desk, and Forward to the article again', async (context) => {
  const page = await open(context);
  await sample(page, 0);
  await page.goBack();
  await page.locator('.papers li').waitFor();
  await page.goForward();
  await done(page);
  assert.ok(!(await page.evaluate(() => location.href)).includes('#'));
});

for (const [index, name] of ['000_4826a167a596511a.txt', '003_9a019d5550923093.txt'].entries()) {
  test(`sample ${index + 1} is the file, byte for byte`, async (context) => {
    const page = await open(context);
    await sample(page, index);
    const text = await readFile(new URL(name, SEEDS), 'utf8');
    assert.equal(await (await edit(page)).inputValue(), text);
    const lines = text.split('\n').map((line) => line.trim()).filter(Boolean);
    assert.equal((await blocks(page)).join(' ').replaceAll(/\s+/gu, ' '), lines.join(' ').replaceAll(/\s+/gu, ' '));
  });
}

test('several files wait on the desk, and one can go from one to the next', async (context) => {
  const page = await open(context);
  await page.locator('#files').setInputFiles([
    { name: 'one.txt', mimeType: 'text/plain', buffer: Buffer.from('The first story.') },
    { name: 'two.txt', mimeType: 'text/plain', buffer: Buffer.from('The second story.') },
  ]);
  await page.locator('.papers li[data-state="done"]').nth(1).waitFor();
  await page.getByRole('button', { name: 'The first story.', exact: true }).click();
  assert.deepEqual(await blocks(page), ['The first story.']);
  await page.keyboard.press('j');
  await page.getByText('2 of 2').waitFor();
  assert.deepEqual(await blocks(page), ['The second story.']);
  await toDesk(page);
  await page.getByRole('button', { name: 'Remove The second story.' }).click();
  assert.equal(await page.locator('.papers li').count(), 1);
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

test('a file in an encoding that it does not name is read by its letters', async (context) => {
  const page = await open(context);
  const text = 'городской совет решил починить старый причал';
  const bytes = Uint8Array.from(text, (letter) => (letter === ' ' ? 0x20 : letter.charCodeAt(0) - 0x430 + 0xe0));
  await upload(page, 'pier.txt', Buffer.from(bytes));
  await done(page);
  assert.deepEqual(await blocks(page), [text]);
});

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
    await page.locator('#article[data-state="failed"]').waitFor();
    assert.match((await page.locator('.failure').textContent()) ?? '', /** @type {RegExp} */ (reason));
    await toDesk(page);
    assert.equal(await page.locator('.papers li[data-state="done"]').count(), 1);
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
