// The reader: the article with its mentions marked in place. Draws the sections near the view, the others when they come.
import { render } from 'lit-html';
import { sectionAt, sectionsOf } from '../../article/sections.js';
import { sectionTemplate } from './section.js';
import { rangeAt } from './selected.js';

/**
 * @typedef {import('../../article/sections.js').Section} Section
 * @typedef {import('./section.js').Drawing} Drawing
 */

/** How far from the view a section is drawn. */
const NEAR = '1200px';
/** Texts of up to this many sections are drawn whole when there is time, for the browser's own search. */
const WHOLE = 40;
/** What the styles call words that were looked up. */
const TINT = 'looked-up';

export class Reader {
  element = document.createElement('div');
  /** @type {Drawing | null} */
  #drawing = null;
  /** @type {Section[]} */
  #sections = [];
  /** What each section was last drawn for. @type {(Drawing | undefined)[]} */
  #drawn = [];
  /** @type {Set<number>} */
  #near = new Set();
  #observer = new IntersectionObserver((entries) => this.#watch(entries), { rootMargin: NEAR });

  constructor() {
    this.element.className = 'reader';
    addEventListener('beforeprint', () => this.#sections.forEach((_, index) => this.#draw(index)));
  }

  /** @param {Drawing} drawing */
  update(drawing) {
    const before = this.#drawing;
    this.#drawing = drawing;
    this.element.lang = drawing.language;
    this.element.dataset.type = drawing.hue;
    if (before?.text !== drawing.text || before.marked !== drawing.marked) this.#lay(drawing);
    for (const index of this.#near) this.#draw(index);
    this.#ensureTabStop();
  }

  /**
   * Brings the words at `start` into view. Those that are not marked already are tinted, as far as `end`.
   * @param {number} start
   * @param {boolean} focus
   * @param {number} [end]
   */
  reveal(start, focus, end = start) {
    const index = sectionAt(this.#sections, start);
    this.#draw(index);
    const section = this.#sectionElement(index);
    const range = section && rangeAt(section, start, end);
    if (!range) return;
    const lit = section.querySelector(`[data-at="${start}"]`);
    const words = lit ?? range.startContainer.parentElement;
    const fold = words?.closest('details');
    if (fold) fold.open = true;
    words?.scrollIntoView({ block: 'center' });
    // Where browsers cannot tint words without an element around them, they are only brought into view.
    globalThis.CSS?.highlights?.delete(TINT);
    if (end > start) globalThis.CSS?.highlights?.set(TINT, new Highlight(range));
    if (!focus) return;
    const mentions = /** @type {HTMLElement[]} */ ([...section.querySelectorAll('.mention')]);
    const target = lit?.closest('.mention') ?? lit ?? mentions.find((mention) => range.comparePoint(mention, 0) >= 0);
    /** @type {HTMLElement | null | undefined} */ (target)?.focus({ preventScroll: true });
  }

  /**
   * Focuses the mention after or before the one in focus.
   * @param {1 | -1} direction
   */
  walk(direction) {
    const mentions = /** @type {HTMLElement[]} */ ([...this.element.querySelectorAll('.mention')]);
    const at = mentions.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    mentions[at + direction]?.focus();
  }

  /** Only one mention is a stop of the Tab key; the arrows go on from it. @param {HTMLElement} mention */
  moveTabStop(mention) {
    for (const stop of this.element.querySelectorAll('.mention[tabindex="0"]')) stop.setAttribute('tabindex', '-1');
    mention.tabIndex = 0;
  }

  #ensureTabStop() {
    if (this.element.querySelector('.mention[tabindex="0"]')) return;
    const first = this.element.querySelector('.mention');
    if (first) this.moveTabStop(/** @type {HTMLElement} */ (first));
  }

  /** @param {Drawing} drawing */
  #lay({ text, marked }) {
    this.#observer.disconnect();
    this.#sections = sectionsOf(text, marked);
    this.#drawn = [];
    this.#near = new Set([0]);
    const elements = this.#sections.map((section, index) => {
      const element = document.createElement('div');
      element.dataset.section = String(index);
      element.style.minHeight = `${Math.ceil((section.end - section.start) / 40)}em`;
      this.#observer.observe(element);
      return element;
    });
    this.element.replaceChildren(...elements);
    if (elements.length <= WHOLE) this.#drawIdly(1);
  }

  /** @param {number} index */
  #drawIdly(index) {
    const sections = this.#sections;
    if (index >= sections.length) return;
    const idle = globalThis.requestIdleCallback ?? setTimeout;
    idle(() => {
      if (sections !== this.#sections) return;
      if (!this.#drawn[index]) this.#draw(index);
      this.#drawIdly(index + 1);
    });
  }

  /** @param {IntersectionObserverEntry[]} entries */
  #watch(entries) {
    for (const { target, isIntersecting } of entries) {
      const index = Number(/** @type {HTMLElement} */ (target).dataset.section);
      if (!isIntersecting) this.#near.delete(index);
      else this.#draw(this.#near.add(index) && index);
    }
    this.#ensureTabStop();
  }

  /** @param {number} index */
  #draw(index) {
    const section = this.#sections[index];
    const element = this.#sectionElement(index);
    if (!section || !element || !this.#drawing || this.#drawn[index] === this.#drawing) return;
    render(sectionTemplate(section, this.#drawing), element);
    element.style.minHeight = '';
    this.#drawn[index] = this.#drawing;
  }

  /** @param {number} index */
  #sectionElement(index) {
    return /** @type {HTMLElement | undefined} */ (this.element.children[index]);
  }
}
