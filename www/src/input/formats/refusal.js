// Why a file is not read, as a key of `words.refusals`: workers know no words of the page's.

/** @typedef {keyof typeof import('../../strings.js').words.refusals} Reason */

export class Refusal extends Error {
  /** @param {Reason} reason */
  constructor(reason) {
    super(reason);
  }
}
