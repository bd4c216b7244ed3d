// Pictures of one article or of several. They keep an element of their own, which they draw into.
import { Pictures } from '../pictures/index.js';
import { summaryOf } from '../across/summary.js';
import { readingOf } from '../article/view.js';

/**
 * @typedef {import('../app.js').App} App
 * @typedef {import('../state/store.js').Article} Article
 */

/** @type {Pictures | null} */
let pictures = null;

/** @param {App} app @param {readonly Article[]} articles */
export function picturesOf(app, articles) {
  pictures ??= new Pictures();
  const read = articles.flatMap((article) => {
    const reading = readingOf(article);
    return reading ? [{ article, reading }] : [];
  });
  pictures.update({
    articles: read.map(({ article, reading }) => ({
      title: summaryOf(article, reading).title,
      text: article.result?.text ?? article.text,
      reading: /** @type {import('../corrections/types.js').Reading} */ (reading),
    })),
    show: (index, start) => app.openAt(read[index].article.id, start),
  });
  return pictures.element;
}
