// The desk: takes in text and files, has them read, and keeps the store up to date. Knows nothing of views.
import { fingerprintOf } from './input/fingerprint.js';
import { kindByName } from './input/kinds.js';
import { looksLikeHtml, nameOf } from './input/glance.js';
import { LARGEST_FILE } from './input/limits.js';
import { readFiles, readText, sentence } from './input/read.js';
import { words } from './strings.js';

/**
 * @typedef {import('./engine/engine.js').Engine} Engine
 * @typedef {import('./engine/lane.js').Outcome} Outcome
 * @typedef {import('./input/read.js').Draft} Draft
 * @typedef {import('./input/read.js').Fate} Fate
 * @typedef {import('./state/store.js').Store} Store
 */

/** Characters of a text that takes the page a while in all that is done with it. */
const LONG = 1_000_000;
/** How long typing must rest. */
const REST_MS = 150;

export class Desk {
  #store;
  #engine;
  #readers;
  /** @type {Map<number, ReturnType<typeof setTimeout>>} */
  #typing = new Map();
  /** Where an article came from, to try again. @type {Map<number, File>} */
  #files = new Map();
  #stopping = new AbortController();
  /** What is done with a project file that was dropped. @type {(text: string, name: string) => void} */
  onProject = (_, name) => this.#store.tell(`${name}: ${words.refusals.unsupported}`);

  /** @param {Store} store @param {Promise<Engine>} engine @param {import('./input/readers.js').Readers} readers */
  constructor(store, engine, readers) {
    this.#store = store;
    this.#engine = engine;
    this.#readers = readers;
  }

  /** The text of the open article became `text`. @param {string} text */
  write(text) {
    const { shown } = this.#store;
    if (!shown) return;
    this.#store.update(shown.id, { text, fingerprint: undefined, reason: undefined, state: 'reading' });
    this.#readSoon(shown.id);
  }

  /** What the reader says of an article. @param {number} id @param {{ title?: string, outlet?: string, published?: string }} facts */
  describe(id, facts) {
    this.#store.update(id, facts);
    if ('published' in facts && this.#store.find(id)?.result) this.again(id);
  }

  /**
   * A new article, whole from the start; where the same text is here already, that one is shown.
   * @param {string} text may be the source of a page
   * @param {string} [name]
   */
  async add(text, name) {
    if (text.length > LARGEST_FILE) return this.#store.tell(words.failures.tooLarge(text.length));
    const isHtml = looksLikeHtml(text);
    const id = this.#store.add({ text: isHtml ? '' : text, name: name ?? nameOf({ text: isHtml ? '' : text }), state: 'reading' });
    this.#store.show(id);
    const fate = await readText(text, { readers: this.#readers });
    if (!this.#isReading(id)) return;
    if (fate.state === 'failed') return this.#fail(id, fate.reason, true);
    if (fate.state !== 'read') return;
    const twin = this.#store.articles.find(({ fingerprint }) => fingerprint === fate.draft.fingerprint);
    if (twin) {
      this.#store.remove(id);
      this.#store.show(twin.id);
      this.#store.tell(words.sameText(twin.name));
    } else {
      this.#store.update(id, { ...fate.draft, name: name ?? nameOf(fate.draft) });
      this.#read(id);
    }
  }

  /**
   * New articles, each with its own fate.
   * @param {readonly File[]} files
   * @param {number} [leftOut] files of a folder that no reader knows
   */
  async addFiles(files, leftOut = 0) {
    const { signal } = this.#stopping;
    if (leftOut > 0) this.#store.tell(words.otherKinds(leftOut));
    if (files.length === 0) return;
    const ids = files.map((file) => this.#store.add({ name: file.name, text: '', state: 'reading' }));
    ids.forEach((id, index) => this.#files.set(id, files[index]));
    // One is meant to be read, several are meant to be looked over; a project is several.
    const isArticle = files.length === 1 && kindByName(files[0].name) !== 'project';
    this.#store.show(isArticle ? ids[0] : null);
    const engine = await this.#engine.catch(() => null);
    if (!engine) return ids.forEach((id) => this.#settle(id, { state: 'failed', reason: words.broken }, files.length === 1));
    const known = new Map(this.#store.articles.flatMap(({ fingerprint, name }) => (fingerprint ? [[fingerprint, name]] : [])));
    /** @type {Promise<void>[]} */
    const readings = [];
    const onStatus = (/** @type {number} */ index, /** @type {Fate} */ fate) => {
      if (fate.state !== 'reading') readings.push(this.#settle(ids[index], fate, files.length === 1));
    };
    await readFiles(files, { engine, readers: this.#readers }, { onStatus, signal, known });
    await Promise.all(readings);
    const done = ids.map((id) => this.#store.find(id)?.state);
    const count = (/** @type {string} */ state) => done.filter((one) => one === state).length;
    if (files.length === 1) return;
    const taken = words.taken(count('done'), count('failed'), count('duplicate'), leftOut);
    // That all went well is seen on the desk.
    if (count('done') === files.length && leftOut === 0) this.#store.announce(taken);
    else this.#store.tell(taken);
  }

  /** Articles that are complete but unread, of a project. @param {readonly Omit<import('./state/store.js').Article, 'id'>[]} articles */
  addAll(articles) {
    for (const article of articles) this.#read(this.#store.add(article));
  }

  /** Reads it once more, from its file where nothing came of that. @param {number} id */
  again(id) {
    const file = this.#files.get(id);
    const hasText = this.#store.find(id)?.text !== '';
    this.#store.update(id, { state: 'reading', reason: undefined });
    if (hasText || !file) this.#read(id);
    else this.#readAgain(id, file);
  }

  /** @param {number} id */
  stop(id) {
    this.#rest(id);
    this.#store.update(id, { state: 'stopped' });
    this.#halt(id);
  }

  /** Stops all that is being read; what is done stays. */
  stopAll() {
    this.#stopping.abort();
    this.#stopping = new AbortController();
    for (const { id, state } of this.#store.articles) if (state === 'reading') this.stop(id);
  }

  /** Takes an article off the desk; for a while it can be put back. @param {number} id */
  discard(id) {
    const at = this.#store.articles.findIndex((article) => article.id === id);
    const article = this.#store.articles[at];
    const file = this.#files.get(id);
    if (!article) return;
    this.#rest(id);
    this.#files.delete(id);
    this.#store.remove(id);
    this.#halt(id);
    const putBack = () => {
      this.#store.putBack(article, at);
      if (file) this.#files.set(id, file);
      if (article.state === 'reading') this.again(id);
      this.#store.announce(words.isBack(article.name));
    };
    this.#store.tell(words.removed(article.name), { label: words.putBack, act: putBack });
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
  async #readAgain(id, file) {
    const engine = await this.#engine.catch(() => null);
    if (!engine) return this.#fail(id, words.broken, true);
    const settled = (/** @type {number} */ _, /** @type {Fate} */ fate) => {
      if (fate.state !== 'reading') this.#settle(id, fate, true);
    };
    await readFiles([file], { engine, readers: this.#readers }, { onStatus: settled, signal: this.#stopping.signal });
  }

  /**
   * What became of a file; resolved when its article is read too.
   * @param {number} id @param {Fate} fate @param {boolean} isAlone whether to say it aloud
   */
  async #settle(id, fate, isAlone) {
    // It may have been removed or stopped since.
    if (this.#isReading(id)) {
      if (fate.state === 'failed') this.#fail(id, fate.reason, isAlone);
      else if (fate.state === 'stopped') this.#store.update(id, { state: 'stopped' });
      else if (fate.state === 'duplicate') this.#store.update(id, { ...fate.draft, state: 'duplicate', reason: words.sameText(fate.of) });
      else if (fate.state === 'read') {
        this.#store.update(id, fate.draft);
        await this.#read(id);
      } else if (fate.state === 'project') {
        const { name = '' } = this.#store.find(id) ?? {};
        this.#store.remove(id);
        this.onProject(fate.text, name);
      }
    }
  }

  /** @param {number} id */
  async #read(id) {
    // To hand over a long text takes as long as to draw it: a task for each.
    if ((this.#store.find(id)?.text.length ?? 0) > LONG) await new Promise((resolve) => setTimeout(resolve));
    const article = this.#store.find(id);
    if (!article) return;
    const { text, title, published } = article;
    // What is looked at goes before what waits.
    const next = id === this.#store.shownId;
    const answer = await this.#ask((engine) => engine.analyze({ text, title, published }, { key: String(id), next }));
    // It may have been removed, stopped or rewritten since.
    if (this.#store.find(id)?.text !== text || !this.#isReading(id)) return;
    if (!answer.ok) return answer.code !== 'stopped' ? this.#fail(id, reasonOf(answer), true) : undefined;
    const { value: analysis, took } = answer;
    this.#store.update(id, { state: 'done', result: { text, analysis, took } });
    if (id === this.#store.shownId) {
      this.#store.announce(words.done(article.name, analysis.entities.length, analysis.keyphrases.length));
    }
    if (!article.fingerprint) {
      const fingerprint = await fingerprintOf(text);
      if (this.#store.find(id)?.text === text) this.#store.update(id, { fingerprint });
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

  /** @param {number} id @param {string} reason @param {boolean} isAlone */
  #fail(id, reason, isAlone) {
    this.#store.update(id, { state: 'failed', reason });
    if (isAlone) this.#store.announce(`${this.#store.find(id)?.name}: ${reason}`);
  }
}

/** @param {Outcome & { ok: false }} outcome */
function reasonOf({ code, message }) {
  const { failures } = words;
  if (code === 'timeout') return failures.timeout;
  return code === 'refused' ? sentence(message) : failures.crashed;
}
