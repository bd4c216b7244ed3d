// The pencil: what the reader corrects in the open article. The corrections stand beside the machine's answer, and every
// stroke can be taken back.
import * as corrections from './corrections/index.js';
import { words } from './strings.js';

/**
 * @typedef {import('./app.js').App} App
 * @typedef {import('./corrections/types.js').Operation} Operation
 * @typedef {import('./corrections/operations.js').Subject} Subject
 * @typedef {import('./corrections/history.js').History} History
 * @typedef {import('../pkg/nutgraf.js').EntityType} EntityType
 * @typedef {import('../pkg/nutgraf.js').Range} Range
 */

export class Pencil {
  #app;

  /** @param {App} app */
  constructor(app) {
    this.#app = app;
  }

  /** The corrections of the open article. @returns {History} */
  get history() {
    return this.#app.store.shown?.history ?? corrections.historyOf();
  }

  /** @param {number} entity */
  confirm(entity) {
    this.#correct('confirm', entity, (subject) => corrections.confirmEntity(subject, entity));
  }

  /** @param {number} entity */
  reject(entity) {
    this.#correct('reject', entity, (subject) => corrections.rejectEntity(subject, entity));
  }

  /** @param {number} entity @param {string} name */
  rename(entity, name) {
    if (name.trim() === '') return;
    this.#correct('rename', entity, (subject) => corrections.renameEntity(subject, entity, name), name.trim());
  }

  /** @param {number} entity @param {EntityType} type */
  retype(entity, type) {
    this.#correct('retype', entity, (subject) => corrections.retypeEntity(subject, entity, type));
  }

  /** @param {number} entity @param {number} into */
  merge(entity, into) {
    this.#correct('merge', entity, (subject) => corrections.mergeEntities(subject, entity, into), this.#nameOf(into));
  }

  /** Takes a mention out of its entity. @param {number} mention */
  split(mention) {
    this.#correct('split', null, (subject) => corrections.splitMentions(subject, [mention]), this.#wordsOf(mention));
  }

  /** @param {number} mention */
  rejectMention(mention) {
    this.#correct('reject', null, (subject) => corrections.rejectMentions(subject, [mention]), this.#wordsOf(mention));
  }

  /** @param {number} mention */
  confirmMention(mention) {
    this.#correct('confirm', null, (subject) => corrections.confirmMentions(subject, [mention]), this.#wordsOf(mention));
  }

  /** Marks words, and the same words elsewhere. @param {Range} range @param {EntityType} type */
  add(range, type) {
    const { text } = this.#app.view;
    this.#app.store.change({ picked: null });
    const ranges = corrections.sameWords(text, range);
    this.#correct('add', null, (subject) => corrections.addMentions(subject, ranges, type), text.slice(range.start, range.end).trim(), range.start);
  }

  /** Takes back what was said of an entity: its confirmation, or its being struck out. @param {number} entity */
  takeBack(entity) {
    const { analysis } = this.#app.view;
    const keys = new Set(/** @type {any} */ (analysis?.entities[entity])?.keys ?? []);
    const last = this.history.present.findLast(
      (correction) => (correction.op === 'confirm' || correction.op === 'reject') && 'entity' in correction && keys.has(correction.entity.key),
    );
    if (last) this.#keep(corrections.withdraw(this.history, last.id), words.did.restore(this.#nameOf(entity)));
  }

  undo() {
    if (this.history.past.length > 0) this.#keep(corrections.undo(this.history), words.undone);
  }

  redo() {
    if (this.history.future.length > 0) this.#keep(corrections.redo(this.history), words.redone);
  }

  /** Applies corrections that came from elsewhere, as far as they fit. @param {readonly Operation[]} operations @returns {import('./corrections/file.js').Fitting | null} */
  useAll(operations) {
    const { shown } = this.#app.store;
    const { analysis, text } = this.#app.view;
    if (!shown?.result || !analysis) return null;
    const fitting = corrections.fitting(shown.result.analysis, text, this.history.present, operations);
    if (fitting.operations.length > 0) this.#keep(corrections.correct(this.history, ...fitting.operations), '');
    return fitting;
  }

  /**
   * @param {keyof typeof words.did} what
   * @param {number | null} entity
   * @param {(subject: Subject) => Operation} make
   * @param {string} [name]
   * @param {number} [place] where to stand afterwards
   */
  #correct(what, entity, make, name, place) {
    const { analysis, text } = this.#app.view;
    if (!analysis || !this.#app.store.shown) return;
    const operation = make({ text, reading: analysis });
    this.#keep(corrections.correct(this.history, operation), words.did[what](name ?? this.#nameOf(entity)), place);
  }

  /** Puts a new history in place, and stays where one was in the text: the ids of entities may be others now. @param {History} history @param {string} notice @param {number} [place] */
  #keep(history, notice, place) {
    const { store, follower } = this.#app;
    const { shown, selection } = store;
    if (!shown) return;
    const start = place ?? follower.thread?.ranges[selection?.position ?? 0]?.start ?? this.#lastStart;
    store.update(shown.id, { history });
    this.#lastStart = start;
    if (start !== null) follower.stay(start);
    if (notice) store.announce(notice);
    this.#app.paint();
  }

  /** Where one was last: a name that is struck out has no place of its own. @type {number | null} */
  #lastStart = null;

  /** @param {number | null} entity */
  #nameOf(entity) {
    return (entity !== null && this.#app.view.analysis?.entities[entity]?.name) || '';
  }

  /** @param {number} mention */
  #wordsOf(mention) {
    const { analysis, text } = this.#app.view;
    const range = analysis?.mentions[mention];
    return range ? text.slice(range.start, range.end) : '';
  }
}
