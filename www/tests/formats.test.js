// Word, PDF and e-mail files give their text; what cannot be read says why and what to do.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blocks, done, setUp, upload } from './support/browser.js';
import { docx, multipart, paragraph, zip } from './support/files.js';

const { open, requests } = setUp();

const STORY = [
  'Harbour board agrees to repair the pier',
  'The harbour board of Port Ellis met for three hours on Tuesday and agreed, by seven votes to two, to repair the old pier before the winter storms arrive.',
  'Ana Ruiz & Tom Okafor voted against. “We will pay for this for twenty years,” Ms Ruiz said after the long-running meeting.',
];

test('a Word file gives its paragraphs as they read after all changes', async (context) => {
  const page = await open(context);
  const changed = '<w:p><w:r><w:t>It costs</w:t></w:r><w:del><w:r><w:delText> five</w:delText></w:r></w:del><w:ins><w:r><w:t xml:space="preserve"> six</w:t></w:r></w:ins><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:tab/><w:t>million.</w:t></w:r></w:p>';
  const table = `<w:tbl><w:tr><w:tc>${paragraph('In a cell.')}</w:tc></w:tr></w:tbl>`;
  await upload(page, 'pier.docx', docx(STORY.map(paragraph).join('') + changed + table));
  await done(page);
  assert.deepEqual(await blocks(page), [...STORY, 'It costs six\tmillion.', 'In a cell.']);
});

test('a PDF that a browser printed gives whole paragraphs', async (context) => {
  const page = await open(context);
  const printer = await page.context().newPage();
  const [head, ...rest] = STORY;
  const filler = 'The storms of last year had torn away forty metres of planks, and the council had closed the northern gate to visitors ever since. '.repeat(12);
  await printer.setContent(`<style>body { font: 14px serif; width: 420px }</style><h1>${head}</h1>${[...rest, filler, filler, filler].map((text) => `<p>${text.replace('&', '&amp;')}</p>`).join('')}`);
  const file = await printer.pdf({ format: 'A5' });
  await printer.close();
  await upload(page, 'pier.pdf', file);
  await done(page);
  const text = await blocks(page);
  assert.equal(text[0], head);
  assert.deepEqual(text.slice(1, 3), rest);
  assert.equal(text.slice(3).join(' ').replaceAll(/\s+/gu, ' '), [filler, filler, filler].join('').replaceAll(/\s+/gu, ' ').trim());
});

test('an e-mail gives its body, its subject and the day it was sent', async (context) => {
  const page = await open(context);
  const before = requests.length;
  await upload(page, 'mail.eml', multipart('=_b'));
  await done(page);
  assert.deepEqual((await blocks(page)).filter((block) => !block.startsWith('Pier')), ['The café on the pier reopened, Ana Ruiz said on Tuesday.', 'Nobody was hurt.']);
  assert.match((await page.locator('.column h2').first().textContent()) ?? '', /Pier reopens after café fire/u);
  const fields = await page.locator('#margin input').evaluateAll((inputs) => inputs.map((input) => /** @type {HTMLInputElement} */ (input).value));
  assert.ok(fields.includes('2024-04-02'), String(fields));
  assert.match((await page.locator('#margin .facts').textContent()) ?? '', /Attached\s*list\.bin not opened/u);
  assert.deepEqual(requests.slice(before), []);
});

test('every kind of file is read at once, and a file with the same words is noticed', async (context) => {
  const page = await open(context);
  const text = STORY.join('\n\n');
  const file = (/** @type {string} */ name, /** @type {string | Buffer} */ content) => ({ name, mimeType: '', buffer: Buffer.from(content) });
  await page.locator('#files').setInputFiles([
    file('one.txt', text),
    file('two.docx', docx(STORY.map(paragraph).join(''))),
    file('three.html', `<p>${STORY.join(' A third.</p><p>').replace('&', '&amp;')}</p>`),
  ]);
  await page.locator('.papers li[data-state="duplicate"]').waitFor();
  await page.locator('.papers li[data-state="done"]').nth(1).waitFor();
  assert.equal(await page.locator('.papers li').count(), 3);
  await page.locator('.papers li[data-state="duplicate"] .paper').click();
  await page.getByText(/The same text is here already/u).first().waitFor();
  await page.getByRole('button', { name: 'Read it again' }).click();
  await done(page);
});

const refused = {
  'a Word file from before 2007': ['old.doc', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), /Save it as \.docx or \.pdf/u],
  'a locked Word file': ['locked.docx', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), /locked with a password/u],
  'a damaged Word file': ['broken.docx', docx(paragraph('Cut.')).subarray(0, 200), /damaged/u],
  'a packed file of another kind': ['book.epub', zip([{ name: 'mimetype', content: 'application/epub+zip' }]), /This kind of file/u],
  'a packed file that is called a Word file': ['photos.docx', zip([{ name: 'one.jpg', content: 'x' }]), /This kind of file/u],
  'a damaged PDF': ['broken.pdf', Buffer.from('%PDF-1.4\nnothing'), /damaged/u],
  'what is called a PDF and is none': ['fake.pdf', Buffer.from('Only words.'), /damaged/u],
};
for (const [what, [name, bytes, reason]] of Object.entries(refused)) {
  test(`${what} says why it is not read`, async (context) => {
    const page = await open(context);
    await upload(page, /** @type {string} */ (name), /** @type {Buffer} */ (bytes));
    await page.locator('#article[data-state="failed"]').waitFor();
    assert.match((await page.locator('.failure').textContent()) ?? '', /** @type {RegExp} */ (reason));
  });
}

test('a PDF of pictures says that it has no text', async (context) => {
  const page = await open(context);
  const printer = await page.context().newPage();
  await printer.setContent('<svg width="200" height="200"><circle cx="90" cy="90" r="60" /></svg>');
  const file = await printer.pdf();
  await printer.close();
  await upload(page, 'scan.pdf', file);
  await page.locator('#article[data-state="failed"]').waitFor();
  assert.match((await page.locator('.failure').textContent()) ?? '', /OCR/u);
});
