// Who is named together: a node is a name, an edge the sentences that name both. Arrow keys walk from node to node, in
// the order of how much the articles are about them; Enter opens what a node is named with, an edge its sentences.
import { html, nothing, svg } from 'lit-html';
import { labelOf } from '../article/types.js';
import { pictureWords as words } from '../strings.js';
import { beside, labelled } from './labels.js';
import { shortened } from './layout.js';
import { picture, sentences, twin } from './parts.js';

/**
 * @typedef {import('./index.js').Scene} Scene
 * @typedef {import('./index.js').Chosen} Chosen
 * @typedef {import('./layout.js').Network} Network
 * @typedef {import('./layout.js').Placed} Placed
 * @typedef {import('../article/comention.js').Edge} Edge
 */

/** Signs for the families of types, so that hue is not alone; each fits a circle of radius one. @type {Record<string, string>} */
const SHAPES = { organization: 'M-.86-.86H.86V.86H-.86Z', place: 'M0-1.15 1.15 0 0 1.15-1.15 0Z', group: 'M0-1.1 1.1.85H-1.1Z' };
/** A hand or a shaking mouse needs this much. */
const HAND = 13;

/** @param {Scene} scene @param {Network} network @param {Chosen} chosen */
export function graphTemplate(scene, network, chosen) {
  const { nodes, edges, all } = network;
  if (edges.length === 0) return nothing;
  const note = words.graphNote(nodes.length, all, edges.length, network.linked);
  const rows = edges.map((edge) => [
    pairOf(nodes, edge),
    html`<button type="button" class="link" @click=${() => scene.choose({ pair: keyOf(nodes, edge) })}>${words.sentenceCount(edge.count)}</button>`,
  ]);
  return picture('picture-graph', words.graph, note, html`${drawing(scene, network, chosen)} ${opened(scene, network, chosen)}
    ${twin(words.graph, words.graphColumns, rows)}`);
}

/** @param {Scene} scene @param {Network} network @param {Chosen} chosen */
function drawing(scene, { nodes, edges, width, height }, { pair, node: current }) {
  const most = Math.max(...edges.map(({ count }) => count));
  const near = new Set(pair?.split('\n'));
  const walk = (/** @type {KeyboardEvent} */ event) => {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    scene.choose({ node: (current + by + nodes.length) % nodes.length });
  };
  const dots = nodes.map((node) => ({ ...node, label: shortened(node.label) }));
  const names = labelled(dots, width, height, ['below', 'above', 'right', 'left']);
  return html`<svg class="graph" width=${width} height=${height} viewBox="0 0 ${width} ${height}" role="group" aria-label=${words.graphLabel} @keydown=${walk}>
    <g class="edges">${edges.map((edge) => {
      const [from, to] = [nodes[edge.source], nodes[edge.target]];
      const key = keyOf(nodes, edge);
      const line = `M${from.x} ${from.y}L${to.x} ${to.y}`;
      return svg`<g class=${key === pair ? 'edge chosen' : 'edge'} @click=${() => scene.choose({ pair: key })}>
        <title>${pairOf(nodes, edge)}: ${words.sentenceCount(edge.count)}</title>
        <path class="hand" d=${line} /><path class="line" d=${line} stroke-width=${1 + Math.round((4 * edge.count) / most)} /></g>`;
    })}</g>
    <g class="nodes">${nodes.map((node, index) => nodeTemplate(scene, node, index, names[index] ?? beside(dots[index], 'below'), index === current, near.has(node.key)))}</g>
  </svg>`;
}

/** @param {Scene} scene @param {Placed} node @param {number} index @param {import('./labels.js').Label} name @param {boolean} isStop @param {boolean} isNear */
function nodeTemplate(scene, node, index, name, isStop, isNear) {
  const { key, label, type, state, count, x, y, radius } = node;
  const open = () => scene.choose({ pair: key, node: index });
  const press = (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    open();
  };
  const shape = SHAPES[type];
  const full = name.label === label ? label : `${name.label} ${label}`;
  return svg`<g class="node ${state} ${isNear ? 'chosen' : ''}" data-type=${type} transform="translate(${x} ${y})" role="button" tabindex=${isStop ? '0' : '-1'}
    aria-label=${words.nodeLabel(full, labelOf(type), count, words.states[state])} @click=${open} @keydown=${press}>
    <circle class="hand" r=${Math.max(HAND, radius)} />
    ${shape ? svg`<path class="shape" d=${shape} transform="scale(${radius.toFixed(1)})" />` : svg`<circle class="shape" r=${radius.toFixed(1)} />`}
    <text x=${name.x - x} y=${name.y - y} text-anchor=${name.anchor}>${name.label}</text>
  </g>`;
}

/** What was pressed: the sentences of an edge, or the edges of a node. @param {Scene} scene @param {Network} network @param {Chosen} chosen */
function opened(scene, { nodes, edges }, { pair }) {
  if (pair === null) return html`<p class="hint">${words.graphHint}</p>`;
  const edge = edges.find((edge) => keyOf(nodes, edge) === pair);
  if (edge) return html`<div class="opened" role="status"><h3>${pairOf(nodes, edge)}</h3>${sentences(scene, edge.places)}</div>`;
  const node = nodes.findIndex(({ key }) => key === pair);
  const own = edges.filter(({ source, target }) => source === node || target === node);
  return html`<div class="opened" role="status"><h3>${words.namedWith(nodes[node]?.label ?? '')}</h3>
    <ul class="pairs">${own.map((edge) => html`<li><button type="button" class="link" @click=${() => scene.choose({ pair: keyOf(nodes, edge) })}>${nodes[edge.source === node ? edge.target : edge.source].label}</button> <small>${words.sentenceCount(edge.count)}</small></li>`)}</ul></div>`;
}

/** @param {readonly Placed[]} nodes @param {Edge} edge */
const keyOf = (nodes, { source, target }) => `${nodes[source].key}\n${nodes[target].key}`;

/** @param {readonly Placed[]} nodes @param {Edge} edge */
const pairOf = (nodes, { source, target }) => words.pair(nodes[source].label, nodes[target].label);
