// From a saved e-mail to text: its body, its subject and the day it was sent; its signature and the names of its attachments
// apart. Attachments and pictures are not opened.
import PostalMime from 'postal-mime';
import { fromHtml } from './html.js';
import { Refusal } from './refusal.js';

/** @typedef {import('./html.js').Extract & { signature?: string, attachments?: string }} Extract */

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Mail that is wrapped by a program has lines about as long as this. */
const WRAPPED_FROM = 50;
/** What is longer is no signature, or more than one. */
const MOST_LINES = 15;
const LONGEST_FACT = 2000;

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {Promise<Extract>}
 * @throws {Refusal}
 */
export async function fromEmail(bytes) {
  const mail = await PostalMime.parse(bytes, { maxNestingDepth: 50 }).catch(() => null);
  if (!mail) throw new Refusal('damaged');
  // The twin in HTML has whole paragraphs, where the plain one is cut into short lines.
  const { text, signature } = signed((mail.html ? fromHtml(mail.html).text : '') || unwrapped(mail.text ?? ''));
  const title = mail.subject?.trim();
  const published = sentOn(mail.headers.find(({ key }) => key === 'date')?.value ?? '');
  const attachments = mail.attachments.filter(({ related }) => !related).map(({ filename, mimeType }) => filename || mimeType).join(', ').slice(0, LONGEST_FACT);
  return {
    text,
    ...(title && !text.startsWith(title) && { title }),
    ...(published && { published }),
    ...(signature && { signature }),
    ...(attachments && { attachments }),
  };
}

/**
 * Parts a text from the signature below it: what comes after a line of two hyphens (RFC 3676, section 4.3).
 * @param {string} text
 */
function signed(text) {
  const lines = text.split('\n');
  const at = lines.findLastIndex((line) => /^--\s*$/u.test(line));
  const before = lines.slice(0, Math.max(0, at)).join('\n').trim();
  const below = lines.slice(at + 1).filter((line) => line.trim() !== '').map((line) => line.trim());
  const signature = below.join('\n');
  const isOne = before !== '' && below.length > 0 && below.length <= MOST_LINES && signature.length <= LONGEST_FACT;
  return isOne ? { text: before, signature } : { text, signature: '' };
}

/**
 * The day in a Date header (RFC 5322, section 3.3), as it was where the mail was sent.
 * @param {string} header
 */
function sentOn(header) {
  const [, day, month, year] = /\b(\d{1,2}) ([A-Za-z]{3})[a-z]* (\d{4})\b/u.exec(header) ?? [];
  const index = MONTHS.indexOf((month ?? '').toLowerCase());
  return index < 0 ? undefined : `${year}-${String(index + 1).padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/**
 * Puts the lines of each paragraph together that a mail program has cut.
 * @param {string} text
 */
function unwrapped(text) {
  /** @type {string[]} */
  const lines = [];
  let last = '';
  for (const line of text.split(/\r?\n/u)) {
    const goesOn = last.length >= WRAPPED_FROM && /^[^\s>*•–—-]/u.test(line) && !last.startsWith('>');
    if (goesOn) lines[lines.length - 1] += ` ${line}`;
    else lines.push(line);
    last = line;
  }
  return lines.join('\n').trim();
}
