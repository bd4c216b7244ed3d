// Wires the parts together.
import '../styles/main.css';
import { App } from './app.js';
import { Desk } from './desk.js';
import { loadEngine } from './engine/load.js';
import { listenForInput } from './input/gestures.js';
import { looksLikeHtml } from './input/html.js';
import { listenForKeys } from './input/keys.js';
import { Store } from './state.js';
import { LONGEST_EDITED } from './views/compose.js';
import { watchTheme } from './views/theme.js';

const store = new Store();
const engine = loadEngine();
const desk = new Desk(store, engine);
const app = new App(/** @type {HTMLElement} */ (document.getElementById('app')), store, desk, engine);

listenForKeys(app);
listenForInput({
  files: (files) => desk.addFiles(files),
  paste(plain, html) {
    const text = plain || html;
    // The box takes what it can show well; everything else becomes an article at once.
    const forBox = document.activeElement?.id === 'text' && plain !== '' && plain.length <= LONGEST_EDITED && !looksLikeHtml(plain);
    if (forBox || text === '') return false;
    desk.add(text);
    return true;
  },
});
watchTheme(() => app.draw());
engine.then(
  () => store.setEngine('ready'),
  () => store.setEngine('broken'),
);
