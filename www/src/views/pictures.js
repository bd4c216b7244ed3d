// Pictures of one article or of several. They keep an element of their own, which they draw into.
import { readingOf } from '../article/view.js';
import { apply } from '../corrections/index.js';
import { Pictures } from '../pictures/index.js';

/**
 * @typedef {import('../app.js').App} App
 * @typedef {import('../state/store.js').Article} Article
 */

/** @typedef {import('../corrections/types.js').Reading} Reading */

/** @type {Pictures | null} */
let pictures = null;
/** Answers that nobody corrected, with a state for each name. @type {WeakMap<object, Reading>} */
const plain = new WeakMap();

/** @param {Article} article @param {NonNullable<ReturnType<typeof readingOf>>} reading @returns {Reading} */
function withStates(article, reading) {
  if ('applied' in reading) return /** @type {Reading} */ (reading);
  let stated = plain.get(reading);
  if (!stated) plain.set(reading, (stated = apply(reading, article.result?.text ?? article.text, [])));
  return stated;
}

/** @param {App} app @param {readonly Article[]} articles */
export function picturesOf(app, articles) {
  pictures ??= new Pictures();
  const read = articles.flatMap((article) => {
    const reading = readingOf(article);
    return reading ? [{ article, reading }] : [];
  });
  pictures.update({
    articles: read.map(({ article, reading }) => ({
      title: app.summaryOf(article).title,
      text: article.result?.text ?? article.text,
      reading: withStates(article, reading),
    })),
    show: (index, start, end) => app.openAt(read[index].article.id, start, end),
  });
  return pictures.element;
}
