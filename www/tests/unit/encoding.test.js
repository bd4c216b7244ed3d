// Encodings that bytes do not say: the words tell.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { guessed } from '../../src/engine/encoding.js';

/** Bytes of `text`, found by decoding every pair of bytes once: Node encodes only UTF-8. @param {string} text @param {string} label */
function encoded(text, label) {
  const decoder = new TextDecoder(label);
  /** @type {Map<string, number[]>} */
  const bytesOf = new Map();
  for (let first = 0x80; first < 0x100; first += 1) {
    const alone = decoder.decode(Uint8Array.of(first));
    if (alone.length === 1 && alone !== '\ufffd') bytesOf.set(alone, [first]);
    for (let second = 0x40; second < 0x100; second += 1) {
      const pair = decoder.decode(Uint8Array.of(first, second));
      if ([...pair].length === 1 && pair !== '\ufffd' && !bytesOf.has(pair)) bytesOf.set(pair, [first, second]);
    }
  }
  return Uint8Array.from([...text].flatMap((letter) => (letter < '\u0080' ? [letter.charCodeAt(0)] : (bytesOf.get(letter) ?? assert.fail(`${letter} in ${label}`)))));
}

/** @param {Uint8Array} bytes what the core says of bytes that are no UTF-8 */
const taken = (bytes) => ({ text: String.fromCharCode(...bytes), encoding: 'windows-1252' });

const texts = {
  gb18030: '市政府昨天宣布，港口的旧码头将在冬天到来之前修好。市长说，这是一个对大家都有好处的决定。',
  big5: '市政府昨天宣布，港口的舊碼頭將在冬天到來之前修好。市長說，這是一個對大家都有好處的決定。',
  shift_jis: '市は火曜日に、古い桟橋を冬までに修理すると発表した。市長は「港の人たちのためになる」と述べた。',
  'euc-jp': '市は火曜日に、古い桟橋を冬までに修理すると発表した。市長は「港の人たちのためになる」と述べた。',
  'euc-kr': '시는 화요일에 오래된 부두를 겨울이 오기 전에 고치기로 했다고 밝혔다. 시장은 항구의 사람들을 위한 일이라고 말했다.',
  'windows-1251': 'Городской совет решил во вторник починить старый причал до наступления зимы, сказал мэр.',
  'koi8-r': 'Городской совет решил во вторник починить старый причал до наступления зимы, сказал мэр.',
  'windows-1253': 'Το συμβούλιο αποφάσισε την Τρίτη να επισκευάσει την παλιά προβλήτα πριν από τον χειμώνα.',
};
for (const [label, text] of Object.entries(texts)) {
  test(`a text in ${label} is read as it was written`, () => {
    const bytes = encoded(text, label);
    assert.deepEqual(guessed(bytes, taken(bytes)), { text, encoding: label });
  });
}

test('a western text stays what it is, also one of few words', () => {
  for (const words of ['The caf\xe9 in M\xfcnchen reopened, \x93at last\x94, he said.', '\xc9t\xe9', '\x93\xc0 la mairie\x94 : le \xe9t\xe9 \xe0 No\xebl, d\xe9j\xe0.', 'S\xe3o Jo\xe3o n\xe3o \xe9 l\xe1; a\xe7\xf5es']) {
    const bytes = Uint8Array.from(words, (letter) => letter.charCodeAt(0));
    assert.equal(guessed(bytes, taken(bytes)).encoding, 'windows-1252', words);
  }
});

test('UTF-8 with a broken byte, or cut off in the middle of a letter, stays UTF-8', () => {
  const whole = new TextEncoder().encode('“We will pay,” Zoë Núñez said of the café. “Señor Muñoz may go – déjà vu.”');
  const cut = whole.subarray(0, whole.length - 2);
  assert.match(guessed(cut, taken(cut)).text, /“Señor Muñoz may go – déjà vu\.\ufffd$/u);
  const broken = Uint8Array.from([...whole, 0xe9, 0x20]);
  assert.equal(guessed(broken, taken(broken)).encoding, 'utf-8');
});

test('what the core is sure of is not looked at again', () => {
  const sure = { text: 'é', encoding: 'utf-8' };
  assert.equal(guessed(Uint8Array.of(0xc3, 0xa9), sure), sure);
});
