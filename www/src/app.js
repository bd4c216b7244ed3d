// The app: draws the store, and answers what people do with the article. Taking text in is the desk's work.
import { render } from 'lit-html';
import { languageOf, sourceOf, viewOf } from './article/view.js';
import { samples } from './input/samples.js';
import { analysisFile, download, fileName } from './output/json.js';
import { words } from './strings.js';
import { pageTemplate } from './views/page.js';
import { Reader } from './views/reader.js';

export class App {
  reader = new Reader();
  wide = matchMedia('(min-width: 60rem)').matches;
  /** How many rows are shown of the lists that were lengthened. @type {Map<string, number>} */
  shownOf = new Map();
  #root;
  #drawing = false;
  /** @type {number | null} */
  #drawnId = null;
  #view = viewOf(sourceOf(null));

  /**
   * @param {HTMLElement} root
   * @param {import('./state.js').Store} store
   * @param {import('./desk.js').Desk} desk
   * @param {Promise<import('./engine/engine.js').Engine>} engine
   */
  constructor(root, store, desk, engine) {
    this.#root = root;
    this.store = store;
    this.desk = desk;
    this.engine = engine;
    store.addEventListener('change', () => this.draw());
    this.#paint();
  }

  /** Draws once in the next frame, however often it is called. */
  draw() {
    if (this.#drawing) return;
    this.#drawing = true;
    requestAnimationFrame(() => this.#paint());
  }

  /** @param {number | null} id */
  show(id) {
    this.store.show(id);
    this.shownOf.clear();
    if (id === null) this.#focusText();
  }

  /** @param {number} id */
  discard(id) {
    this.desk.discard(id);
    this.#focusText();
  }

  /** @param {number} index */
  addSample(index) {
    const { name, text } = samples[index];
    this.desk.add(text, name);
  }

  /** @param {string} list @param {number} count */
  showMore(list, count) {
    this.shownOf.set(list, count);
    this.draw();
  }

  /** Follows a thread from its first place, or lets go of it. @param {string} key */
  follow(key) {
    if (this.store.selection?.key === key) this.clear();
    else this.#go(key, 0, false);
  }

  /** Follows the thread of a mention, from there. @param {number} mention */
  pick(mention) {
    const { threads, marked } = this.#view;
    const key = threads?.ofMention[mention];
    if (!threads || !key) return;
    const { start } = marked.mentions[mention];
    this.#go(key, threads.all.get(key)?.ranges.findIndex((range) => range.start === start) ?? 0, true);
  }

  /** @param {1 | -1} by */
  step(by) {
    const { selection } = this.store;
    const thread = selection && this.#view.threads?.all.get(selection.key);
    if (!thread) return;
    const { length } = thread.ranges;
    // Where the text has the focus, the focus steps along; else it stays on the control.
    const inText = this.reader.element.contains(document.activeElement);
    this.#go(selection.key, (selection.position + by + length) % length, inText);
  }

  clear() {
    this.store.select(null);
  }

  async save() {
    const { shown } = this.store;
    if (!shown?.result) return;
    const name = fileName(shown.name);
    download(await analysisFile(shown, shown.result, (await this.engine).version), name);
    this.store.announce(words.saved(name));
  }

  /** @param {string} key @param {number} position @param {boolean} focus */
  #go(key, position, focus) {
    const thread = this.#view.threads?.all.get(key);
    const range = thread?.ranges[position];
    if (!thread || !range) return;
    this.store.select({ key, position });
    this.store.announce(words.stepped(thread.name, position + 1, thread.ranges.length));
    this.#paint();
    this.reader.reveal(range.start, focus);
  }

  #focusText() {
    this.#paint();
    document.getElementById('text')?.focus();
  }

  #paint() {
    this.#drawing = false;
    const { store } = this;
    const { shown, selection } = store;
    const source = sourceOf(shown);
    if (source.text !== this.#view.text || source.analysis !== this.#view.analysis) this.#view = viewOf(source);
    const { text, analysis, marked, threads } = this.#view;
    const thread = (selection && threads?.all.get(selection.key)) ?? null;
    render(pageTemplate({ store, threads, thread, reader: this.reader.element, app: this }), this.#root);
    if (store.shownId !== this.#drawnId) scrollTo({ top: 0, behavior: 'instant' });
    this.#drawnId = store.shownId;
    this.reader.update({
      text,
      marked,
      language: languageOf(analysis),
      hidden: store.hidden,
      lit: thread?.ranges ?? [],
      current: selection?.position ?? -1,
    });
    document.title = shown ? `${shown.name} · ${words.name}` : words.name;
  }
}
