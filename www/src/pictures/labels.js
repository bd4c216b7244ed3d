// Labels beside dots, as many as find room: the first have the choice, and none lies on another or on a dot.

/**
 * @typedef {{ label: string, x: number, y: number, radius: number }} Dot
 * @typedef {{ label: string, x: number, y: number, anchor: 'start' | 'end' | 'middle' }} Label
 * @typedef {{ left: number, right: number, top: number, bottom: number }} Box
 */

/** Of a letter at the size of the style, about. */
const LETTER = 6.6;
const LINE = 14;
const GAP = 4;

/** Where a label is tried, the best place first. @typedef {'right' | 'left' | 'above' | 'below'} Side */

/**
 * @param {readonly Dot[]} dots the most important first
 * @param {number} width
 * @param {number} height
 * @param {readonly Side[]} sides
 * @returns {(Label | null)[]} for each dot its label, where one found room
 */
export function labelled(dots, width, height, sides) {
  const boxes = dots.map(({ x, y, radius }) => ({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius }));
  return dots.map((dot, index) => {
    const long = dot.label.length * LETTER;
    for (const side of sides) {
      const place = beside(dot, side);
      const box = boxOf(place, long);
      const inside = box.left >= 2 && box.right <= width - 2 && box.top >= 2 && box.bottom <= height - 2;
      if (!inside || !boxes.every((other, at) => at === index || !overlap(box, other))) continue;
      boxes.push(box);
      return place;
    }
    return null;
  });
}

/** @param {Dot} dot @param {Side} side @returns {Label} */
export function beside({ label, x, y, radius }, side) {
  switch (side) {
    case 'right':
      return { label, x: Math.round(x + radius + GAP), y: Math.round(y + 4), anchor: 'start' };
    case 'left':
      return { label, x: Math.round(x - radius - GAP), y: Math.round(y + 4), anchor: 'end' };
    case 'above':
      return { label, x: Math.round(x), y: Math.round(y - radius - GAP), anchor: 'middle' };
    case 'below':
      return { label, x: Math.round(x), y: Math.round(y + radius + LINE - 2), anchor: 'middle' };
  }
}

/** @param {Label} label @param {number} long @returns {Box} */
function boxOf({ x, y, anchor }, long) {
  const left = anchor === 'start' ? x : anchor === 'end' ? x - long : x - long / 2;
  return { left, right: left + long, top: y - LINE + 3, bottom: y + 3 };
}

/** @param {Box} a @param {Box} b */
const overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
