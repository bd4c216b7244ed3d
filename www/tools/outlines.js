// Packs the outlines of land and the borders of countries, from Natural Earth (public domain) by way of `world-atlas`,
// into two SVG paths of whole numbers: src/pictures/outlines.js. Run again when the projection changes.
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { project, SOUTH } from '../src/pictures/projection.js';

const OUT = fileURLToPath(new URL('../src/pictures/outlines.js', import.meta.url));

/**
 * @typedef {{ type: string, arcs: any, geometries?: Geometry[] }} Geometry
 * @typedef {{ arcs: number[][][], transform: { scale: number[], translate: number[] }, objects: Record<string, Geometry> }} Topology
 */

/** The module, as it is kept. @returns {Promise<string>} */
export async function outlines() {
  const file = createRequire(import.meta.url).resolve('world-atlas/countries-110m.json');
  /** @type {Topology} */
  const topology = JSON.parse(await readFile(file, 'utf8'));
  const arcs = topology.arcs.map((arc) => unpacked(arc, topology.transform));
  /** How many countries an arc bounds: two on a border, one on a coast. @type {Map<number, number>} */
  const uses = new Map();
  for (const index of indicesOf(topology.objects.countries)) uses.set(index, (uses.get(index) ?? 0) + 1);
  const borders = [...uses].filter(([, count]) => count > 1).flatMap(([index]) => cut(arcs[index]).map((line) => pathOf(line, false)));
  const rings = ringsOf(topology.objects.land).map((ring) => ring.flatMap((index, at) => walked(arcs, index).slice(at === 0 ? 0 : 1)));
  const land = rings.filter((ring) => ring.some(([, latitude]) => latitude > SOUTH)).flatMap((ring) => cutRing(ring).map((piece) => pathOf(piece, true)));
  return [
    '// Made by tools/outlines.js from Natural Earth, 1:110 million, which is in the public domain.\n',
    `export const LAND =\n  '${land.join('')}';\n`,
    `export const BORDERS =\n  '${borders.join('')}';\n`,
  ].join('\n');
}

/** Undoes the packing of TopoJSON, steps of whole numbers. @param {number[][]} arc @param {Topology['transform']} transform @returns {number[][]} longitudes and latitudes */
function unpacked(arc, { scale, translate }) {
  let [x, y] = [0, 0];
  return arc.map(([dx, dy]) => {
    x += dx;
    y += dy;
    return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
  });
}

/** Cuts a line where it passes from one edge of the map to the other. @param {number[][]} line @returns {number[][][]} */
function cut(line) {
  const pieces = [[line[0]]];
  for (let index = 1; index < line.length; index += 1) {
    const [from, to] = [line[index - 1], line[index]];
    const edge = Math.sign(from[0]) * 180;
    if (Math.abs(from[0] - to[0]) > 180) {
      const way = edge - from[0];
      const whole = way + (to[0] + edge);
      const latitude = from[1] + (to[1] - from[1]) * (whole === 0 ? 0 : way / whole);
      pieces.at(-1)?.push([edge, latitude]);
      pieces.push([[-edge, latitude]]);
    }
    pieces.at(-1)?.push(to);
  }
  return pieces;
}

/** The pieces of a ring: where it was cut, its end goes on with its beginning. @param {number[][]} ring */
function cutRing(ring) {
  const [first, ...rest] = cut(ring);
  const last = rest.pop();
  return last ? [[...last, ...first.slice(1)], ...rest] : [first];
}

/** An arc, or, of the complement of its number, the arc from its end. @param {number[][][]} arcs @param {number} index */
const walked = (arcs, index) => (index < 0 ? arcs[~index].toReversed() : arcs[index]);

/** @param {Geometry} geometry @returns {number[]} */
const indicesOf = (geometry) => ringsOf(geometry).flat().map((index) => (index < 0 ? ~index : index));

/** @param {Geometry} geometry @returns {number[][]} */
function ringsOf({ type, arcs, geometries }) {
  if (type === 'GeometryCollection') return (geometries ?? []).flatMap(ringsOf);
  return type === 'Polygon' ? arcs : arcs.flat();
}

/** @param {number[][]} line longitudes and latitudes @param {boolean} closed */
function pathOf(line, closed) {
  const points = line.map(([longitude, latitude]) => project(latitude, longitude).map(Math.round));
  const [[startX, startY], ...rest] = points;
  let path = `M${startX} ${startY}l`;
  let [x, y] = [startX, startY];
  let steps = 0;
  for (const [toX, toY] of rest) {
    const [dx, dy] = [toX - x, toY - y];
    if (dx === 0 && dy === 0) continue;
    path += `${steps > 0 && dx >= 0 ? ' ' : ''}${dx}${dy >= 0 ? ' ' : ''}${dy}`;
    [x, y] = [toX, toY];
    steps += 1;
  }
  return steps < (closed ? 2 : 1) ? '' : `${path}${closed ? 'z' : ''}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeFile(OUT, await outlines());
