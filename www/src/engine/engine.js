// The engine: reads articles in workers, each article once, and never throws.
import { Pool } from './pool.js';

/**
 * @typedef {import('./lane.js').Outcome} Outcome
 * @typedef {import('../../pkg/nutgraf.js').Analysis} Analysis
 *
 * @typedef {{ ok: true, value: Analysis, took: number } | Outcome & { ok: false }} Answer an analysis, or why there is none
 *
 * @typedef {object} Readable
 * @property {string} text
 * @property {string} [title] where it does not stand in the text
 * @property {string} [published] YYYY-MM-DD
 * @property {string} [url]
 *
 * @typedef {{ done: number, total: number, index: number, answer: Answer }} Progress
 */

/** A job may take this long, and this much more for each million characters. */
const PATIENCE_MS = 10_000;
const LARGE = 1_000_000;
const MOST_WORKERS = 4;

export class Engine {
  /** What the package says of itself; known once the first worker has loaded. @type {import('../../pkg/nutgraf.js').Version | null} */
  version = null;
  /** Resolved with `version`. @type {Promise<import('../../pkg/nutgraf.js').Version>} */
  greeted;
  #pool;
  #last = 0;

  /**
   * @param {() => import('./lane.js').WorkerLike} spawn starts a worker that runs `worker.js`
   * @param {WebAssembly.Module | BufferSource} module compiled once for all workers, where they may be given it
   * @param {number} [workers] at most
   */
  constructor(spawn, module, workers = globalThis.navigator?.hardwareConcurrency ?? 2) {
    /** @type {(version: import('../../pkg/nutgraf.js').Version) => void} */
    let greet = () => {};
    this.greeted = new Promise((resolve) => { greet = resolve; });
    this.#pool = new Pool(
      {
        spawn,
        load: { module },
        patience: (size) => PATIENCE_MS * (1 + size / 1e6),
        large: LARGE,
        greet: (version) => {
          this.version = version;
          greet(version);
        },
      },
      Math.min(workers, MOST_WORKERS),
    );
    this.#pool.start();
  }

  /**
   * Reads one article.
   * @param {Readable} article
   * @param {object} [options]
   * @param {string} [options.key] a reading of the same key that has not ended is stopped, and `stop` knows it by this
   * @param {boolean} [options.next] before the articles that wait
   * @param {AbortSignal} [options.signal]
   * @returns {Promise<Answer>}
   */
  analyze({ text, title, published, url }, { key = this.#newKey(), next, signal } = {}) {
    return this.#run(key, 'analyze', { text, title, published, url }, text.length, { next, signal });
  }

  /**
   * Reads all articles, as many at once as there are workers.
   * @param {readonly Readable[]} articles
   * @param {object} [options]
   * @param {(progress: Progress) => void} [options.onProgress] called after each, in the order in which they are done
   * @param {AbortSignal} [options.signal] stops those that are not done; what is done stays
   * @returns {Promise<Answer[]>} an answer for each, in the order of `articles`
   */
  analyzeAll(articles, { onProgress, signal } = {}) {
    let done = 0;
    return Promise.all(
      articles.map(async (article, index) => {
        const answer = await this.analyze(article, { signal });
        done += 1;
        onProgress?.({ done, total: articles.length, index, answer });
        return answer;
      }),
    );
  }

  /**
   * The text of a file's bytes, its encoding found out.
   * @param {Uint8Array} bytes at most 20 MB
   * @param {{ signal?: AbortSignal }} [options]
   * @returns {Promise<{ ok: true, value: { text: string, encoding: string }, took: number } | Outcome & { ok: false }>}
   */
  decode(bytes, options) {
    return this.#run(this.#newKey(), 'decode', { bytes }, bytes.length, options);
  }

  /** Stops the reading of `key`, if there is one. @param {string} key */
  stop(key) {
    this.#pool.stop(key);
  }

  /** Resolved when the first worker has loaded and has nothing to do, or has done its first job, or has had time enough for that. */
  async firstRest() {
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    const enough = new Promise((resolve) => { timer = setTimeout(resolve, PATIENCE_MS); });
    await Promise.race([this.greeted.then(() => this.#pool.rest()), enough]);
    clearTimeout(timer);
  }

  /** Starts anew every worker that has nothing to do, and the others when they are done. */
  renew() {
    this.#pool.renew();
  }

  /** Ends the workers and frees their memory; the next article starts them again. */
  dispose() {
    this.#pool.dispose();
  }

  /**
   * @param {string} key
   * @param {string} action
   * @param {any} payload
   * @param {number} size
   * @param {{ next?: boolean, signal?: AbortSignal }} [options]
   */
  async #run(key, action, payload, size, { next, signal } = {}) {
    if (signal?.aborted) return /** @type {const} */ ({ ok: false, code: 'stopped', message: '' });
    const stop = () => this.stop(key);
    signal?.addEventListener('abort', stop);
    const outcome = await this.#pool.run(key, action, payload, size, { next });
    signal?.removeEventListener('abort', stop);
    return outcome;
  }

  #newKey() {
    this.#last += 1;
    return `#${this.#last}`;
  }
}
