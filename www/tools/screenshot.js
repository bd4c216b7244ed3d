// Takes the picture of the README: the built page on a sample article.
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { listen, serverOf } from './server.js';

const path = fileURLToPath(new URL('../../docs/screenshot.png', import.meta.url));
const SAMPLE = 1;

const server = serverOf();
const address = await listen(server, 0);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme: 'light' });
  await page.goto(address);
  await page.locator('.samples button').nth(SAMPLE).click();
  await page.locator('.tabs .shown[data-state="done"]').waitFor();
  await page.locator('.group[data-type="person"] .row').first().click();
  await page.evaluate(() => {
    scrollTo({ top: 0, behavior: 'instant' });
    /** @type {HTMLElement} */ (document.activeElement).blur();
  });
  await page.mouse.move(0, 0);
  await page.waitForTimeout(300);
  await page.screenshot({ path });
  console.log(path);
} finally {
  await browser.close();
  server.close();
}
