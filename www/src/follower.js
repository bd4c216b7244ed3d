// Following a thread through the open article: from place to place, with the text brought into view.
import { firstIndex } from './article/sections.js';
import { searchKey, soughtWords, threadOf } from './article/threads.js';
import { words } from './strings.js';

export class Follower {
  #app;
  /** The thread last looked up: a search is not done again for each frame. @type {{ view: object, key: string, thread: import('./article/threads.js').Thread | null }} */
  #last = { view: {}, key: '', thread: null };

  /** @param {import('./app.js').App} app */
  constructor(app) {
    this.#app = app;
  }

  /** The thread that is followed. */
  get thread() {
    const { selection } = this.#app.store;
    return selection && this.#threadOf(selection.key);
  }

  /** Follows a thread from its first place, or lets go of it. @param {string} key */
  toggle(key) {
    if (this.#app.store.selection?.key === key) this.clear();
    else this.go(key, 0, false);
  }

  /** Follows the thread of a mention, from there. @param {number} mention */
  pick(mention) {
    const { threads, marked } = this.#app.view;
    const key = threads?.ofMention[mention];
    if (!threads || !key) return;
    const { start } = marked.mentions[mention];
    const position = threads.all.get(key)?.ranges.findIndex((range) => range.start === start) ?? 0;
    this.go(key, Math.max(0, position), true);
  }

  /** Follows whatever the words at `start` belong to now. @param {number} start */
  stay(start) {
    const { threads, marked } = this.#app.view;
    const mention = firstIndex(marked.mentions, (mention) => mention.start >= start);
    const key = threads && marked.mentions[mention]?.start === start ? threads.ofMention[mention] : null;
    const position = key ? (threads?.all.get(key)?.ranges.findIndex((range) => range.start === start) ?? -1) : -1;
    this.#app.store.select(key ? { key, position: Math.max(0, position) } : null);
  }

  /** @param {1 | -1} by */
  step(by) {
    const { selection } = this.#app.store;
    const { thread } = this;
    if (!selection || !thread || thread.ranges.length === 0) return;
    const { length } = thread.ranges;
    // Where the text has the focus, the focus steps along; else it stays on the control.
    const inText = this.#app.reader.element.contains(document.activeElement);
    this.go(selection.key, (selection.position + by + length) % length, inText);
  }

  /** Follows the places of words. @param {string} sought */
  look(sought) {
    if (sought.trim() === '') return this.clear();
    const key = searchKey(sought);
    const thread = this.#threadOf(key);
    if (thread && thread.ranges.length > 0) return this.go(key, 0, false);
    this.#app.store.select({ key, position: 0 });
    this.#app.store.announce(words.notFound(sought));
  }

  /** The words that are looked for. */
  get sought() {
    const { selection } = this.#app.store;
    return (selection && soughtWords(selection.key)) ?? '';
  }

  clear() {
    this.#app.store.select(null);
  }

  /** @param {string} key @param {number} position @param {boolean} focus */
  go(key, position, focus) {
    const app = this.#app;
    const thread = this.#threadOf(key);
    if (!thread) return;
    const { place } = app.store;
    if (place.view === 'article' && place.pane !== 'text') app.turnTo('text');
    app.store.select({ key, position });
    const range = thread.ranges[position];
    if (range) app.store.announce(words.stepped(thread.name, position + 1, thread.ranges.length));
    app.paint();
    if (range) app.reader.reveal(range.start, focus);
  }

  /** @param {string} key */
  #threadOf(key) {
    const { view } = this.#app;
    if (this.#last.view !== view || this.#last.key !== key) this.#last = { view, key, thread: threadOf(view.text, view.threads, key) };
    return this.#last.thread;
  }
}
