// A small bar that shows a share of the whole.
import { svg } from 'lit-html';

/** @param {number} share 0 to 1 */
export const barOf = (share) => svg`<svg class="share" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
  <rect class="all" width="100" height="6" /><rect width=${Math.round(Math.min(1, Math.max(0, share)) * 100)} height="6" /></svg>`;
