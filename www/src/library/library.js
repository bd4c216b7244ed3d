// The library: keeps what the store holds, once the reader has switched that on, and gives it back after a reload.
import { listOf } from '../article/leftout.js';
import { words } from '../strings.js';
import { erase, exists, open } from './database.js';
import { correctionsOf, factsOf, restored } from './records.js';

/**
 * @typedef {import('../state/store.js').Article} Article
 * @typedef {import('../state/store.js').Store} Store
 * @typedef {import('./database.js').Database} Database
 */

/** Changes are kept when there was none for this long. */
const REST_MS = 400;
/** So many articles are read from the database in one go, so that the page stays responsive. */
const BATCH = 50;
const KINDS = /** @type {const} */ (['articles', 'texts', 'readings', 'corrections']);

/**
 * The switch is the database itself: there is none before the reader wants one, and none after.
 * `store.keeping` tells the page: 'off', 'on', or 'failed' with `store.keepingReason` for people.
 */
export class Library {
  #store;
  #version;
  #again;
  /** @type {Database | null} */
  #database = null;
  /** The key under which an article is kept. @type {Map<number, number>} */
  #keys = new Map();
  /** The articles as they are kept. @type {Map<number, Article>} */
  #kept = new Map();
  /** @type {unknown} */
  #keptSettings;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #work = Promise.resolve();

  /**
   * @param {Store} store
   * @param {Promise<string>} version of what reads: a kept reading of another version is not shown but made again
   * @param {(id: number) => void} again has an article read again
   */
  constructor(store, version, again) {
    this.#store = store;
    this.#version = version.catch(() => '');
    this.#again = again;
    store.addEventListener('change', () => this.#keepSoon());
    // Who leaves the page does not wait for the rest.
    globalThis.document?.addEventListener('visibilitychange', () => document.hidden && this.#database && this.settled());
  }

  /** Brings back what was kept, where the switch is on. */
  async wake() {
    if (await exists()) await this.#connect(true);
  }

  /** Keeps all articles from now on. */
  async switchOn() {
    if (this.#database) return;
    await this.#connect(false);
    // Asks the browser not to throw it away when the disk is full; it may refuse.
    if (this.#database) await globalThis.navigator?.storage?.persist?.().catch(() => false);
  }

  /**
   * Keeps nothing any more and erases what was kept. The articles on the page stay until it is closed.
   * @returns {Promise<boolean>} whether nothing is left, as the browser says itself
   */
  async switchOff() {
    clearTimeout(this.#timer);
    await this.#work;
    this.#forget();
    const isGone = await erase();
    this.#tell('off');
    this.#store.tell(isGone ? words.library.erased : words.library.notErased);
    return isGone;
  }

  /** As `switchOff`, and takes the articles off the page too. */
  async eraseAll() {
    for (const { id } of this.#store.articles) this.#store.remove(id);
    this.#store.show(null);
    return this.switchOff();
  }

  /** Resolved when all changes so far are kept. */
  settled() {
    clearTimeout(this.#timer);
    this.#keep();
    return this.#work;
  }

  /** @param {boolean} fill */
  async #connect(fill) {
    /** @type {Database | undefined} */
    let database;
    try {
      database = await open(() => this.#taken());
      if (fill) await this.#fill(database);
      // Only now: what is not on the page yet must not be taken for removed.
      this.#database = database;
      this.#tell('on');
    } catch (error) {
      database?.close();
      this.#forget();
      this.#tell('failed', reasonOf(error));
    }
  }

  /** @param {Database} database */
  async #fill(database) {
    const version = await this.#version;
    const leftOut = (await database.get('settings', 'leftOut'))?.value;
    if (Array.isArray(leftOut)) this.#store.change({ leftOut: listOf(leftOut.filter((phrase) => typeof phrase === 'string')) });
    this.#keptSettings = this.#store.leftOut;
    const keys = await database.getAllKeys('articles');
    for (let start = 0; start < keys.length; start += BATCH) {
      const range = IDBKeyRange.bound(keys[start], keys[Math.min(start + BATCH, keys.length) - 1]);
      const [articles, texts, readings, corrections] = await Promise.all(KINDS.map((kind) => database.getAll(kind, range)));
      const textOf = new Map(/** @type {any[]} */ (texts).map(({ key, text }) => [key, text]));
      const readingOf = new Map(/** @type {any[]} */ (readings).map((reading) => [reading.key, reading]));
      const correctionsBy = new Map(/** @type {any[]} */ (corrections).map((record) => [record.key, record.corrections]));
      for (const { key, ...record } of /** @type {import('./database.js').ArticleRecord[]} */ (articles)) {
        const text = textOf.get(key) ?? '';
        const { analysis, took, reader } = readingOf.get(key) ?? {};
        const isCurrent = analysis && reader === version;
        const id = this.#store.add({
          ...factsOf(record),
          name: record.name,
          text,
          state: isCurrent ? 'done' : 'reading',
          ...(isCurrent && { result: { text, analysis, took } }),
          history: restored(correctionsBy.get(key)),
        });
        this.#keys.set(id, key);
        this.#kept.set(id, /** @type {Article} */ (this.#store.find(id)));
        if (!isCurrent) this.#again(id);
      }
    }
  }

  #keepSoon() {
    if (!this.#database) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#keep(), REST_MS);
  }

  #keep() {
    this.#work = this.#work.then(() => this.#write()).catch((error) => {
      this.#forget();
      this.#tell('failed', reasonOf(error));
    });
  }

  /** Writes what changed since the last time, all of it or nothing. */
  async #write() {
    if (!this.#database) return;
    const { articles, leftOut } = this.#store;
    const present = new Set(articles.map(({ id }) => id));
    const gone = [...this.#kept.keys()].filter((id) => !present.has(id));
    const changed = articles.filter((article) => article.text !== '' && this.#kept.get(article.id) !== article);
    if (gone.length === 0 && changed.length === 0 && this.#keptSettings === leftOut) return;
    const reader = await this.#version;
    const change = this.#database.transaction(/** @type {const} */ ([...KINDS, 'settings']), 'readwrite');
    for (const id of gone) {
      const key = /** @type {number} */ (this.#keys.get(id));
      for (const kind of KINDS) change.objectStore(kind).delete(key);
    }
    /** @type {Map<number, number>} */
    const keys = new Map();
    for (const article of changed) {
      const before = this.#kept.get(article.id);
      const known = this.#keys.get(article.id);
      const record = { ...factsOf(article), name: article.name, ...(known !== undefined && { key: known }) };
      const key = await change.objectStore('articles').put(/** @type {any} */ (record));
      keys.set(article.id, key);
      const { text, result, history } = article;
      if (before?.text !== text) change.objectStore('texts').put({ key, text });
      if (result?.text !== text) change.objectStore('readings').delete(key);
      else if (before?.result !== result) change.objectStore('readings').put({ key, analysis: result.analysis, took: result.took, reader });
      if (before?.history !== history) change.objectStore('corrections').put({ key, corrections: correctionsOf(article) });
    }
    if (this.#keptSettings !== leftOut) change.objectStore('settings').put({ key: 'leftOut', value: [...leftOut] });
    await change.done;
    for (const id of gone) {
      this.#kept.delete(id);
      this.#keys.delete(id);
    }
    for (const article of changed) this.#kept.set(article.id, article);
    for (const [id, key] of keys) this.#keys.set(id, key);
    this.#keptSettings = leftOut;
  }

  #taken() {
    this.#forget();
    this.#tell('off', words.library.elsewhere);
  }

  #forget() {
    clearTimeout(this.#timer);
    this.#database?.close();
    this.#database = null;
    this.#keys.clear();
    this.#kept.clear();
    this.#keptSettings = undefined;
  }

  /** @param {Store['keeping']} keeping @param {string} [keepingReason] */
  #tell(keeping, keepingReason = '') {
    this.#store.change({ keeping, keepingReason });
    if (keepingReason) this.#store.tell(keepingReason);
  }
}

/** @param {unknown} error */
function reasonOf(error) {
  const { library } = words;
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'VersionError') return library.newer;
  return name === 'QuotaExceededError' ? library.full : library.refused;
}
