// A web page gives its article and nothing else: no script runs, nothing loads, no element of it reaches the page.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blocks, calm, done, paste, setUp, upload } from './support/browser.js';

const { open, requests } = setUp();

const filler = 'The harbour board met for three hours and agreed to repair the old pier before winter, members said. ';
const article = `<!doctype html><html><head><title>Pier to be repaired</title>
  <meta property="article:published_time" content="2023-09-14T08:00:00Z">
  <script>globalThis.ran = 'head'</script><style>body { display: none }</style></head>
  <body><nav><a href="/a">Home</a> <a href="/b">Sport</a></nav>
  <article><h1>Pier to be repaired</h1><p>${filler.repeat(2)}</p><p>${filler}<b>Ana&nbsp;Ruiz</b> voted &lt;no&gt;.</p>
  <img src="/pixel-of-the-paste.png" onerror="globalThis.ran = 'image'"><svg onload="globalThis.ran = 'svg'"></svg>
  <iframe src="/frame-of-the-paste.html"></iframe><a href="javascript:globalThis.ran = 1">link</a>
  <noscript><img src="/noscript-of-the-paste.png"></noscript><p>${filler.repeat(3)}</p></article>
  <footer>Subscribe to our letter</footer></body></html>`;

/** @param {import('playwright-core').Page} page */
async function assertInert(page) {
  await calm(page);
  assert.equal(await page.evaluate(() => /** @type {any} */ (globalThis).ran), undefined);
  assert.deepEqual(requests.filter((path) => path.includes('of-the-paste')), []);
  const tags = await page.locator('.column *').evaluateAll((elements) => [...new Set(elements.map((element) => element.localName))]);
  const allowed = ['header', 'div', 'p', 'h2', 'h3', 'span', 'mark', 'button', 'details', 'summary', 'ul', 'li'];
  assert.deepEqual(tags.filter((tag) => !allowed.includes(tag)), []);
}

test('an HTML file gives its article, title and date', async (context) => {
  const page = await open(context);
  await upload(page, 'pier.html', article);
  await done(page);
  const text = (await blocks(page)).join('\n');
  assert.match(text, /Ana\s+Ruiz voted <no>\./u);
  assert.doesNotMatch(text, /Home|Sport|globalThis|display: none/u);
  assert.match((await page.locator('.column h2').first().textContent()) ?? '', /Pier to be repaired/u);
  await assertInert(page);
});

test('the source of a page that is pasted into the box is read as a page', async (context) => {
  const page = await open(context);
  await page.locator('#text').focus();
  await paste(page, article);
  await done(page);
  assert.match((await blocks(page)).join('\n'), /Ruiz voted <no>\./u);
  await assertInert(page);
});

test('marked-up text that no page begins with stays as it is written', async (context) => {
  const page = await open(context);
  const text = 'He wrote <img src="/pixel-of-the-paste.png" onerror="globalThis.ran = 1"> & left.';
  await page.locator('#text').focus();
  await paste(page, text);
  await done(page);
  assert.deepEqual(await blocks(page), [text]);
  await assertInert(page);
});

test('a rich paste with no plain text is read from its markup', async (context) => {
  const page = await open(context);
  await page.evaluate((source) => {
    const data = new DataTransfer();
    data.setData('text/html', source);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, article);
  await done(page);
  assert.match((await blocks(page)).join('\n'), /Ruiz voted <no>\./u);
  await assertInert(page);
});

test('very deep markup is read', async (context) => {
  const page = await open(context);
  await upload(page, 'deep.html', `${'<div><i>'.repeat(2000)}Far down.${'</i></div>'.repeat(2000)}`);
  await page.locator('#article:not([data-state="reading"])').waitFor();
  assert.deepEqual(await blocks(page), ['Far down.']);
});
