// One server and one Chromium for a file of tests, and a fresh page for each test.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { chromium } from 'playwright-core';
import { listen, serverOf } from '../../tools/server.js';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const args = ['--no-sandbox', '--disable-gpu'];

/** @typedef {import('playwright-core').Page} Page */

/** Starts what the tests of a file share. */
export function setUp() {
  /** Every request that the server has seen. @type {string[]} */
  const requests = [];
  const server = serverOf(undefined, (path) => requests.push(path));
  let address = '';
  /** @type {import('playwright-core').Browser} */
  let browser;

  before(async () => {
    address = await listen(server, 0);
    browser = await chromium.launch({ executablePath, args });
  });
  after(async () => {
    await browser?.close();
    server.close();
  });

  return {
    requests,
    address: () => address,
    /**
     * A page whose engine has loaded. The test fails on an exception in it.
     * @param {import('node:test').TestContext} context
     * @param {import('playwright-core').BrowserContextOptions} [options]
     */
    async open(context, options) {
      const session = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
      await session.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(address).origin });
      const page = await session.newPage();
      /** @type {Error[]} */
      const errors = [];
      page.on('pageerror', (error) => errors.push(error));
      context.after(async () => {
        await session.close();
        if (errors.length > 0) throw errors[0];
      });
      await page.goto(address);
      await page.locator('html[data-sealed] main[data-engine="ready"]').waitFor();
      // Its offline copy is a part of loading it.
      if (options?.serviceWorkers !== 'block') await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
      return page;
    },
  };
}

/** Waits until what was done last is on the screen: the page draws once a frame. @param {Page} page */
export const drawn = (page) => page.evaluate(() => new Promise((resolve) => {
  requestAnimationFrame(() => requestAnimationFrame(() => resolve(undefined)));
}));

/**
 * Waits until all that markup in the page may have started has come to its end: a picture of our own is the last to fail.
 * @param {Page} page
 */
export async function calm(page) {
  await drawn(page);
  await page.evaluate(() => new Promise((resolve) => {
    const picture = new Image();
    picture.onload = picture.onerror = resolve;
    picture.src = '/last-of-all.png';
  }));
}

/** What was announced last. @param {Page} page */
export async function notice(page) {
  await drawn(page);
  return (await page.locator('.notice').textContent()) ?? '';
}

/**
 * Goes to the desk, where texts come in. Only for a page that is not about to go elsewhere by itself: wait for that first.
 * @param {Page} page
 */
export async function toDesk(page) {
  const back = page.locator('.bar .back');
  if (await back.isVisible()) await back.click();
  await page.locator('#text').waitFor();
}

/** Types a text and has it read. @param {Page} page @param {string} text */
export async function write(page, text) {
  await toDesk(page);
  await page.locator('#text').fill(text);
  await page.getByRole('button', { name: 'Read it' }).click();
}

/** Pastes as a person does, into what has the focus. @param {Page} page @param {string} text */
export async function paste(page, text) {
  await page.evaluate((words) => navigator.clipboard.writeText(words), text);
  await page.keyboard.press('Control+V');
}

/** @param {Page} page @param {string} name @param {string | Buffer} content */
export async function upload(page, name, content) {
  await toDesk(page);
  await page.locator('#files').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) });
}

/** Waits until the open article has been read. @param {Page} page */
export async function done(page) {
  const shown = page.locator('#article:not([data-state="reading"])');
  await shown.waitFor();
  assert.equal(await shown.getAttribute('data-state'), 'done', (await page.locator('.column').textContent()) ?? '');
}

/** @param {Page} page @param {number} index */
export async function sample(page, index) {
  await toDesk(page);
  await page.locator('.samples button').nth(index).click();
  await done(page);
}

/** Opens the box for the text of the open article. @param {Page} page */
export async function edit(page) {
  await page.getByText('More', { exact: true }).click();
  await page.getByRole('button', { name: 'Edit the text' }).click();
  return page.locator('#edited');
}

/** The words of the reader, a paragraph for each block. @param {Page} page */
export async function blocks(page) {
  await drawn(page);
  return page.locator('.reader :is(p, h2, h3)').allTextContents();
}
