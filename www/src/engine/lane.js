// One worker that can be killed: a job at a time, a limit of time for each, and a new worker after one that died.
import { join } from './parts.js';

/**
 * What became of a job, and how many milliseconds the worker took; never an exception.
 * @typedef {{ ok: true, value: any, took: number } | { ok: false, code: 'stopped' | 'timeout' | 'crashed' | 'refused', message: string }} Outcome
 *
 * @typedef {object} Job
 * @property {string} action what the worker is asked to do
 * @property {any} payload
 * @property {number} size in characters or bytes
 * @property {(outcome: Outcome) => void} settle
 *
 * @typedef {Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener'>} WorkerLike
 *
 * @typedef {object} Kind what sort of worker it is
 * @property {() => WorkerLike} spawn starts one
 * @property {any} [load] what each is given first; it answers with what it says of itself
 * @property {(size: number) => number} patience how many milliseconds a job of this size may take
 * @property {number} large after a job of more than this the worker is ended: memory of WebAssembly never shrinks
 * @property {(greeting: any) => void} [greet] hears what the worker answers to `load`
 */

const LOAD = 0;

export class Lane {
  #kind;
  /** @type {WorkerLike | null} */
  #worker = null;
  /** @type {Job | null} */
  #job = null;
  #id = LOAD;
  #isStale = false;
  /** @type {any} */
  #parts;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {Kind} kind */
  constructor(kind) {
    this.#kind = kind;
  }

  get job() {
    return this.#job;
  }

  /** Whether a worker is alive. */
  get started() {
    return this.#worker !== null;
  }

  /** Starts the worker, so that the first job need not wait for it. */
  start() {
    if (this.#worker) return;
    const worker = this.#kind.spawn();
    this.#worker = worker;
    // A worker that was ended may still have messages under way.
    const ifCurrent = (/** @type {(event: any) => void} */ handle) => (/** @type {any} */ event) => {
      if (worker === this.#worker) handle(event);
    };
    worker.addEventListener('message', ifCurrent((event) => this.#receive(event.data)));
    worker.addEventListener('error', ifCurrent((event) => this.#fail('crashed', event.message ?? '')));
    worker.addEventListener('messageerror', ifCurrent(() => this.#fail('crashed', '')));
    if (this.#kind.load) worker.postMessage({ id: LOAD, action: 'load', payload: this.#kind.load });
  }

  /** Takes a job; only where there is none. @param {Job} job */
  run(job) {
    this.#job = job;
    this.#id += 1;
    this.#timer = setTimeout(() => this.#fail('timeout', ''), this.#kind.patience(job.size));
    this.start();
    this.#worker?.postMessage({ id: this.#id, action: job.action, payload: job.payload });
  }

  /** Ends the worker as soon as it has nothing to do. */
  renew() {
    if (this.#job) this.#isStale = true;
    else this.#end();
  }

  /** Ends the worker, and with it what it was doing. */
  stop() {
    this.#fail('stopped', '');
  }

  /** @param {'stopped' | 'timeout' | 'crashed' | 'refused'} code @param {string} message */
  #fail(code, message) {
    this.#end();
    this.#settle({ ok: false, code, message });
  }

  #end() {
    this.#worker?.terminate();
    this.#worker = null;
    this.#isStale = false;
  }

  /** @param {any} message */
  #receive({ id, part, took, error }) {
    if (id === LOAD) {
      if (error) this.#fail(error.fatal ? 'crashed' : 'refused', error.message);
      else if (part) this.#kind.greet?.(part.value);
    } else if (id !== this.#id || !this.#job) {
      // Of a job that has ended.
    } else if (error) {
      if (error.fatal) this.#fail('crashed', error.message);
      else this.#settle({ ok: false, code: 'refused', message: error.message });
    } else if (part) {
      this.#parts = join(this.#parts, part);
    } else {
      if (this.#isStale || this.#job.size > this.#kind.large) this.#end();
      this.#settle({ ok: true, value: this.#parts, took });
    }
  }

  /** @param {Outcome} outcome */
  #settle(outcome) {
    clearTimeout(this.#timer);
    const job = this.#job;
    this.#job = null;
    this.#parts = undefined;
    job?.settle(outcome);
  }
}
