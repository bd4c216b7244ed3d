// The engine's client with a worker that does what the test says.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Engine } from '../../src/engine/client.js';

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

function start() {
  FakeWorker.all = [];
  const engine = new Engine(() => /** @type {any} */ (new FakeWorker()), /** @type {any} */ ({}));
  return { engine, worker: () => /** @type {FakeWorker} */ (FakeWorker.all.at(-1)) };
}

test('a job gives its value, and the version is known', async () => {
  const { engine, worker } = start();
  const outcome = engine.run('a', 'analyze', { text: 'x' }, 1);
  worker().answer({ blocks: [] });
  assert.deepEqual(await outcome, { ok: true, value: { blocks: [] }, took: 5 });
  await null;
  assert.equal(engine.version?.package, '1.2.3');
});

test('jobs run one after the other', async () => {
  const { engine, worker } = start();
  const first = engine.run('a', 'analyze', 1, 1);
  const second = engine.run('b', 'analyze', 2, 1);
  assert.equal(worker().jobs.length, 1);
  worker().answer('one');
  assert.equal((/** @type {any} */ (await first)).value, 'one');
  worker().answer('two');
  assert.equal((/** @type {any} */ (await second)).value, 'two');
});

test('the latest of a key wins, whether the one before it waits or runs', async () => {
  const { engine, worker } = start();
  const running = engine.run('a', 'analyze', 1, 1);
  const waiting = engine.run('b', 'analyze', 2, 1);
  const later = engine.run('b', 'analyze', 3, 1);
  assert.equal((/** @type {any} */ (await waiting)).code, 'stopped');
  assert.equal(worker().terminated, false);
  const [old] = FakeWorker.all;
  const latest = engine.run('a', 'analyze', 4, 1);
  assert.equal((/** @type {any} */ (await running)).code, 'stopped');
  assert.equal(old.terminated, true);
  worker().answer('three');
  worker().answer('four');
  assert.equal((/** @type {any} */ (await later)).value, 'three');
  assert.equal((/** @type {any} */ (await latest)).value, 'four');
});

test('what a replaced worker still says is not heard', async () => {
  const { engine, worker } = start();
  engine.run('a', 'analyze', 1, 1);
  const old = worker();
  const { id } = old.jobs[0];
  engine.stop('a');
  const next = engine.run('a', 'analyze', 2, 1);
  old.say({ id, part: { value: 'old' } }, { id, took: 1 }, { id: id + 1, part: { value: 'old' } }, { id: id + 1, took: 1 });
  worker().answer('new');
  assert.equal((/** @type {any} */ (await next)).value, 'new');
});

test('after a trap the worker is replaced and the jobs behind it run', async () => {
  const { engine, worker } = start();
  const trapped = engine.run('a', 'analyze', 1, 1);
  const behind = engine.run('b', 'analyze', 2, 1);
  const old = worker();
  old.say({ id: old.jobs[0].id, error: { message: 'unreachable', fatal: true } });
  assert.equal((/** @type {any} */ (await trapped)).code, 'crashed');
  assert.equal(old.terminated, true);
  assert.notEqual(worker(), old);
  worker().answer('two');
  assert.equal((/** @type {any} */ (await behind)).value, 'two');
});

test('a refusal leaves the worker alone', async () => {
  const { engine, worker } = start();
  const refused = engine.run('a', 'decode', 1, 1);
  worker().say({ id: worker().jobs[0].id, error: { message: 'binary', fatal: false } });
  assert.deepEqual(await refused, { ok: false, code: 'refused', message: 'binary' });
  assert.equal(FakeWorker.all.length, 1);
});

test('where the package does not load, each job says why', async () => {
  const { engine, worker } = start();
  for (const key of ['a', 'b']) {
    const outcome = engine.run(key, 'analyze', 1, 1);
    worker().say({ id: 0, error: { message: 'the model is damaged', fatal: false } });
    assert.deepEqual(await outcome, { ok: false, code: 'refused', message: 'the model is damaged' });
  }
  assert.equal(FakeWorker.all.length, 2);
});

test('a worker that is silent for too long is replaced', async (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  const { engine, worker } = start();
  const silent = engine.run('a', 'analyze', 1, 1_000_000);
  context.mock.timers.tick(19_999);
  assert.equal(worker().terminated, false);
  context.mock.timers.tick(2);
  assert.equal((/** @type {any} */ (await silent)).code, 'timeout');
  assert.equal(FakeWorker.all[0].terminated, true);
});

test('the memory of a large job is given back', async () => {
  const { engine, worker } = start();
  const large = engine.run('a', 'analyze', 1, 2_000_000);
  worker().answer('much');
  assert.equal((/** @type {any} */ (await large)).value, 'much');
  assert.equal(FakeWorker.all[0].terminated, true);
  assert.equal(FakeWorker.all.length, 2);
});
