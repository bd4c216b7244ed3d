// The table of what articles share.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rowsIn, rowsOf } from '../../src/across/matrix.js';
import { phrasesOf, withPassing } from '../../src/across/passing.js';
import { summaryOf } from '../../src/across/summary.js';
import { sorted } from '../../src/state/sorting.js';
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
  // A town of no list, whose ordinary spelling nobody knows.
  const shouted = articles.slice(0, 2).map((article) => ({ ...article, text: article.text.replace('LONDON', 'DRAKEHOLM') }));
  const rows = rowsOf(shouted.map((article) => summaryOf(article, analyze(article.text), [])), 'names');
  assert.ok(rows.some(({ label }) => label === 'DRAKEHOLM'), rows.map(({ label }) => label).join(', '));
});

test('rows that have nothing in the articles shown are left out', () => {
  const rows = rowsOf(summaries, 'names');
  const shown = rowsIn(rows, [summaries[1]]).map(({ label }) => label);
  assert.ok(shown.includes('London'));
  assert.ok(!shown.includes('Omar Kassab') && rows.some(({ label }) => label === 'Omar Kassab'));
});

test('a phrase has a cell wherever its words stand, but only its own articles bring its row into a sheet', () => {
  const analyses = texts.map((text) => analyze(text));
  const sources = analyses.map((analysis, index) => ({ summary: { ...summaries[index], phrases: index === 0 ? summaries[0].phrases : new Map() }, text: texts[index], analysis }));
  const own = sources.map(({ summary }) => summary);
  const rows = withPassing(rowsOf(own, 'phrases'), sources, phrasesOf(own));
  const harbour = rows.find(({ key }) => key === 'harbour board');
  assert.deepEqual([...(harbour?.cells ?? [])].map(([id, { count, isPassing }]) => [id, count, isPassing]), [[1, 2, false], [3, 1, true]]);
  assert.deepEqual(rowsIn(rows, [own[0]]), rows);
  assert.deepEqual(rowsIn(rows, [own[2]]), []);
});

test('a phrase that is left out is in no summary', () => {
  const phrase = [...summaries[0].phrases.values()][0].label;
  const leftOut = [phrase.toLowerCase()];
  const without = summaryOf(articles[0], analyze(texts[0]), leftOut);
  assert.ok(![...without.phrases.values()].some(({ label }) => label === phrase));
  assert.equal(without.phrases.size, summaries[0].phrases.size - 1);
});

test('what has no date or outlet comes last, and what is equal stays in its order', () => {
  const list = [['a', '', ''], ['c', '2024-01-02', 'Post'], ['b', '2024-03-01', ''], ['d', '2024-01-02', 'Echo']].map(([title, date, outlet]) => ({ summary: { ...summaries[0], title, date, outlet } }));
  const order = (/** @type {import('../../src/state/sorting.js').Sorting} */ sorting) => sorted(list, sorting).map(({ summary }) => summary.title).join('');
  assert.deepEqual([order('added'), order('newest'), order('oldest'), order('title'), order('outlet')], ['acbd', 'bcda', 'cdba', 'abcd', 'dcab']);
});
