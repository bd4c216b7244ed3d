// Every export, read again by a program that others wrote: nothing is lost, nothing runs, and states are told apart.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import jsonld from 'jsonld';
import { marked } from 'marked';
import Papa from 'papaparse';
import { parse } from 'parse5';
import * as corrections from '../../src/corrections/index.js';
import { correctionsName, exportAs, fileAs, kinds } from '../../src/output/index.js';
import { reportOf } from '../../src/output/report.js';
import { STYLE, STYLE_HASH } from '../../src/output/style.js';
import { context } from '../support/annotation-context.js';
import { analyze, seeds } from '../support/engine.js';

/** @typedef {import('../../src/output/plain.js').Exported} Exported */

const ODD = [
  `=HYPERLINK("http://example.org";"Brandt") said Ada Brandt, "quite" 'loudly'.`,
  'Omar Kassab | met <script>alert(1)</script> in Lisbon & left; *he* _said_ [so](javascript:alert(1)).',
  '-2+3 Brandt\twas\r\n\r\n@Kassab ]]> &amp; </style><img src=x onerror=alert(1)> 😀 مرحبا \u202eLisbon\u202c \ud800 end \u0000.',
  '+1 Cairo, "so" www.example.org https://example.org a@example.org `code` # no head\u2028- no list.',
].join('\n\n');

/** Words that become names, each a trap for some format. */
const NAMES = ['=HYPERLINK("http://example.org";"Brandt")', '<script>alert(1)</script>', '-2+3', '@Kassab ]]> &amp; </style>', '\ud800', '😀 مرحبا', '*he* _said_ [so](javascript:alert(1))', '"so"', '`code`', '\u202eLisbon\u202c'];

/** An article in which all that can be corrected was. @param {string} text @param {string} name @returns {Exported} */
function corrected(text, name) {
  const machine = analyze(text);
  let history = corrections.historyOf();
  const now = () => ({ text, reading: corrections.apply(machine, text, history.present) });
  const idOf = (/** @type {string} */ name) => now().reading.entities.findIndex((entity) => entity.name === name);
  for (const words of NAMES) {
    const start = text.indexOf(words);
    if (start >= 0) history = corrections.correct(history, corrections.addMentions(now(), [{ start, end: start + words.length }], 'work', { name: words }));
  }
  const confirmed = idOf('Cairo');
  if (confirmed >= 0) history = corrections.correct(history, corrections.confirmEntity(now(), confirmed));
  const rejected = now().reading.entities.findIndex(({ state }) => state === 'suggested');
  history = corrections.correct(history, corrections.rejectEntity(now(), rejected));
  return { name, title: name, outlet: '=1+1', published: '2024-05-06', url: 'https://example.org/a?b=<c>&d', text, reading: now().reading, corrections: history.present };
}

const odd = corrected(ODD, 'The “odd” one <b>&\u202e, =1.txt');
/** @type {Exported} */
const plain = { name: 'seed.txt', text: seeds[0], reading: corrections.apply(analyze(seeds[0]), seeds[0], []), corrections: [] };
const sets = { odd: [odd], plain: [plain], both: [odd, plain] };

/** The bytes as they are saved, read as UTF-8. @param {string} text */
const saved = (text) => Buffer.from(text, 'utf8').toString('utf8');
/** @param {Exported} article */
const states = ({ reading }) => reading.mentions.map(({ state }) => state);
/** @param {Iterable<string>} values */
const counts = (values) => [...values].reduce((sum, value) => ({ ...sum, [value]: (sum[value] ?? 0) + 1 }), /** @type {Record<string, number>} */ ({}));

test('the odd article has something of every state', () => {
  assert.deepEqual(Object.keys(counts(odd.reading.entities.map(({ state }) => state))).sort(), ['added', 'confirmed', 'rejected', 'suggested']);
});

test('every kind has a name, a type, and well-formed text, for one article and for many', () => {
  for (const kind of /** @type {(keyof typeof kinds)[]} */ (Object.keys(kinds))) {
    for (const articles of Object.values(sets)) {
      const { name, type, text } = exportAs(kind, articles);
      assert.match(name, /^[\p{L}\p{N}-]+\.[a-z.]+$/u);
      assert.match(type, /^[a-z]+\/[a-z+]+;charset=utf-8$/u);
      assert.equal(saved(text), text, `${kind} is not well-formed`);
    }
  }
});

test('JSON gives back the text, the contract and the corrections', () => {
  const version = { package: '0.1.0', model: 'x' };
  const one = JSON.parse(saved(exportAs('json', [odd], version).text));
  assert.equal(one.schema, 1);
  assert.equal(one.text, ODD);
  assert.deepEqual(one.generator, { name: 'nutgraf', ...version });
  const { orphans, applied: _, schema: __, ...rest } = corrections.standing(odd.reading);
  assert.deepEqual(orphans, []);
  for (const [key, value] of Object.entries(rest)) assert.deepEqual(one[key], value, key);
  assert.deepEqual(counts([...one.mentions, ...one.rejected.mentions.map(() => ({ state: 'rejected' }))].map(({ state }) => state)), counts(states(odd)));
  assert.deepEqual(corrections.checked(one.corrections), odd.corrections);
  assert.deepEqual(corrections.apply(analyze(one.text), one.text, corrections.checked(one.corrections)), odd.reading);
  const many = JSON.parse(exportAs('json', sets.both).text);
  assert.deepEqual(many.articles.map((/** @type {any} */ { text }) => text), [ODD, seeds[0]]);
});

test('a long analysis that is written in parts is the same file, corrections included', async () => {
  const version = { package: '0.1.0', model: 'x' };
  const text = `${ODD}\n\n${'Ada Brandt met Omar Kassab in Cairo. '.repeat(30_000)}`;
  const { reading } = odd;
  const long = { ...odd, text, reading: { ...reading, sentences: Array.from({ length: 5000 }, () => reading.sentences[0]) } };
  for (const articles of [[long], [long, plain]]) {
    const { name, blob } = await fileAs('json', articles, version);
    const whole = exportAs('json', articles, version);
    assert.equal(name, whole.name);
    assert.equal(await blob.text(), saved(whole.text));
  }
});

/** @param {string} text */
function rowsOf(text) {
  assert.ok(text.startsWith('\ufeff') && text.endsWith('\r\n'));
  const { data, errors } = Papa.parse(text.slice(1, -2), { header: true, newline: '\r\n' });
  assert.deepEqual(errors, []);
  return /** @type {Record<string, string>[]} */ (data);
}

test('CSV gives back every cell, and no cell is a formula', () => {
  for (const articles of Object.values(sets)) {
    const mentions = rowsOf(exportAs('mentions', articles).text);
    const all = articles.flatMap(({ text, reading }) => reading.mentions.map((mention) => ({ ...mention, words: text.slice(mention.start, mention.end) })));
    assert.equal(mentions.length, all.length);
    mentions.forEach((row, index) => {
      assert.equal(row.words.replace(/^'(?=[=+\-@\s])/u, ''), all[index].words.toWellFormed());
      assert.deepEqual([row.state, row.type, row.start, row.end], [all[index].state, all[index].type, `${all[index].start}`, `${all[index].end}`]);
    });
    const entities = rowsOf(exportAs('entities', articles).text);
    assert.deepEqual(entities.map(({ state }) => state), articles.flatMap(({ reading }) => reading.entities.map(({ state }) => state)));
    for (const row of [...mentions, ...entities]) {
      for (const cell of Object.values(row)) assert.ok(/^[+-]?\d+(\.\d+)?$/u.test(cell) || !/^\s*[=+\-@\t\r\n＝＋－＠]/u.test(cell), cell);
    }
  }
  const [names] = [rowsOf(exportAs('entities', [odd]).text).map(({ name }) => name)];
  assert.ok(names.includes(`'=HYPERLINK("http://example.org";"Brandt")`) && names.includes("'-2+3"));
});

test('numbers stay numbers in CSV', () => {
  const reading = structuredClone(odd.reading);
  reading.entities[0].name = '-12.5';
  reading.entities[0].knowledge = /** @type {any} */ ({ id: 'x', label: '+1 200', country: 'PE', latitude: -12.05, longitude: -77.03 });
  const [row] = rowsOf(exportAs('entities', [{ ...odd, reading }]).text);
  assert.deepEqual([row.name, row.latitude, row['known as']], ['-12.5', '-12.05', "'+1 200"]);
});

test('JSON-LD is a collection of annotations whose quotes and positions are the words', async () => {
  const documentLoader = /** @type {any} */ (async (/** @type {string} */ url) => {
    assert.equal(url, 'http://www.w3.org/ns/anno.jsonld');
    return { documentUrl: url, document: context, contextUrl: undefined };
  });
  const options = /** @type {any} */ ({ documentLoader, safe: true });
  for (const articles of Object.values(sets)) {
    const document = JSON.parse(exportAs('annotations', articles).text);
    const [collection] = /** @type {any[]} */ (/** @type {unknown} */ (await jsonld.expand(document, options)));
    const [page] = collection['http://www.w3.org/ns/activitystreams#first'];
    const items = page['http://www.w3.org/ns/activitystreams#items'][0]['@list'];
    const oa = (/** @type {any} */ node, /** @type {string} */ name) => node[`http://www.w3.org/ns/oa#${name}`];
    const all = articles.flatMap(({ text, reading }) => reading.mentions.map((mention) => ({ text, mention, reading })));
    assert.equal(items.length, all.length);
    items.forEach((/** @type {any} */ item, /** @type {number} */ index) => {
      const { text, mention, reading } = all[index];
      const [target] = oa(item, 'hasTarget');
      const [quote, position] = oa(target, 'hasSelector');
      const [start, end] = [oa(position, 'start')[0]['@value'], oa(position, 'end')[0]['@value']];
      const [exact, prefix, suffix] = ['exact', 'prefix', 'suffix'].map((name) => oa(quote, name)[0]['@value']);
      assert.deepEqual([start, end, exact], [mention.start, mention.end, text.slice(mention.start, mention.end)]);
      assert.ok(text.startsWith(prefix + exact + suffix, start - prefix.length));
      const values = oa(item, 'hasBody').map((/** @type {any} */ body) => body['http://www.w3.org/1999/02/22-rdf-syntax-ns#value'][0]['@value']);
      const name = mention.entity === null ? [] : [reading.entities[mention.entity].name];
      assert.deepEqual(values, [mention.type, ...name, mention.state]);
    });
  }
  const quads = /** @type {any[]} */ (/** @type {unknown} */ (await jsonld.toRDF(JSON.parse(exportAs('annotations', [odd]).text), options)));
  assert.equal(quads.filter(({ object }) => object.value === 'http://www.w3.org/ns/oa#Annotation').length, odd.reading.mentions.length);
});

test('GraphML is valid, and its nodes and edges are those named together', () => {
  for (const articles of Object.values(sets)) {
    const { text } = exportAs('graphml', articles);
    assert.equal(XMLValidator.validate(text), true);
    const parser = new XMLParser({ ignoreAttributes: false, parseTagValue: false, trimValues: false, isArray: (name) => ['node', 'edge', 'data', 'key'].includes(name) });
    const { graphml } = parser.parse(text);
    const field = (/** @type {any} */ item, /** @type {string} */ key) => item.data.find((/** @type {any} */ data) => data['@_key'] === key)['#text'];
    const { node: nodes, edge: edges = [] } = graphml.graph;
    const ids = new Set(nodes.map((/** @type {any} */ node) => node['@_id']));
    for (const edge of edges) {
      assert.ok(ids.has(edge['@_source']) && ids.has(edge['@_target']) && edge['@_source'] !== edge['@_target']);
      assert.ok(Number(field(edge, 'weight')) >= 1);
    }
    const keys = new Set(articles.flatMap(({ reading }) => reading.entities.filter(({ subtype }) => subtype !== 'byline' && subtype !== 'credit').map(({ compareKey }) => compareKey)));
    assert.equal(nodes.length, keys.size);
    const labels = nodes.map((/** @type {any} */ node) => field(node, 'label'));
    if (articles.includes(odd)) {
      for (const name of NAMES.filter((name) => name.isWellFormed() && !/[\r\t]/u.test(name))) assert.ok(labels.includes(name), name);
      assert.ok(labels.includes('\ufffd'));
      const rejected = nodes.filter((/** @type {any} */ node) => field(node, 'state') === 'rejected').map((/** @type {any} */ node) => node['@_id']);
      assert.ok(rejected.length > 0);
      assert.ok(edges.every((/** @type {any} */ edge) => !rejected.includes(edge['@_source']) && !rejected.includes(edge['@_target'])));
    }
  }
});

/** @param {any} node @returns {any[]} */
const elements = (node) => [...(node.tagName ? [node] : []), ...(node.childNodes ?? []).flatMap(elements)];
/** @param {any} node @returns {string} */
const textOf = (node) => node.value ?? (node.childNodes ?? []).map(textOf).join('');
/** @param {any} element @param {string} name @returns {string | undefined} */
const attribute = (element, name) => element.attrs.find((/** @type {any} */ attr) => attr.name === name)?.value;

const REPORT = new Set('html head meta title style body main article h1 h2 h3 h4 p ul ol li table caption thead tbody tr th td a mark bdi span footer'.split(' '));

test('the HTML report is one document of harmless elements under a policy that forbids everything else', () => {
  assert.equal(`sha256-${createHash('sha256').update(STYLE).digest('base64')}`, STYLE_HASH);
  for (const articles of Object.values(sets)) {
    const { text } = exportAs('html', articles);
    /** @type {string[]} */
    const errors = [];
    const document = parse(text, { onParseError: ({ code }) => errors.push(code) });
    assert.deepEqual(errors, []);
    const all = elements(document);
    for (const element of all) {
      assert.ok(REPORT.has(element.tagName), element.tagName);
      for (const { name, value } of element.attrs) {
        assert.ok(!name.startsWith('on') && name !== 'style' && name !== 'src', `${name} of ${element.tagName}`);
        if (name === 'href') assert.match(value, /^#a\d+(s\d+)?$/u);
      }
    }
    const policy = all.find((element) => attribute(element, 'http-equiv') === 'Content-Security-Policy');
    assert.match(attribute(policy, 'content') ?? '', /^default-src 'none'; style-src 'sha256-/u);
    assert.equal(textOf(all.find(({ tagName }) => tagName === 'style')), STYLE);
    const ids = all.map((element) => attribute(element, 'id')).filter((id) => id !== undefined);
    assert.equal(new Set(ids).size, ids.length);
    for (const link of all.filter(({ tagName }) => tagName === 'a')) assert.ok(ids.includes((attribute(link, 'href') ?? '').slice(1)));
  }
});

test('the HTML report shows every name in its state, and the sentences that are its evidence', () => {
  const all = elements(parse(exportAs('html', [odd]).text));
  const rows = all.filter(({ tagName, attrs }) => tagName === 'tr' && attrs.length > 0);
  assert.deepEqual(counts(rows.map((row) => attribute(row, 'class') ?? '')), counts(odd.reading.entities.map(({ state }) => state)));
  const names = rows.map((row) => textOf(row.childNodes[0]));
  for (const name of ['<script>alert(1)</script>', '@Kassab ]]> &amp; </style>', '[U+202E]Lisbon[U+202C]', '\ufffd', '"so"']) assert.ok(names.includes(name), name);
  for (const row of rows) {
    for (const link of elements(row).filter(({ tagName }) => tagName === 'a')) {
      const sentence = all.find((element) => `#${attribute(element, 'id')}` === attribute(link, 'href'));
      assert.equal(attribute(sentence, 'value'), textOf(link));
    }
  }
  const brandt = rows.find((row) => textOf(row.childNodes[0]).includes('Ada Brandt'));
  const [first] = elements(brandt).filter(({ tagName }) => tagName === 'a');
  assert.match(textOf(all.find((element) => `#${attribute(element, 'id')}` === attribute(first, 'href'))), /said Ada Brandt/u);
});

test('Markdown says the same words, whatever they look like', () => {
  for (const articles of Object.values(sets)) {
    const html = /** @type {string} */ (marked.parse(exportAs('markdown', articles).text, { async: false, gfm: true }));
    const document = parse(html);
    const all = elements(document);
    const allowed = new Set('html head body h1 h2 h3 p ul li table thead tbody tr th td strong hr'.split(' '));
    for (const element of all) assert.ok(allowed.has(element.tagName), `${element.tagName}: ${textOf(element)}`);
    const rows = all.filter(({ tagName }) => tagName === 'tr').map((row) => elements(row).filter(({ tagName }) => tagName === 'td').map(textOf)).filter((cells) => cells.length > 0);
    assert.ok(rows.every((cells) => cells.length === 6));
    assert.deepEqual(counts(rows.map((cells) => cells[1])), counts(articles.flatMap(({ reading }) => reading.entities.map(({ state }) => state))));
    if (!articles.includes(odd)) continue;
    const names = rows.map(([name]) => name);
    for (const name of NAMES.filter((name) => name.isWellFormed() && !/[\u202e\r\t]/u.test(name))) assert.ok(names.includes(name), name);
    assert.ok(textOf(document).includes('<script>alert(1)</script> in Lisbon & left; *he* _said_ [so](javascript:alert(1)).'));
  }
});

test('file names are plain', () => {
  assert.equal(correctionsName('Biden & Xi: a “call”?'), 'biden-xi-a-call.corrections.json');
  assert.equal(correctionsName('../../etc/passwd.txt'), 'etc-passwd.corrections.json');
  assert.equal(correctionsName('Café.html'), 'cafe.corrections.json');
  assert.equal(correctionsName('…'), 'article.corrections.json');
});

test('a report says of each subject that is not clear how sure it is', () => {
  const { subjects } = reportOf(plain);
  const doubts = plain.reading.topics.map(({ score }) => (score >= 0.9 ? '' : score >= 0.7 ? ' (likely)' : ' (unsure)'));
  assert.ok(doubts.includes('') && doubts.includes(' (unsure)'), doubts.join());
  assert.deepEqual(subjects.map(({ label }) => label), plain.reading.topics.map(({ path }, index) => `${path.join(' › ')}${doubts[index]}`));
});
