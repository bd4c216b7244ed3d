// Pictures of one article or of many. Loaded only when somebody asks for them. They draw into an element of their own,
// to its width, and again when that changes.
import '../../styles/pictures.css';
import { html, nothing, render } from 'lit-html';
import { comentionsOf } from '../article/comention.js';
import { standing } from '../corrections/standing.js';
import { pictureWords as words } from '../strings.js';
import { alongTemplate } from './along.js';
import { namesTemplate, subjectsTemplate } from './bars.js';
import { graphTemplate } from './graph.js';
import { networkOf } from './layout.js';
import { mapTemplate } from './map.js';
import { placesOf } from './places.js';

/**
 * @typedef {import('../corrections/types.js').Reading} Reading
 * @typedef {{ title: string, text: string, reading: Reading }} Pictured an article, as corrected
 *
 * @typedef {object} Subject what is drawn
 * @property {readonly Pictured[]} articles
 * @property {(article: number, start: number, end?: number) => void} show goes to a place in the text of one of them
 *
 * What the templates see.
 * @typedef {object} Scene
 * @property {readonly Pictured[]} articles as they stand, without what was rejected
 * @property {number} width of the element in CSS pixels
 * @property {Subject['show']} show
 * @property {(change: Partial<Chosen>) => void} choose
 *
 * What somebody chose to look at.
 * @typedef {object} Chosen
 * @property {string | null} pair the keys of two names, whose sentences are shown
 * @property {number} node which node of the graph the arrows have come to
 * @property {boolean} world whether the map shows all of it
 */

export class Pictures {
  element = document.createElement('div');
  /** @type {Subject | null} */
  #subject = null;
  /** @type {readonly Pictured[]} */
  #articles = [];
  /** @type {ReturnType<typeof comentionsOf>} */
  #together = { nodes: [], edges: [] };
  /** @type {{ width: number, network: import('./layout.js').Network } | null} */
  #laid = null;
  /** @type {Chosen} */
  #chosen = { pair: null, node: 0, world: false };
  #width = 0;

  constructor() {
    this.element.className = 'pictures';
    new ResizeObserver(([entry]) => this.#resize(Math.floor(entry.contentRect.width))).observe(this.element);
  }

  /** @param {Subject} subject */
  update(subject) {
    const known = this.#subject?.articles ?? [];
    const same = subject.articles.length === known.length && subject.articles.every(({ reading }, index) => reading === known[index].reading);
    this.#subject = subject;
    if (same) return;
    this.#articles = subject.articles.map((article) => ({ ...article, reading: standing(article.reading) }));
    this.#together = comentionsOf(this.#articles);
    this.#laid = null;
    this.#chosen = { pair: null, node: 0, world: false };
    this.#draw();
  }

  /** @param {number} width */
  #resize(width) {
    if (width === this.#width || width === 0) return;
    this.#width = width;
    this.#draw();
  }

  #draw() {
    if (!this.#subject || this.#width === 0) return;
    const { show } = this.#subject;
    /** @type {Scene} */
    const scene = { articles: this.#articles, width: this.#width, show, choose: (change) => this.#choose(change) };
    if (this.#laid?.width !== this.#width) this.#laid = { width: this.#width, network: networkOf(this.#together, this.#width) };
    const left = this.#subject.articles.reduce((sum, { reading }) => sum + reading.entities.filter(({ state }) => state === 'rejected').length, 0);
    render(
      html`${namesTemplate(scene, this.#together.nodes)} ${subjectsTemplate(scene)}
        ${this.#articles.length === 1 ? alongTemplate(scene) : nothing}
        ${graphTemplate(scene, this.#laid.network, this.#chosen)} ${mapTemplate(scene, placesOf(this.#articles), this.#chosen)}
        ${left > 0 ? html`<p class="aside">${words.leftOut(left)}</p>` : nothing}`,
      this.element,
    );
  }

  /** @param {Partial<Chosen>} change */
  #choose(change) {
    const moved = change.node !== undefined && change.node !== this.#chosen.node;
    this.#chosen = { ...this.#chosen, ...change };
    this.#draw();
    if (moved) /** @type {SVGElement | null} */ (this.element.querySelector('.graph [tabindex="0"]'))?.focus();
  }
}
