// Corrections after an edit, in another article, and in a file.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as corrections from '../../src/corrections/index.js';
import { analyze } from '../support/engine.js';

const { apply, checked, correct, fileOf, fitting, historyOf, open } = corrections;

/** @typedef {import('../../src/corrections/types.js').Reading} Reading */

const FIRST = `President Marta Olsen met Juan Herrera in Quito on Friday. Olsen said that Shell is meeting nobody.

"We talked for an hour," Herrera said. The Harbour Council will vote, Olsen added, when it meets in Quito.`;
const SECOND = `Quito, Ecuador. Marta Olsen is expected to resign. Herrera is silent. Oil prices rose as Shell cut its output.`;

/** @param {string} text */
const subjectOf = (text) => ({ text, reading: apply(analyze(text), text, []) });
/** @param {Pick<Reading, 'entities'>} reading @param {string} name */
const idOf = (reading, name) => reading.entities.findIndex((entity) => entity.name === name);
/** @param {string} text @param {string} words */
const rangeOf = (text, words) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });

function corrected() {
  const subject = subjectOf(FIRST);
  const { reading } = subject;
  const shell = idOf(reading, 'Shell');
  return correct(
    historyOf(),
    corrections.renameEntity(subject, idOf(reading, 'Marta Olsen'), 'Marta Elena Olsen'),
    shell === -1 ? corrections.confirmEntity(subject, idOf(reading, 'Quito')) : corrections.rejectEntity(subject, shell),
    corrections.mergeEntities(subject, idOf(reading, 'Juan Herrera'), idOf(reading, 'Marta Olsen')),
    corrections.confirmEntity(subject, idOf(reading, 'Quito')),
    corrections.addMentions(subject, [rangeOf(FIRST, 'an hour')], 'quantity'),
  ).present;
}

test('corrections survive an edited text, and what lost its words is an orphan', () => {
  const present = corrected();
  const edited = `Late news. ${FIRST.replace('We talked for an hour', 'We talked')}`;
  const { entities, orphans } = apply(analyze(edited), edited, present);
  assert.ok(entities.some(({ name, aliases }) => name === 'Marta Elena Olsen' && aliases.includes('Herrera')));
  assert.deepEqual(orphans.map(({ correction }) => correction.op), ['add']);
  assert.equal(orphans[0].quotes[0].exact, 'an hour');
});

test('an entity that lost its key is found by its quoted mention', () => {
  const subject = subjectOf(FIRST);
  const { present } = correct(historyOf(), corrections.renameEntity(subject, idOf(subject.reading, 'Marta Olsen'), 'M. Olsen'));
  const machine = analyze(FIRST);
  const renamed = { ...machine, entities: machine.entities.map((entity) => ({ ...entity, compareKey: `${entity.compareKey} junior` })) };
  const { orphans, entities } = apply(renamed, FIRST, present);
  assert.deepEqual([orphans, entities.some(({ name }) => name === 'M. Olsen')], [[], true]);
  const edited = FIRST.replace('Marta Olsen', 'Marta Lind').replaceAll('Olsen', 'Lind');
  assert.equal(apply(analyze(edited), edited, present).orphans.length, 1, 'key and words are gone');
});

test('a confirmed mention stands even where the machine forgets it', () => {
  const subject = subjectOf(FIRST);
  const quito = subject.reading.entities[idOf(subject.reading, 'Quito')];
  const { present } = correct(historyOf(), corrections.confirmMentions(subject, quito.mentions.slice(0, 1)));
  const machine = analyze(FIRST);
  const without = {
    ...machine,
    mentions: machine.mentions.map((mention) => ({ ...mention, entity: null })).filter(({ type }) => type === 'date'),
    entities: [],
  };
  const { mentions, entities } = apply(without, FIRST, present);
  assert.deepEqual(entities.map(({ name, state, type }) => [name, state, type]), [['Quito', 'confirmed', 'place']]);
  assert.equal(mentions.filter(({ state }) => state === 'confirmed').length, 1);
});

test('in another article names and merges hold, judgements and places do not', () => {
  const second = analyze(SECOND);
  const { operations, known, unfit } = fitting(second, SECOND, [], open(fileOf(corrected())).operations);
  assert.deepEqual(operations.map(({ op }) => op), ['rename']);
  assert.deepEqual([known, unfit], [0, 4]);
  const { entities } = apply(second, SECOND, correct(historyOf(), ...operations).present);
  assert.ok(entities.some(({ name }) => name === 'Marta Elena Olsen'));
});

test('a merge into somebody who is not in the article gives the name and the key', () => {
  const text = 'Olsen spoke in Quito. Olsen left.';
  const subject = subjectOf(`${FIRST} The Harbor Council met.`);
  const merge = corrections.mergeEntities(subject, idOf(subject.reading, 'Quito'), idOf(subject.reading, 'Marta Olsen'));
  const { operations } = fitting(analyze(text), text, [], [merge]);
  const { entities } = apply(analyze(text), text, correct(historyOf(), ...operations).present);
  const { name, type, compareKey, aliases } = entities[idOf({ entities }, 'Marta Olsen')];
  assert.deepEqual([name, type, compareKey, aliases], ['Marta Olsen', 'person', 'person:marta olsen', ['Quito']]);
});

test('the same file on its own article fits whole, and a second time adds nothing', () => {
  const machine = analyze(FIRST);
  const { operations } = open(fileOf(corrected()));
  const first = fitting(machine, FIRST, [], operations);
  assert.deepEqual([first.operations.length, first.unfit], [5, 0]);
  const { present } = correct(historyOf(), ...first.operations);
  assert.deepEqual(apply(machine, FIRST, present), apply(machine, FIRST, corrected()));
  assert.deepEqual(fitting(machine, FIRST, present, operations), { operations: [], known: 5, unfit: 0 });
});

test('a file read and written again is the same bytes', () => {
  const odd = 'Mr. “\u202eevil” \ud800 </script> =1+1,\t"x"\r\n😀 Quito';
  const subject = { text: odd, reading: apply(analyze(odd), odd, []) };
  const { present } = correct(
    historyOf(corrected()),
    corrections.addMentions(subject, [{ start: 4, end: 22 }], 'work', { name: '\u0000<b>' }),
    corrections.addMentions(subject, [{ start: 0, end: odd.length }], 'other'),
  );
  const file = fileOf(present);
  const { operations, skipped } = open(file);
  assert.equal(skipped, 0);
  assert.equal(fileOf(correct(historyOf(), ...operations).present), file);
  assert.equal(Buffer.from(file).toString(), file, 'it is well-formed Unicode');
  assert.equal(fileOf([]), '{\n  "format": "nutgraf-corrections",\n  "version": 1,\n  "corrections": []\n}\n');
});

test('what is no file of corrections says so', () => {
  for (const file of ['', '{', '[]', 'null', '"x"', '{"format":"nutgraf-corrections"}', '{"version":1,"corrections":[]}']) {
    assert.throws(() => open(file), /no corrections/u);
  }
  assert.throws(() => open('{"format":"nutgraf-corrections","version":2,"corrections":[]}'), /version 2/u);
});

test('what is not understood is left out and counted, and nothing else is taken in', () => {
  const entity = { key: 'person:a', name: 'A', type: 'person', at: null };
  const quote = { exact: 'A', prefix: '', suffix: '', start: 0, end: 1 };
  const good = { op: 'rename', entity, name: 'B', __proto__: null, onload: 'x' };
  const bad = [
    null, 1, 'x', [], {}, { op: 'rename', entity }, { op: 'explode', entity }, { op: 'merge', entity },
    { op: 'rename', entity: { ...entity, type: 'alien' }, name: 'B' }, { op: 'rename', entity: { ...entity, key: 7 }, name: 'B' },
    { op: 'rename', entity, name: 'x'.repeat(10_001) }, { op: 'retype', entity, type: 'constructor' },
    { op: 'add', quotes: [], type: 'person' }, { op: 'add', quotes: [quote, 1], type: 'person' },
    { op: 'add', quotes: [{ ...quote, start: -1 }], type: 'person' }, { op: 'add', quotes: [{ ...quote, exact: ' ' }], type: 'person' },
    { op: 'rename', quotes: [quote], type: 'person', name: 'B' },
  ];
  const { operations, skipped } = open(JSON.stringify({ format: 'nutgraf-corrections', version: 1, corrections: [...bad, good] }));
  assert.deepEqual(operations, [{ op: 'rename', entity, name: 'B' }]);
  assert.equal(skipped, bad.length);
  assert.deepEqual(checked([...bad, good]), [{ op: 'rename', entity, name: 'B', id: 1 }]);
  assert.deepEqual(checked(undefined), []);
});
