// The keyboard: in the text from mention to mention, and everywhere single letters, unless they are switched off.
import { rangeSelected } from './views/article/selected.js';
import { openHelp } from './views/shell/help.js';

/** @typedef {import('./app.js').App} App */

/** @param {App} app */
export function listenForKeys(app) {
  inText(app);
  document.addEventListener('keydown', (event) => {
    const { target, key, ctrlKey, metaKey, altKey } = event;
    if ((ctrlKey || metaKey) && !altKey && key.toLowerCase() === 's') {
      event.preventDefault();
      if (app.store.articles.length > 0) app.shelf.saveProject();
      return;
    }
    if ((ctrlKey || metaKey) && key.toLowerCase() === 'z') return takeBack(app, event);
    if (ctrlKey || metaKey || altKey || event.defaultPrevented || document.querySelector('dialog[open]')) return;
    if (target instanceof Element && target.closest('input:not([type="checkbox"], [type="radio"]), textarea, select')) return;
    if (key === 'Escape') return app.letGo();
    const act = app.store.letters && (inRoom(app)[key] ?? anywhere(app)[key]);
    if (!act) return;
    event.preventDefault();
    act();
  });
}

/** Undoes, or with Shift does again; in a box the browser's own undo holds. @param {App} app @param {KeyboardEvent} event */
function takeBack({ pencil, store }, event) {
  if (event.altKey || (event.target instanceof Element && event.target.closest('input:not([type="checkbox"], [type="radio"]), textarea'))) return;
  event.preventDefault();
  if (!event.shiftKey && store.place.view !== 'article') store.takeBack();
  else if (event.shiftKey) pencil.redo();
  else pencil.undo();
}

/** @param {App} app @returns {Record<string, () => void>} */
const anywhere = (app) => ({
  '?': openHelp,
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
    ...withPencil(app),
  };
}

/** What is done to the followed name. @param {App} app @returns {Record<string, () => void>} */
function withPencil(app) {
  const { follower, pencil } = app;
  const { thread } = follower;
  const { entity, phrase } = thread ?? {};
  /** Goes to a control of the margin. @param {string} id */
  const to = (id) => () => {
    app.showReasons();
    document.getElementById(id)?.focus();
  };
  if (phrase) return { a: () => app.pickWords(), x: () => app.leaveOut(phrase.text) };
  if (!entity) return { a: () => app.pickWords() };
  return { a: () => app.pickWords(), c: () => pencil.confirm(entity.id), x: () => pencil.reject(entity.id), e: to('rename'), t: to('retype'), m: to('merge') };
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
  document.addEventListener('selectionchange', () => {
    const { store } = app;
    const picked = store.shown?.result ? rangeSelected(element) : null;
    const isKept = picked === null && document.activeElement?.closest('.adder');
    if (!isKept && (picked?.start !== store.picked?.start || picked?.end !== store.picked?.end)) store.change({ picked });
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
