// Counts what comes out of packed files while it comes: what a file says of its own size is not believed.
import { LARGEST_INFLATED } from '../limits.js';
import { Refusal } from './refusal.js';

export class Budget {
  #left;

  constructor(bytes = LARGEST_INFLATED) {
    this.#left = bytes;
  }

  /** @param {number} bytes @throws {Refusal} where they are more than is left */
  spend(bytes) {
    this.#left -= bytes;
    if (this.#left < 0) throw new Refusal('inflated');
  }
}
