// Spellings of one phrase, where its words stand, and the list of phrases that are left out.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listOf, phrasesWithout } from '../../src/article/leftout.js';
import { keyOf, placesOf, soughtOf } from '../../src/article/wording.js';
import { analyze, seeds } from '../support/engine.js';

const more = [
  'The U.N. convoys left São Paulo’s harbours. The U.N. convoys carried e-cigarettes, law-abiding citizens said, and movies.',
  'Bus drivers met the gas companies over taxes and the crises of the news business. Bus drivers had asked gas companies for lower taxes.',
];

test('a phrase has the key that the engine gives it', () => {
  const phrases = [...seeds, ...more].flatMap((text) => analyze(text).keyphrases);
  assert.ok(phrases.length > 30, String(phrases.length));
  assert.deepEqual(phrases.map(({ text }) => keyOf(text)), phrases.map(({ key }) => key));
});

test('the words of a phrase are found in either number, in any case and over line breaks, and nowhere else', () => {
  const text = 'Trade talks ended. The trade\ntalk’s end: “TRADE TALKS”. A trade, talks said. Free-trade talks. Trade talkers.\n\nTrade\n\ntalks';
  const blocks = [{ kind: /** @type {const} */ ('body'), start: 0, end: text.lastIndexOf('Trade\n\n') }, { kind: /** @type {const} */ ('boilerplate'), start: 0, end: text.length }];
  const places = placesOf(text, blocks, soughtOf(['trade talk', 'no such phrase']));
  assert.deepEqual([...places.keys()], ['trade talk']);
  assert.deepEqual(places.get('trade talk')?.map(({ start, end }) => text.slice(start, end)), ['Trade talks', 'trade\ntalk', 'TRADE TALKS']);
});

test('an acronym with dots ends in one', () => {
  const text = 'The U.S. commitment to the U.N. convoy. US commitments. It is Amazon.com. He is from the U.S.';
  const blocks = [{ kind: /** @type {const} */ ('body'), start: 0, end: text.length }];
  const places = placesOf(text, blocks, soughtOf(['us commitment', 'un convoy', 'us', 'amazoncom']));
  const found = (/** @type {string} */ key) => places.get(key)?.map(({ start, end }) => text.slice(start, end));
  assert.deepEqual(found('us commitment'), ['U.S. commitment', 'US commitments']);
  assert.deepEqual(found('un convoy'), ['U.N. convoy']);
  assert.deepEqual(found('us'), ['U.S.', 'US', 'U.S.']);
  assert.deepEqual(found('amazoncom'), ['Amazon.com']);
});

test('where a phrase stands in its own article, the engine has found it too', () => {
  for (const text of seeds) {
    const { keyphrases, blocks } = analyze(text);
    const places = placesOf(text, blocks, soughtOf(keyphrases.map(({ key }) => key)));
    assert.deepEqual(keyphrases.filter(({ key }) => !places.has(key)).map(({ text }) => text), []);
  }
});

test('a line of the list stands for its phrase in either number and in any case', () => {
  const [text] = more;
  const { keyphrases } = analyze(text);
  const without = (/** @type {string} */ line) => phrasesWithout(keyphrases, listOf([line])).map(({ key }) => key);
  assert.ok(keyphrases.some(({ key }) => key === 'un convoy'));
  for (const line of ['U.N. convoys', ' UN  Convoy ', 'un convoy']) assert.deepEqual(without(line), keyphrases.map(({ key }) => key).filter((key) => key !== 'un convoy'), line);
  assert.equal(without('convoy').length, keyphrases.length);
});

test('the list has each phrase once', () => {
  assert.deepEqual(listOf(['White House ', '', 'white  houses', ' …', 'Élysée', 'bus']), ['bus', 'white house', 'élysée', '…']);
});
