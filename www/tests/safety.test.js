// Files that nobody should make: bombs stay under a ceiling of memory, code in text stays text, and the page lives on.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { blocks, calm, done, paste, sample, setUp, toDesk, upload, write } from './support/browser.js';
import { docx, docxBomb, multipart, paragraph, pdf, pdfBomb, zip } from './support/files.js';

const { open, requests } = setUp();

/** What a page and its workers may hold beyond what they held before. */
const CEILING = 700e6;

/** @typedef {import('playwright-core').Page} Page */

/** Memory of all renderers of the browsers that this process started: pages and their workers, wherever they run. */
function memory() {
  const children = new Map();
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/u.test(name))) {
    try {
      const parent = Number(readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /u, '').split(' ')[1]);
      children.set(parent, [...(children.get(parent) ?? []), Number(pid)]);
    } catch {
      // It has ended since.
    }
  }
  let all = 0;
  const queue = [process.pid];
  for (let pid = queue.pop(); pid !== undefined; pid = queue.pop()) {
    queue.push(...(children.get(pid) ?? []));
    try {
      if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=renderer')) continue;
      all += Number(/VmRSS:\s+(\d+)/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
    } catch {
      // So has this.
    }
  }
  return all;
}

/** Runs `work` and gives the most memory that was held meanwhile. @param {() => Promise<void>} work */
async function peak(work) {
  let most = memory();
  const timer = setInterval(() => { most = Math.max(most, memory()); }, 50);
  await work().finally(() => clearInterval(timer));
  return most;
}

const bombs = {
  'a Word file that unpacks to 400 MB and says 100 bytes': ['bomb.docx', docxBomb(400), /more than 50 MB/u],
  'a PDF whose page unpacks to 400 MB': ['bomb.pdf', pdfBomb(400), /more than 50 MB|no text|damaged|10 seconds/u],
  'a Word file of 3,000 entries': ['many.docx', zip(Array.from({ length: 3000 }, (_, index) => ({ name: `word/${index}.xml`, content: '' }))), /more than 50 MB/u],
  'a Word file with marks nested 200,000 deep': ['deep.docx', docx(`${'<w:p>'.repeat(200_000)}x`), /no text|10 seconds|./u],
};
for (const [what, [name, bytes, reason]] of Object.entries(bombs)) {
  test(`${what} breaks nothing`, async (context) => {
    const page = await open(context);
    await sample(page, 0);
    const before = memory();
    const most = await peak(async () => {
      await upload(page, /** @type {string} */ (name), /** @type {Buffer} */ (bytes));
      await page.locator('#article:is([data-state="failed"], [data-state="done"])').waitFor({ timeout: 60_000 });
    });
    context.diagnostic(`${Math.round((most - before) / 1e6)} MB more, file of ${/** @type {Buffer} */ (bytes).length} bytes`);
    assert.ok(most - before < CEILING, `${Math.round((most - before) / 1e6)} MB`);
    const said = (await page.locator('.failure').allTextContents()).join();
    if (said) assert.match(said, /** @type {RegExp} */ (reason));
    await toDesk(page);
    assert.equal(await page.locator('.papers li[data-state="done"]').first().isVisible(), true);
    await upload(page, 'pier.docx', docx(paragraph('Ana Ruiz reopened the pier.')));
    await done(page);
  });
}

const evil = `<img src="/x-of-the-corpus.png" onerror="globalThis.ran=1"><script>globalThis.ran=2</script><svg onload="globalThis.ran=3"></svg><iframe srcdoc="<script>parent.ran=4</script>"></iframe><a href="javascript:globalThis.ran=5">Ana Ruiz</a>`;
const escaped = evil.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const story = 'Ana Ruiz met Tom Okafor in Lisbon on Tuesday.';
/** @type {[string, string, string | Buffer][]} */
const corpus = [
  ['text', 'evil.txt', `${evil}\n\n${story}`],
  ['Markdown', 'evil.md', `# ${evil}\n\n[x](javascript:globalThis.ran=6) ${story}`],
  ['HTML', 'evil.html', `<title>${escaped}</title><h1>${escaped}</h1><p>${evil} ${story}</p>`],
  ['Word', 'evil.docx', docx(paragraph(evil) + paragraph(story))],
  ['e-mail', 'evil.eml', multipart('=_b').replace('Nobody was hurt.', `${escaped.replaceAll('=', '=3D')}`).replace(/Subject: .*/u, `Subject: ${evil}`)],
  ['a file name', `${evil.replaceAll('/', '_')}.txt`, story],
  ['a project', 'evil.project.json', JSON.stringify({
    format: 'nutgraf-project', version: 1, leftOut: [evil],
    articles: [{ name: evil, title: evil, outlet: evil, url: 'javascript:globalThis.ran=7', text: `${story} ${evil}`, corrections: [{ op: 'rename', entity: { key: 'person:ana ruiz', name: evil, type: 'person', at: null }, name: evil }] }],
  })],
];
/** Every room, each reached from the one before. @type {Record<string, (page: Page) => Promise<unknown>>} */
const rooms = {
  'the article': (page) => page.locator('.reader .mention').first().click(),
  'the reasons': async (page) => {
    await page.keyboard.press('w');
    await page.locator('#margin').waitFor();
  },
  'the pictures': async (page) => {
    await page.getByRole('button', { name: 'Pictures' }).click();
    await page.locator('.pictures').waitFor();
  },
  'the table': async (page) => {
    await page.keyboard.press('v');
    await page.locator('.matrix .cell').first().click();
    await page.locator('.evidence').waitFor();
  },
  'a name': async (page) => {
    await page.locator('.matrix tbody th button').first().click();
    await page.locator('.concordance').first().waitFor();
  },
  'the desk': async (page) => {
    await page.keyboard.press('d');
    await page.locator('.papers').waitFor();
  },
};
for (const [what, name, content] of corpus) {
  test(`code in ${what} stays text in every room`, async (context) => {
    const page = await open(context);
    const before = requests.length;
    // There is a table for two.
    await write(page, 'Tom Okafor left Lisbon on Friday, and Ana Ruiz stayed.');
    await done(page);
    await upload(page, name, content);
    // A project leads to the desk, an article to itself.
    if (what === 'a project') await page.locator('.papers li[data-state="done"] .paper').nth(1).click();
    await done(page);
    for (const [room, go] of Object.entries(rooms)) {
      await go(page);
      await calm(page);
      assert.equal(await page.evaluate(() => /** @type {any} */ (globalThis).ran), undefined, room);
      assert.equal(await page.locator('body :is(img, script, iframe, object, embed, [onerror], [onload], a[href^="javascript" i])').count(), 0, room);
    }
    assert.deepEqual(requests.slice(before).filter((path) => path.includes('corpus')), []);
  });
}

test('after a trap the next text is read', async (context) => {
  const page = await open(context);
  // A worker that runs into the real thing: an instruction that WebAssembly has for it.
  for (const worker of page.workers()) {
    await worker.evaluate(() => addEventListener('message', () => {
      const trap = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 116, 0, 0, 10, 5, 1, 3, 0, 0, 11]);
      const { t } = /** @type {any} */ (new WebAssembly.Instance(new WebAssembly.Module(trap)).exports);
      setTimeout(t);
    }, { capture: true }));
    await worker.evaluate(() => { /** @type {any} */ (globalThis).postMessage = () => {}; });
  }
  await write(page, story);
  await page.locator('#article[data-state="failed"]').waitFor();
  await page.getByRole('button', { name: 'Read it again' }).click();
  await done(page);
  assert.deepEqual(await blocks(page), [story]);
});

test('200 articles read and removed leave the memory as it was', async (context) => {
  const page = await open(context);
  const session = await page.context().newCDPSession(page);
  const held = async () => {
    await session.send('HeapProfiler.collectGarbage');
    const { result } = await session.send('Runtime.evaluate', { expression: 'performance.memory.usedJSHeapSize' });
    return { page: Number(result.value), all: memory() };
  };
  const cycle = async (/** @type {number} */ number) => {
    await page.evaluate((text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], 'one.txt'));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    }, `Report ${number}. ${story} `.repeat(50));
    await page.locator('#article[data-state="done"]').waitFor();
    await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('.bar .back')).click());
    await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('.papers .close')).click());
    await page.locator('.papers li').waitFor({ state: 'detached' });
  };
  for (let number = 0; number < 40; number += 1) await cycle(number);
  const before = await held();
  for (let number = 40; number < 200; number += 1) await cycle(number);
  const after = await held();
  context.diagnostic(`heap ${Math.round(before.page / 1e5) / 10} to ${Math.round(after.page / 1e5) / 10} MB, process ${Math.round(before.all / 1e6)} to ${Math.round(after.all / 1e6)} MB`);
  assert.ok(after.page - before.page < 5e6, `${after.page - before.page} bytes`);
  assert.ok(after.all - before.all < 100e6, `${after.all - before.all} bytes`);
});

test('a rich paste with code in it stays text', async (context) => {
  const page = await open(context);
  await page.evaluate((source) => {
    const data = new DataTransfer();
    data.setData('text/html', source);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, `<p>${story}</p>${evil}`);
  await done(page);
  await toDesk(page);
  await page.locator('#text').focus();
  await paste(page, `${evil} ${story}`);
  await done(page);
  await calm(page);
  assert.equal(await page.evaluate(() => /** @type {any} */ (globalThis).ran), undefined);
});

test('a PDF that says nothing about how it is packed gives its words', async (context) => {
  const page = await open(context);
  const content = Buffer.from('BT /F1 12 Tf 72 700 Td (Ana Ruiz flew to Lisbon.) Tj ET');
  await upload(page, 'plain.pdf', pdf(Buffer.from(`${content.toString('hex')}>`), '/ASCIIHexDecode'));
  await done(page);
  assert.deepEqual(await blocks(page), ['Ana Ruiz flew to Lisbon.']);
});
