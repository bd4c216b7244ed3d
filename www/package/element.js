// <nutgraf-article>: shows its own text with the names marked. No global style, no markup made from text.
import { startEngine } from './workers.js';

/** @type {Promise<import('./workers.js').Engine> | undefined} */
let shared;

const style = `
:host { display: block; white-space: pre-line; }
mark { background: color-mix(in srgb, currentColor 12%, transparent); color: inherit; border-radius: 0.2em; padding: 0 0.1em; border-bottom: 0.12em solid; }
mark[data-type=person] { border-bottom-style: solid; }
mark[data-type=organization] { border-bottom-style: double; }
mark[data-type=place] { border-bottom-style: dotted; }
`;

export class NutgrafArticle extends HTMLElement {
  /** An engine of one's own; without it all elements share one. @type {Promise<import('./workers.js').Engine> | import('./workers.js').Engine | undefined} */
  engine;
  /** @type {import('./nutgraf.js').Analysis | null} */
  analysis = null;
  /** @type {string | null} */
  #text = null;
  #turn = 0;

  constructor() {
    super();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    this.attachShadow({ mode: 'open' }).adoptedStyleSheets = [sheet];
  }

  connectedCallback() {
    this.text ??= this.textContent;
  }

  /** The article; offsets of `analysis` count into it. */
  get text() {
    return this.#text;
  }

  set text(text) {
    this.#text = text;
    this.analysis = null;
    this.#draw([]);
    if (text !== null) this.#read(text);
  }

  /** @param {string} text */
  async #read(text) {
    this.#turn += 1;
    const turn = this.#turn;
    const engine = await Promise.resolve(this.engine ?? (shared ??= startEngine())).catch((/** @type {Error} */ error) => error);
    const answer = engine instanceof Error ? { ok: false, code: 'refused', message: engine.message } : await engine.analyze({ text });
    // A newer text may have come since, or an older reading be late.
    if (turn !== this.#turn) return;
    if (answer.ok) {
      this.analysis = answer.value;
      this.#draw(answer.value.mentions);
    }
    this.dispatchEvent(new CustomEvent(answer.ok ? 'nutgraf-read' : 'nutgraf-fail', { bubbles: true, composed: true, detail: answer }));
  }

  /** @param {readonly import('./nutgraf.js').Mention[]} mentions */
  #draw(mentions) {
    const text = this.#text ?? '';
    const nodes = [];
    let at = 0;
    for (const { start, end, type, subtype } of mentions) {
      const mark = document.createElement('mark');
      mark.textContent = text.slice(start, end);
      mark.dataset.type = type;
      mark.title = subtype ?? type;
      mark.part.add('mention', type);
      nodes.push(text.slice(at, start), mark);
      at = end;
    }
    this.shadowRoot?.replaceChildren(...nodes, text.slice(at));
  }
}

customElements.define('nutgraf-article', NutgrafArticle);
