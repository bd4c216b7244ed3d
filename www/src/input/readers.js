// The readers of file formats, each in a worker of its own that starts when the first such file comes and can be killed.
import { Pool } from '../engine/pool.js';
import { PATIENCE_MS } from './limits.js';

/**
 * @typedef {import('./formats/html.js').Extract} Extract
 * @typedef {import('../engine/lane.js').Outcome} Outcome
 * @typedef {'markup' | 'word' | 'pdf'} Worker
 * @typedef {'html' | 'markdown' | 'email' | 'docx' | 'pdf'} Format
 */

/** @type {Record<Format, Worker>} */
const workerOf = { html: 'markup', markdown: 'markup', email: 'markup', docx: 'word', pdf: 'pdf' };
/** Two at once: reading should not take every core from the engine. */
const MOST_WORKERS = 2;
const LARGE = 5_000_000;

export class Readers {
  /** @type {Map<Worker, Pool>} */
  #pools = new Map();
  #spawn;
  #last = 0;

  /** @param {(worker: Worker) => Promise<() => import('../engine/lane.js').WorkerLike>} spawn how to start a worker of this name */
  constructor(spawn) {
    this.#spawn = spawn;
  }

  /**
   * @param {Format} format
   * @param {{ bytes: Uint8Array } | { text: string }} payload
   * @param {AbortSignal} [signal]
   * @returns {Promise<{ ok: true, value: Extract, took: number } | Outcome & { ok: false }>} `message` is a reason where it is refused
   */
  async read(format, payload, signal) {
    const pool = await this.#poolOf(workerOf[format]).catch(() => null);
    if (!pool) return { ok: false, code: 'refused', message: 'missing' };
    if (signal?.aborted) return { ok: false, code: 'stopped', message: '' };
    const key = String(++this.#last);
    const stop = () => pool.stop(key);
    signal?.addEventListener('abort', stop);
    const size = 'bytes' in payload ? payload.bytes.length : payload.text.length;
    const outcome = await pool.run(key, format, payload, size);
    signal?.removeEventListener('abort', stop);
    return outcome;
  }

  /** @param {Worker} worker */
  async #poolOf(worker) {
    const known = this.#pools.get(worker);
    if (known) return known;
    const spawn = await this.#spawn(worker);
    const pool = this.#pools.get(worker) ?? new Pool({ spawn, patience: () => PATIENCE_MS, large: LARGE }, MOST_WORKERS);
    this.#pools.set(worker, pool);
    return pool;
  }
}
