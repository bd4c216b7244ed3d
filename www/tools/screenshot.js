// Takes pictures of the built page: the one of the README, or with `--all FOLDER` every room at three widths in both themes.
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { listen, serverOf } from './server.js';

/** @typedef {import('playwright-core').Page} Page */

const README = fileURLToPath(new URL('../../docs/screenshot.png', import.meta.url));
const SEEDS = ['000_4826a167a596511a.txt', '003_9a019d5550923093.txt'].map((name) => fileURLToPath(new URL(`../../seeds/${name}`, import.meta.url)));
const WIDTHS = { 1440: 900, 768: 1024, 320: 640 };

/** @param {Page} page */
async function readBoth(page) {
  await page.locator('#files').setInputFiles(SEEDS);
  await page.locator('.papers li[data-state="done"]').nth(SEEDS.length - 1).waitFor();
}

/** @param {Page} page */
async function openSecond(page) {
  await page.locator('.paper').nth(1).click();
  await page.locator('.reader .mention').first().waitFor();
}

/** @param {Page} page */
async function follow(page) {
  await page.evaluate(() => document.querySelectorAll('.panel').forEach((panel) => panel.setAttribute('open', '')));
  await page.locator('.row', { hasText: 'Xi Jinping' }).first().click();
  await page.evaluate(() => {
    scrollTo({ top: 0, behavior: 'instant' });
    /** @type {HTMLElement} */ (document.activeElement).blur();
  });
}

/** A walk through the rooms: how to get from each to the next. @type {Record<string, (page: Page) => Promise<void>>} */
const walk = {
  empty: async () => {},
  desk: readBoth,
  article: openSecond,
  followed: follow,
  why: async (page) => {
    const why = page.locator('.stepper .why');
    if (await why.isVisible()) await why.click();
  },
  pictures: async (page) => {
    await page.locator('.panes button').nth(1).click();
    await page.locator('.pictures .graph').waitFor();
  },
  name: async (page) => {
    await page.locator('.panes button').first().click();
    await page.locator('.elsewhere button').first().evaluate((button) => /** @type {HTMLElement} */ (button).click());
    await page.locator('.concordance').first().waitFor();
  },
  across: async (page) => {
    await page.locator('.masthead nav button').nth(1).click();
    await page.locator('.cell').first().click();
  },
  'across-pictures': async (page) => {
    await page.locator('.panes button').nth(1).click();
    await page.locator('.pictures .graph').waitFor();
  },
  keys: (page) => page.locator('.tools button').first().click(),
};

/** @param {import('playwright-core').Browser} browser @param {string} address @param {number} width @param {number} height */
async function openPage(browser, address, width, height) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme: 'light' });
  await page.goto(address);
  await page.locator('main[data-engine="ready"]').waitFor();
  return page;
}

/** @param {Page} page @param {string} path */
async function shoot(page, path) {
  await page.mouse.move(0, 0);
  await page.waitForTimeout(200);
  await page.screenshot({ path });
}

const { values } = parseArgs({ options: { all: { type: 'string' }, width: { type: 'string' } } });
const server = serverOf();
const address = await listen(server, 0);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
try {
  if (values.all) {
    mkdirSync(values.all, { recursive: true });
    for (const [width, height] of Object.entries(WIDTHS)) {
      if (values.width && values.width !== width) continue;
      const page = await openPage(browser, address, Number(width), height);
      for (const [room, go] of Object.entries(walk)) {
        await go(page);
        for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
          await page.emulateMedia({ colorScheme });
          await shoot(page, `${values.all}/${room}-${width}-${colorScheme}.png`);
        }
      }
      await page.close();
    }
  } else {
    const page = await openPage(browser, address, 1440, WIDTHS[1440]);
    for (const room of ['desk', 'article', 'followed']) await walk[room](page);
    await shoot(page, README);
    console.log(README);
  }
} finally {
  await browser.close();
  server.close();
}
