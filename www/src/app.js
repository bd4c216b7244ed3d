// The app: draws the store, leads from room to room, and answers what people do there. Taking text in is the desk's work,
// following names through a text the follower's.
import { render } from 'lit-html';
import { summaryOf } from './across/summary.js';
import { listOf, phrasesWithout } from './article/leftout.js';
import { languageOf, readingOf, viewOf } from './article/view.js';
import { apply, fileOf, open as openCorrections } from './corrections/index.js';
import { Follower } from './follower.js';
import { samples } from './input/samples.js';
import { correctionsName, fileAs } from './output/index.js';
import { choose, download } from './output/save.js';
import { Pencil } from './pencil.js';
import { isEmpty, matches } from './state/filter.js';
import { sorted } from './state/sorting.js';
import { words } from './strings.js';
import { Reader } from './views/article/reader.js';
import { pageTemplate } from './views/page.js';

/**
 * @typedef {import('./state/store.js').Store} Store
 * @typedef {import('./state/store.js').Article} Article
 * @typedef {import('./state/store.js').Place} Place
 * @typedef {{ article: Article, summary: import('./across/summary.js').Summary }} Chosen
 */

/** While more articles than this are being read, the desk is drawn only so often. */
const MANY = 20;
const REST_MS = 250;

export class App {
  reader = new Reader();
  follower;
  pencil;
  #wide = matchMedia('(min-width: 60rem)');
  /** How many rows are shown of the lists that were lengthened. @type {Map<string, number>} */
  shownOf = new Map();
  #root;
  #drawing = false;
  #isBusy = false;
  /** @type {Place | null} */
  #drawnPlace = null;
  /** What the chosen articles follow from, and they. @type {{ from: unknown[], list: readonly Chosen[] }} */
  #chosen = { from: [], list: [] };

  /**
   * @param {HTMLElement} root
   * @param {Store} store
   * @param {import('./desk.js').Desk} desk
   * @param {Promise<import('./engine/engine.js').Engine>} engine
   * @param {import('./shelf.js').Shelf} shelf
   */
  constructor(root, store, desk, engine, shelf) {
    this.#root = root;
    this.store = store;
    this.desk = desk;
    this.engine = engine;
    this.shelf = shelf;
    this.follower = new Follower(this);
    this.pencil = new Pencil(this);
    store.addEventListener('change', () => this.draw());
    this.#wide.addEventListener('change', () => this.draw());
    this.paint();
  }

  /** Whether the lists stand beside the text. */
  get wide() {
    return this.#wide.matches;
  }

  /** Draws once in the next frame, however often it is called; a little later while many articles come in. */
  draw() {
    if (this.#drawing) return;
    this.#drawing = true;
    if (this.#isBusy) setTimeout(() => this.paint(), REST_MS);
    else requestAnimationFrame(() => this.paint());
  }

  /** What is drawn of the open article. */
  get view() {
    return this.viewOf(this.store.shown);
  }

  /** @param {Article | null} article */
  viewOf(article) {
    return viewOf(article, this.store.leftOut);
  }

  /** @param {Article} article */
  summaryOf(article) {
    return summaryOf(article, readingOf(article), this.store.leftOut);
  }

  /** The articles that the filter leaves in, with their summaries, as they are sorted. */
  get chosen() {
    const { articles, filter, leftOut, sorting } = this.store;
    const from = [articles, filter, leftOut, sorting];
    if (from.some((one, index) => one !== this.#chosen.from[index])) {
      const all = articles.map((article) => ({ article, summary: this.summaryOf(article) }));
      const list = isEmpty(filter) ? all : all.filter(({ article, summary }) => matches(filter, summary, article.text));
      this.#chosen = { from, list: sorted(list, sorting) };
    }
    return this.#chosen.list;
  }

  /** @param {Place} place */
  go(place) {
    this.shownOf.clear();
    this.store.go(place);
    this.paint();
    document.getElementById('room')?.focus({ preventScroll: true });
  }

  /** Opens an article, at a place of a thread where one is given. @param {number} id @param {string} [thread] @param {number} [position] */
  open(id, thread, position = 0) {
    this.go({ view: 'article', id, pane: 'text' });
    if (thread) this.follower.go(thread, position, false);
  }

  /** Opens an article where its words at `start` stand, and follows what they name. @param {number} id @param {number} start @param {number} [end] */
  openAt(id, start, end) {
    this.go({ view: 'article', id, pane: 'text' });
    this.follower.stay(start);
    this.paint();
    this.reader.reveal(start, true, end);
  }

  /** Turns from the text to the pictures and back. @param {'text' | 'pictures'} pane */
  turnTo(pane) {
    const { place } = this.store;
    if (place.view === 'article') this.store.go({ ...place, pane }, this.store.selection);
    else if (place.view === 'across') this.store.go({ ...place, pane: pane === 'text' ? 'table' : pane });
  }

  /** @param {number} id */
  discard(id) {
    const { articles, place } = this.store;
    const at = articles.findIndex((article) => article.id === id);
    this.desk.discard(id);
    if (place.view !== 'article') return this.paint();
    const next = articles[at + 1] ?? articles[at - 1];
    if (next) this.open(next.id);
    else this.go({ view: 'desk' });
  }

  /** Opens the article before or after the open one among those chosen. @param {1 | -1} by */
  turn(by) {
    const ids = this.chosen.map(({ article }) => article.id);
    const at = ids.indexOf(this.store.shownId ?? -1);
    if (at >= 0 && ids[at + by] !== undefined) this.open(ids[at + by]);
  }

  /** @param {number} index */
  addSample(index) {
    const { name, text } = samples[index];
    this.desk.add(text, name);
  }

  /** Opens the reasons for what is followed, and goes there. */
  showReasons() {
    if (!this.follower.thread) return;
    this.store.change({ marginOpen: true });
    this.paint();
    document.getElementById('margin')?.focus();
  }

  /** Goes to the bar that marks the selected words, or those that were found. */
  pickWords() {
    const { store, follower } = this;
    const found = follower.thread?.kind === 'search' ? follower.thread.ranges[store.selection?.position ?? 0] : null;
    if (!store.picked && found) store.change({ picked: found });
    this.paint();
    document.getElementById('add-type')?.focus();
  }

  /** Leaves a phrase out of all lists; the focus goes to what stands in its place. @param {string} phrase */
  leaveOut(phrase) {
    const { store } = this;
    const { leftOut: before } = store;
    const rows = () => /** @type {HTMLElement[]} */ ([...document.querySelectorAll('#keyphrases .row, .matrix tbody th button')]);
    const at = rows().findIndex((row) => row.closest('li, tr')?.querySelector('[aria-pressed="true"]'));
    store.change({ leftOut: listOf([...before, phrase]), selection: null, marginOpen: false, table: { ...store.table, cell: null } });
    store.tell(words.wasLeftOut(phrase), { label: words.putBack, act: () => store.change({ leftOut: before }) });
    this.paint();
    const next = rows()[Math.max(0, Math.min(at, rows().length - 1))] ?? document.getElementById('room');
    next?.focus({ preventScroll: true });
  }

  /** Closes what lies on top, or lets go of what is followed. */
  letGo() {
    const { store } = this;
    if (store.picked) store.change({ picked: null });
    else if (store.marginOpen) store.change({ marginOpen: false });
    else if (store.selection) this.follower.clear();
    else if (store.table.cell) store.change({ table: { ...store.table, cell: null } });
  }

  /**
   * Saves articles as a file.
   * @param {keyof typeof import('./output/index.js').kinds} kind
   * @param {readonly Article[]} articles
   */
  async exportAs(kind, articles) {
    const read = articles.filter(({ result, state }) => result && state === 'done');
    if (read.length === 0) return;
    const { version } = await this.engine;
    // Everything is everything; what people read has only what they want to see.
    const leftOut = kind === 'json' ? [] : this.store.leftOut;
    const { name, blob } = await fileAs(kind, read.map((article) => exportedOf(article, leftOut)), version);
    this.#save(blob, name);
  }

  saveCorrections() {
    const { shown } = this.store;
    if (!shown) return;
    this.#save(new Blob([fileOf(this.pencil.history.present)], { type: 'application/json' }), correctionsName(shown.name));
  }

  /** Uses the corrections of a file, as far as they fit the open article. */
  async chooseCorrections() {
    const file = await choose('.json,application/json');
    if (!file) return;
    try {
      const { operations, skipped } = openCorrections(await file.text());
      const fitting = this.pencil.useAll(operations);
      if (fitting) this.store.tell(words.usedCorrections(fitting.operations.length, fitting.unfit + skipped));
    } catch (error) {
      this.store.tell(/** @type {Error} */ (error).message);
    }
  }

  /** @param {Blob} blob @param {string} name */
  #save(blob, name) {
    download(blob, name);
    this.store.tell(words.saved(name));
  }

  /** @param {string} list @param {number} count */
  showMore(list, count) {
    this.shownOf.set(list, count);
    this.draw();
  }

  paint() {
    this.#drawing = false;
    const { store, view } = this;
    this.#isBusy = store.place.view !== 'article' && store.articles.filter(({ state }) => state === 'reading').length > MANY;
    const { shown, place, selection } = store;
    const thread = this.follower.thread;
    render(pageTemplate(this), this.#root);
    if (place.view === 'article' && place.pane === 'text') {
      this.reader.update({
        text: view.text,
        marked: view.marked,
        language: languageOf(view.analysis),
        hidden: store.hidden,
        unfolded: store.unfolded,
        lit: thread?.ranges ?? [],
        hue: thread?.type ?? thread?.kind ?? '',
        current: selection?.position ?? -1,
      });
    }
    // After all else, since it has the page laid out.
    if (place !== this.#drawnPlace) scrollTo({ top: 0, behavior: 'instant' });
    this.#drawnPlace = place;
    document.title = shown ? `${shown.title ?? shown.name} · ${words.name}` : `${words.rooms[place.view]} · ${words.name}`;
  }
}

/** An article as the exports take it. @param {Article} article @param {readonly string[]} leftOut */
function exportedOf({ name, title, outlet, published, url, history, result }, leftOut) {
  const { text, analysis } = /** @type {import('./state/store.js').Reading} */ (result);
  const corrections = history?.present ?? [];
  const reading = apply({ ...analysis, keyphrases: phrasesWithout(analysis.keyphrases, leftOut) }, text, corrections);
  return { name, text, title, outlet, published, url, reading, corrections };
}
