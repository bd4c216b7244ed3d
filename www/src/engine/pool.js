// Several workers of one kind and one queue before them; the latest job of a key replaces the one before it.
import { Lane } from './lane.js';

/**
 * @typedef {import('./lane.js').Outcome} Outcome
 * @typedef {import('./lane.js').Job & { key: string }} KeyedJob
 */

/** Workers beyond the first are ended when there was nothing to do for this long. */
const IDLE_MS = 30_000;

export class Pool {
  #lanes;
  /** @type {KeyedJob[]} */
  #queue = [];
  /** Who waits until a job has ended. @type {(() => void)[]} */
  #resting = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #idle;

  /**
   * @param {import('./lane.js').Kind} kind
   * @param {number} most how many workers there may be
   */
  constructor(kind, most) {
    this.#lanes = Array.from({ length: Math.max(1, most) }, () => new Lane(kind));
  }

  /** Starts the first worker, so that the first job need not wait for it. */
  start() {
    this.#lanes[0].start();
  }

  /** Resolved when the next job has ended; at once where there is none. @returns {Promise<void>} */
  rest() {
    if (this.#queue.length === 0 && this.#lanes.every(({ job }) => !job)) return Promise.resolve();
    return new Promise((resolve) => { this.#resting.push(resolve); });
  }

  /** Ends each worker as soon as it has nothing to do, and starts the first anew. */
  renew() {
    for (const lane of this.#lanes) lane.renew();
    this.start();
  }

  /**
   * Runs a job when its turn comes. A job of the same key that has not ended is stopped.
   * @param {string} key
   * @param {string} action
   * @param {any} payload
   * @param {number} size in characters or bytes
   * @param {{ next?: boolean }} [options] `next`: before those that wait
   * @returns {Promise<Outcome>}
   */
  run(key, action, payload, size, { next = false } = {}) {
    this.stop(key);
    return new Promise((resolve) => {
      const settle = (/** @type {Outcome} */ outcome) => {
        resolve(outcome);
        for (const rest of this.#resting.splice(0)) rest();
        this.#advance();
      };
      this.#queue[next ? 'unshift' : 'push']({ key, action, payload, size, settle });
      this.#advance();
    });
  }

  /** Stops the job of `key`, if there is one. @param {string} key */
  stop(key) {
    const waiting = this.#queue.filter((job) => job.key === key);
    this.#queue = this.#queue.filter((job) => job.key !== key);
    for (const { settle } of waiting) settle({ ok: false, code: 'stopped', message: '' });
    this.#lanes.find(({ job }) => job && /** @type {KeyedJob} */ (job).key === key)?.stop();
  }

  /** Ends all workers, and what they and those who wait were to do. */
  dispose() {
    const waiting = this.#queue;
    this.#queue = [];
    for (const { settle } of waiting) settle({ ok: false, code: 'stopped', message: '' });
    for (const lane of this.#lanes) lane.stop();
    clearTimeout(this.#idle);
  }

  #advance() {
    while (this.#queue.length > 0) {
      // One that runs already needs no start.
      const free = this.#lanes.filter(({ job }) => !job);
      const lane = free.find(({ started }) => started) ?? free[0];
      if (!lane) return;
      lane.run(/** @type {KeyedJob} */ (this.#queue.shift()));
    }
    clearTimeout(this.#idle);
    if (this.#lanes.some(({ started }, index) => started && index > 0)) this.#idle = setTimeout(() => this.#rest(), IDLE_MS);
  }

  #rest() {
    for (const lane of this.#lanes.slice(1)) if (!lane.job) lane.stop();
  }
}
