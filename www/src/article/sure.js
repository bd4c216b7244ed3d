// How sure something is, in three words. The numbers behind them are shares of what was right.

/** @typedef {'clear' | 'likely' | 'unsure'} Sureness */

const CLEAR = 0.9;
const LIKELY = 0.7;

/** @param {number} confidence @returns {Sureness} */
export function sureness(confidence) {
  if (confidence >= CLEAR) return 'clear';
  return confidence >= LIKELY ? 'likely' : 'unsure';
}
