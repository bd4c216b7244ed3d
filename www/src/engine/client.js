// The page's side of the worker: one job at a time, the latest of each key wins, a dead worker is replaced.
import { join } from './parts.js';

/**
 * What became of a job, and how many milliseconds the worker took; never an exception.
 * @typedef {{ ok: true, value: any, took: number } | { ok: false, code: 'stopped' | 'timeout' | 'crashed' | 'refused', message: string }} Outcome
 *
 * @typedef {object} Job
 * @property {number} id
 * @property {string} key jobs of one key replace each other
 * @property {string} action
 * @property {any} payload
 * @property {number} size in characters or bytes
 * @property {(outcome: Outcome) => void} settle
 *
 * @typedef {Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener'>} WorkerLike
 */

/** A job may take this long, and this much more for each million characters. */
const PATIENCE_MS = 10_000;
/** The memory of an instance never shrinks: after a job this large it is replaced. */
const LARGE = 1_000_000;
const LOAD = 0;

export class Engine {
  /** What the package says of itself; known once the first worker has loaded. @type {import('../../pkg/nutgraf.js').Version | null} */
  version = null;
  #spawn;
  #module;
  /** @type {WorkerLike | null} */
  #worker = null;
  /** @type {Job[]} */
  #queue = [];
  /** @type {Job | null} */
  #running = null;
  /** @type {any} */
  #parts;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #lastId = LOAD;

  /**
   * @param {() => WorkerLike} spawn starts a worker
   * @param {WebAssembly.Module} module
   */
  constructor(spawn, module) {
    this.#spawn = spawn;
    this.#module = module;
    this.#start();
  }

  /**
   * Runs a job after those before it. A job of the same key that has not ended is stopped.
   * @param {string} key
   * @param {string} action
   * @param {any} payload
   * @param {number} size
   * @returns {Promise<Outcome>}
   */
  run(key, action, payload, size) {
    this.stop(key);
    return new Promise((settle) => {
      this.#queue.push({ id: ++this.#lastId, key, action, payload, size, settle });
      this.#next();
    });
  }

  /**
   * Stops the job of `key`, if there is one.
   * @param {string} key
   */
  stop(key) {
    for (const job of this.#queue.filter((job) => job.key === key)) {
      job.settle({ ok: false, code: 'stopped', message: '' });
    }
    this.#queue = this.#queue.filter((job) => job.key !== key);
    if (this.#running?.key === key) {
      this.#replace();
      this.#settle({ ok: false, code: 'stopped', message: '' });
    }
  }

  #next() {
    if (this.#running || this.#queue.length === 0) return;
    const job = /** @type {Job} */ (this.#queue.shift());
    this.#running = job;
    const patience = PATIENCE_MS * (1 + job.size / 1e6);
    this.#timer = setTimeout(() => this.#fail('timeout', ''), patience);
    if (!this.#worker) this.#start();
    this.#worker?.postMessage({ id: job.id, action: job.action, payload: job.payload });
  }

  #start() {
    const worker = this.#spawn();
    this.#worker = worker;
    // A worker that was replaced may still have messages under way.
    const ifCurrent = (/** @type {(event: any) => void} */ handle) => (/** @type {any} */ event) => {
      if (worker === this.#worker) handle(event);
    };
    worker.addEventListener('message', ifCurrent((event) => this.#receive(event.data)));
    worker.addEventListener('error', ifCurrent((event) => this.#fail('crashed', event.message ?? '')));
    worker.addEventListener('messageerror', ifCurrent(() => this.#fail('crashed', '')));
    worker.postMessage({ id: LOAD, action: 'load', payload: { module: this.#module } });
  }

  #replace() {
    this.#worker?.terminate();
    this.#start();
  }

  /** @param {'timeout' | 'crashed' | 'refused'} code @param {string} message */
  #fail(code, message) {
    this.#worker?.terminate();
    this.#worker = null;
    this.#settle({ ok: false, code, message });
  }

  /** @param {any} message */
  #receive({ id, part, took, error }) {
    if (id !== LOAD && id !== this.#running?.id) return;
    if (error) {
      if (error.fatal) this.#fail('crashed', error.message);
      else if (id === LOAD) this.#fail('refused', error.message);
      else this.#settle({ ok: false, code: 'refused', message: error.message });
    } else if (id === LOAD) {
      if (part) this.version = part.value;
    } else if (part) {
      this.#parts = join(this.#parts, part);
    } else {
      if (this.#running && this.#running.size > LARGE) this.#replace();
      this.#settle({ ok: true, value: this.#parts, took });
    }
  }

  /** @param {Outcome} outcome */
  #settle(outcome) {
    clearTimeout(this.#timer);
    const job = this.#running;
    this.#running = null;
    this.#parts = undefined;
    job?.settle(outcome);
    this.#next();
  }
}
