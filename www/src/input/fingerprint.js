// Tells whether two texts are the same, without keeping the texts.

/** To make the blanks of longer texts equal would hold up the page. */
const LONG = 1_000_000;

/**
 * A key that is equal for texts with the same words: SHA-256 of the text with its blanks made equal. Where the browser
 * has no such function (a page that came without encryption) the text itself.
 * @param {string} text
 * @returns {Promise<string>}
 */
export async function fingerprintOf(text) {
  const plain = text.length > LONG ? text : text.replace(/\s+/gu, ' ').trim();
  if (!globalThis.crypto?.subtle) return plain;
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(plain));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Adds the fingerprint to what was read, in the worker that read it: of a long text it takes a while.
 * @template {{ text: string }} T
 * @param {T} read
 */
export async function printed(read) {
  return { ...read, fingerprint: await fingerprintOf(read.text) };
}
