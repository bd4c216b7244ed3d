// How quoted words are found again in a text that changed, and when they are rather not.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Finder, quoteOf } from '../../src/corrections/quote.js';
import { keyOf, smooth } from '../../src/corrections/fold.js';
import { dice, seeds } from '../support/engine.js';

const TEXT = `The minister said on Monday that Keller would resign. Shares of the bank fell.

Keller himself declined to comment. "We thank Keller for ten good years," the bank said on Tuesday.`;

/** @param {string} text @param {string} words @param {number} [nth] */
function quoted(text, words, nth = 0) {
  let start = -1;
  for (let count = 0; count <= nth; count += 1) start = text.indexOf(words, start + 1);
  return quoteOf(text, start, start + words.length);
}

/** Where the words are found, with a mark before and after them. @param {string} text @param {import('../../src/corrections/types.js').Quote} quote */
function found(text, quote) {
  const range = new Finder(text).find(quote);
  return range && `${text.slice(Math.max(0, range.start - 9), range.start)}[${text.slice(range.start, range.end)}]${text.slice(range.end, range.end + 9)}`;
}

test('words that did not move are found', () => {
  assert.equal(found(TEXT, quoted(TEXT, 'Keller', 1)), 'k fell.\n\n[Keller] himself ');
});

test('words that moved are found by what stands around them', () => {
  const edited = TEXT.replace('The minister', 'In a letter, the new minister').replace('Shares of the bank fell.', '');
  assert.equal(found(edited, quoted(TEXT, 'Keller', 0)), 'day that [Keller] would re');
  assert.equal(found(edited, quoted(TEXT, 'Keller', 1)), 'esign. \n\n[Keller] himself ');
  assert.equal(found(edited, quoted(TEXT, 'Keller', 2)), 'We thank [Keller] for ten ');
});

test('a text that was wrapped anew or got other quotation marks is the same text', () => {
  const edited = TEXT.replace(/ /gu, '\u00a0').replace(/\n/gu, '\r\n').replace(/"(.*)"/u, '“$1”');
  assert.equal(found(edited, quoted(TEXT, 'ten good years'))?.includes('[ten\u00a0good\u00a0years]'), true);
  assert.equal(found(edited, quoted(TEXT, '"We thank'))?.includes('[“We\u00a0thank]'), true);
});

test('a sentence that was taken out takes its quotes with it', () => {
  const edited = TEXT.replace('Keller himself declined to comment. ', '');
  assert.equal(found(edited, quoted(TEXT, 'Keller', 1)), null);
  assert.equal(found(edited, quoted(TEXT, 'declined')), null);
});

test('where two places look alike, none is chosen', () => {
  const line = 'Photo: Keller leaves the bank in Basel. ';
  const quote = quoted(`Start. ${line}`, 'Keller');
  assert.equal(found(`A new start. ${line}More. ${line}`, quote), null);
});

test('places that look alike are told apart when they are quoted', () => {
  const line = 'Photo: Keller leaves the bank in the old town of Basel after the meeting. ';
  const text = `Start here. ${line}${line}${line}The end.`;
  const quote = quoted(text, 'Keller', 1);
  assert.ok(quote.prefix.length > 32);
  assert.deepEqual(new Finder(`New. ${text}`).find(quote), { start: quote.start + 5, end: quote.end + 5 });
});

test('a name is not found inside a longer one', () => {
  const quote = quoted('Officials in Beijing quoted Xi on trade today.', 'Xi');
  assert.equal(found('Officials in Beijing quoted Xinhua on trade today.', quote), null);
});

test('words without context stay where they are, or are the only ones', () => {
  const quote = quoteOf('Keller', 0, 6);
  assert.equal(found('Keller met Keller.', quote), '[Keller] met Kell');
  assert.equal(found('Frau Keller', quote), 'Frau [Keller]');
  assert.equal(found('Frau Keller und Herr Keller', quote), null);
  assert.equal(found('Kellermann', quote), null);
});

test('nothing is found for nothing', () => {
  assert.equal(new Finder(TEXT).find({ exact: '', prefix: '', suffix: '', start: 3, end: 3 }), null);
  assert.equal(new Finder('').find(quoted(TEXT, 'Keller')), null);
  assert.equal(new Finder(TEXT).find({ ...quoted(TEXT, 'Keller'), start: 10 ** 9, end: 10 ** 9 + 6 })?.start, TEXT.indexOf('Keller'));
});

test('context never cuts a character', () => {
  const text = '😀'.repeat(100) + 'Keller' + '😀'.repeat(100);
  const { prefix, suffix } = quoteOf(text, 200, 206);
  assert.ok(prefix.isWellFormed() && suffix.isWellFormed() && prefix.length >= 32);
});

test('any text is made smooth, and every offset leads back', () => {
  for (const text of [TEXT, '', ' ', '\r\n\r\n', 'a\u200b\u200bb', '\ufeff x', '\ud800 “\udc00”', '  — «a»\u00a0\t', ...seeds]) {
    const { text: even, at } = smooth(text);
    assert.equal(at.length, even.length + 1);
    assert.equal(at[even.length], text.length);
    for (let offset = 0; offset < even.length; offset += 1) {
      assert.ok(at[offset] < at[offset + 1]);
      if (/\w/u.test(even[offset])) assert.equal(text[at[offset]], even[offset]);
    }
  }
});

test('edits elsewhere and nearby: what is found is right, and most is found', () => {
  const roll = dice(7);
  let all = 0;
  let right = 0;
  for (const text of seeds) {
    const words = [...text.matchAll(/\p{Lu}\p{L}+/gu)].map(({ 0: exact, index }) => ({ start: index, end: index + exact.length }));
    const quotes = words.map(({ start, end }) => quoteOf(text, start, end));
    for (let round = 0; round < 8; round += 1) {
      // A word in twelve is taken out or doubled; the capitalized ones stay, and it is known where they go.
      let edited = '';
      /** @type {Map<number, number>} */
      const moved = new Map();
      for (const { 0: piece, index } of text.matchAll(/\p{L}+|[^\p{L}]/gu)) {
        moved.set(index, edited.length);
        const chance = /^\p{Ll}/u.test(piece) ? roll(24) : 2;
        edited += chance === 0 ? '' : chance === 1 ? `${piece} ${piece}` : piece;
      }
      const finder = new Finder(edited);
      words.forEach(({ start }, index) => {
        const range = finder.find(quotes[index]);
        all += 1;
        if (!range) return;
        assert.equal(range.start, moved.get(start), `"${quotes[index].exact}" was found elsewhere`);
        right += 1;
      });
    }
  }
  assert.ok(right / all > 0.97, `${right} of ${all} were found`);
});

test('the key of a name is that of the core, for a plain one', () => {
  assert.equal(keyOf('person', 'Recep Tayyip Erdoğan'), 'person:recep tayyip erdogan');
  assert.equal(keyOf('place', ' U.S.\u00a0 Capitol '), 'place:us capitol');
  assert.equal(keyOf('organization', 'O’Brien–Łódź'), "organization:o'brien-lodz");
});
