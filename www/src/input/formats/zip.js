// Reads chosen entries of a zip file. Nothing else in it is unpacked, and what is unpacked is counted as it comes.
// Format: PKWARE APPNOTE 6.3.3, sections 4.3.7, 4.3.12 and 4.3.16.
import { MOST_ENTRIES } from '../limits.js';
import { Refusal } from './refusal.js';

const END = 0x06054b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const ENTRY = 0x02014b50;
const ENTRY_BYTES = 46;
const LOCAL = 0x04034b50;
const LOCAL_BYTES = 30;
const STORED = 0;
const DEFLATED = 8;

/** @typedef {{ method: number, encrypted: boolean, size: number, at: number }} Entry */

export class Zip {
  #bytes;
  #view;
  #budget;
  #entries;

  /**
   * @param {Uint8Array<ArrayBuffer>} bytes
   * @param {import('./budget.js').Budget} budget
   * @throws {Refusal} where it has no directory that can be read
   */
  constructor(bytes, budget) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#budget = budget;
    this.#entries = guarded(() => this.#directory());
  }

  get names() {
    return [...this.#entries.keys()];
  }

  /**
   * The text of an entry, piece by piece; nothing where there is no such entry.
   * @param {string} name
   * @returns {AsyncGenerator<string>}
   */
  async *text(name) {
    const entry = this.#entries.get(name);
    if (!entry) return;
    if (entry.encrypted) throw new Refusal('locked');
    const decoder = new TextDecoder();
    try {
      for await (const chunk of pieces(this.#unpacked(entry))) {
        this.#budget.spend(chunk.byteLength);
        yield decoder.decode(chunk, { stream: true });
      }
    } catch (error) {
      // What the browser says of damaged data helps nobody.
      throw error instanceof Refusal ? error : new Refusal('damaged');
    }
    yield decoder.decode();
  }

  /** @param {Entry} entry @returns {ReadableStream<Uint8Array>} */
  #unpacked({ method, size, at }) {
    const start = guarded(() => this.#dataAt(at));
    const packed = new Blob([this.#bytes.subarray(start, start + size)]).stream();
    if (method === STORED) return packed;
    if (method === DEFLATED) return packed.pipeThrough(new DecompressionStream('deflate-raw'));
    throw new Refusal('damaged');
  }

  /** @param {number} at */
  #dataAt(at) {
    if (this.#view.getUint32(at, true) !== LOCAL) throw new Refusal('damaged');
    return at + LOCAL_BYTES + this.#view.getUint16(at + 26, true) + this.#view.getUint16(at + 28, true);
  }

  #directory() {
    const view = this.#view;
    const end = this.#end();
    const count = view.getUint16(end + 10, true);
    if (count > MOST_ENTRIES) throw new Refusal('inflated');
    /** @type {Map<string, Entry>} */
    const entries = new Map();
    let at = view.getUint32(end + 16, true);
    for (let index = 0; index < count; index += 1) {
      if (view.getUint32(at, true) !== ENTRY) throw new Refusal('damaged');
      const nameBytes = view.getUint16(at + 28, true);
      const name = new TextDecoder().decode(this.#bytes.subarray(at + ENTRY_BYTES, at + ENTRY_BYTES + nameBytes));
      entries.set(name, {
        encrypted: (view.getUint16(at + 8, true) & 1) === 1,
        method: view.getUint16(at + 10, true),
        size: view.getUint32(at + 20, true),
        at: view.getUint32(at + 42, true),
      });
      at += ENTRY_BYTES + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
    return entries;
  }

  /** The end record stands last, before a comment of any length. */
  #end() {
    const last = this.#view.byteLength - END_BYTES;
    for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at -= 1) {
      if (this.#view.getUint32(at, true) === END) return at;
    }
    throw new Refusal('damaged');
  }
}

/**
 * An offset beyond the end is a RangeError, which would be taken for a full stack.
 * @template T
 * @param {() => T} work
 * @returns {T}
 */
function guarded(work) {
  try {
    return work();
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal('damaged');
  }
}

/**
 * Not every browser can iterate over a stream.
 * @param {ReadableStream<Uint8Array>} stream
 */
async function* pieces(stream) {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    // Stops the unpacking where nobody reads on.
    await reader.cancel().catch(() => {});
  }
}
