// The keyboard in the article and its lists. Single letters act only while the focus is there.

/** @param {import('../app.js').App} app */
export function listenForKeys(app) {
  const { element } = app.reader;

  element.addEventListener('click', (event) => {
    const mention = mentionAround(event.target);
    // Who selects words with the mouse does not mean to pick a name.
    if (mention && (document.getSelection()?.isCollapsed ?? true)) app.pick(Number(mention.dataset.mention));
  });
  element.addEventListener('focusin', ({ target }) => {
    const mention = mentionAround(target);
    if (mention) app.reader.moveTabStop(mention);
  });
  element.addEventListener('keydown', (event) => {
    const mention = mentionAround(event.target);
    if (!mention || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter' || event.key === ' ') app.pick(Number(mention.dataset.mention));
    else if (event.key === 'ArrowRight') app.reader.walk(1);
    else if (event.key === 'ArrowLeft') app.reader.walk(-1);
    else return;
    event.preventDefault();
  });

  document.addEventListener('keydown', (event) => {
    const { target, key, ctrlKey, metaKey, altKey } = event;
    if (ctrlKey || metaKey || altKey || !(target instanceof Element) || !target.closest('#article, .panel')) return;
    if (key === 'n') app.step(1);
    else if (key === 'p') app.step(-1);
    else if (key === 'Escape') app.clear();
  });
}

/** @param {EventTarget | null} target */
function mentionAround(target) {
  return target instanceof Element ? /** @type {HTMLElement | null} */ (target.closest('.mention')) : null;
}
