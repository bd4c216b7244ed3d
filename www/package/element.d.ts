import type { Analysis } from './nutgraf.js';
import type { Answer, Engine } from './workers.js';

/**
 * `<nutgraf-article>`: shows its own text with the names marked. Tells of each reading by a `nutgraf-read` or a
 * `nutgraf-fail` event whose `detail` is the answer. Marks are styled from outside by `::part(mention)` and by
 * `::part(person)` and the other types.
 */
export declare class NutgrafArticle extends HTMLElement {
  /** An engine of one's own; without it all elements share one. */
  engine: Engine | Promise<Engine> | undefined;
  /** The article; by default what stands in the element. */
  text: string | null;
  /** Null until it was read; its offsets count into `text`. */
  readonly analysis: Analysis | null;
}

declare global {
  interface HTMLElementTagNameMap {
    'nutgraf-article': NutgrafArticle;
  }
  interface HTMLElementEventMap {
    'nutgraf-read': CustomEvent<Answer & { ok: true }>;
    'nutgraf-fail': CustomEvent<Answer & { ok: false }>;
  }
}
