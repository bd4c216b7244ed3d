// Before pdf.js: what it unpacks is counted while it comes. Its own decoders grow a buffer as they go, and the browser's
// come in pieces; both meet the budget here. Past it the worker says so and is ended: pdf.js would try again otherwise.
import { LARGEST_INFLATED } from '../limits.js';
import { Budget } from './budget.js';

/** Buffers that matter. */
const NOTABLE = 1_000_000;
/** A buffer that grows is made anew at twice the size, so that all of them together hold four times what came out. */
const GROWTH = 4;

let budget = new Budget();
let buffers = new Budget(GROWTH * LARGEST_INFLATED);
/** @type {() => void} */
let refuse = () => {};

/**
 * A file begins, with a budget of its own.
 * @param {() => void} onExceeded is called before an error is thrown
 */
export function beginFile(onExceeded) {
  budget = new Budget();
  buffers = new Budget(GROWTH * LARGEST_INFLATED);
  refuse = onExceeded;
}

/** @param {Budget} from @param {number} bytes */
function spend(from, bytes) {
  try {
    from.spend(bytes);
  } catch (error) {
    refuse();
    throw error;
  }
}

const Unpacking = globalThis.DecompressionStream;
globalThis.DecompressionStream = /** @type {any} */ (
  class {
    /** @param {CompressionFormat} format */
    constructor(format) {
      const { readable, writable } = new Unpacking(format);
      const counted = new TransformStream({
        transform(chunk, controller) {
          spend(budget, chunk.byteLength);
          controller.enqueue(chunk);
        },
      });
      this.writable = writable;
      this.readable = readable.pipeThrough(counted);
    }
  }
);

globalThis.Uint8Array = new Proxy(Uint8Array, {
  construct(target, values, made) {
    if (typeof values[0] === 'number' && values[0] > NOTABLE) spend(buffers, values[0]);
    return Reflect.construct(target, values, made === globalThis.Uint8Array ? target : made);
  },
});
