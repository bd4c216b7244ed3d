// From files to articles: each file by itself, so that one which cannot be read holds up no other.
import { words } from '../strings.js';
import { fingerprintOf } from './fingerprint.js';
import { kindOf } from './kinds.js';
import { LARGEST_FILE, MOST_FILES } from './limits.js';
import { looksLikeHtml } from './glance.js';

/**
 * What a file gave, ready to be an article.
 * @typedef {object} Draft
 * @property {string} text
 * @property {string} [title] where it does not stand in the text
 * @property {string} [published] YYYY-MM-DD
 * @property {string} [outlet] who published it
 * @property {string} [url] where
 * @property {string} [signature] what stood below an e-mail
 * @property {string} [attachments] the names of what came with an e-mail and was not opened
 * @property {string} [encoding] of a text file
 * @property {string} fingerprint equal in texts with the same words
 *
 * What became of a file. `reason` is a sentence for people that says what to do; `of` is the name of the one with the same text.
 * @typedef {{ state: 'reading' } | { state: 'read', draft: Draft } | { state: 'duplicate', draft: Draft, of: string }
 *   | { state: 'project', text: string } | { state: 'failed', reason: string } | { state: 'stopped' }} Fate
 *
 * @typedef {object} Sources
 * @property {Pick<import('../engine/engine.js').Engine, 'decode'>} engine
 * @property {import('./readers.js').Readers} readers
 *
 * @typedef {import('../engine/lane.js').Outcome & { ok: false }} Failure
 */

/** So many files are held in memory at once. */
const AT_ONCE = 4;

/**
 * Reads files, a few at once, and tells what became of each as soon as it is known. Never throws.
 * @param {readonly File[]} files
 * @param {Sources} sources
 * @param {object} options
 * @param {(index: number, fate: Fate) => void} options.onStatus
 * @param {AbortSignal} [options.signal] stops what is not done
 * @param {Map<string, string>} [options.known] fingerprints of the articles at hand, with their names; added to
 * @returns {Promise<Draft[]>} of those that were read, in the order of the files
 */
export async function readFiles(files, sources, { onStatus, signal, known = new Map() }) {
  /** @type {Map<number, Draft>} */
  const drafts = new Map();
  let next = 0;
  const work = async () => {
    while (next < files.length) {
      const index = next;
      next += 1;
      if (signal?.aborted) {
        onStatus(index, { state: 'stopped' });
        continue;
      }
      onStatus(index, { state: 'reading' });
      const fate = index < MOST_FILES ? await readFile(files[index], sources, signal) : failed(words.refusals.files);
      if (fate.state !== 'read') {
        onStatus(index, fate);
        continue;
      }
      const of = known.get(fate.draft.fingerprint);
      if (of === undefined) {
        known.set(fate.draft.fingerprint, files[index].name);
        drafts.set(index, fate.draft);
        onStatus(index, fate);
      } else {
        onStatus(index, { state: 'duplicate', draft: fate.draft, of });
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return [...drafts].sort(([one], [other]) => one - other).map(([, draft]) => draft);
}

/**
 * @param {File} file
 * @param {Sources} sources
 * @param {AbortSignal} [signal]
 * @returns {Promise<Exclude<Fate, { state: 'duplicate' }>>}
 */
async function readFile(file, { engine, readers }, signal) {
  if (file.size > LARGEST_FILE) return failed(words.failures.tooLarge(file.size));
  const buffer = await file.arrayBuffer().catch(() => null);
  if (!buffer) return failed(words.failures.unreadable);
  const bytes = new Uint8Array(buffer);
  const found = kindOf(bytes, file.name);
  if ('reason' in found) return failed(words.refusals[found.reason]);
  const { kind } = found;
  if (kind === 'email' || kind === 'docx' || kind === 'pdf') return ended(await readers.read(kind, { bytes }, signal));
  const decoded = await engine.decode(bytes, { signal });
  if (!decoded.ok) return unread(decoded);
  const { text, encoding } = decoded.value;
  if (kind === 'project') return { state: 'project', text };
  if (kind === 'text') return ended({ ok: true, value: { text }, took: 0 }, encoding);
  return ended(await readers.read(kind, { text }, signal), encoding);
}

/**
 * What there is to read in pasted `text`, which may be the source of a page.
 * @param {string} text
 * @param {Pick<Sources, 'readers'>} sources
 * @param {AbortSignal} [signal]
 * @returns {Promise<Fate>}
 */
export async function readText(text, { readers }, signal) {
  if (text.length > LARGEST_FILE) return failed(words.failures.tooLarge(text.length));
  if (!looksLikeHtml(text)) return ended({ ok: true, value: { text }, took: 0 });
  return ended(await readers.read('html', { text }, signal));
}

/**
 * @param {{ ok: true, value: import('./formats/email.js').Extract & { fingerprint?: string }, took: number } | Failure} outcome
 * @param {string} [encoding]
 * @returns {Promise<Exclude<Fate, { state: 'duplicate' }>>}
 */
async function ended(outcome, encoding) {
  if (!outcome.ok) return unread(outcome);
  if (outcome.value.text.trim() === '') return failed(words.failures.empty);
  const fingerprint = outcome.value.fingerprint ?? (await fingerprintOf(outcome.value.text));
  return { state: 'read', draft: { ...outcome.value, ...(encoding && { encoding }), fingerprint } };
}

/** @param {Failure} failure */
function unread({ code, message }) {
  const { failures, refusals } = words;
  if (code === 'stopped') return /** @type {const} */ ({ state: 'stopped' });
  if (code === 'timeout') return failed(refusals.slow);
  if (Object.hasOwn(refusals, message)) return failed(refusals[/** @type {keyof typeof refusals} */ (message)]);
  return failed(code === 'refused' ? sentence(message) : failures.crashed);
}

/** @param {string} reason */
function failed(reason) {
  return /** @type {const} */ ({ state: 'failed', reason });
}

/** The core writes its messages to stand after a colon. @param {string} message */
export function sentence(message) {
  return `${message.charAt(0).toUpperCase()}${message.slice(1)}${/[.!?]$/u.test(message) ? '' : '.'}`;
}
