// Where the nodes of the graph lie. The same names give the same picture: the forces start from a fixed spiral.
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from 'd3-force';

/**
 * @typedef {import('../article/comention.js').Node} Node
 * @typedef {import('../article/comention.js').Edge} Edge
 * @typedef {Node & { x: number, y: number, radius: number }} Placed
 *
 * @typedef {object} Network
 * @property {Placed[]} nodes
 * @property {Edge[]} edges between them
 * @property {number} all how many names there were
 * @property {number} linked how many edges these nodes have, drawn or not
 * @property {number} width in CSS pixels
 * @property {number} height
 */

/** How many nodes there may be, by width: what is narrower shows fewer. */
const MOST = [
  { from: 900, nodes: 40 },
  { from: 600, nodes: 26 },
  { from: 0, nodes: 14 },
];
/** Edges for each node on the average; more would be a ball of wool. */
const EDGES = 1.75;
const STEPS = 300;
const MARGIN = 28;

/**
 * The most salient names that stand with another, and the strongest edges between them.
 * @param {{ nodes: readonly Node[], edges: readonly Edge[] }} together
 * @param {number} width in CSS pixels
 * @returns {Network}
 */
export function networkOf({ nodes, edges }, width) {
  const most = MOST.find(({ from }) => width >= from)?.nodes ?? 14;
  const linked = new Set(edges.flatMap(({ source, target }) => [source, target]));
  const chosen = [...linked].sort((a, b) => a - b).slice(0, most);
  const placeOf = new Map(chosen.map((index, place) => [index, place]));
  const among = edges.flatMap((edge) => {
    const [source, target] = [placeOf.get(edge.source), placeOf.get(edge.target)];
    return source === undefined || target === undefined ? [] : [{ ...edge, source, target }];
  });
  const drawn = strongest(among, chosen.length);
  const height = Math.round(Math.min(640, Math.max(300, width * 0.62)));
  return { nodes: placed(chosen.map((index) => nodes[index]), drawn, width, height), edges: drawn, all: nodes.length, linked: among.length, width, height };
}

/** Each node keeps its strongest edge, and the rest go to the strongest of all. @param {Edge[]} edges by count @param {number} count of nodes */
function strongest(edges, count) {
  const kept = new Set();
  const reached = new Set();
  for (const edge of edges) {
    if (!reached.has(edge.source) || !reached.has(edge.target)) kept.add(edge);
    reached.add(edge.source).add(edge.target);
  }
  for (const edge of edges) if (kept.size < count * EDGES) kept.add(edge);
  return edges.filter((edge) => kept.has(edge));
}

/** @param {Node[]} nodes @param {Edge[]} edges @param {number} width @param {number} height @returns {Placed[]} */
function placed(nodes, edges, width, height) {
  const most = Math.max(1, ...nodes.map(({ count }) => count));
  /** @type {(Placed & { half: number })[]} */
  const points = nodes.map((node) => {
    const radius = 5 + 9 * Math.sqrt(node.count / most);
    return { ...node, x: NaN, y: NaN, radius, half: Math.min(70, shortened(node.label).length * 3.2) };
  });
  const links = edges.map(({ source, target, count }) => ({ source, target, count }));
  const simulation = forceSimulation(points)
    .force('link', forceLink(links).distance(width / 9).strength(({ count }) => Math.min(0.6, 0.1 * count)))
    .force('charge', forceManyBody().strength(-width / 3))
    .force('apart', forceCollide((/** @type {any} */ point) => Math.max(16, point.radius + 8, point.half * 0.75)).iterations(3))
    .force('x', forceX().strength(0.05))
    .force('y', forceY().strength(0.05 * (width / height)))
    .stop();
  simulation.tick(STEPS);
  return fitted(points, width, height);
}

/** Stretches the points to the frame. @param {(Placed & { half: number })[]} points @param {number} width @param {number} height @returns {Placed[]} */
function fitted(points, width, height) {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const scale = (/** @type {number[]} */ values, /** @type {number} */ low, /** @type {number} */ high) => {
    const [from, to] = [Math.min(...values), Math.max(...values)];
    return (/** @type {number} */ value) => (to === from ? (low + high) / 2 : low + ((value - from) / (to - from)) * (high - low));
  };
  const side = Math.min(width / 5, Math.max(MARGIN, ...points.map(({ half }) => half)));
  const [toX, toY] = [scale(xs, side, width - side), scale(ys, MARGIN, height - MARGIN)];
  return points.map(({ half: _, ...point }) => ({ ...point, x: Math.round(toX(point.x)), y: Math.round(toY(point.y)) }));
}

/** A name as short as a label may be. @param {string} name */
export const shortened = (name) => ([...name].length > 22 ? `${[...name].slice(0, 20).join('')}…` : name);
