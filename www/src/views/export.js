// The kinds of files that articles can be saved as.
import { kinds } from '../output/index.js';
import { words } from '../strings.js';

/**
 * @param {import('../app.js').App} app
 * @param {readonly import('../state/store.js').Article[]} articles
 * @returns {[string, () => void][]}
 */
export function exportItems(app, articles) {
  const names = /** @type {(keyof typeof kinds)[]} */ (Object.keys(kinds));
  return names.map((kind) => [words.exportKinds[kind], () => app.exportAs(kind, articles)]);
}
