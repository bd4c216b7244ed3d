// From PDF to text: lines become paragraphs, words that were cut at the end of a line are whole again. Pictures of text
// are not read, and nothing is drawn.
import './guard.js';
import { getDocument, PasswordException } from 'pdfjs-dist/legacy/build/pdf.mjs';
// Where this is loaded, pdf.js works in this thread and starts no worker of its own.
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import { paragraphsOf } from './layout.js';
import { Refusal } from './refusal.js';

/** @typedef {import('./html.js').Extract} Extract */

const MOST_PAGES = 500;

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {Promise<Extract>}
 * @throws {Refusal}
 */
export async function fromPdf(bytes) {
  const task = getDocument({
    data: bytes,
    // Fonts are for drawing; the rest would ask for files.
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    useWasm: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    enableXfa: false,
    verbosity: 0,
  });
  try {
    const file = await task.promise;
    if (file.numPages > MOST_PAGES) throw new Refusal('pages');
    const pages = [];
    for (let number = 1; number <= file.numPages; number += 1) {
      const page = await file.getPage(number);
      const { items } = await page.getTextContent();
      pages.push(items.filter((item) => 'str' in item).map(placed));
      page.cleanup();
    }
    const text = paragraphsOf(pages).join('\n\n');
    if (text === '') throw new Refusal('pictures');
    return { text };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(error instanceof PasswordException ? 'locked' : 'damaged');
  }
}

/** @param {import('pdfjs-dist/types/src/display/api.js').TextItem} item @returns {import('./layout.js').Placed} */
function placed({ str, transform, width, height, hasEOL }) {
  return { text: str, x: transform[4], y: transform[5], width, height: height || Math.abs(transform[3]), ends: hasEOL };
}
