// What pictures are drawn from: who is named together, where nodes, labels and places lie.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { comentionsOf } from '../../src/article/comention.js';
import * as corrections from '../../src/corrections/index.js';
import { labelled } from '../../src/pictures/labels.js';
import { networkOf } from '../../src/pictures/layout.js';
import { placesOf } from '../../src/pictures/places.js';
import { HEIGHT, project, WORLD } from '../../src/pictures/projection.js';
import { outlines } from '../../tools/outlines.js';
import { analyze, seeds } from '../support/engine.js';

const TEXT = `Ada Brandt met Omar Kassab in Lisbon on Tuesday. Brandt thanked Kassab.

Omar Kassab flew to Cairo. Ada Brandt stayed.`;

/** @param {string} text @param {(subject: { text: string, reading: import('../../src/corrections/types.js').Reading }) => any} [correct] */
function read(text, correct) {
  const machine = analyze(text);
  const reading = corrections.apply(machine, text, []);
  if (!correct) return { title: 'A', text, reading };
  const { present } = corrections.correct(corrections.historyOf(), correct({ text, reading }));
  return { title: 'A', text, reading: corrections.apply(machine, text, present) };
}

/** @param {ReturnType<typeof comentionsOf>} together */
const pairs = ({ nodes, edges }) => edges.map(({ source, target, count }) => `${[nodes[source].label, nodes[target].label].sort().join(' & ')}: ${count}`).sort();

test('those named in one sentence are joined, once for each sentence', () => {
  assert.deepEqual(pairs(comentionsOf([read(TEXT)])), ['Ada Brandt & Lisbon: 1', 'Ada Brandt & Omar Kassab: 2', 'Cairo & Omar Kassab: 1', 'Lisbon & Omar Kassab: 1']);
});

test('over many articles names meet by their keys, and each edge knows its sentences', () => {
  const other = 'Omar Kassab and Ada Brandt agreed.';
  const articles = [read(TEXT), read(other)];
  const together = comentionsOf(articles);
  const edge = together.edges[0];
  assert.equal(edge.count, 3);
  assert.deepEqual(edge.places.map(({ article, start, end }) => articles[article].text.slice(start, end)), [
    'Ada Brandt met Omar Kassab in Lisbon on Tuesday.',
    'Brandt thanked Kassab.',
    other,
  ]);
  assert.deepEqual(together.nodes.find(({ label }) => label === 'Ada Brandt')?.articles, [0, 1]);
});

test('a rejected name has no edges', () => {
  const { nodes, edges } = comentionsOf([read(TEXT, (subject) => corrections.rejectEntity(subject, subject.reading.entities.findIndex(({ name }) => name === 'Lisbon')))]);
  const lisbon = nodes.findIndex(({ label }) => label === 'Lisbon');
  assert.equal(nodes[lisbon].state, 'rejected');
  assert.ok(edges.every(({ source, target }) => source !== lisbon && target !== lisbon));
});

test('the graph has at most 40 nodes, inside its frame, the same every time, and no node without an edge', () => {
  const together = comentionsOf(seeds.map((text) => read(text)));
  for (const width of [288, 700, 1400]) {
    const network = networkOf(together, width);
    assert.deepEqual(networkOf(comentionsOf(seeds.map((text) => read(text))), width), network);
    assert.ok(network.nodes.length <= 40 && network.nodes.length >= 10);
    const reached = new Set(network.edges.flatMap(({ source, target }) => [source, target]));
    network.nodes.forEach(({ x, y }, index) => {
      assert.ok(x > 0 && x < network.width && y > 0 && y < network.height);
      assert.ok(reached.has(index));
    });
    assert.ok(network.edges.length <= network.nodes.length * 1.75 + 1);
  }
  const empty = networkOf(comentionsOf([read('')]), 700);
  assert.deepEqual([empty.nodes, empty.edges], [[], []]);
});

test('labels lie on nothing', () => {
  const dots = Array.from({ length: 80 }, (_, index) => ({ label: `Place ${index}`, x: 30 + ((index * 37) % 600), y: 20 + ((index * 61) % 300), radius: 4 }));
  const labels = labelled(dots, 660, 340, ['right', 'left', 'above', 'below']).filter((label) => label !== null);
  assert.ok(labels.length > 20 && labels[0].label === 'Place 0');
  const boxes = labels.map(({ label, x, y, anchor }) => {
    const long = label.length * 6.6;
    const left = anchor === 'start' ? x : anchor === 'end' ? x - long : x - long / 2;
    return { left, right: left + long, top: y - 11, bottom: y + 3 };
  });
  boxes.forEach((a, index) => {
    for (const b of boxes.slice(index + 1)) assert.ok(a.left >= b.right - 1 || b.left >= a.right - 1 || a.top >= b.bottom - 1 || b.top >= a.bottom - 1);
  });
});

test('the projection puts the equator in the middle and true areas around it', () => {
  const [x, y] = project(0, 0);
  assert.equal(x, WORLD / 2);
  assert.deepEqual(project(0, 180).map(Math.round), [WORLD, Math.round(y)]);
  // A degree square at 60° north covers as much of the map as of the globe: half of one at the equator.
  const area = (/** @type {number} */ latitude) => {
    const [, top] = project(latitude + 0.5, 0);
    const [, bottom] = project(latitude - 0.5, 0);
    return (project(latitude, 0.5)[0] - project(latitude, -0.5)[0]) * (bottom - top);
  };
  assert.ok(Math.abs(area(60) / area(0) - 0.5) < 0.002);
});

test('the outlines are those of Natural Earth, and stay on the map', async () => {
  const made = await outlines();
  assert.equal(await readFile(new URL('../../src/pictures/outlines.js', import.meta.url), 'utf8'), made);
  for (const [, path] of made.matchAll(/'([^']+)'/gu)) {
    for (const [, start, steps] of path.matchAll(/M([\d -]+)l([\d -]+)/gu)) {
      let [x] = start.split(' ').map(Number);
      let wide = 0;
      const numbers = [...steps.matchAll(/-?\d+/gu)].map(([step]) => Number(step));
      for (let index = 0; index < numbers.length; index += 2) {
        x += numbers[index];
        wide = Math.max(wide, Math.abs(numbers[index]));
        assert.ok(x >= 0 && x <= WORLD);
      }
      assert.ok(wide < 300, 'no coast goes around the world');
    }
  }
  assert.ok(HEIGHT > 700 && HEIGHT < 1000);
});

test('only places that are places are on the map', () => {
  const text = 'Beijing will not interfere. The delegation flew to Beijing and then to Lisbon. Ada Brandt, of Harrowgate, saw it.';
  const article = read(text);
  for (const entity of article.reading.entities) {
    const [latitude, longitude] = { Beijing: [39.9, 116.4], Lisbon: [38.7, -9.1] }[entity.name] ?? [null, null];
    if (entity.type !== 'place' || latitude === null) continue;
    entity.knowledge = { id: entity.name, label: entity.name, kind: 'city', relation: 'is', country: null, latitude, longitude, population: null, facts: [], why: '', evidence: [], other: null };
  }
  const [beijing] = article.reading.entities.filter(({ name }) => name === 'Beijing');
  assert.equal(article.reading.mentions[beijing.mentions[0]].actsAs, 'government');
  const { places, acting, unknown } = placesOf([article]);
  assert.deepEqual(places.map(({ label, count }) => [label, count]), [['Beijing', 1], ['Lisbon', 1]]);
  assert.equal(acting, 1);
  assert.ok(!unknown.includes('Beijing'));
  assert.equal(text.slice(places[0].sentences[0].start, places[0].sentences[0].end), 'The delegation flew to Beijing and then to Lisbon.');
});
