// The pool with workers that do what the test says.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Engine } from '../../src/engine/engine.js';

/** A worker on strings: it answers when told to. */
class FakeWorker extends EventTarget {
  /** @type {FakeWorker[]} */
  static all = [];
  /** @type {any[]} */
  received = [];
  terminated = false;

  constructor() {
    super();
    FakeWorker.all.push(this);
  }

  /** @param {any} message */
  postMessage(message) {
    this.received.push(message);
    if (message.action === 'load') queueMicrotask(() => this.say({ id: 0, part: { value: { package: '1.2.3' } } }, { id: 0, took: 1 }));
  }

  terminate() {
    this.terminated = true;
  }

  /** @param {any[]} messages */
  say(...messages) {
    for (const data of messages) this.dispatchEvent(Object.assign(new Event('message'), { data }));
  }

  /** The jobs it was given. */
  get jobs() {
    return this.received.filter(({ action }) => action !== 'load');
  }

  /** Answers its last job. @param {any} value */
  answer(value) {
    const { id } = this.jobs.at(-1);
    this.say({ id, part: { value } }, { id, took: 5 });
  }
}

/** @type {Engine[]} */
const engines = [];
// Their timers would keep Node waiting.
after(() => engines.forEach((engine) => engine.dispose()));

/** @param {number} [workers] */
function start(workers = 1) {
  FakeWorker.all = [];
  const engine = new Engine(() => /** @type {any} */ (new FakeWorker()), /** @type {any} */ ({}), workers);
  engines.push(engine);
  return { engine, worker: () => /** @type {FakeWorker} */ (FakeWorker.all.at(-1)) };
}

/** @param {string} text @returns {import('../../src/engine/engine.js').Readable} */
const article = (text) => ({ text });
/** The texts that a worker was given, in order. @param {FakeWorker} worker */
const texts = (worker) => worker.jobs.map(({ payload }) => payload.text);
/** @param {Promise<import('../../src/engine/engine.js').Answer>} answer @returns {Promise<any>} its value or code */
const fate = async (answer) => {
  const settled = await answer;
  return settled.ok ? settled.value : settled.code;
};

test('a job gives its value, and the version is known', async () => {
  const { engine, worker } = start();
  const outcome = engine.analyze(article('x'));
  worker().answer({ blocks: [] });
  assert.deepEqual(await outcome, { ok: true, value: { blocks: [] }, took: 5 });
  await null;
  assert.equal(engine.version?.package, '1.2.3');
});

test('it is at rest when its first worker has loaded, or has done the first of what waits', async () => {
  await start().engine.firstRest();
  const { engine, worker } = start();
  const first = engine.analyze(article('one'));
  engine.analyze(article('two'));
  let isAtRest = false;
  const rest = engine.firstRest().then(() => { isAtRest = true; });
  await new Promise((resolve) => { setTimeout(resolve, 20); });
  assert.equal(isAtRest, false);
  worker().answer({});
  await first;
  await rest;
});

test('one worker takes one job after the other', async () => {
  const { engine, worker } = start();
  const first = engine.analyze(article('one'));
  const second = engine.analyze(article('two'));
  assert.deepEqual(texts(worker()), ['one']);
  worker().answer(1);
  assert.equal(await fate(first), 1);
  worker().answer(2);
  assert.equal(await fate(second), 2);
});

test('several workers share the jobs, each job once, and there are never more than four', async () => {
  const { engine } = start(64);
  const reading = engine.analyzeAll(Array.from({ length: 50 }, (_, index) => article(`${index}`)));
  assert.equal(FakeWorker.all.length, 4);
  for (let round = 0; round < 50; round += 1) FakeWorker.all[round % 4].answer(FakeWorker.all[round % 4].jobs.at(-1).payload.text);
  const answers = await reading;
  assert.deepEqual(answers.map((answer) => answer.ok && answer.value), Array.from({ length: 50 }, (_, index) => `${index}`));
  assert.equal(FakeWorker.all.flatMap(texts).length, 50);
});

test('a second worker is started only where there is work for it', () => {
  const { engine } = start(2);
  engine.analyze(article('one'));
  assert.equal(FakeWorker.all.length, 1);
  engine.analyze(article('two'));
  assert.equal(FakeWorker.all.length, 2);
});

test('workers beyond the first end when there is nothing to do', async (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  const { engine } = start(2);
  const both = [engine.analyze(article('one')), engine.analyze(article('two'))];
  for (const worker of FakeWorker.all) worker.answer('read');
  await Promise.all(both);
  context.mock.timers.tick(60_000);
  assert.deepEqual(FakeWorker.all.map(({ terminated }) => terminated), [false, true]);
});

test('what is asked for next goes before what waits', () => {
  const { engine, worker } = start();
  for (const text of ['one', 'two', 'three']) engine.analyze(article(text));
  engine.analyze(article('now'), { next: true });
  for (let round = 0; round < 3; round += 1) worker().answer('read');
  assert.deepEqual(texts(worker()), ['one', 'now', 'two', 'three']);
});

test('progress is told after each, whatever became of it', async () => {
  const { engine, worker } = start();
  /** @type {string[]} */
  const told = [];
  const onProgress = (/** @type {any} */ { done, total, index, answer }) => told.push(`${done}/${total} ${index} ${answer.ok}`);
  const reading = engine.analyzeAll([article('one'), article('two')], { onProgress });
  worker().say({ id: 1, error: { message: 'unreachable', fatal: true } });
  worker().answer('read');
  await reading;
  assert.deepEqual(told, ['1/2 0 false', '2/2 1 true']);
});

test('a signal stops what runs and what waits, and keeps what is done', async () => {
  const { engine, worker } = start();
  const controller = new AbortController();
  const reading = engine.analyzeAll(['one', 'two', 'three'].map(article), { signal: controller.signal });
  worker().answer('read');
  await null;
  controller.abort();
  assert.deepEqual((await reading).map((answer) => (answer.ok ? answer.value : answer.code)), ['read', 'stopped', 'stopped']);
  assert.equal(FakeWorker.all[0].terminated, true);
  assert.equal(await fate(engine.analyze(article('four'), { signal: controller.signal })), 'stopped');
});

test('the latest of a key wins, whether the one before it waits or runs', async () => {
  const { engine, worker } = start();
  const running = engine.analyze(article('one'), { key: 'a' });
  const waiting = engine.analyze(article('two'), { key: 'b' });
  const later = engine.analyze(article('three'), { key: 'b' });
  assert.equal(await fate(waiting), 'stopped');
  assert.equal(worker().terminated, false);
  const [old] = FakeWorker.all;
  const latest = engine.analyze(article('four'), { key: 'a' });
  assert.equal(await fate(running), 'stopped');
  assert.equal(old.terminated, true);
  worker().answer(3);
  worker().answer(4);
  assert.equal(await fate(later), 3);
  assert.equal(await fate(latest), 4);
});

test('what an ended worker still says is not heard', async () => {
  const { engine, worker } = start();
  engine.analyze(article('one'), { key: 'a' });
  const old = worker();
  const { id } = old.jobs[0];
  engine.stop('a');
  const next = engine.analyze(article('two'), { key: 'a' });
  old.say({ id, part: { value: 'old' } }, { id, took: 1 }, { id: id + 1, part: { value: 'old' } }, { id: id + 1, took: 1 });
  worker().answer('new');
  assert.equal(await fate(next), 'new');
});

test('after a trap the worker is replaced and the jobs behind it run', async () => {
  const { engine, worker } = start();
  const trapped = engine.analyze(article('one'));
  const behind = engine.analyze(article('two'));
  const old = worker();
  old.say({ id: old.jobs[0].id, error: { message: 'unreachable', fatal: true } });
  assert.equal(await fate(trapped), 'crashed');
  assert.equal(old.terminated, true);
  assert.notEqual(worker(), old);
  worker().answer('two');
  assert.equal(await fate(behind), 'two');
});

test('a refusal leaves the worker alone', async () => {
  const { engine, worker } = start();
  const refused = engine.decode(new Uint8Array(1));
  worker().say({ id: worker().jobs[0].id, error: { message: 'binary', fatal: false } });
  assert.deepEqual(await refused, { ok: false, code: 'refused', message: 'binary' });
  assert.equal(FakeWorker.all.length, 1);
});

test('where the package does not load, each job says why', async () => {
  const { engine, worker } = start();
  for (const text of ['one', 'two']) {
    const outcome = engine.analyze(article(text));
    worker().say({ id: 0, error: { message: 'the model is damaged', fatal: false } });
    assert.deepEqual(await outcome, { ok: false, code: 'refused', message: 'the model is damaged' });
  }
  assert.equal(FakeWorker.all.length, 2);
});

test('a worker that is silent for too long is ended', async (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  const { engine, worker } = start();
  const silent = engine.analyze(article('x'.repeat(1_000_000)));
  context.mock.timers.tick(19_999);
  assert.equal(worker().terminated, false);
  context.mock.timers.tick(2);
  assert.equal(await fate(silent), 'timeout');
  assert.equal(worker().terminated, true);
});

test('the memory of a large job is given back, and the next job has a new worker', async () => {
  const { engine, worker } = start();
  const large = engine.analyze(article('x'.repeat(1_000_001)));
  worker().answer('much');
  assert.equal(await fate(large), 'much');
  assert.equal(FakeWorker.all[0].terminated, true);
  const small = engine.analyze(article('x'));
  assert.equal(FakeWorker.all.length, 2);
  worker().answer('little');
  assert.equal(await fate(small), 'little');
});
