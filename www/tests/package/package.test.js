// The built package in Node: the contract that every caller relies on.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import init, { Analyzer, initSync } from '../../pkg/nutgraf.js';

const SEEDS = new URL('../../../seeds/', import.meta.url);
const module = await WebAssembly.compile(new Uint8Array(await readFile(new URL('../../pkg/nutgraf_bg.wasm', import.meta.url))));
initSync({ module });
const analyzer = new Analyzer();

/** @param {string} name */
const seed = (name) => readFile(new URL(name, SEEDS), 'utf8');
const ODD = ['', ' \n\t', '\ud800', 'a\udc00b', '😀 Angela Merkel 😀', '\u202eevil\u202c', '\0\u0001', 'é'.normalize('NFD'), 'line\r\nline\rline', '. . . ,,', '<b>&amp;</b>'];

test('it says what it is', () => {
  const version = Analyzer.version();
  assert.equal(version.schema, 1);
  assert.match(version.package, /^\d+\.\d+\.\d+/u);
  assert.ok(version.model);
});

test('loading twice does no harm', async () => {
  initSync({ module });
  await init({ module_or_path: module });
  assert.equal(analyzer.analyze({ text: 'Once more.' }).schema, 1);
});

for (const text of [...ODD, await seed('000_4826a167a596511a.txt'), await seed('003_9a019d5550923093.txt')]) {
  test(`the contract holds for ${JSON.stringify(text.slice(0, 30))}`, () => {
    const analysis = analyzer.analyze({ text });
    assert.deepEqual(structuredClone(analysis), analysis, 'it is plain data');
    assert.equal(analysis.schema, 1);
    for (const key of /** @type {const} */ (['blocks', 'sentences', 'mentions'])) {
      let last = 0;
      for (const { start, end } of analysis[key]) {
        assert.ok(last <= start && start < end && end <= text.length, `${key}: ${start}..${end}`);
        last = end;
      }
    }
    for (const { mentions, id } of analysis.entities) {
      assert.ok(mentions.length > 0);
      for (const index of mentions) assert.equal(analysis.mentions[index].entity, id);
    }
    for (const { text: phrase, occurrences } of analysis.keyphrases) {
      assert.ok(phrase.trim());
      for (const { start, end } of occurrences) assert.ok(start < end && end <= text.length);
    }
    assert.deepEqual(analyzer.analyze({ text }), analysis, 'one input, one output');
  });
}

test('offsets count UTF-16 code units', () => {
  const text = '😀😀 Angela Merkel spoke in Berlin.';
  const words = analyzer.analyze({ text }).mentions.map(({ start, end }) => text.slice(start, end));
  assert.ok(words.includes('Angela Merkel'));
});

test('what is no article is refused with an Error, and the analyzer lives on', () => {
  for (const article of [undefined, null, 'text', {}, { text: 7 }]) {
    assert.throws(() => analyzer.analyze(/** @type {any} */ (article)), Error);
  }
  assert.equal(analyzer.analyze({ text: 'Fine.' }).schema, 1);
});
