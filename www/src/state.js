// What the page holds: the articles, which one is shown, and what is followed in it. Views read it; the desk changes it.

/**
 * @typedef {import('../pkg/nutgraf.js').Analysis} Analysis
 * @typedef {import('../pkg/nutgraf.js').EntityType} EntityType
 *
 * @typedef {{ text: string, analysis: Analysis, took: number }} Reading what was read in a text, and in how many ms
 *
 * @typedef {object} Article
 * @property {number} id
 * @property {string} name what the list calls it
 * @property {string} text
 * @property {string} [title] where it does not stand in the text
 * @property {string} [published] YYYY-MM-DD
 * @property {'reading' | 'done' | 'failed' | 'stopped' | 'duplicate'} state a duplicate has the text of another and is read when asked to
 * @property {string} [reason] why it failed, or which one it is a duplicate of
 * @property {Reading} [result] the last one; of an older text while the present one is being read
 * @property {string} [encoding] of the file
 * @property {string} [fingerprint] equal in articles with the same words; known once it was read
 *
 * @typedef {{ key: string, position: number }} Selection a thread and which of its places is the current one
 */

export class Store extends EventTarget {
  /** @type {readonly Article[]} */
  articles = [];
  /** @type {number | null} */
  shownId = null;
  /** @type {Selection | null} */
  selection = null;
  /** @type {ReadonlySet<EntityType>} types that are not marked */
  hidden = new Set();
  /** @type {'loading' | 'ready' | 'broken'} */
  engine = 'loading';
  /** Files that are being taken in: how many, and how many of them are done with. Both are 0 when all are. */
  intake = { total: 0, done: 0 };
  /** What was last announced. */
  notice = '';
  #lastId = 0;

  /** @returns {Article | null} */
  get shown() {
    return this.find(this.shownId);
  }

  /** @param {number | null} id */
  find(id) {
    return this.articles.find((article) => article.id === id) ?? null;
  }

  /**
   * Adds an article at the end.
   * @param {Omit<Article, 'id'>} fields
   * @returns {number} its id
   */
  add(fields) {
    const article = { ...fields, id: ++this.#lastId };
    this.#change({ articles: [...this.articles, article] });
    return article.id;
  }

  /** @param {number} id @param {Partial<Article>} fields */
  update(id, fields) {
    const articles = this.articles.map((article) => (article.id === id ? { ...article, ...fields } : article));
    // A thread is a thread of one analysis.
    const selection = id === this.shownId && 'result' in fields ? null : this.selection;
    this.#change({ articles, selection });
  }

  /** Shows the neighbour of what is removed. @param {number} id */
  remove(id) {
    const at = this.articles.findIndex((article) => article.id === id);
    const articles = this.articles.filter((article) => article.id !== id);
    const neighbour = articles[Math.min(at, articles.length - 1)]?.id ?? null;
    this.#change({ articles });
    if (id === this.shownId) this.show(neighbour);
  }

  /** @param {number | null} shownId null for a blank page */
  show(shownId) {
    this.#change({ shownId, selection: null });
  }

  /** @param {Selection | null} selection */
  select(selection) {
    this.#change({ selection });
  }

  /** @param {EntityType} type */
  toggle(type) {
    const hidden = new Set(this.hidden);
    if (!hidden.delete(type)) hidden.add(type);
    this.#change({ hidden });
  }

  /** Files more to take in, and files more that are done with. @param {{ total?: number, done?: number }} more */
  countIntake({ total = 0, done = 0 }) {
    const intake = { total: this.intake.total + total, done: this.intake.done + done };
    this.#change({ intake: intake.done >= intake.total ? { total: 0, done: 0 } : intake });
  }

  /** @param {Store['engine']} engine */
  setEngine(engine) {
    this.#change({ engine });
  }

  /** @param {string} notice */
  announce(notice) {
    this.#change({ notice });
  }

  /** @param {Partial<Store>} fields */
  #change(fields) {
    Object.assign(this, fields);
    this.dispatchEvent(new Event('change'));
  }
}
