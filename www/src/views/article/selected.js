// Between what stands on the page and offsets of the article's text: which words are selected, and where words stand.

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

/**
 * Where `start..end` stands on the page; the first of its blocks, where it is in several.
 * @param {Element} root a part of the reader
 * @param {number} start
 * @param {number} end
 * @returns {Range | null}
 */
export function rangeAt(root, start, end) {
  const blocks = /** @type {HTMLElement[]} */ ([...root.querySelectorAll('[data-from]')]);
  const block = blocks.findLast(({ dataset }) => Number(dataset.from) <= start);
  if (!block) return null;
  const range = document.createRange();
  range.selectNodeContents(block);
  range.collapse(true);
  const nodes = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  let before = Number(block.dataset.from);
  for (let node = /** @type {Text | null} */ (nodes.nextNode()); node && before <= end; node = /** @type {Text | null} */ (nodes.nextNode())) {
    if (before <= start) range.setStart(node, Math.min(node.length, start - before));
    range.setEnd(node, Math.min(node.length, end - before));
    before += node.length;
  }
  return range;
}
