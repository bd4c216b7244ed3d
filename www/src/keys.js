// The keyboard: in the text from mention to mention, and everywhere single letters, unless they are switched off.
import { openKeys } from './views/shell/keys.js';

/** @typedef {import('./app.js').App} App */

/** @param {App} app */
export function listenForKeys(app) {
  inText(app);
  document.addEventListener('keydown', (event) => {
    const { target, key, ctrlKey, metaKey, altKey } = event;
    if (ctrlKey || metaKey || altKey || event.defaultPrevented || document.querySelector('dialog[open]')) return;
    if (target instanceof Element && target.closest('input:not([type="checkbox"], [type="radio"]), textarea, select')) return;
    if (key === 'Escape') return app.letGo();
    const act = app.store.letters && (inRoom(app)[key] ?? anywhere(app)[key]);
    if (!act) return;
    event.preventDefault();
    act();
  });
}

/** @param {App} app @returns {Record<string, () => void>} */
const anywhere = (app) => ({
  '?': openKeys,
  d: () => app.go({ view: 'desk' }),
  v: () => app.go({ view: 'across' }),
  '/': () => document.getElementById('filter-words')?.focus(),
});

/** @param {App} app @returns {Record<string, () => void>} */
function inRoom(app) {
  if (!app.store.shown) return {};
  return {
    '/': () => document.getElementById('find')?.focus(),
    n: () => app.follower.step(1),
    p: () => app.follower.step(-1),
    j: () => app.turn(1),
    k: () => app.turn(-1),
    w: () => app.showReasons(),
  };
}

/** @param {App} app */
function inText(app) {
  const { reader, follower } = app;
  const { element } = reader;

  element.addEventListener('click', (event) => {
    const mention = mentionAround(event.target);
    // Who selects words with the mouse does not mean to pick a name.
    if (mention && (document.getSelection()?.isCollapsed ?? true)) follower.pick(Number(mention.dataset.mention));
  });
  element.addEventListener('focusin', ({ target }) => {
    const mention = mentionAround(target);
    if (mention) reader.moveTabStop(mention);
  });
  element.addEventListener('keydown', (event) => {
    const mention = mentionAround(event.target);
    if (!mention || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter' || event.key === ' ') follower.pick(Number(mention.dataset.mention));
    else if (event.key === 'ArrowRight') reader.walk(1);
    else if (event.key === 'ArrowLeft') reader.walk(-1);
    else return;
    event.preventDefault();
  });
}

/** @param {EventTarget | null} target */
function mentionAround(target) {
  return target instanceof Element ? /** @type {HTMLElement | null} */ (target.closest('.mention')) : null;
}
