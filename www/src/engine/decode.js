// From the bytes of a file to text.

/**
 * @param {Uint8Array} bytes
 * @returns {{ text: string, encoding: string }}
 */
export function decode(bytes) {
  return { text: new TextDecoder().decode(bytes), encoding: 'utf-8' };
}
