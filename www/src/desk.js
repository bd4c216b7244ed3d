// The desk: takes in text and files, has them read, and keeps the store up to date. Knows nothing of views.
import { extractOf, nameOf } from './input/extract.js';
import { words } from './strings.js';

/**
 * @typedef {import('./engine/engine.js').Engine} Engine
 * @typedef {import('./engine/engine.js').Outcome} Outcome
 * @typedef {import('./state/store.js').Store} Store
 */

export const LARGEST_FILE = 20_000_000;
/** How long typing must rest. */
const REST_MS = 150;

export class Desk {
  #store;
  #engine;
  /** @type {Map<number, ReturnType<typeof setTimeout>>} */
  #typing = new Map();

  /** @param {Store} store @param {Promise<Engine>} engine */
  constructor(store, engine) {
    this.#store = store;
    this.#engine = engine;
  }

  /** The text of the open article became `text`. @param {string} text */
  write(text) {
    const { shown } = this.#store;
    if (!shown) return;
    this.#store.update(shown.id, { text, state: 'reading' });
    this.#readSoon(shown.id);
  }

  /** What the reader says of an article. @param {number} id @param {{ outlet?: string, published?: string }} facts */
  describe(id, facts) {
    this.#store.update(id, facts);
    if ('published' in facts && this.#store.find(id)?.result) this.again(id);
  }

  /** A new article, whole from the start. @param {string} text may be the source of a page @param {string} [name] */
  add(text, name) {
    if (text.length > LARGEST_FILE) return this.#store.announce(words.failures.tooLarge(text.length));
    const extract = extractOf(text);
    const id = this.#store.add({ ...extract, name: name ?? nameOf(extract), state: 'reading' });
    this.#store.show(id);
    this.#read(id);
  }

  /** New articles, each with its own fate. @param {File[]} files */
  addFiles(files) {
    const ids = files.map((file) => this.#store.add({ name: file.name, text: '', state: 'reading' }));
    // One is meant to be read, several are meant to be looked over.
    this.#store.show(ids.length === 1 ? ids[0] : null);
    files.forEach((file, index) => this.#readFile(ids[index], file));
  }

  /** @param {number} id */
  again(id) {
    this.#store.update(id, { state: 'reading', reason: undefined });
    this.#read(id);
  }

  /** @param {number} id */
  stop(id) {
    this.#rest(id);
    this.#store.update(id, { state: 'stopped' });
    this.#halt(id);
  }

  /** @param {number} id */
  discard(id) {
    this.#rest(id);
    const article = this.#store.find(id);
    this.#store.remove(id);
    if (article) this.#store.announce(words.removed(article.name));
    this.#halt(id);
  }

  /** @param {number} id */
  #readSoon(id) {
    this.#rest(id);
    this.#typing.set(id, setTimeout(() => this.#read(id), REST_MS));
  }

  /** @param {number} id */
  #rest(id) {
    clearTimeout(this.#typing.get(id));
    this.#typing.delete(id);
  }

  /** @param {number} id @param {File} file */
  async #readFile(id, file) {
    const { failures } = words;
    if (file.size > LARGEST_FILE) return this.#fail(id, failures.tooLarge(file.size));
    const buffer = await file.arrayBuffer().catch(() => null);
    if (!buffer) return this.#fail(id, failures.unreadable);
    const outcome = await this.#ask((engine) => engine.decode(new Uint8Array(buffer)));
    if (!this.#isReading(id)) return;
    if (!outcome.ok) return this.#fail(id, reasonOf(outcome));
    const { text, encoding } = outcome.value;
    const extract = extractOf(text, file.name);
    if (extract.text.trim() === '') return this.#fail(id, failures.empty);
    this.#store.update(id, { ...extract, encoding });
    this.#read(id);
  }

  /** @param {number} id */
  async #read(id) {
    const article = this.#store.find(id);
    if (!article) return;
    const { text, title, published } = article;
    // What is looked at goes before what waits.
    const next = id === this.#store.shownId;
    const outcome = await this.#ask((engine) => engine.analyze({ text, title, published }, { key: String(id), next }));
    // It may have been removed, stopped or rewritten since.
    if (this.#store.find(id)?.text !== text || !this.#isReading(id)) return;
    if (!outcome.ok) return outcome.code !== 'stopped' && this.#fail(id, reasonOf(outcome));
    const { value: analysis, took } = outcome;
    this.#store.update(id, { state: 'done', result: { text, analysis, took } });
    if (id === this.#store.shownId) {
      this.#store.announce(words.done(article.name, analysis.entities.length, analysis.keyphrases.length));
    }
  }

  /**
   * @template T
   * @param {(engine: Engine) => Promise<T>} work
   * @returns {Promise<T | Outcome & { ok: false }>}
   */
  async #ask(work) {
    const engine = await this.#engine.catch(() => null);
    return engine ? work(engine) : { ok: false, code: 'refused', message: words.broken };
  }

  /** @param {number} id */
  async #halt(id) {
    const engine = await this.#engine.catch(() => null);
    engine?.stop(String(id));
  }

  /** @param {number} id */
  #isReading(id) {
    return this.#store.find(id)?.state === 'reading';
  }

  /** @param {number} id @param {string} reason */
  #fail(id, reason) {
    this.#store.update(id, { state: 'failed', reason });
    this.#store.announce(`${this.#store.find(id)?.name}: ${reason}`);
  }
}

/** @param {Outcome & { ok: false }} outcome */
function reasonOf({ code, message }) {
  const { failures } = words;
  if (code === 'timeout') return failures.timeout;
  return code === 'refused' ? sentence(message) : failures.crashed;
}

/** The core writes its messages to stand after a colon. @param {string} message */
function sentence(message) {
  return `${message.charAt(0).toUpperCase()}${message.slice(1)}${/[.!?]$/u.test(message) ? '' : '.'}`;
}
