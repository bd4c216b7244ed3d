// What the page holds: the articles, where one is, what is followed, and how one wants to see it. Views read it.
import { emptyFilter } from './filter.js';

/**
 * @typedef {import('../../pkg/nutgraf.js').Analysis} Analysis
 * @typedef {import('../../pkg/nutgraf.js').EntityType} EntityType
 *
 * @typedef {{ text: string, analysis: Analysis, took: number }} Reading what was read in a text, and in how many ms
 *
 * @typedef {object} Article
 * @property {number} id
 * @property {string} name what the list calls it
 * @property {string} text
 * @property {string} [title] where it does not stand in the text
 * @property {string} [published] YYYY-MM-DD
 * @property {string} [outlet] who published it, where that was said
 * @property {string} [url] where it was found
 * @property {string} [signature] what stood below it, where it is an e-mail
 * @property {string} [attachments] the names of what came with it and was not opened
 * @property {'reading' | 'done' | 'failed' | 'stopped' | 'duplicate'} state a duplicate has the text of another and is read when asked to
 * @property {string} [reason] why it failed, or which one it is a duplicate of
 * @property {Reading} [result] the last one; of an older text while the present one is being read
 * @property {string} [encoding] of the file
 * @property {string} [fingerprint] equal in articles with the same words; known once it was read
 * @property {import('../corrections/history.js').History} [history] what the reader corrected
 *
 * @typedef {{ label: string, act: () => void }} Remedy
 *
 * @typedef {{ key: string, position: number }} Selection a thread and which of its places is the current one
 *
 * The cell is the one whose evidence is shown; without an article, that of its whole row.
 * @typedef {{ rows: import('../across/matrix.js').RowKind, part: 'any' | 'shared' | 'single', sheet: number, cell: { row: string, article: number | null } | null }} Table
 *
 * @typedef {{ view: 'desk' } | { view: 'article', id: number, pane: 'text' | 'pictures' } | { view: 'across', pane?: 'table' | 'pictures' } | { view: 'name', key: string }} Place
 */

export class Store extends EventTarget {
  /** @type {readonly Article[]} */
  articles = [];
  /** @type {Place} */
  place = { view: 'desk' };
  /** @type {Selection | null} */
  selection = null;
  /** @type {ReadonlySet<EntityType>} types that are not marked */
  hidden = new Set();
  /** Which articles the desk and the table show. */
  filter = emptyFilter;
  /** In which order they stand. @type {import('./sorting.js').Sorting} */
  sorting = 'added';
  /** Phrases that are never shown as keyphrases, in lower case. @type {readonly string[]} */
  leftOut = [];
  /** Whether single letters are commands. */
  letters = true;
  /** Whether captions, credits and what is not of the article stand open. */
  unfolded = false;
  /** Whether the box for the text of the open article is there. */
  editing = false;
  /** Whether the margin is shown where it has no place of its own. */
  marginOpen = false;
  /** Words of the open article that are to be marked. @type {import('../../pkg/nutgraf.js').Range | null} */
  picked = null;
  /** What the table of all articles shows. @type {Table} */
  table = { rows: 'names', part: 'any', sheet: 0, cell: null };
  /** How the lines of a concordance are sorted. @type {import('../across/concordance.js').Order} */
  order = 'article';
  /** @type {'loading' | 'ready' | 'broken'} */
  engine = 'loading';
  /** Whether articles are kept in this browser. @type {'off' | 'on' | 'failed'} */
  keeping = 'off';
  /** Why they are not kept, for people. */
  keepingReason = '';
  /** Whether the page works without a network, and whether a newer one waits. @type {'unknown' | 'ready' | 'update'} */
  offline = 'unknown';
  /** What was last said. */
  notice = '';
  /** How often something was said. */
  notices = 0;
  /** Whether it is shown too, and not only said to screen readers. */
  isToldToAll = false;
  /** What takes back that of which was told. @type {Remedy | null} */
  remedy = null;
  #lastId = 0;

  /** @returns {Article | null} the article that is open */
  get shown() {
    return this.place.view === 'article' ? this.find(this.place.id) : null;
  }

  get shownId() {
    return this.shown?.id ?? null;
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
    this.change({ articles: [...this.articles, article] });
    return article.id;
  }

  /** Puts an article back to where it stood. @param {Article} article @param {number} at */
  putBack(article, at) {
    this.change({ articles: this.articles.toSpliced(at, 0, article) });
  }

  /** @param {number} id @param {Partial<Article>} fields */
  update(id, fields) {
    const articles = this.articles.map((article) => (article.id === id ? { ...article, ...fields } : article));
    // A thread is a thread of one analysis.
    const selection = id === this.shownId && 'result' in fields ? null : this.selection;
    this.change({ articles, selection });
  }

  /** @param {number} id */
  remove(id) {
    const selection = id === this.shownId ? null : this.selection;
    this.change({ articles: this.articles.filter((article) => article.id !== id), selection });
  }

  /** Opens an article, or the desk. @param {number | null} id */
  show(id) {
    this.go(id === null ? { view: 'desk' } : { view: 'article', id, pane: 'text' });
  }

  /** @param {Place} place @param {Selection | null} [selection] */
  go(place, selection = null) {
    this.change({ place, selection, editing: false, marginOpen: false, picked: null });
  }

  /** @param {Selection | null} selection */
  select(selection) {
    this.change({ selection });
  }

  /** @param {EntityType} type */
  toggle(type) {
    const hidden = new Set(this.hidden);
    if (!hidden.delete(type)) hidden.add(type);
    this.change({ hidden });
  }

  /** @param {Store['engine']} engine */
  setEngine(engine) {
    this.change({ engine });
  }

  /** Says what a screen reader's user could not see. @param {string} notice */
  announce(notice) {
    this.change({ notice, notices: this.notices + 1, isToldToAll: false, remedy: null });
  }

  /** Says and shows what nothing else on the page does. @param {string} notice @param {Remedy | null} [remedy] */
  tell(notice, remedy = null) {
    this.change({ notice, notices: this.notices + 1, isToldToAll: true, remedy });
  }

  /** Takes back that of which was told last. */
  takeBack() {
    const { remedy } = this;
    this.change({ isToldToAll: false, remedy: null });
    remedy?.act();
  }

  /** @param {Partial<Omit<Store, keyof EventTarget | 'shown' | 'shownId'>>} fields */
  change(fields) {
    Object.assign(this, fields);
    this.dispatchEvent(new Event('change'));
  }
}
