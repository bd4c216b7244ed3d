// What the design promises of every analysis, checked on the built package in Node.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { Analyzer, initSync } from '../../pkg/nutgraf.js';

/** @typedef {import('../../pkg/nutgraf.js').Analysis} Analysis */

const samples = ['000_4826a167a596511a', '003_9a019d5550923093'];
/** Where the native core's readings of the samples are; `cargo xtask test` writes them. */
const native = process.env.NUTGRAF_NATIVE;

const { memory } = initSync({ module: await readFile(new URL('../../pkg/nutgraf_bg.wasm', import.meta.url)) });
const analyzer = new Analyzer();

/** @param {string} name */
function sample(name) {
  return readFile(new URL(`../../../seeds/${name}.txt`, import.meta.url), 'utf8');
}

/**
 * All that carries offsets.
 * @param {Analysis} analysis
 * @returns {{ start: number, end: number }[]}
 */
function ranges({ blocks, sentences, mentions, entities, keyphrases, topics, warnings }) {
  return [
    ...blocks,
    ...sentences,
    ...mentions,
    ...entities.flatMap(({ roles }) => roles),
    ...keyphrases.flatMap(({ occurrences }) => occurrences),
    ...topics.flatMap(({ evidence }) => evidence),
    ...warnings.flatMap(({ start, end }) => (start === undefined || end === undefined ? [] : [{ start, end }])),
  ];
}

/**
 * What holds for the analysis of any text.
 * @param {string} text
 */
function analyze(text) {
  const analysis = analyzer.analyze({ text });
  for (const { start, end } of ranges(analysis)) {
    assert.ok(0 <= start && start < end && end <= text.length, `${start}..${end} is in the text`);
    for (const offset of [start, end]) {
      // Without the flag u, which would take both halves for one.
      assert.ok(!/^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(offset - 1, offset + 1)), `${offset} halves a character`);
    }
  }
  return analysis;
}

/** @param {unknown} value @returns {boolean} */
function hasUndefined(value) {
  if (typeof value !== 'object' || value === null) return value === undefined;
  return Object.values(value).some(hasUndefined);
}

for (const name of samples) {
  test(`${name}: offsets are the words`, async () => {
    const text = await sample(name);
    const { entities, mentions, keyphrases } = analyze(text);
    assert.ok(entities.length > 10 && keyphrases.length > 3);
    for (const { name: entity, mentions: own } of entities) {
      const words = own.map((id) => text.slice(mentions[id]?.start, mentions[id]?.end));
      assert.ok(words.includes(entity), `${entity} is one of ${words}`);
    }
  });

  test(`${name}: native and WebAssembly say the same`, { skip: !native && 'NUTGRAF_NATIVE is not set' }, async () => {
    const expected = JSON.parse(await readFile(`${native}/${name}.json`, 'utf8'));
    assert.equal(JSON.stringify(analyze(await sample(name))), JSON.stringify(expected));
  });
}

test('an analysis is plain data: it can be cloned, and unknown is null', async () => {
  const analysis = analyze(await sample('000_4826a167a596511a'));
  assert.deepEqual(structuredClone(analysis), analysis);
  assert.deepEqual(JSON.parse(JSON.stringify(analysis)), analysis);
  assert.equal(hasUndefined(analysis), false);
  const { entities, mentions, published } = analyze('Maria Lopez paid $5.');
  assert.equal(published, null);
  assert.equal(entities[0]?.knowledge, null);
  assert.ok(mentions.some(({ type, entity }) => type === 'money' && entity === null));
});

test('one text, one analysis, before and after others', async () => {
  const [first = '', second = ''] = await Promise.all(samples.map(sample));
  const once = JSON.stringify(analyze(first));
  analyze(second);
  assert.equal(JSON.stringify(analyze(first)), once);
});

test('offsets count UTF-16 code units, whatever stands before', () => {
  const sentence = 'Maria Lopez flew to Paris on 3 May 2024.';
  for (const before of ['', '🎉🎉 ', 'שלום ', 'e\u0301 ', '👩\u200D👩\u200D👧 ', '\uD800 ', '\u0000 ']) {
    const text = before + sentence;
    const words = analyze(text).mentions.map(({ start, end }) => text.slice(start, end));
    assert.ok(words.includes('3 May 2024'), `after ${JSON.stringify(before)}: ${words}`);
  }
});

test('any string has an analysis', () => {
  const odd = ['', ' ', '\n\n', '\uD800', '\uDFFF\uD800', '\uFEFF', '\u0000', '\u202Eabc', '<b>Paris</b>', '}{'.repeat(999), 'a'.repeat(1e6)];
  for (const text of odd) analyze(text);
  assert.deepEqual(analyze('').mentions, []);
});

test('5 MB are read, in linear time and under 400 MB', async () => {
  const article = await sample('003_9a019d5550923093');
  const text = article.repeat(Math.ceil(5_000_000 / article.length));
  const start = performance.now();
  analyze(text);
  assert.ok(performance.now() - start < 60_000, 'far slower than linear');
  assert.ok(memory.buffer.byteLength < 400e6, `${memory.buffer.byteLength} bytes`);
});
