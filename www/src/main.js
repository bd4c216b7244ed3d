// Wires the parts together.
import '../styles/main.css';
import { App } from './app.js';
import { load } from './boot/load.js';
import { Desk } from './desk.js';
import { listenForDrop } from './input/drop.js';
import { listenForKeys } from './input/keys.js';
import { listenForPaste } from './input/paste.js';
import { Store } from './state.js';
import { watchTheme } from './views/theme.js';

const store = new Store();
const { engine, readers } = load();
const desk = new Desk(store, engine, readers);
const app = new App(/** @type {HTMLElement} */ (document.getElementById('app')), store, desk, engine);

listenForKeys(app);
listenForPaste((text) => desk.add(text));
listenForDrop((files, leftOut) => desk.addFiles(files, leftOut));
watchTheme(() => app.draw());
engine.then(
  () => store.setEngine('ready'),
  () => store.setEngine('broken'),
);
