// What kind of file it is: by its first bytes where they tell, else by its name.

/**
 * @typedef {'text' | 'markdown' | 'html' | 'email' | 'docx' | 'pdf' | 'project'} Kind
 * @typedef {import('./formats/refusal.js').Reason} Reason
 */

/** How many bytes tell. */
const HEAD = 1024;

/** @type {Record<string, Kind>} */
const byEnding = {
  txt: 'text', text: 'text',
  md: 'markdown', markdown: 'markdown',
  html: 'html', htm: 'html', xhtml: 'html',
  eml: 'email',
  docx: 'docx', docm: 'docx',
  pdf: 'pdf',
  json: 'project',
};

/** For a file chooser. */
export const accepted = Object.keys(byEnding).map((ending) => `.${ending}`).join(',');

/** @param {string} name */
export function endingOf(name) {
  return /\.([a-z0-9]+)$/iu.exec(name)?.[1].toLowerCase() ?? '';
}

/** What a file of this name most likely is. @param {string} name @returns {Kind} */
export function kindByName(name) {
  return byEnding[endingOf(name)] ?? 'text';
}

/** Whether a file of this name is worth opening when a whole folder was given. @param {string} name */
export function isKnown(name) {
  return endingOf(name) in byEnding;
}

/**
 * @param {Uint8Array} bytes of the file
 * @param {string} name
 * @returns {{ kind: Kind } | { reason: Reason }}
 */
export function kindOf(bytes, name) {
  // One character a byte, whatever the encoding.
  const head = String.fromCharCode(...bytes.subarray(0, HEAD));
  const ending = endingOf(name);
  if (head.includes('%PDF-')) return { kind: 'pdf' };
  if (head.startsWith('PK\x03\x04')) {
    // Word puts its own folders anywhere in the file; the name decides between it and other packed files.
    return byEnding[ending] === 'docx' || ending === '' ? { kind: 'docx' } : { reason: 'unsupported' };
  }
  if (head.startsWith('\xd0\xcf\x11\xe0')) return { reason: ending === 'docx' ? 'locked' : 'oldWord' };
  if (head.startsWith('{\\rtf')) return { reason: 'oldWord' };
  const kind = kindByName(name);
  // What calls itself so and is not.
  if (kind === 'pdf' || kind === 'docx') return { reason: 'damaged' };
  return { kind };
}
