// What can be done with an article as a whole.
import { html } from 'lit-html';
import { words } from '../../strings.js';
import { exportItems } from '../export.js';
import { menuTemplate } from '../menu.js';

/** @param {import('../../app.js').App} app @param {import('../../state/store.js').Article} article */
export function articleMenus(app, article) {
  const { store, pencil } = app;
  const { present } = pencil.history;
  /** @type {[string, () => void][]} */
  const items = [
    [store.editing ? words.endEdit : words.editText, () => store.change({ editing: !store.editing })],
    [store.unfolded ? words.fold : words.unfold, () => store.change({ unfolded: !store.unfolded })],
    [words.print, () => print()],
  ];
  if (article.result) items.push([words.useCorrections, () => app.chooseCorrections()]);
  if (present.length > 0) items.push([words.saveCorrections, () => app.saveCorrections()]);
  items.push([words.removeArticle, () => app.discard(article.id)]);
  return html`<span class="menus">${article.result ? menuTemplate(words.exportAs, exportItems(app, [article])) : ''} ${menuTemplate(words.menu, items)}</span>`;
}
