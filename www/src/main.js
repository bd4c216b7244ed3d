// Wires the parts together.
import '../styles/main.css';
import { App } from './app.js';
import { load } from './boot/load.js';
import { Desk } from './desk.js';
import { listenForDrop } from './input/drop.js';
import { listenForPaste } from './input/paste.js';
import { listenForKeys } from './keys.js';
import { Library } from './library/library.js';
import { Shelf } from './shelf.js';
import { followHistory } from './state/places.js';
import { Store } from './state/store.js';
import { watchTheme } from './views/shell/theme.js';

const store = new Store();
const { engine, readers, update } = load((offline) => store.change({ offline }));
const desk = new Desk(store, engine, readers);
const version = engine.then(({ greeted }) => greeted).then((reader) => `${reader.package} ${reader.model}`);
const library = new Library(store, version, (id) => desk.again(id));
const shelf = new Shelf(store, desk, engine, library, update);
const app = new App(/** @type {HTMLElement} */ (document.getElementById('app')), store, desk, engine, shelf);

followHistory(store);
listenForKeys(app);
listenForPaste((text) => desk.add(text));
listenForDrop((files, leftOut) => desk.addFiles(files, leftOut));
watchTheme(() => app.draw());
library.wake();
engine.then(
  () => store.setEngine('ready'),
  () => store.setEngine('broken'),
);
