// What people correct: each kind of correction on a real analysis, and the laws that hold for any of them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as corrections from '../../src/corrections/index.js';
import { analyze, dice, seeds } from '../support/engine.js';

const { apply, correct, historyOf, redo, standing, undo, withdraw } = corrections;

/** @typedef {import('../../src/corrections/types.js').Operation} Operation */
/** @typedef {import('../../src/corrections/types.js').Reading} Reading */

const TEXT = `Mayor Ada Brandt met Omar Kassab in Lisbon on Tuesday.

Brandt told reporters that Kassab had promised 20 million euros to the port. The Port Authority welcomed it.

"Lisbon needs this," said Kassab, who flew home to Cairo. Brandt stayed in Lisbon.`;

const machine = analyze(TEXT);

/** @param {Reading} reading @param {string} name */
const idOf = (reading, name) => reading.entities.findIndex((entity) => entity.name === name);
/** @param {Reading} reading @param {string} name */
const entity = (reading, name) => reading.entities[idOf(reading, name)];
/** @param {Reading} reading @param {string} name @param {string} [text] */
const wordsOf = (reading, name, text = TEXT) =>
  entity(reading, name).mentions.map((index) => text.slice(reading.mentions[index].start, reading.mentions[index].end));

/** Does one thing after another, each seeing what the ones before it made. @param {((subject: { text: string, reading: Reading }) => Operation)[]} steps */
function after(...steps) {
  let history = historyOf();
  for (const step of steps) history = correct(history, step({ text: TEXT, reading: apply(machine, TEXT, history.present) }));
  return { history, reading: apply(machine, TEXT, history.present) };
}

test('without corrections the answer is the same, and all of it suggested', () => {
  const { mentions, entities, orphans } = apply(machine, TEXT, []);
  assert.deepEqual(mentions.map(({ state, ...mention }) => mention), machine.mentions);
  assert.deepEqual(entities.map(({ state, keys, ...rest }) => rest), machine.entities);
  assert.ok([...mentions, ...entities].every(({ state }) => state === 'suggested'));
  assert.deepEqual(orphans, []);
});

test('a confirmed entity is confirmed in all its mentions, and nothing else is', () => {
  const { reading } = after(({ reading, ...rest }) => corrections.confirmEntity({ reading, ...rest }, idOf(reading, 'Omar Kassab')));
  const id = idOf(reading, 'Omar Kassab');
  assert.equal(reading.entities[id].state, 'confirmed');
  for (const { entity, state } of reading.mentions) assert.equal(state, entity === id ? 'confirmed' : 'suggested');
});

test('a rejected entity is the last, keeps its mentions, and is gone from what stands', () => {
  const { reading } = after((subject) => corrections.rejectEntity(subject, idOf(subject.reading, 'Lisbon')));
  assert.equal(reading.entities.at(-1)?.name, 'Lisbon');
  assert.deepEqual(wordsOf(reading, 'Lisbon'), ['Lisbon', 'Lisbon', 'Lisbon']);
  const rest = standing(reading);
  assert.equal(idOf(rest, 'Lisbon'), -1);
  assert.ok(rest.mentions.every(({ start }) => !TEXT.startsWith('Lisbon', start)));
  assert.deepEqual(wordsOf(rest, 'Ada Brandt'), wordsOf(reading, 'Ada Brandt'));
});

test('a rejected entity comes back when it is confirmed, and one mention of it alone too', () => {
  const reject = (/** @type {any} */ subject) => corrections.rejectEntity(subject, idOf(subject.reading, 'Lisbon'));
  const whole = after(reject, (subject) => corrections.confirmEntity(subject, idOf(subject.reading, 'Lisbon'))).reading;
  assert.equal(entity(whole, 'Lisbon').mentions.length, 3);
  const one = after(reject, (subject) => corrections.confirmMentions(subject, [entity(subject.reading, 'Lisbon').mentions[1]])).reading;
  assert.equal(entity(one, 'Lisbon').mentions.length, 1);
  assert.equal(entity(one, 'Lisbon').state, 'confirmed');
});

test('one rejected mention leaves the others, and an entity without mentions is rejected', () => {
  const { reading } = after((subject) => corrections.rejectMentions(subject, [entity(subject.reading, 'Lisbon').mentions[0]]));
  assert.equal(entity(reading, 'Lisbon').mentions.length, 2);
  assert.equal(entity(reading, 'Lisbon').state, 'suggested');
  assert.ok(entity(reading, 'Lisbon').salience < entity(apply(machine, TEXT, []), 'Lisbon').salience);
  const none = after((subject) => corrections.rejectMentions(subject, entity(subject.reading, 'Cairo').mentions)).reading;
  assert.equal(entity(none, 'Cairo').state, 'rejected');
});

test('a renamed entity has the new name, and the old one among its others', () => {
  const { reading } = after((subject) => corrections.renameEntity(subject, idOf(subject.reading, 'Ada Brandt'), ' Adelheid Brandt '));
  assert.ok(entity(reading, 'Adelheid Brandt').aliases.includes('Ada Brandt'));
  assert.equal(entity(reading, 'Adelheid Brandt').compareKey, 'person:ada brandt');
});

test('a retyped entity takes its mentions along, and loses what only its old type could be', () => {
  const { reading } = after((subject) => corrections.retypeEntity(subject, idOf(subject.reading, 'Cairo'), 'organization'));
  const { type, subtype, knowledge, compareKey, mentions } = entity(reading, 'Cairo');
  assert.deepEqual([type, subtype, knowledge, compareKey], ['organization', null, null, 'organization:cairo']);
  assert.equal(reading.mentions[mentions[0]].type, 'organization');
});

test('an amount is no entity, and a retyped amount is one', () => {
  const { reading } = after((subject) => corrections.retypeEntity(subject, idOf(subject.reading, 'Cairo'), 'date'));
  assert.equal(idOf(reading, 'Cairo'), -1);
  const date = reading.mentions.find(({ start }) => TEXT.startsWith('Cairo', start));
  assert.deepEqual([date?.type, date?.entity, date?.state], ['date', null, 'confirmed']);
  const again = after((subject) => {
    const tuesday = subject.reading.mentions.findIndex(({ start }) => TEXT.startsWith('Tuesday', start));
    return corrections.retypeMentions(subject, [tuesday], 'event');
  }).reading;
  assert.equal(entity(again, 'Tuesday').type, 'event');
});

test('two that are merged are one, under the name of the second and with the mentions of both', () => {
  const { reading } = after((subject) => corrections.mergeEntities(subject, idOf(subject.reading, 'Omar Kassab'), idOf(subject.reading, 'Ada Brandt')));
  assert.equal(idOf(reading, 'Omar Kassab'), -1);
  const { aliases, mentions } = entity(reading, 'Ada Brandt');
  assert.equal(mentions.length, 6);
  assert.deepEqual(wordsOf(reading, 'Ada Brandt'), ['Ada Brandt', 'Omar Kassab', 'Brandt', 'Kassab', 'Kassab', 'Brandt']);
  assert.ok(aliases.includes('Omar Kassab') && aliases.includes('Kassab') && aliases.includes('Brandt'));
});

test('what is split off is an entity of its own, of the same name if need be, and can be merged back', () => {
  const split = (/** @type {any} */ subject) => corrections.splitMentions(subject, entity(subject.reading, 'Lisbon').mentions.slice(1));
  const { reading } = after(split);
  const both = reading.entities.filter(({ name }) => name === 'Lisbon');
  assert.deepEqual(both.map(({ mentions }) => mentions.length).toSorted(), [1, 2]);
  assert.equal(new Set(both.map(({ compareKey }) => compareKey)).size, 2);
  const back = after(split, (subject) => {
    const [one, other] = subject.reading.entities.filter(({ name }) => name === 'Lisbon');
    return corrections.mergeEntities(subject, other.id, one.id);
  }).reading;
  assert.equal(entity(back, 'Lisbon').mentions.length, 3);
});

test('mentions move to another entity', () => {
  const { reading } = after((subject) =>
    corrections.splitMentions(subject, entity(subject.reading, 'Omar Kassab').mentions.slice(1), { into: idOf(subject.reading, 'Ada Brandt') }),
  );
  assert.equal(entity(reading, 'Omar Kassab').mentions.length, 1);
  assert.equal(entity(reading, 'Ada Brandt').mentions.length, 5);
});

test('words that were missed are added, all of them, and are told apart from the machine', () => {
  const range = { start: TEXT.indexOf('reporters') - 1, end: TEXT.indexOf('reporters') + 10 };
  const { reading } = after((subject) => corrections.addMentions(subject, corrections.sameWords(TEXT, range), 'group'));
  const { state, mentions, name, type } = entity(reading, 'reporters');
  assert.deepEqual([state, name, type, mentions.length], ['added', 'reporters', 'group', 1]);
  assert.equal(reading.mentions[mentions[0]].source, 'correction');
  const into = after((subject) => corrections.addMentions(subject, [range], 'group', { into: idOf(subject.reading, 'Ada Brandt') })).reading;
  assert.deepEqual(wordsOf(into, 'Ada Brandt'), ['Ada Brandt', 'Brandt', 'reporters', 'Brandt']);
});

test('a longer addition takes the place of what it covers', () => {
  const start = TEXT.indexOf('Mayor Ada Brandt');
  const { reading } = after((subject) => corrections.addMentions(subject, [{ start, end: start + 16 }], 'person', { into: idOf(subject.reading, 'Ada Brandt') }));
  assert.deepEqual(wordsOf(standing(reading), 'Ada Brandt'), ['Mayor Ada Brandt', 'Brandt', 'Brandt']);
});

test('the same words are found as whole words only', () => {
  const text = 'Xi spoke. Xinhua quoted Xi; Xi-style.';
  assert.deepEqual(corrections.sameWords(text, { start: 0, end: 3 }).map(({ start }) => start), [0, 24, 28]);
});

test('a correction taken back leaves the others', () => {
  const { history } = after(
    (subject) => corrections.rejectEntity(subject, idOf(subject.reading, 'Cairo')),
    (subject) => corrections.renameEntity(subject, idOf(subject.reading, 'Lisbon'), 'Lisboa'),
  );
  const reading = apply(machine, TEXT, withdraw(history, history.present[0].id).present);
  assert.equal(entity(reading, 'Cairo').state, 'suggested');
  assert.equal(entity(reading, 'Lisboa').state, 'confirmed');
});

// The laws, for any sequence of corrections.

/** @param {string} text @param {number} seed @param {number} steps */
function anyHistory(text, seed, steps) {
  const analysis = analyze(text);
  const roll = dice(seed);
  const some = (/** @type {unknown[]} */ list) => roll(Math.max(1, list.length));
  let history = historyOf();
  const readings = [apply(analysis, text, [])];
  for (let step = 0; step < steps; step += 1) {
    const reading = readings[step];
    const subject = { text, reading };
    const { entities, mentions } = reading;
    const id = some(entities);
    const parts = entities[id].mentions.filter(() => roll(2) === 0);
    const places = parts.length > 0 ? parts : [some(mentions)];
    const start = roll(text.length - 40);
    const range = { start, end: start + 1 + roll(30) };
    const type = /** @type {const} */ (['person', 'place', 'organization', 'date', 'law'])[roll(5)];
    const choices = [
      () => corrections.confirmEntity(subject, id),
      () => corrections.rejectEntity(subject, id),
      () => corrections.retypeEntity(subject, id, type),
      () => corrections.renameEntity(subject, id, `Name ${roll(5)}`),
      () => corrections.mergeEntities(subject, id, some(entities)),
      () => corrections.confirmMentions(subject, places),
      () => corrections.rejectMentions(subject, places),
      () => corrections.retypeMentions(subject, places, type),
      () => corrections.splitMentions(subject, places, roll(2) ? { into: some(entities) } : { name: `Name ${roll(5)}` }),
      () => corrections.addMentions(subject, [range], type, roll(2) ? { into: some(entities) } : {}),
    ];
    history = correct(history, choices[roll(choices.length)]());
    readings.push(apply(analysis, text, history.present));
  }
  return { analysis, history, readings };
}

const AWKWARD = `${TEXT}\r\n\r\n😀 Ada Brandt\u200b and “Omar Kassab” — مرحبا Lisbon \ud800 e\u0301 Cairo.`;
const runs = [TEXT, AWKWARD, seeds[0], seeds[1]].flatMap((text) => [1, 2, 3].map((seed) => ({ text, seed, ...anyHistory(text, seed, 40) })));

test('a reading is sound whatever was corrected', () => {
  for (const { text, readings } of runs) {
    for (const { mentions, entities } of readings) {
      for (const { start, end } of mentions) assert.ok(start < end && end <= text.length);
      for (let index = 1; index < mentions.length; index += 1) assert.ok(mentions[index - 1].start <= mentions[index].start);
      const stand = mentions.filter(({ state }) => state !== 'rejected');
      for (let index = 1; index < stand.length; index += 1) assert.ok(stand[index - 1].end <= stand[index].start, 'mentions overlap');
      entities.forEach(({ id, state, mentions: own, type, name, salience }, index) => {
        assert.equal(id, index);
        assert.ok(own.length > 0 && name !== '' && salience >= 0 && salience <= 1);
        for (const mention of own) {
          assert.equal(mentions[mention].entity, id);
          assert.equal(mentions[mention].type, type);
          assert.equal(mentions[mention].state === 'rejected', state === 'rejected');
        }
      });
      mentions.forEach(({ entity, state }, index) => {
        if (entity !== null && state !== 'rejected') assert.ok(entities[entity].mentions.includes(index));
      });
    }
  }
});

test('what stands is sound by itself', () => {
  for (const { readings } of runs) {
    const { mentions, entities } = standing(readings[readings.length - 1]);
    entities.forEach(({ id, mentions: own }, index) => {
      assert.equal(id, index);
      assert.deepEqual(mentions.flatMap(({ entity }, at) => (entity === id ? at : [])), own);
    });
  }
});

test('every quote is the words at its place, and finds them', () => {
  for (const { text, history, readings } of runs) {
    for (const correction of history.present) {
      const quotes = 'quotes' in correction ? correction.quotes : [correction.entity.at];
      for (const { exact, prefix, suffix, start, end } of quotes.filter((quote) => quote !== null)) {
        assert.equal(text.slice(start, end), exact);
        assert.ok(text.startsWith(prefix + exact + suffix, start - prefix.length));
      }
    }
    assert.deepEqual(readings.at(-1)?.orphans, []);
  }
});

test('undo is the inverse of do, and redo of undo, at every step', () => {
  for (const { analysis, text, history, readings } of runs) {
    let back = history;
    for (const expected of readings.toReversed()) {
      assert.deepEqual(apply(analysis, text, back.present), expected);
      if (back.past.length > 0) assert.deepEqual(redo(undo(back)), back);
      back = undo(back);
    }
    assert.deepEqual(undo(back), back);
    for (const _ of readings) back = redo(back);
    assert.deepEqual(back.present, history.present);
  }
});

test('applied once is applied: again, on the answer or on the reading, changes nothing', () => {
  for (const { analysis, text, history, readings } of runs) {
    const before = JSON.stringify(analysis);
    const reading = apply(analysis, text, history.present);
    assert.deepEqual(reading, readings.at(-1));
    assert.deepEqual(apply(reading, text, history.present), reading);
    assert.equal(JSON.stringify(analysis), before);
  }
});
