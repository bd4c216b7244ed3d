// Wires the parts together.
import '../styles/main.css';
import { App } from './app.js';
import { Desk } from './desk.js';
import { loadEngine } from './engine/load.js';
import { listenForDrop } from './input/drop.js';
import { listenForPaste } from './input/paste.js';
import { listenForKeys } from './keys.js';
import { followHistory } from './state/places.js';
import { Store } from './state/store.js';
import { watchTheme } from './views/shell/theme.js';

const store = new Store();
const engine = loadEngine();
const desk = new Desk(store, engine);
const app = new App(/** @type {HTMLElement} */ (document.getElementById('app')), store, desk, engine);

followHistory(store);
listenForKeys(app);
listenForPaste((text) => desk.add(text));
listenForDrop((files) => desk.addFiles(files));
watchTheme(() => app.draw());
engine.then(
  () => store.setEngine('ready'),
  () => store.setEngine('broken'),
);
