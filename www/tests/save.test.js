// The analysis as a file: the contract, the versions, and the text that the offsets count into.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { sample, setUp } from './support/browser.js';

const { open } = setUp();

test('the file holds the whole analysis and makes sense alone', async (context) => {
  const page = await open(context);
  await sample(page, 0);
  const waiting = page.waitForEvent('download');
  await page.getByText('Export', { exact: true }).click();
  await page.getByRole('button', { name: 'Everything (JSON)' }).click();
  const download = await waiting;
  assert.equal(download.suggestedFilename(), 'biden-and-xi-speak-by-phone.nutgraf.json');
  const saved = JSON.parse(await readFile(await download.path(), 'utf8'));
  assert.equal(saved.schema, 1);
  assert.equal(saved.generator.name, 'nutgraf');
  assert.match(saved.generator.package, /^\d+\.\d+\.\d+$/u);
  assert.ok(saved.generator.model.length > 0);
  assert.equal(saved.text, await readFile(new URL('../../seeds/000_4826a167a596511a.txt', import.meta.url), 'utf8'));
  const entity = saved.entities.find((/** @type {any} */ { name }) => name === 'Joe Biden');
  for (const index of entity.mentions) {
    const { start, end } = saved.mentions[index];
    assert.match(saved.text.slice(start, end), /Biden/u);
  }
  for (const key of ['language', 'published', 'blocks', 'sentences', 'keyphrases', 'topics', 'warnings']) assert.ok(key in saved, key);
});
