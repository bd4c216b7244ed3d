// The Equal Earth projection (Šavrič, Patterson and Jenny 2018): areas are true, and the shapes look as one knows them.

const [A1, A2, A3, A4] = [1.340264, -0.081106, 0.000893, 0.003796];
const M = Math.sqrt(3) / 2;
/** How wide the whole world is, in units of the outlines. */
export const WORLD = 2000;
const SCALE = (WORLD * M * A1) / (2 * Math.PI);
/** What is south of this is ice, and north of the other water. */
export const SOUTH = -57;
const NORTH = 84;

/** @param {number} degrees */
const radians = (degrees) => (degrees * Math.PI) / 180;

/** @param {number} latitude degrees north */
function rise(latitude) {
  const angle = Math.asin(M * Math.sin(radians(latitude)));
  const square = angle * angle;
  return { angle, square, y: angle * (A1 + A2 * square + square ** 3 * (A3 + A4 * square)) };
}

const TOP = rise(NORTH).y;
export const HEIGHT = Math.ceil((TOP - rise(SOUTH).y) * SCALE);

/**
 * @param {number} latitude degrees north
 * @param {number} longitude degrees east
 * @returns {[x: number, y: number]} from the upper left corner of the outlines
 */
export function project(latitude, longitude) {
  const { angle, square, y } = rise(latitude);
  const x = (radians(longitude) * Math.cos(angle)) / (M * (A1 + 3 * A2 * square + square ** 3 * (7 * A3 + 9 * A4 * square)));
  return [WORLD / 2 + x * SCALE, (TOP - y) * SCALE];
}
