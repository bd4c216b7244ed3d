// The shelf: project files are put away and opened, and all is erased when one says so.
import { projectFile, openProject } from './library/project.js';
import { choose, download } from './output/save.js';
import { words } from './strings.js';

const NAME = 'articles.nutgraf-project.json';

export class Shelf {
  #app;

  /** @param {import('./app.js').App} app */
  constructor(app) {
    this.#app = app;
  }

  /** Saves all articles with what was said of them. */
  async save() {
    const { store, engine } = this.#app;
    const version = await engine.then(({ version }) => version, () => null);
    download(projectFile(store.articles, store.leftOut, version), NAME);
    store.announce(words.saved(NAME));
  }

  /** Asks for a project file and opens it. */
  async choose() {
    const file = await choose('.json,application/json');
    if (file) this.open(await file.text());
  }

  /** Adds the articles of a project to those that are here. @param {string} text of the file */
  open(text) {
    const { store, desk } = this.#app;
    const opened = openProject(text);
    if (!opened.ok) return store.announce(opened.reason);
    store.change({ leftOut: [...new Set([...store.leftOut, ...opened.leftOut])].sort() });
    const ids = opened.articles.map((article) => store.add(article));
    for (const id of ids) desk.again(id);
    store.announce(words.project.opened(ids.length));
  }
}
