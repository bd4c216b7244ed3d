// The table of what articles share.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rowsIn, rowsOf } from '../../src/across/matrix.js';
import { summaryOf } from '../../src/across/summary.js';
import { analyze } from '../support/engine.js';

const texts = [
  'LONDON (Reuters) - Ana Ruiz met Omar Kassab on Monday. The harbour board was there, and the harbour board said nothing.',
  'LONDON (Reuters) - Rail workers went on strike on Friday, and trains stood still all day.',
  'Ana Ruiz left London for Cairo. She will not be back before the vote on the harbour board.',
];
const articles = texts.map((text, index) => ({ id: index + 1, name: `${index}.txt`, text, state: /** @type {const} */ ('done') }));
const summaries = articles.map((article) => summaryOf(article, analyze(article.text), []));

test('a row is labelled as most articles write it, and in capitals only where all do', () => {
  const labels = rowsOf(summaries, 'names').map(({ label }) => label);
  assert.ok(labels.includes('London') && !labels.includes('LONDON'), labels.join(', '));
  assert.ok(rowsOf(summaries.slice(0, 2), 'names').some(({ label }) => label === 'LONDON'));
});

test('rows that have nothing in the articles shown are left out', () => {
  const rows = rowsOf(summaries, 'names');
  const shown = rowsIn(rows, [summaries[1]]).map(({ label }) => label);
  assert.ok(shown.includes('London'));
  assert.ok(!shown.includes('Omar Kassab') && rows.some(({ label }) => label === 'Omar Kassab'));
});

test('a phrase that is left out is in no summary', () => {
  const phrase = [...summaries[0].phrases.values()][0].label;
  const leftOut = [phrase.toLowerCase()];
  const without = summaryOf(articles[0], analyze(texts[0]), leftOut);
  assert.ok(![...without.phrases.values()].some(({ label }) => label === phrase));
  assert.equal(without.phrases.size, summaries[0].phrases.size - 1);
});
