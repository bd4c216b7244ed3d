// How an article is cut for drawing. The law of all cuts: put together, they are the text.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstIndex, sectionAt, sectionsOf, unread } from '../../src/article/sections.js';
import { segmentsOf } from '../../src/article/segments.js';
import { threadsOf } from '../../src/article/threads.js';
import { subtypeLabel } from '../../src/article/types.js';
import { wordCount } from '../../src/article/count.js';
import { join, split } from '../../src/engine/parts.js';

/** @typedef {import('../../pkg/nutgraf.js').Mention} Mention */

/** @param {number} start @param {number} end @param {Mention['type']} type @returns {Mention} */
const mention = (start, end, type = 'person') => ({ start, end, type, subtype: null, entity: null, confidence: 1, source: 'tagger', actsAs: null, country: null, alternatives: [] });
const all = () => true;

test('an unread text has a block for each line with words', () => {
  const text = ' one \r\n\r\n\ttwo\n';
  const { blocks } = unread(text);
  assert.deepEqual(blocks.map(({ start, end }) => text.slice(start, end)), ['one', 'two']);
});

test('long blocks are cut between sentences, and nothing is lost', () => {
  const sentence = 'The council sat until midnight. ';
  const text = sentence.repeat(1000).trimEnd();
  const sentences = Array.from({ length: 1000 }, (_, index) => ({ start: index * sentence.length, end: (index + 1) * sentence.length, block: 0 }));
  const marked = { blocks: [{ start: 0, end: text.length, kind: /** @type {const} */ ('body') }], sentences, mentions: [] };
  const sections = sectionsOf(text, marked);
  const pieces = sections.flatMap((section) => section.pieces);
  assert.equal(pieces.map(({ start, end }) => text.slice(start, end)).join(''), text);
  assert.ok(pieces.every(({ start, end }) => end - start <= 3100 && start % sentence.length === 0));
  assert.ok(sections.length > 2);
  assert.deepEqual(pieces.map(({ first }) => first).filter(Boolean), [true]);
});

test('a text without sentences is cut between characters', () => {
  const text = '😀'.repeat(5000);
  const pieces = sectionsOf(text, unread(text)).flatMap((section) => section.pieces);
  assert.ok(pieces.length > 2);
  assert.ok(pieces.every(({ start, end }) => text.slice(start, end).isWellFormed()));
  assert.equal(pieces.map(({ start, end }) => text.slice(start, end)).join(''), text);
});

test('each offset is found in its section', () => {
  const text = Array.from({ length: 2000 }, (_, index) => `Line ${index} of the list.`).join('\n');
  const sections = sectionsOf(text, unread(text));
  for (let offset = 0; offset < text.length; offset += 97) {
    const { start, end } = sections[sectionAt(sections, offset)];
    assert.ok(start <= offset && offset <= end);
  }
});

test('segments put together are the text, whatever is marked and lit', () => {
  const text = 'Joe Biden met Xi Jinping in Bali for trade talks.';
  const mentions = [mention(0, 9), mention(14, 24), mention(28, 32, 'place')];
  const lits = [[], [{ start: 4, end: 16 }], [{ start: 14, end: 24 }], [{ start: 0, end: 3 }, { start: 28, end: 48 }]];
  for (const lit of lits) {
    for (const [start, end] of [[0, text.length], [2, 20], [9, 14], [24, 24]]) {
      const parts = segmentsOf(start, end, mentions, all, lit).flatMap((segment) => segment.parts);
      assert.equal(parts.map((part) => text.slice(part.start, part.end)).join(''), text.slice(start, end));
      for (const part of parts) {
        const range = part.lit === null ? null : lit[part.lit];
        assert.equal(range !== null, lit.some((one) => one.start < part.end && part.start < one.end));
      }
    }
  }
});

test('a phrase that reaches into a name lights both', () => {
  const segments = segmentsOf(0, 20, [mention(5, 10)], all, [{ start: 8, end: 15 }]);
  assert.deepEqual(segments.map(({ mention }) => mention), [null, 0, null]);
  assert.deepEqual(segments[1].parts, [{ start: 5, end: 8, lit: null }, { start: 8, end: 10, lit: 0 }]);
  assert.deepEqual(segments[2].parts, [{ start: 10, end: 15, lit: 0 }, { start: 15, end: 20, lit: null }]);
});

test('a type that is not shown is plain text', () => {
  const segments = segmentsOf(0, 20, [mention(2, 5, 'date'), mention(7, 9)], ({ type }) => type !== 'date', []);
  assert.deepEqual(segments.map(({ mention }) => mention), [null, 1, null]);
});

test('dates written alike are one thread; entities go by salience', () => {
  const text = 'Monday, Ana, Bo, monday';
  const mentions = [mention(0, 6, 'date'), { ...mention(8, 11), entity: 0 }, { ...mention(13, 15), entity: 1 }, mention(17, 23, 'date')];
  const entity = { type: /** @type {const} */ ('person'), subtype: null, aliases: [], compareKey: '', roles: [], knowledge: null, salienceParts: { frequency: 0, position: 0, spread: 0, headline: 0, subject: 0 } };
  const entities = [
    { ...entity, id: 0, name: 'Ana', mentions: [1], salience: 0.2 },
    { ...entity, id: 1, name: 'Bo', mentions: [2], salience: 0.9 },
  ];
  const rest = { schema: /** @type {const} */ (1), language: { code: 'en', confidence: /** @type {const} */ ('clear') }, published: null, blocks: [], sentences: [], topics: [] };
  const warnings = [{ code: 'odd', message: 'Odd.', start: 3, end: 4 }];
  const { all, ofMention } = threadsOf(text, { ...rest, mentions, entities, keyphrases: [], warnings });
  assert.deepEqual([...all.values()].map(({ name, ranges }) => [name, ranges.length]), [['Bo', 1], ['Ana', 1], ['Monday', 2], ['Odd.', 1]]);
  assert.equal(ofMention[0], ofMention[3]);
});

test('every subtype has a readable name', () => {
  assert.equal(subtypeLabel('company'), 'company');
  assert.equal(subtypeLabel('militant'), 'armed group');
});

test('an analysis in parts is the analysis', () => {
  const value = { schema: 1, mentions: Array.from({ length: 9001 }, (_, index) => index), blocks: [1, 2] };
  const parts = [...split(value)];
  assert.ok(parts.length > 3);
  assert.deepEqual(parts.reduce(join, undefined), value);
});

test('words are counted, and the first item is found', () => {
  assert.equal(wordCount(' one  two\nthree\u00a0four '), 4);
  assert.equal(wordCount(''), 0);
  assert.equal(firstIndex([1, 3, 5], (item) => item > 2), 1);
  assert.equal(firstIndex([1, 3, 5], () => false), 3);
});
