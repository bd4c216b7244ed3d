// From Word to text: the running text as it reads after all changes were accepted, a paragraph for each of its own, and
// its notes after it. Comments, page heads and hidden words stay out.
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

/** Beside the text: what its references lead to. */
const NOTES = ['footnotes.xml', 'endnotes.xml'];
/** How a switch is written that is off. */
const OFF = new Set(['0', 'false', 'off', 'none']);

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {Promise<Extract>}
 * @throws {Refusal}
 */
export async function fromDocx(bytes) {
  const zip = new Zip(bytes, new Budget());
  const main = await mainPart(zip);
  if (!zip.names.includes(main)) throw new Refusal('unsupported');
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const parts = [];
  for (const part of [main, ...NOTES.map((name) => folder + name)]) {
    const words = new Words();
    for await (const piece of zip.text(part)) words.read(piece);
    parts.push(words.end());
  }
  return { text: parts.filter(Boolean).join('\n\n') };
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
  #inText = false;
  #inRun = false;
  #isHidden = false;
  #inProperties = false;
  /** Whether the end of the paragraph is struck out, so that the next one goes on with it; and what it then goes on from. */
  #goesOn = false;
  #before = '';
  /** What stands before the names of Word's own elements; most programs write "w:". @type {string | null} */
  #prefix = null;
  #parser = new Parser({
    onopentag: (name, attributes) => this.#begin(this.#known(name), attributes),
    ontext: (text) => {
      if (this.#inText) this.#add(text);
    },
    onclosetag: (name) => this.#finish(this.#known(name)),
  }, { xmlMode: true });

  /** @param {string} piece */
  read(piece) {
    this.#parser.write(piece);
  }

  end() {
    this.#parser.end();
    this.#keep(this.#before);
    return this.#paragraphs.join('\n\n');
  }

  /** The name of an element as the standard writes it; the root is the first and tells how this file does. @param {string} name */
  #known(name) {
    this.#prefix ??= name.slice(0, name.lastIndexOf(':') + 1);
    if (this.#prefix === 'w:') return name;
    return name.startsWith(this.#prefix) && name.lastIndexOf(':') < this.#prefix.length ? `w:${name.slice(this.#prefix.length)}` : name;
  }

  /** @param {string} name @param {Record<string, string>} attributes */
  #begin(name, attributes) {
    if (name === 'w:del' && this.#inProperties) this.#goesOn = true;
    if (SKIPPED.has(name)) this.#skipping += 1;
    else if (name === 'w:p') {
      this.#open.push(this.#before);
      this.#before = '';
      this.#goesOn = false;
    } else if (name === 'w:pPr') this.#inProperties = true;
    else if (name === 'w:r') this.#inRun = true;
    else if (name === 'w:vanish' && this.#inRun) this.#isHidden = !OFF.has(attributes[`${this.#prefix}val`]);
    else if (name === 'w:t') this.#inText = true;
    else if (SIGNS[name]) this.#add(SIGNS[name]);
  }

  /** @param {string} name */
  #finish(name) {
    if (SKIPPED.has(name)) this.#skipping -= 1;
    else if (name === 'w:t') this.#inText = false;
    else if (name === 'w:pPr') this.#inProperties = false;
    else if (name === 'w:r') {
      this.#inRun = false;
      this.#isHidden = false;
    } else if (name === 'w:p') {
      const paragraph = this.#open.pop() ?? '';
      if (this.#goesOn) this.#before = paragraph;
      else this.#keep(paragraph);
      this.#goesOn = false;
    }
  }

  /** @param {string} paragraph */
  #keep(paragraph) {
    const trimmed = paragraph.trim();
    if (trimmed) this.#paragraphs.push(trimmed);
  }

  /** @param {string} text */
  #add(text) {
    if (this.#skipping > 0 || this.#isHidden) return;
    const last = this.#open.length - 1;
    if (last >= 0) this.#open[last] += text;
  }
}
