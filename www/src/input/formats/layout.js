// From pieces of text on pages to paragraphs: lines by where they stand, paragraphs by gaps and indents, running heads left out.

/**
 * A piece of text and where it stands on its page, in points from the lower left.
 * @typedef {{ text: string, x: number, y: number, width: number, height: number, ends: boolean }} Placed
 * @typedef {{ text: string, x: number, y: number, right: number, height: number }} Line
 */

/** A gap between lines of this many times the usual one begins a paragraph. */
const WIDE_GAP = 1.35;
/** Letters larger or smaller by this share are of another kind of paragraph. */
const OTHER_SIZE = 0.15;
/** An indent of more than this many letter heights begins a paragraph. */
const INDENT = 0.8;
/** A head that stands on this share of the pages, and on three of them, is of the paper and not of the article. */
const RUNNING = 0.5;

/**
 * @param {Placed[][]} pages
 * @returns {string[]}
 */
export function paragraphsOf(pages) {
  const lines = withoutRunningHeads(pages.map(linesOf));
  const joined = lines.flatMap(paragraphsOnPage).reduce(acrossPages, /** @type {string[]} */ ([]));
  return joined.map((paragraph) => paragraph.replace(/[ \t]+/gu, ' ').trim()).filter(Boolean);
}

/**
 * @param {Placed[]} items in the order of the page's own text
 * @returns {Line[]}
 */
export function linesOf(items) {
  /** @type {Line[]} */
  const lines = [];
  /** @type {Line | null} */
  let line = null;
  for (const { text, x, y, width, height, ends } of items) {
    const sameLine = line && Math.abs(y - line.y) < 0.5 * Math.max(height, line.height) && x >= line.x;
    if (text !== '') {
      if (line && sameLine) {
        const apart = x - line.right > 0.15 * line.height && !/\s$/u.test(line.text) && !/^\s/u.test(text);
        line.text += `${apart ? ' ' : ''}${text}`;
        line.right = Math.max(line.right, x + width);
        line.height = Math.max(line.height, height);
      } else {
        line = { text, x, y, right: x + width, height };
        lines.push(line);
      }
    }
    if (ends) line = null;
  }
  return lines.filter(({ text }) => text.trim() !== '');
}

/** @param {Line[][]} pages */
function withoutRunningHeads(pages) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  const pattern = (/** @type {Line} */ { text }) => text.trim().replace(/\d+/gu, '#');
  const edges = (/** @type {Line[]} */ lines) => new Set([...lines.slice(0, 2), ...lines.slice(-2)]);
  for (const lines of pages) {
    for (const key of new Set([...edges(lines)].map(pattern))) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const isRunning = (/** @type {Line} */ line) => (counts.get(pattern(line)) ?? 0) >= Math.max(3, RUNNING * pages.length);
  return pages.map((lines) => {
    const edge = edges(lines);
    return lines.filter((line) => !(edge.has(line) && isRunning(line)));
  });
}

/** @param {Line[]} lines */
function paragraphsOnPage(lines) {
  const gap = usualGap(lines);
  /** @type {string[]} */
  const paragraphs = [];
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    if (before && goesOn(before, line, gap)) paragraphs[paragraphs.length - 1] = joinedLines(paragraphs[paragraphs.length - 1], line.text);
    else paragraphs.push(line.text);
  });
  return paragraphs;
}

/** @param {Line} before @param {Line} line @param {number} gap */
function goesOn(before, line, gap) {
  const down = before.y - line.y;
  const column = line.x > before.right || down <= 0;
  // The next column goes on where the last one broke off.
  if (column) return !/[.!?:"”’)]\s*$/u.test(before.text);
  const sameSize = Math.abs(line.height - before.height) <= OTHER_SIZE * before.height;
  const indented = line.x - before.x > INDENT * line.height && line.x - before.x < 6 * line.height;
  return sameSize && !indented && down <= WIDE_GAP * gap;
}

/** The middle one of the gaps between lines. @param {Line[]} lines */
function usualGap(lines) {
  const gaps = lines.slice(1).map((line, index) => lines[index].y - line.y).filter((gap) => gap > 0).sort((one, other) => one - other);
  return gaps[Math.floor(gaps.length / 2)] ?? 0;
}

/** @param {string[]} whole @param {string} paragraph */
function acrossPages(whole, paragraph) {
  const last = whole.at(-1);
  // A sentence in its middle: small letters do not begin a paragraph.
  if (last && /[\p{Ll},;-]\s*$/u.test(last) && /^\s*\p{Ll}/u.test(paragraph)) whole[whole.length - 1] = joinedLines(last, paragraph);
  else whole.push(paragraph);
  return whole;
}

/**
 * A hyphen at the end of a line goes where small letters stand on both sides: "long-term" may lose its own, "Biden-Xi" not.
 * @param {string} before
 * @param {string} line
 */
function joinedLines(before, line) {
  const [start, next] = [before.trimEnd(), line.trimStart()];
  if (/\p{Ll}[-\u00ad]$/u.test(start) && /^\p{Ll}/u.test(next)) return start.slice(0, -1) + next;
  if (/\p{L}[-–—]$/u.test(start)) return start + next;
  return `${start} ${next}`;
}
