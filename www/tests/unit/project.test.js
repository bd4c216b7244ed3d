// The project file: what goes in comes out, and what is no project says what is wrong with it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { correct, historyOf, renameEntity } from '../../src/corrections/index.js';
import { openProject, projectFile } from '../../src/library/project.js';
import { analyze, seeds } from '../support/engine.js';

const reader = { package: '1.2.3', model: 'm', schema: /** @type {const} */ (1) };

test('articles, corrections and phrases left out make the round trip', async () => {
  const analysis = analyze(seeds[0]);
  const history = correct(historyOf([]), renameEntity({ reading: analysis, text: seeds[0] }, 0, 'Another name'));
  const article = { name: 'A call', title: 'Call', published: '2024-04-02', outlet: 'The Ellis Post', url: 'https://example.org/a', signature: 'A. Ellis\nDesk', attachments: 'list.bin', text: seeds[0] };
  const odd = { name: '\u202e“<b>”', text: '\ud800 lone, \u0000 and 😀\r\n', state: /** @type {const} */ ('failed') };
  const file = projectFile([{ id: 1, ...article, state: 'done', history }, { id: 2, ...odd }], ['the matter'], reader);
  const opened = openProject(await file.text());
  assert.ok(opened.ok);
  assert.deepEqual(opened.leftOut, ['the matter']);
  const [one, two] = opened.articles;
  assert.deepEqual({ ...one, history: undefined }, { ...article, state: 'reading', history: undefined });
  assert.deepEqual(one.history?.present, history.present);
  // JSON as text keeps a lone surrogate as an escape.
  assert.deepEqual([two.name, two.text], [odd.name, odd.text]);
});

test('an empty project is a project', async () => {
  assert.deepEqual(openProject(await projectFile([], [], null).text()), { ok: true, articles: [], leftOut: [] });
});

const head = { format: 'nutgraf-project', version: 1 };
const article = { name: 'One', text: 'Words.' };
/** @type {[string, unknown, RegExp][]} */
const faults = [
  ['what is cut off', '{"format":"nutgraf-pro', /damaged or was cut off/u],
  ['another file', { format: 'nutgraf-corrections', version: 1 }, /no project/u],
  ['a list', [1, 2], /no project/u],
  ['null', null, /no project/u],
  ['a newer one', { ...head, version: 2, articles: [] }, /newer Nutgraf/u],
  ['one without a version', { ...head, version: 'x', articles: [] }, /damaged/u],
  ['one without articles', head, /damaged/u],
  ['one of very many', { ...head, articles: Array(5001).fill(article) }, /more than 5,000/u],
  ['an article without text', { ...head, articles: [article, { name: 'Two' }] }, /^Article 2 of the file cannot be used: it has no text/u],
  ['an article that is null', { ...head, articles: [null] }, /^Article 1/u],
  ['an article without a name', { ...head, articles: [{ text: 'x' }] }, /no name/u],
  ['a name that is too long', { ...head, articles: [{ ...article, name: 'x'.repeat(2001) }] }, /no name/u],
  ['a title that is an object', { ...head, articles: [{ ...article, title: {} }] }, /its title/u],
  ['a date that is none', { ...head, articles: [{ ...article, published: 'May' }] }, /its published/u],
  ['corrections that are no list', { ...head, articles: [{ ...article, corrections: { length: 1 } }] }, /its corrections/u],
];
for (const [what, file, reason] of faults) {
  test(`${what} says what is wrong`, () => {
    const opened = openProject(typeof file === 'string' ? file : JSON.stringify(file));
    assert.ok(!opened.ok);
    assert.match(opened.reason, reason);
  });
}

test('corrections that are not understood are left out, and nothing else is taken over', () => {
  const opened = openProject(JSON.stringify({ ...head, articles: [{ ...article, id: 9, state: 'done', result: {}, corrections: [{ op: 'explode' }, 7, null] }], leftOut: ['a', 1] }));
  assert.ok(opened.ok);
  assert.deepEqual(opened.articles, [{ name: 'One', text: 'Words.', state: 'reading', history: undefined }]);
  assert.deepEqual(opened.leftOut, ['a']);
});
