// The library in a database: kept only when wanted, brought back whole, brought up to date, erased without a trace.
import 'fake-indexeddb/auto';
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { correct, historyOf, renameEntity } from '../../src/corrections/index.js';
import { erase, exists, NAME, open, steps } from '../../src/library/database.js';
import { Library } from '../../src/library/library.js';
import { Store } from '../../src/state/store.js';
import { analyze, seeds } from '../support/engine.js';

beforeEach(() => erase());

/** A page with its library. @param {string} [version] */
function page(version = 'nutgraf 1') {
  const store = new Store();
  /** @type {number[]} */
  const again = [];
  const library = new Library(store, Promise.resolve(version), (id) => again.push(id));
  return { store, library, again };
}

/** @param {Store} store @param {string} text @param {string} name */
function read(store, text, name = 'One') {
  const analysis = analyze(text);
  return store.add({ name, text, published: '2024-04-02', outlet: 'The Ellis Post', fingerprint: name, state: 'done', result: { text, analysis, took: 7 } });
}

test('nothing is kept before the switch is on', async () => {
  const { store, library } = page();
  await library.wake();
  read(store, seeds[0]);
  await library.settled();
  assert.equal(await exists(), false);
  assert.equal(store.keeping, 'off');
});

test('articles, readings and corrections come back as they were, in their order', async () => {
  const first = page();
  await first.library.switchOn();
  const id = read(first.store, seeds[0], 'One');
  read(first.store, seeds[1], 'Two');
  const { result } = /** @type {import('../../src/state/store.js').Article} */ (first.store.find(id));
  assert.ok(result);
  const renamed = correct(historyOf([]), renameEntity({ reading: result.analysis, text: seeds[0] }, 0, 'Another name'));
  first.store.update(id, { history: renamed });
  first.store.change({ leftOut: ['the matter'] });
  await first.library.settled();

  const second = page();
  await second.library.wake();
  assert.equal(second.store.keeping, 'on');
  assert.deepEqual(second.store.articles.map(({ name }) => name), ['One', 'Two']);
  const [one] = second.store.articles;
  assert.deepEqual({ ...one, history: undefined }, { ...first.store.articles[0], history: undefined, id: one.id });
  assert.deepEqual(one.history?.present, renamed.present);
  assert.deepEqual(second.store.leftOut, ['the matter']);
  assert.deepEqual(second.again, []);
});

test('a page that is left before it has brought back what was kept changes nothing of it', async () => {
  const first = page();
  await first.library.switchOn();
  read(first.store, seeds[0], 'One');
  first.store.change({ leftOut: ['the matter'] });
  await first.library.settled();

  /** @type {(version: string) => void} */
  let load = () => {};
  const store = new Store();
  const slow = new Library(store, new Promise((resolve) => { load = resolve; }), () => {});
  const waking = slow.wake();
  // The database is open by now, the reader not loaded.
  await new Promise((resolve) => setTimeout(resolve, 50));
  const leaving = slow.settled();
  load('nutgraf 1');
  await Promise.all([waking, leaving]);
  assert.deepEqual(store.leftOut, ['the matter']);

  const third = page();
  await third.library.wake();
  assert.deepEqual(third.store.leftOut, ['the matter']);
  assert.deepEqual(third.store.articles.map(({ name }) => name), ['One']);
});

test('a removed article is gone, a rewritten one is read again', async () => {
  const first = page();
  await first.library.switchOn();
  const gone = read(first.store, seeds[0], 'Gone');
  const rewritten = read(first.store, seeds[1], 'Rewritten');
  await first.library.settled();
  first.store.remove(gone);
  first.store.update(rewritten, { text: 'A new text.', state: 'reading' });
  await first.library.settled();

  const second = page();
  await second.library.wake();
  assert.deepEqual(second.store.articles.map(({ text, state }) => [text, state]), [['A new text.', 'reading']]);
  assert.deepEqual(second.again, [second.store.articles[0].id]);
});

test('what an older reader read is read again, and its corrections stay', async () => {
  const first = page('nutgraf 1');
  await first.library.switchOn();
  const id = read(first.store, seeds[0]);
  const analysis = first.store.find(id)?.result?.analysis;
  assert.ok(analysis);
  first.store.update(id, { history: correct(historyOf([]), renameEntity({ reading: analysis, text: seeds[0] }, 0, 'Another name')) });
  await first.library.settled();
  const second = page('nutgraf 2');
  await second.library.wake();
  assert.equal(second.again.length, 1);
  assert.equal(second.store.articles[0].result, undefined);
  assert.equal(second.store.articles[0].history?.present.length, 1);
});

test('erased is erased, as the browser says', async () => {
  const { store, library } = page();
  await library.switchOn();
  read(store, seeds[0]);
  await library.settled();
  assert.equal(await exists(), true);
  assert.equal(await library.eraseAll(), true);
  assert.equal(await exists(), false);
  assert.deepEqual(store.articles, []);
  assert.equal(store.keeping, 'off');
  read(store, seeds[1]);
  await library.settled();
  assert.equal(await exists(), false);
});

test('a page where articles are kept gives way to one that erases them', async () => {
  const one = page();
  await one.library.switchOn();
  const other = page();
  await other.library.switchOn();
  assert.equal(await other.library.switchOff(), true);
  assert.equal(one.store.keeping, 'off');
  assert.match(one.store.keepingReason, /another page/u);
});

test('a database of a newer page is left alone', async () => {
  const newer = await open(() => {}, [...steps, (database) => { database.createObjectStore(/** @type {any} */ ('new')); }]);
  newer.close();
  const { store, library } = page();
  await library.wake();
  assert.equal(store.keeping, 'failed');
  assert.match(store.keepingReason, /newer/u);
  assert.equal(await exists(), true);
});

test('a database of any older version is brought up to date, a step at a time, and keeps what it holds', async () => {
  const first = page();
  await first.library.switchOn();
  read(first.store, seeds[0]);
  await first.library.settled();
  await first.library.settled();
  /** @type {string[]} */
  const walked = [];
  const longer = [
    ...steps,
    (/** @type {any} */ database) => { walked.push('names'); database.createObjectStore('names', { keyPath: 'key' }); },
    async (/** @type {any} */ _, /** @type {any} */ change) => {
      walked.push('outlets');
      for (const article of await change.objectStore('articles').getAll()) change.objectStore('articles').put({ ...article, outlet: 'Moved' });
    },
  ];
  const database = await open(() => {}, longer);
  assert.deepEqual(walked, ['names', 'outlets']);
  assert.equal(database.version, longer.length);
  assert.deepEqual((await database.getAll('articles')).map(({ name, outlet }) => [name, outlet]), [['One', 'Moved']]);
  database.close();
  assert.equal(NAME, 'nutgraf');
});

test('500 articles are kept and brought back in seconds', async (context) => {
  const first = page();
  await first.library.switchOn();
  const analysis = analyze(seeds[0]);
  for (let index = 0; index < 500; index += 1) {
    first.store.add({ name: `${index}`, text: seeds[0], state: 'done', result: { text: seeds[0], analysis, took: 1 } });
  }
  const start = performance.now();
  await first.library.settled();
  const kept = performance.now();
  const second = page();
  await second.library.wake();
  context.diagnostic(`kept in ${Math.round(kept - start)} ms, brought back in ${Math.round(performance.now() - kept)} ms`);
  assert.equal(second.store.articles.length, 500);
  assert.equal(second.store.articles[499].name, '499');
});
