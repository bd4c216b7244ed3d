// The shelf: what is put away and brought back, as a project file or in this browser, and the page's own offline copy.
import { listOf } from './article/leftout.js';
import { openProject, projectFile } from './library/project.js';
import { download } from './output/save.js';
import { words } from './strings.js';

/**
 * @typedef {import('./desk.js').Desk} Desk
 * @typedef {import('./engine/engine.js').Engine} Engine
 * @typedef {import('./library/library.js').Library} Library
 * @typedef {import('./state/store.js').Store} Store
 */

export class Shelf {
  #store;
  #desk;
  #engine;

  /** @param {Store} store @param {Desk} desk @param {Promise<Engine>} engine @param {Library} library @param {() => void} update loads the newer page that waits */
  constructor(store, desk, engine, library, update) {
    this.#store = store;
    this.#desk = desk;
    this.#engine = engine;
    this.library = library;
    this.update = update;
    desk.onProject = (text, name) => this.openProject(text, name);
  }

  /** Writes all articles with their corrections into a file. */
  async saveProject() {
    const { articles, leftOut } = this.#store;
    const reader = await this.#engine.then(({ greeted }) => greeted).catch(() => null);
    const name = `nutgraf-${new Date().toISOString().slice(0, 10)}.project.json`;
    download(projectFile(articles, leftOut, reader), name);
    this.#store.tell(words.saved(name));
  }

  /** Adds the articles of a project file to those that are here. @param {string} text @param {string} name of the file */
  openProject(text, name) {
    const opened = openProject(text);
    if (!opened.ok) return this.#store.tell(`${name}: ${opened.reason}`);
    const { articles, leftOut } = opened;
    this.#store.change({ leftOut: listOf([...this.#store.leftOut, ...leftOut]) });
    this.#desk.addAll(articles);
    this.#store.tell(words.project.opened(articles.length));
  }
}
