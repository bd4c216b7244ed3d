// Which words of the article are selected, in offsets of its text.

/** Names are shorter than this; longer selections are for copying. */
const LONGEST = 200;

/**
 * @param {HTMLElement} reader
 * @returns {{ start: number, end: number } | null}
 */
export function rangeSelected(reader) {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!reader.contains(range.commonAncestorContainer)) return null;
  const start = offsetOf(range.startContainer, range.startOffset);
  const end = offsetOf(range.endContainer, range.endOffset);
  const isName = start !== null && end !== null && start < end && end - start <= LONGEST && range.toString().trim() !== '';
  return isName ? { start, end } : null;
}

/** The blocks hold nothing but their stretch of the text, so that what stands before a point counts it. @param {Node} node @param {number} offset */
function offsetOf(node, offset) {
  const element = node instanceof Element ? node : node.parentElement;
  const block = /** @type {HTMLElement | null | undefined} */ (element?.closest('[data-from]'));
  if (!block) return null;
  const before = document.createRange();
  before.selectNodeContents(block);
  before.setEnd(node, offset);
  return Number(block.dataset.from) + before.toString().length;
}
