// From Word to text: the running text as it reads after all changes were accepted, a paragraph for each of its own.
// A stream from packed bytes to text (ECMA-376 part 1, section 17): no tree is built, so that a large file stays small.
import { Parser } from 'htmlparser2';
import { Budget } from './budget.js';
import { Refusal } from './refusal.js';
import { Zip } from './zip.js';

/** @typedef {import('./html.js').Extract} Extract */

/** What shows no words: struck out, moved away, codes of fields, and the older twin of a drawing. */
const SKIPPED = new Set(['w:del', 'w:moveFrom', 'w:instrText', 'w:delText', 'mc:Fallback']);
/** @type {Record<string, string>} */
const SIGNS = { 'w:tab': '\t', 'w:br': '\n', 'w:cr': '\n', 'w:noBreakHyphen': '-', 'w:ptab': '\t' };

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {Promise<Extract>}
 * @throws {Refusal}
 */
export async function fromDocx(bytes) {
  const zip = new Zip(bytes, new Budget());
  const main = await mainPart(zip);
  if (!zip.names.includes(main)) throw new Refusal('unsupported');
  const words = new Words();
  for await (const piece of zip.text(main)) words.read(piece);
  return { text: words.end() };
}

/** Where the package says that its text is. @param {Zip} zip */
async function mainPart(zip) {
  let target = 'word/document.xml';
  const parser = new Parser({
    onopentag(name, { Type, Target }) {
      if (name === 'Relationship' && Type?.endsWith('/officeDocument') && Target) target = Target.replace(/^\//u, '');
    },
  }, { xmlMode: true });
  for await (const piece of zip.text('_rels/.rels')) parser.write(piece);
  parser.end();
  return target;
}

/** Gathers the paragraphs of a document's markup. */
class Words {
  /** @type {string[]} */
  #paragraphs = [];
  /** Paragraphs stand inside others where a drawing holds text. @type {string[]} */
  #open = [];
  #skipping = 0;
  #inRun = false;
  #parser = new Parser({
    onopentagname: (name) => this.#begin(name),
    ontext: (text) => {
      if (this.#inRun && this.#skipping === 0) this.#add(text);
    },
    onclosetag: (name) => this.#finish(name),
  }, { xmlMode: true });

  /** @param {string} piece */
  read(piece) {
    this.#parser.write(piece);
  }

  end() {
    this.#parser.end();
    return this.#paragraphs.join('\n\n');
  }

  /** @param {string} name */
  #begin(name) {
    if (SKIPPED.has(name)) this.#skipping += 1;
    else if (name === 'w:p') this.#open.push('');
    else if (name === 'w:t') this.#inRun = true;
    else if (SIGNS[name] && this.#skipping === 0) this.#add(SIGNS[name]);
  }

  /** @param {string} name */
  #finish(name) {
    if (SKIPPED.has(name)) this.#skipping -= 1;
    else if (name === 'w:t') this.#inRun = false;
    else if (name === 'w:p') {
      const paragraph = this.#open.pop()?.trim();
      if (paragraph) this.#paragraphs.push(paragraph);
    }
  }

  /** @param {string} text */
  #add(text) {
    const last = this.#open.length - 1;
    if (last >= 0) this.#open[last] += text;
  }
}
