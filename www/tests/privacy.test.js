// After the page has loaded, nothing leaves it: the server's log is the witness.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { headers, metaPolicy } from '../tools/policy.js';
import { done, paste, sample, setUp, toDesk, upload, write } from './support/browser.js';

const { open, requests, address } = setUp();

test('every file comes with the policy, and the page carries it too', async () => {
  const index = await fetch(address());
  const html = await index.text();
  assert.ok(html.includes(`content="${metaPolicy.replaceAll("'", '&#39;')}"`));
  const files = [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+)"/gu)].map(([, path]) => path);
  assert.ok(files.length >= 2);
  for (const path of ['', 'no-such-file', ...files]) {
    const response = await fetch(address() + path);
    for (const [name, value] of Object.entries(headers)) assert.equal(response.headers.get(name), value, `${path}: ${name}`);
  }
});

test('no path leads out of the built page', async () => {
  for (const path of ['../package.json', '..%2fpackage.json', '%2e%2e/package.json', 'assets/../../package.json']) {
    const response = await fetch(address() + path);
    assert.equal(response.status, 404, path);
  }
});

test('no request is made after the page has loaded, whatever one does', async (context) => {
  const page = await open(context);
  const loaded = requests.length;
  /** @type {string[]} */
  const attempts = [];
  page.context().on('request', (request) => !request.url().startsWith('blob:') && attempts.push(request.url()));

  await sample(page, 0);
  await page.locator('.row').first().click();
  await page.keyboard.press('n');
  await page.locator('.mention').first().click();
  const download = page.waitForEvent('download');
  await page.getByText('Export', { exact: true }).click();
  await page.getByRole('button', { name: 'Everything (JSON)' }).click();
  await (await download).path();
  await page.locator('.theme').click();
  await upload(page, 'story.html', '<p>One more <img src="https://example.org/x.png"> story.</p>');
  await done(page);
  await toDesk(page);
  await paste(page, 'A pasted story.');
  await done(page);
  await page.workers()[0].evaluate(() => setTimeout(() => { throw new Error('killed'); }));
  await write(page, 'A story for the next worker.');
  await page.getByText('6 words').waitFor();

  assert.deepEqual(requests.slice(loaded), []);
  assert.deepEqual(attempts, []);
});

test('the policy stops a request that the page or the worker would make', async (context) => {
  const page = await open(context);
  const loaded = requests.length;
  const attempt = async (/** @type {string} */ url) => {
    try {
      await fetch(url, { mode: 'no-cors' });
      return 'sent';
    } catch (error) {
      return /** @type {Error} */ (error).name;
    }
  };
  for (const url of [`${address()}own-server`, 'http://127.0.0.1:9/elsewhere']) {
    assert.equal(await page.evaluate(attempt, url), 'TypeError');
    assert.equal(await page.workers()[0].evaluate(attempt, url), 'TypeError');
  }
  await page.evaluate(() => {
    const seen = /** @type {any} */ (globalThis);
    seen.stopped = [];
    addEventListener('securitypolicyviolation', ({ blockedURI }) => seen.stopped.push(new URL(blockedURI).pathname));
    navigator.sendBeacon('/beacon', 'text');
    new Image().src = '/image';
    import(/** @type {any} */ ('/module.js')).catch(() => {});
  });
  // The browser says itself what it has stopped.
  await page.waitForFunction(() => ['/beacon', '/image', '/module.js'].every((path) => /** @type {any} */ (globalThis).stopped.includes(path)));
  assert.deepEqual(requests.slice(loaded), []);
});
